import { mapColumns } from '../intake/map-columns.js'
import { parseCsvChunk } from '../intake/parse-csv.js'
import type { Layout } from '../intake/read-rows.js'
import { sniffTable } from '../intake/sniff.js'
import { csvFormat } from '../intake/split-csv.js'
import { arrayFormat, ndjsonFormat } from '../intake/split-json.js'
import { createSplitter, type Format } from '../intake/split-records.js'
import type { Chunk, TableFormat } from '../model/chunk.js'
import { failure } from '../model/fault.js'
import type { Input } from './open-input.js'

/** What is wanted of a table. */
export interface TableWish {
  /** How the table is called in messages and reports. */
  readonly file: string
  readonly format?: TableFormat | 'tsv' | undefined
  readonly fields: readonly string[]
  readonly required: readonly string[]
  /** Field -> column name, as the user named them. */
  readonly named: ReadonlyMap<string, string>
}

/** A chunk, and how to read it. The layout is the same object for all chunks of a table. */
export interface LaidOutChunk {
  readonly layout: Layout
  readonly chunk: Chunk
}

const HEAD_BYTES = 64 << 10
const BOM = [0xef, 0xbb, 0xbf]
const ENCODING = 'utf-8'

/** Gathers pieces until there is enough to tell what the table is; then gives those and the rest. */
async function* withHead(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head = new Uint8Array(0)
  let isEnough = false
  for await (const piece of bytes) {
    if (isEnough) {
      yield piece
      continue
    }
    const joined = new Uint8Array(head.length + piece.length)
    joined.set(head)
    joined.set(piece, head.length)
    head = joined
    isEnough = head.length >= HEAD_BYTES
    if (isEnough) yield head
  }
  if (!isEnough) yield head
}

const withoutBom = (bytes: Uint8Array): Uint8Array =>
  BOM.every((byte, i) => bytes[i] === byte) ? bytes.subarray(3) : bytes

function formatOf(format: TableFormat, delimiter: string, file: string): Format {
  if (format === 'csv') return csvFormat(delimiter.charCodeAt(0))
  return format === 'json' ? arrayFormat(file) : ndjsonFormat()
}

const isBlankRecord = ({ bytes, starts, ends }: Chunk, record: number): boolean =>
  new TextDecoder().decode(bytes.subarray(starts[record], ends[record])).trim() === ''

/** Takes the header off the first chunk of a CSV that has anything but blank lines. */
function takeHeader(chunk: Chunk, delimiter: string, file: string): { header: string[]; rest: Chunk } | undefined {
  const at = chunk.starts.findIndex((_, record) => !isBlankRecord(chunk, record))
  if (at < 0) return undefined
  const bytes = chunk.bytes.subarray(chunk.starts[at]!, chunk.ends[at]!)
  const alone = { bytes, starts: [0], ends: [bytes.length], lines: [chunk.lines[at]!], offset: 0 }
  const [record] = parseCsvChunk(alone, { delimiter, encoding: ENCODING })
  if (!record || 'code' in record) {
    const { code, args, line } = record ?? { code: 'empty-input' as const, args: {}, line: 1 }
    throw failure(code, args, { file, line })
  }
  const start = chunk.starts[at + 1] ?? chunk.bytes.length
  const shift = (offsets: readonly number[]) => offsets.slice(at + 1).map((offset) => offset - start)
  return {
    header: record.cells.map((name) => name.trim()),
    rest: {
      bytes: chunk.bytes.subarray(start),
      starts: shift(chunk.starts),
      ends: shift(chunk.ends),
      lines: chunk.lines.slice(at + 1),
      offset: chunk.offset + start,
    },
  }
}

/**
 * Reads a table as chunks of whole records, each with the layout that says how to read it. Memory holds a chunk at a
 * time. Throws where there is nothing to read, the header lacks a required column, or a JSON array is broken.
 */
export async function* readChunks(input: Input, wish: TableWish): AsyncGenerator<LaidOutChunk> {
  const { file, fields, required, named } = wish
  let splitter: ReturnType<typeof createSplitter> | undefined
  let layout: Layout | undefined
  let form: ReturnType<typeof sniffTable> | undefined
  const base = { file, encoding: ENCODING, fields, named: [...named] }

  function* lay(chunks: Chunk[]): Generator<LaidOutChunk> {
    for (let chunk of chunks) {
      if (!layout) {
        const headed = takeHeader(chunk, form!.delimiter, file)
        if (!headed) continue
        const header = headed.header
        mapColumns(header, { fields, required, named }, file)
        layout = { ...base, ...form!, header }
        chunk = headed.rest
      }
      yield { layout, chunk }
    }
  }

  for await (const piece of withHead(input.bytes)) {
    let bytes = piece
    if (!splitter) {
      bytes = withoutBom(piece)
      form = sniffTable(new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES)), wish.format)
      if (bytes.length === 0) throw failure('empty-input', {}, { file })
      splitter = createSplitter(formatOf(form.format, form.delimiter, file))
      if (form.format !== 'csv') layout = { ...base, ...form, header: [] }
    }
    yield* lay(splitter.push(bytes))
  }
  if (splitter) yield* lay(splitter.end())
  if (!layout) throw failure('empty-input', {}, { file })
}
