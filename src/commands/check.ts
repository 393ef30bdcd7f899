import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { type Artifact, writeFiles } from '../io/write-files.js'
import { failure } from '../model/fault.js'
import type { Manifest, Settled } from '../model/result.js'
import { createSpeaker, type Speaker } from '../report/speaker.js'
import { summaryOf } from '../report/summary.js'
import type { Table } from '../report/table.js'
import { tablesOf } from '../report/tables.js'
import { csvOf } from '../report/write-csv.js'
import { entriesOf, jsonOf, ndjsonOf, resultOf } from '../report/write-json.js'
import { ruleWords } from '../rules/rule-words.js'
import { type Edge, langOf } from './edge.js'
import { exitCodeOf, type Gates } from './exit-code.js'
import { loadCampaign } from './load-campaign.js'
import { type RunInputs, runCampaign } from './run-campaign.js'

/** What `eligo check` was asked for. */
export interface CheckOptions {
  readonly campaign: string | undefined
  readonly inputs: RunInputs
  readonly folder: string | undefined
  readonly format: 'summary' | 'csv' | 'json' | 'ndjson'
  readonly table: Table['name']
  readonly gates: Gates
}

const FORMATS = { csv: csvOf, json: jsonOf, ndjson: ndjsonOf } as const

/** The files of a result folder, in the order in which they are listed. */
function artifactsOf(settled: Settled, manifest: Manifest, speaker: Speaker): Artifact[] {
  const tables = tablesOf(settled, speaker)
  return [
    ...Object.values(tables).map((table): Artifact => ({ name: `${table.name}.csv`, pieces: () => csvOf(table) })),
    { name: 'entries.ndjson', pieces: () => entriesOf(settled) },
    { name: 'result.json', pieces: () => [resultOf(settled, manifest)] },
  ]
}

/** Refuses to write over anything that was read, also where a link or another spelling hides that. */
async function refuseInputs(folder: string, names: readonly string[], inputs: readonly string[]): Promise<void> {
  const real = async (path: string) => realpath(path).catch(() => undefined)
  const read = new Set(await Promise.all(inputs.filter((path) => path !== '-').map(real)))
  for (const name of names) {
    const path = join(folder, name)
    const found = await real(path)
    if (found !== undefined && read.has(found)) throw failure('output-is-input', {}, { file: path })
  }
}

async function print(pieces: Iterable<string>, edge: Edge): Promise<void> {
  for (const piece of pieces) if (!(await edge.out(piece))) return
}

/** Decides, allocates, writes the result, and says how it went. Gives the exit code. */
export async function check(options: CheckOptions, edge: Edge): Promise<number> {
  const loaded = await loadCampaign(options.campaign, edge)
  const { settled, manifest, paths, warnings } = await runCampaign(loaded, options.inputs, edge)
  const speaker = createSpeaker(langOf(edge, loaded.campaign), ruleWords())
  for (const warning of warnings) edge.err(speaker.fault(warning))
  const { folder } = options
  const artifacts = artifactsOf(settled, manifest, speaker)
  const files = artifacts.map(({ name }) => name)
  if (folder !== undefined) {
    await refuseInputs(folder, files, paths)
    await writeFiles(folder, artifacts)
  }
  if (options.format === 'summary')
    await edge.out(summaryOf(settled, speaker, edge.paint, folder === undefined ? undefined : { folder, files }))
  else await print(FORMATS[options.format](tablesOf(settled, speaker)[options.table]), edge)
  return exitCodeOf(settled.tally, options.gates)
}
