import { strToU8, Zip, ZipDeflate } from 'fflate'
import { failure } from '../../model/fault.js'

/** A part of a workbook: its name inside the archive, and its text in pieces. */
export interface Part {
  readonly name: string
  readonly pieces: Iterable<string>
}

const BATCH_UNITS = 1 << 16
/** Higher levels take twice the time for a tenth less. */
const LEVEL = 3
/**
 * The archive's format keeps a local date for every part. It is always this one, so that the bytes do not tell when they
 * were made; noon, because there is no zone that skipped it.
 */
const sameTime = () => new Date(2000, 0, 1, 12)

/** Pieces joined until they are worth compressing. */
function* batches(pieces: Iterable<string>): Generator<string> {
  let text = ''
  for (const piece of pieces) {
    text += piece
    if (text.length < BATCH_UNITS) continue
    yield text
    text = ''
  }
  yield text
}

/** What an archive without the extensions for large ones holds. */
const MOST_BYTES = 0xffff_ffff

/** Parts as a ZIP archive in pieces: only what is being compressed is held. The same parts give the same bytes. */
export function* zipOf(parts: Iterable<Part>): Generator<Uint8Array> {
  let made: Uint8Array[] = []
  let bytes = 0
  const zip = new Zip((error, piece) => {
    if (error) throw error
    made.push(piece)
    bytes += piece.length
    if (bytes > MOST_BYTES) throw failure('workbook-too-large', {}, { file: 'report.xlsx' })
  })
  const take = () => {
    const taken = made
    made = []
    return taken
  }
  for (const { name, pieces } of parts) {
    const part = new ZipDeflate(name, { level: LEVEL })
    part.mtime = sameTime()
    zip.add(part)
    for (const text of batches(pieces)) {
      part.push(strToU8(text))
      yield* take()
    }
    part.push(new Uint8Array(0), true)
    yield* take()
  }
  zip.end()
  yield* take()
}
