import { codeOf, failure, formatPlace, isHarmless, type Place, type Reject } from '../model/fault.js'
import type { Wording } from '../model/message.js'
import type { Entry, Settled } from '../model/result.js'
import { type Case, type Inspection, type Problem, problemOf, type Suite } from '../report/ci/inspection.js'
import { createSpeaker, type Speaker } from '../report/speaker.js'
import { reasonsOf, timeShower } from '../report/tables.js'
import { ruleWords } from '../rules/rule-words.js'
import { sanitiseTerminal } from '../text/sanitise-terminal.js'
import { type Expectation, meets, parseExpectation, rulesAmiss } from '../verdict/expectation.js'
import { type Edge, langOf } from './edge.js'
import { EXIT } from './exit-code.js'
import { loadCampaign } from './load-campaign.js'
import type { CiFormat } from './print-inspection.js'
import { type RunInputs, runCampaign } from './run-campaign.js'

/** What `eligo test` was asked for. */
export interface TestOptions {
  readonly campaign: string | undefined
  readonly inputs: RunInputs
  readonly format: 'text' | CiFormat
}

const WORDS = {
  mismatch: { en: '{post}: expected {expected}, got {got}', zh: '{post}：期望 {expected}，实际 {got}' },
  unknown: {
    en: '{post}: expected {expected}, which names no active rule: {unknown}',
    zh: '{post}：期望 {expected} 中有未启用的规则：{unknown}',
  },
  sum: {
    en: '{met} as expected, {missed} not, {skipped} without expectation',
    zh: '符合 {met}，不符 {missed}，未写期望 {skipped}',
  },
} as const satisfies Record<string, Wording>

/** What a post turned out to be, in the words of an `expect` cell. */
function outcomeOf({ outcomes, decision }: Entry): string {
  const notable = [...outcomes]
    .filter(([, outcome]) => outcome !== 'pass')
    .map(([rule, outcome]) => `${rule}:${outcome}`)
  return [decision.verdict, ...notable].join(' ')
}

/** Rules that an expectation may leave out: they do not bear on the verdict. */
const freeRules = ({ rules }: Settled): ReadonlySet<string> =>
  new Set(rules.filter(({ effect }) => effect === 'gate' || effect === 'note').map(({ id }) => id))

/** Words a post that turned out otherwise than expected. */
function mismatchOf(entry: Entry, expectation: Expectation, settled: Settled, speaker: Speaker): Problem {
  const free = freeRules(settled)
  const active = new Set(settled.rules.map(({ id }) => id))
  const unknown = expectation.rules.map(({ rule }) => rule).filter((rule) => !active.has(rule))
  const amiss = rulesAmiss(entry, expectation, free)
  const post = { id: entry.postId, expected: expectation.text, got: outcomeOf(entry) }
  const args = { post: post.id, expected: post.expected, got: post.got, unknown: unknown.join(', ') }
  return {
    code: 'mismatch',
    rules: amiss.length > 0 ? amiss : ['verdict'],
    place: settled.placeOf(entry.post),
    message: speaker.say(unknown.length > 0 ? WORDS.unknown : WORDS.mismatch, args),
    reasons: reasonsOf(entry, speaker, timeShower(settled)(entry)),
    post,
  }
}

function caseOf(entry: Entry, settled: Settled, speaker: Speaker): Case {
  const { line } = settled.placeOf(entry.post)
  const expectation = parseExpectation(entry.expect ?? '')
  const base = { name: entry.postId, line, problem: undefined }
  if (!expectation) return { ...base, outcome: 'skipped' }
  if (meets(entry, expectation, freeRules(settled))) return { ...base, outcome: 'passed' }
  return { ...base, outcome: 'failed', problem: mismatchOf(entry, expectation, settled, speaker) }
}

/** A suite for each file: its posts in order, then its rows that could not be read. */
function suitesOf(settled: Settled, bad: readonly Reject[], speaker: Speaker): Suite[] {
  const byFile = new Map<string, Case[]>()
  const add = (file: string, given: Case) => {
    const cases = byFile.get(file)
    if (cases) cases.push(given)
    else byFile.set(file, [given])
  }
  for (const post of settled.kept) add(settled.placeOf(post).file, caseOf(settled.entryOf(post), settled, speaker))
  for (const reject of bad) {
    const name = reject.postId || codeOf(reject)
    const problem = problemOf(reject, speaker.lang)
    add(reject.place.file ?? '', { name, line: reject.place.line, outcome: 'error', problem })
  }
  return [...byFile].map(([file, cases]) => ({ file, cases }))
}

interface Tried {
  readonly inspection: Inspection
  readonly speaker: Speaker
  readonly labels: ReadonlyMap<string, string>
}

/** Holds the verdicts against what the fixtures expect. Says nothing. Throws where nothing is expected. */
async function tryFixtures({ campaign, inputs }: TestOptions, edge: Edge): Promise<Tried> {
  const loaded = await loadCampaign(campaign, edge)
  const { settled, warnings, labels, follower } = await runCampaign(loaded, inputs, edge)
  follower.end()
  const speaker = createSpeaker(langOf(edge, loaded.campaign), ruleWords())
  const bad = settled.rejects.filter((reject) => !isHarmless(reject))
  const suites = suitesOf(settled, bad, speaker)
  const cases = suites.flatMap((suite) => suite.cases)
  const count = (wanted: Case['outcome']) => cases.filter(({ outcome }) => outcome === wanted).length
  const counts = { met: count('passed'), missed: count('failed'), skipped: count('skipped'), rejects: bad.length }
  if (counts.met + counts.missed === 0) throw failure('no-expectations', {}, { file: inputs.posts.join(' ') })
  const inspection: Inspection = {
    command: 'test',
    sum: speaker.say(WORDS.sum, counts),
    counts,
    problems: cases.flatMap(({ problem }) => problem ?? []),
    warnings: warnings.map((fault) => problemOf(fault, speaker.lang)),
    suites,
  }
  return { inspection, speaker, labels }
}

const withPlace = (place: Place, message: string): string =>
  [formatPlace(place), message].filter((part) => part !== '').join(': ')

/** Plain lines: each mismatch with its reasons, each bad row with its place and code, and the sum. */
function tell({ problems, sum }: Inspection, edge: Edge): void {
  const lines = problems.flatMap(({ code, post, place, message, reasons }) => [
    ...(post ? [message] : [`${withPlace(place, message)} [${code}]`]),
    ...(reasons === '' ? [] : [`  ${reasons}`]),
  ])
  for (const line of [...lines, sum]) if (!edge.out(`${sanitiseTerminal(line)}\n`)) return
}

/** Compares verdicts with the `expect` column of fixtures; tells each mismatch. Gives 1 if there is any, or a bad row. */
export async function test(options: TestOptions, edge: Edge): Promise<number> {
  const { format } = options
  const printing = format === 'text' ? undefined : await import('./print-inspection.js')
  const look = () => tryFixtures(options, edge)
  const { inspection, speaker, labels } = await (format === 'github'
    ? printing!.annotatingFailures('test', edge, look)
    : look())
  if (format === 'text') {
    for (const { place, message } of inspection.warnings) edge.warn(withPlace(place, message))
    tell(inspection, edge)
  } else printing!.printInspection(inspection, format, { speaker, labels }, edge)
  return inspection.problems.length > 0 ? EXIT.look : EXIT.done
}
