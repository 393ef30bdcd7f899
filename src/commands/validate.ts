import type { Fault } from '../model/fault.js'
import type { Wording } from '../model/message.js'
import { type Inspection, problemOf, suitesOf } from '../report/ci/inspection.js'
import { createSpeaker, type Speaker } from '../report/speaker.js'
import { ruleWords } from '../rules/rule-words.js'
import { sanitiseTerminal } from '../text/sanitise-terminal.js'
import { type Edge, langOf } from './edge.js'
import { type Examined, examine } from './examine.js'
import { EXIT } from './exit-code.js'
import type { CiFormat } from './print-inspection.js'
import type { RunInputs } from './run-campaign.js'

/** What `eligo validate` was asked for. */
export interface ValidateOptions {
  readonly campaign: string | undefined
  readonly inputs: RunInputs
  readonly format: 'text' | CiFormat
}

const WORDS = {
  campaign: { en: '{file}: a valid campaign file: {rules}', zh: '{file}：活动文件有效：{rules}' },
  posts: { en: 'posts read {posts}, rows rejected {rejects}', zh: '读取帖子 {posts} 条，拒收 {rejects} 行' },
  faults: { en: 'faults: {count}', zh: '问题：{count} 处' },
} as const satisfies Record<string, Wording>

/** What is in order, in a sentence each. */
const sentences = ({ loaded, posts }: Examined, { say }: Speaker) => ({
  campaign:
    loaded && say(WORDS.campaign, { file: loaded.path, rules: loaded.campaign.rules.map(({ id }) => id).join(', ') }),
  posts: posts && say(WORDS.posts, { posts: posts.posts, rejects: posts.faults.length }),
})

/** Plain lines: faults and what is in order on standard output, warnings on standard error. */
function tell(examined: Examined, speaker: Speaker, edge: Edge): void {
  const { loaded, faults, posts, warnings } = examined
  const { campaign, posts: read } = sentences(examined, speaker)
  const report = (listed: readonly Fault[]) => {
    for (const fault of listed) if (!edge.out(`${sanitiseTerminal(speaker.fault(fault))}\n`)) return
  }
  if (campaign !== undefined) edge.out(`${sanitiseTerminal(campaign)}\n`)
  report(faults)
  if (!loaded) edge.err(speaker.say(WORDS.faults, { count: faults.length }))
  for (const warning of warnings) edge.warn(speaker.fault(warning))
  report(posts?.faults ?? [])
  if (read !== undefined) edge.out(`${read}\n`)
}

function inspectionOf(examined: Examined, file: string, speaker: Speaker): Inspection {
  const { faults, posts, warnings } = examined
  const problems = [...faults, ...(posts?.faults ?? [])].map((fault) => problemOf(fault, speaker.lang))
  const { campaign, posts: read } = sentences(examined, speaker)
  const sum = [campaign, read, speaker.say(WORDS.faults, { count: problems.length })].filter(
    (text) => text !== undefined,
  )
  return {
    command: 'validate',
    sum: speaker.join(sum),
    counts: { posts: posts?.posts ?? 0, faults: problems.length },
    problems,
    warnings: warnings.map((fault) => problemOf(fault, speaker.lang)),
    suites: suitesOf([file, ...(posts?.files ?? [])], problems),
  }
}

/** Checks the campaign file, holds it against its announcement, then checks headers and rows of exports. Lists every fault; gives 1 if there is any. */
export async function validate({ campaign, inputs, format }: ValidateOptions, edge: Edge): Promise<number> {
  const printing = format === 'text' ? undefined : await import('./print-inspection.js')
  const look = () => examine(campaign, inputs, edge)
  const examined = await (format === 'github' ? printing!.annotatingFailures('validate', edge, look) : look())
  const { loaded, faults, posts, labels } = examined
  const speaker = createSpeaker(langOf(edge, loaded?.campaign), ruleWords())
  if (format === 'text') tell(examined, speaker, edge)
  else {
    const file = loaded?.path ?? faults[0]?.place.file ?? campaign ?? ''
    printing!.printInspection(inspectionOf(examined, file, speaker), format, { speaker, labels }, edge)
  }
  return faults.length + (posts?.faults.length ?? 0) > 0 ? EXIT.look : EXIT.done
}
