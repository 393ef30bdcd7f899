import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pick, runCheck, type TextRow } from '../run-check.js'
import { trials } from './law.js'

const CAMPAIGN = `
zone: "+08:00"
rules:
  length: { min: 2 }
  registration: { list: list.csv, first: 4 }
  newcomer: { since: 2026-01-01 00:00 }
  followers: { min: 10 }
  country: { deny: [US] }
  excluded: { ids: u2 }
  staff:
  accounts:
  identity: { gate: win, unverified: hold, by: 2026-02-01 00:00 }
  quota: { posts: 2, days: 2 }
prizes:
  asset: X
  pool: "6"
  rank: [likes]
  ladder: [{ places: 3, amount: "2" }]
`
const USERS = ['u1', 'u2', 'u3', 'u4', 'u5', 'u6'] as const
const user = fc.constantFrom(...USERS)
const someTime = (...times: readonly string[]) => fc.constantFrom(...times, '')

// Few values, so that ties, conflicts and unknowns are common.
const person = fc.record({
  user_id: user,
  kyc: fc.constantFrom('yes', 'yes', 'no', '?'),
  kyc_at: someTime('2026-01-15 00:00', '2026-02-01 00:00'),
  identity_id: fc.constantFrom('i1', 'i2', 'i3', ''),
  master_id: fc.constantFrom('', '', 'u1', 'u6', 'm'),
  followers: fc.constantFrom('9', '10', '', 'many'),
  country: fc.constantFrom('CN', 'US', ''),
  first_post_at: someTime('2025-12-31 23:59:59.999', '2026-01-01 00:00'),
  staff: fc.constantFrom('no', 'no', 'no', 'yes', ''),
})
const registered = fc.record({
  user_id: user,
  registered_at: someTime('2026-01-02 10:00', '2026-01-02 10:00', '2026-01-03 10:00', 'soon'),
})
const post = fc.record({
  post_id: fc.integer({ min: 1, max: 30 }).map(String),
  user_id: user,
  posted_at: fc.constantFrom('2026-01-05 23:59:59', '2026-01-06 00:00', '2026-01-06 23:59', ''),
  content: fc.constantFrom('text', 'other', 'x'),
  likes: fc.constantFrom('1', '2', '3'),
})
const posts = fc.uniqueArray(post, { maxLength: 20, selector: ({ post_id }) => post_id })
const everything = fc.record({
  posts,
  people: fc.array(person, { maxLength: 8 }),
  list: fc.array(registered, { maxLength: 8 }),
})
type Everything = typeof everything extends fc.Arbitrary<infer T> ? T : never

const csvOf = (columns: readonly string[], rows: readonly object[]): string =>
  [columns, ...rows.map((row) => columns.map((column) => (row as Record<string, string>)[column]))].join('\n')
const PEOPLE = 'user_id,kyc,kyc_at,identity_id,master_id,followers,country,first_post_at,staff'.split(',')

const runOf = ({ posts: rows, people, list }: Everything) =>
  runCheck(CAMPAIGN, JSON.stringify(rows), {
    people: { name: 'people.csv', bytes: csvOf(PEOPLE, people) },
    registration: [{ name: 'list.csv', bytes: csvOf(['user_id', 'registered_at'], list) }],
  })
const shuffled = <T>(rows: readonly T[]) =>
  fc.shuffledSubarray([...rows], { minLength: rows.length, maxLength: rows.length })
const sorted = (rows: readonly TextRow[], ...left: readonly string[]): string[] =>
  rows.map((row) => JSON.stringify(Object.entries(row).filter(([name]) => !left.includes(name)))).sort()

describe('laws of people', () => {
  it('the order of rows changes nothing, in the posts, the people file and the list', async () => {
    const twice = everything.chain((given) =>
      fc.tuple(
        fc.constant(given),
        fc.record({ posts: shuffled(given.posts), people: shuffled(given.people), list: shuffled(given.list) }),
      ),
    )
    await fc.assert(
      fc.asyncProperty(twice, async ([one, other]) => {
        const [before, after] = [await runOf(one), await runOf(other)]
        expect(after.allocation).toEqual(before.allocation)
        expect(after.review).toEqual(before.review)
        expect(after.result.tally).toEqual(before.result.tally)
        expect(sorted(after.report)).toEqual(sorted(before.report))
        expect(sorted(after.rejects, 'line', 'message')).toEqual(sorted(before.rejects, 'line', 'message'))
      }),
      trials(0.1),
    )
  })

  it('nobody of whom something is unknown passes a rule over it, and no person wins twice', async () => {
    await fc.assert(
      fc.asyncProperty(everything, async (given) => {
        const { report, allocation, result } = await runOf(given)
        const bad = new Set(result.rejects.map(({ place }) => place.file === 'people.csv' && place.line))
        const known = new Map(
          given.people.filter((_, i) => !bad.has(i + 2)).map((row) => [row.user_id as string, row] as const),
        )
        for (const { user_id: id, followers, staff } of report) {
          const row = known.get(id!)
          const hasMaster = row?.master_id !== undefined && row.master_id !== ''
          if (hasMaster) continue
          if (!row || row.followers === '') expect(followers).toBe('review')
          if (!row) expect(staff).not.toBe('pass')
        }
        const persons = new Map(result.kept.map((at) => [result.entryOf(at).postId, result.entryOf(at).person]))
        const winners = allocation.filter(({ post_id: id }) => id !== '').map(({ post_id: id }) => persons.get(id!))
        expect(new Set(winners).size).toBe(winners.length)
      }),
      trials(0.1),
    )
  })
})

