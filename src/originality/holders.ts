import type { Stretch } from './piles.js'
import { isRepeated, type Repeats } from './repeats.js'

/** Whose texts are, which is earlier, and where each begins if all are put one after the other. */
export interface Standing {
  readonly ranks: Uint32Array
  readonly authors: Uint32Array
  readonly begins: Uint32Array
}

/** Is told of a gram in a text that others have too: the two earliest texts that have it, and how many authors. */
export type TakeShared = (text: number, place: number, first: number, second: number, authors: number) => void

/** More authors count as so many. */
const MOST_AUTHORS = (1 << 16) - 1

const NOBODY = 0xffffffff

/** Memory for one partition after the other. */
interface Room {
  /** By occurrence of a gram: where it stands, in which text, and the slot of the gram. */
  places: Uint32Array
  texts: Uint32Array
  slots: Uint32Array
  /** The texts again, gram by gram. */
  grouped: Uint32Array
  /** Open addressing, a slot to a quarter of a cache line. */
  table: Uint32Array
}

// Words of a slot. First the gram, and where its texts end in `grouped`; when who has it is known, that takes their place.
const GRAM = 0
const FIRST = 0
const END = 1
const AUTHORS = 1
const SECOND = 2
const SLOT = 4

const roomFor = (count: number) => ({
  places: new Uint32Array(count),
  texts: new Uint32Array(count),
  slots: new Uint32Array(count),
  grouped: new Uint32Array(count),
})

function widen(room: Room, least: number): void {
  const wider = roomFor(least * 2)
  wider.places.set(room.places)
  wider.texts.set(room.texts)
  wider.slots.set(room.slots)
  Object.assign(room, wider)
}

/** Which text is at a place. */
interface TextFinder {
  readonly begins: Uint32Array
  /** The text at the first place of each stretch of places. */
  readonly near: Uint32Array
}

/** Places of a stretch, as a power of two: about as many as a text has. */
const NEAR_BITS = 6
const NEAR_PLACES = 1 << NEAR_BITS

function finderOf(begins: Uint32Array): TextFinder {
  const near = new Uint32Array((begins.at(-1)! >>> NEAR_BITS) + 1)
  for (let at = 0, text = 0; at < near.length; at++) {
    while (begins[text + 1]! <= at * NEAR_PLACES) text++
    near[at] = text
  }
  return { begins, near }
}

/** Picks the grams of a partition that may be repeated, with the text of each. Gives how many there are. */
function pickRepeats(grams: readonly Stretch[], repeats: Repeats, finder: TextFinder, room: Room): number {
  let count = 0
  for (const stretch of grams) count = pickFrom(stretch, repeats, finder, room, count)
  return count
}

/** Picks grams out of a stretch, after those that were picked before. Gives how many there are then. */
function pickFrom(
  { words, from, to }: Stretch,
  repeats: Repeats,
  { begins, near }: TextFinder,
  room: Room,
  before: number,
): number {
  let count = before
  if (count + (to - from) / 2 > room.places.length) widen(room, count + (to - from) / 2)
  const { places, texts, slots } = room
  for (let i = from; i < to; i += 2) {
    const high = words[i]!
    if (!isRepeated(repeats, high)) continue
    const place = words[i + 1]!
    let text = near[place >>> NEAR_BITS]!
    while (begins[text + 1]! <= place) text++
    places[count] = place
    texts[count] = text
    // The gram itself, until it has a slot.
    slots[count++] = high
  }
  return count
}

/** Gives each gram a slot, and lays the texts of each together. Gives the end of the table. */
function groupTexts(room: Room, count: number): number {
  let size = 256
  // There cannot be more grams than occurrences, and most of these have two or more.
  while (size < count) size *= 2
  const end = size * SLOT
  if (room.table.length < end) room.table = new Uint32Array(end)
  else room.table.fill(0, 0, end)
  countTexts(room, count, end)
  placeGroups(room, end)
  layTexts(room, count)
  return end
}

