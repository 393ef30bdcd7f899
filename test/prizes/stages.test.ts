import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { CheckInputs } from '../../src/index.js'
import { formatDecimal } from '../../src/model/amount.js'
import { byCodeUnits } from '../../src/model/order.js'
import { opaqueId } from '../../src/text/opaque-id.js'
import { runCheck } from '../run-check.js'

const lines = (text: string): string => text.replace(/\n +/g, '\n').trim()
const POSTS = lines(`post_id,user_id,posted_at,content,kyc,likes,comments,score
  p1,ann,2026-03-01 10:00,text,yes,100,10,9
  p2,bob,2026-03-01 11:00,text,yes,50,40,8
  p3,cyd,2026-03-01 09:00,text,yes,0,20,10
  p4,dan,2026-03-01 12:00,text,yes,10,0,1
  p5,ann,2026-03-01 13:00,text,yes,80,0,2
  p6,eve,2026-03-01 14:00,text,,30,5,5
  p7,fay,2026-03-01 15:00,text,no,70,5,5
  `)
const IDENTITY = 'identity: { gate: win, unverified: skip }'

interface Given extends Partial<CheckInputs> {
  readonly rules?: string
  readonly rows?: string
}

/** An award on each line: its slots and alternates as `user amount`, `?` where held, `–` where unfilled, `+` where alternate. */
async function given(prizes: string, { rules = IDENTITY, rows = POSTS, ...more }: Given = {}): Promise<string[]> {
  const { allocation } = await runCheck(`zone: "+08:00"\nrules: { ${rules} }\nprizes:\n${prizes}\n`, rows, more)
  const signs = { awarded: '', held: '?', unfilled: '–', alternate: '+' } as const
  return [...new Set(allocation.map(({ award }) => award!))].map((name) =>
    [
      `${name}:`,
      ...allocation
        .filter(({ award }) => award === name)
        .map(({ status, user_id: user, amount, asset }) =>
          [signs[status as keyof typeof signs] + user, amount, asset === 'T' ? '' : asset].filter(Boolean).join(' '),
        ),
    ].join(' '),
  )
}

const reasonsOf = async (prizes: string, more: Given = {}): Promise<string[]> => {
  const { rules = IDENTITY, rows = POSTS, ...inputs } = more
  const { allocation } = await runCheck(`zone: "+08:00"\nrules: { ${rules} }\nprizes:\n${prizes}\n`, rows, inputs)
  return allocation.map(({ user_id: user, reason }) => `${user}: ${reason}`)
}

