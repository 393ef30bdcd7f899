import { EligoError, failure } from '../model/fault.js'
import type { Wording } from '../model/message.js'
import type { Settled } from '../model/result.js'
import { FORMATS, FORMATS_FOR_TERMINAL } from '../report/for-terminal.js'
import { nearMissTable } from '../report/near-misses.js'
import { createSpeaker, type Speaker } from '../report/speaker.js'
import { summaryOf } from '../report/summary.js'
import type { Table, TableName } from '../report/table.js'
import { tablesOf } from '../report/tables.js'
import { ruleWords } from '../rules/rule-words.js'
import { sanitiseTerminal } from '../text/sanitise-terminal.js'
import { type Edge, langOf, writtenLangOf } from './edge.js'
import { EXIT, exitCodeOf, type Gates } from './exit-code.js'
import { loadCampaign } from './load-campaign.js'
import { type RunInputs, runCampaign } from './run-campaign.js'
import type { Writer } from './write-result.js'

/** What `eligo check` was asked for. */
export interface CheckOptions {
  readonly campaign: string | undefined
  readonly inputs: RunInputs
  readonly folder: string | undefined
  /** Write a workbook beside the other files. */
  readonly makesWorkbook: boolean
  readonly format: 'summary' | 'csv' | 'json' | 'ndjson'
  readonly table: TableName
  readonly gates: Gates
  /** Print the texts that many authors share, and nothing else. */
  readonly suggestsBoilerplate: boolean
}

const WORDS = {
  suggestion: { en: '{authors} authors, first in {post}: {text}', zh: '{authors} 位作者，最早见于 {post}：{text}' },
  none: { en: 'no text is shared by many authors', zh: '没有多位作者共用的文字' },
} as const satisfies Record<string, Wording>

/** Says which texts many authors share: staff adds to the announcement what are official share texts. */
async function suggest(options: CheckOptions, edge: Edge): Promise<number> {
  const loaded = await loadCampaign(options.campaign, edge)
  const wants = { passages: false, suggestions: true }
  const { suggestions } = await runCampaign(loaded, { ...options.inputs, wants }, edge)
  const { say } = createSpeaker(langOf(edge, loaded.campaign), ruleWords())
  if (suggestions.length === 0) edge.out(`${say(WORDS.none)}\n`)
  for (const { authors, text, postId } of suggestions)
    edge.out(`${sanitiseTerminal(say(WORDS.suggestion, { authors, post: postId, text }))}\n`)
  return EXIT.done
}

/** Prints pieces until they end or nobody reads any more. */
function print(pieces: Iterable<string>, edge: Edge): void {
  for (const piece of pieces) if (!edge.out(piece)) return
}

const tableNamed = (name: TableName, settled: Settled, speaker: Speaker): Table =>
  name === 'near-misses' ? nearMissTable(settled, speaker) : tablesOf(settled, speaker)[name]

/** Who writes the result, if it is to be written. Loaded only then: most of Node's cryptography comes with it. */
async function writerOf({ folder, makesWorkbook }: CheckOptions): Promise<Writer | undefined> {
  if (folder === undefined) {
    if (makesWorkbook) throw failure('xlsx-without-folder')
    return undefined
  }
  const { createWriter } = await import('./write-result.js')
  if (!makesWorkbook) return createWriter(folder)
  return createWriter(folder, (await import('../report/xlsx/workbook.js')).createWorkbook)
}

/** Decides, allocates, writes the result, and says how it went. Gives the exit code. */
export async function check(options: CheckOptions, edge: Edge): Promise<number> {
  if (options.suggestsBoilerplate) return suggest(options, edge)
  const { format, table, gates } = options
  const writer = await writerOf(options)
  const loaded = await loadCampaign(options.campaign, edge, writer !== undefined || options.inputs.seal !== undefined)
  const inputs = { ...options.inputs, wants: { passages: writer !== undefined } }
  const run = await runCampaign(loaded, inputs, edge, writer?.refuse)
  const { settled, warnings } = run
  const speaker = createSpeaker(langOf(edge, loaded.campaign), ruleWords())
  for (const warning of warnings) edge.warn(speaker.fault(warning))
  const author = createSpeaker(writtenLangOf(edge, loaded.campaign), ruleWords())
  if (writer) run.follower.begin('write')
  const written = await writer?.write(run, author, edge)
  run.follower.end()
  for (const fault of written?.told ?? []) edge.warn(speaker.fault(fault))
  for (const fault of written?.faults ?? []) edge.err(speaker.fault(fault))
  try {
    if (format === 'summary') edge.out(summaryOf(settled, speaker, edge.paint, { inputs: run.inputs, written }))
    else print((edge.isTerminal ? FORMATS_FOR_TERMINAL : FORMATS)[format](tableNamed(table, settled, speaker)), edge)
  } catch (error) {
    if (!written || !(error instanceof EligoError)) throw error
    for (const { args, place } of error.faults)
      edge.err(speaker.fault({ code: 'unwritable/shown', args: { ...args, folder: written.folder }, place }))
    return EXIT.look
  }
  return written && written.faults.length > 0 ? EXIT.look : exitCodeOf(settled.tally, gates)
}
