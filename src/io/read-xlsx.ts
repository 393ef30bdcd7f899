import { createRowChunks } from '../intake/xlsx/row-chunks.js'
import { createSheetReader } from '../intake/xlsx/sheet.js'
import { createStringsReader } from '../intake/xlsx/strings.js'
import { parseStyles, type Shown } from '../intake/xlsx/styles.js'
import { parseRelations, parseWorkbook, type Relation, resolvePart, type Sheet } from '../intake/xlsx/workbook.js'
import type { XmlReader } from '../intake/xlsx/xml.js'
import type { Chunk } from '../model/chunk.js'
import { EligoError, failure } from '../model/fault.js'
import { encodingOfBom } from '../text/guess-encoding.js'
import type { Input } from './open-input.js'
import { openZip, type Zip } from './open-zip.js'

/** A workbook is opened from its end, so that it is held as a whole. */
const MOST_BYTES = 256 << 20
const MOST_TEXT = 2 ** 31
const CHUNK_BYTES = 1 << 20
/** All parts but the sheet are held in memory. */
const MOST_HELD = 512 << 20

/** The bytes of a small part as text. */
async function readPart(zip: Zip, name: string): Promise<string> {
  const pieces: string[] = []
  await feed(zip, name, { write: (piece) => void pieces.push(piece), end: () => {} })
  return pieces.join('')
}

/** Gives a part to a reader, piece by piece. */
async function feed(zip: Zip, name: string, reader: XmlReader): Promise<void> {
  let size = 0
  for await (const read of feeding(zip, name, reader)) {
    size += read
    if (size > MOST_HELD) throw new RangeError(`${name} is larger than ${MOST_HELD} bytes`)
  }
  reader.end()
}

/** Gives a part to a reader, and how many bytes each piece had. */
async function* feeding(zip: Zip, name: string, reader: XmlReader): AsyncGenerator<number> {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  for await (const piece of zip.read(name)) {
    decoder ??= new TextDecoder(encodingOfBom(piece)?.encoding ?? 'utf-8', { fatal: true })
    reader.write(decoder.decode(piece, { stream: true }))
    yield piece.length
  }
  if (decoder) reader.write(decoder.decode())
}

interface Opened {
  readonly zip: Zip
  readonly folder: string
  readonly relations: readonly Relation[]
  readonly sheets: readonly Sheet[]
  readonly uses1904: boolean
}

async function openWorkbook(zip: Zip): Promise<Opened> {
  const [main] = parseRelations(await readPart(zip, '_rels/.rels')).filter(({ type }) => type === 'officeDocument')
  const path = resolvePart('', main?.target ?? 'xl/workbook.xml')
  if (!zip.names.has(path) || path.endsWith('.bin')) throw new SyntaxError('it holds no workbook in XML')
  const folder = path.split('/').slice(0, -1).join('/')
  const workbook = parseWorkbook(await readPart(zip, path))
  const relations = parseRelations(await readPart(zip, `${folder}/_rels/${path.split('/').at(-1)}.rels`))
  const isWorksheet = ({ relation }: Sheet) => relations.some(({ id, type }) => id === relation && type === 'worksheet')
  return { ...workbook, sheets: workbook.sheets.filter(isWorksheet), zip, folder, relations }
}

/** The sheet that was asked for by name or, failing that, by number; the first that is not hidden where none was. */
function chooseSheet(sheets: readonly Sheet[], asked: string | undefined, file: string): Sheet {
  const found =
    asked === undefined
      ? (sheets.find(({ isHidden }) => !isHidden) ?? sheets[0])
      : (sheets.find(({ name }) => name === asked) ?? (/^\d+$/.test(asked) ? sheets[Number(asked) - 1] : undefined))
  if (found) return found
  const names = sheets.map(({ name }) => name).join(', ')
  throw asked === undefined
    ? failure('bad-xlsx', { reason: 'it holds no sheet' }, { file })
    : failure('no-sheet', { sheet: asked, found: names }, { file })
}

async function gather(input: Input): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of input.bytes) {
    size += piece.length
    if (size > MOST_BYTES) throw new RangeError(`it is larger than ${MOST_BYTES} bytes`)
    pieces.push(piece)
  }
  return Buffer.concat(pieces, size)
}

async function* chunksOf({ zip, folder, relations, uses1904 }: Opened, sheet: Sheet): AsyncGenerator<Chunk> {
  const partOf = (matches: (relation: Relation) => boolean) => {
    const relation = relations.find(matches)
    return relation && resolvePart(folder, relation.target)
  }
  const strings: string[] = []
  const stringsPart = partOf(({ type }) => type === 'sharedStrings')
  if (stringsPart !== undefined && zip.names.has(stringsPart))
    await feed(zip, stringsPart, createStringsReader(strings))
  const stylesPart = partOf(({ type }) => type === 'styles')
  let styles: readonly Shown[] = []
  if (stylesPart !== undefined && zip.names.has(stylesPart)) styles = parseStyles(await readPart(zip, stylesPart))

  const rows = createRowChunks()
  const reader = createSheetReader({ strings, styles, uses1904 }, rows.add)
  const part = partOf(({ id }) => id === sheet.relation)!
  if (!zip.names.has(part)) throw new SyntaxError(`the part ${part} is missing`)
  let total = 0
  for await (const _ of feeding(zip, part, reader)) {
    if (rows.size() < CHUNK_BYTES) continue
    total += rows.size()
    if (total > MOST_TEXT) throw new RangeError(`its texts are longer than ${MOST_TEXT} bytes`)
    yield rows.take()!
  }
  reader.end()
  const last = rows.take()
  if (last) yield last
}

/**
 * A sheet of a workbook as chunks of CSV: the one asked for, else the preferred one if it is there. Throws where the file is
 * damaged, unpacks to too much or has no such sheet.
 */
export async function* readXlsx(input: Input, wanted: string | undefined, preferred?: string): AsyncGenerator<Chunk> {
  const file = input.name
  try {
    const refuse = (reason: string, cause?: unknown) => failure('bad-xlsx', { reason }, { file }, cause)
    const opened = await openWorkbook(await openZip(await gather(input), refuse))
    const asked = wanted ?? opened.sheets.find(({ name }) => name === preferred)?.name
    const sheet = chooseSheet(opened.sheets, asked, file)
    const others = opened.sheets.filter((other) => other !== sheet && !other.isHidden).map(({ name }) => name)
    input.note({ sheet: sheet.name, ...(asked === undefined && others.length > 0 ? { otherSheets: others } : {}) })
    yield* chunksOf(opened, sheet)
  } catch (cause) {
    if (cause instanceof EligoError || !(cause instanceof Error)) throw cause
    throw failure('bad-xlsx', { reason: cause.message }, { file }, cause)
  }
}
