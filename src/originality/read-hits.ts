import { createGrammer, GRAM_SPAN } from './fingerprint.js'
import { authorsOf, type FingerprintIndex, firstOf, keyOf, secondOf } from './index-fingerprints.js'
import type { Library } from './library.js'

/** Grams of a stream that stand in other texts too, by position: who has them, and how many authors. */
export interface Hits {
  count: number
  positions: Uint32Array
  keys: Uint32Array
  /** The two earliest texts that have each, plus one; 0 is nobody. */
  firsts: Uint32Array
  seconds: Uint32Array
  authors: Uint32Array
}

const roomFor = (length: number): Hits => ({
  count: 0,
  positions: new Uint32Array(length),
  keys: new Uint32Array(length),
  firsts: new Uint32Array(length),
  seconds: new Uint32Array(length),
  authors: new Uint32Array(length),
})

/** Makes a function that reads the hits of a post; what it gives is good until it is called again with another stream. */
export function createHitReader(
  { ranks }: Library,
  index: FingerprintIndex,
  leastAuthors: number,
): (post: number, stream: Uint16Array, places: Uint32Array | undefined) => Hits {
  const gramsOf = createGrammer()
  /** Keys plus one by position in the post. */
  let keyAt = new Float64Array(1024)
  let rooms = [roomFor(1024), roomFor(1024)] as const
  let turn = 0

  /** Lays the keys of a post out by position, and says where the last one is. */
  function layOut(post: number): number {
    let last = -1
    for (const { begins, positions, keys } of index.hits)
      for (let i = begins[post]!; i < begins[post + 1]!; i++) {
        const position = positions[i]!
        if (position >= keyAt.length) {
          const wider = new Float64Array(position * 2)
          wider.set(keyAt)
          keyAt = wider
        }
        keyAt[position] = keys[i]! + 1
        if (position > last) last = position
      }
    return last
  }

  /** Takes a gram that an earlier text has, or many authors. */
  function take(hits: Hits, post: number, position: number, key: number): void {
    const first = firstOf(index, key)
    const authors = authorsOf(index, key)
    if (authors < leastAuthors && (first === post + 1 || ranks[first - 1]! >= ranks[post]!)) return
    const at = hits.count++
    hits.positions[at] = position
    hits.keys[at] = key
    hits.firsts[at] = first
    hits.seconds[at] = secondOf(index, key)
    hits.authors[at] = authors
  }

  return (post, stream, places) => {
    const last = layOut(post)
    if (stream.length > rooms[0].positions.length) rooms = [roomFor(stream.length * 2), roomFor(stream.length * 2)]
    turn = 1 - turn
    const hits = rooms[turn]!
    hits.count = 0
    if (!places) {
      for (let position = 0; position <= last; position++)
        if (keyAt[position] !== 0) take(hits, post, position, keyAt[position]! - 1)
    } else readPicked(hits, post, stream, places, last)
    keyAt.fill(0, 0, last + 1)
    return hits
  }

  /** Where something was left out, grams span the gap that the index has not seen: those are looked up. */
  function readPicked(hits: Hits, post: number, stream: Uint16Array, places: Uint32Array, last: number): void {
    let grams: ReturnType<typeof gramsOf> | undefined
    for (let at = 0; at + GRAM_SPAN <= stream.length; at++) {
      const place = places[at]!
      if (places[at + GRAM_SPAN - 1]! - place === GRAM_SPAN - 1) {
        if (place <= last && keyAt[place] !== 0) take(hits, post, at, keyAt[place]! - 1)
        continue
      }
      grams ??= gramsOf(stream)
      const key = keyOf(index, grams.low[at]!, grams.high[at]!)
      if (key >= 0) take(hits, post, at, key)
    }
  }
}
