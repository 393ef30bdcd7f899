/** Puts bytes aside that there is no room for in memory. Threads that share one can read what any of them put there. */
export interface Store {
  /** Puts pieces one after the other into a place of their own, so many bytes in all; gives where that begins. */
  readonly add: (pieces: Iterable<Uint8Array>, length: number) => number
  /** Bytes from one place to another, in memory of their own. */
  readonly read: (start: number, end: number) => Uint8Array
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
