import { stringify } from 'csv-stringify/sync'
import { neutraliseFormula } from '../text/neutralise-formula.js'
import type { Cell, Table } from './table.js'

const BOM = '\ufeff'

// What any reader could take for the end of a cell: programs that split at semicolons, tabs and bars as well as at commas
// keep to the quotes. Also what they might strip, blanks and apostrophes; and what the log of a CI system would take for a
// command at the start of a line.
const NEEDS_QUOTES = /[",;\t|\r\n\v\f\u0085\u2028\u2029]|^(?:[\s']|::|##)|\s$/

const BATCH = 500

const toCell = (cell: Cell): string =>
  typeof cell === 'number' ? String(cell) : neutraliseFormula(cell.toWellFormed())

/** By itself the library quotes neither a lone line break of the kind that records do not end with, nor for other readers. */
const write = (rows: readonly (readonly string[])[]): string =>
  stringify(rows as string[][], { record_delimiter: 'windows', quoted_match: NEEDS_QUOTES })

/**
 * A table as CSV for spreadsheets, in pieces: BOM, CRLF, quotes where needed, and every text that could be a formula made
 * harmless by an apostrophe (our own numbers cannot be).
 */
export function* csvOf(table: Table): Generator<string> {
  yield BOM + write([table.columns.map(toCell)])
  let batch: string[][] = []
  for (const row of table.rows()) {
    batch.push(row.map(toCell))
    if (batch.length < BATCH) continue
    yield write(batch)
    batch = []
  }
  if (batch.length > 0) yield write(batch)
}
