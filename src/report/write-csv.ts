import { neutraliseFormula } from '../text/neutralise-formula.js'
import type { Cell, Table } from './table.js'

const BOM = '\ufeff'
const BATCH_UNITS = 1 << 16

// What any reader could take for the end of a cell: programs that split at semicolons, tabs and bars as well as at commas
// keep to the quotes. Also what they might strip, blanks and apostrophes; and what the log of a CI system would take for a
// command at the start of a line.
const NEEDS_QUOTES = /[",;\t|\r\n\v\f\u0085\u2028\u2029]|^(?:[\s']|::|##)|\s$/

const quote = (text: string): string => (NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const toCell = (cell: Cell): string =>
  typeof cell === 'number' ? String(cell) : quote(neutraliseFormula(cell.toWellFormed()))

/**
 * A table as CSV for spreadsheets, in pieces: BOM, CRLF, quotes where needed, and every text that could be a formula made
 * harmless by an apostrophe (our own numbers cannot be).
 */
export function* csvOf(table: Table): Generator<string> {
  let batch = `${BOM}${table.columns.map(toCell).join(',')}\r\n`
  for (const row of table.rows()) {
    batch += `${row.map(toCell).join(',')}\r\n`
    if (batch.length < BATCH_UNITS) continue
    yield batch
    batch = ''
  }
  if (batch !== '') yield batch
}
