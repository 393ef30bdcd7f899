import { type FileKind, fileKind, KIND_BYTES } from '../intake/file-kind.js'
import { findHeader } from '../intake/find-header.js'
import { mapColumns } from '../intake/map-columns.js'
import type { Layout } from '../intake/read-rows.js'
import { sniffTable } from '../intake/sniff.js'
import { csvFormat } from '../intake/split-csv.js'
import { arrayFormat, ndjsonFormat } from '../intake/split-json.js'
import { createSplitter, type Format, SPLIT_LIMITS } from '../intake/split-records.js'
import { type Chunk, createChunk, type Splitter, type TableFormat } from '../model/chunk.js'
import { growingPlaces } from '../model/columns.js'
import { failure } from '../model/fault.js'
import { encodingOfBom } from '../text/guess-encoding.js'
import { decodeInput } from './decode-input.js'
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
  /** The sheet of a workbook to read if it has one of that name and nobody named another. */
  readonly sheet?: string
}

/** A chunk, and how to read it. The layout is the same object for all chunks of a table. */
export interface LaidOutChunk {
  readonly layout: Layout
  readonly chunk: Chunk
}

/** Bytes that tell what a table is. */
const HEAD_BYTES = 64 << 10
/** How many pieces of so many bytes an export begins with: enough for each of a few threads to have several. */
const SMALL_PIECES = 15
/** Made anew each time: what is given to a thread is gone here. */
const noRows = (): Chunk => createChunk(new Uint8Array(0), growingPlaces().done())

/** Looks at the first bytes of an input, and gives it back as if nobody had. `mark`: how long its byte order mark is. */
async function withKind(
  input: Input,
): Promise<{ readonly kind: FileKind; readonly mark: number; readonly whole: Input }> {
  const source = input.bytes[Symbol.asyncIterator]()
  const pieces: Uint8Array[] = []
  for (let size = 0; size < KIND_BYTES; ) {
    const { done, value } = await source.next()
    if (done) break
    pieces.push(value)
    size += value.length
  }
  async function* again(): AsyncGenerator<Uint8Array> {
    try {
      yield* pieces
      for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
    } finally {
      await source.return?.()
    }
  }
  const head = pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)
  return { kind: fileKind(head), mark: encodingOfBom(head)?.length ?? 0, whole: { ...input, bytes: again() } }
}

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

/**
 * Parts the first bytes of an export into small pieces, so that its first chunks are small: what happens once a chunk, at its end
 * and at the beginning of the next, has then been seen before V8 makes code for the rest, and that code is not thrown away.
 */
async function* withSmallBeginning(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let left = SMALL_PIECES
  for await (const piece of bytes) {
    let from = 0
    for (; left > 0 && piece.length - from > HEAD_BYTES; left--) {
      yield piece.subarray(from, from + HEAD_BYTES)
      from += HEAD_BYTES
    }
    yield piece.subarray(from)
  }
}

function formatOf(format: TableFormat, delimiter: string, file: string): Format {
  if (format === 'csv') return csvFormat(delimiter.charCodeAt(0))
  return format === 'json' ? arrayFormat(file) : ndjsonFormat()
}

/** The chunk after one of its records. */
function after(chunk: Chunk, record: number): Chunk {
  const from = record + 1
  const start = chunk.starts[from] ?? chunk.bytes.length
  const shift = (offsets: Uint32Array) => offsets.subarray(from).map((offset) => offset - start)
  const places = { starts: shift(chunk.starts), ends: shift(chunk.ends), lines: chunk.lines.slice(from) }
  return createChunk(chunk.bytes.subarray(start), places, { ...chunk, offset: chunk.offset + start })
}

/** Gives a function that lays out the chunks of a CSV: its header is in the first that has anything but blank lines. */
function layoutOfCsv(input: Input, wish: TableWish, base: Omit<Layout, 'header'>): (chunk: Chunk) => LaidOutChunk[] {
  const { file } = wish
  let layout: Layout | undefined
  return (chunk) => {
    if (layout) return [{ layout, chunk }]
    const header = findHeader(chunk, base, wish, file)
    if (!header) return []
    if (header.preamble) input.note({ preamble: header.preamble })
    mapColumns(header.names, wish, file, chunk.lines[header.record])
    layout = { ...base, header: header.names }
    return [{ layout, chunk: after(chunk, header.record) }]
  }
}

/** Chunks of a workbook's sheet, which come as CSV. Its reader is loaded only where there is a workbook. */
async function* readSheet(input: Input, wish: TableWish): AsyncGenerator<LaidOutChunk> {
  const { readXlsx } = await import('./read-xlsx.js')
  input.note({ format: 'xlsx' })
  const { file, fields, named } = wish
  const base = {
    file,
    fields,
    named: [...named],
    format: 'csv',
    delimiter: ',',
    encoding: 'utf-8',
    isSheet: true,
  } as const
  const lay = layoutOfCsv(input, wish, base)
  for await (const chunk of readXlsx(input, input.sheet, wish.sheet)) yield* lay(chunk)
}

/**
 * Chunks of an export that is text. Its records can be read again where the bytes are those of the file: a file in another
 * encoding is read as UTF-8 that stands nowhere.
 */
async function* readExport(input: Input, wish: TableWish, mark: number): AsyncGenerator<LaidOutChunk> {
  const { file, fields, named } = wish
  let splitter: Splitter | undefined
  let lay: (chunk: Chunk) => LaidOutChunk[] = () => []
  const placed = (laid: LaidOutChunk): LaidOutChunk => {
    // An export that began as ASCII may turn out to be in another encoding: from there on its bytes are others.
    if (input.path() === undefined || input.nature().encoding !== 'utf-8') return laid
    const { layout, chunk } = laid
    return { layout, chunk: createChunk(chunk.bytes, chunk, { ...chunk, position: mark + chunk.offset }) }
  }
  for await (const bytes of withSmallBeginning(withHead(decodeInput(input)))) {
    if (!splitter) {
      if (bytes.length === 0) return
      const form = sniffTable(new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES)), wish.format, named.values())
      input.note({ format: form.delimiter === '\t' ? 'tsv' : form.format })
      const base = { ...form, file, fields, named: [...named], encoding: input.nature().encoding ?? 'utf-8' }
      const layout = { ...base, header: [] }
      // Node seeks a byte in its own kind of arrays several times as fast.
      splitter = createSplitter(formatOf(form.format, form.delimiter, file), SPLIT_LIMITS, Buffer.allocUnsafeSlow)
      lay = form.format === 'csv' ? layoutOfCsv(input, wish, base) : (chunk) => [{ layout, chunk }]
      // `[]` is a table without rows, as a header alone is.
      if (form.format !== 'csv') yield* lay(noRows())
    }
    for (const chunk of splitter.push(bytes)) yield* lay(chunk).map(placed)
  }
  for (const chunk of splitter?.end() ?? []) yield* lay(chunk).map(placed)
}

/**
 * Reads a table as chunks of whole records, each with the layout that says how to read it. Memory holds a chunk at a
 * time. Throws where there is nothing to read, the header lacks a required column, or the file is broken as a whole.
 */
export async function* readChunks(input: Input, wish: TableWish): AsyncGenerator<LaidOutChunk> {
  const { kind, mark, whole } = await withKind(input)
  if (kind !== 'text' && kind !== 'zip') throw failure(kind, {}, { file: wish.file })
  let isEmpty = true
  for await (const laid of kind === 'zip' ? readSheet(whole, wish) : readExport(whole, wish, mark)) {
    isEmpty = false
    yield laid
  }
  if (isEmpty) throw failure('empty-input', {}, { file: wish.file })
}
