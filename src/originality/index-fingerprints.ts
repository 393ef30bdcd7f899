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

/** Where fingerprints are found: open addressing in typed arrays, all of which threads can share. */
export interface FingerprintIndex {
  /** Number of slots less one; a power of two less one. */
  readonly mask: number
  readonly checks: Uint32Array
  /** The two earliest holders of a fingerprint, plus one; 0 is nobody. */
  readonly first: Uint32Array
  readonly second: Uint32Array
  /** How many authors hold it. */
  readonly holders: Uint16Array
}

const MOST_HOLDERS = 0xffff

function capacityFor(fingerprints: number): number {
  let capacity = 1024
  while (capacity < fingerprints * 1.6) capacity *= 2
  return capacity
}

/** The slot of a fingerprint, or of the empty place where it would go. */
export function slotOf({ checks, first, mask }: FingerprintIndex, low: number, high: number): number {
  let slot = low & mask
  while (first[slot] !== 0 && checks[slot] !== high) slot = (slot + 1) & mask
  return slot
}

/**
 * Which grams occur more than once, roughly: one bit a gram, at a place of its hash. Most grams of most texts occur nowhere
 * else and need no slot. Two grams may share a bit, so some are taken for repeated that are not; none is missed.
 */
interface Repeats {
  readonly bits: Uint32Array
  readonly mask: number
  /** No fewer than the different grams that occur more than once. */
  readonly bound: number
}

const BITS_A_GRAM = 8

function findRepeats(library: Library): Repeats {
  let grams = 0
  for (let text = 0; text < library.count; text++) grams += library.tokensAt(text).length
  let size = 1 << 12
  while (size < grams * BITS_A_GRAM && size < 2 ** 31) size *= 2
  const mask = size - 1
  const once = new Uint32Array(size / 32)
  const bits = new Uint32Array(size / 32)
  const gramsOf = createGrammer()
  let bound = 0
  for (let text = 0; text < library.count; text++) {
    const { high, count } = gramsOf(library.tokensAt(text))
    for (let i = 0; i < count; i++) {
      const place = high[i]! & mask
      const bit = 1 << (place & 31)
      if ((once[place >>> 5]! & bit) === 0) once[place >>> 5]! |= bit
      else {
        bits[place >>> 5]! |= bit
        bound++
      }
    }
  }
  return { bits, mask, bound }
}

const isRepeated = ({ bits, mask }: Repeats, high: number): boolean =>
  (bits[(high & mask) >>> 5]! & (1 << (high & 31))) !== 0

/**
 * Indexes the grams that occur in more than one text: the two earliest holders of each, and how many authors have it.
 * Independent of the order of the texts: earlier is what has the smaller rank.
 */
export function indexFingerprints(library: Library): FingerprintIndex {
  const repeats = findRepeats(library)
  const capacity = capacityFor(2 * repeats.bound)
  const index: FingerprintIndex = {
    mask: capacity - 1,
    checks: new Uint32Array(capacity),
    first: new Uint32Array(capacity),
    second: new Uint32Array(capacity),
    holders: new Uint16Array(capacity),
  }
  const { checks, first, second, holders } = index
  const { ranks, authors } = library
  // The author who was counted last: texts come author by author, so that each is counted once.
  const counted = new Uint32Array(capacity)
  const byAuthor = Uint32Array.from({ length: library.count }, (_, text) => text).sort(
    (a, b) => authors[a]! - authors[b]! || ranks[a]! - ranks[b]!,
  )
  const gramsOf = createGrammer()
  for (const text of byAuthor) {
    const { low, high: checksOf, count } = gramsOf(library.tokensAt(text))
    const rank = ranks[text]!
    const holder = text + 1
    const author = authors[text]! + 1
    for (let i = 0; i < count; i++) {
      const high = checksOf[i]!
      if (!isRepeated(repeats, high)) continue
      const slot = slotOf(index, low[i]!, high)
      if (first[slot] === 0) {
        checks[slot] = high
        first[slot] = holder
      } else if (first[slot] === holder || second[slot] === holder) continue
      else if (rank < ranks[first[slot]! - 1]!) {
        second[slot] = first[slot]!
        first[slot] = holder
      } else if (second[slot] === 0 || rank < ranks[second[slot]! - 1]!) second[slot] = holder
      if (counted[slot] !== author && holders[slot]! < MOST_HOLDERS) {
        counted[slot] = author
        holders[slot]!++
      }
    }
  }
  return index
}
