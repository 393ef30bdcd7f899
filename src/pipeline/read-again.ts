import type { Decode } from '../intake/parse-csv.js'
import { createRowHasher, parsePost } from '../intake/parse-post.js'
import { createRowReader, type Layout } from '../intake/read-rows.js'
import type { Campaign } from '../model/campaign.js'
import { chunkOfOne } from '../model/chunk.js'
import { formsOf } from './scan-partition.js'

/** Gives the text of the post of a record; undefined where the bytes are not those of the record that was scanned. */
export type RecordReader = (bytes: Uint8Array, low: number, high: number) => string | undefined

/**
 * Makes a reader of single records of an export that was scanned before. Each is known by the two hashes over all that its row
 * said: an export that has been written to since must not become evidence.
 */
export function createRecordReader(campaign: Campaign, layout: Layout, decode?: Decode): RecordReader {
  const read = createRowReader(layout, decode)
  const hashRow = createRowHasher()
  const forms = formsOf(campaign)
  return (bytes, low, high) => {
    const [row] = read(chunkOfOne(bytes))
    if (!row || 'code' in row) return undefined
    const post = parsePost(row, forms, layout.file)
    if ('code' in post) return undefined
    const [foundLow, foundHigh] = hashRow(row, post)
    return foundLow === low && foundHigh === high ? post.content : undefined
  }
}
