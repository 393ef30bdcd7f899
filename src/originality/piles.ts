import { type Allocate, allocateHere } from '../model/allocate.js'

/** Pairs of words set apart by partition, those of each in the order in which they came. Plain data that threads can share. */
export interface Piles {
  readonly slabs: readonly Uint32Array[]
  /** Where the blocks of each partition begin: in words, as if the slabs were one. */
  readonly blocks: readonly (readonly number[])[]
  /** Words of each partition. */
  readonly lengths: Uint32Array
}

/** Sets pairs of words apart. What it gives is good until it begins again, for its memory is used again and again. */
export interface Piler {
  readonly begin: () => void
  readonly push: (partition: number, word: number, another: number) => void
  readonly done: () => Piles
}

/** Words of a block: a pile grows by so many at a time. Pairs, and pairs of pairs, are not parted. */
const BLOCK = 1 << 12
/** Words of a slab: memory is taken in such pieces, for a larger one would have to be copied when it grows. */
const SLAB_BITS = 18
const SLAB = 1 << SLAB_BITS

/**
 * Makes a piler. To write to as many places as there are partitions, and to go through one of them after the other later,
 * touches little memory at a time: that, and not the arithmetic, is what an index over many grams costs.
 */
export function createPiler(partitions: number, allocate: Allocate = allocateHere): Piler {
  const slabs: Uint32Array[] = []
  let taken = 0
  let blocks: number[][] = []
  /** Where the next word of each goes; at the beginning of a block there is none yet. */
  const next = new Uint32Array(partitions)

  function openBlock(partition: number): number {
    if (taken === slabs.length * SLAB) slabs.push(new Uint32Array(allocate(SLAB * 4)))
    const start = taken
    taken += BLOCK
    blocks[partition]!.push(start)
    return start
  }
  return {
    begin() {
      taken = 0
      blocks = Array.from({ length: partitions }, () => [])
      next.fill(0)
    },
    push(partition, word, another) {
      let at = next[partition]!
      if (at % BLOCK === 0) at = openBlock(partition)
      const slab = slabs[at >>> SLAB_BITS]!
      const place = at & (SLAB - 1)
      slab[place] = word
      slab[place + 1] = another
      next[partition] = at + 2
    },
    done() {
      const lengths = Uint32Array.from(blocks, (starts, partition) => {
        const last = starts.at(-1)
        return last === undefined ? 0 : (starts.length - 1) * BLOCK + next[partition]! - last
      })
      return { slabs, blocks, lengths }
    },
  }
}

/** Words of a partition in several piles. */
export const lengthOf = (piles: readonly Piles[], partition: number): number =>
  piles.reduce((sum, { lengths }) => sum + lengths[partition]!, 0)

/** Calls `take` with where the words of a partition lie, a block at a time, the first pile's first. */
export function eachBlock(
  piles: readonly Piles[],
  partition: number,
  take: (words: Uint32Array, from: number, to: number) => void,
): void {
  for (const { slabs, blocks, lengths } of piles) {
    let left = lengths[partition]!
    for (const start of blocks[partition]!) {
      const from = start % SLAB
      take(slabs[start >>> SLAB_BITS]!, from, from + Math.min(left, BLOCK))
      left -= BLOCK
    }
  }
}
