import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createPileReader, createPiler, type PilerMeans, type Piles } from '../../src/originality/piles.js'
import { trials } from '../laws/law.js'
import { storeHere } from '../store-here.js'

type Pair = readonly [partition: number, word: number, another: number]

function pile(partitions: number, pairs: readonly Pair[], means: PilerMeans): Piles {
  const piler = createPiler(partitions, means)
  for (const [partition, word, another] of pairs) piler.push(partition, word, another)
  return piler.done()
}

const word = fc.nat({ max: 0xffffffff })

it('gives the words of each partition in their order, wherever they had to lie meanwhile', () => {
  const members = fc.array(fc.array(fc.tuple(fc.nat(4), word, word), { maxLength: 2000, size: 'max' }), {
    maxLength: 3,
  })
  const room = fc.constantFrom(1, 1000, 10_000, 40_000, Number.POSITIVE_INFINITY)
  fc.assert(
    fc.property(members, room, (all, room) => {
      const store = storeHere()
      const piles = all.map((pairs) => pile(5, pairs, { room, store }))
      const read = createPileReader(store)
      for (let partition = 0; partition < 5; partition++) {
        const words = read(piles, partition).flatMap(({ words, from, to }) => [...words.subarray(from, to)])
        const pushed = all.flat().flatMap(([its, word, another]) => (its === partition ? [word, another] : []))
        expect(words).toEqual(pushed)
      }
    }),
    trials(0.1),
  )
})

it('takes no more memory than there is room for, and puts only aside what exceeds it', () => {
  const pairs = Array.from({ length: 200_000 }, (_, i): Pair => [(i * 7) % 128, i, i])
  const bytes = pairs.length * 8
  for (const [room, isAside] of [
    [bytes / 4, true],
    [bytes / 2, true],
    [bytes * 4, false],
  ] as const) {
    let taken = 0
    const allocate = (bytes: number) => {
      taken += bytes
      return new ArrayBuffer(bytes)
    }
    const store = storeHere()
    const piles = pile(128, pairs, { allocate, room, store })
    expect(taken).toBeLessThanOrEqual(room)
    expect(store.size()).toBe(isAside ? bytes : 0)
    expect(piles.slabs.length > 0).toBe(!isAside)
  }
})
