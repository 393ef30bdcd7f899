import type { Stretch } from './piles.js'

/**
 * Which grams of a partition occur more than once, roughly: two bits a gram in one word (a Bloom filter by blocks; Putze,
 * Sanders & Singler, 2007). Most grams of most texts occur nowhere else and need no place in a table. Some that occur
 * once are taken for repeated, three in a hundred at most; none that is repeated is missed.
 */
export interface Repeats {
  readonly bits: Uint32Array
  /** A gram's word is the hash without so many of its last bits. */
  readonly shift: number
}

/** Bits a gram, at least. */
const BITS = 8
const WORD = 32
const HASH_BITS = 32

const maskOf = (high: number): number => (1 << (high & 31)) | (1 << ((high >>> 5) & 31))

/** Is a gram of the partition repeated? */
export function isRepeated({ bits, shift }: Repeats, high: number): boolean {
  const mask = maskOf(high)
  return (bits[high >>> shift]! & mask) === mask
}

/**
 * Makes a function that finds the repeated ones of a partition's grams, which are piled up as pairs of their second hash
 * and something else. What it gives is good until the next call.
 */
export function createRepeatFinder(): (grams: readonly Stretch[]) => Repeats {
  let once = new Uint32Array(0)
  // The same object for all partitions: with one of its own for each, V8 threw away what it had made of the loops over the first.
  const repeats = { bits: new Uint32Array(0), shift: 0 }
  return (grams) => {
    const words = grams.reduce((sum, { from, to }) => sum + to - from, 0)
    const size = sizeFor(words / 2)
    if (size > once.length) {
      once = new Uint32Array(size)
      repeats.bits = new Uint32Array(size)
    } else {
      once.fill(0, 0, size)
      repeats.bits.fill(0, 0, size)
    }
    repeats.shift = HASH_BITS - Math.log2(size)
    for (const stretch of grams) noteAll(stretch, once, repeats)
    return repeats
  }
}

/** Words for so many grams: a power of two, and more than one, for no number can be shifted by all of its bits. */
function sizeFor(grams: number): number {
  let size = 2
  while (size * WORD < grams * BITS) size *= 2
  return size
}

function noteAll({ words, from, to }: Stretch, once: Uint32Array, { bits, shift }: Repeats): void {
  for (let i = from; i < to; i += 2) {
    const high = words[i]!
    const at = high >>> shift
    const mask = maskOf(high)
    const known = once[at]!
    if ((known & mask) === mask) bits[at]! |= mask
    else once[at] = known | mask
  }
}
