import zlib from 'node:zlib'
import { type Entry, fromBufferPromise } from 'yauzl'
import type { EligoError } from '../model/fault.js'

/** Bounds on what a zip file may unpack to. A spreadsheet of a million rows keeps far below them. */
const LIMITS = { entries: 10_000, bytes: 2 ** 31, ratio: 100, smallBytes: 64 << 20 }

/** Node has it from 20.15 on. */
const crc32: typeof zlib.crc32 | undefined = zlib.crc32

/** A zip file in memory: its parts by name. */
export interface Zip {
  readonly names: ReadonlySet<string>
  /** The bytes of a part as they unpack; nothing for a part that is not there. Throws where they are damaged. */
  readonly read: (name: string) => AsyncIterable<Uint8Array>
}

/** Refuses what unpacks to far more than it is: sizes that a zip file states are checked while it is read. */
function refuseBomb({ uncompressedSize, compressedSize }: Entry, refuse: (reason: string) => EligoError): void {
  const isLarge = uncompressedSize > LIMITS.smallBytes
  if (uncompressedSize > LIMITS.bytes || (isLarge && uncompressedSize > compressedSize * LIMITS.ratio))
    throw refuse(`a part of it unpacks from ${compressedSize} to ${uncompressedSize} bytes`)
}

/** Opens a zip file. Throws what `refuse` makes of a reason where it is damaged or unpacks to too much. */
export async function openZip(
  bytes: Uint8Array,
  refuse: (reason: string, cause?: unknown) => EligoError,
): Promise<Zip> {
  const entries = new Map<string, Entry>()
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).catch((cause) => {
    throw refuse((cause as Error).message, cause)
  })
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.size === LIMITS.entries) throw new RangeError(`more than ${LIMITS.entries} parts`)
      entries.set(entry.fileName, entry)
    }
  } catch (cause) {
    throw refuse((cause as Error).message, cause)
  }
  return {
    names: new Set(entries.keys()),
    async *read(name) {
      const entry = entries.get(name)
      if (!entry) return
      refuseBomb(entry, refuse)
      let sum = 0
      const stream = await zip.openReadStreamPromise(entry)
      for await (const piece of stream) {
        sum = crc32?.(piece, sum) ?? 0
        yield piece
      }
      if (crc32 && sum !== entry.crc32) throw new RangeError(`${name} is damaged: its checksum is wrong`)
    },
  }
}
