import type { Chunk } from '../model/chunk.js'
import type { FaultCode } from '../model/fault-codes.js'
import type { Args } from '../model/message.js'
import { type BadRecord, excerpt } from './raw-record.js'

/** A JSON record: its keys and, in the same order, its values as cell texts; or why it has none. */
export type JsonRecord =
  | { readonly line: number; readonly keys: readonly string[]; readonly cells: readonly string[] }
  | BadRecord

const LONG_NUMBER = /(?<=[:[,\s])-?\d[\d.]{15,}(?=[\s,}\]])/
const STRING_OR_LONG_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?![\d.eE+-])/gs
const MAX_DEPTH = 64

/** Numbers of 16 digits and more become texts, so that the digits of ids and amounts survive JSON.parse. */
function keepLongNumbers(text: string): string {
  if (!LONG_NUMBER.test(text)) return text
  return text.replace(STRING_OR_LONG_NUMBER, (found) =>
    found.startsWith('"') || found.length < 16 ? found : `"${found}"`,
  )
}

/** How many keys the outermost object names, repeated ones too: its colons outside strings. Also bounds the nesting. */
function measureObject(text: string): { keys: number; depth: number } {
  let keys = 0
  let depth = 0
  let deepest = 0
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (inString) {
      if (c === 0x5c) i++
      else if (c === 0x22) inString = false
    } else if (c === 0x22) inString = true
    else if (c === 0x7b || c === 0x5b) deepest = Math.max(deepest, ++depth)
    else if (c === 0x7d || c === 0x5d) depth--
    else if (c === 0x3a && depth === 1) keys++
  }
  return { keys, depth: deepest }
}

/** A value as the text that a cell of a CSV would hold. */
function toCell(value: unknown): string {
  if (value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function parseRecord(text: string, line: number): JsonRecord | undefined {
  const fault = (code: FaultCode, args: Args): JsonRecord => ({ line, code, args: { ...args, shown: excerpt(text) } })
  if (text.trim() === '') return undefined
  const { keys, depth } = measureObject(text)
  if (depth > MAX_DEPTH) return fault('bad-json', { reason: `nested deeper than ${MAX_DEPTH}` })
  let value: unknown
  try {
    value = JSON.parse(keepLongNumbers(text))
  } catch (error) {
    return fault('bad-json', { reason: (error as Error).message })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fault('not-an-object', {
      found: Array.isArray(value) ? 'an array' : value === null ? 'null' : `a ${typeof value}`,
    })
  const entries = Object.entries(value)
  if (entries.length !== keys) return fault('duplicate-key', {})
  return { line, keys: entries.map(([key]) => key), cells: entries.map(([, entry]) => toCell(entry)) }
}

/** Reads the records of a chunk of a JSON array or of NDJSON; blank lines are passed over. */
export function parseJsonChunk({ bytes, starts, ends, lines }: Chunk, encoding: string): JsonRecord[] {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  return starts.flatMap((start, i) => {
    const slice = bytes.subarray(start, ends[i])
    let text: string
    try {
      text = decoder.decode(slice)
    } catch {
      return {
        line: lines[i]!,
        code: 'invalid-bytes' as const,
        args: { encoding, shown: excerpt(new TextDecoder(encoding).decode(slice)) },
      }
    }
    return parseRecord(text, lines[i]!) ?? []
  })
}
