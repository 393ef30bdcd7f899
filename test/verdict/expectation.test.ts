import { describe, expect, it } from 'vitest'
import type { Outcome, Verdict } from '../../src/index.js'
import type { Entry } from '../../src/model/result.js'
import { meets, parseExpectation } from '../../src/verdict/expectation.js'

const FREE = new Set(['identity'])

function entryWith(verdict: Verdict, outcomes: Record<string, Outcome>): Entry {
  const all = { window: 'pass', length: 'pass', hashtag: 'pass', identity: 'pass', ...outcomes } as const
  return {
    post: 0,
    postId: 'p',
    userId: 'u',
    person: 'u',
    postedAt: undefined,
    characters: 0,
    findings: [],
    outcomes: new Map(Object.entries(all)),
    decision: { verdict, failed: [], review: [] },
    rulings: [],
    expect: undefined,
  }
}

const ELIGIBLE = entryWith('eligible', {})
const UNVERIFIED = entryWith('eligible', { identity: 'fail' })
const SHORT = entryWith('ineligible', { length: 'fail' })
const TWO = entryWith('ineligible', { length: 'fail', window: 'fail' })
const NEAR = entryWith('review', { hashtag: 'review' })

describe('the expect column', () => {
  const cases: readonly (readonly [cell: string, entry: Entry, met: boolean])[] = [
    ['eligible', ELIGIBLE, true],
    ['eligible', UNVERIFIED, true],
    ['eligible', SHORT, false],
    ['eligible', NEAR, false],
    ['eligible identity', UNVERIFIED, true],
    ['eligible identity', ELIGIBLE, false],
    ['identity', UNVERIFIED, true],
    ['identity:fail', UNVERIFIED, true],
    ['identity:review', UNVERIFIED, false],
    ['length', SHORT, true],
    ['length:fail', SHORT, true],
    ['length:review', SHORT, false],
    ['ineligible', SHORT, true],
    ['ineligible', TWO, true],
    ['ineligible', NEAR, false],
    ['ineligible length', SHORT, true],
    ['length', TWO, false],
    ['length;window', TWO, true],
    ['window, length', TWO, true],
    ['window | length', TWO, true],
    ['length;window;hashtag', TWO, false],
    ['length', ELIGIBLE, false],
    ['hashtag', NEAR, true],
    ['hashtag:review', NEAR, true],
    ['hashtag:fail', NEAR, false],
    ['review', NEAR, true],
    ['review', ELIGIBLE, false],
    ['review hashtag', NEAR, true],
  ]
  it.each(cases)('%s', (cell, entry, met) => {
    expect(meets(entry, parseExpectation(cell)!, FREE)).toBe(met)
  })

  it.each(['', ' ', ' ; '])('%j expects nothing', (cell) => {
    expect(parseExpectation(cell)).toBeUndefined()
  })
})
