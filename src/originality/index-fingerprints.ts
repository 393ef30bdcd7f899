import { type Allocate, allocateHere } from '../model/allocate.js'
import { type Library, tokensOf } from './library.js'
import { type SortedGrams, sortGrams } from './sort-grams.js'

/** Where repeated grams are found, and which of them stand in which posts. Plain data that threads can share. */
export interface FingerprintIndex {
  readonly partitions: readonly Partition[]
  readonly hits: readonly HitColumns[]
}

/** Partitions by the gram's first hash: each can be made apart from the others, by threads or one after the other. */
export const PARTITIONS = 64

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

/**
 * Grams of texts that stand in earlier texts too, or in those of many authors; a text's lie together, in no order. Who has
 * them is beside them, although the partitions know: to look it up there would touch memory at random for every hit.
 */
export interface HitColumns {
  /** Where each text's begin, and after the last text the end. */
  readonly begins: Uint32Array
  /** Positions in the text, below `MOST_POSITIONS`. */
  readonly positions: Uint16Array
  /** The two earliest texts that have each, plus one; 0 is nobody. */
  readonly firsts: Uint32Array
  readonly seconds: Uint32Array
  /** How many authors have it, no more than `MOST_AUTHORS`. */
  readonly authors: Uint16Array
}

/** Grams further on in a text are no hits: they must be looked up. */
export const MOST_POSITIONS = 1 << 16
/** More authors count as so many. */
export const MOST_AUTHORS = (1 << 16) - 1

/** Some partitions, and the hits in them. */
export interface IndexPart {
  readonly partitions: ReadonlyMap<number, Partition>
  readonly hits: readonly HitColumns[]
}

const CHECK = 0
const FIRST = 1
const SECOND = 2
const HOLDERS = 3
const WORDS = 4

const BITS_A_GRAM = 8
const MOST_BITS = 2 ** 31
const FULL = 0.7
/** Grams that are sorted at a time, in words of 8 bytes. More passes over the texts cost little beside more memory. */
const AT_A_TIME = 16 << 20

/** A key is the partition and the slot in one word: slots are counted in so many bits. */
const SLOT_BITS = 26

const partitionOf = (low: number): number => low >>> SLOT_BITS

const isRepeated = ({ bits, mask }: Repeats, high: number): boolean =>
  (bits[(high & mask) >>> 5]! & (1 << (high & 31))) !== 0

/** The first word of a gram's slot, or of the empty slot where it would go. */
function slotOf({ slots, mask }: Pick<Partition, 'slots' | 'mask'>, high: number): number {
  // The low bits chose the place in the bit map: multiplied, all bits have a say.
  let slot = (Math.imul(high, 0x9e3779b1) >>> 5) & mask
  while (slots[slot * WORDS + FIRST] !== 0 && slots[slot * WORDS + CHECK] !== high) slot = (slot + 1) & mask
  return slot * WORDS
}

/** The key of a gram; -1 where it stands in no more than one text. */
export function keyOf({ partitions }: FingerprintIndex, low: number, high: number): number {
  const which = partitionOf(low)
  const partition = partitions[which]!
  if (!isRepeated(partition.repeats, high)) return -1
  const slot = slotOf(partition, high)
  return partition.slots[slot + FIRST] === 0 ? -1 : keyFrom(which, slot)
}

const keyFrom = (partition: number, slot: number): number => ((partition << SLOT_BITS) | (slot / WORDS)) >>> 0

const wordOf = ({ partitions }: FingerprintIndex, key: number, word: number): number =>
  partitions[partitionOf(key)]!.slots[(key & ((1 << SLOT_BITS) - 1)) * WORDS + word]!

/** The earliest text that has the gram of a key, plus one. */
export const firstOf = (index: FingerprintIndex, key: number): number => wordOf(index, key, FIRST)
/** The second earliest, plus one; 0 is nobody. */
export const secondOf = (index: FingerprintIndex, key: number): number => wordOf(index, key, SECOND)
/** How many authors have it, no more than `MOST_AUTHORS`. */
export const authorsOf = (index: FingerprintIndex, key: number): number =>
  Math.min(wordOf(index, key, HOLDERS), MOST_AUTHORS)

