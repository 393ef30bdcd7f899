import { createGrammer, GRAM_SPAN } from './fingerprint.js'
import { authorsOf, type FingerprintIndex, firstOf, keyOf, MOST_POSITIONS, secondOf } from './index-fingerprints.js'
import type { Library } from './library.js'

/** Grams of a stream that stand in other texts too, by position: who has them, and how many authors. */
export interface Hits {
  count: number
  readonly positions: Uint32Array
  /** The two earliest texts that have each, plus one; 0 is nobody. */
  readonly firsts: Uint32Array
  readonly seconds: Uint32Array
  readonly authors: Uint32Array
}

const roomFor = (length: number): Hits => ({
  count: 0,
  positions: new Uint32Array(length),
  firsts: new Uint32Array(length),
  seconds: new Uint32Array(length),
  authors: new Uint32Array(length),
})

/** Reads the hits of a text. What it gives is good until it is called for the next text but one. */
export type HitReader = (text: number, stream: Uint16Array, places: Uint32Array | undefined) => Hits

/**
 * Makes a reader of hits. `stream` is the text or what is left of it, and `places` where in the text each token of that
 * stands. Hits are grams that an earlier text has, or `leastAuthors`.
 */
export function createHitReader({ ranks }: Library, index: FingerprintIndex, leastAuthors: number): HitReader {
  const gramsOf = createGrammer()
  /** Hits of the text by position, in order; and which of them stands at each position, plus one. */
  let all = roomFor(1024)
  let at = new Uint32Array(1024)
  let rooms = [roomFor(1024), roomFor(1024)] as const
  let turn = 0

  function makeRoom(length: number): void {
    if (length <= at.length) return
    at = new Uint32Array(length * 2)
    all = roomFor(length * 2)
    rooms = [roomFor(length * 2), roomFor(length * 2)]
  }

  /** Lays the hits of a text out by position, and says where the last one is. */
  function layOut(text: number): number {
    let last = -1
    all.count = 0
    for (const { begins, positions, firsts, seconds, authors } of index.hits)
      for (let i = begins[text]!; i < begins[text + 1]!; i++) {
        const position = positions[i]!
        put(all, position, firsts[i]!, seconds[i]!, authors[i]!)
        at[position] = all.count
        if (position > last) last = position
      }
    return last
  }

  function take(hits: Hits, text: number, position: number, known: number): void {
    const [first, authors] = [all.firsts[known]!, all.authors[known]!]
    if (first !== text + 1 || authors >= leastAuthors) put(hits, position, first, all.seconds[known]!, authors)
  }

  /** Grams that the index has not seen, over a gap where something was left out, or so far on that it keeps no hits. */
  function lookUp(hits: Hits, text: number, position: number, low: number, high: number): void {
    const key = keyOf(index, low, high)
    if (key < 0) return
    const [first, authors] = [firstOf(index, key), authorsOf(index, key)]
    const isLater = first === text + 1 || ranks[first - 1]! >= ranks[text]!
    if (!isLater || authors >= leastAuthors) put(hits, position, first, secondOf(index, key), authors)
  }

  return (text, stream, places) => {
    makeRoom(places ? (places.at(-1) ?? 0) + 1 : stream.length)
    const last = layOut(text)
    turn = 1 - turn
    const hits = rooms[turn]!
    hits.count = 0
    let grams: ReturnType<typeof gramsOf> | undefined
    for (let i = 0; i + GRAM_SPAN <= stream.length; i++) {
      const place = places ? places[i]! : i
      const isWhole = !places || places[i + GRAM_SPAN - 1]! - place === GRAM_SPAN - 1
      if (isWhole && place < MOST_POSITIONS) {
        if (place <= last && at[place] !== 0) take(hits, text, i, at[place]! - 1)
        continue
      }
      grams ??= gramsOf(stream)
      lookUp(hits, text, i, grams.low[i]!, grams.high[i]!)
    }
    at.fill(0, 0, last + 1)
    return hits
  }
}

function put(hits: Hits, position: number, first: number, second: number, authors: number): void {
  const i = hits.count++
  hits.positions[i] = position
  hits.firsts[i] = first
  hits.seconds[i] = second
  hits.authors[i] = authors
}
