import type { Chunk, TableFormat } from '../model/chunk.js'
import { EligoError, type Fault, type Place, type Reject } from '../model/fault.js'
import { columnKey } from './fields.js'
import { type Columns, mapColumns, type Wanted } from './map-columns.js'
import { type CsvRecord, type Decode, decodeStrictly, parseCsvChunk } from './parse-csv.js'
import { type JsonRecord, parseJsonChunk } from './parse-json.js'
import { type BadRecord, badCell } from './raw-record.js'

/** All that is needed to read any chunk of a table, in this thread or another. Plain data. */
export interface Layout {
  readonly file: string
  readonly format: TableFormat
  readonly delimiter: string
  readonly encoding: string
  /** Column names of a CSV; JSON names its keys in every record. */
  readonly header: readonly string[]
  readonly fields: readonly string[]
  /** Field -> column name, as the user named them. */
  readonly named: readonly (readonly [field: string, column: string])[]
  /** Rows come from a sheet, where a row ends with its last filled cell. */
  readonly isSheet?: boolean
}

/** A record ready to be read field by field. */
export interface Row {
  /** Which record of its chunk it is. */
  readonly record: number
  readonly line: number
  /** The line on which it ends, if that is another. */
  readonly last?: number | undefined
  readonly cells: readonly (string | undefined)[]
  readonly header: readonly string[]
  readonly columns: Columns
}

const isBlank = (cells: readonly (string | undefined)[]): boolean => cells.every((cell) => !cell || cell.trim() === '')

/** The cell of a field; undefined where the record has no such column. */
export function cellOf({ columns, cells }: Row, field: string): string | undefined {
  const position = columns.fields.get(field)
  return position === undefined ? undefined : cells[position]
}

/** Where a row is, for a fault in one of its columns. */
export const placeOf = ({ line, last }: Row, file: string, column: string): Place => ({
  file,
  line,
  ...(last === undefined ? {} : { last }),
  column,
})

/** What spreadsheets write where a formula failed. */
const CELL_ERRORS = new Set(
  '#NULL! #DIV/0! #VALUE! #REF! #NAME? #NUM! #N/A #GETTING_DATA #SPILL! #CALC! #FIELD! #BLOCKED! #UNKNOWN! #CONNECT!'.split(
    ' ',
  ),
)

/** Whether a cell begins as errors do: `#` and a capital. Of most cells, hashtags among them, that is all to be asked. */
const beginsAsError = (cell: string): boolean =>
  cell.charCodeAt(0) === 0x23 && cell.charCodeAt(1) >= 0x41 && cell.charCodeAt(1) <= 0x5a

/** The first field whose cell is an error of a spreadsheet. */
export function findErrorCell({ cells, columns }: Row): { readonly field: string; readonly value: string } | undefined {
  for (const position of columns.positions) {
    const value = cells[position]
    if (value === undefined || !beginsAsError(value) || !CELL_ERRORS.has(value.trim())) continue
    const [field] = [...columns.fields].find(([, at]) => at === position)!
    return { field, value: value.trim() }
  }
  return undefined
}

/** Wanted columns of a layout, none of them required: rows that lack one say so themselves. */
const wantedOf = ({ fields, named }: Layout): Wanted => ({ fields, required: [], named: new Map(named) })

/** Reads the rows of a chunk, as they are asked for; what cannot be read comes as rejects, in order. */
export type RowReader = (chunk: Chunk) => Iterable<Row | Reject>

/** Gives a function that reads the rows of any chunk of a table. */
export function createRowReader(layout: Layout, decode: Decode = decodeStrictly): RowReader {
  return layout.format === 'csv' ? csvReader(layout, decode) : jsonReader(layout)
}