describe('ways to choose winners', () => {
  it('by weighted columns, each part shown; goods are counted beside the money', async () => {
    const prizes = `  asset: T
  pool: 100
  weighted: { normalise: max, weights: { likes: 40, comments: 30, score: 30 } }
  ladder: [{ name: Gold, amount: 60 }, { name: Silver, amount: 40 }, { places: 2, goods: Headset, substitute: 25 }]`
    expect(await given(prizes)).toEqual(['T: ann 60 bob 40 cyd 1 Headset ?eve 1 Headset +dan'])
    expect((await reasonsOf(prizes)).slice(0, 4)).toEqual([
      'ann: rank 1 by points=74.5 likes=40 comments=7.5 score=27',
      'bob: rank 2 by points=74 likes=20 comments=30 score=24',
      'cyd: rank 4 by points=45 likes=0 comments=15 score=30',
      'eve: rank 5 by points=30.75 likes=12 comments=3.75 score=15; held because identity could not be decided: a human must look',
    ])
    const shares = prizes.replace('likes: 40, comments: 30, score: 30', 'likes: 0.4, comments: 0.3, score: 0.30')
    expect(await reasonsOf(shares)).toEqual(await reasonsOf(prizes))
  })

  it('and pays the substitute to whoever cannot be given goods; where nobody knows, the prize is held', async () => {
    const people = { name: 'people.csv', bytes: 'user_id,country\nann,FR\nbob,AQ\ncyd,\ndan,FR\neve,FR\nfay,FR\n' }
    const rules = 'country: { deny: [AQ], effect: note }'
    const prizes = `  asset: T
  pool: 10
  rank: [score]
  goods_only: country
  ladder: [{ amount: 10 }, { places: 4, goods: Mug, substitute: 2.5 }, { goods: Pin, substitute: 1 }]
  alternates: 0`
    // By score: cyd 10, ann 9, bob 8, eve 5, fay 5, dan 1.
    expect(await given(prizes, { rules, people })).toEqual([
      'T: cyd 10 ann 1 Mug bob 2.5 eve 1 Mug fay 1 Mug dan 1 Pin',
    ])
    const moved = prizes
      .replace('{ amount: 10 }, { places: 4,', '{ places: 4,')
      .replace(', { goods: Pin', ', { amount: 10 }, { goods: Pin')
    expect(await given(moved, { rules, people })).toEqual([
      'T: ?cyd 1 Mug ann 1 Mug bob 2.5 eve 1 Mug fay 10 dan 1 Pin',
    ])
    const { result } = await runCheck(`rules: { ${rules} }\nprizes:\n${moved}\n`, POSTS, { people })
    const { pool, exchangedIn, awarded, goods } = result.stages[0]!
    expect([pool, exchangedIn, awarded].map(formatDecimal)).toEqual(['10', '2.5', '12.5'])
    expect(
      goods.map(({ asset, ...amounts }) =>
        [asset, ...[amounts.pool, amounts.awarded, amounts.held, amounts.exchangedOut].map(formatDecimal)].join(' '),
      ),
    ).toEqual(['Mug 4 2 1 1', 'Pin 1 1 0 0'])
    expect((await reasonsOf(moved, { rules, people })).slice(0, 3)).toEqual([
      'cyd: rank 1 by score=10; held because country could not be decided: a human must look',
      'ann: rank 2 by score=9',
      'bob: rank 3 by score=8; in place of Mug',
    ])
  })

  it('the first to come, then the others as they came; whose time nobody knows is last and held', async () => {
    const prizes = '  { asset: T, pool: 6, first_come: true, ladder: [{ places: 6, amount: 1 }], alternates: 0 }'
    const rows = POSTS.replace('2026-03-01 09:00', '')
    expect(await given(prizes, { rows })).toEqual(['T: ann 1 bob 1 dan 1 ?eve 1 ?cyd 1 – 1'])
    expect((await reasonsOf(prizes, { rows })).slice(-2)).toEqual([
      'cyd: held because the time of posting is unknown, so the order is not certain: a human must look',
      ': no further eligible person',
    ])
  })

  it('by a draw under the seed of the file, or of the run, which outweighs it; and not at all without one', async () => {
    const draw = (seed: string) =>
      `  { name: Draw, asset: T, pool: 2, draw: { over: people${seed} }, ladder: [{ places: 2, amount: 1 }], alternates: 9 }`
    const [ofFile] = await given(draw(', seed: s-1'))
    expect(ofFile).toMatch(/^Draw:( \??(ann|bob|cyd|dan|eve) 1){2}( \+\w+){3}$/)
    expect(await given(draw(''), { seed: 's-1' })).toEqual([ofFile])
    expect(await given(draw(', seed: s-2'), { seed: 's-1' })).toEqual([ofFile])
    expect(await given(draw(''))).toEqual(['Draw: – 1 – 1'])
    expect(await reasonsOf(draw(''))).toEqual(
      Array(2).fill(
        ': there is no seed, so nothing is drawn: give one with --seed, or as draw.seed in the campaign file',
      ),
    )
  })

  it('tells of a draw that waits for its seed', async () => {
    const prizes = 'prizes: { asset: T, pool: 1, draw: { over: posts }, ladder: [{ amount: 1 }] }'
    expect((await runCheck(prizes, POSTS)).warnings.map(({ code, args }) => [code, args])).toEqual([
      ['no-seed', { stage: 'T' }],
    ])
    const { warnings, manifest, result } = await runCheck(prizes, POSTS, { seed: 'x' })
    expect([warnings, manifest.options]).toEqual([[], { seed: 'x' }])
    // Of seven posts p2 has the least HMAC: `printf 'T\n%s' "$(printf p2 | sha256sum | cut -c-64)" | openssl dgst -hmac x`.
    const first = {
      id: 'p2',
      ticket: createHash('sha256').update('p2').digest('hex'),
      digest: '126105e347564deb44da2bcdd0824daf96ffd729b66912a3480f5aa785f369f6',
    }
    expect(result.stages[0]?.draw).toEqual({ over: 'posts', method: 'hmac', seed: 'x', entrants: 7, first })
  })

  it('lists who may be drawn, without a seed, as a seal needs it', async () => {
    const prizes = `prizes:
  - { name: A, asset: T, pool: 1, draw: { over: people }, ladder: [{ amount: 1 }] }
  - { name: B, asset: T, pool: 1, draw: { over: posts }, ladder: [{ amount: 1 }], where: [{ by: likes, min: 80 }], exclude_winners: true }
  - { name: C, asset: T, pool: 1, rank: [likes], ladder: [{ amount: 1 }] }`
    const { result } = await runCheck(prizes, POSTS)
    const ids = (...names: readonly string[]) => names.map((name) => opaqueId(name)).sort(byCodeUnits)
    expect(result.entrants().map(({ award, over, ids: all }) => ({ award, over, ids: all }))).toEqual([
      { award: 'A', over: 'people', ids: ids('ann', 'bob', 'cyd', 'dan', 'eve', 'fay') },
      { award: 'B', over: 'posts', ids: ids('p1', 'p5') },
    ])
  })

  it('draws a person once, with as many tickets as posts where posts are drawn', async () => {
    const draw = (over: string) =>
      `  { asset: T, pool: 7, draw: { over: ${over}, seed: s }, ladder: [{ places: 7, amount: 1 }], alternates: 0 }`
    const { result } = await runCheck(`prizes:\n${draw('posts')}`, POSTS)
    expect([result.stages[0]?.draw?.entrants, result.stages[0]?.candidates]).toEqual([7, 6])
    for (const over of ['posts', 'people']) {
      const [slots] = await given(draw(over), { rules: '' })
      expect(
        slots!
          .split(' ')
          .filter((word) => /^[a-z]/.test(word))
          .sort(),
      ).toEqual('ann bob cyd dan eve fay'.split(' '))
      expect(slots).toMatch(/– 1$/)
    }
  })

  it('by RFC 3797, numbers shown', async () => {
    const prizes =
      '  { asset: T, pool: 3, draw: { over: people, method: rfc3797, seed: [9319, 2 5 12 8 10] }, ladder: [{ places: 3, amount: 1 }] }'
    const reasons = await reasonsOf(prizes, { rules: '' })
    expect(reasons.map((reason) => reason.replace(/^\w+: rank/, 'rank'))).toEqual(
      reasons.map((_, i) => expect.stringMatching(new RegExp(`^rank ${i + 1} by number=[1-6]$`))),
    )
    expect(new Set(reasons.map((reason) => reason.split('=')[1])).size).toBe(6)
    await expect(given(prizes, { rules: '', seed: 'not numbers' })).rejects.toThrow(
      /sources of whole numbers.*not numbers/,
    )
  })
})

