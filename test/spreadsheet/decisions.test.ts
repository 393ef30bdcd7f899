import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { createWorkplace } from '../e2e/program.js'
import {
  fillIn,
  inLibreOffice,
  isLibreOfficeMissing,
  openSheets,
  saveAsGb18030,
  saveAsXlsx,
  saveSheetAsGb18030,
} from './libreoffice.js'

const CAMPAIGN = `name: 活动
zone: "+08:00"
rules: { length: { min: 3 }, hashtag: { any: "#发帖赢代币CGN" } }
prizes: { asset: CGN, pool: "1", rank: [likes], ladder: [{ amount: "1" }] }
`
const IDS = ['1983200112233445566', '0070012300', '=1+1', '-7', '帖子一']
const POSTS = IDS.map((id, i) => ({
  post_id: id,
  user_id: `u-${id}`,
  content: `这是第${i}条体验`,
  hashtags: '#发帖赢代币CGNX',
  likes: String(9 - i),
}))

describe.skipIf(isLibreOfficeMissing)(inLibreOffice('a review sheet that LibreOffice saved'), () => {
  const place = createWorkplace()
  /** The sheet of a first run with every post decided, the first against. */
  function filledIn(): string {
    place.put('campaign.yaml', CAMPAIGN)
    place.put('posts.json', JSON.stringify(POSTS))
    expect(place.eligo('check', 'posts.json', '-o', 'out', '--lang', 'zh').code).toBe(0)
    const text = readFileSync(place.path('out', 'review.csv'), 'utf8')
    let row = 0
    const filled = text.replace(/,,,\r\n/g, () => `,${row++ === 0 ? '驳回' : '通过'},李雷,"看过了，没问题"\r\n`)
    expect(row).toBe(IDS.length)
    writeFileSync(place.path('review.csv'), filled)
    return place.path('review.csv')
  }
  const decided = (sheet: string) => place.eligo('check', 'posts.json', '--decisions', sheet, '--format', 'json')
  const verdicts = (sheet: string) => {
    const { code, out, err } = decided(sheet)
    expect([code, err.includes('decision')]).toEqual([0, false])
    return JSON.parse(out).map((row: Record<string, string>) => [row.post_id, row.verdict])
  }
  const EXPECTED = IDS.map((id, i) => [id, i === 0 ? 'ineligible' : 'eligible'])

  it('is taken as XLSX and as CSV in GB18030, with every id whole', () => {
    const sheet = filledIn()
    expect(verdicts(sheet)).toEqual(EXPECTED)
    expect(verdicts(saveAsXlsx(sheet, 'all-text'))).toEqual(EXPECTED)
    const gb18030 = saveAsGb18030(sheet, 'all-text')
    expect(new TextDecoder('gb18030', { fatal: true }).decode(readFileSync(gb18030))).toContain('看过了，没问题')
    expect(verdicts(gb18030)).toEqual(EXPECTED)
  })

  it('is refused where the program took ids for numbers', () => {
    const saved = saveAsGb18030(filledIn(), 'as-it-comes')
    const ids = parse(new TextDecoder('gb18030').decode(readFileSync(saved))).map(([id]: string[]) => id)
    expect(ids).not.toContain('1983200112233445566')
    const { code, err } = decided(saved)
    expect(code).toBe(2)
    expect(err).toContain(
      'review.csv:2:post_id: 1.98320011223345E+018 is an id that a spreadsheet turned into a number',
    )
  })
})

describe.skipIf(isLibreOfficeMissing)(inLibreOffice('report.xlsx, filled in and saved by LibreOffice'), () => {
  const place = createWorkplace()
  const REASON = '看过了，没问题'
  /** Decides every question of a first run in its workbook: the first against, the others for. */
  function filledIn(): string {
    place.put('campaign.yaml', CAMPAIGN)
    place.put('posts.json', JSON.stringify(POSTS))
    expect(place.eligo('check', 'posts.json', '-o', 'first', '--xlsx', '--lang', 'zh').code).toBe(0)
    const workbook = place.path('first', 'report.xlsx')
    const decided = IDS.map((_, i) => [i === 0 ? 'reject' : 'accept', '李雷', REASON])
    fillIn(workbook, 'xl/worksheets/sheet3.xml', 'F', decided)
    return workbook
  }
  /** The result under decisions, as far as the name and the bytes of the sheet do not show in it. */
  function resultUnder(sheet: string, folder: string): Record<string, string> {
    const { code, err } = place.eligo('check', 'posts.json', '--decisions', sheet, '-o', folder, '--lang', 'zh')
    expect([code, err]).toEqual([0, sheet.endsWith('.csv') ? expect.stringContaining('gb18030') : ''])
    const { 'result.json': result, 'report.html': _, ...tables } = place.read(folder)
    const { decisions, awards, tally } = JSON.parse(result!)
    return { ...tables, result: JSON.stringify({ decisions, awards, tally }) }
  }

  it('is taken back as XLSX and as CSV in GB18030: every id whole, the same result, on record everywhere', () => {
    const workbook = filledIn()
    const saved = saveAsXlsx(workbook)
    const sheet = saveSheetAsGb18030(workbook, 3)
    expect(
      openSheets(saved)
        .review!.slice(1)
        .map(([id, , , , , decision]) => [id!.text, decision!.text]),
    ).toEqual(IDS.map((id, i) => [id, i === 0 ? 'reject' : 'accept']))
    expect(new TextDecoder('gb18030', { fatal: true }).decode(readFileSync(sheet))).toContain(REASON)

    const asXlsx = resultUnder(saved, 'as-xlsx')
    expect(resultUnder(sheet, 'as-csv')).toEqual(asXlsx)

    const rows: string[][] = parse(asXlsx['report.csv']!, { bom: true })
    const at = ['post_id', 'verdict', 'decision', 'reviewer'].map((name) => rows[0]!.indexOf(name))
    const expected = IDS.map((id, i) => [id, ...(i === 0 ? ['ineligible', 'reject'] : ['eligible', 'accept']), '李雷'])
    // Ids that begin a formula stand in the CSV behind an apostrophe.
    expect(rows.slice(1).map((row) => at.map((i) => row[i]!.replace(/^'/, '')))).toEqual(expected)
    expect(rows[1]![6]).toContain(REASON)

    const record = { rules: ['hashtag'], reviewer: '李雷', reason: REASON }
    const decisions = expected.map(([id, , decision]) => ({ decision, post_id: id, user_id: `u-${id}`, ...record }))
    expect(JSON.parse(asXlsx.result!).decisions).toEqual(expect.arrayContaining(decisions))
    const entries = asXlsx['entries.ndjson']!.trim().split('\n')
    expect(entries.map((line) => JSON.parse(line).decisions[0].reason)).toEqual(IDS.map(() => REASON))
    expect(place.read('as-xlsx')['report.html']).toContain(REASON)
    expect(place.eligo('explain', 'as-csv', IDS[1]!, '--lang', 'zh').out).toContain(`李雷 裁定通过：${REASON}`)
    expect(parse(asXlsx['review.csv']!, { bom: true })).toHaveLength(1)
  })
})
