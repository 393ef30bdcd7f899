import { startOf, type TextColumn, textAt } from '../model/columns.js'
import { lastAtMost } from '../model/order.js'

/** Texts as numbers: equal texts have equal ones. The numbers go from 0 on, in the order in which texts first appear. */
export interface NumberedTexts {
  /** How many different texts there are. */
  readonly count: number
  /** The number of each text, column after column. */
  readonly numbers: Uint32Array
  /** The text that has a number: made when asked for, since few are. */
  readonly textOf: (number: number) => string
}

const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193

/** FNV-1a, with its low bits mixed as those of a table must be. Whoever chooses ids can make them collide, at the price of time. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = FNV_OFFSET
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, FNV_PRIME)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}

function areEqual(a: TextColumn, i: number, b: TextColumn, k: number): boolean {
  const [start, from] = [startOf(a.ends, i), startOf(b.ends, k)]
  const length = a.ends[i]! - start
  if (b.ends[k]! - from !== length) return false
  for (let at = 0; at < length; at++) if (a.bytes[start + at] !== b.bytes[from + at]) return false
  return true
}

/** A table of open addressing over the bytes of texts, and the numbers so far. */
interface Table {
  readonly columns: readonly TextColumn[]
  /** Which text is the first of each column, if all were one. */
  readonly begins: readonly number[]
  /** Numbers, plus one, by the last bits of the hash of their texts. */
  readonly slots: Uint32Array
  readonly hashes: Uint32Array
  /** Where each number's text was seen first. */
  readonly firsts: Uint32Array
  count: number
}

function tableFor(columns: readonly TextColumn[]): Table {
  const begins: number[] = []
  let total = 0
  for (const { ends } of columns) {
    begins.push(total)
    total += ends.length
  }
  const size = 2 ** Math.ceil(Math.log2(2 * total + 1))
  const numbers = () => new Uint32Array(total)
  return { columns, begins, slots: new Uint32Array(size), hashes: numbers(), firsts: numbers(), count: 0 }
}

function placeOf(
  { columns, begins }: Pick<Table, 'columns' | 'begins'>,
  text: number,
): { readonly column: TextColumn; readonly index: number } {
  const at = lastAtMost(begins.length, (i) => begins[i]!, text)
  return { column: columns[at]!, index: text - begins[at]! }
}

// Outside of `numberTexts` and shared by all its calls: what each call made anew, V8 would optimise anew.

/** The number of a text, a new one where the table does not know it. */
function numberOf(table: Table, column: TextColumn, index: number, text: number): number {
  const { slots, hashes, firsts } = table
  const hash = hashOf(column.bytes, startOf(column.ends, index), column.ends[index]!)
  const last = slots.length - 1
  let slot = hash & last
  for (let held = slots[slot]!; held !== 0; held = slots[slot]!) {
    if (hashes[held - 1] === hash) {
      const first = placeOf(table, firsts[held - 1]!)
      if (areEqual(column, index, first.column, first.index)) return held - 1
    }
    slot = (slot + 1) & last
  }
  const number = table.count++
  hashes[number] = hash
  firsts[number] = text
  slots[slot] = number + 1
  return number
}

function numberColumn(table: Table, at: number, numbers: Uint32Array): void {
  const column = table.columns[at]!
  const begin = table.begins[at]!
  for (let i = 0; i < column.ends.length; i++) numbers[begin + i] = numberOf(table, column, i, begin + i)
}

/** Numbers the texts of some columns without making a string of any: texts are compared only where their hashes are equal. */
export function numberTexts(columns: readonly TextColumn[]): NumberedTexts {
  const table = tableFor(columns)
  const numbers = new Uint32Array(table.hashes.length)
  for (const at of columns.keys()) numberColumn(table, at, numbers)
  const { begins, count } = table
  const known = { columns, begins, firsts: table.firsts.slice(0, count) }
  return {
    count,
    numbers,
    textOf(number) {
      const { column, index } = placeOf(known, known.firsts[number]!)
      return textAt(column, index)
    },
  }
}
