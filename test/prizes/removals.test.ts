import { describe, expect, it } from 'vitest'
import { parseDecimal } from '../../src/model/amount.js'
import type { StageResult } from '../../src/model/award.js'
import type { Stage } from '../../src/model/campaign.js'
import { parseCampaign } from '../../src/pipeline/parse-campaign.js'
import { allocateStages, type Removed } from '../../src/prizes/allocate-stages.js'
import type { Candidate } from '../../src/prizes/rank.js'

const PEOPLE = [...'abcdefghij']
/** Ten people with a post each, of which the first is liked most. */
const candidates = PEOPLE.map(
  (name, post): Candidate => ({
    post,
    postId: `p${name}`,
    user: name,
    person: name,
    time: post,
    values: [parseDecimal(String(100 - post))],
    shut: [],
    goods: 'pass',
    unknown: [],
  }),
)

const stagesOf = async (prizes: string): Promise<readonly Stage[]> =>
  (await parseCampaign(`prizes:\n${prizes}`, 'c.yaml')).campaign.stages

const removed = (people: string, posts: readonly number[] = []): Removed => ({
  posts: new Set(posts),
  people: new Set(people),
})

const shown = ({ stage, awards }: StageResult): string =>
  [
    `${stage}:`,
    ...awards.map(({ status, user, replaces }) => {
      const name = replaces ? `${user || '–'}<${replaces.user}` : user || '–'
      return status === 'alternate' ? `+${name}` : name
    }),
  ].join(' ')

async function given(prizes: string, out: Removed): Promise<string[]> {
  const tools = { seed: undefined, formatTime: String }
  return allocateStages(await stagesOf(prizes), () => ({ candidates, entrants: undefined }), tools, out).map(shown)
}

const LADDER = '  - { name: A, asset: T, pool: 3, rank: [likes], ladder: [{ places: 3, amount: 1 }], alternates: 2 }\n'
const DRAW =
  '  - { name: D, asset: T, pool: 3, draw: { over: people, seed: s }, ladder: [{ places: 3, amount: 1 }], alternates: 4 }\n'

describe('removing winners', () => {
  it('of a ranking: the next alternate stands in, and nobody else moves', async () => {
    expect(await given(LADDER, removed(''))).toEqual(['A: a b c +d +e'])
    expect(await given(LADDER, removed('b'))).toEqual(['A: a d<b c +e +f'])
    expect(await given(LADDER, removed('bd'))).toEqual(['A: a e<b c +f +g'])
    expect(await given(LADDER, removed('', [0, 2]))).toEqual(['A: d<a b e<c +f +g'])
    expect(await given(LADDER, removed('z', [99]))).toEqual(['A: a b c +d +e'])
  })

  it('of a draw: the same', async () => {
    const [before] = await given(DRAW, removed(''))
    const [, first, second, third, ...alternates] = before!.split(' ')
    const names = alternates.map((name) => name.slice(1))
    const [after] = await given(DRAW, removed(second!))
    expect(after).toMatch(
      new RegExp(`^D: ${first} ${names[0]}<${second} ${third} \\+${names[1]} \\+${names[2]} \\+${names[3]} \\+\\w$`),
    )
  })

  it('of an equal split among the first: the alternate takes the share as it was', async () => {
    const split =
      '  - { name: S, asset: T, pool: 10, rank: [likes], split: proportional, by: likes, decimals: 2, places: 3, alternates: 1 }\n'
    const stages = await stagesOf(split)
    const amounts = (out: Removed) =>
      allocateStages(
        stages,
        () => ({ candidates, entrants: undefined }),
        { seed: undefined, formatTime: String },
        out,
      )[0]!.awards.map(({ amount }) => amount)
    expect(await given(split, removed('b'))).toEqual(['S: a d<b c +e'])
    expect(amounts(removed('b'))).toEqual(amounts(removed('')))
  })

  it('of a split among all: nobody stands in, the share is left over, and the others keep theirs', async () => {
    const split = '  - { name: S, asset: T, pool: 10, all: true, split: equal, decimals: 2 }\n'
    expect(await given(split, removed('b'))).toEqual(['S: a –<b c d e f g h i j'])
    const [result] = allocateStages(
      await stagesOf(split),
      () => ({ candidates, entrants: undefined }),
      { seed: undefined, formatTime: String },
      removed('b'),
    )
    expect([result!.awarded, result!.unallocated]).toEqual([parseDecimal('9'), parseDecimal('1')])
  })

  it('who moves up leaves a prize that only others may have, where the next stands in', async () => {
    const later =
      '  - { name: B, asset: T, pool: 2, rank: [likes], ladder: [{ places: 2, amount: 1 }], alternates: 2, exclude_winners: true }\n'
    expect(await given(LADDER + later, removed(''))).toEqual(['A: a b c +d +e', 'B: d e +f +g'])
    expect(await given(LADDER + later, removed('b'))).toEqual(['A: a d<b c +e +f', 'B: f<d e +g +h'])
  })

  it('who moves up takes no part in an award among the winners: its line was made before', async () => {
    const grand =
      '  - { name: G, asset: T, pool: 1, draw: { over: people, seed: s }, ladder: [{ amount: 1 }], alternates: 9, from: A }\n'
    const [, before] = await given(LADDER + grand, removed(''))
    const others = before!.split(' ').filter((name) => !/\bb$/.test(name))
    const [, after] = await given(LADDER + grand, removed('b'))
    expect(after!.replaceAll(/<b|\+/g, '')).toBe(others.join(' ').replaceAll('+', ''))
  })
})
