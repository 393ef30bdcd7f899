import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openShared, storeIn } from '../../src/io/shared-file.js'

const bytesFrom = (seed: number, length: number) => Uint8Array.from({ length }, (_, i) => (i * 31 + seed * 7) & 0xff)
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const MIB = 1 << 20

describe('a store in a shared file', () => {
  it.each([
    ['nothing', []],
    ['empty pieces', [0, 0]],
    ['many small pieces', Array.from({ length: 70_000 }, (_, i) => i % 16)],
    ['one that fills a batch, and one byte', [MIB / 4, 1]],
    ['one byte, and one that would fill a batch', [1, MIB / 4]],
    ['large ones among small ones', [5, MIB, 3, MIB + 1, 4, 4]],
  ])('gives back %s, whoever else puts something aside', (_, lengths) => {
    const { file, close } = openShared()
    try {
      const stores = [storeIn(file), storeIn(file)]
      const added = [0, 1, 2].map((turn) => {
        const pieces = lengths.map((length, i) => bytesFrom(turn + i, length))
        const whole = new Uint8Array(Buffer.concat(pieces))
        return { whole, start: stores[turn % 2]!.add(pieces, whole.length) }
      })
      for (const { whole, start } of added) {
        const read = new Uint8Array(whole.length)
        stores[0]!.read(start, read)
        expect(digestOf(read)).toBe(digestOf(whole))
      }
      const [one, another, last] = added.map(({ start, whole }) => [start, start + whole.length] as const)
      expect([one![1] <= another![0], another![1] <= last![0]]).toEqual([true, true])
    } finally {
      close()
    }
  })
})
