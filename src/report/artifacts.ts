import type { Manifest, Settled } from '../model/result.js'
import type { Speaker } from './speaker.js'
import { tablesOf } from './tables.js'
import { csvOf } from './write-csv.js'
import { entriesOf, resultOf } from './write-json.js'

/** A file to be written: its name inside the folder, and its text or its bytes in pieces. */
export interface Artifact {
  readonly name: ResultFile
  readonly pieces: () => Iterable<string | Uint8Array>
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

/** The files of a result folder, in the order in which they are listed. */
export function artifactsOf(settled: Settled, manifest: Manifest, speaker: Speaker): Artifact[] {
  return [
    ...Object.values(tablesOf(settled, speaker)).map(
      (table): Artifact => ({ name: `${table.name}.csv`, pieces: () => csvOf(table) }),
    ),
    { name: 'entries.ndjson', pieces: () => entriesOf(settled) },
    { name: 'result.json', pieces: () => [resultOf(settled, manifest)] },
  ]
}
