import { codeOf, failure, isHarmless } from '../model/fault.js'
import type { Wording } from '../model/message.js'
import type { Entry, Settled } from '../model/result.js'
import { createSpeaker } from '../report/speaker.js'
import { reasonsOf, timeShower } from '../report/tables.js'
import { ruleWords } from '../rules/rule-words.js'
import { sanitiseTerminal } from '../text/sanitise-terminal.js'
import { type Expectation, meets, parseExpectation } from '../verdict/expectation.js'
import { type Edge, langOf } from './edge.js'
import { EXIT } from './exit-code.js'
import { loadCampaign } from './load-campaign.js'
import { type RunInputs, runCampaign } from './run-campaign.js'

/** What `eligo test` was asked for. */
export interface TestOptions {
  readonly campaign: string | undefined
  readonly inputs: RunInputs
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

interface Compared {
  readonly met: number
  readonly skipped: number
  readonly missed: readonly {
    readonly entry: Entry
    readonly expectation: Expectation
    readonly unknown: readonly string[]
  }[]
}

function compare({ kept, entryOf, rules }: Settled): Compared {
  const gates = new Set(rules.filter(({ effect }) => effect === 'gate' || effect === 'note').map(({ id }) => id))
  const known = new Set(rules.map(({ id }) => id))
  const missed: Compared['missed'][number][] = []
  let met = 0
  let skipped = 0
  for (const post of kept) {
    const entry = entryOf(post)
    const expectation = parseExpectation(entry.expect ?? '')
    if (!expectation) {
      skipped++
      continue
    }
    const unknown = expectation.rules.map(({ rule }) => rule).filter((rule) => !known.has(rule))
    if (unknown.length === 0 && meets(entry, expectation, gates)) met++
    else missed.push({ entry, expectation, unknown })
  }
  return { met, skipped, missed }
}

/** Compares verdicts with the `expect` column of fixtures; prints each mismatch. Gives 1 if there is any, or a bad row. */
export async function test({ campaign, inputs }: TestOptions, edge: Edge): Promise<number> {
  const loaded = await loadCampaign(campaign, edge)
  const { settled, warnings } = await runCampaign(loaded, inputs, edge)
  const speaker = createSpeaker(langOf(edge, loaded.campaign), ruleWords())
  for (const warning of warnings) edge.err(speaker.fault(warning))
  const { met, missed, skipped } = compare(settled)
  if (met + missed.length === 0) throw failure('no-expectations', {}, { file: inputs.posts.join(' ') })
  const time = timeShower(settled)
  const lines: string[] = []
  for (const { entry, expectation, unknown } of missed) {
    const args = { post: entry.postId, expected: expectation.text, got: outcomeOf(entry), unknown: unknown.join(', ') }
    lines.push(speaker.say(unknown.length > 0 ? WORDS.unknown : WORDS.mismatch, args))
    const reasons = reasonsOf(entry, speaker, time(entry))
    if (reasons !== '') lines.push(`  ${reasons}`)
  }
  const bad = settled.rejects.filter((reject) => !isHarmless(reject))
  for (const reject of bad) lines.push(`${speaker.fault(reject)} [${codeOf(reject)}]`)
  for (const line of lines) edge.out(`${sanitiseTerminal(line)}\n`)
  edge.out(`${speaker.say(WORDS.sum, { met, missed: missed.length, skipped })}\n`)
  return missed.length + bad.length > 0 ? EXIT.look : EXIT.done
}
