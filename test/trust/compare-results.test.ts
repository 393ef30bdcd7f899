import { describe, expect, it } from 'vitest'
import { wordFault } from '../../src/model/fault.js'
import { comparePosts, compareResults, firstDifference, shown } from '../../src/trust/compare-results.js'
import type { AwardRecord, PostRecord, ResultJson } from '../../src/trust/result-record.js'

const POST: PostRecord = {
  post_id: 'p1',
  user_id: 'u1',
  verdict: 'eligible',
  failed_rules: [],
  review_rules: [],
  findings: [
    { rule: 'window', effect: 'reject', outcome: 'pass', message: 'window.inside', args: {} },
    { rule: 'length', effect: 'reject', outcome: 'pass', message: 'length.enough', args: { measured: 90, min: 80 } },
  ],
}
const say = (fault: ReturnType<typeof comparePosts>) => fault && wordFault(fault, 'en')

describe('comparePosts', () => {
  it.each([
    ['nothing', {}, undefined],
    [
      'a finding by its rule',
      { findings: [POST.findings[0]!, { ...POST.findings[1]!, outcome: 'fail', message: 'length.short' }] },
      'p1, length: the result says pass (length.enough {measured:90,min:80}), the replay fail (length.short {measured:90,min:80})',
    ],
    [
      'a finding that only one has',
      { findings: POST.findings.slice(0, 1) },
      'p1, length: the result says pass (length.enough {measured:90,min:80}), the replay –',
    ],
    ['an author', { user_id: 'u2' }, 'p1: user_id is u1 in the result, u2 in the replay'],
    ['a list', { failed_rules: ['length'] }, 'p1: failed_rules is [] in the result, ["length"] in the replay'],
    ['a field that only one has', { extra: 1 }, 'p1: extra is – in the result, 1 in the replay'],
  ])('tells %s', (_, changed, expected) => {
    expect(say(comparePosts(POST, { ...POST, ...changed }))).toBe(expected)
  })
})

const award = (place: number, changed: Partial<AwardRecord> = {}): AwardRecord => ({
  prize: 'a',
  place,
  status: 'awarded',
  user_id: `u${place}`,
  post_id: `p${place}`,
  amount: '10',
  reason: { message: 'award.ranked', args: { rank: place } },
  ...changed,
})

const result = (awards: readonly AwardRecord[], more = {}): ResultJson => ({
  manifest: {
    eligo: '0',
    unicode: '1',
    campaign: { name: 'n', digest: 'd' },
    inputs: [],
  },
  tally: { posts: 2 },
  awards: [
    { award: 'A', asset: 'T', awards, conservation: { pool: '20', awarded: '20', held: '0', unallocated: '0' } },
  ],
  ...more,
})

describe('compareResults', () => {
  const before = result([award(1), award(2)])
  it.each([
    ['nothing', before, undefined],
    [
      'a winner',
      result([award(1), award(2, { user_id: 'u9', post_id: 'p9' })]),
      'A, place 2: the result says awarded u2 p2 10 T, the replay awarded u9 p9 10 T',
    ],
    [
      'an amount',
      result([award(1, { amount: '11' }), award(2)]),
      'A, place 1: the result says awarded u1 p1 10 T, the replay awarded u1 p1 11 T',
    ],
    [
      'an unfilled place',
      result([award(1), award(2, { status: 'unfilled', user_id: '', post_id: null })]),
      'A, place 2: the result says awarded u2 p2 10 T, the replay unfilled – – 10 T',
    ],
    ['a place less', result([award(1)]), 'A, place 2: the result says awarded u2 p2 10 T, the replay –'],
    [
      'a reason',
      result([award(1), award(2, { reason: { message: 'award.ranked', args: { rank: 3 } } })]),
      'A, place 2: the result gives the reason {args:{rank:2},message:"award.ranked"}, the replay {args:{rank:3},message:"award.ranked"}',
    ],
    ['a count', result([award(1), award(2)], { tally: { posts: 3 } }), 'tally.posts: the result says 2, the replay 3'],
  ])('tells %s', (_, after, expected) => {
    expect(say(compareResults(before, after))).toBe(expected)
  })

  it('leaves what made the result to others', () => {
    expect(compareResults(before, { ...before, manifest: { ...before.manifest, eligo: '9' } })).toBeUndefined()
  })
})

describe('firstDifference', () => {
  it.each([
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, undefined],
    [{ a: [1, 2] }, { a: [1, 3] }, { path: 'a.1', a: 2, b: 3 }],
    [{ a: {} }, { a: [] }, { path: 'a', a: {}, b: [] }],
    [{ a: 1 }, {}, { path: 'a', a: 1, b: undefined }],
    [1, 2, { path: '', a: 1, b: 2 }],
  ])('of %j and %j', (a, b, expected) => {
    expect(firstDifference(a, b)).toEqual(expected)
  })
})

describe('shown', () => {
  it.each([
    ['text', 'text'],
    [{ b: 1, a: [true, null] }, '{a:[true,null],b:1}'],
    [undefined, '–'],
    ['x'.repeat(200), `${'x'.repeat(160)}…`],
  ])('shows %j', (value, expected) => {
    expect(shown(value)).toBe(expected)
  })
})
