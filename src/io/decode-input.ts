import { isAscii } from 'node:buffer'
import { failure } from '../model/fault.js'
import { type Encoding, encodingOfBom, guessEncoding, guessMultibyte } from '../text/guess-encoding.js'
import type { Input } from './open-input.js'
import { createTranscoder } from './transcode.js'

const HEAD_BYTES = 1 << 20
const EMPTY = new Uint8Array(0)
/** Decoded by Node, but no form in which an export could be cut into lines. */
const NO_EXPORT = new Set(['iso-2022-jp', 'replacement', 'x-user-defined'])

/** The encoding that a user names, as the WHATWG Encoding Standard calls it. Throws where there is none of that name. */
export function encodingNamed(name: string): Encoding {
  const label = name.trim().toLowerCase()
  try {
    const { encoding } = new TextDecoder(label)
    if (NO_EXPORT.has(encoding)) throw new RangeError(encoding)
    // The standard decodes GBK as GB18030, of which it is a part.
    return encoding === 'gbk' ? 'gb18030' : encoding
  } catch (cause) {
    throw failure('unknown-encoding', { value: name }, {}, cause)
  }
}

/** Pieces joined until there are enough bytes, or no more. */
async function gather(source: AsyncIterator<Uint8Array>, first: Uint8Array): Promise<Uint8Array> {
  if (first.length >= HEAD_BYTES) return first
  const pieces = [first]
  for (let size = first.length; size < HEAD_BYTES; ) {
    const { done, value } = await source.next()
    if (done) break
    pieces.push(value)
    size += value.length
  }
  return pieces.length === 1 ? first : Buffer.concat(pieces)
}

const firstNonAscii = (bytes: Uint8Array): number => (isAscii(bytes) ? -1 : bytes.findIndex((byte) => byte >= 0x80))

interface Begun {
  readonly encoding: Encoding
  /** What follows the byte order mark, as far as it has been read. */
  readonly head: Uint8Array
}

/** Tells the encoding by the byte order mark, by what the user said, or by the first mebibyte. */
function begin({ name, encoding: asked }: Input, head: Uint8Array): Begun {
  const bom = encodingOfBom(head)
  if (bom?.encoding.startsWith('utf-32'))
    throw failure('unreadable-encoding', { encoding: bom.encoding }, { file: name })
  if (bom) return { encoding: bom.encoding, head: head.subarray(bom.length) }
  const guess = asked?.always ? asked.name : guessEncoding(head)
  return { encoding: guess === 'gb18030' ? (asked?.name ?? guess) : guess, head }
}

/**
 * The bytes of an input as UTF-8 without a byte order mark. Tells the input its encoding. What begins as ASCII is given on
 * until the first other byte; from there on, the next mebibyte tells. What cannot be decoded is invalid UTF-8 in the
 * bytes given, never a replacement character. Memory holds a piece and at most two mebibytes.
 */
export async function* decodeInput(input: Input): AsyncGenerator<Uint8Array> {
  const source = input.bytes[Symbol.asyncIterator]()
  try {
    let { encoding, head } = begin(input, await gather(source, EMPTY))
    input.note({ encoding: encoding === 'ascii' ? 'utf-8' : encoding })
    while (encoding === 'ascii') {
      yield head
      const { done, value } = await source.next()
      if (done) return
      const from = firstNonAscii(value)
      head = from < 0 ? value : value.subarray(0, from)
      if (from < 0) continue
      yield head
      head = await gather(source, value.subarray(from))
      const guess = guessMultibyte(head)
      encoding = guess === 'gb18030' ? (input.encoding?.name ?? guess) : guess
      input.note({ encoding })
    }
    const transcoder = createTranscoder(encoding)
    yield transcoder.push(head)
    for (let next = await source.next(); !next.done; next = await source.next()) yield transcoder.push(next.value)
    yield transcoder.end()
  } finally {
    await source.return?.()
  }
}
