import { stringify } from 'csv-stringify/sync'
import { neutraliseFormula } from '../text/neutralise-formula.js'
import type { Cell, Table } from './table.js'

const BOM = '\ufeff'
const BATCH = 2000

const toCell = (cell: Cell): string =>
  typeof cell === 'number' ? String(cell) : neutraliseFormula(cell.toWellFormed())

/**
 * A table as CSV for spreadsheets, in pieces: BOM, CRLF, quotes where needed, and every text that could be a formula made
 * harmless by an apostrophe (our own numbers cannot be).
 */
export function* csvOf(table: Table): Generator<string> {
  yield BOM + stringify([table.columns.map(toCell)], { record_delimiter: 'windows' })
  let batch: string[][] = []
  for (const row of table.rows()) {
    batch.push(row.map(toCell))
    if (batch.length < BATCH) continue
    yield stringify(batch, { record_delimiter: 'windows' })
    batch = []
  }
  if (batch.length > 0) yield stringify(batch, { record_delimiter: 'windows' })
}
