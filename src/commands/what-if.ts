import { parseCampaign } from '../pipeline/parse-campaign.js'
import { scansAlike } from '../pipeline/scans-alike.js'
import { amend, readChange } from '../pipeline/what-if.js'
import { compareSettled } from '../report/compare-settled.js'
import { createSpeaker } from '../report/speaker.js'
import { whatIfJson, whatIfText } from '../report/what-if.js'
import { ruleWords } from '../rules/rule-words.js'
import { type Edge, langOf } from './edge.js'
import { exitCodeOf, type Gates } from './exit-code.js'
import { type LoadedCampaign, loadCampaign } from './load-campaign.js'
import { type Run, type RunInputs, runCampaign } from './run-campaign.js'

/** What `eligo check --what-if` was asked for. */
export interface WhatIfOptions {
  readonly campaign: string | undefined
  readonly inputs: RunInputs
  /** `rule.option=value`, as often as the user gave it. */
  readonly changes: readonly string[]
  readonly asJson: boolean
  readonly gates: Gates
}

/** Standard input, kept for the second run. */
function keepStdin(edge: Edge): Edge {
  let pieces: Uint8Array[] | undefined
  async function* read(): AsyncGenerator<Uint8Array> {
    if (pieces) {
      yield* pieces
      return
    }
    pieces = []
    for await (const piece of edge.stdin()) {
      pieces.push(piece)
      yield piece
    }
  }
  return { ...edge, stdin: read }
}

/** The campaign as the changes make it. Throws as for a campaign file with such faults. */
async function changed(loaded: LoadedCampaign, changes: readonly string[]): Promise<LoadedCampaign> {
  const { campaign, warnings } = await parseCampaign(loaded.text, loaded.path, amend(changes.map(readChange)))
  return { ...loaded, campaign, warnings }
}

/** Both results: out of one scan where the changes only bear on what is settled, else out of two. */
async function runBoth(before: LoadedCampaign, after: LoadedCampaign, inputs: RunInputs, edge: Edge) {
  const wants = { passages: false }
  if (scansAlike(before.campaign, after.campaign)) {
    const run = await runCampaign(before, { ...inputs, wants: { ...wants, alternative: after.campaign } }, edge)
    return { run, after: run.alternative! }
  }
  const kept = keepStdin(edge)
  const run: Run = await runCampaign(before, { ...inputs, wants }, kept)
  return { run, after: (await runCampaign(after, { ...inputs, wants }, kept)).settled }
}

/** Says what changes of the campaign file would change. Writes nothing. Gives the exit code of the campaign as it is. */
export async function whatIf(options: WhatIfOptions, edge: Edge): Promise<number> {
  const { changes, inputs, gates } = options
  const loaded = await loadCampaign(options.campaign, edge)
  const otherwise = await changed(loaded, changes)
  const { run, after } = await runBoth(loaded, otherwise, inputs, edge)
  const before = run.settled
  const speaker = createSpeaker(langOf(edge, loaded.campaign), ruleWords())
  for (const warning of [...run.warnings, ...otherwise.warnings.filter(({ place }) => place.file?.startsWith('--'))])
    edge.warn(speaker.fault(warning))
  const difference = compareSettled(before, after)
  edge.out(
    options.asJson
      ? whatIfJson(changes, difference, { before, after })
      : whatIfText(changes, difference, after, speaker, edge.paint),
  )
  return exitCodeOf(before.tally, gates)
}