describe('prizes', () => {
  it.each<[string, string, string]>([
    [
      'a ladder by ranges of ranks',
      'pool: 10, rank: [likes], ranks: { 2-3: 2.5, 1: 5 }',
      'ann 5 bob 2.5 ?eve 2.5 +dan +cyd',
    ],
    ['equal parts among all', 'pool: 10, all: true, split: equal, decimals: 2', 'cyd 2 ann 2 bob 2 dan 2 ?eve 2'],
    [
      'equal parts among the first',
      'pool: 10, rank: [likes], split: equal, decimals: 2, places: 3, alternates: 1',
      'ann 3.34 bob 3.33 ?eve 3.33 +dan',
    ],
    [
      'equal parts under a cap, the rest left over',
      'pool: 10, all: true, split: equal, decimals: 2, cap: 1.999',
      'cyd 1.99 ann 1.99 bob 1.99 dan 1.99 ?eve 1.99 – 0.05',
    ],
    [
      'parts in proportion',
      'pool: 10, rank: [likes], split: proportional, by: likes, decimals: 1',
      'ann 5.3 bob 2.6 ?eve 1.6 dan 0.5',
    ],
    [
      'parts in proportion, a person capped over all their places, and what this cuts off to the others',
      'pool: 10, rank: [likes], per_person: 2, split: proportional, by: likes, decimals: 0, places: 4, cap: 4, alternates: 0',
      'ann 2 ann 2 bob 4 ?eve 2',
    ],
    [
      'parts in proportion to the weighted score',
      'pool: 100, weighted: { normalise: max, weights: { likes: 50, score: 50 } }, split: proportional, decimals: 0, places: 2',
      'ann 59 bob 41 +cyd +eve',
    ],
    [
      'two prizes to one person where this is allowed',
      'pool: 3, rank: [likes], per_person: 2, ladder: [{ places: 3, amount: 1 }], alternates: 0',
      'ann 1 ann 1 bob 1',
    ],
    [
      'what is left over to the winners, in proportion to their prizes',
      'pool: 10, rank: [likes], leftover: share, decimals: 1, ladder: [{ amount: 3 }, { places: 7, amount: 1 }]',
      'ann 4.3 bob 1.5 ?eve 1.4 dan 1.4 cyd 1.4 – 0 – 0 – 0',
    ],
    [
      'nothing where nobody may take part',
      'pool: 10, all: true, split: equal, decimals: 1, where: [{ by: likes, min: 1000 }]',
      '– 10',
    ],
    [
      'nothing where nobody may share what is left',
      'pool: 1, rank: [likes], leftover: share, decimals: 1, ladder: [{ amount: 1 }], where: [{ by: likes, min: 1000 }]',
      '– 1',
    ],
    [
      'nothing in proportion to nothing',
      'pool: 10, all: true, split: proportional, by: likes, decimals: 1, where: [{ by: likes, max: 0 }], alternates: 3',
      '– 10',
    ],
    ['a pool of less than a unit to nobody', 'pool: 0.5, all: true, split: equal, decimals: 0', '– 0.5'],
    ['fewer units than people to the first', 'pool: 2, all: true, split: equal, decimals: 0', 'cyd 1 ann 1'],
  ])('are %s', async (_, prizes, slots) => {
    expect(await given(`  { asset: T, ${prizes} }`)).toEqual([`T: ${slots}`])
  })

  it('are all held while a weight of a proportional split is unknown', async () => {
    const prizes = '  { asset: T, pool: 9, all: true, split: proportional, by: likes, decimals: 0 }'
    const rows = lines(`post_id,user_id,posted_at,content,kyc,likes
      a,ann,2026-03-01 10:00,text,yes,1
      b,bob,2026-03-01 11:00,text,yes,2
      c,cyd,2026-03-01 12:00,text,yes,`)
    expect(await given(prizes, { rows })).toEqual(['T: ?ann 3 ?bob 6 ?cyd 0'])
    expect(await reasonsOf(prizes, { rows })).toEqual([
      'ann: held because likes of a winner is unknown, and every share hangs on it: a human must look',
      'bob: held because likes of a winner is unknown, and every share hangs on it: a human must look',
      'cyd: held because likes is unknown, so the rank is not certain: a human must look',
    ])
    expect(await given(prizes.replace('by: likes', 'by: saves'), { rows })).toEqual(['T: ?ann 0 ?bob 0 ?cyd 0 ? 9'])
  })
})

