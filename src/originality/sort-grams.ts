import type { Grams } from './fingerprint.js'
import { createGrammer } from './fingerprint.js'
import { type Library, tokensOf } from './library.js'

/** Grams of some texts, set apart by partition: of each its check and its place, the earlier place first. */
export interface SortedGrams {
  /** Calls `take` with pieces of a partition's grams: check and place by turns, so many words of it. */
  readonly each: (partition: number, take: (words: Uint32Array, length: number) => void) => void
  readonly countOf: (partition: number) => number
}

/** Words of a block: a partition grows by so many at a time. */
const BLOCK = 1 << 13

/**
 * Sets the grams of all texts apart by partition in one pass over the texts. A place is where the text begins in `begins`,
 * by position in `order`, and the position of the gram in it. To go through one partition after the other afterwards
 * touches little memory at a time: that, and not the arithmetic, is what an index over many grams costs.
 */
export function sortGrams(
  library: Library,
  order: Uint32Array,
  begins: Uint32Array,
  partitionOf: (low: number) => number,
  wanted: Uint8Array,
): SortedGrams {
  const gramsOf = createGrammer()
  const full: Uint32Array[][] = Array.from(wanted, () => [])
  const open = Array.from(wanted, (isWanted) => new Uint32Array(isWanted === 1 ? BLOCK : 0))
  const used = new Uint32Array(wanted.length)

  const sortIn = ({ low, high, count }: Grams, begin: number): void => {
    for (let i = 0; i < count; i++) {
      const partition = partitionOf(low[i]!)
      if (wanted[partition] === 0) continue
      let at = used[partition]!
      if (at === BLOCK) {
        full[partition]!.push(open[partition]!)
        open[partition] = new Uint32Array(BLOCK)
        at = 0
      }
      const block = open[partition]!
      block[at] = high[i]!
      block[at + 1] = begin + i
      used[partition] = at + 2
    }
  }
  for (let i = 0; i < order.length; i++) sortIn(gramsOf(tokensOf(library, order[i]!)), begins[i]!)

  return {
    each(partition, take) {
      for (const block of full[partition]!) take(block, BLOCK)
      take(open[partition]!, used[partition]!)
    },
    countOf: (partition) => (full[partition]!.length * BLOCK + used[partition]!) / 2,
  }
}
