import { createHash, createHmac } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import type { TextRow } from './run-check.js'

// The golden prizes of the fixture campaigns, made again from their exports in another way: what is hard to get right in
// the program is done here by hand, with Node's own cryptography and with plain fractions.
const CAMPAIGNS = 'fixtures/campaigns'
const SHORTER = ['beacon-2026', 'kite-2026', 'orchard-2026', 'ridge-2026', 'sprout-2026', 'tide-2026']

const rowsOf = (...path: readonly string[]): TextRow[] =>
  parse(readFileSync(join(CAMPAIGNS, ...path)), { columns: true, bom: true })
const allocationOf = (leaf: string): TextRow[] => rowsOf(leaf, 'expected', 'allocation.csv')
const winnersOf = (leaf: string, award?: string): TextRow[] =>
  allocationOf(leaf).filter(
    (row) => row.post_id !== '' && row.status !== 'alternate' && (award === undefined || row.award === award),
  )
const eligibleIn = (leaf: string): Set<string> =>
  new Set(
    rowsOf(leaf, 'expected', 'report.csv')
      .filter(({ verdict }) => verdict === 'eligible')
      .map(({ post_id: id }) => id!),
  )
/** CSV neutralises formulas with an apostrophe. */
const plain = (cell: string | undefined): string => (cell ?? '').replace(/^'/, '')
const units = (amount: string | undefined, decimals: number): bigint => {
  const [whole = '', fraction = ''] = (amount ?? '').split('.')
  return BigInt(whole + fraction.padEnd(decimals, '0'))
}
const sum = (numbers: readonly bigint[]): bigint => numbers.reduce((all, one) => all + one, 0n)

describe('each fixture campaign', () => {
  it.each(SHORTER)('%s has a file that is shorter than its announcement', (leaf) => {
    const size = (name: string) => statSync(join(CAMPAIGNS, leaf, name)).size
    expect(size('campaign.yaml')).toBeLessThan(size('announcement.txt'))
  })

  it.each(readdirSync(CAMPAIGNS))('%s gives its whole pool, asset by asset', (leaf) => {
    const pools: Readonly<Record<string, Readonly<Record<string, bigint>>>> = {
      'beacon-2026': { LUMEN: 1500n },
      'cgn-2025': { CGN: 1333n },
      'harbor-2026': { USDT: 500n },
      'kite-2026': { USDT: 300n },
      'orchard-2026': { USDT: 400n },
      'quay-2023': { QUAY: 100n },
      'ridge-2026': { USDT: 100n, 'trail tent': 1n, headlamp: 2n },
      'sprout-2026': { USDT: 300n },
      'tide-2026': { TIDE: 2000n },
      'transfer-2026': { ZHOU: 880n },
    }
    const sums: Record<string, bigint> = {}
    for (const { asset, amount, status } of allocationOf(leaf))
      if (status !== 'alternate') sums[asset!] = (sums[asset!] ?? 0n) + units(amount, 18)
    if (leaf === 'ridge-2026') {
      // One headlamp could not be shipped: its 45 USDT come on top.
      sums.USDT = sums.USDT! - units('45', 18)
      sums.headlamp = sums.headlamp! + units('1', 18)
    }
    const whole = Object.entries(pools[leaf]!).map(([asset, pool]) => [asset, pool * 10n ** 18n])
    expect(sums).toEqual(Object.fromEntries(whole))
  })
})

describe('ridge-2026, weighted 40/30/30', () => {
  it('ranks by the points that a calculator finds', () => {
    const scores = new Map(rowsOf('ridge-2026', 'scores.csv').map(({ post_id: id, score }) => [id, Number(score)]))
    const ids = eligibleIn('ridge-2026')
    const posts = rowsOf('ridge-2026', 'posts.csv').filter(({ post_id: id }) => ids.has(id!))
    const best = (value: (row: TextRow) => number) => Math.max(...posts.map(value))
    const likes = best((row) => Number(row.likes))
    const comments = best((row) => Number(row.comments))
    const score = best((row) => scores.get(row.post_id)!)
    const points = (row: TextRow) =>
      (40 * Number(row.likes)) / likes +
      (30 * Number(row.comments)) / comments +
      (30 * scores.get(row.post_id)!) / score
    const seen = new Set<string>()
    const ranked = posts
      .map((row) => ({ user: row.user_id!, post: row.post_id, points: points(row), at: row.posted_at! }))
      .sort((a, b) => b.points - a.points || (a.at < b.at ? -1 : 1))
      .filter(({ user }) => !seen.has(user) && seen.add(user))
    const shown = allocationOf('ridge-2026')
    expect(shown.map(({ post_id: id }) => id)).toEqual(ranked.slice(0, 13).map(({ post }) => post))
    for (const [i, { reason }] of shown.entries())
      expect(Number(/points=([\d.]+)/.exec(reason!)?.[1])).toBeCloseTo(ranked[i]!.points, 3)
  })
})

describe('ridge-2026, goods', () => {
  it('pays 45 USDT in place of the headlamp that cannot be shipped, and nothing in place of money', () => {
    const country = new Map(rowsOf('ridge-2026', 'people.csv').map((row) => [row.user_id, row.country]))
    const abroad = winnersOf('ridge-2026').filter(({ user_id: user }) => ['IS', 'CL'].includes(country.get(user!)!))
    expect(abroad.map(({ prize, amount, asset }) => [prize, amount, asset])).toEqual([
      ['2nd and 3rd', '45', 'USDT'],
      ['4th to 8th', '20', 'USDT'],
    ])
  })
})

describe('beacon-2026, a leaderboard with two more awards', () => {
  const posts = rowsOf('beacon-2026', 'posts.csv')
  const ids = eligibleIn('beacon-2026')
  const valid = posts.filter((row) => ids.has(row.帖子ID!))
  const people = [...new Set(valid.map((row) => row.用户ID!))].map((user) => {
    const own = valid.filter((row) => row.用户ID === user)
    const total = (column: string) => own.reduce((all, row) => all + Number(row[column]), 0)
    return { user, posts: own.length, likes: total('点赞数'), comments: total('评论数') }
  })
  const ranked = people.sort((a, b) => b.likes - a.likes || b.comments - a.comments)

  it('lets in who has seven posts on five days', () => {
    const days = (user: string) =>
      new Set(valid.filter((row) => row.用户ID === user).map((row) => row.发布时间!.slice(0, 10))).size
    expect(people.length).toBe(18)
    expect(people.every(({ user, posts: count }) => count >= 7 && days(user) >= 5)).toBe(true)
  })

  it('pays 200, 150, 3 × 100 and 5 × 80 by the likes of all their posts', () => {
    const amounts = ['200', '150', '100', '100', '100', '80', '80', '80', '80', '80']
    expect(winnersOf('beacon-2026', '创作榜').map(({ user_id: user, amount }) => [user, amount])).toEqual(
      ranked.slice(0, 10).map(({ user }, i) => [user, amounts[i]]),
    )
  })

  it('pays 5 × 30 to newcomers who are not among them', () => {
    const since = new Map(rowsOf('beacon-2026', 'people.csv').map((row) => [row.用户ID, row.注册时间!]))
    const isNew = ({ user }: { user: string }) => since.get(user)! >= '2026-04-15 00:00:00'
    const winners = winnersOf('beacon-2026', '新人奖')
    expect(winners.map(({ user_id: user, amount }) => [user, amount])).toEqual(
      ranked
        .slice(10)
        .filter(isNew)
        .slice(0, 5)
        .map(({ user }) => [user, '30']),
    )
    expect(winners.length).toBe(5)
  })

  it('pays 6 × 50 to the editors’ choice, once a person', () => {
    const picked = new Set(
      rowsOf('beacon-2026', 'scores.csv')
        .filter(({ pick }) => pick === '1')
        .map((row) => row.帖子ID!),
    )
    const users = new Set(valid.filter((row) => picked.has(row.帖子ID!)).map((row) => row.用户ID))
    const winners = winnersOf('beacon-2026', '编辑之选')
    expect(picked.size).toBeGreaterThan(6)
    expect(winners.every(({ post_id: id, amount }) => picked.has(id!) && amount === '50')).toBe(true)
    expect(new Set(winners.map(({ user_id: user }) => user))).toEqual(users)
    expect(winners.length).toBe(6)
  })
})

describe('orchard-2026, an equal split with a cap', () => {
  it('gives each registered person with a valid post the cap, and leaves the rest', () => {
    const ids = eligibleIn('orchard-2026')
    const users = new Set(
      rowsOf('orchard-2026', 'posts.csv')
        .filter(({ post_id: id }) => ids.has(id!))
        .map(({ user_id: user }) => user),
    )
    const winners = winnersOf('orchard-2026')
    expect(new Set(winners.map(({ user_id: user }) => user))).toEqual(users)
    expect(400 / users.size).toBeGreaterThan(12)
    expect(winners.every(({ amount }) => amount === '12')).toBe(true)
    const rest = allocationOf('orchard-2026').filter(({ place }) => place === '0')
    expect(rest.map(({ status, amount }) => [status, amount])).toEqual([['unfilled', String(400 - 12 * users.size)]])
  })
})

describe('tide-2026, a proportional split', () => {
  it('is what the announcement says: capped, divided again, and rounded by the largest remainders', () => {
    const ids = eligibleIn('tide-2026')
    const views = new Map<string, number>()
    for (const row of rowsOf('tide-2026', 'posts.csv'))
      if (ids.has(row.帖子ID!)) views.set(row.用户ID!, (views.get(row.用户ID!) ?? 0) + Number(row.浏览量))
    const open = [...views].sort((a, b) => b[1] - a[1])
    const due = new Map<string, bigint>()
    let left = 2000_0000n
    for (;;) {
      const all = BigInt(open.reduce((whole, [, own]) => whole + own, 0))
      const [user, most] = open[0]!
      if (left * BigInt(most) <= 300_0000n * all) {
        const parts = open.map(([who, own]) => ({
          who,
          part: (left * BigInt(own)) / all,
          over: (left * BigInt(own)) % all,
        }))
        const missing = Number(left - sum(parts.map(({ part }) => part)))
        const rounded = new Set([...parts].sort((a, b) => Number(b.over - a.over)).slice(0, missing))
        for (const one of parts) due.set(one.who, one.part + (rounded.has(one) ? 1n : 0n))
        break
      }
      // Whoever has most is over the limit: the others divide what that leaves.
      due.set(user, 300_0000n)
      left -= 300_0000n
      open.shift()
    }
    const paid = new Map(winnersOf('tide-2026').map(({ user_id: user, amount }) => [user!, units(amount, 4)]))
    // A share of nothing is no prize.
    expect(paid).toEqual(new Map([...due].filter(([, amount]) => amount > 0n)))
    expect(due.size - paid.size).toBe(1)
    expect([...due.values()].filter((amount) => amount === 300_0000n).length).toBe(2)
  })
})

describe('kite-2026, a draw over people and one over posts', () => {
  const SEED = '00000000000000000001d7a5c3f0b96e5a41cc27be0e4dd19b6d03f4a2f6c8b1'
  const digestOf = (award: string, id: string): string => {
    const opaque = createHash('sha256').update(id).digest('hex')
    return createHmac('sha256', SEED).update(`${award}\n${opaque}`).digest('hex')
  }
  const ordered = (award: string, ids: Iterable<string>): string[] =>
    [...ids].sort((a, b) => (digestOf(award, a) < digestOf(award, b) ? -1 : 1))
  const posts = eligibleIn('kite-2026')
  const people = new Set(
    rowsOf('kite-2026', 'posts.csv')
      .filter((row) => posts.has(row.帖子ID!))
      .map((row) => row.用户ID!),
  )

  it('draws twenty people and five in reserve by Node’s own HMAC', () => {
    const drawn = allocationOf('kite-2026').filter(({ award }) => award === '團圓獎')
    expect(drawn.map(({ user_id: user }) => user)).toEqual(ordered('團圓獎', people).slice(0, 25))
    expect(drawn.filter(({ status }) => status !== 'alternate').length).toBe(20)
  })

  it('draws the grand prize among all posts, each person once', () => {
    const authors = new Map(rowsOf('kite-2026', 'posts.csv').map((row) => [row.帖子ID!, row.用户ID!]))
    const seen = new Set<string>()
    const order = ordered('滿月大獎', posts).filter((id) => !seen.has(authors.get(id)!) && seen.add(authors.get(id)!))
    const drawn = allocationOf('kite-2026').filter(({ award }) => award === '滿月大獎')
    expect(drawn.map(({ post_id: id }) => id)).toEqual(order.slice(0, 6))
  })
})

describe('sprout-2026, the first hundred newcomers', () => {
  it('takes each identity once, by the earliest post', () => {
    const ids = eligibleIn('sprout-2026')
    const identity = new Map(rowsOf('sprout-2026', 'people.csv').map((row) => [row.user_id!, row.identity_id!]))
    const seen = new Set<string>()
    const first = rowsOf('sprout-2026', 'posts.csv')
      .filter(({ post_id: id }) => ids.has(id!))
      .sort((a, b) => (a.posted_at! < b.posted_at! ? -1 : 1))
      .filter(({ user_id: user }) => {
        const who = identity.get(user!)!
        return !seen.has(who) && seen.add(who)
      })
    const winners = allocationOf('sprout-2026')
    expect(winners.map(({ post_id: id }) => plain(id))).toEqual(first.slice(0, 110).map(({ post_id: id }) => id))
    expect(winners.filter(({ status, amount }) => status === 'awarded' && amount === '3').length).toBe(100)
  })
})
