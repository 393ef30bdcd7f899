import { NO_STORE } from '../model/store.js'
import { GRAM_SPAN } from './fingerprint.js'
import { BLOCK_TEXTS, HIT_WORDS } from './index-fingerprints.js'
import type { Library } from './library.js'
import { createPileReader, type Piles, type Stretch } from './piles.js'

/** Grams of a text that stand in other texts too, by position: who has them, and how many authors. */
export interface Hits {
  count: number
  positions: Uint32Array
  /** The two earliest texts that have each. */
  firsts: Uint32Array
  seconds: Uint32Array
  authors: Uint16Array
}

/** Makes room for so many hits. */
export const roomForHits = (length: number): Hits => ({
  count: 0,
  positions: new Uint32Array(length),
  firsts: new Uint32Array(length),
  seconds: new Uint32Array(length),
  authors: new Uint16Array(length),
})

/** Empties hits, and makes room for so many. */
function clearFor(hits: Hits, length: number): void {
  if (hits.positions.length < length) {
    const { positions, firsts, seconds, authors } = roomForHits(length * 2)
    hits.positions = positions
    hits.firsts = firsts
    hits.seconds = seconds
    hits.authors = authors
  }
  hits.count = 0
}

/** Adds a hit. */
function put(hits: Hits, position: number, first: number, second: number, authors: number): void {
  const i = hits.count++
  hits.positions[i] = position
  hits.firsts[i] = first
  hits.seconds[i] = second
  hits.authors[i] = authors
}

/** Tells the hits of a text, into memory that the caller gives. Quick where one text after the other is asked for. */
export type HitReader = (text: number, into: Hits) => void

/** Makes a reader of hits, which takes a block of texts at a time. */
export function createHitReader(library: Library, found: readonly Piles[], store = NO_STORE): HitReader {
  const { begins } = library
  const readPiles = createPileReader(store)
  let open = -1
  /** Hits of the block, and which of them stands at each place of it, plus one. */
  let hits = roomForHits(1024)
  let at = new Uint32Array(1024)

  function takeAll({ words, from, to }: Stretch, begin: number): void {
    for (let i = from; i < to; i += HIT_WORDS) {
      const place = words[i]! - begin
      put(hits, place, words[i + 1]!, words[i + 2]!, words[i + 3]!)
      at[place] = hits.count
    }
  }
  function openBlock(block: number): void {
    open = block
    const begin = begins[block * BLOCK_TEXTS]!
    const length = begins[Math.min(library.count, (block + 1) * BLOCK_TEXTS)]! - begin
    if (at.length < length) at = new Uint32Array(length + (length >>> 2))
    else at.fill(0, 0, length)
    const stretches = readPiles(found, block)
    const count = stretches.reduce((sum, { from, to }) => sum + to - from, 0) / HIT_WORDS
    if (hits.positions.length < count) hits = roomForHits(count + (count >>> 2))
    hits.count = 0
    for (const stretch of stretches) takeAll(stretch, begin)
  }

  return (text, into) => {
    const block = Math.floor(text / BLOCK_TEXTS)
    if (block !== open) openBlock(block)
    const start = begins[text]! - begins[block * BLOCK_TEXTS]!
    const length = begins[text + 1]! - begins[text]!
    clearFor(into, length)
    for (let position = 0; position < length; position++) {
      const hit = at[start + position]!
      if (hit !== 0) put(into, position, hits.firsts[hit - 1]!, hits.seconds[hit - 1]!, hits.authors[hit - 1]!)
    }
  }
}

/**
 * The hits in what is left of a text without its marked tokens, by position there. A gram over a gap is none: what was
 * left out parts it.
 */
export function hitsLeft(all: Hits, marks: Uint8Array, into: Hits): void {
  clearFor(into, all.count)
  let place = 0
  let left = 0
  /** Where the last marked token before the end of the gram is. */
  let marked = -1
  let seen = 0
  for (let i = 0; i < all.count; i++) {
    const position = all.positions[i]!
    for (; place < position; place++) if (marks[place] === 0) left++
    for (; seen < position + GRAM_SPAN; seen++) if (marks[seen] !== 0) marked = seen
    if (marked < position) put(into, left, all.firsts[i]!, all.seconds[i]!, all.authors[i]!)
  }
}
