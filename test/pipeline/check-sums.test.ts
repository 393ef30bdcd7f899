import { describe, expect, it } from 'vitest'
import { wordFault } from '../../src/model/fault.js'
import { checkSums } from '../../src/pipeline/check-sums.js'
import type { ResultJson, StageRecord } from '../../src/trust/result-record.js'

/** A JSON value whose parts a test may change. */
type Changeable<T> = T extends object ? { -readonly [K in keyof T]: Changeable<T[K]> } : T

const row = (status: string, amount: string, asset?: string): StageRecord['awards'][number] => ({
  prize: 'p',
  place: 1,
  status,
  user_id: 'u',
  post_id: null,
  amount,
  ...(asset === undefined ? {} : { asset }),
  reason: { message: 'award.ranked', args: {} },
})

/** Two awards that agree with themselves: the first rolls 2 of its 5 on, and gives mugs. */
const sound = (): Changeable<ResultJson> => ({
  manifest: { eligo: '0', unicode: '1', campaign: { name: '', digest: '' }, inputs: [] },
  tally: {},
  awards: [
    {
      award: 'A',
      asset: 'T',
      awards: [row('awarded', '3'), row('unfilled', '2'), row('awarded', '1', 'Mug'), row('unfilled', '1', 'Mug')],
      conservation: { pool: '5', awarded: '3', held: '0', unallocated: '0', rolled_on: '2' },
      goods: [{ asset: 'Mug', pool: '2', awarded: '1', held: '0', unallocated: '1' }],
    },
    {
      award: 'B',
      asset: 'T',
      awards: [row('awarded', '7'), row('held', '2'), row('unfilled', '0.5')],
      conservation: { pool: '7.5', rolled_in: '2', awarded: '7', held: '2', unallocated: '0.5' },
    },
  ],
  totals: [
    { asset: 'T', pool: '12.5', awarded: '10', held: '2', unallocated: '0.5' },
    { asset: 'Mug', pool: '2', awarded: '1', held: '0', unallocated: '1' },
  ],
})

describe('checkSums', () => {
  it.each<[string, (result: Changeable<ResultJson>) => unknown, string[]]>([
    ['nothing where all adds up', () => {}, []],
    [
      'a piece of goods that was not given',
      ({ awards: [a] }) => a!.awards.splice(2, 1),
      ['A: awarded (Mug) is recorded as 1, but adds up to 0'],
    ],
    [
      'goods that are more than there were',
      ({ awards: [a] }) => Object.assign(a!.goods![0]!, { pool: '1' }),
      ['A: pool (Mug) is recorded as 1, but adds up to 2', 'Mug: pool is recorded as 2, but adds up to 1'],
    ],
    [
      'an amount that nobody got',
      ({ awards: [, b] }) => b!.awards.pop(),
      ['B: unallocated is recorded as 0.5, but adds up to 0'],
    ],
    [
      'more taken in than was rolled on',
      ({ awards: [, b] }) => Object.assign(b!.conservation, { rolled_in: '3', pool: '6.5' }),
      ['B: rolled in is recorded as 3, but adds up to 2', 'T: pool is recorded as 12.5, but adds up to 11.5'],
    ],
    [
      'something rolled into the first award',
      ({ awards: [a] }) => Object.assign(a!.conservation, { rolled_in: '1', pool: '4' }),
      ['A: rolled in is recorded as 1, but adds up to 0', 'T: pool is recorded as 12.5, but adds up to 11.5'],
    ],
    [
      'money for goods that nobody was paid for',
      ({ awards: [a] }) => {
        Object.assign(a!.goods![0]!, { exchanged_out: '1', pool: '3' })
      },
      ['A: exchanged out (Mug) is recorded as 1, but adds up to 0', 'Mug: pool is recorded as 2, but adds up to 3'],
    ],
    [
      'a total',
      ({ totals }) => Object.assign(totals![0]!, { awarded: '11' }),
      ['T: awarded is recorded as 11, but adds up to 10'],
    ],
  ])('finds %s', (_, change, faults) => {
    const result = sound()
    change(result)
    expect(checkSums(result).map((fault) => wordFault(fault, 'en'))).toEqual(faults)
  })
})
