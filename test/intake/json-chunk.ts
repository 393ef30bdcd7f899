import { parseJsonChunk } from '../../src/intake/parse-json.js'
import type { Chunk } from '../../src/model/chunk.js'

/** The records of a chunk, without their places in it, which the size of chunks decides. */
export const recordsOf = (chunk: Chunk) => Array.from(parseJsonChunk(chunk, 'utf-8'), ({ record: _, ...rest }) => rest)
