import { type Allocate, allocateHere } from '../model/allocate.js'
import { createGrammer } from './fingerprint.js'
import { createHolderFinder } from './holders.js'
import type { Library, TokenReader } from './library.js'
import { createPiler, type Piles } from './piles.js'
import { createRepeatFinder } from './repeats.js'

/** Partitions by the gram's first hash: each can be gone through apart from the others, by threads or one after the other. */
export const PARTITIONS = 128
const PARTITION_SHIFT = 25

/** Numbers of all partitions. */
export const ALL_PARTITIONS: readonly number[] = Array.from({ length: PARTITIONS }, (_, partition) => partition)

/** Texts whose hits lie together. */
export const BLOCK_TEXTS = 2048

/** Texts from one position to another, the last left out. */
export interface Texts {
  readonly from: number
  readonly to: number
}

/** So many authors are several: what they all have may have been copied. */
export const SEVERAL = 3

/** Words of a hit: place, first, second, authors. */
export const HIT_WORDS = 4

/**
 * Finds grams that stand in more texts than one. The first step goes through texts, the second through partitions: threads
 * share either out among them, and all must be through with the first before the second. Both can be done for some
 * partitions after others, so as to need less memory.
 */
export interface Indexer {
  /** Sets the grams of some texts apart by partition. What it gives is good until the next call. */
  readonly pileGrams: (texts: Texts, partitions: readonly number[]) => Piles
  /** Finds the hits among the grams of some partitions, by block of texts. What it gives is good until the next call. */
  readonly findHits: (grams: readonly Piles[], partitions: readonly number[]) => Piles
  /** How many grams of each text several authors have, of all partitions so far. */
  readonly several: Uint32Array
}

/** About how many bytes the making of an index takes for each gram: in the piles of grams, and in those of hits. */
export const BYTES_A_GRAM = 14

/**
 * Makes an indexer over a library. A hit is a gram that an earlier text has, or that `leastAuthors` have. `allocate` gives
 * the memory of what it gives.
 */
export function createIndexer(
  library: Library,
  tokens: TokenReader,
  leastAuthors: number,
  allocate: Allocate = allocateHere,
): Indexer {
  const gramsOf = createGrammer()
  const { begins } = library
  const grams = createPiler(PARTITIONS, allocate)
  const hits = createPiler(Math.ceil(library.count / BLOCK_TEXTS), allocate)
  const findRepeats = createRepeatFinder()
  const findHolders = createHolderFinder(library)
  const several = new Uint32Array(allocate(library.count * 4))

  return {
    pileGrams({ from, to }, partitions) {
      const isWanted = new Uint8Array(PARTITIONS)
      for (const partition of partitions) isWanted[partition] = 1
      grams.begin()
      for (let text = from; text < to; text++) {
        const { low, high, count } = gramsOf(tokens.next(text))
        const begin = begins[text]!
        for (let i = 0; i < count; i++) {
          const partition = low[i]! >>> PARTITION_SHIFT
          if (isWanted[partition] === 1) grams.push(partition, high[i]!, begin + i)
        }
      }
      return grams.done()
    },
    findHits(piles, partitions) {
      hits.begin()
      for (const partition of partitions)
        findHolders(piles, partition, findRepeats(piles, partition), (text, place, first, second, authors) => {
          if (first === text && authors < leastAuthors) return
          if (authors >= SEVERAL) several[text]!++
          const block = Math.floor(text / BLOCK_TEXTS)
          hits.push(block, place, first)
          hits.push(block, second, authors)
        })
      return hits.done()
    },
    several,
  }
}
