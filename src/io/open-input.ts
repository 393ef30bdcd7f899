import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { failure } from '../model/fault.js'

/** Words for what the system said, without its own file name and code prefix. */
export const systemReason = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException
  return code
    ? `${code}${message.startsWith(`${code}: `) ? ` ${message.slice(code.length + 2).split(',')[0]}` : ''}`
    : message
}

/** The bytes of an input in order, and afterwards how many there were and their SHA-256. */
export interface Input {
  readonly name: string
  readonly bytes: AsyncIterable<Uint8Array>
  /** Valid once all bytes have been read. */
  readonly record: () => { readonly sha256: string; readonly bytes: number }
}

const PIECE = 1 << 20

/** Opens a file, or standard input for `-`. Faults of the file system become errors that name the file. */
export function openInput(path: string, stdin: AsyncIterable<Uint8Array>): Input {
  const hash = createHash('sha256')
  let size = 0
  async function* read(): AsyncGenerator<Uint8Array> {
    try {
      const source: AsyncIterable<Uint8Array> = path === '-' ? stdin : createReadStream(path, { highWaterMark: PIECE })
      for await (const piece of source) {
        hash.update(piece)
        size += piece.length
        yield piece
      }
    } catch (error) {
      if (error instanceof Error && 'code' in error && 'syscall' in error)
        throw failure('unreadable', { reason: systemReason(error) }, { file: path }, error)
      throw error
    }
  }
  let digest: string | undefined
  return {
    name: path,
    bytes: read(),
    record() {
      digest ??= hash.digest('hex')
      return { sha256: digest, bytes: size }
    },
  }
}

/** The whole text of an input, for files that are small by nature. Bytes that are not UTF-8 are refused. */
export async function readText(input: Input): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of input.bytes) pieces.push(piece)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces))
  } catch (cause) {
    throw failure('not-utf8', {}, { file: input.name }, cause)
  }
}
