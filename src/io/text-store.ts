import { startOf, type TextColumn } from '../model/columns.js'
import { lastAtMost } from '../model/order.js'
import type { TextReader } from '../model/text-reader.js'
import { createSpool } from './spool.js'

/** Texts that lie somewhere as UTF-8, one after the other. */
export interface StoredTexts {
  /** Where each text ends, from where the first begins. */
  readonly ends: Uint32Array
  readonly read: (start: number, end: number) => Uint8Array
}

/** Texts put aside while they are not needed, in the order in which they came. */
export interface TextStore extends TextReader {
  readonly add: (column: TextColumn) => void
  /** Takes texts over that are put aside already. */
  readonly addStored: (texts: StoredTexts) => void
  readonly close: () => void
}

/** Keeps the texts of a run, of which only those that look copied are read again. */
export function createTextStore(inMemory?: number): TextStore {
  const spool = createSpool(inMemory)
  const columns: (StoredTexts & { readonly begin: number })[] = []
  let count = 0
  const addStored = (texts: StoredTexts) => {
    if (texts.ends.length === 0) return
    columns.push({ ...texts, begin: count })
    count += texts.ends.length
  }
  const columnOf = (text: number) => columns[lastAtMost(columns.length, (at) => columns[at]!.begin, text)]!
  return {
    add({ bytes, ends }) {
      const at = spool.add(bytes)
      addStored({ ends, read: (start, end) => spool.read(at + start, at + end) })
    },
    addStored,
    textAt(text) {
      const { begin, ends, read } = columnOf(text)
      return new TextDecoder().decode(read(startOf(ends, text - begin), ends[text - begin]!))
    },
    close: spool.close,
  }
}
