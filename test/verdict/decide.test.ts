import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Effect, Outcome } from '../../src/model/finding.js'
import { decide } from '../../src/verdict/decide.js'

const vote = (written: string) => {
  const [rule = '', effect, outcome] = written.split(' ')
  return { rule, effect: effect as Effect, outcome: outcome as Outcome }
}

describe('the verdict', () => {
  const cases: readonly (readonly [votes: readonly string[], verdict: string, failed: string, review: string])[] = [
    [[], 'eligible', '', ''],
    [['a reject pass'], 'eligible', '', ''],
    [['a reject fail'], 'ineligible', 'a', ''],
    [['a reject review'], 'review', '', 'a'],
    [['a reject fail', 'b reject review'], 'ineligible', 'a', 'b'],
    [['a reject review', 'b reject fail', 'c reject fail'], 'ineligible', 'b;c', 'a'],
    [['a review pass'], 'eligible', '', ''],
    [['a review fail'], 'review', '', 'a'],
    [['a review review'], 'review', '', 'a'],
    [['a review fail', 'b reject fail'], 'ineligible', 'b', 'a'],
    [['a gate fail'], 'eligible', '', ''],
    [['a gate review'], 'eligible', '', ''],
    [['a note fail'], 'eligible', '', ''],
    [['a note review'], 'eligible', '', ''],
    [['a gate fail', 'b note fail', 'c reject pass'], 'eligible', '', ''],
  ]
  it.each(cases)('%j: %s', (votes, verdict, failed, review) => {
    const decision = decide(votes.map(vote))
    expect([decision.verdict, decision.failed.join(';'), decision.review.join(';')]).toEqual([verdict, failed, review])
  })

  it('depends neither on the order of the rules nor on gates and notes', () => {
    const votes = fc.array(
      fc.record({
        rule: fc.constantFrom('a', 'b', 'c', 'd'),
        effect: fc.constantFrom<Effect>('reject', 'review', 'gate', 'note'),
        outcome: fc.constantFrom<Outcome>('pass', 'review', 'fail'),
      }),
    )
    fc.assert(
      fc.property(votes, (all) => {
        const { verdict } = decide(all)
        expect(decide([...all].reverse()).verdict).toBe(verdict)
        expect(decide(all.filter(({ effect }) => effect === 'reject' || effect === 'review')).verdict).toBe(verdict)
      }),
    )
  })
})
