import { EligoError } from '../model/fault.js'
import { FORMATS, FORMATS_FOR_TERMINAL } from '../report/for-terminal.js'
import { createSpeaker } from '../report/speaker.js'
import { summaryOf } from '../report/summary.js'
import type { Table } from '../report/table.js'
import { tablesOf } from '../report/tables.js'
import { ruleWords } from '../rules/rule-words.js'
import { type Edge, langOf, writtenLangOf } from './edge.js'
import { EXIT, exitCodeOf, type Gates } from './exit-code.js'
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

/** Prints pieces until they end or nobody reads any more. */
function print(pieces: Iterable<string>, edge: Edge): void {
  for (const piece of pieces) if (!edge.out(piece)) return
}

/** Decides, allocates, writes the result, and says how it went. Gives the exit code. */
export async function check(options: CheckOptions, edge: Edge): Promise<number> {
  const { folder, format, table, gates } = options
  // Loaded only here: most of Node's cryptography comes with it.
  const writer = folder === undefined ? undefined : (await import('./write-result.js')).createWriter(folder)
  const loaded = await loadCampaign(options.campaign, edge, writer !== undefined)
  const run = await runCampaign(loaded, options.inputs, edge, writer?.refuse)
  const { settled, warnings } = run
  const speaker = createSpeaker(langOf(edge, loaded.campaign), ruleWords())
  for (const warning of warnings) edge.err(speaker.fault(warning))
  const author = createSpeaker(writtenLangOf(edge, loaded.campaign), ruleWords())
  const written = await writer?.write(run, author, edge)
  for (const fault of written?.faults ?? []) edge.err(speaker.fault(fault))
  try {
    if (format === 'summary') edge.out(summaryOf(settled, speaker, edge.paint, { inputs: run.inputs, written }))
    else print((edge.isTerminal ? FORMATS_FOR_TERMINAL : FORMATS)[format](tablesOf(settled, speaker)[table]), edge)
  } catch (error) {
    if (!written || !(error instanceof EligoError)) throw error
    for (const { args, place } of error.faults)
      edge.err(speaker.fault({ code: 'unwritable/shown', args: { ...args, folder: written.folder }, place }))
    return EXIT.look
  }
  return written && written.faults.length > 0 ? EXIT.look : exitCodeOf(settled.tally, gates)
}
