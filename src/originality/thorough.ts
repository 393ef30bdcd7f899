import type { Passage } from './align.js'
import { createGrammer, type GramShape } from './fingerprint.js'
import type { Library, TokenReader } from './library.js'
import { type FoundSource, pick, unmarked } from './resolve.js'

// A text with a token put in every few of its own shares hardly a gram with its source. But the source's six tokens in a
// row stand in it with gaps, and where something is put in after every n tokens there are few ways for the gaps to lie.

const IN_A_ROW: GramShape = [1, 2, 3, 4, 5]

/** How six tokens in a row lie in a text with one put in after every token, every two, and so on up to five. */
const GAPPED: readonly GramShape[] = [
  [2, 4, 6, 8, 10],
  ...([
    [1, 3, 4, 6, 7],
    [2, 3, 5, 6, 8],
  ] as const),
  ...([
    [1, 2, 4, 5, 6],
    [1, 3, 4, 5, 7],
    [2, 3, 4, 6, 7],
  ] as const),
  ...([
    [1, 2, 3, 5, 6],
    [1, 3, 4, 5, 6],
    [2, 3, 4, 5, 7],
  ] as const),
  ...([
    [1, 2, 3, 4, 6],
    [2, 3, 4, 5, 6],
  ] as const),
]

const LEAST_HITS = 4
const MOST_CANDIDATES = 3
const LEAST_OWN = 30
/** A pair whose table would be larger is passed over. */
const MOST_CELLS = 4_000_000
/** So much of the source's stretch must stand in the post: things are put in, hardly anything is left out. */
const LEAST_KEPT = 0.8
const LEAST_MATCHED = 25

/** The earliest text that has a gram, for all grams: open addressing by two 32-bit hashes. */
function indexAll(library: Library, tokens: TokenReader) {
  const grams = library.begins[library.count]!
  let capacity = 1024
  while (capacity < grams * 1.5) capacity *= 2
  const mask = capacity - 1
  const checks = new Uint32Array(capacity)
  const first = new Uint32Array(capacity)
  const gramsOf = createGrammer(IN_A_ROW)
  const slotOf = (low: number, high: number): number => {
    let slot = low & mask
    while (first[slot] !== 0 && checks[slot] !== high) slot = (slot + 1) & mask
    return slot
  }
  const { ranks } = library
  for (let text = 0; text < library.count; text++) {
    const { low, high, count } = gramsOf(tokens.next(text))
    for (let i = 0; i < count; i++) {
      const slot = slotOf(low[i]!, high[i]!)
      if (first[slot] !== 0 && ranks[first[slot]! - 1]! <= ranks[text]!) continue
      checks[slot] = high[i]!
      first[slot] = text + 1
    }
  }
  return (low: number, high: number): number => first[slotOf(low, high)]! - 1
}

/**
 * The best local alignment of two streams (Smith & Waterman, 1981): 2 for a match, -1 for a token that only one has. Each
 * cell carries where its alignment began and how many tokens matched, so that no path need be kept.
 */
function alignWhole(post: Uint16Array, source: Uint16Array): Passage | undefined {
  const width = source.length + 1
  const row = () => ({
    score: new Int32Array(width),
    matched: new Int32Array(width),
    postStart: new Int32Array(width),
    sourceStart: new Int32Array(width),
  })
  let before = row()
  let now = row()
  let best = 0
  let passage: Passage | undefined
  for (let i = 1; i <= post.length; i++) {
    now.score[0] = 0
    for (let j = 1; j < width; j++) {
      const isSame = post[i - 1] === source[j - 1]
      const up = before.score[j]! - 1
      const left = now.score[j - 1]! - 1
      const diagonal = isSame ? before.score[j - 1]! + 2 : -1
      const score = Math.max(0, up, left, diagonal)
      now.score[j] = score
      if (score === 0) continue
      const isNew = score === diagonal && before.score[j - 1] === 0
      const [from, at] = score === diagonal ? [before, j - 1] : score === up ? [before, j] : [now, j - 1]
      now.matched[j] = (isNew ? 0 : from.matched[at]!) + (score === diagonal ? 1 : 0)
      now.postStart[j] = isNew ? i - 1 : from.postStart[at]!
      now.sourceStart[j] = isNew ? j - 1 : from.sourceStart[at]!
      if (score <= best) continue
      best = score
      passage = {
        postStart: now.postStart[j]!,
        postEnd: i,
        sourceStart: now.sourceStart[j]!,
        sourceEnd: j,
        matched: now.matched[j]!,
      }
    }
    ;[before, now] = [now, before]
  }
  return passage
}

/** Seeks the source of a post whose tokens stand in it with others put in between; `marks` are tokens left out. */
export type ThoroughSeeker = (post: number, marks: Uint8Array) => readonly FoundSource[]

const NONE: readonly FoundSource[] = []

/** Makes the seeker of a library. It holds every gram of every text, so it needs more memory and time than all else. */
export function createThoroughSeeker(library: Library, reader: TokenReader): ThoroughSeeker {
  const earliest = indexAll(library, reader)
  const grammers = GAPPED.map((shape) => createGrammer(shape))
  const { ranks } = library

  function candidatesOf(own: Uint16Array, rank: number): number[] {
    const hits = new Map<number, number>()
    for (const gramsOf of grammers) {
      const { low, high, count } = gramsOf(own)
      for (let i = 0; i < count; i++) {
        const text = earliest(low[i]!, high[i]!)
        if (text >= 0 && ranks[text]! < rank) hits.set(text, (hits.get(text) ?? 0) + 1)
      }
    }
    return [...hits]
      .filter(([, count]) => count >= LEAST_HITS)
      .sort(([a, x], [b, y]) => y - x || ranks[a]! - ranks[b]!)
      .slice(0, MOST_CANDIDATES)
      .map(([text]) => text)
  }

  return (post, marks) => {
    const tokens = reader.next(post)
    const places = marks.length === 0 ? undefined : unmarked(marks)
    const own = places ? pick(tokens, places) : tokens
    if (own.length < LEAST_OWN) return NONE
    const found = candidatesOf(own, ranks[post]!).flatMap((text): FoundSource[] => {
      const source = reader.any(text)
      if (own.length * source.length > MOST_CELLS) return []
      const passage = alignWhole(own, source)
      if (!passage || passage.matched < LEAST_MATCHED) return []
      if (passage.matched < LEAST_KEPT * (passage.sourceEnd - passage.sourceStart)) return []
      const { matched } = passage
      return [{ text, matched, solid: matched, longest: matched, doubtful: 0, passages: [passage] }]
    })
    const [best] = found.sort((a, b) => b.matched - a.matched || ranks[a.text]! - ranks[b.text]!)
    if (!best) return NONE
    const passages = best.passages.map((passage) => ({
      ...passage,
      postStart: places ? places[passage.postStart]! : passage.postStart,
      postEnd: places ? places[passage.postEnd - 1]! + 1 : passage.postEnd,
    }))
    return [{ ...best, passages }]
  }
}
