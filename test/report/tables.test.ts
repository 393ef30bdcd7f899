import { describe, expect, it } from 'vitest'
import { tables } from '../../src/index.js'
import { pick, runCheck } from '../run-check.js'

const CAMPAIGN = `
name: Campaign
zone: "+08:00"
window: { from: 2025-10-24 18:00, to: 2025-11-04 24:00 }
rules:
  length: { min: 4 }
  hashtag: { any: "#发帖赢代币CGN" }
  screenshot: { effect: review }
  identity: { gate: win, unverified: hold }
prizes:
  asset: CGN
  pool: "6"
  rank: [score]
  ladder: [{ name: First, amount: "3" }, { name: Rest, places: 3, amount: "1" }]
`
const HEADER = 'post_id,user_id,posted_at,content,hashtags,screenshots,kyc,score'
const ROWS = [
  'a,u1,2025-10-25 12:00,text,发帖赢代币CGN,1,是,9',
  'b,u2,2025-10-25 12:00,text,发帖赢代币CGN,1,,8',
  'c,u3,2025-11-05 00:00,x,,1,是,7',
  'd,u4,,text,发帖赢代币CGNX,无,否,6',
  'e,u5,2025-10-25 12:00,text,发帖赢代币CGN,无,是,5',
  'f,u6,2025-10-25 12:00,text,发帖赢代币CGN,1,否,4',
  'g,u7,soon,text,,1,是,3',
  'a,u1,2025-10-25 12:00,text,发帖赢代币CGN,1,是,9',
]
const POSTS = [HEADER, ...ROWS].join('\n')

describe('the tables of a result', () => {
  it('have the columns that scripts know, in their order', async () => {
    const { result } = await runCheck(CAMPAIGN, POSTS)
    const { report, allocation, review, rejects } = tables(result, 'en')
    expect(report.columns.slice(0, 15)).toEqual([
      ...['post_id', 'user_id', 'posted_at', 'verdict', 'failed_rules', 'review_rules', 'reasons'],
      ...['window', 'length', 'hashtag', 'screenshot', 'identity'],
      ...['characters', 'copied_from', 'copied_share'],
    ])
    expect(allocation.columns.slice(0, 9)).toEqual([
      'award',
      'prize',
      'place',
      'status',
      'user_id',
      'post_id',
      'amount',
      'asset',
      'reason',
    ])
    expect(rejects.columns.slice(0, 6)).toEqual(['source', 'line', 'post_id', 'column', 'code', 'message'])
    expect(review.columns.slice(0, 8)).toEqual([
      'post_id',
      'user_id',
      'rule',
      'question',
      'evidence',
      'decision',
      'reviewer',
      'reason',
    ])
  })

  it('report every post in input order, with every reason', async () => {
    const { report } = await runCheck(CAMPAIGN, POSTS)
    const columns = [
      'post_id',
      'verdict',
      'failed_rules',
      'review_rules',
      'window',
      'length',
      'hashtag',
      'screenshot',
      'identity',
      'reasons',
    ]
    expect(pick(report, ...columns)).toEqual([
      ['a', 'eligible', '', '', 'pass', 'pass', 'pass', 'pass', 'pass', ''],
      [
        'b',
        'eligible',
        '',
        '',
        'pass',
        'pass',
        'pass',
        'pass',
        'review',
        'identity: whether the identity is verified is unknown',
      ],
      [
        'c',
        'ineligible',
        'window;length;hashtag',
        '',
        'fail',
        'fail',
        'fail',
        'pass',
        'pass',
        'window: published 2025-11-05T00:00:00+08:00, 00:00:00 after the window closed at 2025-11-05T00:00:00+08:00; that instant itself is already outside; length: length 1, at least 4 needed: 3 short; hashtag: lacks the hashtag #发帖赢代币CGN',
      ],
      [
        'd',
        'review',
        '',
        'window;hashtag;screenshot',
        'review',
        'pass',
        'review',
        'fail',
        'fail',
        'window: the time of publication is unknown; hashtag: 发帖赢代币CGNX runs on beyond the hashtag #发帖赢代币CGN; screenshot: screenshots: 0, needed: 1; identity: identity not verified',
      ],
      [
        'e',
        'review',
        '',
        'screenshot',
        'pass',
        'pass',
        'pass',
        'fail',
        'pass',
        'screenshot: screenshots: 0, needed: 1',
      ],
      ['f', 'eligible', '', '', 'pass', 'pass', 'pass', 'pass', 'fail', 'identity: identity not verified'],
    ])
  })

  it('list the prize slots and then the alternates', async () => {
    const { allocation } = await runCheck(CAMPAIGN, POSTS)
    expect(pick(allocation, 'award', 'prize', 'place', 'status', 'user_id', 'post_id', 'amount', 'asset')).toEqual([
      ['Campaign', 'First', '1', 'awarded', 'u1', 'a', '3', 'CGN'],
      ['Campaign', 'Rest', '2', 'held', 'u2', 'b', '1', 'CGN'],
      ['Campaign', 'Rest', '3', 'held', 'u6', 'f', '1', 'CGN'],
      ['Campaign', 'Rest', '4', 'unfilled', '', '', '1', 'CGN'],
    ])
  })

  it('ask a human about held prizes first, then about posts in review, those who could win first', async () => {
    const { review } = await runCheck(CAMPAIGN, POSTS)
    expect(pick(review, 'post_id', 'user_id', 'rule', 'question', 'decision', 'reviewer', 'reason')).toEqual([
      ['b', 'u2', 'identity', 'Has the author finished identity verification?', '', '', ''],
      [
        'd',
        'u4',
        'window;hashtag;screenshot',
        'Was the post published within the window?; Does 发帖赢代币CGNX count as the hashtag #发帖赢代币CGN?; Accept the post although: screenshots: 0, needed: 1?',
        '',
        '',
        '',
      ],
      ['e', 'u5', 'screenshot', 'Accept the post although: screenshots: 0, needed: 1?', '', '', ''],
    ])
  })

  it('say the same in Chinese, with the same codes', async () => {
    const { result } = await runCheck(CAMPAIGN, POSTS)
    const { report, rejects } = tables(result, 'zh')
    const rows = [...report.rows()]
    expect(rows[2]![6]).toBe(
      'window: 发布于 2025-11-05T00:00:00+08:00，活动已于 2025-11-05T00:00:00+08:00 结束（该时刻本身不算在内），晚了 00:00:00；length: 长度 1，要求不少于 4，还差 3；hashtag: 缺少话题 #发帖赢代币CGN',
    )
    expect([...rejects.rows()].map((row) => row.slice(0, 5))).toEqual([
      ['posts.csv', 8, 'g', 'posted_at', 'bad-time'],
      ['posts.csv', 9, 'a', 'post_id', 'repeated-row'],
    ])
  })

  it('count what happened', async () => {
    const { result } = await runCheck(CAMPAIGN, POSTS)
    expect(result.tally).toMatchObject({
      rows: 8,
      posts: 6,
      people: 6,
      verdicts: { eligible: 3, ineligible: 1, review: 2 },
      rejects: 2,
      repeated: 1,
      rejectCodes: { 'bad-time': 1, 'repeated-row': 1 },
    })
    expect(
      result.tally.funnel.map(({ rule, effect, pass, fail, review, left }) => [rule, effect, pass, fail, review, left]),
    ).toEqual([
      ['window', 'reject', 4, 1, 1, 5],
      ['length', 'reject', 5, 1, 0, 5],
      ['hashtag', 'reject', 4, 1, 1, 5],
      ['screenshot', 'review', 4, 2, 0, 5],
      ['identity', 'gate', 3, 2, 1, 5],
    ])
  })
})

