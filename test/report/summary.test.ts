import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Check, Lang } from '../../src/index.js'
import { check, parseCampaign, speakerOf } from '../../src/index.js'
import { NO_PAINT } from '../../src/report/paint.js'
import { summaryOf } from '../../src/report/summary.js'
import { displayWidth } from '../../src/text/display-width.js'

const FILES = ['report.csv', 'allocation.csv', 'review.csv', 'rejects.csv', 'entries.ndjson', 'result.json']

async function checkFixture(leaf: string): Promise<Check> {
  const read = (name: string) => readFileSync(`fixtures/campaigns/${leaf}/${name}`, 'utf8')
  const { campaign } = await parseCampaign(read('campaign.yaml'))
  const optional = (name: string) =>
    existsSync(`fixtures/campaigns/${leaf}/${name}`) ? { name, bytes: read(name) } : undefined
  const [people, scores, registered] = ['people.csv', 'scores.csv', 'registered.csv'].map(optional)
  return check(campaign, {
    posts: [{ name: 'posts.csv', bytes: read('posts.csv') }],
    // The shown ranking of the model campaign is that of its posts alone.
    ...(leaf === 'cgn-2025' ? {} : { ...(people && { people }), ...(scores && { scores }) }),
    ...(registered && { registration: [registered] }),
  })
}

const summary = ({ result }: Check, lang: Lang, folder = 'out'): string[] =>
  summaryOf(result, speakerOf(lang), NO_PAINT, {
    inputs: [{ name: 'posts.csv', format: 'csv', encoding: 'utf-8' }],
    written: { folder, files: FILES },
  }).split('\n')

const CAMPAIGN = `
name: ${'长名字'.repeat(8)}
window: { from: 2025-01-01T00:00:00Z, to: 2025-02-01T00:00:00Z }
rules: { identity: }
prizes:
  asset: TOKEN-WITH-A-LONG-NAME
  pool: "1.000000000000000002"
  rank: [likes]
  ladder: [{ name: ${'特别奖'.repeat(4)}, places: 3, amount: "0.333333333333333334" }]
`

describe('the summary on a terminal', () => {
  const cases = ['cgn-2025', 'harbor-2026', 'transfer-2026'].flatMap((leaf) =>
    (['zh', 'en'] as const).map((lang) => [leaf, lang] as const),
  )
  it.each(cases)('of %s in %s fits 80 columns and 40 lines', async (leaf, lang) => {
    const lines = summary(await checkFixture(leaf), lang)
    expect(lines.filter((line) => displayWidth(line) > 80)).toEqual([])
    expect(lines.length).toBeLessThanOrEqual(40)
  })

  const several = ['ridge-2026', 'beacon-2026', 'orchard-2026', 'tide-2026', 'kite-2026', 'sprout-2026'].flatMap(
    (leaf) => (['zh', 'en'] as const).map((lang) => [leaf, lang] as const),
  )
  it.each(several)('of %s in %s fits 80 columns', async (leaf, lang) => {
    const lines = summary(await checkFixture(leaf), lang)
    expect(lines.filter((line) => displayWidth(line) > 80)).toEqual([])
  })

  it('says where the money of each award went, goods by piece, and what all awards give together', async () => {
    const statements = async (leaf: string) =>
      summary(await checkFixture(leaf), 'en')
        .join('\n')
        .replace(/\n {2}(?=\w)/g, ' ')
        .split('\n')
        .filter((line) => line.includes(': pool '))
    expect(await statements('ridge-2026')).toEqual([
      'Trail Stories: pool 100 + 45 in place of goods USDT = awarded 145 + held 0 + unallocated 0',
      'Trail Stories: pool 1 trail tent = awarded 1 + held 0 + unallocated 0',
      'Trail Stories: pool 2 headlamp = awarded 1 + held 0 + unallocated 0 + paid for in money 1',
    ])
    expect(await statements('beacon-2026')).toEqual([
      '创作榜: pool 1050 LUMEN = awarded 1050 + held 0 + unallocated 0',
      '新人奖: pool 150 LUMEN = awarded 150 + held 0 + unallocated 0',
      '编辑之选: pool 300 LUMEN = awarded 300 + held 0 + unallocated 0',
      'in all: pool 1500 LUMEN = awarded 1500 + held 0 + unallocated 0',
    ])
    expect(await statements('orchard-2026')).toEqual([
      'Share the Harvest: pool 400 USDT = awarded 372 + held 24 + unallocated 4',
    ])
  })

  it('fits 80 columns with long names, ids, amounts and folders', async () => {
    const { campaign } = await parseCampaign(CAMPAIGN)
    const uuid = '550e8400-e29b-41d4-a716-44665544000'
    const posts = `post_id,user_id,posted_at,content,kyc,likes
${uuid}1,${uuid}2,2025-01-02T00:00:00Z,x,yes,9
${uuid}3,${uuid}4,2025-01-02T00:00:00Z,x,no,8
`
    const checked = await check(campaign, { posts: [{ name: 'posts.csv', bytes: posts }] })
    expect(summary(checked, 'en', `a/${'folder/'.repeat(20)}`).filter((line) => displayWidth(line) > 80)).toEqual([])
  })
})
