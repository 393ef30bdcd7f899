import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { inputOf } from '../../../src/io/open-input.js'
import { readXlsx } from '../../../src/io/read-xlsx.js'
import { createSpeaker } from '../../../src/report/speaker.js'
import type { Cell, Table } from '../../../src/report/table.js'
import { cutToCell } from '../../../src/report/xlsx/cell-text.js'
import { createWorkbook } from '../../../src/report/xlsx/workbook.js'
import { ruleWords } from '../../../src/rules/rule-words.js'

const tableOf = (name: Table['name'], columns: readonly string[], rows: readonly (readonly Cell[])[]): Table => ({
  name,
  columns,
  rows: () => rows,
})

/** A workbook of tables: its bytes, its parts, and what it says of itself. */
function make(tables: readonly Table[], { lang = 'en' as 'en' | 'zh', mostRows = 100 } = {}) {
  const speaker = createSpeaker(lang, ruleWords())
  const workbook = createWorkbook({ tables, coloured: new Set(['verdict', 'length']), speaker, mostRows })
  const bytes = Buffer.concat([...workbook.pieces()])
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
  return { bytes, parts, told: workbook.told(), sheet: (number: number) => parts[`xl/worksheets/sheet${number}.xml`]! }
}

/** The first cell of every row below the header, as our own reader has it. */
async function firstCells(bytes: Uint8Array, sheet: string): Promise<string[]> {
  const texts: string[] = []
  for await (const chunk of readXlsx(inputOf([bytes], { keepBooks: false }), sheet))
    for (const [i, start] of chunk.starts.entries())
      texts.push(Buffer.from(chunk.bytes.subarray(start, chunk.ends[i])).toString().replace(/\n$/, ''))
  return texts.slice(1)
}

const cellsOf = (xml: string): string[] => xml.match(/<c r="[A-Z]+[2-9]\d*"[^>]*>.*?<\/c>/gs) ?? []
const LONG = 32_767

