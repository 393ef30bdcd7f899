import { expandPaths } from '../io/expand-paths.js'
import { inputRead } from '../io/open-input.js'
import type { Campaign } from '../model/campaign.js'
import type { TableFormat } from '../model/chunk.js'
import { EligoError, type Fault, failure } from '../model/fault.js'
import type { DrawBooks, InputRecord, RunOptions, Settled } from '../model/result.js'
import type { Suggestion } from '../pipeline/suggest-boilerplate.js'
import { createSpeaker } from '../report/speaker.js'
import type { ReadFile } from '../report/summary.js'
import { ruleWords } from '../rules/rule-words.js'
import { type Edge, langOf } from './edge.js'
import { type Follower, followRun } from './follow-run.js'
import type { RunSources } from './join-files.js'
import { labelsOf, pathsByLabel } from './label-inputs.js'
import type { LoadedCampaign } from './load-campaign.js'
import { createOpener } from './open-files.js'
import { createStores, runInputs, type Scans } from './run-inputs.js'
import type { Threads } from './scan-crew.js'
import type { Scan, ScannedInput } from './scan-file.js'

/** What a run reads besides the campaign file. Names and globs as the user gave them. */
export interface RunInputs {
  readonly posts: readonly string[]
  /** Scan files to be settled, in place of posts to be read. */
  readonly scans?: readonly string[] | undefined
  readonly inputFormat?: TableFormat | 'tsv' | undefined
  /** Encoding of the posts, and of other files that are no valid UTF-8. */
  readonly encoding?: string | undefined
  /** Sheet of the posts, where they are in a workbook. */
  readonly sheet?: string | undefined
  readonly map: ReadonlyMap<string, string>
  /** How many threads scan; as many as there are processors unless given. */
  readonly workers?: number | undefined
  /** Bytes of memory that the run may take, about; 1 GiB unless given. */
  readonly memory?: number | undefined
  readonly people?: string | undefined
  readonly scores?: string | undefined
  /** The public seed of draws; outweighs the campaign file's. */
  readonly seed?: string | undefined
  /** The seal that draws are made by, the beacon that it waits for, and the salt of its ids. */
  readonly seal?: string | undefined
  readonly beacon?: string | undefined
  readonly salt?: string | undefined
  readonly decisions?: string | undefined
  readonly previous: readonly string[]
  readonly reference: readonly string[]
  readonly announcement: readonly string[]
  /** What is wanted: texts compared and copied passages shown, unless told otherwise; the rest if it is asked for. */
  readonly wants?: {
    readonly comparison?: boolean
    readonly passages?: boolean
    readonly suggestions?: boolean
    /** Another campaign that scans alike, to be settled over the same scan. */
    readonly alternative?: Campaign
  }
  /** For a replay: just these files, whatever the campaign file names, under the names that they had. */
  readonly exactly?: ExactFiles | undefined
}

/** Files by role, and how messages and reports call them. */
export interface ExactFiles {
  readonly paths: RunPaths
  readonly names: ReadonlyMap<string, string>
}

/** A run's result, and what it was made of. */
export interface Run {
  readonly settled: Settled
  /** Books of the files that were read, where they are kept. */
  readonly records: readonly InputRecord[]
  readonly options: RunOptions
  /** By which seal was drawn, and where the run is not what was sealed. */
  readonly draw: DrawBooks | undefined
  readonly sealFaults: readonly Fault[]
  readonly inputs: readonly ReadFile[]
  /** The result of the other campaign, where one was given. */
  readonly alternative: Settled | undefined
  /** Texts that many authors share, where they are wanted. */
  readonly suggestions: readonly Suggestion[]
  /** Every file that was read: none of them may be written over. */
  readonly paths: readonly string[]
  /** The path of each file by the name that messages give it. */
  readonly labels: ReadonlyMap<string, string>
  /** What the user should look at although the run went on. */
  readonly warnings: readonly Fault[]
  /** Is told what becomes of the run further on. */
  readonly follower: Pick<Follower, 'begin' | 'end'>
}

/** As many threads as asked for, else as there are processors: to the first of them that scan is left, the rest is little. */
export const threadsOf = ({ workers }: RunInputs, { threads }: Edge): Threads | undefined =>
  threads && { count: workers ?? threads.processors(), begin: threads.begin, optimiseSooner: threads.optimiseSooner }

/** Files of a run by role. */
export type RunPaths = { readonly [Role in keyof RunSources]: readonly string[] }

/** What was said of how to read the files, for the manifest. */
export const optionsOf = ({ inputFormat, encoding, sheet, map, seed }: RunInputs): RunOptions => ({
  ...(inputFormat === undefined ? {} : { format: inputFormat }),
  ...(encoding === undefined ? {} : { encoding }),
  ...(sheet === undefined ? {} : { sheet }),
  ...(seed === undefined ? {} : { seed }),
  ...(map.size === 0 ? {} : { map: Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1))) }),
})

