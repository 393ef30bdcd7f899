import { closeSync, openSync } from 'node:fs'
import { failure } from '../model/fault.js'
import { readUpTo } from './spool.js'
import { isSystemError, systemReason } from './system-reason.js'

/** Reads files here and there. Close it when it is done with. */
export interface FileReader {
  /** Gives the bytes from one position to another, fewer where the file ends before: good until the next call. */
  readonly read: (path: string, start: number, end: number) => Uint8Array
  readonly close: () => void
}

/** Files that are open at a time: systems allow each program a thousand or so, and a run may have more exports. */
const MOST_OPEN = 64

/** Makes a reader of files, which opens each when it is first asked for. Faults of the file system name the file. */
export function createFileReader(): FileReader {
  const open = new Map<string, number>()
  let room = Buffer.allocUnsafeSlow(4096)

  /** Memory for so many bytes, used again: to make it anew for each record would cost more than the reading. */
  function roomFor(length: number): Uint8Array {
    if (room.length < length) room = Buffer.allocUnsafeSlow(2 * length)
    return room.subarray(0, length)
  }
  function fileAt(path: string): number {
    const known = open.get(path)
    if (known !== undefined) return known
    for (const [other, file] of open) {
      if (open.size < MOST_OPEN) break
      open.delete(other)
      closeSync(file)
    }
    const file = openSync(path, 'r')
    open.set(path, file)
    return file
  }
  return {
    read(path, start, end) {
      try {
        const bytes = roomFor(end - start)
        return bytes.subarray(0, readUpTo(fileAt(path), start, bytes))
      } catch (error) {
        if (isSystemError(error)) throw failure('unreadable', { reason: systemReason(error) }, { file: path }, error)
        throw error
      }
    },
    close() {
      for (const file of open.values()) closeSync(file)
      open.clear()
    },
  }
}
