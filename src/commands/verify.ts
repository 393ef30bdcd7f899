import { join } from 'node:path'
import { expandPaths } from '../io/expand-paths.js'
import { digestOfFile, readPosts, readResultJson, readRows } from '../io/result-files.js'
import { EligoError, type Fault } from '../model/fault.js'
import type { Wording } from '../model/message.js'
import { checkResult, createPostCheck, type PostCheck } from '../pipeline/check-result.js'
import { createSpeaker, type Speaker } from '../report/speaker.js'
import { ruleWords } from '../rules/rule-words.js'
import { sanitiseTerminal } from '../text/sanitise-terminal.js'
import type { CsvRow, ResultJson } from '../trust/result-record.js'
import { checkWorkbook } from './check-workbook.js'
import { type Edge, langOf } from './edge.js'
import { EXIT } from './exit-code.js'
import { type LoadedCampaign, loadCampaign } from './load-campaign.js'
import { campaignDigest, MAKER } from './manifest.js'
import { type GivenFile, type MatchedInputs, matchInputs } from './match-inputs.js'
import { COMPARED, compareCampaigns, findDifference, type Replay, replay } from './replay.js'

/** What `eligo verify` was asked for. */
export interface VerifyOptions {
  readonly folder: string
  readonly campaign: string | undefined
  /** Files of the run in any order; undefined: only the result itself is looked at. */
  readonly inputs: readonly string[] | undefined
  /** The digest that was published before the draw, or the seal's file. */
  readonly seal: string | undefined
}

const WORDS = {
  consistent: {
    en: '{folder}: agrees with itself: {posts} posts, {awards} awards. Not replayed: give the files with --inputs, and -c',
    zh: '{folder}：自身一致：帖子 {posts} 条，奖项 {awards} 个。未重算：请用 --inputs 给出原始文件，并用 -c 给出活动文件',
  },
  identical: {
    en: '{folder}: identical: {posts} posts, {awards} awards, {files} files byte for byte',
    zh: '{folder}：完全一致：帖子 {posts} 条，奖项 {awards} 个，{files} 个文件逐字节相同',
  },
  made: {
    en: 'the result was made by {recorded}; this is {now}',
    zh: '该结果由 {recorded} 作出；此处为 {now}',
  },
  drawn: {
    en: 'drawn by the seal {seal}, run {run}, round {round} of drand quicknet: compare with what was published',
    zh: '依据封存摘要 {seal} 抽取：第 {run} 次，drand quicknet 第 {round} 轮；请与公布的内容核对',
  },
  repeated: {
    en: 'it is not the first: the seal before it is {previous}',
    zh: '并非首次抽取：上一次的封存摘要为 {previous}',
  },
  differs: { en: 'not identical', zh: '并不一致' },
} as const satisfies Record<string, Wording>

const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

/** Does the result agree with itself, as far as that can be told without what it was made of? */
async function checkItself(folder: string, result: ResultJson): Promise<{ faults: Fault[]; posts: PostCheck }> {
  const faults: Fault[] = []
  for (const { name, sha256 } of result.manifest.outputs ?? []) {
    const found = await digestOfFile(join(folder, name))
    const args = { found: found ?? '–', recorded: sha256 }
    if (found !== sha256) faults.push({ code: 'inconsistent/digest', args, place: { file: join(folder, name) } })
  }
  const check = createPostCheck()
  const rows = readRows(folder, 'report.csv')
  let count = 0
  for await (const post of readPosts(folder)) {
    const { value, done } = await rows.next()
    check.add(post, done ? undefined : (value as CsvRow))
    if (!done) count++
  }
  for await (const _ of rows) count++
  const posts = check.done()
  if (count !== posts.authors.size)
    faults.push({
      code: 'inconsistent/count',
      args: { what: 'rows', file: 'report.csv', found: count, recorded: posts.authors.size },
      place: {},
    })
  const [allocation, rejects] = [
    await collect(readRows(folder, 'allocation.csv')),
    await collect(readRows(folder, 'rejects.csv')),
  ]
  const all = [...faults, ...checkResult(result, posts, allocation, rejects), ...(await checkWorkbook(folder))]
  return { faults: all, posts }
}

/** Every file that may be an input: those given, and those that the campaign file names and that are there. */
async function filesGiven(inputs: readonly string[], { campaign, folder }: LoadedCampaign): Promise<GivenFile[]> {
  const given = await expandPaths(inputs)
  const named: string[] = []
  for (const pattern of Object.values(campaign.files).flat())
    try {
      named.push(...(await expandPaths([pattern], folder)))
    } catch (error) {
      // What the campaign file names may be given from elsewhere; what is missing in the end is told by its digest.
      if (!(error instanceof EligoError)) throw error
    }
  const files: GivenFile[] = []
  for (const path of new Set([...given, ...named])) {
    const sha256 = await digestOfFile(path)
    if (sha256 !== undefined || given.includes(path))
      files.push({ path, sha256: sha256 ?? '', isNamed: given.includes(path) })
  }
  return files
}

