import { type Allocate, allocateHere } from '../model/allocate.js'
import { createGrammer } from './fingerprint.js'
import { type Library, tokensOf } from './library.js'

/**
 * Where repeated grams are found, in partitions by hash: each can be made, and kept, apart from the others, by threads or
 * one after the other. Plain data that threads can share.
 */
export type FingerprintIndex = readonly Partition[]

export const PARTITIONS = 16

/** The grams of one partition: open addressing in one typed array, a slot to a quarter of a cache line. */
export interface Partition {
  readonly repeats: Repeats
  /** Number of slots less one; a power of two less one. */
  readonly mask: number
  /** Four words a slot: CHECK, FIRST, SECOND, HOLDERS. */
  readonly slots: Uint32Array
}

/**
 * Which grams occur more than once, roughly: one bit a gram, at a place of its hash. Most grams of most texts occur nowhere
 * else and need no slot. Two grams may share a bit, so some are taken for repeated that are not; none is missed.
 */
interface Repeats {
  readonly bits: Uint32Array
  readonly mask: number
}

/** What is known of a gram: its two earliest holders plus one (0 is nobody), how many authors have it, and a number of its own. */
export interface Known {
  readonly first: number
  readonly second: number
  readonly authors: number
  readonly key: number
}

const CHECK = 0
const FIRST = 1
const SECOND = 2
const HOLDERS = 3
const WORDS = 4

const BITS_A_GRAM = 8
const MOST_BITS = 2 ** 31
const FULL = 0.7

const partitionOf = (low: number): number => low >>> 28

const isRepeated = ({ bits, mask }: Repeats, high: number): boolean =>
  (bits[(high & mask) >>> 5]! & (1 << (high & 31))) !== 0

/** The first word of a gram's slot, or of the empty slot where it would go. */
function slotOf({ slots, mask }: Pick<Partition, 'slots' | 'mask'>, low: number, high: number): number {
  let slot = low & mask
  while (slots[slot * WORDS + FIRST] !== 0 && slots[slot * WORDS + CHECK] !== high) slot = (slot + 1) & mask
  return slot * WORDS
}

/** What an index knows of a gram; undefined where it stands in no more than one text. */
export function lookUp(index: FingerprintIndex, low: number, high: number): Known | undefined {
  const which = partitionOf(low)
  const partition = index[which]!
  if (!isRepeated(partition.repeats, high)) return undefined
  const slot = slotOf(partition, low, high)
  const { slots } = partition
  const first = slots[slot + FIRST]!
  if (first === 0) return undefined
  return { first, second: slots[slot + SECOND]!, authors: slots[slot + HOLDERS]!, key: which * 2 ** 32 + slot }
}

/** Calls `take` with the grams of some texts that belong to a partition of `wanted`. */
function eachGram(
  library: Library,
  texts: Iterable<number>,
  wanted: Uint8Array,
  take: (partition: number, low: number, high: number, text: number) => void,
): void {
  const gramsOf = createGrammer()
  for (const text of texts) {
    const { low, high, count } = gramsOf(tokensOf(library, text))
    for (let i = 0; i < count; i++) {
      const partition = partitionOf(low[i]!)
      if (wanted[partition] === 1) take(partition, low[i]!, high[i]!, text)
    }
  }
}

interface Found {
  readonly repeats: Repeats
  readonly once: Uint32Array
  different: number
}

function findRepeats(library: Library, order: Uint32Array, wanted: Uint8Array, allocate: Allocate): Found[] {
  const tokens = library.columns.reduce((sum, column) => sum + column.tokens.length, 0)
  let size = 1 << 12
  while (size * PARTITIONS < tokens * BITS_A_GRAM && size < MOST_BITS) size *= 2
  const found = Array.from(wanted, (isWanted): Found => {
    const bytes = isWanted ? size / 8 : 0
    const repeats = { bits: new Uint32Array(allocate(bytes)), mask: size - 1 }
    return { repeats, once: new Uint32Array(bytes / 4), different: 0 }
  })
  eachGram(library, order, wanted, (partition, _, high) => {
    const part = found[partition]!
    const { bits, mask } = part.repeats
    const place = (high & mask) >>> 5
    const bit = 1 << (high & 31)
    if ((part.once[place]! & bit) === 0) part.once[place]! |= bit
    else if ((bits[place]! & bit) === 0) {
      bits[place]! |= bit
      part.different++
    }
  })
  return found
}