/** A bad record as a reject, with its id and the name of the bad column where they can be told. */
function toReject(
  { line, last, code, args, cells, at }: BadRecord,
  {
    file,
    names,
    idAt,
  }: { readonly file: string; readonly names: readonly string[]; readonly idAt: number | undefined },
): Reject {
  const id = cells?.[idAt ?? -1]?.trim() ?? ''
  const column = at === undefined ? undefined : names[at]
  return {
    code,
    args: column === undefined ? args : { ...args, field: column },
    postId: id.includes('\ufffd') || badCell(id) ? '' : id,
    place: {
      file,
      line,
      ...(last === undefined ? {} : { last }),
      ...(column === undefined ? {} : { column }),
    },
  }
}

/** Line ends inside the cells of a record. */
function breaksIn(cells: readonly string[]): number {
  let breaks = 0
  for (const cell of cells) if (cell.includes('\n') || cell.includes('\r')) breaks += cell.match(/\r\n|\n|\r/g)!.length
  return breaks
}

function raggedRow(
  cells: readonly string[],
  header: readonly string[],
  place: { readonly file: string; readonly line: number },
  idAt: number | undefined,
): Reject {
  const breaks = breaksIn(cells)
  const args = { got: cells.length, expected: header.length }
  return {
    code: breaks > 0 ? 'ragged-row/lines' : 'ragged-row',
    args: breaks > 0 ? { ...args, last: place.line + breaks } : args,
    postId: cells[idAt ?? -1]?.trim() ?? '',
    place,
  }
}

const TIME_AND_CLOCK =
  /^(?:\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?[T\s]*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?|\d{10}(?:\d{3})?)$/
const ID_LIKE = /^[\w.:-]{1,64}$/
const LONG_NUMBER = /^\d{4,}$/
const bare = (part: string | undefined): string => (part ?? '').trim().replace(/^"|"$/g, '').trim()

/** Are two ids numbers of about the same length, as the ids of one export are? */
const isAlike = (a: string, b: string): boolean =>
  LONG_NUMBER.test(a) && LONG_NUMBER.test(b) && Math.abs(a.length - b.length) <= 2

/** Are there so many separators in a cell? Of most texts this is all that has to be asked. */
function hasSeparators(cell: string, delimiter: string, count: number): boolean {
  let at = -1
  for (let found = 0; found < count; found++) {
    at = cell.indexOf(delimiter, at + 1)
    if (at < 0) return false
  }
  return true
}

/**
 * Whether a cell of several lines holds a line that is a row by itself: a stray quote has opened a cell, and another one,
 * rows later, has closed it. What lies between must not vanish into one post. A row has `least` cells, an id and an author,
 * and a whole time or none; where there is no column of times, an id like that of the record. People write lines with many
 * commas too, and dates in them: those are no rows.
 */
function holdsRows(cells: readonly string[], { fields }: Columns, least: number, delimiter: string): boolean {
  const [idAt, userAt, timeAt] = [fields.get('post_id'), fields.get('user_id'), fields.get('posted_at')]
  if (idAt === undefined) return false
  const isRow = (parts: readonly string[]): boolean => {
    const [id, user] = [bare(parts[idAt]), userAt === undefined ? '' : bare(parts[userAt])]
    if (parts.length < least || !ID_LIKE.test(id)) return false
    if (timeAt === undefined) return isAlike(id, bare(cells[idAt]))
    const time = bare(parts[timeAt])
    return time === '' ? ID_LIKE.test(user) : TIME_AND_CLOCK.test(time)
  }
  return cells.some(
    (cell) =>
      hasSeparators(cell, delimiter, least - 1) &&
      cell.split(/\r\n|\n|\r/).some((line, i) => i > 0 && isRow(line.split(delimiter))),
  )
}

/** The bytes are made of the texts of a sheet, in which only half a character can be no character. */
const inSheet = (bad: BadRecord): BadRecord => (bad.code === 'invalid-bytes' ? { ...bad, code: 'lone-surrogate' } : bad)

const filledUp = (cells: readonly string[], length: number): readonly string[] =>
  cells.length >= length ? cells : [...cells, ...new Array<string>(length - cells.length).fill('')]

