import { createRowReader, type Layout, type Row } from '../intake/read-rows.js'
import type { Reject } from '../model/fault.js'
import type { Input } from './open-input.js'
import { readChunks, type TableWish } from './read-chunks.js'

/** A row of a table, or what could not be read of it, with the layout that it was read by. */
export interface LaidOutRow {
  readonly layout: Layout
  readonly row: Row | Reject
}

/** Reads a small table row by row. Throws as `readChunks` does. */
export async function* readRowsOf(input: Input, wish: TableWish): AsyncGenerator<LaidOutRow> {
  const readers = new Map<Layout, ReturnType<typeof createRowReader>>()
  for await (const { layout, chunk } of readChunks(input, wish)) {
    const read = readers.get(layout) ?? createRowReader(layout)
    readers.set(layout, read)
    for (const row of read(chunk)) yield { layout, row }
  }
}