describe('who takes part', () => {
  const LADDER = 'ladder: [{ places: 2, amount: 1 }], alternates: 9'
  it('is whoever passes the rules of the award; unknown has the prize held', async () => {
    const rules = 'identity: { gate: win, unverified: skip, effect: note }'
    const prizes = `  { asset: T, pool: 2, rank: [likes], ${LADDER}, only: identity }`
    expect(await given(prizes, { rules })).toEqual(['T: ann 1 bob 1 +eve +dan +cyd'])
    expect(await given(prizes.replace('only', 'where: [{ by: likes, max: 45 }], only'), { rules })).toEqual([
      'T: ?eve 1 dan 1 +cyd',
    ])
  })

  it('is whoever lies within bounds, the bounds themselves included; unknown has the prize held', async () => {
    const prizes = `  { asset: T, pool: 2, rank: [likes], ${LADDER}, where: [{ by: score, min: 2, max: 9 }] }`
    const rows = POSTS.replace(',50,40,8', ',50,40,').replace(',10,0,1', ',10,0,1.999999')
    expect(await given(prizes, { rows, rules: '' })).toEqual(['T: ann 1 fay 1 +bob +eve'])
    expect(
      (await reasonsOf(prizes.replace('by: score', 'by: comments, min: 40 }, { by: score'), { rows, rules: '' }))[0],
    ).toBe('bob: rank 1 by likes=50; held because score could not be decided: a human must look')
  })

  it('is whoever has enough over all their posts, where people are counted', async () => {
    const rank = (more: string) => `  { asset: T, pool: 2, rank: [likes], per: person, ${LADDER}${more} }`
    expect(await given(rank(''), { rules: '' })).toEqual(['T: ann 1 fay 1 +bob +eve +dan +cyd'])
    expect((await reasonsOf(rank(''), { rules: '' }))[0]).toBe('ann: rank 1 by likes=180')
    expect(await given(rank(', where: [{ by: posts, min: 2 }]'), { rules: '' })).toEqual(['T: ann 1 – 1'])
    const unknown = POSTS.replace(',80,0,2', ',,0,2')
    expect((await reasonsOf(rank(''), { rules: '', rows: unknown })).slice(-1)).toEqual(['ann: rank 6 by likes=?'])
    const counted = rank('').replace('[likes]', '[posts, posted_at]')
    expect((await reasonsOf(counted, { rules: '' })).slice(0, 2)).toEqual([
      'ann: rank 1 by posts=2 posted_at=2026-03-01T10:00:00+08:00',
      'cyd: rank 2 by posts=1 posted_at=2026-03-01T09:00:00+08:00',
    ])
  })

  it('is whoever won before, or did not', async () => {
    const stages = (third: string) => `  - { name: A, asset: T, pool: 2, first_come: true, ${LADDER} }
  - { name: B, asset: T, pool: 2, rank: [likes], ${LADDER}, ${third} }`
    expect(await given(stages('from: A'))).toEqual(['A: cyd 1 ann 1 +bob +dan +eve', 'B: ann 1 cyd 1'])
    expect(await given(stages('exclude_winners: true'))).toEqual([
      'A: cyd 1 ann 1 +bob +dan +eve',
      'B: bob 1 ?eve 1 +dan',
    ])
    expect(await given(stages('exclude_winners: [A]'))).toEqual(await given(stages('exclude_winners: true')))
  })

  it('counts a winner whose prize is held, and holds what is won by having won it', async () => {
    const rows = POSTS.replace('09:00,text,yes', '09:00,text,')
    const stages = (third: string) => `  - { name: A, asset: T, pool: 2, first_come: true, ${LADDER} }
  - { name: B, asset: T, pool: 2, rank: [likes], ${LADDER}, ${third} }`
    expect(await given(stages('from: A'), { rows })).toEqual(['A: ?cyd 1 ann 1 +bob +dan +eve', 'B: ann 1 ?cyd 1'])
    expect(await given(stages('exclude_winners: A'), { rows })).toEqual([
      'A: ?cyd 1 ann 1 +bob +dan +eve',
      'B: bob 1 ?eve 1 +dan',
    ])
  })
})

