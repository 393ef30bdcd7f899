import { describe, expect, it } from 'vitest'
import { EligoError, formatPlace, wordFault } from '../../src/model/fault.js'
import { parseCampaign } from '../../src/pipeline/parse-campaign.js'

const worded = (faults: EligoError['faults']): string[] =>
  faults.map((fault) => `${formatPlace(fault.place)} ${wordFault(fault, 'en')}`)

async function faultsOf(text: string): Promise<string[]> {
  try {
    await parseCampaign(text, 'c.yaml')
    return []
  } catch (error) {
    if (!(error instanceof EligoError)) throw error
    return worded(error.faults)
  }
}
const warningsOf = async (text: string): Promise<string[]> => worded((await parseCampaign(text, 'c.yaml')).warnings)

/** A file with one award, or with several in a list. */
const one = (award: string): string => `rules: { length: { min: 1 } }\nprizes:\n  ${award}\n`
const several = (...awards: readonly string[]): string =>
  `rules: { length: { min: 1 } }\nprizes:\n${awards.map((award) => `  - ${award}\n`).join('')}`

const FIXED = '{ name: A, asset: T, pool: 1, rank: [likes], ladder: [{ amount: 1 }] }'
const split = (more: string): string => `{ name: S, asset: T, pool: 10, all: true, split: equal, decimals: 2${more} }`

