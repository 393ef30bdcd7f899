import { describe, expect, it } from 'vitest'
import { formatDecimal, parseDecimal } from '../../src/model/amount.js'
import type { Normalise } from '../../src/model/campaign.js'
import { type Candidate, valueReader } from '../../src/prizes/rank.js'
import { weigh } from '../../src/prizes/weigh.js'

const METRICS = ['likes', 'score']
const candidate = (postId: string, likes: string, score: string): Candidate => ({
  post: 0,
  postId,
  user: postId,
  person: postId,
  time: 0,
  values: [likes, score].map((value) => parseDecimal(value, { signed: true })),
  shut: [],
  goods: 'pass',
  unknown: [],
})
const WEIGHTS = [
  { by: 'likes', points: parseDecimal('60')! },
  { by: 'score', points: parseDecimal('40')! },
]

function scored(normalise: Normalise, candidates: readonly Candidate[]): string[] {
  const scores = weigh(candidates, WEIGHTS, normalise, valueReader(METRICS))
  return candidates.map((one) => {
    const parts = scores
      .parts(one)
      .map(({ by, value, points }) => `${by} ${formatDecimal(value)}→${formatDecimal(points)}`)
    const points = scores.points(one)
    return [one.postId, points === undefined ? '?' : formatDecimal(points), ...parts].join(' ')
  })
}

describe('weigh', () => {
  const some = [candidate('a', '100', '3'), candidate('b', '50', '9'), candidate('c', '0', '9')]

  it('by the greatest value: whoever has it has the whole weight', () =>
    expect(scored('max', some)).toEqual([
      'a 73.3333 likes 100→60 score 3→13.3333',
      'b 70 likes 50→30 score 9→40',
      'c 40 likes 0→0 score 9→40',
    ]))

  it('by the sum: the points of all sum to the weight', () =>
    expect(scored('sum', some)).toEqual([
      'a 45.7143 likes 100→40 score 3→5.7143',
      'b 37.1429 likes 50→20 score 9→17.1429',
      'c 17.1429 likes 0→0 score 9→17.1429',
    ]))

  it('by the place: equals share the better place, and the last of n has an n-th', () =>
    expect(scored('rank', some)).toEqual([
      'a 73.3333 likes 100→60 score 3→13.3333',
      'b 80 likes 50→40 score 9→40',
      'c 60 likes 0→20 score 9→40',
    ]))

  it('gives nobody anything for a metric that is zero for all, and counts less than zero as zero', () => {
    const zeros = [candidate('a', '0', '1'), candidate('b', '-5', '2')]
    expect(scored('max', zeros)).toEqual(['a 20 likes 0→0 score 1→20', 'b 40 likes -5→0 score 2→40'])
    expect(scored('sum', zeros)).toEqual([
      'a 13.3333 likes 0→0 score 1→13.3333',
      'b 26.6667 likes -5→0 score 2→26.6667',
    ])
  })

  it('knows no score where a metric is unknown, and does not let that post move the others', () => {
    const known = [candidate('a', '10', '1'), candidate('b', '5', '2')]
    const others = (normalise: Normalise) => scored(normalise, [...known, candidate('c', '1000', '')])
    for (const normalise of ['sum', 'rank'] as const)
      expect(others(normalise)).toEqual([...scored(normalise, known), 'c ?'])
    expect(others('max')).toEqual([...scored('max', known), 'c ?'])
  })

  it('decides by the exact score where the shown one is the same', () => {
    const close = [candidate('a', '300000000', '1'), candidate('b', '299999999', '1')]
    const { of, points } = weigh(close, WEIGHTS, 'max', valueReader(METRICS))
    expect(close.map((one) => formatDecimal(points(one)!))).toEqual(['100', '100'])
    expect(of(close[0]!)! > of(close[1]!)!).toBe(true)
  })
})
