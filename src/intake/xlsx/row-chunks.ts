import { type Chunk, createChunk } from '../../model/chunk.js'
import { growingPlaces } from '../../model/columns.js'
import { encodeMarked } from '../../text/encode-marked.js'
import { SPLIT_LIMITS } from '../split-records.js'
import type { SheetRow } from './sheet.js'

/** The separator of the CSV that rows of a sheet become. */
export const SHEET_DELIMITER = ','

const NEEDS_QUOTES = /[",\r\n]/
const quoted = (cell: string): string => (NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** Rows on their way into chunks. */
export interface RowChunks {
  readonly add: (row: SheetRow) => void
  /** Bytes that wait to be taken. */
  readonly size: () => number
  readonly take: () => Chunk | undefined
}

/**
 * Collects rows of a sheet as chunks of CSV, so that they go the same way as those of any other export. Their lines are
 * the numbers of the rows. A row that is too long becomes a record of that length, and is refused as such.
 */
export function createRowChunks(): RowChunks {
  let texts: Uint8Array[] = []
  const places = growingPlaces()
  let size = 0
  let offset = 0
  return {
    add({ number, cells, isTooLong }) {
      const text = isTooLong
        ? new Uint8Array(SPLIT_LIMITS.recordBytes)
        : encodeMarked(`${cells.map(quoted).join(SHEET_DELIMITER)}\n`)
      texts.push(text)
      places.push(size, size + text.length, number)
      size += text.length
    },
    size: () => size,
    take() {
      if (texts.length === 0) return undefined
      const bytes = new Uint8Array(size)
      const records = places.done()
      for (const [i, text] of texts.entries()) bytes.set(text, records.starts[i])
      const chunk = createChunk(bytes, records, { offset })
      offset += size
      texts = []
      size = 0
      return chunk
    },
  }
}
