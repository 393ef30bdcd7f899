import { NO_STORE, type Store } from '../model/store.js'
import { openNameless, readAt, writeAt } from './spool.js'

/** A temporary file that threads share, each writing where nobody else does. Plain data that can cross. */
export interface SharedFile {
  readonly descriptor: number
  /** One 64-bit number: how many bytes were given out. */
  readonly size: SharedArrayBuffer
}

/** The store in a shared file. It throws where there is no room on the disk. */
export function storeIn(file: SharedFile | undefined): Store {
  if (!file) return NO_STORE
  const { descriptor } = file
  const taken = new BigInt64Array(file.size)
  return {
    add(pieces, length) {
      const start = Number(Atomics.add(taken, 0, BigInt(length)))
      let at = start
      for (const bytes of inBatches(pieces)) {
        writeAt(descriptor, bytes, at)
        at += bytes.length
      }
      return start
    },
    read: (start, into) => void readAt(descriptor, start, into),
  }
}

const BATCH = 1 << 18

/** The same bytes in larger pieces, each good until the next: to write many small ones takes longer than to copy them. */
function* inBatches(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  const batch = new Uint8Array(BATCH)
  let size = 0
  for (const piece of pieces) {
    if (size + piece.length > BATCH) {
      yield batch.subarray(0, size)
      size = 0
    }
    if (piece.length > BATCH) yield piece
    else {
      batch.set(piece, size)
      size += piece.length
    }
  }
  yield batch.subarray(0, size)
}

/** Opens a shared file. It is gone when it is closed. */
export function openShared(): { readonly file: SharedFile; readonly close: () => void } {
  const { descriptor, close } = openNameless()
  return { file: { descriptor, size: new SharedArrayBuffer(8) }, close }
}
