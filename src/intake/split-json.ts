import { failure } from '../model/fault.js'
import { type Format, type Measured, SPLIT_LIMITS } from './split-records.js'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const LF = 0x0a
const CR = 0x0d
const COMMA = 0x2c
const OPEN_ARRAY = 0x5b
const CLOSE_ARRAY = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const isBlank = (byte: number | undefined): boolean => byte === 0x20 || byte === LF || byte === CR || byte === 0x09

/** NDJSON: a line is a record, whatever ends it. Blank lines are records too, for the line count; the parser passes them over. */
export function ndjsonFormat(recordBytes = SPLIT_LIMITS.recordBytes): Format {
  return {
    measure(bytes, at, atEnd) {
      const found = bytes.indexOf(LF, at)
      const stop = found < 0 ? bytes.length : found
      const cr = bytes.subarray(at, stop).indexOf(CR)
      // A CR inside a line, which no JSON text holds, ends it; one before an LF is white space.
      const end = cr >= 0 && (at + cr + 1 < stop || found < 0) ? at + cr : stop
      if (end - at > recordBytes)
        return { start: at, end: at + recordBytes, next: at + recordBytes, leading: 0, lines: 1, cutOff: true }
      if (end === bytes.length - (cr < 0 ? 0 : 1) && found < 0 && !atEnd) return undefined
      return { start: at, end, next: Math.min(bytes.length, end + 1), leading: 0, lines: 1 }
    },
  }
}

/** The end of the JSON value at `start`, by brackets and strings alone; -1 when it is not in the bytes. */
function endOfValue(bytes: Uint8Array, start: number): number {
  let depth = 0
  let inString = false
  for (let i = start; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (inString) {
      if (byte === BACKSLASH) i++
      else if (byte === QUOTE) inString = false
    } else if (byte === QUOTE) inString = true
    else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) depth++
    else if (depth === 0 && (byte === COMMA || byte === CLOSE_ARRAY)) return i
    else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) depth--
  }
  return -1
}

function countBreaks(bytes: Uint8Array, from: number, to: number): number {
  let breaks = 0
  for (let i = from; i < to; i++) if (bytes[i] === LF || (bytes[i] === CR && bytes[i + 1] !== LF)) breaks++
  return breaks
}

/**
 * A JSON array: an element is a record, found by brackets and strings; what is inside is for the parser. Throws where
 * the array itself is broken, ends too early or has an element beyond the limit: an array is never read in part.
 */
export function arrayFormat(file: string, recordBytes = SPLIT_LIMITS.recordBytes): Format {
  let opened = false
  let isEmpty = true
  let closed = false
  const broken = (reason: string, line: number) => failure('bad-json/array', { reason }, { file, line })
  const passOver = (bytes: Uint8Array, at: number, next: number): Measured => ({
    start: next,
    end: next,
    next,
    leading: countBreaks(bytes, at, next),
    lines: 0,
    none: true,
  })
  return {
    measure(bytes, at, _, line) {
      let start = at
      while (isBlank(bytes[start])) start++
      if (start > at || start === bytes.length) return passOver(bytes, at, start)
      if (closed) throw broken('there is more after the end of the array', line)
      if (!opened) {
        if (bytes[start] !== OPEN_ARRAY) throw broken('an array begins with [', line)
        opened = true
        return passOver(bytes, at, start + 1)
      }
      if (isEmpty && bytes[start] === CLOSE_ARRAY) {
        closed = true
        return passOver(bytes, at, start + 1)
      }
      isEmpty = false
      const end = endOfValue(bytes, start)
      if (end < 0) {
        if (bytes.length - start > recordBytes) throw broken(`an element is longer than ${recordBytes} bytes`, line)
        return undefined
      }
      if (end === start) throw broken('an element is missing beside a comma', line)
      closed = bytes[end] === CLOSE_ARRAY
      return { start, end, next: end + 1, leading: 0, lines: countBreaks(bytes, start, end) }
    },
    finish(line) {
      if (!closed) throw broken('the array is not closed', line)
    },
  }
}
