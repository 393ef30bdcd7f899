import type { Manifest, Settled } from '../model/result.js'
import type { Speaker } from './speaker.js'
import { tablesOf } from './tables.js'
import { csvOf } from './write-csv.js'
import { entriesOf, resultOf } from './write-json.js'

/** A file to be written: its name inside the folder, and its text in pieces. */
export interface Artifact {
  readonly name: string
  readonly pieces: () => Iterable<string>
}

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
