import { describe, expect, it } from 'vitest'
import { compareCampaign } from '../../src/announcement/compare-campaign.js'
import { readAnnouncement } from '../../src/announcement/read-announcement.js'
import { codeOf } from '../../src/model/fault.js'
import { parseCampaign } from '../../src/pipeline/parse-campaign.js'
import { readYaml } from '../../src/pipeline/read-yaml.js'

const ANNOUNCEMENT = `Otter Forum: Rivers
Event period: 1 June 2026, 08:00 – 15 June 2026, 20:00 (UTC+8)
Write at least 60 words, links are not counted. Use #OtterRivers. Attach two photos.
Write about Otter River or OtterMap. Posts must be original.
Winners must complete KYC, or the next in line moves up if they are not verified.
Total prize pool: 500 OTR
1st place: 200 OTR
2nd place (3 winners): 100 OTR each`

const CAMPAIGN = `name: Rivers
window:
  from: 2026-06-01 08:00
  to: 2026-06-15 20:00
  zone: "+08:00"
rules:
  length: { min: 60, unit: words, exclude: [urls] }
  hashtag: { any: "#OtterRivers" }
  screenshot: { min: 2 }
  topic: { any: [Otter River, OtterMap] }
  identity: { gate: win, unverified: skip }
  originality:
prizes:
  asset: OTR
  pool: "500"
  rank: [likes]
  ladder:
    - { name: 1st, places: 1, amount: "200" }
    - { name: 2nd, places: 3, amount: "100" }
`

/** Each fault as `code line: key value / announced`. */
async function compare(campaign: string, ...texts: readonly string[]): Promise<string[]> {
  const parsed = await parseCampaign(campaign, 'c.yaml')
  const yaml = readYaml(campaign, 'c.yaml')
  const reading = readAnnouncement(texts.map((text, i) => ({ file: `a${i + 1}.txt`, text })))
  const placeOf = (path: readonly (string | number)[]) => ({
    file: 'c.yaml',
    ...yaml.place(path.filter((step) => typeof step === 'string')),
  })
  return compareCampaign(parsed.campaign, reading, placeOf).map((fault) => {
    const { key, value, said, at } = fault.args
    const place = `${fault.place.file}:${fault.place.line}`
    return codeOf(fault) === 'announcement-differs'
      ? `${place} ${key}: ${value} / ${said} (${at})`
      : `${place} ${codeOf(fault)}`
  })
}

