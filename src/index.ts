/**
 * What a program needs to do what the command line does: read a campaign file, run it over exports, and turn the result
 * into the same tables and files. Everything here is silent and deterministic.
 */

import { ARTIFACT_TOOLS, manifestOf } from './commands/manifest.js'
import { createStores, type RunOutcome, runInputs } from './commands/run-inputs.js'
import { encodingNamed } from './io/decode-input.js'
import { type Input, type InputForm, inputOf } from './io/open-input.js'
import type { Campaign } from './model/campaign.js'
import type { TableFormat } from './model/chunk.js'
import type { Fault } from './model/fault.js'
import type { Lang } from './model/message.js'
import type { Manifest, RunOptions, Settled } from './model/result.js'
import { type ParsedCampaign, parseCampaign as parseCampaignFile } from './pipeline/parse-campaign.js'
import { type Artifact, artifactsOf } from './report/artifacts.js'
import { createSpeaker, type Speaker } from './report/speaker.js'
import type { ResultTable, Table } from './report/table.js'
import { tablesOf } from './report/tables.js'
import { ruleWords } from './rules/rule-words.js'

export { formatDecimal, parseDecimal } from './model/amount.js'
export type {
  Account,
  Award,
  AwardStatus,
  Contribution,
  DrawEntrants,
  DrawRecord,
  PassedOver,
  StageResult,
} from './model/award.js'
export type {
  Bounds,
  Campaign,
  Draw,
  EntrySet,
  Goods,
  Prize,
  RankKey,
  Selection,
  Split,
  Stage,
  Weight,
  Window,
} from './model/campaign.js'
export { EligoError, type Fault, formatPlace, type Place, type Reject, wordFault } from './model/fault.js'
export type { Effect, Finding, Outcome } from './model/finding.js'
export type { Lang } from './model/message.js'
export type { Decision, Entry, FunnelStep, InputRecord, Manifest, Settled, Tally, Verdict } from './model/result.js'
export type { Ruling, RulingKind } from './model/ruling.js'
export type { ParsedCampaign } from './pipeline/parse-campaign.js'
export type { Artifact } from './report/artifacts.js'
export type { Speaker } from './report/speaker.js'
export type { Table } from './report/table.js'
export { csvOf as writeCsv } from './report/write-csv.js'
export { jsonOf as writeJson, ndjsonOf as writeNdjson } from './report/write-json.js'
export { VERSION } from './version.js'

/** Bytes or text to read: whole, in pieces, or as they come. */
export type Bytes = string | Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>

/** Something to read, with the name by which messages and reports call it. */
export interface NamedBytes {
  readonly name: string
  readonly bytes: Bytes
}

/** What a check reads. Exports are CSV, TSV, a JSON array or NDJSON; all others but `references` and `announcements`, too. */
export interface CheckInputs {
  readonly posts: readonly NamedBytes[]
  readonly people?: NamedBytes
  readonly scores?: NamedBytes
  /** Lists that the campaign file names: who registered, and who is excluded. */
  readonly registration?: readonly NamedBytes[]
  readonly excluded?: readonly NamedBytes[]
  /** A filled-in review sheet. */
  readonly decisions?: NamedBytes
  readonly previous?: readonly NamedBytes[]
  readonly references?: readonly NamedBytes[]
  readonly announcements?: readonly NamedBytes[]
  /** Format of the posts; told by their first bytes unless given. */
  readonly format?: TableFormat | 'tsv'
  /** Encoding of the posts, as the WHATWG Encoding Standard names it; told by their bytes unless given. */
  readonly encoding?: string
  /** Sheet of the posts in a workbook, by name or number; the first unless given. */
  readonly sheet?: string
  /** The public seed of draws; outweighs the campaign file's. */
  readonly seed?: string
  /** Field -> column name. */
  readonly columns?: Readonly<Record<string, string>>
}

/** A checked campaign: the result, and what it was made of. */
export interface Check {
  readonly result: Settled
  readonly manifest: Manifest
  /** What a person should look at although the run went on. */
  readonly warnings: readonly Fault[]
}

/**
 * Reads a campaign file, YAML or JSON.
 *
 * @param text the file's text
 * @param file its name, for messages
 * @returns the campaign with defaults filled in, and warnings
 * @throws EligoError with every fault of the file, each with line and column
 */
export function parseCampaign(text: string, file = 'campaign.yaml'): Promise<ParsedCampaign> {
  return parseCampaignFile(text, file)
}

function toInput({ name, bytes }: NamedBytes, form: Omit<InputForm, 'keepBooks'> = {}): Input {
  if (typeof bytes === 'string') return inputOf([new TextEncoder().encode(bytes)], { ...form, name, keepBooks: true })
  return inputOf(bytes instanceof Uint8Array ? [bytes] : bytes, { ...form, name, keepBooks: true })
}

const optionsOf = ({ format, seed, columns }: CheckInputs): RunOptions => ({
  ...(format === undefined ? {} : { format }),
  ...(seed === undefined ? {} : { seed }),
  ...(columns === undefined ? {} : { map: columns }),
})

/**
 * Runs a campaign over exports: reads them, applies every rule to every post, decides verdicts and gives the prizes.
 *
 * @throws EligoError where an export cannot be read at all. Single bad rows are no error: they are in `result.rejects`
 */
export async function check(campaign: Campaign, inputs: CheckInputs): Promise<Check> {
  const encoding = inputs.encoding === undefined ? undefined : { name: encodingNamed(inputs.encoding), always: true }
  const one = (input: NamedBytes | undefined) => (input ? [toInput(input)] : [])
  const many = (list: readonly NamedBytes[] = []) => list.map((input) => toInput(input))
  const sources = {
    posts: inputs.posts.map((input) => toInput(input, { encoding, sheet: inputs.sheet })),
    people: one(inputs.people),
    scores: one(inputs.scores),
    registration: many(inputs.registration),
    excluded: many(inputs.excluded),
    decisions: one(inputs.decisions),
    previous: many(inputs.previous),
    reference: many(inputs.references),
    announcement: many(inputs.announcements),
    seal: [],
    beacon: [],
  }
  const form = { inputFormat: inputs.format, seed: inputs.seed, map: new Map(Object.entries(inputs.columns ?? {})) }
  // The inputs lie in memory, so their texts may: then there is nothing to be closed.
  const stores = createStores(Number.POSITIVE_INFINITY)
  const { settled, records, warnings }: RunOutcome = await runInputs(campaign, sources, stores, form)
  return { result: settled, manifest: manifestOf(campaign, { records, options: optionsOf(inputs) }), warnings }
}

/** Words for findings, awards and faults, in English or Chinese. */
export const speakerOf = (lang: Lang): Speaker => createSpeaker(lang, ruleWords())

/** The tables of a result: report, allocation, review and rejects, with the columns of the files. */
export const tables = (result: Settled, lang: Lang): Readonly<Record<ResultTable, Table>> =>
  tablesOf(result, speakerOf(lang))

/** The files that `eligo check -o` writes, as names and texts in pieces. Writing them is up to the caller. */
export const artifacts = ({ result, manifest }: Check, lang: Lang): Artifact[] =>
  artifactsOf(result, manifest, speakerOf(lang), ARTIFACT_TOOLS)
