import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { type Allocate, allocateHere } from '../model/allocate.js'
import { failure } from '../model/fault.js'
import { pack, unpack } from '../model/packed.js'
import { readAt } from './spool.js'
import { isSystemError, systemReason } from './system-reason.js'

/*
 * A file of frames. A frame is a line of JSON that ends with a line feed, the bytes of its typed arrays in their order,
 * little-endian, and a blob. The line: {"kind", "blob": bytes of the blob, "value"}. The last frame has the kind `end` and,
 * as value, the SHA-256 of all bytes before it.
 */

/** A piece of plain data, and bytes that go with it and are read only when they are wanted. */
export interface Frame {
  readonly kind: string
  readonly value: unknown
  readonly blob?: Uint8Array
}

/** A frame that was read; the blob can be read as long as the file is open. */
export interface ReadFrame {
  readonly kind: string
  readonly value: unknown
  readonly readBlob: (start: number, end: number) => Uint8Array
}

const END = 'end'
const END_LINE = `{"kind":"${END}"`
const PIECE = 1 << 20
const LINE_FEED = 0x0a

/** The bytes of a frame. */
export function* bytesOfFrame({ kind, value, blob }: Frame): Generator<Uint8Array> {
  const { json, arrays } = pack(value)
  yield Buffer.from(`{"kind":${JSON.stringify(kind)},"blob":${blob?.length ?? 0},"value":${json}}\n`)
  for (const { buffer, byteOffset, byteLength } of arrays) yield new Uint8Array(buffer, byteOffset, byteLength)
  if (blob) yield blob
}

/** Ends a file: the digest of all pieces of it. */
export function* sealFrames(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  const hash = createHash('sha256')
  for (const piece of pieces) {
    hash.update(piece)
    yield piece
  }
  yield* bytesOfFrame({ kind: END, value: hash.digest('hex') })
}

/** An open file of frames. */
export interface FrameFile {
  /** Bytes of the file. */
  readonly size: number
  /** The first frame, which says what the others are. Throws where the file does not begin like a file of frames. */
  readonly first: () => ReadFrame
  /** All frames after the first but `end`, arrays in memory of `allocate`; throws where the file is cut short or was changed. */
  readonly rest: (allocate: Allocate) => Generator<ReadFrame>
  readonly close: () => void
}

/** Reads the bytes of a file one after the other, and keeps their digest. */
function createCursor(descriptor: number, damaged: () => Error) {
  const hash = createHash('sha256')
  let position = 0
  let held: Uint8Array = new Uint8Array(0)
  const more = () => {
    const piece = new Uint8Array(PIECE)
    const read = readSync(descriptor, piece, 0, PIECE, position + held.length)
    if (read === 0) throw damaged()
    held = Buffer.concat([held, piece.subarray(0, read)])
  }
  const skip = (count: number) => {
    held = held.subarray(count)
    position += count
  }
  return {
    position: () => position,
    digest: () => hash.copy().digest('hex'),
    /** A line; `limit` bounds what is read of a file that has none. */
    line(limit = Number.POSITIVE_INFINITY): { readonly text: string; readonly take: () => void } {
      let end = held.indexOf(LINE_FEED)
      while (end < 0) {
        if (held.length > limit) throw damaged()
        const from = held.length
        more()
        end = held.indexOf(LINE_FEED, from)
      }
      const bytes = held.subarray(0, end + 1)
      return {
        text: Buffer.from(bytes).toString(),
        take() {
          hash.update(bytes)
          skip(bytes.length)
        },
      }
    },
    fill(bytes: Uint8Array): void {
      for (let at = 0; at < bytes.length; ) {
        if (held.length === 0) more()
        const part = held.subarray(0, bytes.length - at)
        bytes.set(part, at)
        hash.update(part)
        at += part.length
        skip(part.length)
      }
    },
    pass(count: number): void {
      for (let left = count; left > 0; ) {
        if (held.length === 0) more()
        const part = held.subarray(0, left)
        hash.update(part)
        left -= part.length
        skip(part.length)
      }
    },
  }
}

const LONGEST_FIRST_LINE = 16 << 20

/** Opens a file of frames. Throws an EligoError that names the file. */
export function openFrames(path: string): FrameFile {
  const guard = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      if (isSystemError(error)) throw failure('unreadable', { reason: systemReason(error) }, { file: path }, error)
      throw error
    }
  }
  const descriptor = guard(() => openSync(path, 'r'))
  const damaged = () => failure('scan-damaged', {}, { file: path })
  const strange = () => failure('not-a-scan', {}, { file: path })
  const { size } = guard(() => fstatSync(descriptor))
  // What ends before its first frame was never a file of frames.
  let isKnown = false
  const cursor = createCursor(descriptor, () => (isKnown ? damaged() : strange()))

  /** Reads a frame; undefined at the end, which must be the end of the file and bear the digest of all before it. */
  function next(allocate: Allocate, limit?: number): ReadFrame | undefined {
    const { text, take } = cursor.line(limit)
    const digest = text.startsWith(END_LINE) ? cursor.digest() : undefined
    take()
    const { kind, blob, value } = JSON.parse(text) as { kind: string; blob: number; value: unknown }
    if (kind === END) {
      if (value !== digest || cursor.position() !== size) throw damaged()
      return undefined
    }
    const made = unpack(value, cursor.fill, allocate)
    const start = cursor.position()
    cursor.pass(blob)
    return { kind, value: made, readBlob: (from, to) => readAt(descriptor, start + from, new Uint8Array(to - from)) }
  }
  /** What cannot be taken apart is not what was written. */
  const whole = <T>(read: () => T, fault: () => Error): T => {
    try {
      return guard(read)
    } catch (error) {
      throw error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError ? fault() : error
    }
  }
  return {
    size,
    first: () =>
      whole(() => {
        const frame = next(allocateHere, LONGEST_FIRST_LINE)
        if (!frame) throw strange()
        isKnown = true
        return frame
      }, strange),
    *rest(allocate) {
      const read = () => whole(() => next(allocate), damaged)
      for (let frame = read(); frame; frame = read()) yield frame
    },
    close: () => closeSync(descriptor),
  }
}