describe('awards that contradict themselves', () => {
  it.each<[string, string, string[]]>([
    [
      'two ways to choose winners',
      one('{ asset: T, pool: 1, rank: [likes], first_come: true, ladder: [{ amount: 1 }] }'),
      ['c.yaml:3:39 T: rank and first_come exclude each other; keep one of them'],
    ],
    [
      'two kinds of prizes',
      one('{ asset: T, pool: 1, rank: [likes], ladder: [{ amount: 1 }], ranks: { 1: 1 } }'),
      ['c.yaml:3:64 T: ladder and ranks exclude each other; keep one of them'],
    ],
    [
      'no prizes',
      one('{ asset: T, pool: 1, rank: [likes] }'),
      ['c.yaml:2:1 T does not say what winners get: one of ladder, ranks and split is needed'],
    ],
    [
      'ranks that overlap',
      one('{ asset: T, pool: 600, rank: [likes], ranks: { 1: 200, 2-4: 100, 4-5: 50 } }'),
      ['c.yaml:3:68 T: the ranks 2-4 and 4-5 overlap: both hold rank 4'],
    ],
    [
      'a rank within a range',
      one('{ asset: T, pool: 8, rank: [likes], ranks: { 1-5: 1, 3: 3 } }'),
      ['c.yaml:3:56 T: the ranks 1-5 and 3 overlap: both hold rank 3'],
    ],
    [
      'ranks that nobody has a prize for',
      one('{ asset: T, pool: 5, rank: [likes], ranks: { 1: 1, 3: 1, 6-8: 1 } }'),
      [
        'c.yaml:3:54 T: no prize is stated for rank 2, before 3',
        'c.yaml:3:60 T: no prize is stated for rank 4–5, before 6-8',
      ],
    ],
    [
      'ranks that are none',
      one('{ asset: T, pool: 1, rank: [likes], ranks: { first: 1, 5-3: 1, 0: 1, 1: 1 } }'),
      [
        'c.yaml:3:66 T: 0 is no rank and no range of ranks; expected "1" or "3-5"',
        'c.yaml:3:48 T: first is no rank and no range of ranks; expected "1" or "3-5"',
        'c.yaml:3:58 T: 5-3 is no rank and no range of ranks; expected "1" or "3-5"',
      ],
    ],
    [
      'ranks that do not sum to the pool',
      one('{ asset: T, pool: 100, rank: [likes], ranks: { 1: 50, 2-3: 20 } }'),
      ['c.yaml:3:21 the ladder of T sums to 90, its pool is 100: they must be equal'],
    ],
    [
      'weights that do not sum',
      one(
        '{ asset: T, pool: 1, weighted: { normalise: max, weights: { likes: 40, comments: 30, score: 20 } }, ladder: [{ amount: 1 }] }',
      ),
      ['c.yaml:3:61 T: the weights likes 40 + comments 30 + score 20 sum to 90; they must sum to 100, or to 1'],
    ],
    [
      'weights of nothing',
      one('{ asset: T, pool: 1, weighted: { normalise: max, weights: { likes: 0 } }, ladder: [{ amount: 1 }] }'),
      ['c.yaml:3:61 T: the weights likes 0 sum to 0; they must sum to 100, or to 1'],
    ],
    [
      'winners of a later award',
      several(FIXED.replace('rank', 'exclude_winners: [B], rank'), FIXED.replace('name: A', 'name: B')),
      [
        'c.yaml:3:52 A: exclude_winners names B, which is not given before it, so its winners are not known yet; put it first. Earlier: –',
      ],
    ],
    [
      'winners of an award that is not there',
      several(FIXED.replace('name: A', 'name: Writers'), FIXED.replace('rank', 'from: [Writer, Others], rank')),
      [
        'c.yaml:4:41 A: from names Writer, which is no earlier award; did you mean Writers? There are: Writers',
        'c.yaml:4:41 A: from names Others, which is no earlier award; there are: Writers',
      ],
    ],
    [
      'winners who are left out',
      several(FIXED, FIXED.replace('name: A', 'name: B, from: A, exclude_winners: true')),
      ['c.yaml:4:25 B: from: A and exclude_winners exclude each other; keep one of them'],
    ],
    [
      'two awards of one name',
      `name: Week\n${several(FIXED.replace('name: A, ', ''), FIXED.replace('name: A, ', ''))}`,
      ['c.yaml:5:5 two awards are called Week; give each a name of its own'],
    ],
    [
      'rules that are not active',
      one('{ asset: T, pool: 1, rank: [likes], only: [lenght, quota], ladder: [{ amount: 1 }] }'),
      [
        'c.yaml:3:45 T: only names the rule lenght, which is not active; did you mean length? Active are: length',
        'c.yaml:3:45 T: only names the rule quota, which is not active; active are: length',
      ],
    ],
    [
      'rules of goods where there are none, or nothing in their place',
      several(
        FIXED.replace('rank', 'goods_only: length, rank'),
        '{ name: G, rank: [likes], goods_only: [lengths], ladder: [{ goods: Mug }] }',
      ),
      [
        'c.yaml:3:35 A: goods_only needs one of these beside it: goods',
        'c.yaml:4:31 G: goods_only needs one of these beside it: substitute',
        'c.yaml:4:43 G: goods_only names the rule lengths, which is not active; did you mean length? Active are: length',
      ],
    ],
    [
      'bounds that nobody can keep, and bounds that are none',
      one(
        '{ asset: T, pool: 1, rank: [likes], where: [{ by: likes, min: 10, max: 9 }, { by: score }], ladder: [{ amount: 1 }] }',
      ),
      [
        'c.yaml:3:47 T: where asks for likes of at least 10 and at most 9: nobody can have that',
        'c.yaml:3:79 T: where score needs one of these beside it: min, max',
      ],
    ],
    [
      'a share of nothing',
      one(split(', leftover: share')),
      ['c.yaml:3:82 S: leftover: share has nothing to share, because a split gives away all it can; use stay or roll'],
    ],
    [
      'a share without decimals',
      one(FIXED.replace('rank', 'leftover: share, rank')),
      ['c.yaml:3:43 A: leftover: share needs one of these beside it: decimals'],
    ],
    [
      'a roll from the last award',
      one(split(', leftover: roll')),
      ['c.yaml:3:82 S: leftover: roll needs an award after this one; it is the last'],
    ],
    [
      'a roll into another asset',
      several(FIXED.replace('rank', 'leftover: roll, rank'), split('').replace('asset: T', 'asset: U')),
      ['c.yaml:3:45 A: leftover: roll cannot add T to the next award, which pays U'],
    ],
    [
      'a roll into fixed prizes',
      several(split(', leftover: roll'), FIXED),
      [
        'c.yaml:3:84 S: leftover: roll leads to an award with fixed prizes, which could not give it away; let that one split, share or roll on',
      ],
    ],
    [
      'a split without what it needs',
      one('{ asset: T, pool: 1, rank: [likes], split: proportional }'),
      [
        'c.yaml:3:46 T: split: proportional needs one of these beside it: by, weighted',
        'c.yaml:3:46 T: split needs one of these beside it: decimals',
      ],
    ],
    [
      'keys of a split without a split',
      one(FIXED.replace('rank', 'cap: 1, places: 2, by: likes, decimals: 2, rank')),
      [
        'c.yaml:3:52 A: by needs one of these beside it: split',
        'c.yaml:3:41 A: places needs one of these beside it: split',
        'c.yaml:3:33 A: cap needs one of these beside it: split',
        'c.yaml:3:63 A: decimals needs one of these beside it: split, leftover: share',
      ],
    ],
    [
      'everybody, and so many places',
      several(split(', places: 3'), FIXED.replace('rank: [likes]', 'all: true')),
      [
        'c.yaml:3:74 S: all and places exclude each other; keep one of them',
        'c.yaml:4:46 A: all and ladder exclude each other; keep one of them',
      ],
    ],
    [
      'a part in proportion that is equal',
      one(split(', by: likes')),
      ['c.yaml:3:72 S: split: equal and by exclude each other; keep one of them'],
    ],
    [
      'several places to one ticket',
      one('{ asset: T, pool: 1, draw: { over: people }, per_person: 2, ladder: [{ amount: 1 }] }'),
      ['c.yaml:3:48 T: draw.over: people and per_person exclude each other; keep one of them'],
    ],
    [
      'a seed that RFC 3797 cannot take',
      one('{ asset: T, pool: 1, draw: { over: people, method: rfc3797, seed: block hash }, ladder: [{ amount: 1 }] }'),
      [
        'c.yaml:3:69 T: the seed of RFC 3797 is made of sources of whole numbers parted by slashes, such as 9319/2 5 12 8 10; found block hash',
      ],
    ],
    [
      'goods with an amount, a substitute without goods, goods that are the asset',
      one(
        '{ asset: T, pool: 1, rank: [likes], ladder: [{ amount: 1, goods: Cap }, { amount: 1, substitute: 2 }, { goods: T }, {}] }',
      ),
      [
        'c.yaml:3:50 T: goods and amount exclude each other; keep one of them',
        'c.yaml:3:88 T: substitute needs one of these beside it: goods',
        'c.yaml:3:114 T: the goods are called T like the asset, so that pieces and amounts could not be told apart; give them another name',
        'c.yaml:3:119 prizes.ladder.3.amount is missing',
        'c.yaml:3:21 the ladder of T sums to 2, its pool is 1: they must be equal',
      ],
    ],
    [
      'money without an asset or a pool',
      several('{ rank: [likes], ladder: [{ amount: 1 }] }', '{ name: B, all: true, split: equal, decimals: 1 }'),
      [
        'c.yaml:3:5 prizes.0.asset is missing',
        'c.yaml:3:5 prizes.0.pool is missing',
        'c.yaml:4:5 prizes.1.asset is missing',
        'c.yaml:4:5 prizes.1.pool is missing',
      ],
    ],
    [
      'true that is not',
      one(FIXED.replace('rank: [likes]', 'first_come: false')),
      ['c.yaml:3:45 prizes.first_come: expected true, or no such key; found false'],
    ],
    [
      'winners that are no names',
      one(FIXED.replace('rank', 'exclude_winners: {}, rank')),
      ['c.yaml:3:50 prizes.exclude_winners: expected true, or names of earlier awards, found {}'],
    ],
    [
      'too many decimals',
      one(split('').replace('decimals: 2', 'decimals: 19')),
      ['c.yaml:3:69 prizes.decimals: expected a number of decimals from 0 to 18, found 19'],
    ],
  ])('%s', async (_, text, faults) => expect(await faultsOf(text)).toEqual(faults))
})

