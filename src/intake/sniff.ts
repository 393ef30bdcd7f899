import type { TableFormat } from '../model/chunk.js'
import { columnKey, KNOWN_METRICS, keysOf, PEOPLE_FIELDS, POST_FIELDS } from './fields.js'

const DELIMITERS = [',', '\t', ';', '|']
const BLANK_LINE = /^[\s\ufeff]*$/

/** What a table is, as far as its first bytes tell. */
export interface Sniffed {
  readonly format: TableFormat
  /** The separator of cells, for CSV. */
  readonly delimiter: string
}

/** Header cells, roughly: a name with a separator inside quotes is cut, which does no harm to the count. */
const headerCells = (line: string, delimiter: string): string[] =>
  line.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/g, ''))

/** The separator under which a header line shows the most known columns, then the most cells; a comma wins ties. */
export function sniffDelimiter(line: string): string {
  const known = new Set([...POST_FIELDS, ...PEOPLE_FIELDS, ...KNOWN_METRICS].flatMap(keysOf))
  const scores = DELIMITERS.map((delimiter) => {
    const cells = headerCells(line, delimiter)
    return { delimiter, known: cells.filter((cell) => known.has(columnKey(cell))).length, cells: cells.length }
  })
  return scores.reduce((best, next) =>
    next.known > best.known || (next.known === best.known && next.cells > best.cells) ? next : best,
  ).delimiter
}

/** Tells a table's format from its first text: `[` opens a JSON array, `{` NDJSON; anything else is CSV. */
export function sniffTable(head: string, given?: TableFormat | 'tsv'): Sniffed {
  const start = head.replace(/^[\s\ufeff]+/, '')
  const format =
    given === 'tsv' ? 'csv' : (given ?? (start.startsWith('[') ? 'json' : start.startsWith('{') ? 'ndjson' : 'csv'))
  if (format !== 'csv') return { format, delimiter: '' }
  if (given === 'tsv') return { format, delimiter: '\t' }
  const line = head.split(/\r\n|\n|\r/).find((candidate) => !BLANK_LINE.test(candidate)) ?? ''
  return { format, delimiter: sniffDelimiter(line) }
}
