import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCsvChunk } from '../../src/intake/parse-csv.js'
import { csvFormat } from '../../src/intake/split-csv.js'
import { arrayFormat, ndjsonFormat } from '../../src/intake/split-json.js'
import { createSplitter, type Format, SPLIT_LIMITS } from '../../src/intake/split-records.js'
import type { Chunk } from '../../src/model/chunk.js'
import { recordsOf } from '../intake/json-chunk.js'
import { trials } from './law.js'

const encoder = new TextEncoder()

/** Bytes cut into pieces of a size, in order. */
function* piecesOf(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** Bytes of a piece, and of a chunk. */
type Sizes = readonly [piece: number, chunk: number]

const WHOLE: Sizes = [1 << 20, 1 << 20]

function split(bytes: Uint8Array, format: Format, [pieceBytes, chunkBytes]: Sizes): Chunk[] {
  const splitter = createSplitter(format, { ...SPLIT_LIMITS, chunkBytes })
  const chunks = [...Array.from(piecesOf(bytes, pieceBytes), (piece) => splitter.push(piece)).flat(), ...splitter.end()]
  for (const { bytes: its, offset } of chunks) expect(its).toEqual(bytes.subarray(offset, offset + its.length))
  return chunks
}

const csvRecords = (bytes: Uint8Array, delimiter: string, sizes = WHOLE) =>
  split(bytes, csvFormat(delimiter.charCodeAt(0)), sizes).flatMap((chunk) => [
    ...parseCsvChunk(chunk, { delimiter, encoding: 'utf-8' }),
  ])
const jsonRecords = (bytes: Uint8Array, format: () => Format, sizes = WHOLE) =>
  split(bytes, format(), sizes).flatMap((chunk) => recordsOf(chunk))

const SIZES: readonly Sizes[] = [[1, 1], [1, 1 << 20], [2, 7], [3, 1], [16, 1 << 20], [64, 16], [1 << 20, 1], WHOLE]

const letters = fc.constantFrom('a', '"', ',', ';', '\t', '\n', '\r', '\r\n', ' ', '帖', '😀', '\u2028', '1', '', '""')
const hostileText = fc.array(letters, { maxLength: 40 }).map((parts) => parts.join(''))
const anyBytes = fc.oneof(
  hostileText.map((text) => encoder.encode(text)),
  fc.uint8Array({ maxLength: 60 }),
)
const cell = fc
  .oneof(hostileText, fc.string({ unit: 'grapheme', maxLength: 12 }))
  .filter((text) => !text.includes('\0'))

/** A cell as RFC 4180 writes it. */
const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`

describe('CSV in pieces', () => {
  it('gives the cells that were written, and the lines on which records begin, for every size of piece and chunk', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 8 }),
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        (rows, delimiter, end, isEnded) => {
          const texts = rows.map((row) => row.map(quote).join(delimiter))
          const text = texts.join(end) + (isEnded && rows.length > 0 ? end : '')
          let line = 1
          const expected = rows.map((cells, i) => {
            const record = { line, cells: cells.map((c) => (/^="[^"]*"$/.test(c) ? c.slice(2, -1) : c)) }
            line += (texts[i]!.match(/\r\n|\n|\r/g)?.length ?? 0) + 1
            return record
          })
          for (const sizes of SIZES) expect(csvRecords(encoder.encode(text), delimiter, sizes)).toEqual(expected)
        },
      ),
      trials(),
    )
  })

  it('gives what csv-parse gives, wherever csv-parse reads the whole', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const bytes = encoder.encode(text)
        let rows: string[][]
        try {
          rows = parse(bytes, { relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] })
        } catch {
          return
        }
        const cells = csvRecords(bytes, ',').map((record) => ('cells' in record ? record.cells : record))
        expect(cells).toEqual(rows)
      }),
      trials(),
    )
  })

  it('gives the same records, good and bad, for every size of piece and chunk, whatever the bytes', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const whole = csvRecords(bytes, ',')
        for (const sizes of SIZES) expect(csvRecords(bytes, ',', sizes)).toEqual(whole)
      }),
      trials(),
    )
  })

  it('cuts off what is longer than the limit at the same place, for every size of piece and chunk', () => {
    fc.assert(
      fc.property(anyBytes, fc.integer({ min: 2, max: 20 }), (bytes, limit) => {
        const placesFor = (sizes: Sizes) =>
          split(bytes, csvFormat(','.charCodeAt(0), limit), sizes).flatMap(({ starts, ends, lines, offset }) =>
            Array.from(starts, (start, i) => [offset + start, offset + ends[i]!, lines[i]]),
          )
        const whole = placesFor(WHOLE)
        for (const sizes of SIZES) expect(placesFor(sizes)).toEqual(whole)
      }),
      trials(),
    )
  })

  it('lets a broken record harm no other', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('"open', 'a"b,c', '"a"b,c', '"a" "b",c', '"', '"""', '\ufffe"x'),
        fc.nat({ max: 4 }),
        (broken, at) => {
          const lines = Array.from({ length: 5 }, (_, i) => `id${i},"text ""${i}"""`)
          lines.splice(at, 0, broken)
          const records = csvRecords(encoder.encode(`${lines.join('\n')}\n`), ',')
          const good = records.filter((record) => 'cells' in record && record.cells[0]!.startsWith('id'))
          expect(good).toEqual(
            Array.from({ length: 5 }, (_, i) => ({ line: i < at ? i + 1 : i + 2, cells: [`id${i}`, `text "${i}"`] })),
          )
        },
      ),
      trials(0.1),
    )
  })
})

const json = fc.dictionary(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
  fc.oneof(hostileText, fc.integer(), fc.boolean(), fc.constant(null)),
  { maxKeys: 5 },
)
const asCell = (value: unknown): string => (value === null ? '' : String(value))
const expectedRecord = (value: Record<string, unknown>) => ({
  keys: Object.keys(value),
  cells: Object.values(value).map(asCell),
})
const withoutLines = (records: readonly object[]) => records.map((record) => ({ ...record, line: undefined }))

describe('JSON in pieces', () => {
  const size = fc.constantFrom(...SIZES)

  it('gives the records of an array, for every size of piece and chunk and however it is indented', () => {
    fc.assert(
      fc.property(
        fc.array(json, { maxLength: 6 }),
        fc.constantFrom(undefined, 2, '\t'),
        size,
        (values, indent, sizes) => {
          const bytes = encoder.encode(JSON.stringify(values, null, indent))
          const expected = withoutLines(values.map(expectedRecord))
          expect(withoutLines(jsonRecords(bytes, () => arrayFormat('a.json'), sizes))).toEqual(expected)
        },
      ),
      trials(),
    )
  })

  it('gives the records of lines, with their lines, blank ones passed over', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(json, { nil: undefined }), { maxLength: 8 }),
        fc.constantFrom('\n', '\r\n'),
        size,
        (values, end, sizes) => {
          const text = values.map((value) => (value === undefined ? '' : JSON.stringify(value))).join(end)
          const expected = values.flatMap((value, i) =>
            value === undefined ? [] : { line: i + 1, ...expectedRecord(value) },
          )
          expect(jsonRecords(encoder.encode(text), ndjsonFormat, sizes)).toEqual(expected)
        },
      ),
      trials(),
    )
  })
})
