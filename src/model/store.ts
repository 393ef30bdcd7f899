/** Puts bytes aside that there is no room for in memory. Threads that share one can read what any of them put there. */
export interface Store {
  /** Puts pieces one after the other into a place of their own, so many bytes in all; gives where that begins. */
  readonly add: (pieces: Iterable<Uint8Array>, length: number) => number
  /** Fills memory with the bytes from a place on. */
  readonly read: (start: number, into: Uint8Array) => void
}

/** A store for whoever puts nothing aside. */
export const NO_STORE: Store = {
  add: () => {
    throw new Error('nothing can be put aside here')
  },
  read: () => {
    throw new Error('nothing was put aside here')
  },
}

/** What lies in a typed array, as bytes: a view, not a copy. */
export const bytesOf = ({ buffer, byteOffset, byteLength }: Uint16Array | Uint32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)