describe('report.xlsx', () => {
  it('has a sheet for each table, in their order, with a header that stays in sight', () => {
    const { parts, sheet } = make([
      tableOf('report', ['post_id'], []),
      tableOf('review', ['post_id', 'decision'], [['a', '']]),
    ])
    expect(parts['xl/workbook.xml']!.match(/<sheet name="\w+"/g)).toEqual([
      '<sheet name="report"',
      '<sheet name="review"',
    ])
    for (const number of [1, 2])
      expect(sheet(number)).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
  })

  it('writes every text as text, whatever it looks like, and only our own counts as numbers', () => {
    const texts = ['19812345678901234567', '007', '=1+1', '1E9', '2025-10-25', 'TRUE', '#N/A', "'x"]
    const { sheet } = make([
      tableOf(
        'report',
        ['post_id', 'characters'],
        texts.map((text) => [text, 80]),
      ),
    ])
    const cells = cellsOf(sheet(1))
    expect(
      cells
        .filter((_, i) => i % 2 === 0)
        .map((cell) => /t="inlineStr"><is><t xml:space="preserve">(.*)<\/t>/.exec(cell)![1]),
    ).toEqual(texts)
    expect(
      cells.filter((_, i) => i % 2 === 1).every((cell) => /^<c r="B\d+" s="\d+"><v>80<\/v><\/c>$/.test(cell)),
    ).toBe(true)
    expect(sheet(1)).not.toContain('<f>')
  })

  it('marks what could be a formula as quoted, so that editing it does not make it one', () => {
    const { parts, sheet } = make([tableOf('report', ['post_id'], [['=1+1'], ['plain'], [`=${'1+'.repeat(200)}1`]])])
    const styles = parts['xl/styles.xml']!.split('<cellXfs')[1]!.match(/<xf .*?(?:\/>|<\/xf>)/g)!
    const isQuoted = cellsOf(sheet(1)).map((cell) =>
      styles[Number(/s="(\d+)"/.exec(cell)![1])]!.includes('quotePrefix="1"'),
    )
    expect(isQuoted).toEqual([true, false, true])
  })

  it('colours verdicts and outcomes, and nothing that merely is called so', () => {
    const rows = ['eligible', 'review', 'ineligible'].map((word) => [word, word, 'pass'])
    const { sheet } = make([tableOf('report', ['user_id', 'verdict', 'length'], rows)])
    const styles = cellsOf(sheet(1)).map((cell) => Number(/s="(\d+)"/.exec(cell)![1]))
    const [plain, good, pass, , warn, , , bad] = styles
    expect(styles).toEqual([plain, good, pass, plain, warn, pass, plain, bad, pass])
    expect(new Set([plain, good, warn, bad]).size).toBe(4)
    expect(pass).toBe(good)
  })

  it('makes columns as wide as their texts, wide characters counting double, within bounds', () => {
    const { sheet } = make([
      tableOf('report', ['a', 'b', 'c', 'd'], [['123456789012', '一二三四五六七八', 'x'.repeat(500), '']]),
    ])
    expect(sheet(1).match(/ width="\d+"/g)).toEqual([' width="14"', ' width="18"', ' width="60"', ' width="8"'])
  })

  it('offers the decisions of the sheet of reviews', () => {
    const { sheet } = make(
      [
        tableOf(
          'review',
          ['post_id', 'decision'],
          [
            ['a', ''],
            ['b', ''],
          ],
        ),
      ],
      { lang: 'zh' },
    )
    expect(sheet(1)).toMatch(
      /<dataValidation type="list" [^>]*prompt="请从以下选项中选择：[^"]*" sqref="B2:B3"><formula1>"accept,reject,disqualify,replace"<\/formula1>/,
    )
    expect(make([tableOf('review', ['post_id', 'decision'], [])]).sheet(1)).not.toContain('dataValidation')
  })

  it('goes on on further sheets where one does not hold all rows, and says so', async () => {
    const rows = Array.from({ length: 5 }, (_, i) => [`p${i}`])
    const { bytes, parts, told } = make([tableOf('report', ['post_id'], rows), tableOf('rejects', ['source'], [])], {
      mostRows: 3,
    })
    expect(parts['xl/workbook.xml']!.match(/name="[^"]*"/g)).toEqual([
      'name="report"',
      'name="report 2"',
      'name="report 3"',
      'name="rejects"',
    ])
    expect([
      await firstCells(bytes, 'report'),
      await firstCells(bytes, 'report 2'),
      await firstCells(bytes, 'report 3'),
    ]).toEqual([['p0', 'p1'], ['p2', 'p3'], ['p4']])
    expect(told).toEqual([
      { code: 'sheets-split', args: { table: 'report', count: 3, rows: 3 }, place: { file: 'report.xlsx' } },
    ])
    expect(make([tableOf('report', ['post_id'], rows.slice(0, 2))], { mostRows: 3 }).told).toEqual([])
  })

  it('cuts what a cell cannot hold, with a note in the cell, and says so', async () => {
    const long = [
      `${'x'.repeat(LONG)}`,
      'y'.repeat(LONG + 1),
      '\n'.repeat(300),
      `${'z'.repeat(LONG - 29)}😀${'z'.repeat(99)}`,
    ]
    const { bytes, told } = make([
      tableOf(
        'report',
        ['post_id'],
        long.map((text) => [text]),
      ),
    ])
    const [whole, cut, , emoji] = (await firstCells(bytes, 'report')).map((cell) => cell.replace(/^"|"$/g, ''))
    expect(whole).toBe(long[0])
    expect([cut!.length, cut!.slice(-28)]).toEqual([LONG, 'y … [cut: 32768 characters]'.padStart(28, 'y')])
    expect(emoji!.isWellFormed()).toBe(true)
    expect(told).toEqual([{ code: 'cells-cut', args: { table: 'report', count: 3 }, place: { file: 'report.xlsx' } }])
  })

  it.each([
    ['as many units as fit', 'x'.repeat(LONG), undefined],
    ['one more', 'x'.repeat(LONG + 1), `${'x'.repeat(LONG - 1)}!`],
    ['as many line breaks as fit', 'x\n'.repeat(253), undefined],
    ['one more line break', 'x\n'.repeat(254), `${'x\n'.repeat(253)}x!`],
    ['half a character at the end', `${'x'.repeat(LONG - 2)}😀y`, `${'x'.repeat(LONG - 2)}!`],
  ])('cuts %s where a cell ends', (_, text, expected) => {
    expect(cutToCell(text, '!')).toBe(expected)
  })

  it('keeps controls, markup and what looks like an escape, in XML that holds them', async () => {
    const texts = [
      'a\u0007\u0000b',
      'a\rb',
      '<&">',
      '_x0041_',
      'a_x_b',
      '\ufffe\uffff',
      '\ud83d',
      ' blank ',
      '\u0085\u009b',
    ]
    const { bytes, sheet } = make([
      tableOf(
        'report',
        ['post_id'],
        texts.map((text) => [text]),
      ),
    ])
    expect(sheet(1)).toContain('>a_x0007__x0000_b<')
    expect(sheet(1)).not.toMatch(/(?!\n)[\p{Cc}\ufffe\uffff]/u)
    const read = (await firstCells(bytes, 'report')).map((cell) =>
      /^".*"$/s.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell,
    )
    // The first holds a NUL, which our own reader refuses.
    expect(read.slice(1)).toEqual(texts.slice(1).map((text) => text.toWellFormed()))
  })

  it('gives the same bytes for the same tables, in any zone', () => {
    const tables = [tableOf('report', ['post_id'], [['a'], ['b']])]
    const before = process.env.TZ
    try {
      const made = ['UTC', 'Asia/Shanghai', 'America/New_York'].map((zone) => {
        process.env.TZ = zone
        return make(tables).bytes.toString('hex')
      })
      expect(new Set(made).size).toBe(1)
    } finally {
      if (before === undefined) delete process.env.TZ
      else process.env.TZ = before
    }
  })
})
