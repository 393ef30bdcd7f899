import { CsvError, parse } from 'csv-parse/sync'
import type { Chunk } from '../model/chunk.js'
import type { FaultCode } from '../model/fault-codes.js'
import { type BadRecord, excerpt } from './raw-record.js'

/** A record as cells, or why it has none. `line` is where it begins. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] } | BadRecord

const RECORD_ENDS = ['\r\n', '\n', '\r']
const CODES: Readonly<Record<string, FaultCode>> = {
  CSV_INVALID_CLOSING_QUOTE: 'bad-quote/junk',
  CSV_QUOTE_NOT_CLOSED: 'bad-quote/open',
  INVALID_OPENING_QUOTE: 'bad-quote/inside',
}

/** How a CSV is read. */
export interface CsvForm {
  readonly delimiter: string
  /** A label of the WHATWG Encoding Standard whose ASCII bytes stand for themselves. */
  readonly encoding: string
}

const decoderOf = (encoding: string) => new TextDecoder(encoding, { fatal: true, ignoreBOM: true })

/** The cells of some CSV; throws CsvError. `trim` drops blanks around cells, quoted ones included. */
export function parseCells(input: string | Uint8Array, delimiter: string, trim = false): string[][] {
  return parse(input, { delimiter, trim, record_delimiter: RECORD_ENDS, relax_column_count: true })
}

/**
 * Reads the records of a chunk. The whole chunk goes through csv-parse at once; only where that fails, or gives another
 * number of records than the splitter cut, is each record read by itself, so that a bad one harms no other.
 */
export function parseCsvChunk({ bytes, starts, ends, lines }: Chunk, { delimiter, encoding }: CsvForm): CsvRecord[] {
  try {
    const text = decoderOf(encoding).decode(bytes)
    // UTF-8 that has passed the strict decoder is read from the bytes: csv-parse would encode a text again.
    const rows = parseCells(encoding === 'utf-8' ? bytes : text, delimiter)
    if (rows.length === starts.length) return rows.map((cells, i) => ({ line: lines[i]!, cells }))
  } catch (error) {
    if (!(error instanceof CsvError) && !(error instanceof TypeError)) throw error
  }
  return starts.map((start, i) => parseRecord(bytes.subarray(start, ends[i]), lines[i]!, delimiter, encoding))
}

/** One record by itself. Blanks around a quoted cell are forgiven; what else is wrong becomes a fault. */
function parseRecord(bytes: Uint8Array, line: number, delimiter: string, encoding: string): CsvRecord {
  let text: string
  try {
    text = decoderOf(encoding).decode(bytes)
  } catch {
    return { line, code: 'invalid-bytes', args: { encoding, shown: excerpt(new TextDecoder(encoding).decode(bytes)) } }
  }
  for (const trim of [false, true])
    try {
      return { line, cells: parseCells(text, delimiter, trim)[0] ?? [''] }
    } catch (error) {
      const code = error instanceof CsvError ? CODES[error.code] : undefined
      if (!code) throw error
      if (trim) return { line, code, args: { shown: excerpt(text) } }
    }
  throw new Error('unreachable')
}
