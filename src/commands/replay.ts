import { join } from 'node:path'
import { linesOfFile } from '../io/result-files.js'
import type { Fault } from '../model/fault.js'
import { type Artifact, artifactsOf } from '../report/artifacts.js'
import { createSpeaker } from '../report/speaker.js'
import { ruleWords } from '../rules/rule-words.js'
import { comparePosts, compareResults, firstDifference, lonePost, shown } from '../trust/compare-results.js'
import type { PostRecord, ResultJson } from '../trust/result-record.js'
import type { Edge } from './edge.js'
import type { LoadedCampaign } from './load-campaign.js'
import { ARTIFACT_TOOLS, manifestOf } from './manifest.js'
import type { MatchedInputs } from './match-inputs.js'
import { howRead, type RunInputs, runCampaign } from './run-campaign.js'

/** A result made again: what result.json would hold, and the files. */
export interface Replay {
  readonly result: ResultJson
  readonly artifacts: readonly Artifact[]
  /** Where the run is not what its draw was sealed over. */
  readonly sealFaults: readonly Fault[]
}

/** Makes the result again, out of the files that stand for the recorded ones. */
export async function replay(
  recorded: ResultJson,
  loaded: LoadedCampaign,
  { files }: MatchedInputs,
  edge: Edge,
): Promise<Replay> {
  const { options = {}, draw } = recorded.manifest
  const inputs: RunInputs = {
    posts: files.paths.posts,
    ...howRead(options),
    seed: options.seed,
    salt: draw?.salt,
    previous: [],
    reference: [],
    announcement: [],
    exactly: files,
  }
  const run = await runCampaign(loaded, inputs, edge)
  const speaker = createSpeaker(recorded.manifest.language ?? 'en', ruleWords())
  const manifest = manifestOf(run.settled.campaign, run)
  const artifacts = artifactsOf(run.settled, manifest, speaker, ARTIFACT_TOOLS)
  const pieces = artifacts.find(({ name }) => name === 'result.json')!.pieces()
  return { result: JSON.parse([...pieces].join('')) as ResultJson, artifacts, sealFaults: run.sealFaults }
}

/** What the result records of the campaign file, by the keys of the file. */
function statedBy({ rules = [], window, awards }: ResultJson) {
  return {
    window,
    rules: Object.fromEntries(rules.map(({ rule, ...rest }) => [rule, rest])),
    prizes: Object.fromEntries(
      awards.map(({ award, asset, conservation, selection = {} }) => {
        // Seeds and counts of entrants come of the run as well.
        const { seed: _, entrants: __, ...chosen } = selection as Record<string, unknown>
        return [award, { asset, pool: conservation.pool, selection: chosen }]
      }),
    ),
  }
}

/** Whether the campaign file is another than it was, which its digest tells, and the first thing of it that shows. */
export function compareCampaigns(recorded: ResultJson, replayed: ResultJson): Fault[] {
  const [before, after] = [recorded.manifest.campaign.digest, replayed.manifest.campaign.digest]
  if (before === after) return []
  const other: Fault = { code: 'verify-campaign', args: { recorded: before, found: after }, place: {} }
  const first = firstDifference(statedBy(recorded), statedBy(replayed))
  if (!first) return [other]
  const args = { key: first.path, recorded: shown(first.a), found: shown(first.b) }
  return [other, { code: 'verify-campaign/key', args, place: {} }]
}

function* linesOf({ pieces }: Artifact): Generator<string> {
  // A mark at the start of a file is one of its bytes.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let rest = ''
  for (const piece of pieces()) {
    const text = typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true })
    const lines = (rest + text).split(/\r?\n/)
    rest = lines.pop()!
    yield* lines
  }
  if (rest !== '') yield rest
}

const parsePost = (line: string): PostRecord => JSON.parse(line) as PostRecord

function hasPost(lines: Iterable<string>, postId: string): boolean {
  for (const line of lines) if (parsePost(line).post_id === postId) return true
  return false
}

/** The first post that differs, by its rule; or that only one side has. */
async function comparePostFiles(folder: string, entries: Artifact): Promise<Fault | undefined> {
  const replayed = linesOf(entries)
  for await (const before of linesOfFile(join(folder, entries.name))) {
    const { value: after, done } = replayed.next()
    if (before === after) continue
    const recorded = parsePost(before)
    if (done) return lonePost(recorded, true)
    const other = parsePost(after as string)
    if (other.post_id === recorded.post_id) return comparePosts(recorded, other)
    return hasPost(replayed, recorded.post_id) ? lonePost(other, false) : lonePost(recorded, true)
  }
  const { value, done } = replayed.next()
  return done ? undefined : lonePost(parsePost(value as string), false)
}

/** The first line of a text file that differs. */
async function compareTextFiles(folder: string, artifact: Artifact): Promise<Fault | undefined> {
  const file = join(folder, artifact.name)
  const replayed = linesOf(artifact)
  let line = 0
  const differ = (found: string | undefined, other: string | undefined): Fault => {
    const args = {
      line,
      found: found === undefined ? '–' : shown(found),
      replayed: other === undefined ? '–' : shown(other),
    }
    return { code: 'verify-file', args, place: { file, line } }
  }
  for await (const before of linesOfFile(file)) {
    line++
    const { value, done } = replayed.next()
    if (done || value !== before) return differ(before, done ? undefined : value)
  }
  line++
  const { value, done } = replayed.next()
  return done ? undefined : differ(undefined, value)
}

/** The sheet of reviews may have been filled in; pages and workbooks are made of the same tables. */
export const COMPARED = new Set(['report.csv', 'allocation.csv', 'rejects.csv'])

/** The first thing in which the result and its replay differ: a post, a prize, then whatever the files say besides. */
export async function findDifference(
  folder: string,
  recorded: ResultJson,
  { result, artifacts }: Replay,
): Promise<Fault | undefined> {
  const posts = await comparePostFiles(folder, artifacts.find(({ name }) => name === 'entries.ndjson')!)
  const found = posts ?? compareResults(recorded, result)
  if (found) return found
  for (const artifact of artifacts.filter(({ name }) => COMPARED.has(name))) {
    const difference = await compareTextFiles(folder, artifact)
    if (difference) return difference
  }
  return undefined
}
