import { describe, expect, it } from 'vitest'
import { runCheck } from '../run-check.js'
import { activityLooker } from './look.js'

const did = (posts: number, days: number, mostPosts = posts, mostDays = days) => ({ posts, days, mostPosts, mostDays })

describe('quota', () => {
  it.each([
    [did(7, 5), 'pass', 'reached', { posts: 7, days: 5 }],
    [did(9, 6), 'pass', 'reached', { posts: 9, days: 6 }],
    [did(6, 5), 'fail', 'missed', { posts: 6, days: 5, missing: 1, missing_days: 0 }],
    [did(9, 4), 'fail', 'missed', { posts: 9, days: 4, missing: 0, missing_days: 1 }],
    [did(0, 0), 'fail', 'missed', { posts: 0, days: 0, missing: 7, missing_days: 5 }],
    [did(6, 5, 7, 5), 'review', 'unclear', { posts: 6, days: 5 }],
    [did(7, 4, 8, 5), 'review', 'unclear', { posts: 7, days: 4 }],
    [did(5, 4, 6, 5), 'fail', 'missed', { posts: 6, days: 5, missing: 1, missing_days: 0 }],
  ])('at least 7 posts on 5 days: %j is %s', async (activity, outcome, message, args) => {
    const look = await activityLooker('quota', 'rules: { quota: { posts: 7, days: 5 } }')
    expect(look(activity)).toEqual({
      rule: 'quota',
      outcome,
      message: `quota.${message}`,
      args: { ...args, least: 7, least_days: 5 },
    })
  })

  it('asks for one post on one day unless told otherwise', async () => {
    const look = await activityLooker('quota', 'rules: { quota: }')
    expect([look(did(1, 1)).outcome, look(did(0, 0)).outcome]).toEqual(['pass', 'fail'])
  })
})

const outcomesOf = async (campaign: string, rows: readonly string[], header = 'post_id,user_id,posted_at,content') => {
  const { report } = await runCheck(campaign, `${header}\n${rows.join('\n')}\n`)
  return report.map(({ verdict, quota }) => `${verdict} ${quota}`)
}

describe('quota over posts', () => {
  const TWO_DAYS = 'zone: "+08:00"\nrules: { length: { min: 3 }, quota: { posts: 2, days: 2 } }'

  it("counts days of the campaign's zone, to the millisecond", async () => {
    const apart = ['1,a,2026-03-01 23:59:59.999,long', '2,a,2026-03-02 00:00,long']
    const together = ['1,a,2026-03-01 00:00,long', '2,a,2026-03-01 23:59:59.999,long']
    // Midnight in UTC is eight in the morning there.
    const acrossUtc = ['1,a,2026-03-01T23:59:59Z,long', '2,a,2026-03-02T00:00:00Z,long']
    expect(await outcomesOf(TWO_DAYS, apart)).toEqual(['eligible pass', 'eligible pass'])
    expect(await outcomesOf(TWO_DAYS, together)).toEqual(['ineligible fail', 'ineligible fail'])
    expect(await outcomesOf(TWO_DAYS, acrossUtc)).toEqual(['ineligible fail', 'ineligible fail'])
    const utc = TWO_DAYS.replace('"+08:00"', 'UTC')
    expect(await outcomesOf(utc, acrossUtc)).toEqual(['eligible pass', 'eligible pass'])
  })

  it('counts days as the clocks of a region show them, also when these change', async () => {
    // On 29 March 2026 the clocks of Berlin go from +01:00 to +02:00.
    const region = TWO_DAYS.replace('"+08:00"', 'Europe/Berlin')
    const sameDay = ['1,a,2026-03-28T23:00:00Z,long', '2,a,2026-03-29T21:59:59Z,long']
    const nextDay = ['1,a,2026-03-28T23:00:00Z,long', '2,a,2026-03-29T22:00:00Z,long']
    expect(await outcomesOf(region, sameDay)).toEqual(['ineligible fail', 'ineligible fail'])
    expect(await outcomesOf(region, nextDay)).toEqual(['eligible pass', 'eligible pass'])
  })

  it('counts only posts that pass the other rejecting rules, and decides for all posts of the person', async () => {
    const rows = ['1,a,2026-03-01 10:00,long', '2,a,2026-03-02 10:00,x', '3,b,2026-03-01 10:00,long']
    const one = 'zone: "+08:00"\nrules: { length: { min: 3 }, quota: { posts: 2 } }'
    expect(await outcomesOf(one, rows)).toEqual(['ineligible fail', 'ineligible fail', 'ineligible fail'])
    const noted = one.replace('min: 3 }', 'min: 3, effect: note }')
    expect(await outcomesOf(noted, rows)).toEqual(['eligible pass', 'eligible pass', 'ineligible fail'])
  })

  it('asks a human where posts wait for one, or their day is unknown', async () => {
    const shots = 'zone: "+08:00"\nrules: { screenshot: , quota: { posts: 2 } }'
    const rows = ['1,a,2026-03-01 10:00,long', '2,a,2026-03-02 10:00,long']
    expect(await outcomesOf(shots, rows)).toEqual(['review review', 'review review'])
    const undated = ['1,a,2026-03-01 10:00,long', '2,a,,long']
    expect(await outcomesOf(TWO_DAYS, undated)).toEqual(['review review', 'review review'])
  })

  it('counts the posts of all accounts of a person together', async () => {
    const campaign = 'zone: "+08:00"\nrules: { accounts: { identity: false }, quota: { posts: 2 } }'
    const posts = 'post_id,user_id,content\n1,a,x\n2,b,y\n3,c,z\n'
    const people = { name: 'people.csv', bytes: 'user_id,master_id\na,\nb,a\nc,\n' }
    const { report } = await runCheck(campaign, posts, { people })
    expect(report.map(({ quota }) => quota)).toEqual(['pass', 'pass', 'fail'])
  })
})

it('counts what a human accepted towards the quota of its author, and no more what a human rejected', async () => {
  const campaign = 'zone: "+08:00"\nrules: { length: { min: 3 }, quota: { posts: 2 } }'
  const posts = 'post_id,user_id,content\n1,a,long\n2,a,x\n3,b,long\n4,b,longer\n'
  const decisions = { name: 'd.csv', bytes: 'post_id,decision,reviewer,reason\n2,accept,R,so\n3,reject,R,so\n' }
  const { report } = await runCheck(campaign, posts, { decisions })
  expect(report.map(({ post_id, verdict, quota }) => [post_id, verdict, quota])).toEqual([
    ['1', 'eligible', 'pass'],
    ['2', 'eligible', 'pass'],
    ['3', 'ineligible', 'fail'],
    ['4', 'ineligible', 'fail'],
  ])
})
