import { CsvError, parse } from 'csv-parse/sync'
import type { Chunk } from '../model/chunk.js'
import type { FaultCode } from '../model/fault-codes.js'
import { cutCells } from './cut-cells.js'
import { type BadRecord, badCell, excerpt, MOST_CELL } from './raw-record.js'
import { SPLIT_LIMITS } from './split-records.js'

/** A record as cells, or why it has none. `line` is where it begins. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] } | BadRecord

const RECORD_ENDS = ['\r\n', '\n', '\r']
const CODES: Readonly<Record<string, FaultCode>> = {
  CSV_QUOTE_NOT_CLOSED: 'bad-quote/open',
  INVALID_OPENING_QUOTE: 'bad-quote/inside',
}

/** Gives the text of some bytes; undefined where they are no valid UTF-8. Keeps a byte order mark. */
export type Decode = (bytes: Uint8Array) => string | undefined

/** How a CSV is read. Its bytes are UTF-8; what they were before is named in messages. */
export interface CsvForm {
  readonly delimiter: string
  readonly encoding: string
  /** A quicker way to decode, where there is one. */
  readonly decode?: Decode
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Decodes with what every JavaScript has. */
export const decodeStrictly: Decode = (bytes) => {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}

const lenient = new TextDecoder('utf-8', { ignoreBOM: true })

/** The cells of some CSV; throws CsvError. `trim` drops blanks around cells, outside their quotes. */
function parseCells(input: string, delimiter: string, forgive: Forgiveness = {}): string[][] {
  return parse(input, { delimiter, ...forgive, record_delimiter: RECORD_ENDS, relax_column_count: true })
}

interface Forgiveness {
  readonly trim?: boolean
  readonly relax_quotes?: boolean
}

/** Programs write `="001"` so that spreadsheets keep the zeros: the text is what the formula gives. */
function unwrapFormulas(cells: string[]): string[] {
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!
    if (cell.charCodeAt(0) !== 0x3d || cell.length < 3 || !cell.startsWith('="') || !cell.endsWith('"')) continue
    const inner = cell.slice(2, -1)
    if (!inner.replaceAll('""', '').includes('"')) cells[i] = inner.replaceAll('""', '"')
  }
  return cells
}

/**
 * Records that are cut at once: so few that what they are made into still lies in the processor's cache when it is looked at,
 * and is gone before the next garbage collection. With all of a chunk a large run takes a twentieth longer.
 */
const AT_ONCE = 64

/**
 * Reads the records of a chunk, some at a time. Where these are not plainly well-formed, or more or fewer than the splitter
 * cut, each half goes by itself, and so on, so that a bad record harms no other. What is left by itself goes through csv-parse.
 */
export function* parseCsvChunk(chunk: Chunk, form: CsvForm): Generator<CsvRecord> {
  const { length } = chunk.starts
  for (let from = 0; from < length; from += AT_ONCE)
    for (const record of readRange(chunk, form, from, Math.min(length, from + AT_ONCE))) yield record
}

function readRange(chunk: Chunk, form: CsvForm, from: number, to: number): CsvRecord[] {
  if (from === to) return []
  const { bytes, starts, ends, lines } = chunk
  const { decode = decodeStrictly } = form
  const slice = bytes.subarray(starts[from], ends[to - 1])
  const text = slice.indexOf(0) < 0 && !hasLong(chunk, from, to) ? decode(slice) : undefined
  if (text !== undefined) {
    const rows = cutCells(text, form.delimiter)
    if (rows?.length === to - from)
      return rows.map((cells, i) => ({ line: lines[from + i]!, cells: unwrapFormulas(cells) }))
  }
  if (to - from === 1) return [parseRecord(slice, lines[from]!, form)]
  const middle = (from + to) >> 1
  return [...readRange(chunk, form, from, middle), ...readRange(chunk, form, middle, to)]
}

