/** An encoding as the WHATWG Encoding Standard names it. */
export type Encoding = string

const BOMS: readonly { readonly encoding: Encoding; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-32le', bytes: [0xff, 0xfe, 0x00, 0x00] },
  { encoding: 'utf-32be', bytes: [0x00, 0x00, 0xfe, 0xff] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
  { encoding: 'gb18030', bytes: [0x84, 0x31, 0x95, 0x33] },
]

/** The encoding that a byte order mark names, and how long the mark is. UTF-32 is told, although nobody here reads it. */
export function encodingOfBom(bytes: Uint8Array): { readonly encoding: Encoding; readonly length: number } | undefined {
  const found = BOMS.find((bom) => bom.bytes.every((byte, i) => bytes[i] === byte))
  return found && { encoding: found.encoding, length: found.bytes.length }
}

// Without 0 and }: beside a zero byte on their other side these are U+3000 and 紀, which Chinese texts are full of.
const STRUCTURE = new Set(Array.from('\t\n\r ",;:|{[]123456789', (c) => c.charCodeAt(0)))
const SAMPLE = 64 << 10

/**
 * UTF-16 without a mark, where it is plain: separators, digits and line ends stand beside a zero byte, and on the same side
 * throughout. A stray NUL in other text is not enough.
 */
function plainUtf16(bytes: Uint8Array): Encoding | undefined {
  const size = Math.min(bytes.length, SAMPLE) & ~1
  if (!bytes.subarray(0, size).includes(0)) return undefined
  let little = 0
  let big = 0
  for (let i = 0; i < size; i += 2) {
    if (bytes[i + 1] === 0 && STRUCTURE.has(bytes[i]!)) little++
    else if (bytes[i] === 0 && STRUCTURE.has(bytes[i + 1]!)) big++
  }
  const isPlain = (structure: number, other: number) =>
    structure >= 3 && structure * 200 >= size && other * 20 <= structure
  if (isPlain(little, big)) return 'utf-16le'
  return isPlain(big, little) ? 'utf-16be' : undefined
}

/** How many bytes the UTF-8 sequence at `at` has: 0 where it is invalid, -1 where the bytes end inside it. */
function utf8Length(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0
  for (let i = 1; i < length; i++) {
    const byte = bytes[at + i]
    if (byte === undefined) return -1
    // Overlong forms, surrogates and what lies beyond U+10FFFF show in the second byte.
    const low = i > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
    const high = i > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
    if (byte < low || byte > high) return 0
  }
  return length
}

const isGbTrail = (byte: number): boolean => byte >= 0x40 && byte !== 0x7f && byte <= 0xfe
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39

/** As `utf8Length`, for GB18030. */
function gbLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!
  if (lead === 0x80 || lead === 0xff) return 0
  const second = bytes[at + 1]
  if (second === undefined) return -1
  if (isGbTrail(second)) return 2
  if (!isDigit(second)) return 0
  const [third, fourth] = [bytes[at + 2], bytes[at + 3]]
  if (third === undefined || fourth === undefined) return -1
  return third >= 0x81 && third <= 0xfe && isDigit(fourth) ? 4 : 0
}

interface Evidence {
  /** Sequences of several bytes that are valid, and bytes that begin none. */
  readonly whole: number
  readonly bad: number
  /** Sequences that are more than a letter of Latin-1 before another letter: of two high bytes, or of four. */
  readonly telling: number
}

function weigh(bytes: Uint8Array, lengthAt: (bytes: Uint8Array, at: number) => number): Evidence {
  let whole = 0
  let bad = 0
  let telling = 0
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue
    const length = lengthAt(bytes, i)
    if (length < 0) break
    if (length === 0) {
      bad++
      continue
    }
    whole++
    if (length > 2 || bytes[i + 1]! >= 0x80) telling++
    i += length - 1
  }
  return { whole, bad, telling }
}

/** How many code units a text has in UTF-8, its last character perhaps cut off; undefined where a byte of it is invalid. */
function utf8Units(bytes: Uint8Array): number | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true }).length
  } catch {
    return undefined
  }
}

/**
 * UTF-8 or GB18030, for bytes that are not all valid UTF-8. What is mostly valid remains UTF-8, its bad bytes being faults of
 * their records. GB18030 is taken only where nearly everything is valid in it and does not look like Latin-1: a stray byte or
 * an accent in an ASCII file is no Chinese.
 */
function guessInvalid(bytes: Uint8Array): 'utf-8' | 'gb18030' {
  const utf8 = weigh(bytes, utf8Length)
  if (utf8.bad < utf8.whole) return 'utf-8'
  const gb = weigh(bytes, gbLength)
  if (utf8.bad === utf8.whole && gb.bad > 0) return 'utf-8'
  return gb.telling * 4 >= gb.whole && gb.bad * 10 <= gb.whole ? 'gb18030' : 'utf-8'
}

/**
 * UTF-8 or GB18030, for bytes that are not all ASCII. Valid UTF-8 is UTF-8: a text that is valid in both has only a few
 * characters of the rarest kind in one of them.
 */
export function guessMultibyte(bytes: Uint8Array): 'utf-8' | 'gb18030' {
  return utf8Units(bytes) === undefined ? guessInvalid(bytes) : 'utf-8'
}

/** The encoding of a text without a byte order mark, by its first bytes; `ascii` while they do not tell. */
export function guessEncoding(bytes: Uint8Array): Encoding {
  const utf16 = plainUtf16(bytes)
  if (utf16) return utf16
  const units = utf8Units(bytes)
  if (units === undefined) return guessInvalid(bytes)
  return units === bytes.length ? 'ascii' : 'utf-8'
}
