import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Check, check, parseCampaign, speakerOf } from '../../../src/index.js'
import { LIMITS, pageDataOf } from '../../../src/report/html/page-data.js'
import { BY_HUMAN, OWN_TIME, type PageData } from '../../../src/report/html/page-model.js'

const CAMPAIGN = `
name: Small
window: { from: 2025-10-24 18:00, to: 2025-11-05 00:00, zone: "+08:00" }
rules:
  length: { min: 5 }
prizes: { asset: CGN, pool: "30", rank: [likes], ladder: [{ places: 2, amount: "15" }] }
`
const POSTS = `post_id,user_id,posted_at,content,likes
p1,u1,2025-10-25 12:00:00,long enough,1
p2,u2,2025-10-23 12:00:00,too early,9
p3,u3,,time unknown,5
p4,u4,2025-10-26 12:00:00,shrt,7
p5,u5,2025-10-27 12:00:00,fine as well,8
p5,u5,2025-10-27 12:00:00,fine as well,8
`

describe('pageDataOf', () => {
  let checked: Check
  let data: PageData
  beforeAll(async () => {
    const { campaign } = await parseCampaign(CAMPAIGN)
    checked = await check(campaign, { posts: [{ name: 'posts.csv', bytes: POSTS }] })
    data = pageDataOf(checked.result, checked.manifest, speakerOf('en'))
  })

  it('holds a row for each post, which share their statements', () => {
    const inside = [0, 'pass', `published ${OWN_TIME}, inside the window`]
    expect(data.statements[0]).toEqual(inside)
    expect(data.posts).toEqual({
      rows: [
        ['p1', 'u1', '2025-10-25T12:00:00+08:00', 'eligible', 10, [0, 1]],
        ['p2', 'u2', '2025-10-23T12:00:00+08:00', 'ineligible', 8, [2, 3]],
        ['p3', 'u3', '', 'review', 11, [4, 5]],
        ['p4', 'u4', '2025-10-26T12:00:00+08:00', 'ineligible', 4, [0, 6]],
        ['p5', 'u5', '2025-10-27T12:00:00+08:00', 'eligible', 10, [0, 1]],
      ],
      isWhole: true,
    })
    expect(data.statements[6]).toEqual([1, 'fail', 'length 4, at least 5 needed: 1 short'])
  })

  it('holds the prizes with their sum, what a human is asked, and what was not taken', () => {
    const { awards, questions, rejects, tally } = data
    expect(awards).toEqual([
      {
        name: 'Small',
        accounts: [
          {
            asset: 'CGN',
            pool: '30',
            rolledIn: '',
            exchangedIn: '',
            awarded: '30',
            held: '0',
            unallocated: '0',
            rolledOn: '',
            exchangedOut: '',
            holds: true,
          },
        ],
        choice: ['people in the ranking: 2'],
        proof: [],
        rows: [
          {
            prize: '1',
            place: 1,
            status: 'awarded',
            user: 'u5',
            post: 'p5',
            amount: '15 CGN',
            reason: 'rank 1 by likes=8',
          },
          {
            prize: '1',
            place: 2,
            status: 'awarded',
            user: 'u1',
            post: 'p1',
            amount: '15 CGN',
            reason: 'rank 2 by likes=1',
          },
        ],
        passedOver: [],
      },
    ])
    expect(questions).toEqual({
      rows: [
        {
          post: 'p3',
          user: 'u3',
          rule: 'window',
          question: 'Was the post published within the window?',
          evidence: 'the time of publication is unknown',
        },
      ],
      isWhole: true,
    })
    expect(rejects.rows.map(({ line, post, code }) => [line, post, code])).toEqual([['7', 'p5', 'repeated-row']])
    expect(tally).toEqual({ rows: 6, posts: 5, people: 5, eligible: 2, review: 1, ineligible: 2, rejects: 1 })
  })

  it('lists who fails by one rule alone, and by how much', () => {
    expect(data.nearMisses.isWhole).toBe(true)
    expect(data.nearMisses.rows.map(({ post, rule, missing }) => [post, rule, missing])).toEqual([
      ['p2', 'window', '1d 06:00:00'],
      ['p4', 'length', '1'],
    ])
  })

  it('has what humans decided on record: in a list of its own and with each post, and of no rule', async () => {
    const { campaign } = await parseCampaign(CAMPAIGN)
    const sheet = `post_id,user_id,rule,decision,reviewer,reason
p3,u3,window,accept,Li,seen in time
p4,u4,,reject,Mo,too short by far
,u5,,disqualify,Mo,bought likes
`
    const { result, manifest } = await check(campaign, {
      posts: [{ name: 'posts.csv', bytes: POSTS }],
      decisions: { name: 'decided.csv', bytes: sheet },
    })
    const decided = pageDataOf(result, manifest, speakerOf('en'))
    expect(decided.rulings.rows).toEqual([
      { post: '', user: 'u5', rule: '', text: 'disqualified from winning by Mo: bought likes' },
      { post: 'p3', user: 'u3', rule: 'window', text: 'accepted by Li: seen in time' },
      { post: 'p4', user: 'u4', rule: '', text: 'rejected by Mo: too short by far' },
    ])
    const ofHumans = decided.posts.rows.map(([id, , , verdict, , statements]) => [
      id,
      verdict,
      ...statements
        .map((at) => decided.statements[at]!)
        .filter(([rule]) => rule === BY_HUMAN)
        .map(([, , text]) => text),
    ])
    expect(ofHumans).toEqual([
      ['p1', 'eligible'],
      ['p2', 'ineligible'],
      ['p3', 'eligible', 'accepted by Li: seen in time'],
      ['p4', 'ineligible', 'rejected by Mo: too short by far'],
      ['p5', 'eligible', 'disqualified from winning by Mo: bought likes'],
    ])
    // What a human rejected is no near miss.
    expect(decided.nearMisses.rows.map(({ post }) => post)).toEqual(['p2'])
    const cut = pageDataOf(result, manifest, speakerOf('en'), { limits: { ...LIMITS, rulings: 1, nearMisses: 0 } })
    expect([cut.rulings.rows.length, cut.rulings.isWhole]).toEqual([1, false])
    expect(cut.nearMisses).toEqual({ rows: [], isWhole: false })
  })

  it('draws times against the window and lengths against the least', () => {
    const { times, lengths } = data
    expect(times.marks.map(({ label }) => label)).toEqual(['opens 10-24 18:00', 'closes 11-05'])
    expect(times.unknown).toEqual([0, 1, 0])
    const counted = times.bars.filter(({ counts }) => counts.some((count) => count > 0))
    // Eight hours each, counted from the opening.
    expect(counted).toEqual([
      { label: '2025-10-23 10:00 – 2025-10-23 18:00', counts: [0, 0, 1] },
      { label: '2025-10-25 10:00 – 2025-10-25 18:00', counts: [1, 0, 0] },
      { label: '2025-10-26 10:00 – 2025-10-26 18:00', counts: [0, 0, 1] },
      { label: '2025-10-27 10:00 – 2025-10-27 18:00', counts: [1, 0, 0] },
    ])
    expect(lengths.marks).toEqual([{ at: 5, label: 'at least 5' }])
    expect(lengths.bars.slice(3, 9)).toEqual([
      { label: '3', counts: [0, 0, 0] },
      { label: '4', counts: [0, 0, 1] },
      { label: '5', counts: [0, 0, 0] },
      { label: '6', counts: [0, 0, 0] },
      { label: '7', counts: [0, 0, 0] },
      { label: '8', counts: [0, 0, 1] },
    ])
  })

  it.each([
    [5, ['p1', 'p2', 'p3', 'p4', 'p5'], true],
    [4, ['p5', 'p1', 'p3', 'p2'], false],
    [3, ['p5', 'p1', 'p3'], false],
    [1, ['p5'], false],
  ])('holds at most %i posts: winners, then reviews, then the others', (posts, ids, isWhole) => {
    const cut = pageDataOf(checked.result, checked.manifest, speakerOf('en'), { limits: { ...LIMITS, posts } })
    expect(cut.posts.rows.map(([id]) => id)).toEqual(ids)
    expect(cut.posts.isWhole).toBe(isWhole)
    expect(cut.times).toEqual(data.times)
  })

  it('puts copies before other posts', async () => {
    const text = (name: string) => readFileSync(`fixtures/campaigns/cgn-2025/${name}`, 'utf8')
    const { campaign } = await parseCampaign(text('campaign.yaml'))
    const { result, manifest } = await check(campaign, { posts: [{ name: 'posts.csv', bytes: text('posts.csv') }] })
    const all = pageDataOf(result, manifest, speakerOf('zh'))
    const before = new Set(
      [...result.stages.flatMap(({ awards, passedOver }) => [...awards, ...passedOver]), ...result.reviews].map(
        (item) => (typeof item === 'number' ? item : item.post),
      ),
    ).size
    const copies = all.posts.rows.filter((row) => row[6] !== undefined && row[3] === 'ineligible').map(([id]) => id)
    const posts = before + copies.length
    const cut = pageDataOf(result, manifest, speakerOf('zh'), { limits: { ...LIMITS, posts } })
    expect(copies.length).toBeGreaterThan(2)
    expect(cut.posts.rows.slice(before).map(([id]) => id)).toEqual(copies)
  })
})