/** Texts author by author, those of each by rank, so that each author of a gram is counted once. */
function byAuthor({ count, authors, ranks }: Library): Uint32Array {
  const byRank = new Uint32Array(count)
  for (let text = 0; text < count; text++) byRank[ranks[text]!] = text
  const next = new Uint32Array(authors.reduce((most, author) => Math.max(most, author), -1) + 2)
  for (const author of authors) next[author + 1]!++
  for (let author = 1; author < next.length; author++) next[author]! += next[author - 1]!
  const order = new Uint32Array(count)
  for (const text of byRank) order[next[authors[text]!]!++] = text
  return order
}

/** Where each text begins if all are put one after the other in this order; at the end, how long that is. */
function beginsOf(library: Library, order: Uint32Array): Uint32Array {
  const begins = new Uint32Array(order.length + 1)
  for (let i = 0; i < order.length; i++) begins[i + 1] = begins[i]! + tokensOf(library, order[i]!).length
  return begins
}

interface Found {
  readonly repeats: Repeats
  readonly different: number
}

function findRepeats(grams: SortedGrams, partition: number, allocate: Allocate): Found {
  let size = 1 << 12
  while (size < grams.countOf(partition) * BITS_A_GRAM && size < MOST_BITS) size *= 2
  const mask = size - 1
  const bits = new Uint32Array(allocate(size / 8))
  const once = new Uint32Array(size / 32)
  let different = 0
  grams.each(partition, (words, length) => {
    for (let i = 0; i < length; i += 2) {
      const high = words[i]!
      const place = (high & mask) >>> 5
      const bit = 1 << (high & 31)
      if ((once[place]! & bit) === 0) once[place]! |= bit
      else if ((bits[place]! & bit) === 0) {
        bits[place]! |= bit
        different++
      }
    }
  })
  return { repeats: { bits, mask }, different }
}

/** Texts in the order in which their grams were sorted. */
interface Order {
  readonly library: Library
  readonly texts: Uint32Array
  readonly begins: Uint32Array
}

/** A partition as it is made: its grams that are in the table by slot and place, in their order, two words each. */
interface Filled {
  readonly table: Partition
  readonly held: Uint32Array
  readonly length: number
}

/** Fills a table with the repeated grams of a partition; undefined where it is too small. */
function fillTable(
  grams: SortedGrams,
  partition: number,
  repeats: Repeats,
  capacity: number,
  { library: { ranks, authors }, texts, begins }: Order,
  allocate: Allocate,
): Filled | undefined {
  const slots = new Uint32Array(allocate(capacity * WORDS * 4))
  const table = { repeats, mask: capacity - 1, slots }
  /** The author who was counted last, by slot. */
  const counted = new Uint32Array(capacity)
  let room = Math.floor(capacity * FULL)
  let held = new Uint32Array(1 << 14)
  let taken = 0
  let at = 0
  grams.each(partition, (words, length) => {
    for (let i = 0; i < length && room >= 0; i += 2) {
      const high = words[i]!
      if (!isRepeated(repeats, high)) continue
      const place = words[i + 1]!
      while (begins[at + 1]! <= place) at++
      const text = texts[at]!
      const slot = slotOf(table, high)
      if (taken === held.length) {
        const wider = new Uint32Array(taken * 2)
        wider.set(held)
        held = wider
      }
      held[taken] = slot
      held[taken + 1] = place
      taken += 2
      const first = slots[slot + FIRST]!
      const second = slots[slot + SECOND]!
      const holder = text + 1
      if (first === 0) {
        if (--room < 0) return
        slots[slot + CHECK] = high
        slots[slot + FIRST] = holder
      } else if (first === holder || second === holder) continue
      else if (ranks[text]! < ranks[first - 1]!) {
        slots[slot + SECOND] = first
        slots[slot + FIRST] = holder
      } else if (second === 0 || ranks[text]! < ranks[second - 1]!) slots[slot + SECOND] = holder
      const author = authors[text]! + 1
      if (counted[slot / WORDS] === author) continue
      counted[slot / WORDS] = author
      slots[slot + HOLDERS]!++
    }
  })
  return room < 0 ? undefined : { table, held, length: taken }
}

function makePartition(grams: SortedGrams, partition: number, order: Order, allocate: Allocate): Filled {
  const { repeats, different } = findRepeats(grams, partition, allocate)
  let capacity = 256
  while (capacity * FULL * 0.8 < different) capacity *= 2
  // A guess at the size that turns out too small costs another try.
  for (;;) {
    const filled = fillTable(grams, partition, repeats, capacity, order, allocate)
    if (filled) return filled
    capacity *= 2
  }
}

/** Words of a hit while it is collected: text, position and authors, first, second. */
const HIT_WORDS = 4
const PIECE = HIT_WORDS << 14

