import { once } from '../model/once.js'
import { createGrammer } from './fingerprint.js'
import { createHolderFinder, type TakeShared } from './holders.js'
import type { Library, TokenReader } from './library.js'
import { createPileReader, createPiler, type PilerMeans, type Piles } from './piles.js'
import { createRepeatFinder } from './repeats.js'

/** Partitions, by the gram's first hash: each can be gone through apart from the others. */
const LEAST_PARTITIONS = 128
/** Grams of a partition: it should not need much more memory than a cache has. */
const MOST_GRAMS = 1 << 21

/** In how many partitions the grams of so many tokens are set apart: a power of two. */
function partitionsFor(tokens: number): number {
  let partitions = LEAST_PARTITIONS
  while (tokens > partitions * MOST_GRAMS) partitions *= 2
  return partitions
}

/** Texts whose hits lie together. */
export const BLOCK_TEXTS = 2048

/** Texts from one position to another, the last left out. */
export interface Texts {
  readonly from: number
  readonly to: number
}

/** Partitions from one to another, the last left out. */
export interface Partitions {
  readonly from: number
  readonly to: number
}

/** So many authors are several: what they all have may have been copied. */
export const SEVERAL = 3

/** Words of a hit: place, first, second, authors. */
export const HIT_WORDS = 4

/**
 * Finds grams that stand in more texts than one. The first step goes through texts, the second through partitions: threads
 * share either out among them, and all must be through with the first before the second.
 */
export interface Indexer {
  /** Sets the grams of some texts apart by partition. */
  readonly pileGrams: (texts: Texts) => void
  /** The grams that were set apart: in as many partitions for any texts of the library. */
  readonly piled: () => Piles
  /** Finds the hits among the grams of some partitions. */
  readonly findHits: (grams: readonly Piles[], partitions: Partitions) => void
  /** What was found in the partitions gone through. */
  readonly found: () => FoundHits
}

/** What was found in some partitions. */
export interface FoundHits {
  /** By block of texts. */
  readonly hits: Piles
  /** How many grams of each text several authors have. */
  readonly several: Uint32Array
}

/** About how many bytes the making of an index takes for each gram: in the piles of grams, and in those of hits. */
export const BYTES_A_GRAM = 14

/** Makes an indexer over a library. A hit is a gram that an earlier text has, or that `leastAuthors` have. */
export function createIndexer(
  library: Library,
  tokens: TokenReader,
  leastAuthors: number,
  means: Required<PilerMeans>,
): Indexer {
  const { allocate, store } = means
  const { begins, count } = library
  const several = new Uint32Array(allocate(count * 4))
  const partitions = partitionsFor(begins[count]!)
  const shift = Math.clz32(partitions) + 1
  // The same for all stretches of texts, and each text by itself: what each stretch made anew, V8 would optimise anew.
  const gramsOf = createGrammer()
  const grams = createPiler(partitions, means)
  const pileText = (text: number): void => {
    const { low, high, count } = gramsOf(tokens.next(text))
    const begin = begins[text]!
    for (let i = 0; i < count; i++) grams.push(low[i]! >>> shift, high[i]!, begin + i)
  }

  const hits = createPiler(Math.ceil(count / BLOCK_TEXTS), means)
  const read = createPileReader(store)
  const findRepeats = createRepeatFinder()
  // Made when it is first needed: by then it is known who the authors are.
  const findHolders = once(() => createHolderFinder(library))
  const take: TakeShared = (text, place, first, second, authors) => {
    if (first === text && authors < leastAuthors) return
    if (authors >= SEVERAL) several[text]!++
    const block = Math.floor(text / BLOCK_TEXTS)
    hits.push(block, place, first)
    hits.push(block, second, authors)
  }

  return {
    pileGrams({ from, to }) {
      for (let text = from; text < to; text++) pileText(text)
    },
    piled: grams.done,
    findHits(piles, { from, to }) {
      for (let partition = from; partition < to; partition++) {
        const grams = read(piles, partition)
        findHolders()(grams, findRepeats(grams), take)
      }
    },
    found: () => ({ hits: hits.done(), several }),
  }
}
