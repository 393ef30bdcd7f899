import type { Fault } from '../model/fault.js'
import type { Manifest, Settled } from '../model/result.js'
import { createBooks, type Hasher } from './books.js'
import { pageOf } from './html/page.js'
import { pageDataOf } from './html/page-data.js'
import type { Speaker } from './speaker.js'
import { tablesOf } from './tables.js'
import { csvOf } from './write-csv.js'
import { entriesOf, resultOf } from './write-json.js'
import type { Workbook, WorkbookForm } from './xlsx/workbook.js'

/** A file to be written: its name inside the folder, and its text or its bytes in pieces. */
export interface Artifact {
  readonly name: ResultFile
  readonly pieces: () => Iterable<string | Uint8Array>
  /** What it cannot show as it is, once all pieces have been taken. */
  readonly told?: () => readonly Fault[]
}

/** Every file that a result folder may hold. None of these names ever comes from data. */
export const RESULT_FILES = [
  'report.csv',
  'allocation.csv',
  'review.csv',
  'rejects.csv',
  'entries.ndjson',
  'result.json',
  'report.html',
  'report.xlsx',
] as const

export type ResultFile = (typeof RESULT_FILES)[number]

/** What the making of a result's files needs from outside. */
export interface ArtifactTools {
  /** Begins a SHA-256. */
  readonly createHasher: () => Hasher
  /** The SHA-256 of a text in base64, as a content security policy names it. */
  readonly sha256Base64: (text: string) => string
  /** Makes workbooks, where one is wanted. */
  readonly createWorkbook?: ((form: WorkbookForm) => Workbook) | undefined
}

/** The sheet of reviews is there to be filled in, so no digest could hold it. */
const isFilledIn = (name: string): boolean => name === 'review'

/**
 * The files of a result folder, in the order in which they are listed. result.json holds the digests of the tables and of
 * the entries.
 */
export function artifactsOf(
  settled: Settled,
  manifest: Manifest,
  speaker: Speaker,
  { createHasher, sha256Base64, createWorkbook }: ArtifactTools,
): Artifact[] {
  const books = createBooks(createHasher)
  const tables = Object.values(tablesOf(settled, speaker))
  const sheets = tables.map((table) => {
    const artifact: Artifact = { name: `${table.name}.csv`, pieces: () => csvOf(table) }
    return isFilledIn(table.name) ? artifact : books.keep(artifact)
  })
  const made = { ...manifest, language: speaker.lang }
  const coloured = new Set(['verdict', 'status', ...settled.rules.map(({ id }) => id)])
  return [
    ...sheets,
    books.keep({ name: 'entries.ndjson', pieces: () => entriesOf(settled) }),
    { name: 'result.json', pieces: () => [resultOf(settled, made, books.records())] },
    { name: 'report.html', pieces: () => pageOf(pageDataOf(settled, made, speaker), sha256Base64) },
    ...(createWorkbook ? [{ name: 'report.xlsx' as const, ...createWorkbook({ tables, coloured, speaker }) }] : []),
  ]
}
