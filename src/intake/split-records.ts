import { type Chunk, createChunk, type Splitter } from '../model/chunk.js'
import { growingPlaces } from '../model/columns.js'

/** Bounds on what is kept in memory while records are being cut. */
export interface SplitLimits {
  /** A chunk is given out once it has this many bytes. */
  readonly chunkBytes: number
  /** A record longer than this is cut off and reported: an unclosed quote must not swallow the file. */
  readonly recordBytes: number
}

/** Limits that serve files of any size. */
export const SPLIT_LIMITS: SplitLimits = { chunkBytes: 1 << 20, recordBytes: 16 << 20 }

/** One record as measured, in offsets of the bytes at hand. */
export interface Measured {
  readonly start: number
  readonly end: number
  /** Where the next record is to be sought. */
  readonly next: number
  /** Line breaks before `start`, and from there to `next`. */
  readonly leading: number
  readonly lines: number
  /** The record was longer than the limit: the rest of its line is dropped. */
  readonly cutOff?: true
  /** There was no record, only something to pass over. */
  readonly none?: true
}

/** What a format must know: where the record that begins at or after `at` ends. */
export interface Format {
  /** Undefined when more bytes are needed to tell, or when there is no further record. */
  readonly measure: (bytes: Uint8Array, at: number, atEnd: boolean, line: number) => Measured | undefined
  /** Called after the last record; throws where the data end too early. */
  readonly finish?: (line: number) => void
}

const LF = 0x0a
const CR = 0x0d

/** Where the text of a line ends: at its line break, or with the bytes. */
function endOfText(bytes: Uint8Array, from: number): number {
  let end = from
  while (end < bytes.length && bytes[end] !== LF && bytes[end] !== CR) end++
  return end
}

const allocateHere = (bytes: number): Uint8Array => new Uint8Array(bytes)

/**
 * Cuts a stream into chunks of whole records of a format, holding back what is not whole yet. `allocate` makes memory that
 * is going to be written over.
 */
export function createSplitter(format: Format, limits: SplitLimits = SPLIT_LIMITS, allocate = allocateHere): Splitter {
  const places = growingPlaces()
  let held: Uint8Array = new Uint8Array(0)
  let offset = 0
  let line = 1
  /** Set while the rest of an over-long line is dropped. */
  let dropping = false

  /** Cuts all records of `bytes` that are known to be whole; at the end of the data all of them are. */
  function cut(bytes: Uint8Array, atEnd: boolean): { chunks: Chunk[]; used: number } {
    const chunks: Chunk[] = []
    let at = 0
    let from = 0
    let records = 0
    const close = () => {
      if (records > 0) chunks.push(createChunk(bytes.subarray(from, at), places.done(), { offset: offset + from }))
      from = at
      records = 0
    }
    while (at < bytes.length) {
      if (dropping) {
        close()
        const end = endOfText(bytes, at)
        if (bytes[end] === CR && end + 1 === bytes.length && !atEnd) {
          at = from = end
          break
        }
        dropping = end === bytes.length
        at = from = Math.min(bytes.length, end + (bytes[end] === CR && bytes[end + 1] === LF ? 2 : 1))
        continue
      }
      const record = format.measure(bytes, at, atEnd, line)
      if (!record) break
      if (!record.none) {
        places.push(record.start - from, record.end - from, line + record.leading)
        records++
      }
      line += record.leading + record.lines
      at = record.next
      dropping = record.cutOff === true
      if (at - from >= limits.chunkBytes) close()
    }
    close()
    return { chunks, used: at }
  }

  function take(bytes: Uint8Array, atEnd: boolean): Chunk[] {
    const { chunks, used } = cut(bytes, atEnd)
    held = new Uint8Array(bytes.subarray(used))
    offset += used
    const [only] = chunks
    return only && chunks.length === 1
      ? [createChunk(only.bytes, only, { offset: only.offset, isAlone: true })]
      : chunks
  }

  return {
    push(bytes) {
      const joined = allocate(held.length + bytes.length)
      joined.set(held)
      joined.set(bytes, held.length)
      return take(joined, false)
    },
    end() {
      const chunks = take(held, true)
      format.finish?.(line)
      return chunks
    },
  }
}