/** Texts author by author, so that each author of a gram is counted once. */
const byAuthor = ({ count, authors, ranks }: Library): Uint32Array =>
  Uint32Array.from({ length: count }, (_, text) => text).sort(
    (a, b) => authors[a]! - authors[b]! || ranks[a]! - ranks[b]!,
  )

interface Table {
  readonly mask: number
  readonly slots: Uint32Array
  /** The author who was counted last, by slot. */
  readonly counted: Uint32Array
  /** Slots that may still be taken; below 0 the table is too small. */
  room: number
}

function makeTable(capacity: number, allocate: Allocate): Table {
  return {
    mask: capacity - 1,
    slots: new Uint32Array(allocate(capacity * WORDS * 4)),
    counted: new Uint32Array(capacity),
    room: Math.floor(capacity * FULL),
  }
}

/** Notes that a text holds a gram. */
function note(table: Table, library: Library, low: number, high: number, text: number): void {
  const { slots, counted } = table
  const { ranks, authors } = library
  const slot = slotOf(table, low, high)
  const first = slots[slot + FIRST]!
  const second = slots[slot + SECOND]!
  const holder = text + 1
  if (first === 0) {
    if (--table.room < 0) return
    slots[slot + CHECK] = high
    slots[slot + FIRST] = holder
  } else if (first === holder || second === holder) return
  else if (ranks[text]! < ranks[first - 1]!) {
    slots[slot + SECOND] = first
    slots[slot + FIRST] = holder
  } else if (second === 0 || ranks[text]! < ranks[second - 1]!) slots[slot + SECOND] = holder
  const author = authors[text]! + 1
  if (counted[slot / WORDS] === author) return
  counted[slot / WORDS] = author
  slots[slot + HOLDERS]!++
}

/**
 * Makes some partitions of the index over the grams that occur in more than one text: the two earliest holders of each, and
 * how many authors have it. Independent of the order of the texts: earlier is what has the smaller rank. The other
 * partitions are left out of what it gives.
 */
export function indexPartitions(
  library: Library,
  which: readonly number[],
  allocate: Allocate = allocateHere,
): Map<number, Partition> {
  const order = byAuthor(library)
  const wanted = Uint8Array.from({ length: PARTITIONS }, (_, partition) => Number(which.includes(partition)))
  const found = findRepeats(library, order, wanted, allocate)
  const capacities = found.map(({ different }) => {
    let capacity = 256
    while (capacity * FULL * 0.8 < different) capacity *= 2
    return capacity
  })
  const done = new Map<number, Partition>()
  // A guess at the size that turns out too small costs another pass for that partition.
  while (wanted.includes(1)) {
    const tables = capacities.map((capacity, partition) => makeTable(wanted[partition] === 1 ? capacity : 1, allocate))
    eachGram(library, order, wanted, (partition, low, high, text) => {
      const table = tables[partition]!
      if (table.room >= 0 && isRepeated(found[partition]!.repeats, high)) note(table, library, low, high, text)
    })
    for (const [partition, { room, mask, slots }] of tables.entries()) {
      if (wanted[partition] === 0) continue
      if (room < 0) capacities[partition]! *= 2
      else {
        done.set(partition, { repeats: found[partition]!.repeats, mask, slots })
        wanted[partition] = 0
      }
    }
  }
  return done
}

/** The whole index, made in this thread. */
export function indexFingerprints(library: Library): FingerprintIndex {
  const all = Array.from({ length: PARTITIONS }, (_, partition) => partition)
  const done = indexPartitions(library, all)
  return all.map((partition) => done.get(partition)!)
}
