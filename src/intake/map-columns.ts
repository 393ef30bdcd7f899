import { failure, type Place } from '../model/fault.js'
import { byCodeUnits } from '../model/order.js'
import { nearest } from '../text/edit-distance.js'
import { columnKey, keysOf } from './fields.js'

/** Which column holds what. */
export interface Columns {
  /** Field -> position. */
  readonly fields: ReadonlyMap<string, number>
  /** The positions of the fields. */
  readonly positions: readonly number[]
  /** Columns that hold no field, by name; row counters such as 序号 left out, since they say nothing of the post. */
  readonly others: readonly { readonly key: string; readonly position: number }[]
}

const COUNTERS = new Set([
  '',
  '#',
  'no',
  'no.',
  'nr',
  'row',
  'rowid',
  'rownumber',
  'index',
  'seq',
  '序号',
  '序號',
  '行号',
  '编号',
])

function othersOf(header: readonly string[], fields: ReadonlyMap<string, number>): Columns['others'] {
  const taken = new Set(fields.values())
  return header
    .map((name, position) => ({ key: columnKey(name), position }))
    .filter(({ key, position }) => !taken.has(position) && !COUNTERS.has(key))
    .sort((a, b) => byCodeUnits(a.key, b.key))
}

/** What fields are wanted of a table, and what the user said about its columns. */
export interface Wanted {
  readonly fields: readonly string[]
  readonly required: readonly string[]
  /** Field -> column name, from `--map` and the campaign file. */
  readonly named: ReadonlyMap<string, string>
}

function positions(header: readonly string[], key: string): number[] {
  return header.flatMap((name, position) => (columnKey(name) === key ? [position] : []))
}

function onlyOne(found: readonly number[], header: readonly string[], field: string, place: Place): number | undefined {
  if (found.length > 1)
    throw failure(
      'duplicate-column',
      { field, first: found[0]! + 1, second: found[1]! + 1, name: header[found[0]!]!, other: header[found[1]!]! },
      place,
    )
  return found[0]
}

function columnOf(
  field: string,
  header: readonly string[],
  named: string | undefined,
  place: Place,
): number | undefined {
  if (named !== undefined) {
    const position = onlyOne(positions(header, columnKey(named)), header, field, place)
    if (position === undefined)
      throw failure(
        'mapped-column-missing',
        { field, name: named, found: header.join(', '), suggestion: nearest(named, header) ?? '–' },
        place,
      )
    return position
  }
  for (const key of keysOf(field)) {
    const position = onlyOne(positions(header, key), header, field, place)
    if (position !== undefined) return position
  }
  return undefined
}

/**
 * Finds each wanted field among the columns of a header: by the name the user gave, else by the field's own name, else
 * by its aliases, best first. Never by position. Throws where a required field is missing, where a used column stands
 * twice, and where one column would serve two fields that the user named.
 */
export function mapColumns(
  header: readonly string[],
  { fields, required, named }: Wanted,
  file: string,
  line = 1,
): Columns {
  const place = { file, line }
  const columns = new Map<string, number>()
  const taken = new Set<number>()
  const inOrder = [...fields].sort((a, b) => Number(named.has(b)) - Number(named.has(a)) || byCodeUnits(a, b))
  for (const field of inOrder) {
    const position = columnOf(field, header, named.get(field), place)
    if (position === undefined || (taken.has(position) && !named.has(field))) continue
    columns.set(field, position)
    taken.add(position)
  }
  const missing = required.filter((field) => !columns.has(field))
  if (missing.length > 0)
    throw failure(
      'missing-column',
      { missing: missing.join(', '), found: header.map((name) => name || '""').join(', ') },
      place,
    )
  return { fields: columns, positions: [...columns.values()], others: othersOf(header, columns) }
}

/** Throws where the user named a column for something that nobody reads: such a slip must not pass in silence. */
export function refuseUnknownFields(named: ReadonlyMap<string, string>, known: readonly string[]): void {
  for (const [field, column] of named) {
    if (known.includes(field)) continue
    const suggestion = nearest(field, known)
    const args = { field, column, known: known.join(', ') }
    throw suggestion ? failure('unknown-field/near', { ...args, suggestion }) : failure('unknown-field', args)
  }
}
