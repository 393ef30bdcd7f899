import { openNameless, readAt, writeAt } from './spool.js'

/** A file that threads put words into, each where nobody else does. Plain data that can cross. */
export interface SharedFile {
  readonly descriptor: number
  /** One 64-bit number: how many words were given out. */
  readonly size: SharedArrayBuffer
}

const BYTES = 4

/** Puts words into a shared file, and reads what any thread has put there. Without a file there is no room. */
export function storeIn(file: SharedFile | undefined) {
  const { descriptor, size } = file ?? NO_FILE
  const taken = new BigInt64Array(size)
  return {
    /** Puts pieces one after the other, `length` words in all; gives where the first begins. Throws where there is no room. */
    add(pieces: Iterable<Uint32Array>, length: number): number {
      const start = Number(Atomics.add(taken, 0, BigInt(length)))
      let at = start * BYTES
      for (const piece of pieces) {
        const bytes = new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength)
        writeAt(descriptor, bytes, at)
        at += bytes.length
      }
      return start
    },
    read(start: number, end: number): Uint32Array {
      return new Uint32Array(readAt(descriptor, start * BYTES, end * BYTES).buffer)
    },
  }
}

/** Nothing can be written there. */
const NO_FILE: SharedFile = { descriptor: -1, size: new SharedArrayBuffer(8) }

/** Opens a temporary file that threads share. It is gone when it is closed. */
export function openShared(): { readonly file: SharedFile; readonly close: () => void } {
  const { descriptor, close } = openNameless()
  return { file: { descriptor, size: new SharedArrayBuffer(8) }, close }
}
