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

/**
 * Numbers the texts of some columns without making a string of any: a table of open addressing over their bytes, in which
 * texts are compared only where their hashes are equal.
 */
export function numberTexts(columns: readonly TextColumn[]): NumberedTexts {
  const begins: number[] = []
  let total = 0
  for (const { ends } of columns) {
    begins.push(total)
    total += ends.length
  }
  const place = (text: number): { readonly column: TextColumn; readonly index: number } => {
    const at = lastAtMost(begins.length, (i) => begins[i]!, text)
    return { column: columns[at]!, index: text - begins[at]! }
  }
  const size = 2 ** Math.ceil(Math.log2(2 * total + 1))
  const slots = new Uint32Array(size)
  const hashes = new Uint32Array(total)
  /** Where each number's text was seen first. */
  const firsts = new Uint32Array(total)
  const numbers = new Uint32Array(total)
  let count = 0
  const numberOf = (column: TextColumn, index: number, text: number): number => {
    const hash = hashOf(column.bytes, startOf(column.ends, index), column.ends[index]!)
    let slot = hash & (size - 1)
    for (let held = slots[slot]!; held !== 0; held = slots[slot]!) {
      if (hashes[held - 1] === hash) {
        const first = place(firsts[held - 1]!)
        if (areEqual(column, index, first.column, first.index)) return held - 1
      }
      slot = (slot + 1) & (size - 1)
    }
    hashes[count] = hash
    firsts[count] = text
    slots[slot] = ++count
    return count - 1
  }
  for (const [at, column] of columns.entries())
    for (let i = 0; i < column.ends.length; i++) numbers[begins[at]! + i] = numberOf(column, i, begins[at]! + i)
  const known = firsts.slice(0, count)
  return {
    count,
    numbers,
    textOf(number) {
      const { column, index } = place(known[number]!)
      return textAt(column, index)
    },
  }
}
