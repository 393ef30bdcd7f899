import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { makeXlsx, textCell, textRows, type WorkbookParts } from './make-xlsx.js'
import { readTable } from './read-tables.js'

const HEADER = ['post_id', 'user_id', 'content', 'posted_at']
const headerRow = `<row r="1">${HEADER.map((name, i) => textCell(`${'ABCD'[i]}1`, name)).join('')}</row>`

/** Reads a sheet with the usual header and these rows. */
const read = (rows: string, parts: Partial<WorkbookParts> = {}, sheet?: string) =>
  readTable(makeXlsx({ sheets: { Posts: headerRow + rows }, ...parts }), sheet === undefined ? {} : { sheet })

describe('cells of a workbook', () => {
  /** One cell in the last column of a row that is fine otherwise. */
  const cell = async (xml: string, parts: Partial<WorkbookParts> = {}) => {
    const row = `<row r="2">${textCell('A2', '1')}${textCell('B2', 'u')}${textCell('C2', 'x')}${xml}</row>`
    const found = await read(row, parts)
    return 'rows' in found ? found.rows?.[0]?.[4] : found.refused
  }
  const DATES = {
    formats: [
      'yyyy\\-mm\\-dd hh:mm:ss',
      'yyyy"年"m"月"d"日"',
      '[$-804]yyyy/m/d h:mm;@',
      'h:mm',
      '0.00',
      '@',
      '[h]:mm:ss',
    ],
  }

  const cases: readonly (readonly [what: string, xml: string, expected: string, parts?: Partial<WorkbookParts>])[] = [
    ['text', textCell('D2', '发帖 <赢> "代币"\n第二行'), '发帖 <赢> "代币"\n第二行'],
    ['an id as text', textCell('D2', '1981234567890123456'), '1981234567890123456'],
    ['a shared string', '<c r="D2" t="s"><v>1</v></c>', '二', { strings: ['<t>一</t>', '<t>二</t>'] }],
    [
      'rich text, without its pronunciation',
      '<c r="D2" t="s"><v>0</v></c>',
      '東京 2025',
      {
        strings: [
          '<r><t>東</t></r><r><rPr><b/></rPr><t xml:space="preserve">京 2025</t></r><rPh sb="0" eb="1"><t>トウ</t></rPh>',
        ],
      },
    ],
    ['characters that XML cannot hold', textCell('D2', 'a_x000D_b_x005F_x0041_'), 'a\rb_x0041_'],
    ['a number', '<c r="D2"><v>12</v></c>', '12'],
    ['a decimal as it is shown, not as it is stored', '<c r="D2"><v>3.1400000000000001</v></c>', '3.14'],
    ['a sum that binary cannot hold', '<c r="D2"><v>0.30000000000000004</v></c>', '0.3'],
    ['a small number', '<c r="D2"><v>1.5E-7</v></c>', '0.00000015'],
    ['a whole number with an exponent', '<c r="D2"><v>1.5E3</v></c>', '1500'],
    ['fifteen digits', '<c r="D2"><v>123456789012345</v></c>', '123456789012345'],
    ['sixteen digits', '<c r="D2"><v>1234567890123456</v></c>', '1.234567890123456E+15'],
    ['a long id that became a number', '<c r="D2"><v>1.98123456789012E+18</v></c>', '1.98123456789012E+18'],
    ['true', '<c r="D2" t="b"><v>1</v></c>', 'true'],
    ['false', '<c r="D2" t="b"><v>0</v></c>', 'false'],
    ['an error', '<c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', '#DIV/0!'],
    ['what a formula gave as text', '<c r="D2" t="str"><f>A1&amp;B1</f><v>ab</v></c>', 'ab'],
    ['what a formula gave as a number', '<c r="D2"><f>SUM(1,2)</f><v>3</v></c>', '3'],
    ['a formula that was never calculated', '<c r="D2"><f>SUM(1,2)</f></c>', ''],
    ['a time in local wall time', '<c r="D2" s="1"><v>45954.75</v></c>', '2025-10-24 18:00:00', DATES],
    ['a time to the millisecond', '<c r="D2" s="1"><v>45954.749999988424</v></c>', '2025-10-24 17:59:59.999', DATES],
    ['midnight where times are shown', '<c r="D2" s="3"><v>45954</v></c>', '2025-10-24 00:00:00', DATES],
    ['a bare day', '<c r="D2" s="2"><v>45954</v></c>', '2025-10-24', DATES],
    ['a day with a time that is not shown', '<c r="D2" s="2"><v>45954.75</v></c>', '2025-10-24 18:00:00', DATES],
    ['a time of day', '<c r="D2" s="4"><v>0.75</v></c>', '18:00:00', DATES],
    ['a number with decimals', '<c r="D2" s="5"><v>45954.75</v></c>', '45954.75', DATES],
    ['a number shown as text', '<c r="D2" s="6"><v>45954.75</v></c>', '45954.75', DATES],
    ['a time from 1904 on', '<c r="D2" s="1"><v>44492.75</v></c>', '2025-10-24 18:00:00', { ...DATES, uses1904: true }],
    ['a time in ISO 8601', '<c r="D2" t="d"><v>2025-10-24T18:00:00</v></c>', '2025-10-24T18:00:00'],
    ['the day that 1900 did not have', '<c r="D2" s="2"><v>60</v></c>', '60', DATES],
  ]
  it.each(cases.map(([what, xml, expected, parts = {}]) => ({ what, xml, expected, parts })))(
    '$what',
    async (given) => {
      expect(await cell(given.xml, given.parts)).toBe(given.expected)
    },
  )
})

