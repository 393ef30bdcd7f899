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
  const seekers: Seekers = { quote: createSeeker(QUOTE), lf: createSeeker(LF), cr: createSeeker(CR) }
  return { measure: (bytes, at, atEnd) => measureRecord(bytes, at, delimiter, { atEnd, limit: recordBytes, seekers }) }
}

/** Gives the first place of a byte between two places; the second where there is none. */
type Seeker = (bytes: Uint8Array, from: number, to: number) => number

interface Seekers {
  readonly quote: Seeker
  readonly lf: Seeker
  readonly cr: Seeker
}

/**
 * Remembers what it saw: a byte that is rare, or not there at all, is sought once and not for every record. Where a record
 * is given up, places go back, but never before the line ends that were counted, so hardly anything is sought twice.
 */
function createSeeker(byte: number): Seeker {
  let known: Uint8Array | undefined
  // From `sought` on, the first is at `found`.
  let sought = 0
  let found = 0
  return (bytes, from, to) => {
    if (bytes !== known || from > found || from < sought) {
      const at = bytes.indexOf(byte, from)
      known = bytes
      sought = from
      found = at < 0 ? bytes.length : at
    }
    return Math.min(found, to)
  }
}

/** Line ends of some bytes: how many, and where the first of them ends; -1 where there is none. */
function countBreaks(
  bytes: Uint8Array,
  from: number,
  to: number,
  { lf, cr }: Seekers,
): { count: number; first: number } {
  let count = 0
  let first = -1
  for (let at = lf(bytes, from, to); at < to; at = lf(bytes, at + 1, to)) {
    count++
    if (first < 0) first = at + 1
  }
  for (let at = cr(bytes, from, to); at < to; at = cr(bytes, at + 1, to)) {
    if (bytes[at + 1] === LF) continue
    count++
    if (first < 0 || at < first) first = at + 1
  }
  return { count, first }
}

const record = (start: number, end: number, lines: number): Measured => ({ start, end, next: end, leading: 0, lines })

function measureRecord(
  bytes: Uint8Array,
  start: number,
  delimiter: number,
  { atEnd, limit, seekers }: { readonly atEnd: boolean; readonly limit: number; readonly seekers: Seekers },
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
      const end = seekers.quote(bytes, i, stop)
      const found = countBreaks(bytes, i, end, seekers)
      breaks += found.count
      if (firstBreak < 0) firstBreak = found.first
      i = end
      if (end < stop) state = CLOSING
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
  // What follows tells whether a carriage return ends the line by itself.
  if (!atEnd && (!isOver || (stop === bytes.length && bytes[stop - 1] === CR))) return undefined
  if (state === QUOTED && firstBreak >= 0) return record(start, firstBreak, before + 1)
  return isOver ? { ...record(start, stop, breaks + 1), cutOff: true } : record(start, bytes.length, breaks + 1)
}
