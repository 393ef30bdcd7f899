import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Campaign } from '../../src/model/campaign.js'
import type { Outcome } from '../../src/model/finding.js'
import { NO_DECISIONS } from '../../src/pipeline/apply-decisions.js'
import { joinParts } from '../../src/pipeline/join-parts.js'
import { linkAccounts, numberPersons } from '../../src/pipeline/link-accounts.js'
import { createPostKeys, orderPosts } from '../../src/pipeline/order-posts.js'
import { parseCampaign } from '../../src/pipeline/parse-campaign.js'
import { createPartBuilder } from '../../src/pipeline/scan-part.js'
import { candidateReader, inOrderOf, readPostKeys } from '../../src/pipeline/stage-candidates.js'
import { allocateStages } from '../../src/prizes/allocate-stages.js'
import { trials } from '../laws/law.js'

const LADDER = 'asset: T, pool: 6, ladder: [{ places: 3, amount: 2 }]'
const PRIZES = [
  `{ name: A, ${LADDER}, rank: [score, { by: likes, order: asc }], alternates: 2 }`,
  `{ name: A, ${LADDER}, rank: [score], per_person: 2 }`,
  `{ name: A, ${LADDER}, rank: [{ by: posted_at, order: desc }, score], only: [identity] }`,
  `{ name: A, ${LADDER}, rank: [{ by: post_id, order: desc }] }`,
  `{ name: A, ${LADDER}, first_come: true, alternates: 1 }`,
  `{ name: A, ${LADDER}, rank: [likes] }, { name: B, ${LADDER}, rank: [score], exclude_winners: true, alternates: 1 }`,
  `{ name: A, ${LADDER}, rank: [likes] }, { name: B, ${LADDER}, rank: [score], from: A }`,
  `{ name: A, asset: T, pool: 6, rank: [score], split: equal, places: 3, decimals: 2 }`,
]

interface Row {
  readonly user: number
  readonly time: number | undefined
  readonly score: string
  readonly likes: string
  readonly identity: Outcome
}
const row = fc.record<Row>({
  user: fc.nat(7),
  time: fc.constantFrom(undefined, -5, 0, 1, 2, 1_761_300_000_000),
  // Equal as doubles and not as decimals, written in two ways, too long, and no decimals at all.
  score: fc.constantFrom(
    '9',
    '9.0',
    '-9',
    '0',
    '-0',
    '',
    '01',
    '.5',
    '5.',
    '1e3',
    '9007199254740992',
    '9007199254740993',
    '0.300000000000000001',
    '0.3',
    '123456789012345678901234567890',
  ),
  likes: fc.constantFrom('0', '7', '70', '7.5', ''),
  identity: fc.constantFrom('pass', 'pass', 'fail', 'review'),
})
const rows = fc.array(row, { maxLength: 25 })

const METRICS = ['score', 'likes']

/** Posts over two parts, with the metrics in the order in which a campaign asks for them. */
function postsOf(all: readonly Row[], metrics: readonly string[]) {
  const half = all.length >> 1
  const parts = [all.slice(0, half), all.slice(half)].map((some, at) => {
    const part = createPartBuilder(`${at}.csv`, [], metrics)
    part.begin(some.length)
    for (const [i, { user, time, score, likes }] of some.entries())
      part.addPost(
        {
          id: `p${at * half + i}`,
          userId: `u${user}`,
          postedAt: time,
          metrics: metrics.map((name) => (name === 'score' ? score : likes)),
        } as never,
        i,
        { drafts: [], characters: 0, print: new Uint16Array(), digest: [0, 0] },
      )
    return part.done()
  })
  return joinParts(parts)
}

const metricsIn = (prizes: string): string[] =>
  METRICS.filter((name) => prizes.includes(name)).sort((a, b) => prizes.indexOf(a) - prizes.indexOf(b))

