import { POST_FIELDS } from '../intake/fields.js'
import { parsePost, rowText } from '../intake/parse-post.js'
import { createRowReader, type Layout } from '../intake/read-rows.js'
import type { Campaign } from '../model/campaign.js'
import type { Chunk } from '../model/chunk.js'
import type { Post } from '../model/post.js'
import { createFingerprinter } from '../originality/fingerprint.js'
import { type LengthOptions, measureLength } from '../rules/length.js'
import { preparePostChecks } from '../rules/prepare-rules.js'
import { hash64 } from '../text/hash.js'
import { createPartBuilder, type ScanPart } from './scan-part.js'

/** Reads chunks of one export into one part. */
export interface Scanner {
  readonly scan: (chunk: Chunk) => void
  readonly done: () => ScanPart
  /** Posts and rejects so far. */
  readonly rows: () => number
}

/** Columns that a campaign ranks by, by name; what ranks without a column is left out. */
export function rankingMetrics({ stages }: Campaign): string[] {
  const names = stages.flatMap(({ ranking = [] }) => ranking.map(({ by }) => by))
  return [...new Set(names)].filter((name) => name !== 'posted_at' && name !== 'post_id')
}

/** Fields that posts are read for under a campaign. */
export const postFields = (campaign: Campaign): string[] => [...new Set([...POST_FIELDS, ...rankingMetrics(campaign)])]

/** The length that is reported of every post: as the campaign counts it, else in characters. */
function lengthMeter({ rules }: Campaign): (text: string) => number {
  const active = rules.find(({ id }) => id === 'length')
  return measureLength(active ? (active.options as unknown as LengthOptions) : { unit: 'characters', exclude: [] })
}

/** Makes the scanner of one export: rows to posts to findings and prints, one record at a time and none knows another. */
export function createScanner(campaign: Campaign, layout: Layout): Scanner {
  const metrics = rankingMetrics(campaign)
  const forms = { zone: campaign.zone, excelSerials: campaign.excelSerials, metrics }
  const checks = preparePostChecks(campaign)
  const read = createRowReader(layout)
  const builder = createPartBuilder(layout.file, checks.length, metrics)
  const measure = lengthMeter(campaign)
  const lengthAt = checks.findIndex(({ rule }) => rule.id === 'length')
  const comparesTexts = campaign.rules.some(({ id }) => id === 'originality')
  const fingerprint = createFingerprinter()
  let rows = 0

  const look = (post: Post) => {
    const findings = checks.map(({ check }) => check(post))
    const measured = findings[lengthAt]?.args.measured
    return {
      findings,
      characters: typeof measured === 'number' ? measured : measure(post.content),
      print: comparesTexts ? fingerprint(post.content) : ([0, 0, 0] as const),
    }
  }
  return {
    scan(chunk) {
      for (const row of read(chunk)) {
        rows++
        if ('code' in row) {
          builder.addReject(row)
          continue
        }
        const post = parsePost(row, forms, layout.file)
        if ('code' in post) builder.addReject(post)
        else builder.addPost(post, row.line, { ...look(post), digest: hash64(rowText(row, post)) })
      }
    },
    done: builder.done,
    rows: () => rows,
  }
}
