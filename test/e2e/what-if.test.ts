import { describe, expect, it } from 'vitest'
import { workdir } from './workdir.js'

const CAMPAIGN = `name: Verse
language: en
zone: "+00:00"
window: { from: 2026-01-01 00:00, to: 2026-01-31 24:00 }
rules:
  length: { min: 10 }
  hashtag: { any: "#verse", in: [content] }
  quota: { posts: 2 }
prizes:
  asset: TOK
  pool: "30"
  rank: [likes]
  ladder: [{ name: first, places: 1, amount: "20" }, { name: second, places: 1, amount: "10" }]
`
const POSTS = `post_id,user_id,posted_at,content,likes
p1,u1,2026-01-02 10:00,about the river #verse,9
p2,u1,2026-01-03 10:00,about the hills #verse,7
p3,u2,2026-01-04 10:00,about the woods #verse,8
p4,u2,2026-01-05 10:00,sea #verse,3
p5,u3,2026-02-01 00:00:01.500,about the clouds #verse,5
p6,u3,2026-01-05 10:00,about the clouds,5
p7,u4,2026-01-06 10:00,sky,1
`
const place = () => workdir({ 'campaign.yaml': CAMPAIGN, 'posts.csv': POSTS })
const asked = (...changes: readonly string[]) =>
  place().run(['check', 'posts.csv', ...changes.flatMap((change) => ['--what-if', change])])
const data = (...changes: readonly string[]) => {
  const { code, out } = place().run([
    'check',
    'posts.csv',
    '--format',
    'json',
    ...changes.flatMap((change) => ['--what-if', change]),
  ])
  expect(code).toBe(0)
  return JSON.parse(out)
}