const campaignOf = async (prizes: string, unverified = 'skip'): Promise<Campaign> =>
  (
    await parseCampaign(
      `zone: "+08:00"\nrules: { identity: { gate: win, unverified: ${unverified} } }\nprizes: [${prizes}]\n`,
      'c.yaml',
    )
  ).campaign

function readerOf(campaign: Campaign, all: readonly Row[], prizes: string) {
  const posts = postsOf(all, metricsIn(prizes))
  const persons = linkAccounts(campaign, new Map())
  const knowledge = { persons, numbers: numberPersons(posts.users(), persons), decisions: NO_DECISIONS }
  const outcomeOf = (post: number, rule: string) => (rule === 'identity' ? all[post]!.identity : 'pass')
  const keys = readPostKeys(campaign, posts, [...all.keys()], new Map())
  return candidateReader({ campaign, posts, keys, knowledge, outcomeOf })
}

describe('the foremost posts of a line', () => {
  it.each(PRIZES)('give what all of them give: %s', async (prizes) => {
    const campaigns = [await campaignOf(prizes), await campaignOf(prizes, 'hold')]
    const removals = fc.record({
      posts: fc.uniqueArray(fc.nat(24), { maxLength: 2 }),
      people: fc.uniqueArray(fc.nat(7), { maxLength: 2 }),
    })
    fc.assert(
      fc.property(fc.constantFrom(...campaigns), rows, removals, (campaign, all, { posts, people }) => {
        const reader = readerOf(campaign, all, prizes)
        const some = [...all.keys()]
        const removed = { posts: new Set(posts), people: new Set(people.map((user) => `u${user}`)) }
        const tools = { seed: undefined, formatTime: String }
        const given = allocateStages(
          campaign.stages,
          (stage, reach) => reader.within(stage, some, reach),
          tools,
          removed,
        )
        const whole = (stage: Campaign['stages'][number]) => ({
          candidates: reader.all(stage, some),
          entrants: undefined,
        })
        expect(given).toEqual(allocateStages(campaign.stages, whole, tools, removed))
      }),
      trials(),
    )
  })

  it('are no more than can matter', async () => {
    const campaign = await campaignOf(PRIZES[0]!)
    const all = Array.from(
      { length: 500 },
      (_, at): Row => ({ user: at, time: at, score: '1', likes: '1', identity: 'pass' }),
    )
    const { candidates, entrants } = readerOf(campaign, all, PRIZES[0]!).within(campaign.stages[0]!, [...all.keys()], {
      winners: 5,
      mayEnter: undefined,
    })
    expect([candidates.length, entrants]).toEqual([5, 500])
  })
})

describe('the order of posts', () => {
  it('is that of candidates, by values that are exact', async () => {
    const prizes = PRIZES[0]!
    const campaign = await campaignOf(prizes)
    const [stage] = campaign.stages
    const source = (all: readonly Row[]) => {
      const posts = postsOf(all, metricsIn(prizes))
      const reader = readerOf(campaign, all, prizes)
      const values = new Map(
        reader.all(stage, [...all.keys()]).map(({ post, values: [score, likes] }) => [post, { score, likes }]),
      )
      return { posts, reader, valueAt: (post: number, by: string) => values.get(post)![by as 'score' | 'likes'] }
    }
    fc.assert(
      fc.property(rows, (all) => {
        const { posts, reader, valueAt } = source(all)
        const some = [...all.keys()]
        const keys = stage!.selection.how === 'rank' ? stage!.selection.keys : []
        const values = createPostKeys(posts, some, {
          columnOf: ({ metrics }, by) => metrics[metricsIn(prizes).indexOf(by)],
          writtenAt: (post, by) => all[post]![by as 'score' | 'likes'],
          valueAt,
        })
        const order = orderPosts(posts, keys, values)
        expect(some.sort(order)).toEqual(inOrderOf(stage, reader.all(stage, [...all.keys()])).map(({ post }) => post))
      }),
      trials(),
    )
  })
})
