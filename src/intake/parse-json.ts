import type { Chunk } from '../model/chunk.js'
import type { FaultCode } from '../model/fault-codes.js'
import type { Args } from '../model/message.js'
import { type BadRecord, badCell, excerpt, MOST_CELL } from './raw-record.js'
import { SPLIT_LIMITS } from './split-records.js'

type Parsed =
  | { readonly line: number; readonly keys: readonly string[]; readonly cells: readonly string[] }
  | (BadRecord & { readonly keys?: readonly string[] })

/**
 * A JSON record: its keys and, in the same order, its values as cell texts; or why it has none. `record` is which of its chunk
 * it is.
 */
export type JsonRecord = Parsed & { readonly record: number }

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const SAFE_DIGITS = 15
const MAX_DEPTH = 64

const isNumberPart = (c: number): boolean =>
  (c >= 0x30 && c <= 0x39) || c === 0x2e || c === 0x2d || c === 0x2b || c === 0x45 || c === 0x65

/** What one pass over a record's text tells before it is parsed. */
interface Survey {
  /** How many keys the outermost object names, repeated ones too: its colons outside strings. */
  readonly keys: number
  readonly depth: number
  /** Whether a string holds an escape by number, which alone can hide NUL and half a character. */
  readonly hasEscapes: boolean
  /** The text with all numbers that JSON.parse would not give back as written made strings. */
  readonly exact: string
}

/** Up to 15 digits survive being a number; points and exponents make it come back in another form. */
const needsSource = (number: string): boolean =>
  (number.length > SAFE_DIGITS || /[.eE]/.test(number)) && NUMBER.test(number)

function survey(text: string): Survey {
  let keys = 0
  let depth = 0
  let deepest = 0
  let hasEscapes = false
  let inString = false
  let exact = ''
  let copied = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (inString) {
      if (c === 0x5c) {
        i++
        hasEscapes ||= text.charCodeAt(i) === 0x75
      } else if (c === 0x22) inString = false
    } else if (c === 0x22) inString = true
    else if (c === 0x7b || c === 0x5b) deepest = Math.max(deepest, ++depth)
    else if (c === 0x7d || c === 0x5d) depth--
    else if (c === 0x3a && depth === 1) keys++
    else if (depth > 0 && ((c >= 0x30 && c <= 0x39) || c === 0x2d)) {
      const start = i
      while (isNumberPart(text.charCodeAt(i + 1))) i++
      const number = text.slice(start, i + 1)
      if (!needsSource(number)) continue
      exact += `${text.slice(copied, start)}"${number}"`
      copied = i + 1
    }
  }
  return { keys, depth: deepest, hasEscapes, exact: copied === 0 ? text : exact + text.slice(copied) }
}

/** A value as the text that a cell of a CSV would hold. */
function toCell(value: unknown): string {
  if (value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function parseRecord(text: string, line: number): Parsed | undefined {
  const fault = (code: FaultCode, args: Args): Parsed => ({ line, code, args: { ...args, shown: excerpt(text) } })
  if (text.trim() === '') return undefined
  const { keys: colons, depth, hasEscapes, exact } = survey(text)
  if (depth > MAX_DEPTH) return fault('bad-json', { reason: `nested deeper than ${MAX_DEPTH}` })
  let value: unknown
  try {
    value = JSON.parse(exact)
  } catch (error) {
    return fault('bad-json', { reason: (error as Error).message })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fault('not-an-object', {
      found: Array.isArray(value) ? 'an array' : value === null ? 'null' : `a ${typeof value}`,
    })
  const keys = Object.keys(value)
  if (keys.length !== colons) return fault('duplicate-key', {})
  const cells = Object.values(value).map(toCell)
  if (hasEscapes || text.length > MOST_CELL)
    for (const [at, cell] of cells.entries()) {
      const code = badCell(cell)
      if (code) return { line, code, args: { limit: MOST_CELL, shown: excerpt(cell) }, keys, cells, at }
    }
  return { line, keys, cells }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const lenient = new TextDecoder('utf-8', { ignoreBOM: true })
const BOM = 0xfeff

function readRecord(bytes: Uint8Array, line: number, encoding: string): Parsed | undefined {
  const limit = SPLIT_LIMITS.recordBytes
  if (bytes.length >= limit) return { line, code: 'row-too-long', args: { limit } }
  try {
    const text = strict.decode(bytes)
    // Files that were joined leave a byte order mark where the second one began.
    return parseRecord(text.charCodeAt(0) === BOM ? text.slice(1) : text, line)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return { line, code: 'invalid-bytes', args: { encoding, shown: excerpt(lenient.decode(bytes)) } }
  }
}

/** Reads the records of a chunk of a JSON array or of NDJSON; blank lines are passed over. `encoding` is for messages. */
export function* parseJsonChunk({ bytes, starts, ends, lines }: Chunk, encoding: string): Generator<JsonRecord> {
  for (const [record, start] of starts.entries()) {
    const read = readRecord(bytes.subarray(start, ends[record]), lines[record]!, encoding)
    if (read) yield { ...read, record }
  }
}
