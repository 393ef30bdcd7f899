import type { Stretch } from './piles.js'

/**
 * Which grams of a partition occur more than once, roughly: two bits a gram in one word (a Bloom filter by blocks; Putze,
 * Sanders & Singler, 2007). Most grams of most texts occur nowhere else and need no place in a table. Some that occur
 * once are taken for repeated, about three in a hundred; none that is repeated is missed.
 */
export interface Repeats {
  readonly bits: Uint32Array
  readonly size: number
}

/** Bits a gram. */
const BITS = 8
const WORD = 32

const wordOf = (high: number, size: number): number => Math.floor((high * size) / 0x1_0000_0000)
const maskOf = (high: number): number => (1 << (high & 31)) | (1 << ((high >>> 5) & 31))

/** Is a gram of the partition repeated? */
export function isRepeated({ bits, size }: Repeats, high: number): boolean {
  const mask = maskOf(high)
  return (bits[wordOf(high, size)]! & mask) === mask
}

/**
 * Makes a function that finds the repeated ones of a partition's grams, which are piled up as pairs of their second hash
 * and something else. What it gives is good until the next call.
 */
export function createRepeatFinder(): (grams: readonly Stretch[]) => Repeats {
  let once = new Uint32Array(0)
  let bits = new Uint32Array(0)
  return (grams) => {
    const words = grams.reduce((sum, { from, to }) => sum + to - from, 0)
    const size = Math.ceil(((words / 2) * BITS) / WORD) + 1
    if (size > once.length) {
      once = new Uint32Array(size + (size >>> 2))
      bits = new Uint32Array(size + (size >>> 2))
    } else {
      once.fill(0, 0, size)
      bits.fill(0, 0, size)
    }
    for (const stretch of grams) noteAll(stretch, once, bits, size)
    return { bits, size }
  }
}

function noteAll({ words, from, to }: Stretch, once: Uint32Array, bits: Uint32Array, size: number): void {
  for (let i = from; i < to; i += 2) {
    const high = words[i]!
    const at = wordOf(high, size)
    const mask = maskOf(high)
    const known = once[at]!
    if ((known & mask) === mask) bits[at]! |= mask
    else once[at] = known | mask
  }
}
