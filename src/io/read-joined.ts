import { mapColumns } from '../intake/map-columns.js'
import { type PersonForms, parsePerson } from '../intake/parse-person.js'
import { parseScore, type Score } from '../intake/parse-score.js'
import type { Row } from '../intake/read-rows.js'
import type { Reject } from '../model/fault.js'
import type { Person } from '../model/person.js'
import type { Input } from './open-input.js'
import type { TableWish } from './read-chunks.js'
import { readRowsOf } from './read-rows.js'

/** Rows of a table by their key, and what could not be taken. */
export interface Keyed<T> {
  readonly byKey: ReadonlyMap<string, T>
  readonly rejects: readonly Reject[]
  /** Fields for which the table has a column; undefined for JSON, where every record names its own. */
  readonly fields: ReadonlySet<string> | undefined
}

/** A row read, and its line. */
interface Read<T> {
  readonly value: T
  readonly line: number
}

/** Rows of one key: the first where all say the same, else none. The others are rejects. */
function unite<T>(key: string, group: readonly Read<T>[], wish: TableWish) {
  const [first, ...others] = group as readonly [Read<T>, ...Read<T>[]]
  const isSame = new Set(group.map(({ value }) => JSON.stringify(value, replaceMaps))).size === 1
  const where = { source: wish.file, first: first.line }
  const reject = ({ line }: Read<T>): Reject => ({
    ...(isSame
      ? { code: 'repeated-row', args: where }
      : { code: 'conflicting-duplicate', args: { value: key, count: group.length, ...where } }),
    postId: '',
    place: { file: wish.file, line, column: wish.required[0]! },
  })
  return { value: isSame ? first.value : undefined, rejects: (isSame ? others : group).map(reject) }
}

/** Reads a table that is joined by a key. Rows that share a key and differ are all rejected, so that none wins by its place. */
async function readKeyed<T>(
  input: Input,
  wish: TableWish,
  parse: (row: Row) => T | Reject,
  keyOf: (value: T) => string,
): Promise<Keyed<T>> {
  const groups = new Map<string, Read<T>[]>()
  const rejects: Reject[] = []
  let fields: Keyed<T>['fields']
  for await (const { layout, row } of readRowsOf(input, wish)) {
    if (layout.format === 'csv') fields ??= new Set(mapColumns(layout.header, wish, wish.file).fields.keys())
    const value = 'code' in row ? row : parse(row)
    if (isReject(value)) rejects.push(value)
    else {
      const group = groups.get(keyOf(value)) ?? []
      groups.set(keyOf(value), group)
      group.push({ value, line: (row as Row).line })
    }
  }
  const byKey = new Map<string, T>()
  for (const [key, group] of groups) {
    const united = unite(key, group, wish)
    if (united.value !== undefined) byKey.set(key, united.value)
    rejects.push(...united.rejects)
  }
  return { byKey, rejects, fields }
}

const isReject = (value: unknown): value is Reject => typeof value === 'object' && value !== null && 'code' in value
const replaceMaps = (_: string, value: unknown): unknown => (value instanceof Map ? [...value] : value)

/**
 * Reads `--people`, or a list of people that the campaign file names: facts by user id. Only some fields are looked at: what
 * nobody asks for cannot be wrong.
 */
export function readPeople(input: Input, forms: PersonForms, fields: readonly string[]): Promise<Keyed<Person>> {
  const file = input.name
  const wish = { file, fields: ['user_id', ...fields], required: ['user_id'], named: new Map() }
  return readKeyed(
    input,
    wish,
    (row) => parsePerson(row, forms, file),
    ({ userId }) => userId,
  )
}

/** Reads `--scores`: metrics by post id. */
export function readScores(input: Input, metrics: readonly string[]): Promise<Keyed<Score>> {
  const file = input.name
  const fields = ['post_id', ...metrics]
  const wish = { file, fields, required: ['post_id'], named: new Map() }
  return readKeyed(
    input,
    wish,
    (row) => parseScore(row, metrics, file),
    ({ postId }) => postId,
  )
}
