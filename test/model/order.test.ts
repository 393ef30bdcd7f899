import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ascending, byCodeUnits, inTurn, lastAtMost } from '../../src/model/order.js'

describe('orders', () => {
  it('compares texts by code units, which no locale changes', () => {
    expect(['b', 'B', 'a', 'é', 'z', '10', '9', '😀', '\uffff', ''].sort(byCodeUnits)).toEqual([
      '',
      '10',
      '9',
      'B',
      'a',
      'b',
      'z',
      'é',
      '😀',
      '\uffff',
    ])
  })

  it('is a total order', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        (a, b, c) => {
          expect(Math.sign(byCodeUnits(a, b)) + Math.sign(byCodeUnits(b, a))).toBe(0)
          expect(byCodeUnits(a, b) === 0).toBe(a === b)
          if (byCodeUnits(a, b) <= 0 && byCodeUnits(b, c) <= 0) expect(byCodeUnits(a, c)).toBeLessThanOrEqual(0)
        },
      ),
    )
  })

  it('compares numbers of any size', () => {
    expect([3, 1, 2].sort(ascending)).toEqual([1, 2, 3])
    expect([10n ** 30n, 1n, -(10n ** 30n)].sort(ascending)).toEqual([-(10n ** 30n), 1n, 10n ** 30n])
  })

  it('tries one order after the other', () => {
    const order = inTurn<readonly [number, string]>(
      (a, b) => ascending(a[0], b[0]),
      (a, b) => byCodeUnits(a[1], b[1]),
    )
    const rows = [
      [2, 'a'],
      [1, 'b'],
      [1, 'a'],
    ] as const
    expect([...rows].sort(order)).toEqual([
      [1, 'a'],
      [1, 'b'],
      [2, 'a'],
    ])
    expect(order([1, 'a'], [1, 'a'])).toBe(0)
  })

  it('finds the last value that is no greater, wherever it stands', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), fc.integer({ min: -1, max: 10 }), (values, most) => {
        const sorted = values.sort((a, b) => a - b)
        const position = lastAtMost(sorted.length, (at) => sorted[at]!, most)
        expect(position).toBe(sorted.filter((value) => value <= most).length - 1)
      }),
    )
  })
})
