import { escapeJsonForTerminal, sanitiseTerminal } from '../text/sanitise-terminal.js'
import type { Table } from './table.js'
import { csvOf } from './write-csv.js'
import { jsonOf, ndjsonOf } from './write-json.js'

const withoutHarm = (table: Table): Table => ({
  ...table,
  *rows() {
    for (const row of table.rows()) yield row.map((cell) => (typeof cell === 'number' ? cell : sanitiseTerminal(cell)))
  },
})

function* escaped(pieces: Iterable<string>): Generator<string> {
  for (const piece of pieces) yield escapeJsonForTerminal(piece)
}

/** The formats of a table for programs: the data as it is. */
export const FORMATS = { csv: csvOf, json: jsonOf, ndjson: ndjsonOf } as const

/** The same formats for somebody who looks at them on a terminal: one row a line, and nothing in it that acts. */
export const FORMATS_FOR_TERMINAL = {
  csv: (table: Table) => csvOf(withoutHarm(table)),
  json: (table: Table) => escaped(jsonOf(table)),
  ndjson: (table: Table) => escaped(ndjsonOf(table)),
} as const
