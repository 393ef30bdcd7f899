import { KNOWN_METRICS } from '../intake/fields.js'
import { mapColumns, refuseUnknownFields } from '../intake/map-columns.js'
import type { Layout } from '../intake/read-rows.js'
import { createFileReader, type FileReader } from '../io/file-reader.js'
import type { Input } from '../io/open-input.js'
import { readChunks, type TableWish } from '../io/read-chunks.js'
import { createTextStore, type StoredTexts, type TextStore } from '../io/text-store.js'
import { type Allocate, allocateHere, allocateShared } from '../model/allocate.js'
import type { Campaign } from '../model/campaign.js'
import type { TableFormat } from '../model/chunk.js'
import { type Fault, failure } from '../model/fault.js'
import { once } from '../model/once.js'
import type { InputRecord, Settled } from '../model/result.js'
import { findRoundedIds } from '../pipeline/find-rounded-ids.js'
import { findUnknownMetrics } from '../pipeline/find-unknown-metrics.js'
import { refuseSeed } from '../pipeline/refuse-seed.js'
import type { ScanPart } from '../pipeline/scan-part.js'
import { postFields } from '../pipeline/scan-partition.js'
import {
  type Begun,
  beginSettling,
  finishSettling,
  type Prepared,
  prepareSettling,
} from '../pipeline/settle-campaign.js'
import { type Suggestion, suggestBoilerplate } from '../pipeline/suggest-boilerplate.js'
import type { ReadFile } from '../report/summary.js'
import { ruleOf } from '../rules/registry.js'
import type { Follower } from './follow-run.js'
import { type RunSources, readJoined } from './join-files.js'
import { type Crew, createCrew, type Threads } from './scan-crew.js'
import type { SealedRun } from './sealed-draw.js'
import { tellNature } from './tell-nature.js'
import { createTextsAgain } from './texts-again.js'

/** How posts are to be read. */
export interface RunForm {
  /** Scans to be settled, in place of exports to be read; the sources say what those were. */
  readonly scans?: Scans | undefined
  readonly inputFormat?: TableFormat | 'tsv' | undefined
  /** Bytes of the exports in all; undefined where that shows only in reading. */
  readonly size?: number | undefined
  /** Field -> column name; outweighs the campaign file's. */
  readonly map: ReadonlyMap<string, string>
  /** The public seed of draws; outweighs the campaign file's. */
  readonly seed?: string | undefined
  /** Whether texts are to be compared; they are unless told otherwise, as when nobody asks for verdicts. */
  readonly withComparison?: boolean | undefined
  /** The salt of the ids in the seal. */
  readonly salt?: string | undefined
  /** Whether copied passages are wanted as evidence; they are unless told otherwise. */
  readonly withPassages?: boolean | undefined
  /** Whether texts that many authors share are wanted; they are not unless told so. */
  readonly withSuggestions?: boolean | undefined
  /** Another campaign that scans alike, to be settled over the same scan. */
  readonly alternative?: Campaign | undefined
  /** Threads that may be used; without them all is done in this one. */
  readonly threads?: Threads | undefined
  /** Bytes of memory that the run may take in all, about. */
  readonly memory?: number | undefined
  /** Is told how the run gets on. */
  readonly follower?: Pick<Follower, 'rows' | 'begin'> | undefined
  /** Runs the reading, which pauses for signals; settling does not, so it is left out. */
  readonly interruptible?: <T>(work: () => Promise<T>) => Promise<T>
}

/** Exports that were scanned before. */
export interface Scans {
  /** Bytes of the scan files in all. */
  readonly size: number
  /** Reads them, calling `take` with what each chunk gave, in order; gives the layouts of the exports. */
  readonly read: (
    take: (part: ScanPart, texts: StoredTexts | undefined) => void,
    allocate: Allocate,
  ) => readonly Layout[]
}

/** What a run found, and what it read. */
export interface RunOutcome {
  readonly suggestions: readonly Suggestion[]
  readonly settled: Settled
  /** The result of the other campaign, where one was given. */
  readonly alternative: Settled | undefined
  readonly records: readonly InputRecord[]
  /** Undefined where no seal was given. */
  readonly sealedRun: SealedRun | undefined
  /** Every file that was read, and what it turned out to be. */
  readonly inputs: readonly (ReadFile & { readonly bytes: number })[]
  /** What the user should look at although the run went on. */
  readonly warnings: readonly Fault[]
}

/** Columns of the exports and of the people file; undefined for files that name their fields in every record. */
interface FoundColumns {
  readonly posts: readonly Layout[]
  readonly people: ReadonlySet<string> | undefined
  readonly hasPeople: boolean
}