/** Gives each gram a slot, and counts there where it stands. */
function countTexts({ table, slots }: Room, count: number, end: number): void {
  for (let i = 0; i < count; i++) {
    const high = slots[i]!
    let slot = (Math.imul(high, 0x9e3779b1) >>> 4) & (end - SLOT)
    while (table[slot + END] !== 0 && table[slot + GRAM] !== high) slot = (slot + SLOT) & (end - SLOT)
    table[slot + GRAM] = high
    table[slot + END]!++
    slots[i] = slot
  }
}

/** From how many texts each gram has to where they begin. */
function placeGroups({ table }: Room, end: number): void {
  let at = 0
  for (let slot = 0; slot < end; slot += SLOT) {
    const begin = at
    at += table[slot + END]!
    table[slot + END] = begin
  }
}

/** Puts texts where those of their gram are, and so moves where these begin to where they end. */
function layTexts({ table, slots, texts, grouped }: Room, count: number): void {
  for (let i = 0; i < count; i++) grouped[table[slots[i]! + END]!++] = texts[i]!
}

/** The greatest of some numbers: 0 of none. */
function greatest(numbers: Uint32Array): number {
  let most = 0
  for (let i = 0; i < numbers.length; i++) if (numbers[i]! > most) most = numbers[i]!
  return most
}

/**
 * Makes a function that tells of the grams of a partition that stand in two texts or more, which are piled up as pairs of
 * second hash and place. Independent of their order: earlier is what has the smaller rank.
 */
export function createHolderFinder({ ranks, authors, begins }: Standing) {
  const room: Room = { ...roomFor(0), table: new Uint32Array(0) }
  /** Which gram each author was counted for last. */
  const counted = new Uint32Array(greatest(authors) + 1)
  let turn = 0
  const finder = finderOf(begins)

  function countAuthors(from: number, to: number): number {
    const { grouped } = room
    if (to - from === 2) return authors[grouped[from]!] === authors[grouped[from + 1]!] ? 1 : 2
    turn++
    let count = 0
    for (let i = from; i < to; i++) {
      const author = authors[grouped[i]!]!
      if (counted[author] === turn) continue
      counted[author] = turn
      count++
    }
    return Math.min(count, MOST_AUTHORS)
  }

  /** Finds who has the gram of a slot. */
  function findHolders(slot: number, from: number, to: number): void {
    const { grouped, table } = room
    let first = grouped[from]!
    let second = NOBODY
    for (let i = from + 1; i < to; i++) {
      const text = grouped[i]!
      if (text === first || text === second) continue
      if (ranks[text]! < ranks[first]!) {
        second = first
        first = text
      } else if (second === NOBODY || ranks[text]! < ranks[second]!) second = text
    }
    table[slot + FIRST] = first
    table[slot + SECOND] = second
    table[slot + AUTHORS] = second === NOBODY ? 1 : countAuthors(from, to)
  }

  function findAllHolders(end: number): void {
    const { table } = room
    for (let slot = 0, from = 0; slot < end; slot += SLOT) {
      const to = table[slot + END]!
      if (to > from) findHolders(slot, from, to)
      from = to
    }
  }

  return (grams: readonly Stretch[], repeats: Repeats, take: TakeShared): void => {
    const count = pickRepeats(grams, repeats, finder, room)
    findAllHolders(groupTexts(room, count))
    tellHolders(room, count, take)
  }
}

// Each long loop has a function of its own: V8 optimises a function that has several one loop at a time, and falls out of
// what it has made at the end of each.

function tellHolders({ places, texts, slots, table }: Room, count: number, take: TakeShared): void {
  for (let i = 0; i < count; i++) {
    const slot = slots[i]!
    const second = table[slot + SECOND]!
    if (second !== NOBODY) take(texts[i]!, places[i]!, table[slot + FIRST]!, second, table[slot + AUTHORS]!)
  }
}
