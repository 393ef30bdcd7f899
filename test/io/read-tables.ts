import { POST_FIELDS } from '../../src/intake/fields.js'
import { createRowReader } from '../../src/intake/read-rows.js'
import { inputOf } from '../../src/io/open-input.js'
import { readChunks, type TableWish } from '../../src/io/read-chunks.js'
import { codeOf, EligoError, type Fault } from '../../src/model/fault.js'

/** Bytes in pieces of a size. */
export function* inPieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** A fault in short: `line:code:column`, with the last line where it runs over several. */
export function inShort(fault: Fault): string {
  const { line = '', last = fault.args.last, column = '' } = fault.place
  return [last === undefined ? line : `${line}-${last}`, codeOf(fault), column].join(':')
}

/** How a table is read in a test. */
export interface Reading {
  readonly piece?: number
  readonly sheet?: string
  readonly wish?: Partial<TableWish>
  readonly encoding?: string
}

/** What reading a table gives: its rows as cells with their lines, its bad rows in short, or why it cannot be read. */
export async function readTable(bytes: Uint8Array | string, { piece, sheet, wish, encoding }: Reading = {}) {
  const whole = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes
  const asked = encoding === undefined ? undefined : { name: encoding, always: true }
  const form = { name: 'posts', keepBooks: false, sheet, encoding: asked }
  const input = inputOf(inPieces(whole, piece ?? (whole.length || 1)), form)
  const rows: [line: number, ...cells: (string | undefined)[]][] = []
  const rejects: string[] = []
  let header: readonly string[] = []
  try {
    const wanted = {
      file: 'posts',
      fields: [...POST_FIELDS],
      required: ['post_id', 'user_id', 'content'],
      named: new Map(),
    }
    for await (const { layout, chunk } of readChunks(input, { ...wanted, ...wish })) {
      for (const row of createRowReader(layout)(chunk)) {
        if ('code' in row) rejects.push(inShort(row))
        else {
          header = row.header
          rows.push([row.line, ...row.cells])
        }
      }
    }
  } catch (error) {
    if (!(error instanceof EligoError)) throw error
    return { refused: error.faults.map(inShort), nature: input.nature() }
  }
  return { header, rows, rejects, nature: input.nature() }
}
