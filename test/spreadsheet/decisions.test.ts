import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { createWorkplace } from '../e2e/program.js'
import { inLibreOffice, isLibreOfficeMissing, saveAsGb18030, saveAsXlsx } from './libreoffice.js'

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
