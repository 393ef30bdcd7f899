import { describe, expect, it } from 'vitest'
import { parseDecimal, smallestUnit } from '../../src/model/amount.js'
import { shareCapped, shareOut } from '../../src/prizes/share-out.js'

const sum = (numbers: readonly bigint[]): bigint => numbers.reduce((all, one) => all + one, 0n)
const ones = (count: number): bigint[] => Array.from({ length: count }, () => 1n)

describe('shareOut', () => {
  it.each<[string, bigint, bigint[], bigint[]]>([
    ['evenly', 9n, [1n, 1n, 1n], [3n, 3n, 3n]],
    ['the units that are left to the first where all are due the same', 11n, [1n, 1n, 1n], [4n, 4n, 3n]],
    ['the unit that is left to the largest remainder', 10n, [1n, 2n, 4n], [1n, 3n, 6n]],
    ['ties of remainders to whoever stands first', 3n, [1n, 1n, 1n, 1n], [1n, 1n, 1n, 0n]],
    ['nothing to whoever weighs nothing', 10n, [0n, 5n, 0n], [0n, 10n, 0n]],
    ['nothing where all weigh nothing', 10n, [0n, 0n], [0n, 0n]],
    ['nothing among nobody', 10n, [], []],
    ['nothing', 0n, [3n, 4n], [0n, 0n]],
    ['fewer units than people', 2n, [1n, 1n, 1n], [1n, 1n, 0n]],
  ])('gives %s', (_, units, weights, shares) => expect(shareOut(units, weights)).toEqual(shares))

  it('loses nothing of 1,333 among 1 to 2,000 people at 0 to 18 decimals, and nobody has a unit more than another', () => {
    const pool = parseDecimal('1333')!
    for (let decimals = 0; decimals <= 18; decimals++) {
      const units = pool / smallestUnit(decimals)
      // Every number of people at three precisions, and a tenth of them at the others.
      const step = [0, 8, 18].includes(decimals) ? 1 : 10
      for (let people = 1; people <= 2000; people += step) {
        const shares = shareOut(units, ones(people))
        expect(sum(shares)).toBe(units)
        expect(shares[0]! - shares.at(-1)!).toBeLessThanOrEqual(1n)
      }
    }
  })
})

describe('shareCapped', () => {
  it.each<[string, bigint, bigint[], bigint | undefined, bigint[]]>([
    ['as without where there is no cap', 10n, [1n, 4n], undefined, [2n, 8n]],
    ['as without where nobody is due more', 10n, [1n, 4n], 8n, [2n, 8n]],
    ['what is cut off to the others', 10n, [1n, 4n], 7n, [3n, 7n]],
    ['it anew where this takes others over the cap', 100n, [60n, 25n, 10n, 5n], 30n, [30n, 30n, 27n, 13n]],
    ['the cap to all, and no more', 100n, [5n, 3n], 40n, [40n, 40n]],
    ['nothing under a cap of nothing', 100n, [5n, 3n], 0n, [0n, 0n]],
    ['nothing to whoever weighs nothing, although the others are capped', 100n, [5n, 0n], 40n, [40n, 0n]],
  ])('gives %s', (_, units, weights, cap, shares) => expect(shareCapped(units, weights, cap)).toEqual(shares))
})
