/** Formats of exports. TSV is CSV with another separator. */
export type TableFormat = 'csv' | 'json' | 'ndjson'

/** Where records stand in some bytes. */
export interface RecordPlaces {
  /** Where each record begins and ends. */
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  /** The line on which each record begins, from 1. */
  readonly lines: Uint32Array
}

/** A piece of an export that holds whole records, so that it can be read by itself. Plain data that can cross threads. */
export interface Chunk extends RecordPlaces {
  readonly bytes: Uint8Array
  /** Where `bytes` begins in the stream. */
  readonly offset: number
  /** Where `bytes` begins in the file, if its records can be read there again. */
  readonly position: number | undefined
  /** Nobody else has the memory of `bytes`: it may be given away. */
  readonly isAlone: boolean
}

/**
 * Makes a chunk. All are made here: what V8 has optimised for chunks of one shape it would throw away for one of another, in
 * the middle of a scan.
 */
export const createChunk = (
  bytes: Uint8Array,
  { starts, ends, lines }: RecordPlaces,
  { offset = 0, position = undefined, isAlone = false }: Partial<Pick<Chunk, 'offset' | 'position' | 'isAlone'>> = {},
): Chunk => ({ bytes, starts, ends, lines, offset, position, isAlone })

/** A chunk of one record. */
export const chunkOfOne = (bytes: Uint8Array, line = 1): Chunk =>
  createChunk(bytes, { starts: Uint32Array.of(0), ends: Uint32Array.of(bytes.length), lines: Uint32Array.of(line) })

/** Cuts a stream of bytes into chunks of whole records. Give the pieces in order, then end it. */
export interface Splitter {
  readonly push: (bytes: Uint8Array) => Chunk[]
  readonly end: () => Chunk[]
}
