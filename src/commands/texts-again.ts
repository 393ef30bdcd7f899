import type { Layout } from '../intake/read-rows.js'
import { decodeUtf8 } from '../io/decode-utf8.js'
import type { FileReader } from '../io/file-reader.js'
import type { Input } from '../io/open-input.js'
import type { StoredTexts } from '../io/text-store.js'
import type { Campaign } from '../model/campaign.js'
import { failure } from '../model/fault.js'
import { createRecordReader, type RecordReader } from '../pipeline/read-again.js'
import type { ScanPart } from '../pipeline/scan-part.js'
import type { RecordColumn } from '../pipeline/scan-partition.js'

/** Makes what gives the texts of posts by reading their records again, where they stand in the exports. */
export function createTextsAgain(campaign: Campaign, exports: readonly Input[], files: FileReader) {
  const inputs = new Map(exports.map((input) => [input.name, input]))
  const readers = new Map<Layout, RecordReader>()
  const readerOf = (layout: Layout): RecordReader => {
    const reader = readers.get(layout) ?? createRecordReader(campaign, layout, decodeUtf8)
    readers.set(layout, reader)
    return reader
  }
  return (layout: Layout, { count, digests, lines, file }: ScanPart, records: RecordColumn): StoredTexts => {
    const path = inputs.get(layout.file)!.path()!
    const read = readerOf(layout)
    const { position, starts, ends } = records
    return {
      count,
      textAt(text) {
        const bytes = files.read(path, position + starts[text]!, position + ends[text]!)
        const found = read(bytes, digests[2 * text]!, digests[2 * text + 1]!)
        if (found === undefined) throw failure('input-changed', {}, { file, line: lines[text]! })
        return found
      },
    }
  }
}
