import { openInput } from '../io/open-input.js'
import type { Campaign } from '../model/campaign.js'
import { EligoError, type Fault, failure } from '../model/fault.js'
import type { Wording } from '../model/message.js'
import { createSpeaker } from '../report/speaker.js'
import { ruleWords } from '../rules/rule-words.js'
import { parseInstant } from '../time/parse-instant.js'
import { QUICKNET, roundAt, timeOfRound } from '../trust/drand.js'
import { makeSeal, type Seal, saltDigest, sealText } from '../trust/seal.js'
import { type Edge, langOf } from './edge.js'
import { EXIT } from './exit-code.js'
import { loadCampaign } from './load-campaign.js'
import { campaignDigest } from './manifest.js'
import { outputFile } from './output-file.js'
import { type RunInputs, runCampaign } from './run-campaign.js'
import { readSeal, sealedInputs, showRoundTime } from './sealed-draw.js'

/** What `eligo seal` was asked for. */
export interface SealOptions {
  readonly campaign: string | undefined
  readonly inputs: RunInputs
  /** The file to write; the seal goes to standard output unless given. */
  readonly output: string | undefined
  /** When the beacon is to come, as written; or its round. */
  readonly at: string | undefined
  readonly round: number | undefined
  /** The seal before this one, where a draw is repeated. */
  readonly previous: string | undefined
  /** Take a round that has come already: for tests and replays, for such a seal proves nothing. */
  readonly allowsPast: boolean
}

const WORDS = {
  sealed: {
    en: 'sealed: run {run}, {name} round {round} at {time}; publish {digest} before then, and keep the seal',
    zh: '已封存：第 {run} 次，{name} 第 {round} 轮（{time}）；请在此之前公布 {digest}，并妥善保存封存文件',
  },
  draw: { en: '{award}: {count} entrants, drawn over {over}', zh: '{award}：{count} 签，抽取单位为 {over}' },
} as const satisfies Record<string, Wording>

/** Throws where a campaign has nothing to seal, or tells its seed already. */
function refuseCampaign({ stages }: Campaign, file: string): void {
  const draws = stages.filter(({ selection }) => selection.how === 'draw')
  if (draws.length === 0) throw failure('seal-no-draw', {}, { file })
  const seeded = draws.filter(({ selection }) => selection.how === 'draw' && selection.seed !== undefined)
  const faults = seeded.map(({ name }): Fault => ({ code: 'seal-seeded', args: { stage: name }, place: { file } }))
  if (faults.length > 0) throw new EligoError(faults)
}

/** The round that is asked for. Throws where it has come already, unless that is allowed. */
function roundOf({ at, round, allowsPast }: SealOptions, campaign: Campaign, now: number): number {
  const instant = at === undefined ? undefined : parseInstant(at, campaign.zone)
  if (typeof instant === 'string')
    throw failure(`bad-time/${instant}`, { field: '--at', value: at!, zone: campaign.zone.name })
  if (instant === undefined && round === undefined) throw failure('seal-when')
  const asked = round ?? roundAt(instant!)
  if (!allowsPast && timeOfRound(asked) <= now)
    throw failure('seal-past', { round: asked, time: showRoundTime(asked, campaign) })
  return asked
}

function tell(seal: Seal, campaign: Campaign, edge: Edge): void {
  const { say } = createSpeaker(langOf(edge, campaign), ruleWords())
  const time = showRoundTime(seal.round, campaign)
  edge.warn(say(WORDS.sealed, { run: seal.run, name: QUICKNET.name, round: seal.round, time, digest: seal.digest }))
  for (const { award, over, ids } of seal.draws) edge.warn(say(WORDS.draw, { award, over, count: ids.length }))
}

/**
 * Decides who may be drawn, commits to them and to a beacon that is still to come, and prints the digest to publish. With a
 * file the digest goes to standard output; without one the seal does, and the digest is in it. Gives the exit code.
 */
export async function seal(options: SealOptions, edge: Edge): Promise<number> {
  const { inputs } = options
  const output = options.output === undefined ? undefined : outputFile(options.output)
  const loaded = await loadCampaign(options.campaign, edge, true)
  const { campaign } = loaded
  refuseCampaign(campaign, loaded.path)
  const round = roundOf(options, campaign, edge.now())
  const previous =
    options.previous === undefined
      ? undefined
      : await readSeal(openInput(options.previous, edge.stdin, { keepBooks: false }))
  const refuse = (paths: readonly string[]) =>
    output?.refuse([...paths, ...(options.previous ? [options.previous] : [])])
  const run = await runCampaign(loaded, { ...inputs, wants: { passages: false } }, edge, refuse)
  run.follower.end()
  const speaker = createSpeaker(langOf(edge, campaign), ruleWords())
  const review = run.settled.tally.verdicts.review
  const waiting: Fault[] = review === 0 ? [] : [{ code: 'seal-review', args: { posts: review }, place: {} }]
  const told = run.warnings.filter(({ code }) => code !== 'no-seed')
  for (const warning of [...told, ...waiting]) edge.warn(speaker.fault(warning))
  const salt = inputs.salt ?? ''
  const made = makeSeal({
    run: (previous?.run ?? 0) + 1,
    previous: previous?.digest,
    campaign: campaignDigest(campaign),
    round,
    salt: saltDigest(salt),
    inputs: sealedInputs(run.records),
    draws: run.settled.entrants(salt).map(({ award, over, ids }) => ({ award, over, ids })),
  })
  tell(made, campaign, edge)
  if (output === undefined) {
    edge.out(sealText(made))
    return EXIT.done
  }
  const faults = await edge.interruptible(() => output.write(() => [sealText(made)], edge.pause))
  for (const fault of faults) edge.err(speaker.fault(fault))
  edge.out(`${made.digest}\n`)
  return faults.length > 0 ? EXIT.look : EXIT.done
}
