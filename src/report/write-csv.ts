import { stringify } from 'csv-stringify/sync'
import { neutraliseFormula } from '../text/neutralise-formula.js'
import type { Cell, Table } from './table.js'

const BOM = '\ufeff'

// What any reader could take for the end of a cell: programs that split at semicolons, tabs and bars as well as at commas
// keep to the quotes. Also what they might strip, blanks and apostrophes; and what the log of a CI system would take for a
// command at the start of a line.
const NEEDS_QUOTES = /[",;\t|\r\n\v\f\u0085\u2028\u2029]|^(?:[\s']|::|##)|\s$/

/** Pieces of about so many characters: each is encoded and written at once. */
const PIECE = 1 << 16

/**
 * Whether the cells of a row, joined by commas, are so many and all plain: blank, or letters, digits and a few signs that
 * neither end a cell nor begin a formula. Nearly all rows of long tables are, and are their own CSV.
 */
const plainRow = (cells: number): RegExp => {
  const cell = '(?:[A-Za-z0-9][A-Za-z0-9_.:+-]*)?'
  return new RegExp(`^${cell}(?:,${cell}){${cells - 1}}$`)
}

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
  const isPlain = plainRow(table.columns.length)
  let piece = ''
  for (const row of table.rows()) {
    const joined = row.join(',')
    piece += isPlain.test(joined) ? `${joined}\r\n` : write([row.map(toCell)])
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}
