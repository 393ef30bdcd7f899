import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { failure } from '../model/fault.js'
import { lastAtMost } from '../model/order.js'
import { systemReason } from './system-reason.js'

/** Bytes put aside while they are not needed. */
export interface Spool {
  /** Puts bytes at the end. Gives where they begin. */
  readonly add: (bytes: Uint8Array) => number
  readonly read: (start: number, end: number) => Uint8Array
  /** All bytes again, in pieces. */
  readonly pieces: () => Iterable<Uint8Array>
  readonly close: () => void
}

/** Up to so many bytes stay in memory; more go to a file. */
const IN_MEMORY = 32 << 20
const PIECE = 1 << 20

/** A file that is gone from its folder as soon as it is open, where the system allows it, so that nothing stays behind. */
export function openNameless(): { readonly descriptor: number; readonly close: () => void } {
  try {
    const folder = mkdtempSync(join(tmpdir(), 'eligo-'))
    const descriptor = openSync(join(folder, 'spool'), 'wx+', 0o600)
    const remove = () => rmSync(folder, { recursive: true, force: true })
    try {
      remove()
    } catch {
      // Windows keeps open files: removed when closed.
    }
    const close = () => {
      closeSync(descriptor)
      remove()
    }
    return { descriptor, close }
  } catch (error) {
    throw failure('no-room-for-texts', { reason: systemReason(error) }, { file: tmpdir() }, error)
  }
}

/** Fills memory with the bytes of an open file from a position on. Gives how many there were: fewer where the file ends before. */
export function readUpTo(descriptor: number, start: number, bytes: Uint8Array): number {
  let at = 0
  while (at < bytes.length) {
    const got = readSync(descriptor, bytes, at, bytes.length - at, start + at)
    if (got === 0) break
    at += got
  }
  return at
}

/** Fills memory with the bytes of an open file from a position on, and gives it. Throws where the file ends before. */
export function readAt(descriptor: number, start: number, bytes: Uint8Array): Uint8Array {
  if (readUpTo(descriptor, start, bytes) < bytes.length) throw new Error('the file ends too early')
  return bytes
}

/** Writes bytes into a temporary file from a position on. Throws where there is no room. */
export function writeAt(descriptor: number, bytes: Uint8Array, start: number): void {
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at, bytes.length - at, start + at)
  } catch (error) {
    throw failure('no-room-for-texts', { reason: systemReason(error) }, { file: tmpdir() }, error)
  }
}

/** Makes a spool: in memory while there is little in it, else in a nameless temporary file. */
export function createSpool(inMemory = IN_MEMORY): Spool {
  let held: { readonly bytes: Uint8Array; readonly start: number }[] = []
  let size = 0
  let file: ReturnType<typeof openNameless> | undefined

  function read(start: number, end: number): Uint8Array {
    if (file) return readAt(file.descriptor, start, new Uint8Array(end - start))
    // What was put in as one is taken out as one, or less.
    const found = held[lastAtMost(held.length, (at) => held[at]!.start, start)]!
    return found.bytes.subarray(start - found.start, end - found.start)
  }

  return {
    add(bytes) {
      const start = size
      held.push({ bytes, start })
      size += bytes.length
      if (size > inMemory) {
        file ??= openNameless()
        for (const { bytes, start } of held) writeAt(file.descriptor, bytes, start)
        held = []
      }
      return start
    },
    read,
    *pieces() {
      if (!file) for (const { bytes } of held) yield bytes
      else for (let at = 0; at < size; at += PIECE) yield read(at, Math.min(size, at + PIECE))
    },
    close() {
      file?.close()
      file = undefined
    },
  }
}
