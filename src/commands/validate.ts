import type { AnnouncementText } from '../announcement/read-announcement.js'
import { expandPaths } from '../io/expand-paths.js'
import { openInput } from '../io/open-input.js'
import { readText } from '../io/read-text.js'
import { EligoError, type Fault, isHarmless } from '../model/fault.js'
import type { Wording } from '../model/message.js'
import { createSpeaker, type Speaker } from '../report/speaker.js'
import { ruleWords } from '../rules/rule-words.js'
import { sanitiseTerminal } from '../text/sanitise-terminal.js'
import { type Edge, langOf } from './edge.js'
import { EXIT } from './exit-code.js'
import { labelsOf } from './label-inputs.js'
import { type LoadedCampaign, loadCampaign } from './load-campaign.js'
import { type RunInputs, runCampaign } from './run-campaign.js'

/** What `eligo validate` was asked for. */
export interface ValidateOptions {
  readonly campaign: string | undefined
  readonly inputs: RunInputs
}

const WORDS = {
  campaign: { en: '{file}: a valid campaign file: {rules}', zh: '{file}：活动文件有效：{rules}' },
  posts: { en: 'posts read {posts}, rows rejected {rejects}', zh: '读取帖子 {posts} 条，拒收 {rejects} 行' },
  faults: { en: 'faults: {count}', zh: '问题：{count} 处' },
} as const satisfies Record<string, Wording>

/** The campaign, or the faults of its file. What cannot be read at all is thrown on: that is no finding, but exit code 2. */
async function tryLoad(path: string | undefined, edge: Edge): Promise<LoadedCampaign | readonly Fault[]> {
  try {
    return await loadCampaign(path, edge)
  } catch (error) {
    const cannotRun = (fault: Fault) => fault.code === 'unreadable' || fault.code === 'no-campaign'
    if (error instanceof EligoError && !error.faults.some(cannotRun)) return error.faults
    throw error
  }
}

const isFaults = (value: LoadedCampaign | readonly Fault[]): value is readonly Fault[] => Array.isArray(value)

async function report(faults: readonly Fault[], speaker: Speaker, edge: Edge): Promise<void> {
  for (const fault of faults) if (!edge.out(`${sanitiseTerminal(speaker.fault(fault))}\n`)) return
}

/** What the campaign file and its announcement say differently, and where the announcement contradicts itself. */
async function holdAgainst(loaded: LoadedCampaign, given: readonly string[], edge: Edge): Promise<Fault[]> {
  const { campaign, folder } = loaded
  const paths = [
    ...new Set([...(await expandPaths(campaign.files.announcement, folder)), ...(await expandPaths(given))]),
  ]
  if (paths.length === 0) return []
  // Loaded only here: the patterns of announcements take their time to be made.
  const { readAnnouncement } = await import('../announcement/read-announcement.js')
  const { compareCampaign } = await import('../announcement/compare-campaign.js')
  const labels = labelsOf(paths)
  const texts: AnnouncementText[] = []
  for (const path of paths)
    texts.push({ file: labels.get(path)!, text: await readText(openInput(path, edge.stdin, { keepBooks: false })) })
  return compareCampaign(campaign, readAnnouncement(texts), loaded.placeOf)
}

/** Checks the campaign file, holds it against its announcement, then checks headers and rows of exports. Lists every fault; gives 1 if there is any. */
export async function validate({ campaign, inputs }: ValidateOptions, edge: Edge): Promise<number> {
  const loaded = await tryLoad(campaign, edge)
  const speaker = createSpeaker(langOf(edge, isFaults(loaded) ? undefined : loaded.campaign), ruleWords())
  if (isFaults(loaded)) {
    await report(loaded, speaker, edge)
    edge.err(speaker.say(WORDS.faults, { count: loaded.length }))
    return EXIT.look
  }
  const rules = loaded.campaign.rules.map(({ id }) => id).join(', ')
  edge.out(`${sanitiseTerminal(speaker.say(WORDS.campaign, { file: loaded.path, rules }))}\n`)
  const differences = await holdAgainst(loaded, inputs.announcement, edge)
  await report(differences, speaker, edge)
  if (inputs.posts.length === 0) {
    for (const warning of loaded.warnings) edge.err(speaker.fault(warning))
    return differences.length > 0 ? EXIT.look : EXIT.done
  }
  const { settled, warnings } = await runCampaign(loaded, inputs, edge)
  for (const warning of warnings) edge.err(speaker.fault(warning))
  const faults = settled.rejects.filter((reject) => !isHarmless(reject))
  await report(faults, speaker, edge)
  const { posts } = settled.tally
  edge.out(`${speaker.say(WORDS.posts, { posts, rejects: faults.length })}\n`)
  return faults.length + differences.length > 0 ? EXIT.look : EXIT.done
}
