import { type Chunk, chunkOfOne } from '../model/chunk.js'
import { failure } from '../model/fault.js'
import { columnKey, keysOf } from './fields.js'
import type { Wanted } from './map-columns.js'
import { type CsvForm, type CsvRecord, parseCsvChunk } from './parse-csv.js'
import { excerpt } from './raw-record.js'
import { isSeparatorLine, MOST_PREAMBLE } from './sniff.js'

/** Lines before a header that are no part of the table. */
export interface Preamble {
  readonly first: number
  readonly last: number
  /** How the first of them begins. */
  readonly shown: string
}

/** A header, where its record is in the chunk, and what was passed over before it. */
export interface Header {
  readonly names: readonly string[]
  readonly record: number
  readonly preamble: Preamble | undefined
}

interface Candidate {
  readonly record: number
  readonly parsed: CsvRecord
}

const cellsOf = ({ parsed }: Candidate): readonly string[] => ('code' in parsed ? [] : parsed.cells)
const isBlank = ({ parsed }: Candidate): boolean =>
  !('code' in parsed) && parsed.cells.every((cell) => cell.trim() === '')
const isSeparator = (candidate: Candidate): boolean => isSeparatorLine(cellsOf(candidate).join(','))

/** One record of a chunk by itself. */
function readRecord({ bytes, starts, ends, lines }: Chunk, record: number, form: CsvForm): Candidate {
  const slice = bytes.subarray(starts[record], ends[record])
  const [parsed] = parseCsvChunk(chunkOfOne(slice, lines[record]), form)
  return { record, parsed: parsed! }
}

/** For each wanted field, the names under which a header may have it. */
const namesOf = ({ named }: Wanted, field: string): readonly string[] => {
  const name = named.get(field)
  return name === undefined ? keysOf(field) : [columnKey(name)]
}

/**
 * Finds the header among the first records of a chunk: the first that names all required columns; where none does, the one
 * that names the most, so that the message about the missing ones shows it. Undefined where there are only blank lines.
 * Throws where the first line is broken and nothing after it is a header.
 */
export function findHeader(chunk: Chunk, form: CsvForm, wanted: Wanted, file: string): Header | undefined {
  const fields = wanted.fields.map((field) => ({ field, names: namesOf(wanted, field) }))
  const required = fields.filter(({ field }) => wanted.required.includes(field))
  const seen: Candidate[] = []
  let best: { candidate: Candidate; known: number } | undefined
  for (let record = 0; record < chunk.starts.length && seen.length < MOST_PREAMBLE; record++) {
    const candidate = readRecord(chunk, record, form)
    if (isBlank(candidate) || isSeparator(candidate)) continue
    seen.push(candidate)
    const keys = new Set(cellsOf(candidate).map(columnKey))
    const has = ({ names }: (typeof fields)[number]) => names.some((name) => keys.has(name))
    const known = fields.filter(has).length
    if (!best || known > best.known) best = { candidate, known }
    if (required.every(has)) {
      best = { candidate, known }
      break
    }
  }
  if (!best) return undefined
  const { record, parsed } = best.candidate
  if ('code' in parsed) throw failure(parsed.code, parsed.args, { file, line: parsed.line })
  const skipped = seen.filter((candidate) => candidate.record < record)
  const [first] = skipped
  return {
    names: parsed.cells.map((name) => name.trim()),
    record,
    preamble: first && {
      first: first.parsed.line,
      last: parsed.line - 1,
      shown: 'code' in first.parsed ? String(first.parsed.args.shown ?? '') : excerpt(first.parsed.cells.join(' ')),
    },
  }
}
