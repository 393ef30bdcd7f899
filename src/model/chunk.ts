/** Formats of exports. TSV is CSV with another separator. */
export type TableFormat = 'csv' | 'json' | 'ndjson'

/** A piece of an export that holds whole records, so that it can be read by itself. */
export interface Chunk {
  readonly bytes: Uint8Array
  /** Where each record begins and ends in `bytes`. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** The line on which each record begins, from 1. */
  readonly lines: readonly number[]
  /** Where `bytes` begins in the stream. */
  readonly offset: number
  /** Where `bytes` begins in the file, if its records can be read there again. */
  readonly position?: number
  /** Nobody else has the memory of `bytes`: it may be given away. */
  readonly isAlone?: boolean
}

/** Cuts a stream of bytes into chunks of whole records. Give the pieces in order, then end it. */
export interface Splitter {
  readonly push: (bytes: Uint8Array) => Chunk[]
  readonly end: () => Chunk[]
}
