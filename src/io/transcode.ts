import { encodeAround, encodeMarked } from '../text/encode-marked.js'

/** Turns a stream of bytes, in order, into UTF-8. */
export interface Transcoder {
  readonly push: (bytes: Uint8Array) => Uint8Array
  readonly end: () => Uint8Array
}

const EMPTY = new Uint8Array(0)
const MOST_HELD = 4 << 20
const encoder = new TextEncoder()

const join = (first: Uint8Array, second: Uint8Array): Uint8Array =>
  first.length === 0 ? second : second.length === 0 ? first : Buffer.concat([first, second])

/** Cuts a stream where whole characters end, and decodes what is whole. */
function byPieces(endOfWhole: (bytes: Uint8Array) => number, decode: (bytes: Uint8Array) => Uint8Array): Transcoder {
  let held = EMPTY
  return {
    push(bytes) {
      const joined = join(held, bytes)
      const end = endOfWhole(joined)
      held = joined.slice(end)
      return decode(joined.subarray(0, end))
    },
    end: () => decode(held),
  }
}

/** UTF-16. Surrogates without their other half, and half a unit at the end, cannot be decoded. */
function fromUtf16(isBig: boolean): Transcoder {
  const unitAt = (bytes: Uint8Array, at: number) =>
    isBig ? (bytes[at]! << 8) | bytes[at + 1]! : (bytes[at + 1]! << 8) | bytes[at]!
  const endOfWhole = (bytes: Uint8Array) => {
    const end = bytes.length & ~1
    const isHalf = end > 0 && (unitAt(bytes, end - 2) & 0xfc00) === 0xd800
    return isHalf ? end - 2 : end
  }
  return byPieces(endOfWhole, (bytes) => {
    const even = bytes.length & ~1
    const units = Buffer.from(bytes.subarray(0, even))
    const text = (isBig ? units.swap16() : units).toString('utf16le')
    const whole = encodeMarked(text)
    return even === bytes.length ? whole : Buffer.concat([whole, encodeAround(['', ''])])
  })
}

/** In encodings that keep ASCII, no character of several bytes goes on with one of these. */
const endsCharacter = (byte: number): boolean => byte < 0x30 || (byte > 0x39 && byte < 0x40)

function endOfWholeMultibyte(bytes: Uint8Array): number {
  for (let end = bytes.length; end > 0; end--) if (endsCharacter(bytes[end - 1]!)) return end
  // Without a separator for so long, this is a cell beyond every limit: cutting through a character loses nothing more.
  return bytes.length > MOST_HELD ? bytes.length : 0
}

/** Pieces of bytes that end with a line, ends included. */
function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  let start = 0
  for (let i = 0; i < bytes.length; i++)
    if (bytes[i] === 0x0a || bytes[i] === 0x0d) {
      yield bytes.subarray(start, i + 1)
      start = i + 1
    }
  yield bytes.subarray(start)
}

/** GB18030 and other encodings that keep ASCII. A line that cannot be decoded has the mark where it cannot. */
function fromMultibyte(encoding: string): Transcoder {
  const strict = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  const lenient = new TextDecoder(encoding, { ignoreBOM: true })
  const tryDecode = (bytes: Uint8Array): string | undefined => {
    try {
      return strict.decode(bytes)
    } catch {
      return undefined
    }
  }
  return byPieces(endOfWholeMultibyte, (bytes) => {
    const whole = tryDecode(bytes)
    if (whole !== undefined) return encoder.encode(whole)
    const lines = Array.from(linesOf(bytes), (line) => {
      const text = tryDecode(line)
      return text === undefined ? encodeAround(lenient.decode(line).split('\ufffd')) : encoder.encode(text)
    })
    return Buffer.concat(lines)
  })
}

const UNTOUCHED: Transcoder = { push: (bytes) => bytes, end: () => EMPTY }

/** Makes the transcoder of an encoding. UTF-8 passes as it is: whether it is valid is seen record by record. */
export function createTranscoder(encoding: string): Transcoder {
  if (encoding === 'utf-8') return UNTOUCHED
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return fromUtf16(encoding === 'utf-16be')
  return fromMultibyte(encoding)
}