/** Without a column for what a rule reads, every post goes to a human: that is told. A people file brings facts. */
function missingColumns(campaign: Campaign, { posts, people, hasPeople }: FoundColumns): Fault[] {
  const isBrought = (field: string) => hasPeople && (!people || people.has(field))
  return posts.flatMap(({ file, format, header, fields, named }, at) => {
    if (format !== 'csv') return []
    const columns = mapColumns(header, { fields, required: [], named: new Map(named) }, file).fields
    return campaign.rules.flatMap(({ id, options }) =>
      (ruleOf(id)?.reads(options) ?? [])
        .map((either) => either.split('|'))
        .filter((either) => !either.some((field) => columns.has(field) || isBrought(field)))
        .flatMap(([field = '']): Fault[] => {
          if (fields.includes(field))
            return [{ code: 'column-unknown', args: { field, rule: id, found: header.join(', ') }, place: { file } }]
          // What no export has to have is told once, not for each.
          if (at > 0) return []
          return hasPeople
            ? [{ code: 'column-unknown/fact', args: { field, rule: id, found: [...people!].join(', ') }, place: {} }]
            : [{ code: 'column-unknown/people', args: { field, rule: id }, place: {} }]
        }),
    )
  })
}

/** Reads exports one after the other, a chunk at a time, and has them scanned. Gives their layouts. */
export async function scanPosts(
  campaign: Campaign,
  posts: readonly Input[],
  form: Pick<RunForm, 'inputFormat' | 'map' | 'size'>,
  crew: Crew,
): Promise<Layout[]> {
  const named = new Map([...campaign.columns, ...form.map])
  const fields = postFields(campaign)
  refuseUnknownFields(named, [...new Set([...fields, ...KNOWN_METRICS])])
  // Threads take their time to start: they do so while the first rows are read.
  if (form.size !== undefined) await crew.expect(form.size)
  const required = ['post_id', 'user_id', 'content']
  const layouts: Layout[] = []
  for (const input of posts) {
    const wish: TableWish = { file: input.name, format: form.inputFormat, fields, required, named }
    let known: Layout | undefined
    for await (const { layout, chunk } of readChunks(input, wish)) {
      if (layout !== known) layouts.push(layout)
      known = layout
      await crew.scan(layout, chunk)
    }
  }
  await crew.scanned()
  return layouts
}

const ROLES = [
  'posts',
  'people',
  'scores',
  'registration',
  'excluded',
  'decisions',
  'previous',
  'reference',
  'announcement',
  'seal',
  'beacon',
] as const

/** Where texts are put aside. The result reads its evidence there: whoever gives them closes them when it is done with. */
export interface Stores {
  readonly posts: TextStore
  readonly sources: TextStore
  /** Reads the exports again. */
  readonly files: FileReader
}

/** Makes stores that keep so many bytes in memory. */
export const createStores = (inMemory?: number): Stores => ({
  posts: createTextStore(inMemory),
  sources: createTextStore(inMemory),
  files: createFileReader(),
})