describe('a column that nobody has', () => {
  it('is told, once for each award that depends on it', async () => {
    const prizes = `prizes:
  - { name: A, asset: T, pool: 1, rank: [lieks, likes], ladder: [{ amount: 1 }] }
  - { name: B, asset: T, pool: 1, all: true, split: proportional, by: lieks, decimals: 0 }`
    const codes = async (more: Partial<CheckInputs> = {}) =>
      (await runCheck(prizes, POSTS, more)).warnings.map(({ code, args }) => [code, args.stage, args.field])
    expect(await codes()).toEqual([
      ['metric-unknown', 'A', 'lieks'],
      ['metric-unknown', 'B', 'lieks'],
    ])
    // A column is read for one field: now it is the other that nobody has.
    expect(await codes({ columns: { lieks: 'likes' } })).toEqual([['metric-unknown', 'A', 'likes']])
    expect(await codes({ scores: { name: 's.csv', bytes: 'post_id,lieks\np1,4\n' } })).toEqual([])
  })
})

describe('several awards', () => {
  it('roll what is left over into the next pool, and account for it', async () => {
    const prizes = `prizes:
  - { name: A, asset: T, pool: 10, rank: [likes], leftover: roll, ladder: [{ places: 10, amount: 1 }] }
  - { name: B, asset: T, pool: 5, all: true, split: equal, decimals: 0 }`
    const { result } = await runCheck(prizes, POSTS)
    expect(
      result.stages.map(({ stage, pool, rolledIn, awarded, held, unallocated, rolledOn }) =>
        [stage, ...[pool, rolledIn, awarded, held, unallocated, rolledOn].map(formatDecimal)].join(' '),
      ),
    ).toEqual(['A 10 0 6 0 0 4', 'B 5 4 9 0 0 0'])
    expect(await given(prizes.replace('prizes:\n', ''))).toEqual([
      'A: ann 1 bob 1 ?eve 1 dan 1 cyd 1 – 1 – 1 – 1 – 1 – 1',
      'B: cyd 2 ann 2 bob 2 dan 2 ?eve 2',
    ])
  })
})
