import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDecimal } from '../../src/index.js'
import { runCheck, type TextRow } from '../run-check.js'
import { type AwardFile, awards, campaignOf, posts, unverified } from './campaigns.js'
import { trials } from './law.js'

const amountsOf = (rows: readonly TextRow[], ...statuses: readonly string[]): bigint =>
  rows.filter(({ status }) => statuses.includes(status!)).reduce((sum, { amount }) => sum + parseDecimal(amount!)!, 0n)

const check = (prizes: readonly AwardFile[], gate: 'skip' | 'hold', rows: readonly object[], decisions = '') =>
  runCheck(
    campaignOf(prizes, gate),
    JSON.stringify(rows),
    decisions === '' ? {} : { decisions: { name: 'decisions.csv', bytes: decisions } },
  )

describe('laws of awards over generated campaigns', () => {
  it('every unit of every pool is awarded, held, left or rolled on: award by award, and in all', async () => {
    const kinds = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(awards, posts, unverified, async (prizes, rows, gate) => {
        const { allocation, result } = await check(prizes, gate, rows)
        const leftIn = new Map<string, bigint>()
        for (const [i, file] of prizes.entries()) {
          const stage = result.stages[i]!
          kinds.set(stage.selection.how, (kinds.get(stage.selection.how) ?? 0) + 1)
          const own = allocation.filter(({ award, asset }) => award === file.name && asset === file.asset)
          // Money in place of a mug comes on top of the pool, at the rate of the file.
          const exchanged = stage.awards.filter(({ insteadOf }) => insteadOf === 'Mug').length
          expect(stage.exchangedIn).toBe(BigInt(exchanged) * parseDecimal('5')!)
          const whole = parseDecimal(String(file.pool))! + stage.rolledIn + stage.exchangedIn
          const mugs = allocation.filter(({ award, asset }) => award === file.name && asset === 'Mug')
          expect(mugs.every(({ amount }) => amount === '1')).toBe(true)
          const [first] = (file.ladder ?? []) as readonly { readonly goods?: string; readonly places: number }[]
          expect(mugs.length + exchanged).toBe(first?.goods === 'Mug' ? first.places : 0)
          expect(amountsOf(own, 'awarded', 'held', 'unfilled')).toBe(whole)
          expect(amountsOf(own, 'awarded')).toBe(stage.awarded)
          expect(amountsOf(own, 'held')).toBe(stage.held)
          expect(amountsOf(own, 'unfilled')).toBe(stage.unallocated + stage.rolledOn)
          expect(stage.rolledIn).toBe(result.stages[i - 1]?.rolledOn ?? 0n)
          leftIn.set(file.asset, (leftIn.get(file.asset) ?? 0n) + whole - stage.exchangedIn - stage.rolledOn)
        }
        for (const [asset, left] of leftIn) {
          const pools = prizes.filter((file) => file.asset === asset).map(({ pool }) => parseDecimal(String(pool))!)
          expect(left).toBe(pools.reduce((sum, pool) => sum + pool, 0n))
        }
      }),
      trials(0.5),
    )
    expect([...kinds.keys()].sort()).toEqual(['draw', 'first_come', 'rank', 'weighted'])
  })

  it('nobody has more places than allowed, or more than the cap, and nobody wins what is not theirs to win', async () => {
    await fc.assert(
      fc.asyncProperty(awards, posts, unverified, async (prizes, rows, gate) => {
        const { allocation, report } = await check(prizes, gate, rows)
        const verdicts = new Map(report.map((row) => [row.post_id!, row]))
        for (const file of prizes) {
          const taken = allocation.filter(({ award, post_id: id }) => award === file.name && id !== '')
          for (const user of new Set(taken.map(({ user_id: id }) => id))) {
            const own = taken.filter(({ user_id: id }) => id === user)
            expect(own.length).toBeLessThanOrEqual(Number(file.per_person ?? 1))
            if (file.cap !== undefined)
              expect(amountsOf(own, 'awarded', 'held') <= parseDecimal(String(file.cap))!).toBe(true)
          }
          for (const { post_id: id, status } of taken) {
            expect(verdicts.get(id!)?.verdict).toBe('eligible')
            if (status === 'awarded') expect(verdicts.get(id!)?.identity).toBe('pass')
          }
          if (file.exclude_winners === true) {
            const before = prizes.slice(0, prizes.indexOf(file)).map(({ name }) => name)
            const winners = allocation
              .filter(({ award, status }) => before.includes(award!) && (status === 'awarded' || status === 'held'))
              .map(({ user_id: user }) => user)
              .filter((user) => user !== '')
            expect(taken.filter(({ user_id: user }) => winners.includes(user))).toEqual([])
          }
        }
      }),
      trials(0.5),
    )
  })

  it('shuffling the rows changes nothing', async () => {
    const shuffled = posts.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length })),
    )
    await fc.assert(
      fc.asyncProperty(awards, shuffled, unverified, async (prizes, [rows, others], gate) => {
        const [one, two] = await Promise.all([check(prizes, gate, rows), check(prizes, gate, others)])
        expect(two.allocation).toEqual(one.allocation)
      }),
      trials(0.4),
    )
  })

  it('adding an ineligible post changes no award, whoever wrote it', async () => {
    const bad = fc.record({
      user_id: fc.constantFrom('u1', 'u5', 'u9', 'nobody'),
      likes: fc.constantFrom('', '0', '999999'),
      score: fc.constantFrom('', '10'),
    })
    await fc.assert(
      fc.asyncProperty(awards, posts, unverified, bad, async (prizes, rows, gate, { user_id: user, ...metrics }) => {
        const kyc = rows.find((row) => row.user_id === user)?.kyc ?? '是'
        const added = { post_id: '999', user_id: user, posted_at: '2025-10-01 00:00', content: 'x', kyc, ...metrics }
        const [one, two] = await Promise.all([check(prizes, gate, rows), check(prizes, gate, [...rows, added])])
        expect(two.allocation).toEqual(one.allocation)
      }),
      trials(0.4),
    )
  })

  it('taking out a winner promotes one alternate into that slot, and moves nobody else', async () => {
    let replaced = 0
    await fc.assert(
      fc.asyncProperty(awards, posts, unverified, fc.nat(), async ([first], rows, gate, which) => {
        // The whole line as alternates, so that whoever moves up can be seen before.
        const { leftover } = first!
        const prizes = [{ ...first!, alternates: 99, ...(leftover === 'roll' ? { leftover: 'stay' } : {}) }]
        const { allocation: before } = await check(prizes, gate, rows)
        const slots = before.filter(({ status }) => status === 'awarded' || status === 'held' || status === 'unfilled')
        const winners = slots.filter(({ post_id: id }) => id !== '')
        if (winners.length === 0) return
        const out = winners[which % winners.length]!
        const decisions = `post_id,user_id,rule,question,evidence,decision,reviewer,reason\n,${out.user_id},,,,disqualify,me,law\n`
        const { allocation: after } = await check(prizes, gate, rows, decisions)
        // With them go all their places, and their other posts in the line.
        const isOut = ({ user_id: user }: TextRow) => user === out.user_id
        const line = before.filter((row) => row.status === 'alternate' && !isOut(row))
        let next = 0
        for (const [i, slot] of slots.entries()) {
          const now = after[i]!
          expect([now.place, now.prize]).toEqual([slot.place, slot.prize])
          if (isOut(slot)) {
            expect(now.post_id).toBe(line[next]?.post_id ?? '')
            if (line[next]) replaced++
            next++
          } else
            expect([now.post_id, now.status, now.amount, now.asset]).toEqual([
              slot.post_id,
              slot.status,
              slot.amount,
              slot.asset,
            ])
        }
        expect(after.slice(slots.length).map(({ post_id: id }) => id)).toEqual(
          line.slice(next).map(({ post_id: id }) => id),
        )
      }),
      trials(0.5),
    )
    expect(replaced).toBeGreaterThan(20)
  })

  it('a draw is the same for the others when an entrant leaves', async () => {
    const over = fc.constantFrom('posts', 'people')
    await fc.assert(
      fc.asyncProperty(posts, over, fc.nat(), fc.string({ minLength: 1 }), async (rows, tickets, which, seed) => {
        const draw = {
          name: 'A',
          asset: 'T',
          pool: '3',
          draw: { over: tickets },
          ladder: [{ places: 3, amount: 1 }],
          alternates: 99,
        }
        const order = async (list: typeof rows): Promise<(string | undefined)[]> => {
          const campaign = JSON.stringify({ zone: '+08:00', rules: { length: { min: 2 } }, prizes: draw })
          const { allocation } = await runCheck(campaign, JSON.stringify(list), { seed })
          return allocation.map(({ user_id: user }) => user).filter((user) => user !== '')
        }
        const left = rows[which % Math.max(1, rows.length)]?.user_id
        const stayed = rows.filter(({ user_id: user }) => user !== left)
        expect(await order(stayed)).toEqual((await order(rows)).filter((user) => user !== left))
      }),
      trials(0.4),
    )
  })
})