/** Collects hits as they come and lays those of a text together. */
function createHitCollector({ texts, begins }: Order, leastAuthors: number) {
  const count = texts.length
  const counts = new Uint32Array(count)
  const pieces: { readonly words: Uint32Array; readonly length: number }[] = []
  let found = new Uint32Array(PIECE)
  let length = 0
  const put = (text: number, position: number, slots: Uint32Array, slot: number) => {
    if (length === PIECE) {
      pieces.push({ words: found, length })
      found = new Uint32Array(PIECE)
      length = 0
    }
    found[length] = text
    found[length + 1] = (Math.min(slots[slot + HOLDERS]!, MOST_AUTHORS) << 16) | position
    found[length + 2] = slots[slot + FIRST]!
    found[length + 3] = slots[slot + SECOND]!
    length += HIT_WORDS
    counts[text]!++
  }
  return {
    add({ table: { slots }, held, length }: Filled) {
      let at = 0
      for (let i = 0; i < length; i += 2) {
        const slot = held[i]!
        const place = held[i + 1]!
        while (begins[at + 1]! <= place) at++
        const text = texts[at]!
        const position = place - begins[at]!
        const isOwn = slots[slot + FIRST] === text + 1 && slots[slot + HOLDERS]! < leastAuthors
        if (!isOwn && position < MOST_POSITIONS) put(text, position, slots, slot)
      }
    },
    done(allocate: Allocate): HitColumns {
      pieces.push({ words: found, length })
      const begins = new Uint32Array(allocate((count + 1) * 4))
      for (let text = 0; text < count; text++) begins[text + 1] = begins[text]! + counts[text]!
      const total = begins[count]!
      const positions = new Uint16Array(allocate(total * 2))
      const authors = new Uint16Array(allocate(total * 2))
      const firsts = new Uint32Array(allocate(total * 4))
      const seconds = new Uint32Array(allocate(total * 4))
      const next = begins.slice(0, count)
      for (const { words, length } of pieces)
        for (let i = 0; i < length; i += HIT_WORDS) {
          const to = next[words[i]!]!++
          const packed = words[i + 1]!
          positions[to] = packed & 0xffff
          authors[to] = packed >>> 16
          firsts[to] = words[i + 2]!
          seconds[to] = words[i + 3]!
        }
      return { begins, positions, firsts, seconds, authors }
    },
  }
}

/**
 * Makes some partitions of the index over the grams that occur in more than one text: the two earliest holders of each, and
 * how many authors have it; and tells which of them stand in which texts: of the earliest text only those of
 * `leastAuthors`. Independent of the order of the texts: earlier is what has the smaller rank.
 */
export function indexPartitions(
  library: Library,
  which: readonly number[],
  leastAuthors: number,
  allocate: Allocate = allocateHere,
): IndexPart {
  const texts = byAuthor(library)
  const begins = beginsOf(library, texts)
  const order = { library, texts, begins }
  const passes = Math.max(1, Math.ceil(((begins.at(-1) ?? 0) * which.length) / PARTITIONS / AT_A_TIME))
  const partitions = new Map<number, Partition>()
  const hits: HitColumns[] = []
  for (let pass = 0; pass < passes; pass++) {
    const now = which.filter((_, i) => i % passes === pass)
    const isNow = Uint8Array.from({ length: PARTITIONS }, (_, partition) => Number(now.includes(partition)))
    const grams = sortGrams(library, texts, begins, partitionOf, isNow)
    const collector = createHitCollector(order, leastAuthors)
    for (const partition of now) {
      const filled = makePartition(grams, partition, order, allocate)
      partitions.set(partition, filled.table)
      collector.add(filled)
    }
    hits.push(collector.done(allocate))
  }
  return { partitions, hits }
}

/** Numbers of all partitions. */
export const ALL_PARTITIONS: readonly number[] = Array.from({ length: PARTITIONS }, (_, partition) => partition)

/** Puts parts together that hold all partitions between them. */
export function joinIndex(parts: readonly IndexPart[]): FingerprintIndex {
  const all = new Map(parts.flatMap(({ partitions }) => [...partitions]))
  return { partitions: ALL_PARTITIONS.map((partition) => all.get(partition)!), hits: parts.flatMap(({ hits }) => hits) }
}

/** The whole index, made in this thread. */
export const indexFingerprints = (library: Library, leastAuthors: number): FingerprintIndex =>
  joinIndex([indexPartitions(library, ALL_PARTITIONS, leastAuthors)])
