import { type Allocate, allocateHere } from '../model/allocate.js'
import { bytesOf, NO_STORE, type Store } from '../model/store.js'

/** Pairs of words set apart by partition, those of each in the order in which they came. Plain data that threads can share. */
export interface Piles {
  /** What was put aside, the earliest first: where the words of each partition begin in the store, in bytes, and the last end. */
  readonly aside: readonly Float64Array[]
  readonly slabs: readonly Uint32Array[]
  /** Where the blocks of each partition begin: in words, as if the slabs were one. */
  readonly blocks: readonly (readonly number[])[]
  /** Words of a block. */
  readonly block: number
  /** Words of each partition that lie in the slabs. */
  readonly lengths: Uint32Array
}

/** Sets pairs of words apart. */
export interface Piler {
  readonly push: (partition: number, word: number, another: number) => void
  /** The piles so far; what comes after goes onto others. */
  readonly done: () => Piles
}

/** What a piler may use. */
export interface PilerMeans {
  readonly allocate?: Allocate
  /** Bytes that lie in memory at a time; what is more is put aside. */
  readonly room?: number
  readonly store?: Store
}

/** Words of a slab: memory is taken in such pieces, for a larger one would have to be copied when it grows. */
const LARGEST_SLAB = 1 << 18
/** Words of a block: a pile grows by so many at a time. Pairs, and pairs of pairs, are not parted. */
const LARGEST_BLOCK = 1 << 12
const SMALLEST_BLOCK = 1 << 6
/** So many blocks of each partition are to fit into the room, else most of it would be the empty ends of blocks. */
const BLOCKS_EACH = 8
const WORD_BYTES = 4
/** Where words lie is a number of 32 bits. */
const MOST_ROOM = 2 ** 32 * WORD_BYTES

/** Words of a block and of a slab, both powers of two. The smallest slab has a block for each partition. */
function sizesFor(partitions: number, room: number): { readonly block: number; readonly slab: number } {
  let block = LARGEST_BLOCK
  while (block > SMALLEST_BLOCK && partitions * BLOCKS_EACH * block * WORD_BYTES > room) block /= 2
  let slab = LARGEST_SLAB
  while (slab / 2 >= partitions * block && slab * WORD_BYTES > room) slab /= 2
  return { block, slab }
}

/**
 * Makes a piler. To write to as many places as there are partitions, and to go through one of them after the other later,
 * touches little memory at a time: that, and not the arithmetic, is what an index over many grams costs. What there is no
 * room for goes to the store partition by partition, so that it is written and read in long stretches.
 */
export function createPiler(
  partitions: number,
  { allocate = allocateHere, room = Number.POSITIVE_INFINITY, store = NO_STORE }: PilerMeans = {},
): Piler {
  const { block, slab: slabWords } = sizesFor(partitions, room)
  const withinBlock = block - 1
  const withinSlab = slabWords - 1
  const slabBits = Math.log2(slabWords)
  let aside: Float64Array[] = []
  let slabs: Uint32Array[] = []
  let taken = 0
  let blocks: number[][] = []
  /** Where the next word of each goes; at the beginning of a block there is none yet. */
  const next = new Uint32Array(partitions)

  function clear(): void {
    taken = 0
    blocks = Array.from({ length: partitions }, () => [])
    next.fill(0)
  }
  function openBlock(partition: number): number {
    if (taken === slabs.length * slabWords) {
      const isRoom = (taken + slabWords) * WORD_BYTES <= Math.min(room, MOST_ROOM) || taken === 0
      if (isRoom) slabs.push(new Uint32Array(allocate(slabWords * WORD_BYTES)))
      else putAside()
    }
    const start = taken
    taken += block
    blocks[partition]!.push(start)
    return start
  }
  const inMemory = (): Piles => {
    const lengths = Uint32Array.from(blocks, (starts, partition) => {
      const last = starts.at(-1)
      if (last === undefined) return 0
      return (starts.length - 1) * block + next[partition]! - last
    })
    return { aside: [], slabs, blocks, block, lengths }
  }
  function putAside(): void {
    const piles = inMemory()
    const begins = new Float64Array(partitions + 1)
    for (let partition = 0; partition < partitions; partition++)
      begins[partition + 1] = begins[partition]! + piles.lengths[partition]! * WORD_BYTES
    const start = store.add(piecesOf(piles, partitions), begins[partitions]!)
    aside.push(begins.map((begin) => start + begin))
    clear()
  }
  clear()
  return {
    push(partition, word, another) {
      let at = next[partition]!
      if ((at & withinBlock) === 0) at = openBlock(partition)
      const slab = slabs[at >>> slabBits]!
      const place = at & withinSlab
      slab[place] = word
      slab[place + 1] = another
      next[partition] = at + 2
    },
    done() {
      // The memory goes back: whoever is so short of it needs it for what comes next.
      if (aside.length > 0) {
        putAside()
        slabs = []
      }
      const piles = { ...inMemory(), aside }
      aside = []
      slabs = []
      clear()
      return piles
    },
  }
}

/** The words of all partitions, one after the other, in pieces. */
function* piecesOf(piles: Piles, partitions: number): Generator<Uint8Array> {
  for (let partition = 0; partition < partitions; partition++)
    for (const { words, from, to } of inSlabs(piles, partition)) yield bytesOf(words.subarray(from, to))
}

/** Words of a partition in what was put aside at a time. */
const wordsAside = (begins: Float64Array, partition: number): number =>
  (begins[partition + 1]! - begins[partition]!) / WORD_BYTES

/** Words from one position of an array to another. */
export interface Stretch {
  readonly words: Uint32Array
  readonly from: number
  readonly to: number
}

/** Gives the words of a partition in several piles, in the order of these: good until the next call. */
export type PileReader = (piles: readonly Piles[], partition: number) => readonly Stretch[]

/** Makes a reader of piles, of which some words may lie in `store`. */
export function createPileReader(store = NO_STORE): PileReader {
  let fetched = new Uint32Array(0)

  /** Takes what was put aside into memory that is used again: new memory costs more than the reading. */
  function fetch(piles: readonly Piles[], partition: number): Stretch[] {
    const parts = piles.flatMap(({ aside }) => aside)
    const length = parts.reduce((sum, begins) => sum + wordsAside(begins, partition), 0)
    if (length > fetched.length) fetched = new Uint32Array(length + (length >>> 2))
    let from = 0
    return parts.map((begins) => {
      const to = from + wordsAside(begins, partition)
      const stretch = { words: fetched, from, to }
      if (to > from) store.read(begins[partition]!, bytesOf(fetched.subarray(from, to)))
      from = to
      return stretch
    })
  }
  return (piles, partition) => {
    const fetched = fetch(piles, partition)
    let before = 0
    return piles.flatMap((pile) => {
      const its = fetched.slice(before, before + pile.aside.length)
      before += pile.aside.length
      return [...its, ...inSlabs(pile, partition)]
    })
  }
}

/** Where the words of a partition lie that were not put aside. */
function inSlabs({ slabs, blocks, block, lengths }: Piles, partition: number): Stretch[] {
  let left = lengths[partition]!
  return blocks[partition]!.map((start) => {
    const words = slabs[Math.floor(start / slabs[0]!.length)]!
    const from = start % words.length
    const to = from + Math.min(left, block)
    left -= block
    return { words, from, to }
  })
}