describe('compareCampaign', () => {
  it('finds nothing where both say the same, however they write it', async () => {
    expect(await compare(CAMPAIGN, ANNOUNCEMENT)).toEqual([])
    const inUtc = CAMPAIGN.replace('06-01 08:00', '06-01T00:00:00Z').replace('06-15 20:00', '06-15T12:00:00Z')
    expect(await compare(inUtc, ANNOUNCEMENT)).toEqual([])
    const inSteps = CAMPAIGN.replace('places: 3, amount: "100"', 'places: 1, amount: "100.0"').concat(
      '    - { name: 3rd, places: 2, amount: "100" }\n',
    )
    expect(await compare(inSteps, ANNOUNCEMENT)).toEqual([])
  })

  it.each([
    [
      'an end',
      '15 20:00',
      '15 24:00',
      ['c.yaml:4 window.to: 2026-06-16T00:00:00+08:00 / 2026-06-15 20:00 +08:00 (a1.txt:2)'],
    ],
    [
      'a zone',
      '"+08:00"',
      '"+00:00"',
      [
        'c.yaml:3 window.from: 2026-06-01T08:00:00+00:00 / 2026-06-01 08:00 +08:00 (a1.txt:2)',
        'c.yaml:4 window.to: 2026-06-15T20:00:00+00:00 / 2026-06-15 20:00 +08:00 (a1.txt:2)',
      ],
    ],
    ['a length', 'min: 60', 'min: 80', ['c.yaml:7 rules.length: 80 words / 60 words (a1.txt:3)']],
    ['a unit', 'unit: words', 'unit: characters', ['c.yaml:7 rules.length: 60 characters / 60 words (a1.txt:3)']],
    [
      'what is not counted',
      'exclude: [urls]',
      'exclude: [hashtags]',
      ['c.yaml:7 rules.length: exclude: hashtags / exclude: urls (a1.txt:3)'],
    ],
    ['a tag', '#OtterRivers', '#OtterRiver', ['c.yaml:8 rules.hashtag: #OtterRiver / #OtterRivers (a1.txt:3)']],
    ['no tag at all', '  hashtag: { any: "#OtterRivers" }\n', '', ['c.yaml:7 rules: – / #OtterRivers (a1.txt:3)']],
    ['a count of images', 'min: 2', 'min: 1', ['c.yaml:9 rules.screenshot: 1 / 2 (a1.txt:3)']],
    ['a word of the topic', ', OtterMap', '', ['c.yaml:10 rules.topic: Otter River / OtterMap (a1.txt:4)']],
    ['a gate', 'gate: win', 'gate: enter', ['c.yaml:11 rules.identity: enter / win (a1.txt:5)']],
    [
      'what becomes of a prize',
      'unverified: skip',
      'unverified: hold',
      ['c.yaml:11 rules.identity: hold / skip (a1.txt:5)'],
    ],
    ['originality', '  originality:\n', '', ['c.yaml:7 rules: – / originality (a1.txt:4)']],
    ['an asset', 'asset: OTR', 'asset: USDT', ['c.yaml:14 prizes.asset: USDT / OTR (a1.txt:7)']],
    [
      'a pool and a prize',
      'pool: "500"\n  rank: [likes]\n  ladder:\n    - { name: 1st, places: 1, amount: "200" }',
      'pool: "600"\n  rank: [likes]\n  ladder:\n    - { name: 1st, places: 1, amount: "300" }',
      [
        'c.yaml:18 prizes.ladder: 1 × 300, 3 × 100 / 1 × 200, 3 × 100 (a1.txt:7)',
        'c.yaml:15 prizes.pool: 600 / 500 (a1.txt:6)',
      ],
    ],
  ])('tells %s', async (_, said, instead, expected) => {
    expect(await compare(CAMPAIGN.replace(said, instead), ANNOUNCEMENT)).toEqual(expected)
  })

  it('tells how much everybody must post, where the campaign file says something else or nothing', async () => {
    const announced = `${ANNOUNCEMENT}\nPublish at least 5 posts on at least 3 days.`
    const withQuota = (quota: string) => CAMPAIGN.replace('prizes:', `  quota: ${quota}\nprizes:`)
    expect(await compare(withQuota('{ posts: 5, days: 3 }'), announced)).toEqual([])
    expect(await compare(withQuota('{ posts: 5 }'), announced)).toEqual([
      'c.yaml:13 rules.quota.days: 1 / 3 days (a1.txt:9)',
    ])
    expect(await compare(CAMPAIGN, announced)).toEqual([
      'c.yaml:7 rules: – / 5 posts (a1.txt:9)',
      'c.yaml:7 rules: – / 3 days (a1.txt:9)',
    ])
  })

  it('tells what a campaign file without a window leaves open', async () => {
    const without = CAMPAIGN.replace(/window:\n(?: {2}.*\n){3}/, '')
    expect(await compare(without, ANNOUNCEMENT)).toEqual(['c.yaml:1 window: – / 2026-06-01 08:00 +08:00 (a1.txt:2)'])
  })

  it('takes an end at :59 as settled by a file that ends with the minute, and tells it otherwise', async () => {
    const announced = ANNOUNCEMENT.replace('15 June 2026, 20:00', '15 June 2026, 19:59')
    expect(await compare(CAMPAIGN, announced)).toEqual([])
    expect(await compare(CAMPAIGN.replace('15 20:00', '15 19:59'), announced)).toEqual(['a1.txt:2 announcement-end-59'])
  })

  it('tells what two texts of the same announcement say differently', async () => {
    const chinese = `水獭论坛：河流
活动时间：2026年6月1日 08:00 – 6月15日 20:00（UTC+8）
不少于 60 字，带话题 #OtterRivers`
    expect(await compare(CAMPAIGN, ANNOUNCEMENT, chinese)).toEqual(['a1.txt:3 announcement-units'])
  })
})