/** Files that were joined have the header again where the second one begins. */
const isHeaderAgain = (cells: readonly string[], header: readonly string[]): boolean =>
  header.every((name, i) => name === cells[i]?.replace(/^\ufeff/, '').trim())

function csvReader(layout: Layout, decode: Decode): RowReader {
  const { file, header, delimiter, encoding, isSheet } = layout
  const columns = mapColumns(header, wantedOf(layout), file)
  const idAt = columns.fields.get('post_id')
  const anchor = idAt ?? 0
  // Columns without a name at the end of a header come from a comma at the end of its line: rows may lack them.
  const least = isSheet ? 0 : header.findLastIndex((name) => name !== '') + 1
  const readRecord = (record: CsvRecord, at: number, next: number | undefined): Row | Reject | undefined => {
    if ('code' in record) return toReject(isSheet ? inSheet(record) : record, { file, names: header, idAt })
    const { line } = record
    const cells = record.cells.length < least ? record.cells : filledUp(record.cells, header.length)
    const isWhole = cells.length === header.length
    // A look at one cell spares the walk over all of them.
    if ((!isWhole || !cells[anchor]?.trim()) && isBlank(cells)) return undefined
    if (!isWhole && (cells.length < header.length || !isBlank(cells.slice(header.length))))
      return raggedRow(cells, header, { file, line }, idAt)
    if (cells[anchor]?.endsWith(header[anchor]!) && isHeaderAgain(cells, header))
      return { code: 'repeated-header', args: {}, postId: '', place: { file, line } }
    // In a text the next record begins on the line after the last of this one; rows of a sheet are lines whatever they hold.
    const last = next === undefined || isSheet ? line + breaksIn(cells) : next - 1
    if (!isSheet && last > line && holdsRows(cells, columns, least, delimiter))
      return { code: 'bad-quote/rows', args: { last }, postId: cells[idAt ?? -1]!.trim(), place: { file, line } }
    return { record: at, line, last: last > line ? last : undefined, cells, header, columns }
  }
  return function* (chunk) {
    let at = 0
    for (const record of parseCsvChunk(chunk, { delimiter, encoding, decode })) {
      const row = readRecord(record, at, chunk.lines[at + 1])
      if (row) yield row
      at++
    }
  }
}

/** Records of one export have few different sets of keys; each is mapped once. */
function jsonReader(layout: Layout): RowReader {
  const { file, encoding } = layout
  const known = new Map<string, Columns>()
  const columnsOf = (keys: readonly string[]): Columns => {
    const signature = JSON.stringify(keys)
    let columns = known.get(signature)
    if (!columns) {
      // A field that the user named and this record lacks is unknown; its aliases are not tried instead.
      const present = new Set(keys.map(columnKey))
      const absent = new Set(
        layout.named.filter(([, column]) => !present.has(columnKey(column))).map(([field]) => field),
      )
      const named = layout.named.filter(([field]) => !absent.has(field))
      const fields = layout.fields.filter((field) => !absent.has(field))
      columns = mapColumns(keys, wantedOf({ ...layout, fields, named }), file)
      if (known.size < 1000) known.set(signature, columns)
    }
    return columns
  }
  const readRecord = (record: JsonRecord): Row | Reject => {
    const { record: at, line, keys = [] } = record
    try {
      const columns = columnsOf(keys)
      if ('code' in record) return toReject(record, { file, names: keys, idAt: columns.fields.get('post_id') })
      return { record: at, line, cells: record.cells, header: keys, columns }
    } catch (error) {
      // Two keys of one record for the same field: that record's own fault.
      if (!(error instanceof EligoError)) throw error
      const [{ code, args }] = error.faults as [Fault]
      return { code, args, postId: '', place: { file, line } }
    }
  }
  return function* (chunk) {
    for (const record of parseJsonChunk(chunk, encoding)) yield readRecord(record)
  }
}