describe('rows of a workbook', () => {
  it('keeps the numbers of the rows, passes over blank ones, and fills up short ones', async () => {
    const row = (number: number, ...cells: string[]) => `<row r="${number}">${cells.join('')}</row>`
    const found = await read(
      row(3, textCell('A3', '1'), textCell('B3', 'u'), textCell('C3', 'x')) +
        row(4) +
        row(6, textCell('A6', '2'), textCell('C6', 'y')) +
        row(7, '<c r="A7"/>', '<c r="B7" t="inlineStr"><is><t></t></is></c>') +
        row(9, textCell('A9', '3'), textCell('E9', 'beyond')),
    )
    expect(found).toEqual({
      header: HEADER,
      rows: [
        [3, '1', 'u', 'x', ''],
        [6, '2', '', 'y', ''],
      ],
      rejects: ['9:ragged-row:'],
      nature: { format: 'xlsx', sheet: 'Posts' },
    })
  })

  it('finds the header below a title', async () => {
    const rows = textRows([['活动数据导出'], [], HEADER, ['1', 'u', 'x', '2025-10-24 18:00:00'], ['合计：1 条']])
    expect(await readTable(makeXlsx({ sheets: { Sheet1: rows } }))).toEqual({
      header: HEADER,
      rows: [
        [4, '1', 'u', 'x', '2025-10-24 18:00:00'],
        [5, '合计：1 条', '', '', ''],
      ],
      rejects: [],
      nature: { format: 'xlsx', sheet: 'Sheet1', preamble: { first: 1, last: 2, shown: '活动数据导出' } },
    })
  })

  it('counts rows and columns that do not say where they are', async () => {
    const plain = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
    const rows = `<row>${HEADER.map(plain).join('')}</row><row>${['1', 'u', 'x', ''].map(plain).join('')}</row>`
    expect(await readTable(makeXlsx({ sheets: { Sheet1: rows } }))).toMatchObject({ rows: [[2, '1', 'u', 'x', '']] })
  })

  it('reads a NUL and half a character as the faults they are', async () => {
    const row = (n: number, text: string) =>
      `<row r="${n}">${textCell(`A${n}`, 'i')}${textCell(`B${n}`, 'u')}${textCell(`C${n}`, text)}</row>`
    expect(await read(row(2, 'a_x0000_b') + row(3, 'a_xD800_b') + row(4, 'fine'))).toMatchObject({
      rows: [[4, 'i', 'u', 'fine', '']],
      rejects: ['2:nul-character:content', '3:lone-surrogate:content'],
    })
  })
})

