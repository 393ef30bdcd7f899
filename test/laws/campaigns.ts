import fc from 'fast-check'
import { formatDecimal, parseDecimal } from '../../src/index.js'

/** An award as a campaign file holds it, in JSON. */
export type AwardFile = Readonly<Record<string, unknown>> & { readonly name: string; readonly asset: string }

const small = (max: number, min = 1) => fc.integer({ min, max })
const amount = fc.oneof(
  small(40).map(String),
  fc.tuple(small(9, 0), small(99)).map(([whole, cents]) => `${whole}.${String(cents).padStart(2, '0')}`),
  fc.constant('0.000000000000000007'),
)

const selection = fc.oneof(
  fc
    .constantFrom(['likes'], ['score', 'likes'], [{ by: 'likes', order: 'asc' }], ['posted_at'])
    .map((rank) => ({ rank })),
  fc
    .tuple(fc.constantFrom('max', 'sum', 'rank'), fc.constantFrom([40, 60], [70, 30], [100, 0]))
    .map(([normalise, [likes, score]]) => ({ weighted: { normalise, weights: { likes, score } } })),
  fc
    .tuple(fc.constantFrom('posts', 'people'), fc.constantFrom('s-1', 's-2', undefined))
    .map(([over, seed]) => ({ draw: { over, ...(seed === undefined ? {} : { seed }) } })),
  fc.constant({ draw: { over: 'people', method: 'rfc3797', seed: '9319/2 5 12' } }),
  fc.constant({ first_come: true }),
)

const total = (amounts: readonly string[]): string =>
  formatDecimal(amounts.reduce((sum, one) => sum + parseDecimal(one)!, 0n))

const ladder = fc.array(fc.record({ places: small(3), amount }), { minLength: 1, maxLength: 3 }).map((steps) => ({
  ladder: steps,
  pool: total(steps.flatMap(({ places, amount: each }) => Array.from({ length: places }, () => each))),
}))
const goods = fc.tuple(ladder, small(3), fc.boolean()).map(([money, places, needsIdentity]) => ({
  ...money,
  ...(needsIdentity ? { goods_only: 'identity' } : {}),
  ladder: [{ goods: 'Mug', substitute: '5', places }, ...money.ladder],
}))
const shared = fc.tuple(ladder, small(18, 0)).map(([money, decimals]) => ({ ...money, leftover: 'share', decimals }))
const split = fc
  .record({
    how: fc.constantFrom('equal', 'proportional'),
    pool: amount,
    decimals: small(18, 0),
    cap: fc.option(amount, { nil: undefined }),
    places: fc.option(small(5), { nil: undefined }),
    per_person: fc.option(small(3, 2), { nil: undefined }),
  })
  .map(({ how, ...more }) => ({ split: how, ...(how === 'equal' ? {} : { by: 'likes' }), ...more }))

const entry = (earlier: readonly string[]) =>
  fc.record(
    {
      only: fc.constant('identity'),
      where: fc.constantFrom([{ by: 'likes', min: 1 }], [{ by: 'score', max: '8.5' }]),
      per: fc.constantFrom('post', 'person'),
      ...(earlier.length === 0 ? {} : { exclude_winners: fc.constantFrom(true as const, [earlier[0]!]) }),
    },
    { requiredKeys: [] },
  )

/** One award: any way to choose, any kind of prizes, whoever may take part. */
const award = (index: number): fc.Arbitrary<AwardFile> =>
  fc
    .tuple(
      selection,
      fc.oneof(ladder, goods, shared, split),
      entry(['A', 'B', 'C'].slice(0, index)),
      fc.constantFrom('T', 'U'),
      small(9, 0),
    )
    .map(([choice, prizes, who, asset, alternates]) => {
      const given = { name: 'ABC'[index]!, asset, ...choice, ...prizes, ...who, alternates }
      // Whoever is counted or drawn as a person takes one place.
      const isOnce = 'per' in given || JSON.stringify(choice).includes('"people"')
      return Object.fromEntries(
        Object.entries(given).filter(([name, value]) => value !== undefined && !(isOnce && name === 'per_person')),
      ) as AwardFile
    })

/** Where it may, an award rolls on what it leaves over. */
function withRolls(awards: readonly AwardFile[], rolls: boolean): AwardFile[] {
  return awards
    .map((one, i) => {
      const next = awards[i + 1]
      const takes = next && next.asset === one.asset && ('split' in next || next.leftover === 'share')
      return rolls && takes ? { ...one, leftover: 'roll' } : one
    })
    .map((one) => (one.leftover === 'roll' && !('split' in one) ? without(one, 'decimals') : one))
}
const without = (given: AwardFile, key: string): AwardFile =>
  Object.fromEntries(Object.entries(given).filter(([name]) => name !== key)) as AwardFile

/** One to three awards that a campaign file may hold together. */
export const awards: fc.Arbitrary<readonly AwardFile[]> = fc
  .tuple(fc.tuple(award(0), award(1), award(2)), small(3), fc.boolean())
  .map(([all, count, rolls]) => withRolls(all.slice(0, count), rolls))

/** A campaign file around awards: short posts fail, unverified people are skipped or held. */
export const campaignOf = (prizes: readonly AwardFile[], unverified: 'skip' | 'hold'): string =>
  JSON.stringify({
    zone: '+08:00',
    rules: { length: { min: 2 }, identity: { gate: 'win', unverified } },
    prizes,
  })

const USERS = ['u1', 'u2', 'u3', 'u4', 'u5', 'u6', 'u7', 'u8', 'u9']

/** Posts with few different values, so that ties, unknowns and several posts of a person are common. */
export const posts = fc
  .uniqueArray(
    fc.record({
      post_id: small(60).map(String),
      user_id: fc.constantFrom(...USERS),
      posted_at: fc.constantFrom('2025-10-25 12:00', '2025-10-26 12:00', '2025-10-27 12:00', ''),
      content: fc.constantFrom('text', 'text', 'text', 'x'),
      kyc: fc.constantFrom('是', '是', '是', '否', ''),
      likes: fc.constantFrom('0', '1', '7', '70', '70', ''),
      score: fc.constantFrom('9', '8.5', '1', '1', ''),
    }),
    { selector: ({ post_id: id }) => id, maxLength: 24, size: 'max' },
  )
  // What is known of a person is the same in all their posts.
  .map((rows) => rows.map((row) => ({ ...row, kyc: rows.find(({ user_id: user }) => user === row.user_id)!.kyc })))

/** What to do with those who are not verified. */
export const unverified = fc.constantFrom('skip' as const, 'hold' as const)