/** The draw on record, and whether its seal is the published one. Loaded only where there is one: its curve takes its time. */
async function checkSealed(
  recorded: ResultJson,
  posts: PostCheck,
  published: string | undefined,
  edge: Edge,
): Promise<Fault[]> {
  if (!recorded.manifest.draw && published === undefined) return []
  const { checkDraw, checkPublished } = await import('./check-draw.js')
  return [
    ...checkDraw(recorded),
    ...(published === undefined ? [] : await checkPublished(recorded, posts, published, edge)),
  ]
}

function tellDraw({ manifest: { draw } }: ResultJson, { say }: Speaker, edge: Edge): void {
  if (!draw) return
  edge.out(`${say(WORDS.drawn, { seal: draw.seal, run: draw.run, round: draw.round })}\n`)
  if (draw.previous !== null) edge.out(`${say(WORDS.repeated, { previous: draw.previous })}\n`)
}

const SEALED = /^(?:bad-seal|bad-beacon|beacon-round|seal-salt)/

/** Replays. A seal or a beacon that was tampered with is a finding like any other. */
async function tryReplay(
  recorded: ResultJson,
  loaded: LoadedCampaign,
  matched: MatchedInputs,
  edge: Edge,
): Promise<Replay | readonly Fault[]> {
  try {
    return await replay(recorded, loaded, matched, edge)
  } catch (error) {
    if (error instanceof EligoError && error.faults.every(({ code }) => SEALED.test(code))) return error.faults
    throw error
  }
}

const madeBy = ({ eligo, unicode, time_zones }: { eligo: string; unicode: string; time_zones?: string }): string =>
  `eligo ${eligo}, Unicode ${unicode}, tzdata ${time_zones ?? '?'}`

/**
 * Looks whether a result agrees with itself and, where its inputs are given, makes it again and compares. Prints what
 * differs, the first post or prize by name. Gives 1 if anything does.
 */
export async function verify({ folder, campaign, inputs, seal }: VerifyOptions, edge: Edge): Promise<number> {
  const recorded = await readResultJson(folder)
  const speaker = createSpeaker(langOf(edge, { lang: recorded.manifest.language }), ruleWords())
  const itself = await checkItself(folder, recorded)
  const faults = [...itself.faults, ...(await checkSealed(recorded, itself.posts, seal, edge))]
  tellDraw(recorded, speaker, edge)
  const counts = { folder, posts: String(recorded.tally.posts), awards: recorded.awards.length }
  if (inputs === undefined) return conclude(faults, speaker, edge, speaker.say(WORDS.consistent, counts))
  const loaded = await loadCampaign(campaign, edge, true)
  const matched = matchInputs(recorded.manifest.inputs, await filesGiven(inputs, loaded))
  faults.push(...matched.faults)
  const digest = campaignDigest(loaded.campaign)
  if (!matched.isWhole) {
    const isOther = digest !== recorded.manifest.campaign.digest
    const args = { recorded: recorded.manifest.campaign.digest, found: digest }
    if (isOther) faults.push({ code: 'verify-campaign', args, place: { file: loaded.path } })
    return conclude(faults, speaker, edge, '')
  }
  const replayed = await tryReplay(recorded, loaded, matched, edge)
  if (!('result' in replayed)) return conclude([...faults, ...replayed], speaker, edge, '')
  const difference = await findDifference(folder, recorded, replayed)
  faults.push(
    ...replayed.sealFaults,
    ...compareCampaigns(recorded, replayed.result),
    ...(difference ? [difference] : []),
  )
  const now = madeBy({ ...MAKER, time_zones: MAKER.timeZones })
  if (madeBy(recorded.manifest) !== now)
    edge.warn(speaker.say(WORDS.made, { recorded: madeBy(recorded.manifest), now }))
  return conclude(faults, speaker, edge, speaker.say(WORDS.identical, { ...counts, files: COMPARED.size + 2 }))
}

function conclude(faults: readonly Fault[], speaker: Speaker, edge: Edge, fine: string): number {
  for (const fault of faults) edge.out(`${sanitiseTerminal(speaker.fault(fault))}\n`)
  edge.out(`${sanitiseTerminal(faults.length > 0 ? speaker.say(WORDS.differs) : fine)}\n`)
  return faults.length > 0 ? EXIT.look : EXIT.done
}