/** Names and globs as files: those of the campaign file first, relative to it, then those of the command line. */
async function resolvePaths(
  { campaign, folder }: LoadedCampaign,
  inputs: RunInputs,
  scans: readonly Scan[] | undefined,
): Promise<RunPaths> {
  if (inputs.exactly) return inputs.exactly.paths
  const both = async (role: 'previous' | 'reference' | 'announcement') => [
    ...new Set([...(await expandPaths(campaign.files[role], folder)), ...(await expandPaths(inputs[role]))]),
  ]
  const posts = scans ? scans.flatMap(({ files }) => files.map(({ path }) => path)) : await expandPaths(inputs.posts)
  if (posts.length === 0) throw failure('no-posts')
  const one = (path: string | undefined) => (path === undefined ? [] : [path])
  return {
    posts,
    people: one(inputs.people),
    scores: one(inputs.scores),
    registration: await expandPaths(campaign.files.registration, folder),
    excluded: await expandPaths(campaign.files.excluded, folder),
    decisions: one(inputs.decisions),
    previous: await both('previous'),
    reference: await both('reference'),
    announcement: await both('announcement'),
    seal: one(inputs.seal),
    beacon: one(inputs.beacon),
  }
}

/** Exports of scan files as inputs: what they were is known once the scans have been read. */
function scannedBefore(scans: readonly Scan[], labels: ReadonlyMap<string, string>) {
  const found = new Map<string, ScannedInput>()
  const inputs = scans.flatMap(({ files }) =>
    files.map(({ path }) => {
      const it = () => found.get(path)!
      const record = () => ({ sha256: it().sha256, bytes: it().bytes })
      return inputRead(labels.get(path) ?? path, record, () => it().nature)
    }),
  )
  const read: Scans['read'] = (take, allocate) =>
    scans.flatMap((scan) => {
      const trailer = scan.read(labels, take, allocate)
      for (const input of trailer.inputs) found.set(input.path, input)
      return trailer.layouts
    })
  return { inputs, scans: { size: scans.reduce((sum, { size }) => sum + size, 0), read } }
}

async function run(
  loaded: LoadedCampaign,
  inputs: RunInputs,
  scans: readonly Scan[] | undefined,
  edge: Edge,
  refuse?: (paths: readonly string[]) => void,
): Promise<Run> {
  const keepBooks = loaded.record !== undefined
  const { campaign } = loaded
  const paths = await resolvePaths(loaded, inputs, scans)
  const all = [...new Set(Object.values(paths).flat())]
  const found = [loaded.path, ...all, ...(scans ?? []).map(({ path }) => path)]
  refuse?.(found)
  const labels = inputs.exactly?.names ?? labelsOf(all)
  const open = createOpener(inputs, labels, edge, keepBooks)
  const known = scans && scannedBefore(scans, labels)
  const sources: RunSources = {
    posts: known ? known.inputs : paths.posts.map(open.posts),
    people: paths.people.map(open.others),
    scores: paths.scores.map(open.others),
    registration: paths.registration.map(open.others),
    excluded: paths.excluded.map(open.others),
    decisions: paths.decisions.map(open.others),
    previous: paths.previous.map(open.others),
    reference: paths.reference.map(open.others),
    announcement: paths.announcement.map(open.others),
    seal: paths.seal.map(open.others),
    beacon: paths.beacon.map(open.others),
  }
  const stores = createStores()
  edge.atEnd(() => {
    for (const store of Object.values(stores)) store.close()
  })
  const follower = followRun(paths.posts, createSpeaker(langOf(edge, campaign), ruleWords()), edge)
  const {
    settled,
    records,
    inputs: read,
    suggestions,
    alternative,
    warnings,
    sealedRun,
  } = await runInputs(campaign, sources, stores, {
    scans: known?.scans,
    inputFormat: inputs.inputFormat,
    size: follower.total,
    map: inputs.map,
    seed: inputs.seed,
    salt: inputs.salt,
    interruptible: edge.interruptible,
    threads: threadsOf(inputs, edge),
    memory: inputs.memory,
    withComparison: inputs.wants?.comparison,
    withPassages: inputs.wants?.passages,
    withSuggestions: inputs.wants?.suggestions,
    follower,
    alternative: inputs.wants?.alternative,
  })
  follower.read(read)
  const { books: draw, faults: sealFaults = [] } = sealedRun ?? {}
  // A replay tells of them beside all else that it finds.
  if (sealFaults.length > 0 && !inputs.exactly) throw new EligoError(sealFaults)
  return {
    settled,
    records: [...(loaded.record ? [loaded.record] : []), ...records],
    options: optionsOf(inputs),
    draw,
    sealFaults,
    inputs: read,
    suggestions,
    alternative,
    paths: found,
    labels: pathsByLabel(labels),
    warnings: [...loaded.warnings, ...warnings],
    follower,
  }
}

/**
 * Opens all files of a run, scans and settles them; keeps books of what was read if they were begun with the campaign.
 * `refuse` may throw when it sees what is going to be read.
 */
export async function runCampaign(
  loaded: LoadedCampaign,
  inputs: RunInputs,
  edge: Edge,
  refuse?: (paths: readonly string[]) => void,
): Promise<Run> {
  if (!inputs.scans) return run(loaded, inputs, undefined, edge, refuse)
  // Loaded only here: Node's cryptography comes with it.
  const { openScans } = await import('./scan-file.js')
  const scans = openScans(await expandPaths(inputs.scans), loaded.campaign)
  for (const { close } of scans) edge.atEnd(close)
  return run(loaded, { ...inputs, ...howRead(scans[0]!.options) }, scans, edge, refuse)
}

/** How posts were read, of what the manifest or a scan says: lists of people in the same encoding are to be read alike. */
export const howRead = ({
  format,
  encoding,
  sheet,
  map = {},
}: RunOptions): Pick<RunInputs, 'inputFormat' | 'encoding' | 'sheet' | 'map'> => ({
  inputFormat: format as RunInputs['inputFormat'],
  encoding,
  sheet,
  map: new Map(Object.entries(map)),
})
