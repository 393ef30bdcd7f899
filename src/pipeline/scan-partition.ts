import { POST_FIELDS } from '../intake/fields.js'
import type { Decode } from '../intake/parse-csv.js'
import { createRowHasher, parsePost, type RowForms } from '../intake/parse-post.js'
import { createRowReader, type Layout, type Row } from '../intake/read-rows.js'
import { type Allocate, allocateHere } from '../model/allocate.js'
import { BUILT_IN_METRICS, type Campaign, metricsOf } from '../model/campaign.js'
import type { Chunk } from '../model/chunk.js'
import { growingTexts, growingUints, type TextColumn } from '../model/columns.js'
import type { Args } from '../model/message.js'
import type { Post } from '../model/post.js'
import { createTokenizer } from '../originality/normalize.js'
import type { Draft } from '../rules/define-rule.js'
import { type LengthOptions, measureLength } from '../rules/length.js'
import { preparePostChecks } from '../rules/prepare-rules.js'
import { createPartBuilder, type Scanned, type ScanPart } from './scan-part.js'

/** Where the records of posts stand in a file, in their order. */
export interface RecordColumn {
  /** Where the chunk begins in the file. */
  readonly position: number
  /** Where each record begins and ends in the chunk. */
  readonly starts: Uint32Array
  readonly ends: Uint32Array
}

/** What scanning a chunk gives: what is known of its posts, and apart from that how their texts are come by again. */
export interface ScannedChunk {
  readonly part: ScanPart
  /** Texts in the order of the posts, to be put aside; undefined where nobody will ask for them. */
  readonly texts: TextColumn | undefined
  /** In place of texts, where the file can be read again. */
  readonly records: RecordColumn | undefined
}

/** The memory of what scanning gave that can move to another thread; what threads share need not. */
export function memoryOf({ part, texts, records }: ScannedChunk): ArrayBuffer[] {
  const { ids, users, postedAt, lines, digests, characters, kyc, findings, metrics, images, expects } = part
  const columns = [postedAt, lines, digests, characters, kyc, ...findings.map(({ codes }) => codes)]
  const ofTexts = [ids, users, ...metrics, expects, texts].flatMap((column) =>
    column ? [column.bytes, column.ends] : [],
  )
  const ofRecords = records ? [records.starts, records.ends] : []
  const all = [...columns, ...ofTexts, ...ofRecords, images.posts, images.places, images.keys]
  return all.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []))
}

/** Reads chunks of one export, each by itself. */
export type Scanner = (chunk: Chunk) => ScannedChunk

/** Columns that the awards of a campaign depend on, by name; what ranks without a column is left out. */
export function rankingMetrics({ stages }: Campaign): string[] {
  const names = stages.flatMap(metricsOf)
  return [...new Set(names)].filter((name) => !BUILT_IN_METRICS.has(name))
}

/** Fields that posts are read for under a campaign. */
export const postFields = (campaign: Campaign): string[] => [...new Set([...POST_FIELDS, ...rankingMetrics(campaign)])]

/** How the cells of posts are read under a campaign. */
export const formsOf = (campaign: Campaign): RowForms => ({
  zone: campaign.zone,
  excelSerials: campaign.excelSerials,
  metrics: rankingMetrics(campaign),
})

/** The length that is reported of every post: as the campaign counts it, else in characters. */
function lengthMeter({ rules }: Campaign): (text: string) => number {
  const active = rules.find(({ id }) => id === 'length')
  return measureLength(active ? (active.options as unknown as LengthOptions) : { unit: 'characters', exclude: [] })
}

/** What a scanner may use in place of what every JavaScript has. */
export interface Means {
  readonly allocate?: Allocate
  readonly decode?: Decode
  /** Read again unless told otherwise. */
  readonly texts?: TextsWanted | undefined
}

/**
 * What becomes of texts where they are compared: they are kept, or read again where their records can be and else kept, or
 * nobody will ask for them.
 */
export type TextsWanted = 'kept' | 'again' | 'never'

type PlacedChunk = Chunk & { readonly position: number }

/** Makes the scanner of one export: rows to posts to findings and prints, one record at a time and none knows another. */
export function createScanner(
  campaign: Campaign,
  layout: Layout,
  { allocate = allocateHere, decode, texts: wanted = 'again' }: Means = {},
): Scanner {
  const forms = formsOf(campaign)
  const { metrics } = forms
  const checks = preparePostChecks(campaign)
  const read = createRowReader(layout, decode)
  const measure = lengthMeter(campaign)
  const lengthAt = checks.findIndex(({ rule }) => rule.id === 'length')
  const comparesTexts = campaign.rules.some(({ id }) => id === 'originality')
  const tokenize = createTokenizer()
  const hashRow = createRowHasher()
  const rules = checks.map(({ rule }) => rule)
  const builder = createPartBuilder(layout.file, rules, metrics, allocate)
  const texts = growingTexts()
  const [starts, ends] = [growingUints(), growingUints()]

  const isReadAgain = (chunk: Chunk): chunk is PlacedChunk =>
    comparesTexts && wanted === 'again' && chunk.position !== undefined
  const isKept = (chunk: Chunk): boolean => comparesTexts && wanted !== 'never' && !isReadAgain(chunk)
  const scanPost = (row: Row, post: Post): Scanned => {
    const drafts: Draft[] = []
    for (const { look } of checks) drafts.push(look(post))
    const measured = (drafts[lengthAt]?.args as Args | undefined)?.measured
    return {
      drafts,
      characters: typeof measured === 'number' ? measured : measure(post.content),
      print: comparesTexts ? tokenize(post.content) : NO_PRINT,
      digest: hashRow(row, post),
    }
  }
  const scanRow = (row: Row, chunk: Chunk): void => {
    const post = parsePost(row, forms, layout.file)
    if ('code' in post) {
      builder.addReject(post)
      return
    }
    builder.addPost(post, row.line, scanPost(row, post))
    if (isKept(chunk)) texts.push(post.content)
    else if (isReadAgain(chunk)) {
      starts.push(chunk.starts[row.record]!)
      ends.push(chunk.ends[row.record]!)
    }
  }
  return (chunk) => {
    builder.begin(chunk.starts.length)
    for (const row of read(chunk)) {
      if ('code' in row) builder.addReject(row)
      else scanRow(row, chunk)
    }
    return {
      part: builder.done(),
      texts: isKept(chunk) ? texts.done() : undefined,
      records: isReadAgain(chunk) ? { position: chunk.position, starts: starts.done(), ends: ends.done() } : undefined,
    }
  }
}

const NO_PRINT = new Uint16Array(0)
