import { createGrammer, winnow } from './fingerprint.js'

/** Texts that take part, by position: their tokens, whose they are, and which comes first. */
export interface Library {
  readonly count: number
  readonly tokensAt: (text: number) => Uint16Array
  /** A number for each author. */
  readonly authors: Uint32Array
  /** Place in the order of time; no two texts have the same. */
  readonly ranks: Uint32Array
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

/** Counts the fingerprints that winnowing keeps of all texts: exact, for one pass costs less than growing the table. */
function countFingerprints(library: Library): number {
  const gramsOf = createGrammer()
  let total = 0
  const count = () => void total++
  for (let text = 0; text < library.count; text++) winnow(gramsOf(library.tokensAt(text)), count)
  return total
}

/**
 * Indexes the winnowed fingerprints of all texts: the two earliest holders of each, and how many authors have it.
 * Independent of the order of the texts: earlier is what has the smaller rank.
 */
export function indexFingerprints(library: Library): FingerprintIndex {
  const capacity = capacityFor(countFingerprints(library))
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
    const grams = gramsOf(library.tokensAt(text))
    const rank = ranks[text]!
    const author = authors[text]! + 1
    winnow(grams, (position) => {
      const high = grams.high[position]!
      const slot = slotOf(index, grams.low[position]!, high)
      if (first[slot] === 0) {
        checks[slot] = high
        first[slot] = text + 1
      } else if (first[slot] === text + 1 || second[slot] === text + 1) return
      else if (rank < ranks[first[slot]! - 1]!) {
        second[slot] = first[slot]!
        first[slot] = text + 1
      } else if (second[slot] === 0 || rank < ranks[second[slot]! - 1]!) second[slot] = text + 1
      if (counted[slot] !== author && holders[slot]! < MOST_HOLDERS) {
        counted[slot] = author
        holders[slot]!++
      }
    })
  }
  return index
}