describe('awards that deserve a look', () => {
  it('have a cap that leaves something over, and a pool that cannot be paid out whole', async () => {
    expect(await warningsOf(one(split(', cap: 2, places: 4').replace('all: true', 'rank: [likes]')))).toEqual([
      'c.yaml:3:81 S: 4 places of at most 2 are 8 of the pool of 10: at least 2 will be left over',
    ])
    expect(await warningsOf(one(split('').replace('pool: 10', 'pool: 10.005')))).toEqual([
      'c.yaml:3:30 S: with 2 decimals, 0.005 of the pool is less than the smallest unit and cannot be paid out',
    ])
  })

  it('are taken with goods alone, with shares of one, and with a list of sources', async () => {
    const { campaign, warnings } = await parseCampaign(
      several(
        '{ name: Goods, rank: [likes], ladder: [{ places: 2, goods: Mug }] }',
        '{ name: W, asset: T, pool: 1, weighted: { normalise: rank, weights: { likes: 0.25, score: 0.75 } }, ladder: [{ amount: 1 }] }',
        '{ name: D, asset: T, pool: 1, draw: { over: posts, method: rfc3797, seed: [9319, 2 5 12 8 10] }, ladder: [{ amount: 1 }] }',
      ),
      'c.yaml',
    )
    expect(warnings).toEqual([])
    const [goods, weighted, draw] = campaign.stages
    expect([goods?.asset, goods?.pool, goods?.alternates]).toEqual(['', 0n, 2])
    expect(weighted?.selection).toEqual({
      how: 'weighted',
      normalise: 'rank',
      weights: [
        { by: 'likes', points: 25n * 10n ** 18n },
        { by: 'score', points: 75n * 10n ** 18n },
      ],
    })
    expect(draw?.selection).toEqual({ how: 'draw', over: 'posts', method: 'rfc3797', seed: '9319/2 5 12 8 10' })
  })
})