/** Only such records can hold a cell beyond the limit. */
function hasLong({ starts, ends }: Chunk, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (ends[i]! - starts[i]! > MOST_CELL) return true
  return false
}

const LINE_ENDS = /\r\n|\n|\r/g

/** One record by itself; what is wrong with it becomes a fault that names all lines which it takes. */
function parseRecord(bytes: Uint8Array, line: number, form: CsvForm): CsvRecord {
  const record = takeApart(bytes, line, form)
  if (!('code' in record)) return record
  const text = lenient.decode(bytes).replace(/(?:\r\n|\n|\r)$/, '')
  const last = line + (text.match(LINE_ENDS)?.length ?? 0)
  return last > line ? { ...record, last } : record
}

function takeApart(bytes: Uint8Array, line: number, { delimiter, encoding }: CsvForm): CsvRecord {
  const limit = SPLIT_LIMITS.recordBytes
  if (bytes.length >= limit) return { line, code: 'row-too-long', args: { limit } }
  const text = lenient.decode(bytes)
  const shown = excerpt(text)
  const isValid = decodeStrictly(bytes) !== undefined
  const record = cutRecord(text, line, delimiter)
  if (!isValid) {
    const cells = 'code' in record ? undefined : record.cells
    const at = cells?.findIndex((cell) => cell.includes('\ufffd'))
    return { line, code: 'invalid-bytes', args: { encoding, shown }, ...(cells && { cells, at: at! }) }
  }
  if ('code' in record) return record
  const { cells } = record
  for (const [at, cell] of cells.entries()) {
    const code = badCell(cell)
    if (code) return { line, code, args: { limit: MOST_CELL, shown: excerpt(cell) }, cells, at }
  }
  return record
}

/** Where the quoted cell that opens at `at` closes; -1 where it never does. */
function closingQuote(text: string, at: number): number {
  let end = text.indexOf('"', at + 1)
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2)
  return end
}

const isPaired = (cell: string): boolean => cell.split('"').length % 2 === 1

/** Whether every cell that opens with a quote ends with one, and every other cell has its quotes in pairs. */
function isCleanlyQuoted(text: string, delimiter: string): boolean {
  const isEnd = (at: number) => at >= text.length || text[at] === '\r' || text[at] === '\n'
  for (let at = 0; at < text.length; ) {
    if (text[at] === '"') {
      const end = closingQuote(text, at) + 1
      if (end === 0 || (text[end] !== delimiter && !isEnd(end))) return false
      at = end + 1
    } else {
      const next = text.indexOf(delimiter, at)
      const end = next < 0 ? text.length : next
      if (!isPaired(text.slice(at, end))) return false
      at = end + 1
    }
  }
  return true
}

/**
 * The cells of one record. Two departures from the standard are forgiven, since nothing can be mistaken: blanks around a
 * quoted cell, and pairs of quotes inside a cell without quotes around it, which stand for themselves (`say "hi"`, `="001"`).
 */
function cutRecord(text: string, line: number, delimiter: string): CsvRecord {
  let problem: FaultCode = 'bad-quote/junk'
  const ways: readonly Forgiveness[] = isPaired(text) ? [{}, { trim: true }, { relax_quotes: true }] : [{}]
  for (const forgive of ways)
    try {
      if (forgive.relax_quotes && !isCleanlyQuoted(text, delimiter)) continue
      const rows = parseCells(text, delimiter, forgive)
      if (rows.length <= 1) return { line, cells: unwrapFormulas(rows[0] ?? ['']) }
    } catch (error) {
      if (!(error instanceof CsvError)) throw error
      problem = CODES[error.code] ?? 'bad-quote/junk'
    }
  // The splitter ends such a record with the line on which the quote opens.
  const opening = line + (text.replace(/(?:\r\n|\n|\r)$/, '').match(LINE_ENDS)?.length ?? 0)
  if (problem === 'bad-quote/open' && opening > line) problem = 'bad-quote/open-later'
  return { line, code: problem, args: { opening, shown: excerpt(text) } }
}
