import type { Span } from '../text/spans.js'
import type { Folded } from './fold-announcement.js'
import type { Line } from './lines.js'

/** An announcement made ready for reading. */
export interface Source extends Folded {
  /** The name of its file, for messages. */
  readonly file: string
  readonly lines: readonly Line[]
}

/** A stretch of an announcement, as it stands there. */
export interface Quote {
  readonly file: string
  readonly text: string
  /** UTF-16 offsets in the original text, end exclusive. */
  readonly start: number
  readonly end: number
  /** From 1. */
  readonly line: number
}

/** A value, and the clause that says so. */
export interface Found<T> {
  readonly value: T
  readonly quote: Quote
}

/** The original words at a stretch of the folded text, without blanks around. */
export function quoteAt({ raw, from, file }: Source, { start, end }: Span): Quote {
  let first = from[start] ?? raw.length
  let last = end > start ? from[end]! : first
  while (first < last && /\s/.test(raw[first]!)) first++
  while (last > first && /\s/.test(raw[last - 1]!)) last--
  const line = raw.slice(0, first).split(/\r\n|[\n\r\u2028\u2029\u0085]/).length
  return { file, text: raw.slice(first, last), start: first, end: last, line }
}

/** Offsets inside a line as offsets of the whole folded text. */
export const within = (line: Line, { start, end }: Span): Span => ({ start: line.start + start, end: line.start + end })