describe('eligo check --what-if', () => {
  it('tells how verdicts, rules, posts and prizes would change, and who fails by one rule alone', () => {
    const { code, out, err } = asked('length.min=9')
    expect([code, err]).toEqual([0, ''])
    expect(out).toBe(`what if length.min=9
verdict     before  after
eligible         2      4  +2
ineligible       5      3  −2
review           0      0   =

rule     fail  review
length  2 → 1   0 → 0
quota   5 → 3   0 → 0

posts whose verdict changes: 2
  p3  ineligible (quota) → eligible
  p4  ineligible (length, quota) → eligible

prize slots that change: 1
  Verse #2: – unfilled 10 TOK → u2 awarded 10 TOK
`)
  })

  it('takes rules off, puts them on, and sets several things at once', () => {
    const { verdicts, posts, awards, funnel } = data('quota=off', 'staff=on')
    expect(verdicts).toEqual({
      before: { eligible: 2, ineligible: 5, review: 0 },
      after: { eligible: 0, ineligible: 4, review: 3 },
    })
    expect(funnel.find(({ rule }: { rule: string }) => rule === 'quota').after).toBeNull()
    expect(funnel.find(({ rule }: { rule: string }) => rule === 'staff').before).toBeNull()
    expect(posts[0]).toEqual({
      post_id: 'p1',
      user_id: 'u1',
      before: { verdict: 'eligible', failed_rules: [], review_rules: [] },
      after: { verdict: 'review', failed_rules: [], review_rules: ['staff'] },
    })
    expect(awards[0]).toMatchObject({ place: 1, before: { user_id: 'u1' }, after: { status: 'unfilled', user_id: '' } })
  })

  it('reaches prizes and the window by their path in the file', () => {
    const { awards, posts } = data(
      'prizes.0.ladder.0.amount=25',
      'prizes.ladder.1.amount=5',
      'window.to=2026-02-02 00:00',
    )
    expect(posts.map((post: Record<string, unknown>) => [post.post_id, post.after])).toEqual([
      ['p5', { verdict: 'ineligible', failed_rules: ['quota'], review_rules: [] }],
    ])
    expect(
      awards.map(({ before, after }: Record<string, { amount: string }>) => [before!.amount, after!.amount]),
    ).toEqual([
      ['20', '25'],
      ['10', '5'],
    ])
  })

  it('asks the people file for what only the change needs', () => {
    const here = workdir({
      'campaign.yaml': CAMPAIGN.replace('  quota: { posts: 2 }\n', ''),
      'posts.csv': POSTS,
      'people.csv': 'user_id,staff\nu1,yes\nu2,no\nu3,no\nu4,no\n',
    })
    const flags = ['--people', 'people.csv', '--what-if', 'staff=on', '--format', 'json']
    const { posts } = JSON.parse(here.run(['check', 'posts.csv', ...flags]).out)
    expect(
      posts.map((post: { post_id: string; after: { failed_rules: string[] } }) => [
        post.post_id,
        post.after.failed_rules,
      ]),
    ).toEqual([
      ['p1', ['staff']],
      ['p2', ['staff']],
    ])
  })

  it('says so where nothing changes', () => {
    expect(asked('length.max=500').out).toContain('nothing changes: no verdict, no count of a rule, no prize')
  })

  it.each([
    ['lenght.min=9', '--what-if lenght.min=9: lenght is not a key here; did you mean length?'],
    ['length.mim=9', '--what-if length.mim=9: mim is not a key here; did you mean min?'],
    [
      'length.min=nine',
      '--what-if length.min=nine: rules.length.min: expected a whole number, at least 0, found "nine"',
    ],
    ['length', 'length is no change of a campaign file; expected rule.option=value'],
    ['prizes.pool=31', 'the ladder of Verse sums to 30, its pool is 31'],
    ['hashtag.any=[', '--what-if hashtag.any=[:1:2: not valid YAML'],
  ])('refuses %s as a campaign file would be', (change, message) => {
    const { code, out, err } = asked(change)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(message)
  })

  it.each([[['-o', 'out']], [['--table', 'report']], [['--xlsx']], [['--format', 'csv']]])(
    'writes nothing, and does not go with %j',
    (flags) => {
      const here = place()
      expect(here.run(['check', 'posts.csv', '--what-if', 'quota=off', ...flags]).code).toBe(2)
      expect(here.list()).toEqual(['campaign.yaml', 'posts.csv'])
    },
  )

  it('reads standard input once for both runs', () => {
    const here = place()
    const flags = ['--what-if', 'length.min=9', '--format', 'json']
    const fromFile = here.run(['check', 'posts.csv', ...flags])
    expect(fromFile.code).toBe(0)
    expect(here.run(['check', '-', ...flags], { stdin: POSTS })).toEqual(fromFile)
  })

  it('gives what two runs give, by threads too', () => {
    // Large enough to be shared out among threads.
    const rows = Array.from({ length: 9000 }, (_, i) => {
      const text = `${'word '.repeat(i % 200)}#verse`
      return `q${i},v${i % 3000},2026-01-0${(i % 9) + 1} 10:00,${text.padEnd(560)},${i}`
    })
    const here = workdir({
      'campaign.yaml': CAMPAIGN,
      'posts.csv': `post_id,user_id,posted_at,content,likes\n${rows.join('\n')}\n`,
    })
    const one = here.run(['check', 'posts.csv', '--what-if', 'length.min=30', '--format', 'json', '--workers', '1'])
    const two = here.run(['check', 'posts.csv', '--what-if', 'length.min=30', '--format', 'json', '--workers', '2'])
    expect(two).toEqual(one)
    const after = JSON.parse(one.out).verdicts.after
    here.write('campaign.yaml', CAMPAIGN.replace('min: 10', 'min: 30'))
    const summary = here.run(['check', 'posts.csv']).out
    expect(summary).toContain(`eligible ${after.eligible}   ineligible ${after.ineligible}   review ${after.review}`)
  })
})

describe('eligo check --table near-misses', () => {
  it('lists who fails by exactly one rule, and by how much, the nearest first', () => {
    const here = workdir({
      'campaign.yaml': CAMPAIGN.replace('  quota: { posts: 2 }\n', ''),
      'posts.csv': `${POSTS}p8,u5,2026-01-07 10:00,wind#verse,1\np9,u6,2025-12-30 23:00,about the fields #verse,1\n`,
    })
    const { code, out } = here.run(['check', 'posts.csv', '--table', 'near-misses'])
    expect(code).toBe(0)
    expect(
      out
        .replace(/^\ufeff/, '')
        .trimEnd()
        .split('\r\n'),
    ).toEqual([
      'post_id,user_id,rule,missing,review_rules,reason',
      'p5,u3,window,00:00:01.500,,"published 2026-02-01T00:00:01.500+00:00, 00:00:01.500 after the window closed at 2026-02-01T00:00:00+00:00; that instant itself is already outside"',
      'p9,u6,window,1d 01:00:00,,"published 2025-12-30T23:00:00+00:00, 1d 01:00:00 before the window opens at 2026-01-01T00:00:00+00:00"',
      'p4,u2,length,1,,"length 9, at least 10 needed: 1 short"',
      'p6,u3,hashtag,,,lacks the hashtag #verse',
    ])
  })
})
