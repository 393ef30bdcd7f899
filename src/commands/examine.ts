import type { AnnouncementText } from '../announcement/read-announcement.js'
import { expandPaths } from '../io/expand-paths.js'
import { openInput } from '../io/open-input.js'
import { readText } from '../io/read-text.js'
import { EligoError, type Fault, isHarmless } from '../model/fault.js'
import type { Edge } from './edge.js'
import { labelsOf, pathsByLabel } from './label-inputs.js'
import { type LoadedCampaign, loadCampaign } from './load-campaign.js'
import { type RunInputs, runCampaign } from './run-campaign.js'

/** What reading the exports found. */
export interface ExaminedPosts {
  readonly posts: number
  readonly faults: readonly Fault[]
  /** The files that posts were read from, as messages call them. */
  readonly files: readonly string[]
}

/** Everything that is amiss with a campaign file, its announcement, and exports. */
export interface Examined {
  /** Undefined where the file is no campaign. */
  readonly loaded: LoadedCampaign | undefined
  /** Faults of the campaign file, and what it says otherwise than its announcement. */
  readonly faults: readonly Fault[]
  /** Undefined where no exports were given, or no campaign to read them for. */
  readonly posts: ExaminedPosts | undefined
  readonly warnings: readonly Fault[]
  /** The path of each file by the name that messages give it. */
  readonly labels: ReadonlyMap<string, string>
}

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

/** What the campaign file and its announcement say differently, and where the announcement contradicts itself. */
async function holdAgainst(loaded: LoadedCampaign, given: readonly string[], edge: Edge) {
  const { campaign, folder } = loaded
  const paths = [
    ...new Set([...(await expandPaths(campaign.files.announcement, folder)), ...(await expandPaths(given))]),
  ]
  if (paths.length === 0) return { faults: [], labels: new Map<string, string>() }
  // Loaded only here: the patterns of announcements take their time to be made.
  const { readAnnouncement } = await import('../announcement/read-announcement.js')
  const { compareCampaign } = await import('../announcement/compare-campaign.js')
  const labels = labelsOf(paths)
  const texts: AnnouncementText[] = []
  for (const path of paths)
    texts.push({ file: labels.get(path)!, text: await readText(openInput(path, edge.stdin, { keepBooks: false })) })
  return { faults: compareCampaign(campaign, readAnnouncement(texts), loaded.placeOf), labels: pathsByLabel(labels) }
}

/** Checks the campaign file, holds it against its announcement, then reads exports to their end. Says nothing. */
export async function examine(path: string | undefined, inputs: RunInputs, edge: Edge): Promise<Examined> {
  const loaded = await tryLoad(path, edge)
  if (isFaults(loaded)) return { loaded: undefined, faults: loaded, posts: undefined, warnings: [], labels: new Map() }
  const { faults, labels } = await holdAgainst(loaded, inputs.announcement, edge)
  if (inputs.posts.length === 0) return { loaded, faults, posts: undefined, warnings: loaded.warnings, labels }
  const run = await runCampaign(loaded, { ...inputs, wants: { comparison: false } }, edge)
  run.follower.end()
  const { tally, rejects, kept, placeOf } = run.settled
  const posts = {
    posts: tally.posts,
    faults: rejects.filter((reject) => !isHarmless(reject)),
    files: [...new Set(kept.map((post) => placeOf(post).file))],
  }
  return { loaded, faults, posts, warnings: run.warnings, labels: new Map([...labels, ...run.labels]) }
}
