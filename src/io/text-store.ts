import { startOf, type TextColumn } from '../model/columns.js'
import { lastAtMost } from '../model/order.js'
import type { TextReader } from '../model/text-reader.js'
import { createSpool } from './spool.js'

/** Texts that lie somewhere, by position. */
export interface StoredTexts extends TextReader {
  readonly count: number
}

const decoder = new TextDecoder()

/** Texts that lie somewhere as UTF-8, one after the other. `ends`: where each ends, from where the first begins. */
export const textsAt = (ends: Uint32Array, read: (start: number, end: number) => Uint8Array): StoredTexts => ({
  count: ends.length,
  textAt: (text) => decoder.decode(read(startOf(ends, text), ends[text]!)),
})

/** Texts put aside while they are not needed, in the order in which they came. */
export interface TextStore extends TextReader {
  readonly add: (column: TextColumn) => void
  /** Takes texts over that can be read already. */
  readonly addStored: (texts: StoredTexts) => void
  readonly close: () => void
}

/** Keeps the texts of a run, of which only those that look copied are read again. */
export function createTextStore(inMemory?: number): TextStore {
  const spool = createSpool(inMemory)
  const columns: { readonly begin: number; readonly texts: StoredTexts }[] = []
  let count = 0
  const addStored = (texts: StoredTexts) => {
    if (texts.count === 0) return
    columns.push({ texts, begin: count })
    count += texts.count
  }
  return {
    add({ bytes, ends }) {
      const at = spool.add(bytes)
      addStored(textsAt(ends, (start, end) => spool.read(at + start, at + end)))
    },
    addStored,
    textAt(text) {
      const { begin, texts } = columns[lastAtMost(columns.length, (at) => columns[at]!.begin, text)]!
      return texts.textAt(text - begin)
    },
    close: spool.close,
  }
}
