import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TextColumn } from '../model/columns.js'
import { failure } from '../model/fault.js'
import type { TextReader } from '../model/text-reader.js'
import { systemReason } from './system-reason.js'

/** Texts put aside while they are not needed, in the order in which they came. */
export interface TextStore extends TextReader {
  readonly add: (column: TextColumn) => void
  readonly close: () => void
}

/** Up to so many bytes stay in memory; more go to a file. */
const IN_MEMORY = 32 << 20

/** A file that is gone from its folder as soon as it is open, where the system allows it, so that nothing stays behind. */
function openNameless(): { descriptor: number; remove: () => void } {
  try {
    const folder = mkdtempSync(join(tmpdir(), 'eligo-'))
    const descriptor = openSync(join(folder, 'texts'), 'wx+', 0o600)
    const remove = () => rmSync(folder, { recursive: true, force: true })
    try {
      remove()
    } catch {
      // Windows keeps open files: removed when closed.
    }
    return { descriptor, remove }
  } catch (error) {
    throw failure('no-room-for-texts', { reason: systemReason(error) }, { file: tmpdir() }, error)
  }
}

/**
 * Keeps the texts of a run, of which only those that look copied are read again: in memory while they are few, else in a
 * nameless temporary file.
 */
export function createTextStore(inMemory = IN_MEMORY): TextStore {
  const columns: {
    readonly begin: number
    readonly ends: Uint32Array
    readonly offset: number
    bytes: Uint8Array | undefined
  }[] = []
  let count = 0
  let size = 0
  let file: ReturnType<typeof openNameless> | undefined

  function write(bytes: Uint8Array, offset: number): void {
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(file!.descriptor, bytes, at, bytes.length - at, offset + at)
    } catch (error) {
      throw failure('no-room-for-texts', { reason: systemReason(error) }, { file: tmpdir() }, error)
    }
  }

  function spill(): void {
    file ??= openNameless()
    for (const column of columns) {
      if (!column.bytes) continue
      write(column.bytes, column.offset)
      column.bytes = undefined
    }
  }

  const columnOf = (text: number) => {
    let low = 0
    let high = columns.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (columns[middle]!.begin <= text) low = middle
      else high = middle - 1
    }
    return columns[low]!
  }

  return {
    add({ bytes, ends }) {
      if (ends.length === 0) return
      columns.push({ begin: count, ends, offset: size, bytes })
      count += ends.length
      size += bytes.length
      if (size > inMemory) spill()
    },
    textAt(text) {
      const { begin, ends, offset, bytes } = columnOf(text)
      const start = text === begin ? 0 : ends[text - begin - 1]!
      const end = ends[text - begin]!
      if (bytes) return new TextDecoder().decode(bytes.subarray(start, end))
      const read = new Uint8Array(end - start)
      for (let at = 0; at < read.length; ) {
        const got = readSync(file!.descriptor, read, at, read.length - at, offset + start + at)
        if (got === 0) throw new Error('the file of texts ends too early')
        at += got
      }
      return new TextDecoder().decode(read)
    },
    close() {
      if (!file) return
      closeSync(file.descriptor)
      file.remove()
      file = undefined
    },
  }
}
