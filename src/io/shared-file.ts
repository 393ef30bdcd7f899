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
      for (const piece of pieces) {
        writeAt(descriptor, piece, at)
        at += piece.length
      }
      return start
    },
    read: (start, into) => void readAt(descriptor, start, into),
  }
}

/** Opens a shared file. It is gone when it is closed. */
export function openShared(): { readonly file: SharedFile; readonly close: () => void } {
  const { descriptor, close } = openNameless()
  return { file: { descriptor, size: new SharedArrayBuffer(8) }, close }
}
