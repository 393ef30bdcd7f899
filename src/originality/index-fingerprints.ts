import { createGrammer } from './fingerprint.js'

/** Texts that take part, by position: their tokens, whose they are, and which comes first. */
export interface Library {
  readonly count: number
  readonly tokensAt: (text: number) => Uint16Array
  /** A number for each author. */
  readonly authors: Uint32Array
  /** Place in the order of time; no two texts have the same. */
  readonly ranks: Uint32Array
  /** So many texts at the beginning of the order were published outside of any campaign. */
  readonly published: number
}

/**
 * Where repeated grams are found: open addressing in one typed array, a slot to a quarter of a cache line, so that a look-up
 * costs one visit to memory. Plain data that threads can share.
 */
export interface FingerprintIndex {
  /** Number of slots less one; a power of two less one. */
  readonly mask: number
  /** Four words a slot: CHECK, FIRST, SECOND, HOLDERS. */
  readonly slots: Uint32Array
  readonly repeats: Repeats
}

/** A slot's words: the second hash, the two earliest holders plus one (0 is nobody), and how many authors hold the gram. */
const CHECK = 0
export const FIRST = 1
export const SECOND = 2
export const HOLDERS = 3
const WORDS = 4

/**
 * Which grams occur more than once, roughly: one bit a gram, at a place of its hash. Most grams of most texts occur nowhere
 * else and need no slot. Two grams may share a bit, so some are taken for repeated that are not; none is missed.
 */
interface Repeats {
  readonly bits: Uint32Array
  readonly mask: number
}

const BITS_A_GRAM = 8
const MOST_BITS = 2 ** 31

/** Memory for typed arrays, made by the caller so that it can be shared between threads. */
export type Allocate = (bytes: number) => ArrayBuffer | SharedArrayBuffer

export const isRepeated = ({ bits, mask }: Repeats, high: number): boolean =>
  (bits[(high & mask) >>> 5]! & (1 << (high & 31))) !== 0

/** The first word of a gram's slot, or of the empty slot where it would go. */
export function slotOf({ slots, mask }: FingerprintIndex, low: number, high: number): number {
  let slot = low & mask
  while (slots[slot * WORDS + FIRST] !== 0 && slots[slot * WORDS + CHECK] !== high) slot = (slot + 1) & mask
  return slot * WORDS
}

function findRepeats(library: Library, allocate: Allocate): { repeats: Repeats; different: number } {
  let grams = 0
  for (let text = 0; text < library.count; text++) grams += library.tokensAt(text).length
  let size = 1 << 12
  while (size < grams * BITS_A_GRAM && size < MOST_BITS) size *= 2
  const mask = size - 1
  const once = new Uint32Array(size / 32)
  const bits = new Uint32Array(allocate(size / 8))
  const gramsOf = createGrammer()
  let different = 0
  for (let text = 0; text < library.count; text++) {
    const { high, count } = gramsOf(library.tokensAt(text))
    for (let i = 0; i < count; i++) {
      const place = (high[i]! & mask) >>> 5
      const bit = 1 << (high[i]! & 31)
      if ((once[place]! & bit) === 0) once[place]! |= bit
      else if ((bits[place]! & bit) === 0) {
        bits[place]! |= bit
        different++
      }
    }
  }
  return { repeats: { bits, mask }, different }
}

/** Texts author by author, so that each author of a gram is counted once. */
const byAuthor = ({ count, authors, ranks }: Library): Uint32Array =>
  Uint32Array.from({ length: count }, (_, text) => text).sort(
    (a, b) => authors[a]! - authors[b]! || ranks[a]! - ranks[b]!,
  )

/** Fills a table of `capacity` slots; undefined where it gets too full. */
function fillTable(
  library: Library,
  order: Uint32Array,
  repeats: Repeats,
  capacity: number,
  allocate: Allocate,
): FingerprintIndex | undefined {
  const slots = new Uint32Array(allocate(capacity * WORDS * 4))
  const index: FingerprintIndex = { mask: capacity - 1, slots, repeats }
  const { ranks, authors } = library
  const counted = new Uint32Array(capacity)
  const gramsOf = createGrammer()
  let room = Math.floor(capacity * 0.7)
  for (const text of order) {
    const { low, high: checks, count } = gramsOf(library.tokensAt(text))
    const rank = ranks[text]!
    const holder = text + 1
    const author = authors[text]! + 1
    for (let i = 0; i < count; i++) {
      const high = checks[i]!
      if (!isRepeated(repeats, high)) continue
      const slot = slotOf(index, low[i]!, high)
      const first = slots[slot + FIRST]!
      const second = slots[slot + SECOND]!
      if (first === 0) {
        if (--room < 0) return undefined
        slots[slot + CHECK] = high
        slots[slot + FIRST] = holder
      } else if (first === holder || second === holder) continue
      else if (rank < ranks[first - 1]!) {
        slots[slot + SECOND] = first
        slots[slot + FIRST] = holder
      } else if (second === 0 || rank < ranks[second - 1]!) slots[slot + SECOND] = holder
      if (counted[slot / WORDS] !== author) {
        counted[slot / WORDS] = author
        slots[slot + HOLDERS]!++
      }
    }
  }
  return index
}

/**
 * Indexes the grams that occur in more than one text: the two earliest holders of each, and how many authors have it.
 * Independent of the order of the texts: earlier is what has the smaller rank.
 */
export function indexFingerprints(
  library: Library,
  allocate: Allocate = (bytes) => new ArrayBuffer(bytes),
): FingerprintIndex {
  const { repeats, different } = findRepeats(library, allocate)
  const order = byAuthor(library)
  let capacity = 1024
  while (capacity * 0.6 < different) capacity *= 2
  for (;;) {
    const index = fillTable(library, order, repeats, capacity, allocate)
    if (index) return index
    capacity *= 2
  }
}