describe('sheets of a workbook', () => {
  const sheets = {
    Hidden: textRows([['nothing']]),
    一月: textRows([HEADER, ['1', 'u', 'x', '']]),
    二月: textRows([HEADER, ['2', 'u', 'x', '']]),
  }
  const open = async (sheet?: string) =>
    readTable(makeXlsx({ sheets, hidden: ['Hidden'] }), sheet === undefined ? {} : { sheet })

  it('takes the first that is not hidden, and says which others there are', async () => {
    expect(await open()).toMatchObject({
      rows: [[2, '1', 'u', 'x', '']],
      nature: { sheet: '一月', otherSheets: ['二月'] },
    })
  })
  it.each(['二月', '3'])('takes the one that was asked for: %s', async (sheet) => {
    expect(await open(sheet)).toMatchObject({ rows: [[2, '2', 'u', 'x', '']], nature: { sheet: '二月' } })
  })
  it.each(['三月', '4', '0'])('refuses one that is not there: %s', async (sheet) => {
    expect(await open(sheet)).toMatchObject({ refused: [':no-sheet:'] })
  })
})

describe('workbooks that are refused', () => {
  const whole = makeXlsx({ sheets: { Sheet1: textRows([HEADER, ['1', 'u', 'x', '']]) } })
  const flipped = (at: number) => whole.map((byte, i) => (i === at ? byte ^ 0x10 : byte))
  const part = (parts: Readonly<Record<string, string | Uint8Array | undefined>>) =>
    makeXlsx({ sheets: { Sheet1: headerRow }, parts })
  const sheetPart = (xml: string) => part({ 'xl/worksheets/sheet1.xml': xml })

  const cases: readonly (readonly [what: string, bytes: Uint8Array, code: string])[] = [
    ['cut short', whole.subarray(0, whole.length - 30), 'bad-xlsx'],
    ['cut after its first bytes', whole.subarray(0, 40), 'bad-xlsx'],
    ['damaged inside', flipped(whole.length >> 1), 'bad-xlsx'],
    ['no workbook inside', part({ 'xl/workbook.xml': undefined }), 'bad-xlsx'],
    ['a sheet that is missing', part({ 'xl/worksheets/sheet1.xml': undefined }), 'bad-xlsx'],
    ['XML that ends too early', sheetPart('<worksheet><sheetData><row r="1">'), 'bad-xlsx'],
    ['no XML at all', sheetPart('hello'), 'bad-xlsx'],
    [
      'a document type, harmless or not',
      sheetPart('<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData/></worksheet>'),
      'bad-xlsx',
    ],
    [
      'invalid UTF-8',
      part({ 'xl/worksheets/sheet1.xml': Uint8Array.from([...strToU8('<worksheet>'), 0xff]) }),
      'bad-xlsx',
    ],
    [
      'a reference to a shared string that is not there',
      sheetPart('<worksheet><sheetData><row><c t="s"><v>7</v></c></row></sheetData></worksheet>'),
      'bad-xlsx',
    ],
    [
      'a row beyond all rows',
      sheetPart('<worksheet><sheetData><row r="99999999"/></sheetData></worksheet>'),
      'bad-xlsx',
    ],
    [
      'a column beyond all columns',
      sheetPart('<worksheet><sheetData><row><c r="ZZZ1"/></row></sheetData></worksheet>'),
      'bad-xlsx',
    ],
    [
      'a part that unpacks to a thousand times its size',
      part({ 'xl/worksheets/sheet1.xml': new Uint8Array(80 << 20) }),
      'bad-xlsx',
    ],
    ['an old workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'unclear-format'],
    ['a page', strToU8('<html><table><tr><td>post_id</td></tr></table></html>'), 'unclear-format'],
    ['a document', strToU8('%PDF-1.7 ...'), 'unclear-format'],
    ['an empty zip file', Uint8Array.from([0x50, 0x4b, 5, 6, ...new Array(18).fill(0)]), 'bad-xlsx'],
    ['a sheet without anything', makeXlsx({ sheets: { Sheet1: '' } }), 'empty-input'],
    ['a sheet without the columns', makeXlsx({ sheets: { Sheet1: textRows([['a', 'b']]) } }), 'missing-column'],
  ]
  it.each(cases)('%s', async (_, bytes, code) => {
    const found = await readTable(bytes)
    expect('refused' in found ? found.refused?.map((fault) => fault.split(':')[1]) : found).toEqual([code])
  })
})
