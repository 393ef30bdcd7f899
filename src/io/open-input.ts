import type { Hash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync, type Stats } from 'node:fs'
import { failure } from '../model/fault.js'
import type { InputNature } from '../model/result.js'
import { isSystemError, systemReason } from './system-reason.js'

/** The bytes of an input in order, and afterwards how many there were and their SHA-256. */
export interface Input {
  readonly name: string
  /** The file that it is, where any part of it can be read again: known once reading has begun. */
  readonly path: () => string | undefined
  /** As they are in the file. */
  readonly bytes: AsyncIterable<Uint8Array>
  /** How the text is encoded, where the user said so. */
  readonly encoding: AskedEncoding | undefined
  /** The sheet to read of a workbook, by name or number, where the user said so. */
  readonly sheet: string | undefined
  /** Takes down what the input turned out to be, once its reader knows. */
  readonly note: (found: Partial<InputNature>) => void
  readonly nature: () => InputNature
  /** How many bytes have been read so far. */
  readonly size: () => number
  /** Valid once all bytes have been read; undefined where no books are kept. */
  readonly record: () => InputBytes | undefined
}

/** What an input was, as read. */
export interface InputBytes {
  readonly sha256: string
  readonly bytes: number
}

/** An encoding that the user named. It outweighs a guess; `always` also what looks like valid UTF-8. */
export interface AskedEncoding {
  readonly name: string
  readonly always: boolean
}

/** How an input is opened. */
export interface InputForm {
  /** How messages and reports call it. */
  readonly name?: string | undefined
  /** Awaited after every piece of bytes; may throw to give up. */
  readonly pause?: (() => Promise<void>) | undefined
  /** Whether to take the SHA-256. Loading Node's cryptography takes its time, so only where somebody wants it. */
  readonly keepBooks: boolean
  readonly encoding?: AskedEncoding | undefined
  readonly sheet?: string | undefined
  /** The file that it is, where any part of it can be read again. Asked once reading has begun. */
  readonly path?: () => string | undefined
}

const PIECE = 1 << 20

/**
 * A file in pieces; calls `tell` with what it is. Read synchronously: for small files that is many times quicker than what Node
 * sets up for streams.
 */
function* readFile(path: string, tell: (found: Stats) => void): Generator<Uint8Array> {
  const file = openSync(path, 'r')
  try {
    const found = fstatSync(file)
    const { size } = found
    tell(found)
    for (;;) {
      const piece = Buffer.allocUnsafeSlow(Math.min(PIECE, Math.max(size + 1, 4096)))
      const read = readSync(file, piece, 0, piece.length, null)
      if (read === 0) return
      yield piece.subarray(0, read)
    }
  } finally {
    closeSync(file)
  }
}

/** Opens a file, or standard input for `-`. Faults of the file system become errors that name the file. */
export function openInput(
  path: string,
  stdin: () => AsyncIterable<Uint8Array>,
  { name = path, pause, ...form }: InputForm,
): Input {
  let isFile = false
  const tell = (found: Stats) => {
    isFile = found.isFile()
  }
  async function* read(): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of path === '-' ? stdin() : readFile(path, tell)) {
        await pause?.()
        yield piece
      }
    } catch (error) {
      if (isSystemError(error)) throw failure('unreadable', { reason: systemReason(error) }, { file: path }, error)
      throw error
    }
  }
  return inputOf(read(), { name, path: () => (isFile ? path : undefined), ...form })
}

/** An input of bytes from anywhere. */
export function inputOf(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { name = '', keepBooks, encoding, sheet, path = () => undefined }: InputForm,
): Input {
  let hash: Hash | undefined
  let size = 0
  async function* read(): AsyncGenerator<Uint8Array> {
    if (keepBooks) hash = (await import('node:crypto')).createHash('sha256')
    for await (const piece of source) {
      hash?.update(piece)
      size += piece.length
      yield piece
    }
  }
  let sha256: string | undefined
  let nature: InputNature = {}
  return {
    name,
    path,
    bytes: read(),
    encoding,
    sheet,
    note(found) {
      nature = { ...nature, ...found }
    },
    nature: () => nature,
    size: () => size,
    record() {
      if (!hash) return undefined
      sha256 ??= hash.digest('hex')
      return { sha256, bytes: size }
    },
  }
}

/** An input that was read before and is known by what it was. */
export const inputRead = (name: string, record: () => InputBytes, nature: () => InputNature): Input => ({
  ...inputOf([], { name, keepBooks: false }),
  nature,
  record,
})
