import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstInOrder } from '../../src/model/first-in-order.js'
import { ascending, type Order } from '../../src/model/order.js'
import { trials } from '../laws/law.js'

const numbers = fc.uniqueArray(fc.nat(), { maxLength: 200 })
const descending: Order<number> = (a, b) => ascending(b, a)

describe('numbers in order, one after the other', () => {
  it.each([
    ['upwards', ascending],
    ['downwards', descending],
  ])('are those that sorting gives: %s', (_, order) => {
    fc.assert(
      fc.property(numbers, (some) => {
        expect([...firstInOrder(Uint32Array.from(some), order)]).toEqual([...some].sort(order))
      }),
      trials(),
    )
  })

  it('leave what they are made of as it is', () => {
    const some = Uint32Array.of(3, 1, 2)
    expect([...firstInOrder(some, ascending)]).toEqual([1, 2, 3])
    expect([...some]).toEqual([3, 1, 2])
  })

  it('cost little where few are wanted', () => {
    const count = 100_000
    let compared = 0
    const counting: Order<number> = (a, b) => {
      compared++
      return ascending(a, b)
    }
    // Neither in order nor the other way round: each number once, since 7919 is prime to the count.
    const some = Uint32Array.from({ length: count }, (_, i) => (i * 7919) % count)
    const line = firstInOrder(some, counting)
    expect(Array.from({ length: 10 }, () => line.next().value)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(compared).toBeGreaterThanOrEqual(count - 1)
    expect(compared).toBeLessThan(2 * count + 10 * 2 * Math.ceil(Math.log2(count)))
  })
})
