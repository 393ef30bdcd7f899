import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDecimal } from '../../src/index.js'
import { runCheck, type TextRow } from '../run-check.js'

const POOL = parseDecimal('1333')!
const campaign = (unverified: 'skip' | 'hold') => `
zone: "+08:00"
window: { from: 2025-10-24 18:00, to: 2025-11-04 24:00 }
rules:
  length: { min: 2 }
  screenshot:
  identity: { gate: win, unverified: ${unverified} }
prizes:
  asset: CGN
  pool: "1333"
  rank: [score, likes]
  ladder:
    - { name: 一等奖, places: 1, amount: "333" }
    - { name: 二等奖, places: 2, amount: "200" }
    - { name: 三等奖, places: 6, amount: "100" }
`

// Few values, so that ties, twins, unknowns and faults are common.
const post = fc.record({
  post_id: fc.integer({ min: 1, max: 40 }).map(String),
  user_id: fc.constantFrom('u1', 'u2', 'u3', 'u4', 'u5', 'u6', 'u7', 'u8', 'u9', 'u10', 'u11', 'u12'),
  posted_at: fc.constantFrom('2025-10-25 12:00', '2025-10-26 12:00', '2025-11-04 24:00', '', 'soon'),
  content: fc.constantFrom('text', 'other', 'x'),
  screenshots: fc.constantFrom('1', 'a.png', 'b.png', '无'),
  kyc: fc.constantFrom('是', '是', '否', ''),
  score: fc.constantFrom('9', '8.5', '1', ''),
  likes: fc.constantFrom('0', '7', '70'),
})
const posts = fc.array(post, { maxLength: 40 })
const unverified = fc.constantFrom('skip' as const, 'hold' as const)

const amountOf = (rows: readonly TextRow[], status: string): bigint =>
  rows.filter((row) => row.status === status).reduce((sum, { amount }) => sum + parseDecimal(amount!)!, 0n)
const byLine = (a: string, b: string): number => (a < b ? -1 : 1)
const sorted = (rows: readonly TextRow[], ...left: readonly string[]): string[] =>
  rows.map((row) => JSON.stringify(Object.entries(row).filter(([name]) => !left.includes(name)))).sort(byLine)

describe('laws of prizes', () => {
  it('every unit of the pool is awarded, held or left, whoever is eligible: none, a few, more than there are prizes', async () => {
    await fc.assert(
      fc.asyncProperty(posts, unverified, async (rows, gate) => {
        const { allocation, result, report } = await runCheck(campaign(gate), JSON.stringify(rows))
        const [stage] = result.stages
        const sums = ['awarded', 'held', 'unfilled'].map((status) => amountOf(allocation, status))
        expect(sums[0]! + sums[1]! + sums[2]!).toBe(POOL)
        expect([stage?.awarded, stage?.held, stage?.unallocated, stage?.pool]).toEqual([...sums, POOL])

        const slots = allocation.filter(({ status }) => status !== 'alternate')
        expect(slots.map(({ amount }) => amount)).toEqual([
          '333',
          '200',
          '200',
          '100',
          '100',
          '100',
          '100',
          '100',
          '100',
        ])
        const winners = allocation.map(({ user_id }) => user_id).filter((user) => user !== '')
        expect(new Set(winners).size).toBe(winners.length)
        const verdicts = new Map(report.map((row) => [row.post_id, row]))
        for (const { post_id: id, status } of allocation) {
          if (id === '') continue
          expect(verdicts.get(id)?.verdict).toBe('eligible')
          if (status === 'awarded') expect(verdicts.get(id)?.identity).toBe('pass')
          if (gate === 'skip') expect(verdicts.get(id)?.identity).not.toBe('fail')
        }
        // A slot is empty only where nobody is left.
        if (slots.some(({ status }) => status === 'unfilled'))
          expect(allocation.every(({ status }) => status !== 'alternate')).toBe(true)
      }),
      { numRuns: 250 },
    )
  })

  it('shuffling the rows changes nothing but the order of the report', async () => {
    const shuffled = posts.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length })),
    )
    await fc.assert(
      fc.asyncProperty(shuffled, unverified, async ([rows, others], gate) => {
        const [one, two] = await Promise.all(
          [rows, others].map((list) => runCheck(campaign(gate), JSON.stringify(list))),
        )
        expect(two!.allocation).toEqual(one!.allocation)
        expect(two!.review).toEqual(one!.review)
        expect(two!.result.tally).toEqual(one!.result.tally)
        expect(sorted(two!.report)).toEqual(sorted(one!.report))
        // The line of a row, and with it the first of its twins, is what shuffling changes.
        expect(sorted(two!.rejects, 'line', 'message')).toEqual(sorted(one!.rejects, 'line', 'message'))
      }),
      { numRuns: 250 },
    )
  })

  it('every row ends in the report or in the rejects, and in one of them', async () => {
    await fc.assert(
      fc.asyncProperty(posts, async (rows) => {
        const { report, rejects, result } = await runCheck(campaign('skip'), JSON.stringify(rows))
        expect(report.length + rejects.length).toBe(rows.length)
        expect(result.tally.rows).toBe(rows.length)
        const reported = report.map(({ post_id: id }) => id)
        expect(new Set(reported).size).toBe(reported.length)
      }),
      { numRuns: 100 },
    )
  })
})