describe('values that prizes wait for', () => {
  const HEAD = 'post_id,user_id,posted_at,content,likes,pick'
  const award = (name: string, more: string) => `  - { name: ${name}, asset: X, pool: "2", ${more} }`
  const ladder = 'ladder: [{ places: 2, amount: "1" }]'
  const asked = async (prize: string, ...rows: readonly string[]) =>
    pick(
      (await runCheck(`name: c\nzone: UTC\nprizes:\n${prize}`, [HEAD, ...rows].join('\n'))).review,
      'post_id',
      'rule',
      'question',
      'evidence',
    )
  const QUESTION = 'What is the value? Put it into the export or a file of --scores, and run again'

  it('are asked for, of the post that lacks them', async () => {
    const unranked = 'A: held because likes is unknown, so the rank is not certain: a human must look'
    const row = ['b', '', QUESTION, unranked]
    expect(await asked(award('A', `rank: [likes], ${ladder}`), 'a,u1,,text,3,', 'b,u2,,text,,')).toEqual([row])
    const split = award('A', 'all: true, split: proportional, by: likes, decimals: 2')
    const many = ['a,u1,2026-01-01 10:00,text,3,', 'b,u2,2026-01-01 10:00,text,,', 'c,u3,2026-01-01 10:00,text,1,']
    // All shares wait, but only one value is missing.
    expect(await asked(split, ...many)).toEqual([row])
  })

  it('are those of bounds and of times too', async () => {
    const bounded = award('A', `where: [{ by: pick, min: "1" }], rank: [likes], ${ladder}`)
    expect(await asked(bounded, 'a,u1,,text,3,1', 'b,u2,,text,2,')).toEqual([
      ['b', '', QUESTION, 'A: rank 2 by likes=2; held because pick could not be decided: a human must look'],
    ])
    expect(await asked(award('A', `first_come: true, ${ladder}`), 'a,u1,,text,3,')).toEqual([
      ['a', '', QUESTION, expect.stringContaining('the time of posting is unknown')],
    ])
  })
})
