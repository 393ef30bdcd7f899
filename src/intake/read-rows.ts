import type { Chunk, TableFormat } from '../model/chunk.js'
import type { Reject } from '../model/fault.js'
import { type Columns, mapColumns, type Wanted } from './map-columns.js'
import { parseCsvChunk } from './parse-csv.js'
import { parseJsonChunk } from './parse-json.js'
import type { BadRecord } from './raw-record.js'

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
}

/** A record ready to be read field by field. */
export interface Row {
  readonly line: number
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

/** Wanted columns of a layout, none of them required: rows that lack one say so themselves. */
const wantedOf = ({ fields, named }: Layout): Wanted => ({ fields, required: [], named: new Map(named) })

/** Gives a function that reads the rows of any chunk of a table; what cannot be read comes as rejects, in order. */
export function createRowReader(layout: Layout): (chunk: Chunk) => (Row | Reject)[] {
  return layout.format === 'csv' ? csvReader(layout) : jsonReader(layout)
}

const toReject = (file: string, { line, code, args }: BadRecord): Reject => ({
  code,
  args,
  postId: '',
  place: { file, line },
})

function csvReader(layout: Layout): (chunk: Chunk) => (Row | Reject)[] {
  const { file, header, delimiter, encoding } = layout
  const columns = mapColumns(header, wantedOf(layout), file)
  return (chunk) =>
    parseCsvChunk(chunk, { delimiter, encoding }).flatMap((record): Row | Reject | [] => {
      if ('code' in record) return toReject(file, record)
      const { line, cells } = record
      if (isBlank(cells)) return []
      const isRagged = cells.length < header.length || !isBlank(cells.slice(header.length))
      if (!isRagged) return { line, cells, header, columns }
      const id = cells[columns.fields.get('post_id') ?? -1] ?? ''
      return {
        code: 'ragged-row',
        args: { got: cells.length, expected: header.length },
        postId: id,
        place: { file, line },
      }
    })
}

/** Records of one export have few different sets of keys; each is mapped once. */
function jsonReader(layout: Layout): (chunk: Chunk) => (Row | Reject)[] {
  const { file, encoding } = layout
  const known = new Map<string, Columns>()
  const columnsOf = (keys: readonly string[]): Columns => {
    const signature = JSON.stringify(keys)
    let columns = known.get(signature)
    if (!columns) {
      // A field that the user named and this record lacks is unknown; its aliases are not tried instead.
      const absent = new Set(layout.named.filter(([, column]) => !keys.includes(column)).map(([field]) => field))
      const named = layout.named.filter(([field]) => !absent.has(field))
      const fields = layout.fields.filter((field) => !absent.has(field))
      columns = mapColumns(keys, wantedOf({ ...layout, fields, named }), file)
      if (known.size < 1000) known.set(signature, columns)
    }
    return columns
  }
  return (chunk) =>
    parseJsonChunk(chunk, encoding).map((record): Row | Reject => {
      if ('code' in record) return toReject(file, record)
      const { line, keys, cells } = record
      return { line, cells, header: keys, columns: columnsOf(keys) }
    })
}
