import type { TableFormat } from '../model/chunk.js'
import { columnKey, KNOWN_METRICS, keysOf, PEOPLE_FIELDS, POST_FIELDS } from './fields.js'

const DELIMITERS = [',', '\t', ';', '|']
const BLANK_LINE = /^[\s\ufeff]*$/
/** Spreadsheets take the separator from such a first line, and write it. */
const SEPARATOR_LINE = /^"?sep=(.)"?$/i
/** How many lines may stand before a header. */
export const MOST_PREAMBLE = 100

/** What a table is, as far as its first bytes tell. */
export interface Sniffed {
  readonly format: TableFormat
  /** The separator of cells, for CSV. */
  readonly delimiter: string
}

/** Header cells, roughly: a name with a separator inside quotes is cut, which does no harm to the count. */
const headerCells = (line: string, delimiter: string): string[] =>
  line.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/g, ''))

/** Whether a line is one that only names the separator. */
export const isSeparatorLine = (line: string): boolean => SEPARATOR_LINE.test(line.trim())

interface Scored {
  readonly delimiter: string
  readonly known: number
  readonly cells: number
}

/** The separator under which a line shows the most known columns, then the most cells; a comma wins ties. */
function scoreLine(line: string, known: ReadonlySet<string>): Scored {
  const scores = DELIMITERS.map((delimiter) => {
    const cells = headerCells(line, delimiter)
    return { delimiter, known: cells.filter((cell) => known.has(columnKey(cell))).length, cells: cells.length }
  })
  return scores.reduce((best, next) =>
    next.known > best.known || (next.known === best.known && next.cells > best.cells) ? next : best,
  )
}

/** The separator of the first line that looks like a header; of the first line where none does. */
function sniffDelimiter(lines: readonly string[], named: Iterable<string>): string {
  const known = new Set([...POST_FIELDS, ...PEOPLE_FIELDS, ...KNOWN_METRICS].flatMap(keysOf))
  for (const name of named) known.add(columnKey(name))
  let best: Scored | undefined
  for (const line of lines) {
    const score = scoreLine(line, known)
    if (!best || score.known > best.known) best = score
    if (best.known >= 2) break
  }
  return best?.delimiter ?? ','
}

/** `[` opens a JSON array where JSON follows: a preamble may begin with one, too. */
function sniffFormat(start: string): TableFormat {
  if (/^\[\s*(?:$|[[{\]"\d-]|true|false|null)/.test(start)) return 'json'
  return start.startsWith('{') ? 'ndjson' : 'csv'
}

/**
 * Tells a table's format from its first text: `[` opens a JSON array, `{` NDJSON; anything else is CSV. `named` are names
 * of columns besides the known ones.
 */
export function sniffTable(head: string, given?: TableFormat | 'tsv', named: Iterable<string> = []): Sniffed {
  const format = given === 'tsv' ? 'csv' : (given ?? sniffFormat(head.replace(/^[\s\ufeff]+/, '')))
  if (format !== 'csv') return { format, delimiter: '' }
  const lines = head
    .split(/\r\n|\n|\r/, MOST_PREAMBLE * 2)
    .filter((line) => !BLANK_LINE.test(line))
    .slice(0, MOST_PREAMBLE)
  const stated = SEPARATOR_LINE.exec(lines[0]?.trim() ?? '')?.[1]
  return { format, delimiter: stated ?? (given === 'tsv' ? '\t' : sniffDelimiter(lines, named)) }
}