/** Scans all exports and settles the campaign over them. Everything is read to its end; the records say what it was. */
export async function runInputs(
  campaign: Campaign,
  sources: RunSources,
  stores: Stores,
  form: RunForm,
): Promise<RunOutcome> {
  refuseSeed(campaign, form.seed)
  if (sources.seal.length !== sources.beacon.length)
    throw failure(sources.seal.length > 0 ? 'seal-without-beacon' : 'beacon-without-seal')
  const { interruptible = (work) => work() } = form
  const parts: ScanPart[] = []
  const bytesRead = () => sources.posts.reduce((sum, input) => sum + input.size(), 0)
  const keep = (part: ScanPart) => {
    parts.push(crew.stow(part))
    form.follower?.rows(part.file, part.count + part.rejects.length, bytesRead())
  }
  const textsOf = createTextsAgain(campaign, sources.posts, stores.files)
  const texts = (form.withPassages ?? true) || form.withSuggestions ? 'again' : 'never'
  const crew = createCrew(campaign, { ...form, texts }, ({ part, texts, records }, layout) => {
    if (texts) stores.posts.add(texts)
    if (records) stores.posts.addStored(textsOf(layout, part, records))
    keep(part)
  })
  // Loaded only here: the curve of the beacon takes its time.
  const drawing = sources.seal.length > 0 ? await import('./sealed-draw.js') : undefined
  const opened = await drawing?.openSeal(campaign, sources.seal, sources.beacon, form.salt)
  const takeScans = async (scans: Scans) => {
    await crew.expect(scans.size)
    const take = (part: ScanPart, texts: StoredTexts | undefined) => {
      if (texts) stores.posts.addStored(texts)
      keep(part)
    }
    return scans.read(take, crew.isShared() ? allocateShared : allocateHere)
  }
  try {
    const { layouts, joined, peopleColumns } = await interruptible(async () => ({
      layouts: form.scans ? await takeScans(form.scans) : await scanPosts(campaign, sources.posts, form, crew),
      ...(await readJoined(campaign, sources, stores, form.withPassages ?? true)),
    }))
    const columns = { posts: layouts, people: peopleColumns, hasPeople: sources.people.length > 0 }
    const warnings = [...missingColumns(campaign, columns), ...findUnknownMetrics(campaign, parts, joined.scores)]
    const begun = beginSettling(campaign, parts, joined, {
      isWanted: form.withComparison ?? true,
      allocate: crew.isShared() ? allocateShared : allocateHere,
    })
    if (begun.comparison) form.follower?.begin('compare')
    const given = { ...joined, seed: form.seed, sealed: opened?.sealed }
    const prepared = once(() => ({
      ...prepareSettling(campaign, given, begun),
      roundedIds: findRoundedIds(parts),
    }))
    const { resolutions, suggestions } = await compare(crew, begun, prepared, form, stores.posts)
    // Threads have done all they can: they end while the rest is done, and nobody waits for it.
    void crew.close()
    form.follower?.begin('settle')
    const finish = (one: Campaign, its: Prepared) =>
      finishSettling(one, parts, given, { ...begun, ...its }, resolutions)
    const settled = finish(campaign, prepared())
    warnings.push(...prepared().roundedIds)
    const { alternative: another } = form
    const alternative = another && finish(another, prepareSettling(another, given, begun))
    const outcome = outcomeOf(sources, settled, [...warnings, ...undrawn(settled), ...idle(settled)])
    const sealedRun = opened && drawing?.closeSeal(opened, settled, outcome.records)
    const changed = (sealedRun?.books.later ?? []).map(
      (role): Fault => ({ code: 'seal-later', args: { role }, place: {} }),
    )
    return { ...outcome, warnings: [...outcome.warnings, ...changed], sealedRun, alternative, suggestions }
  } catch (error) {
    await crew.close()
    throw error
  }
}

/**
 * Compares texts if that is wanted, and keeps of it no more than is asked for: an index is large. What settling can do before
 * it knows of copies it does meanwhile.
 */
async function compare(
  crew: Crew,
  begun: Begun,
  prepare: () => void,
  { withSuggestions = false }: RunForm,
  { textAt }: TextStore,
) {
  const { comparison, complete } = begun
  if (!comparison) return { resolutions: [], suggestions: [] }
  const compared = await crew.compare(comparison, { beforeFinding: complete, beforeTelling: prepare })
  const suggestions = withSuggestions ? suggestBoilerplate(begun, compared, textAt) : []
  return { resolutions: compared.resolutions, suggestions }
}

/** Awards that wait for the seed of their draw. */
const undrawn = ({ stages }: Settled): Fault[] =>
  stages
    .filter(({ selection, draw }) => selection.how === 'draw' && draw === undefined)
    .map(({ stage }) => ({ code: 'no-seed', args: { stage }, place: {} }))

/** Winners to be replaced who have won nothing: the sheet may be of another run. */
function idle({ stages, rulings, entryOf }: Settled): Fault[] {
  const replaced = new Set(
    stages.flatMap(({ awards }) => awards.flatMap(({ replaces }) => (replaces ? [entryOf(replaces.post).postId] : []))),
  )
  return rulings
    .filter(({ kind, postId }) => kind === 'replace' && !replaced.has(postId))
    .map(({ postId }) => ({ code: 'decision-idle', args: { value: postId }, place: {} }))
}

function outcomeOf(sources: RunSources, settled: Settled, warnings: readonly Fault[]) {
  const inputs = ROLES.flatMap((role) => sources[role].map((input) => ({ role, input })))
  const records = inputs.flatMap(({ role, input }): InputRecord[] => {
    const bytes = input.record()
    return bytes ? [{ role, name: input.name, ...bytes, ...input.nature() }] : []
  })
  return {
    settled,
    records,
    inputs: inputs.map(({ input }) => ({ name: input.name, bytes: input.size(), ...input.nature() })),
    warnings: [...inputs.flatMap(({ input }) => tellNature(input)), ...warnings],
  }
}
