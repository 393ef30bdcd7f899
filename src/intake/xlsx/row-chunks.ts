import type { Chunk } from '../../model/chunk.js'
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
  let starts: number[] = []
  let ends: number[] = []
  let lines: number[] = []
  let size = 0
  let offset = 0
  return {
    add({ number, cells, isTooLong }) {
      const text = isTooLong
        ? new Uint8Array(SPLIT_LIMITS.recordBytes)
        : encodeMarked(`${cells.map(quoted).join(SHEET_DELIMITER)}\n`)
      texts.push(text)
      starts.push(size)
      size += text.length
      ends.push(size)
      lines.push(number)
    },
    size: () => size,
    take() {
      if (starts.length === 0) return undefined
      const bytes = new Uint8Array(size)
      for (const [i, text] of texts.entries()) bytes.set(text, starts[i])
      const chunk = { bytes, starts, ends, lines, offset }
      offset += size
      texts = []
      starts = []
      ends = []
      lines = []
      size = 0
      return chunk
    },
  }
}
