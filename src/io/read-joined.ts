import { PEOPLE_FIELDS } from '../intake/fields.js'
import { mapColumns } from '../intake/map-columns.js'
import { type PersonForms, parsePerson } from '../intake/parse-person.js'
import { parseScore, type Score } from '../intake/parse-score.js'
import { createRowReader, type Row } from '../intake/read-rows.js'
import type { Reject } from '../model/fault.js'
import type { Person } from '../model/person.js'
import type { Input } from './open-input.js'
import { readChunks, type TableWish } from './read-chunks.js'

/** Rows of a table by their key, and what could not be taken. */
export interface Keyed<T> {
  readonly byKey: ReadonlyMap<string, T>
  readonly rejects: readonly Reject[]
  /** Fields for which the table has a column; undefined for JSON, where every record names its own. */
  readonly fields: ReadonlySet<string> | undefined
}

/** Reads a table that is joined by a key. Rows that share a key and differ are all rejected, so that none wins by its place. */
async function readKeyed<T>(
  input: Input,
  wish: TableWish,
  parse: (row: Row) => T | Reject,
  keyOf: (value: T) => string,
): Promise<Keyed<T>> {
  const groups = new Map<string, { value: T; line: number }[]>()
  const rejects: Reject[] = []
  const readers = new Map<unknown, ReturnType<typeof createRowReader>>()
  let found: Keyed<T>['fields']
  for await (const { layout, chunk } of readChunks(input, wish)) {
    if (layout.format === 'csv' && !found) found = new Set(mapColumns(layout.header, wish, wish.file).fields.keys())
    const read = readers.get(layout) ?? createRowReader(layout)
    readers.set(layout, read)
    for (const row of read(chunk)) {
      const value = 'code' in row ? row : parse(row)
      if (isReject(value)) rejects.push(value)
      else {
        const key = keyOf(value)
        const line = (row as Row).line
        groups.set(key, [...(groups.get(key) ?? []), { value, line }])
      }
    }
  }
  const byKey = new Map<string, T>()
  for (const [key, group] of groups) {
    const distinct = new Set(group.map(({ value }) => JSON.stringify(value, replaceMaps)))
    const [first, ...others] = group
    if (distinct.size === 1) byKey.set(key, first!.value)
    const place = (line: number) => ({ file: wish.file, line, column: wish.required[0]! })
    const where = { source: wish.file, first: first!.line }
    if (distinct.size === 1)
      rejects.push(
        ...others.map(({ line }): Reject => ({ code: 'repeated-row', args: where, postId: '', place: place(line) })),
      )
    else
      rejects.push(
        ...group.map(
          ({ line }): Reject => ({
            code: 'conflicting-duplicate',
            args: { value: key, count: group.length, ...where },
            postId: '',
            place: place(line),
          }),
        ),
      )
  }
  return { byKey, rejects, fields: found }
}

const isReject = (value: unknown): value is Reject => typeof value === 'object' && value !== null && 'code' in value
const replaceMaps = (_: string, value: unknown): unknown => (value instanceof Map ? [...value] : value)

/** Reads `--people`, or a list of people that the campaign file names: facts by user id. */
export function readPeople(input: Input, forms: PersonForms): Promise<Keyed<Person>> {
  const file = input.name
  const fields = [...PEOPLE_FIELDS]
  const wish = { file, fields, required: ['user_id'], named: new Map() }
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
