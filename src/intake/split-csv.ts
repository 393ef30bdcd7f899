import { type Format, type Measured, SPLIT_LIMITS } from './split-records.js'

const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d
const BLANK = 0x20
const TAB = 0x09

const FIELD = 0
const PLAIN = 1
const QUOTED = 2
const CLOSING = 3
const JUNK = 4

/**
 * Cuts CSV into records by bytes, as RFC 4180 has it: a quote counts only at the beginning of a cell and inside a quoted
 * one. Where a quoted cell that runs over lines turns out broken (text after its closing quote, no closing quote at all,
 * or no end within the limit), the record is given up only to the end of the line on which the quote opens, and cutting
 * starts again on the next one, so that the damage does not reach the neighbours.
 */
export function csvFormat(delimiter: number, recordBytes = SPLIT_LIMITS.recordBytes): Format {
  return { measure: (bytes, at, atEnd) => measureRecord(bytes, at, delimiter, atEnd, recordBytes) }
}

const record = (start: number, end: number, lines: number): Measured => ({ start, end, next: end, leading: 0, lines })

function measureRecord(
  bytes: Uint8Array,
  start: number,
  delimiter: number,
  atEnd: boolean,
  limit: number,
): Measured | undefined {
  let state = FIELD
  // Since the last quote that opened a cell: its first line end, and the line ends of the record before it.
  let firstBreak = -1
  let before = 0
  let breaks = 0
  const stop = Math.min(bytes.length, start + limit)
  for (let i = start; i < stop; i++) {
    const byte = bytes[i]!
    if (state === QUOTED) {
      if (byte === QUOTE) state = CLOSING
      else if (byte === LF || (byte === CR && bytes[i + 1] !== LF)) {
        breaks++
        if (firstBreak < 0) firstBreak = i + 1
      }
    } else if (byte === delimiter) {
      if (state !== JUNK) state = FIELD
    } else if (byte === LF || byte === CR) {
      if (byte === CR && i + 1 === bytes.length && !atEnd) return undefined
      return record(start, byte === CR && bytes[i + 1] === LF ? i + 2 : i + 1, breaks + 1)
    } else if (state === FIELD) {
      state = byte === QUOTE ? QUOTED : PLAIN
      firstBreak = -1
      before = breaks
    } else if (state === CLOSING) {
      if (byte === QUOTE && bytes[i - 1] === QUOTE) state = QUOTED
      else if (byte !== BLANK && byte !== TAB) {
        if (firstBreak >= 0) return record(start, firstBreak, before + 1)
        state = JUNK
      }
    }
  }
  const isOver = stop - start === limit
  if (!isOver && !atEnd) return undefined
  if (state === QUOTED && firstBreak >= 0) return record(start, firstBreak, before + 1)
  return isOver ? { ...record(start, stop, breaks + 1), cutOff: true } : record(start, bytes.length, breaks + 1)
}
