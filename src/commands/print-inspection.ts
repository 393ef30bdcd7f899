import { relative, resolve, sep } from 'node:path'
import { appendText, sizeOf } from '../io/append-text.js'
import { EligoError } from '../model/fault.js'
import type { Wording } from '../model/message.js'
import { githubOf, type Locate, stepSummaryOf } from '../report/ci/github.js'
import { type Inspection, problemOf } from '../report/ci/inspection.js'
import { inspectionJsonOf } from '../report/ci/inspection-json.js'
import { junitOf } from '../report/ci/junit.js'
import { createSpeaker, type Speaker } from '../report/speaker.js'
import { ruleWords } from '../rules/rule-words.js'
import { escapeJsonForTerminal, sanitiseTerminal } from '../text/sanitise-terminal.js'
import { type Edge, langOf } from './edge.js'

/** How `validate` and `test` tell what they found, besides plain lines. */
export type CiFormat = 'github' | 'junit' | 'json'

/** Names of files in messages -> their paths. */
export type Labels = ReadonlyMap<string, string>

const CANNOT: Wording = { en: 'could not run', zh: '无法运行' }

/** What GitHub takes at most as the summary of one step. */
const STEP_SUMMARY_BYTES = 1024 * 1024

/** Paths as GitHub wants them: from the root of the repository, with slashes. */
function locatorOf(labels: Labels, { workspace }: Edge['ci']): Locate {
  return (file) => {
    const path = labels.get(file) ?? file
    if (path === '-') return undefined
    if (workspace === undefined) return path
    const within = relative(resolve(workspace), resolve(path))
    return within === '' || within.startsWith('..') ? path : within.split(sep).join('/')
  }
}

function tellGithub(inspection: Inspection, speaker: Speaker, locate: Locate, edge: Edge): void {
  for (const line of githubOf(inspection, speaker, locate)) if (!edge.out(`${line}\n`)) break
  const { stepSummary } = edge.ci
  if (stepSummary === undefined) return
  // Other commands of the same step may have written there before.
  const room = STEP_SUMMARY_BYTES - sizeOf(stepSummary)
  appendText(stepSummary, stepSummaryOf(inspection, speaker, locate, room))
}

/** Tells what was found in a format for CI. Throws where the step summary cannot be written. */
export function printInspection(
  inspection: Inspection,
  format: CiFormat,
  { speaker, labels }: { readonly speaker: Speaker; readonly labels: Labels },
  edge: Edge,
): void {
  if (format === 'github') {
    tellGithub(inspection, speaker, locatorOf(labels, edge.ci), edge)
    return
  }
  const pathOf = (file: string) => labels.get(file) ?? file
  if (format === 'json') {
    const json = inspectionJsonOf(inspection, pathOf)
    edge.out(edge.isTerminal ? escapeJsonForTerminal(json) : json)
    return
  }
  for (const piece of junitOf(inspection, pathOf)) {
    const shown = edge.isTerminal ? piece.split('\n').map(sanitiseTerminal).join('\n') : piece
    if (!edge.out(shown)) return
  }
}

/** Runs what may find out that it cannot run; for GitHub that too becomes annotations, besides the words on standard error. */
export async function annotatingFailures<T>(
  command: Inspection['command'],
  edge: Edge,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof EligoError)) throw error
    const speaker = createSpeaker(langOf(edge), ruleWords())
    const problems = error.faults.map((fault) => problemOf(fault, speaker.lang))
    const inspection = { command, sum: speaker.say(CANNOT), counts: {}, problems, warnings: [], suites: [] }
    tellGithub(inspection, speaker, locatorOf(new Map(), edge.ci), edge)
    throw error
  }
}
