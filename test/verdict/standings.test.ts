import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ActiveRule } from '../../src/model/campaign.js'
import type { Effect } from '../../src/model/finding.js'
import { decide } from '../../src/verdict/decide.js'
import { createStandings, OUTCOMES } from '../../src/verdict/standings.js'

const rulesOf = (effects: readonly Effect[]): ActiveRule[] =>
  effects.map((effect, at) => ({ id: `r${at}`, effect, options: {} }))

describe('standings', () => {
  it('are what the rules come to, one for each row of outcomes', () => {
    const effect = fc.constantFrom<Effect>('reject', 'review', 'gate', 'note')
    const rows = fc.array(effect, { maxLength: 6 }).chain((effects) =>
      fc.record({
        effects: fc.constant(effects),
        rows: fc.array(fc.array(fc.nat(2), { minLength: effects.length, maxLength: effects.length }), {
          maxLength: 20,
        }),
      }),
    )
    fc.assert(
      fc.property(rows, ({ effects, rows: some }) => {
        const rules = rulesOf(effects)
        const standings = createStandings(rules)
        const sheet = Uint8Array.from(some.flat())
        const numbers = some.map((_, i) => standings.numberOf(sheet, i * rules.length))
        expect(new Set(numbers).size).toBe(new Set(some.map(String)).size)
        for (const [i, row] of some.entries()) {
          const outcomes = row.map((severity) => OUTCOMES[severity]!)
          const votes = rules.map(({ id, effect: does }, at) => ({ rule: id, effect: does, outcome: outcomes[at]! }))
          expect(standings.at(numbers[i]!)).toEqual({ outcomes, decision: decide(votes) })
        }
      }),
    )
  })
})