/** The day on the calendar of UTC+8 of a time as the fixtures write it. */
const DAY: Readonly<Record<string, string>> = {
  '2026-01-05T15:59:59.999Z': '5',
  '2026-01-05T16:00:00Z': '6',
  '2026-01-06 23:59:59': '6',
  '2026-01-07 00:00': '7',
}

describe('the law of quotas', () => {
  const some = fc.uniqueArray(
    fc.record({
      post_id: fc.integer({ min: 1, max: 60 }).map(String),
      user_id: fc.constantFrom('a', 'b', 'c'),
      posted_at: fc.constantFrom(...Object.keys(DAY)),
      content: fc.constantFrom('long', 'x'),
    }),
    { maxLength: 16, selector: ({ post_id }) => post_id },
  )
  const least = fc.integer({ min: 1, max: 5 })

  it('a person reaches it with as many good posts on as many days as it says, and with no fewer', async () => {
    await fc.assert(
      fc.asyncProperty(some, least, least, async (rows, leastPosts, leastDays) => {
        const campaign = `zone: "+08:00"\nrules: { length: { min: 3 }, quota: { posts: ${leastPosts}, days: ${leastDays} } }`
        const { report } = await runCheck(campaign, JSON.stringify(rows))
        const expected = rows.map(({ user_id: id }) => {
          const good = rows.filter((row) => row.user_id === id && row.content === 'long')
          const days = new Set(good.map(({ posted_at: time }) => DAY[time]))
          return good.length >= leastPosts && days.size >= leastDays ? 'pass' : 'fail'
        })
        expect(report.map(({ quota }) => quota)).toEqual(expected)
      }),
      trials(0.1),
    )
  })
})

const RANKED = `
rules: { length: { min: 3 }, screenshot: }
prizes: { asset: X, pool: "6", rank: [likes], ladder: [{ places: 3, amount: "2" }] }
`
const HEADER = 'post_id,user_id,rule,decision,reviewer,reason'
const entrant = fc.record({
  user_id: fc.integer({ min: 1, max: 12 }).map((n) => `u${n}`),
  content: fc.constantFrom('long', 'long', 'x'),
  screenshots: fc.constantFrom('1', '1', '0', null),
  likes: fc.integer({ min: 0, max: 5 }).map(String),
})
const entrants = fc
  .array(entrant, { minLength: 1, maxLength: 14 })
  .map((rows) => rows.map((row, i) => ({ post_id: `p${String(i).padStart(2, '0')}`, ...row })))
const decisionsOf = (...rows: readonly string[]) => ({
  decisions: { name: 'decided.csv', bytes: [HEADER, ...rows].join('\n') },
})
const slotsOf = (rows: readonly TextRow[]) => rows.filter(({ status }) => status !== 'alternate')

describe('laws of decisions', () => {
  it('accepting or rejecting a post changes the verdict on that post and on no other', async () => {
    const word = fc.constantFrom('accept', 'reject')
    await fc.assert(
      fc.asyncProperty(entrants, fc.nat(), word, async (rows, nth, kind) => {
        const chosen = rows[nth % rows.length]!
        const before = await runCheck(RANKED, JSON.stringify(rows))
        const after = await runCheck(RANKED, JSON.stringify(rows), decisionsOf(`${chosen.post_id},,,${kind},R,so`))
        const others = (list: readonly TextRow[]) =>
          pick(
            list.filter(({ post_id: id }) => id !== chosen.post_id),
            'post_id',
            'verdict',
            'failed_rules',
            'reasons',
          )
        expect(others(after.report)).toEqual(others(before.report))
        const own = after.report.find(({ post_id: id }) => id === chosen.post_id)
        expect(own?.verdict).toBe(kind === 'accept' ? 'eligible' : 'ineligible')
        expect(after.review.some(({ post_id: id }) => id === chosen.post_id)).toBe(false)
      }),
      trials(0.1),
    )
  })

  it('taking a winner out moves exactly one alternate into that slot, whatever the order of the sheet', async () => {
    const kind = fc.constantFrom('replace', 'disqualify')
    await fc.assert(
      fc.asyncProperty(entrants, fc.nat({ max: 2 }), kind, fc.boolean(), async (rows, at, word, isTurned) => {
        const before = await runCheck(RANKED, JSON.stringify(rows))
        const winner = slotsOf(before.allocation)[at]!
        if (winner.post_id === '') return
        const sheet = [`${winner.post_id},${winner.user_id},,${word},R,so`, `${winner.post_id},,,accept,R,so`]
        const after = await runCheck(RANKED, JSON.stringify(rows), decisionsOf(...(isTurned ? sheet.reverse() : sheet)))
        const [first] = before.allocation.filter(({ status }) => status === 'alternate')
        const slots = slotsOf(before.allocation).map(({ user_id: id }, i) => (i === at ? (first?.user_id ?? '') : id))
        expect(slotsOf(after.allocation).map(({ user_id: id }) => id)).toEqual(slots)
        expect(pick(after.report, 'post_id', 'verdict')).toEqual(pick(before.report, 'post_id', 'verdict'))
      }),
      trials(0.1),
    )
  })
})
