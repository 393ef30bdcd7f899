import { mapColumns } from '../intake/map-columns.js'
import type { Layout } from '../intake/read-rows.js'
import { expandPaths } from '../io/expand-paths.js'
import { type Input, openInput } from '../io/open-input.js'
import { readChunks, type TableWish } from '../io/read-chunks.js'
import { readPeople, readScores } from '../io/read-joined.js'
import { readPrevious, readPublished } from '../io/read-sources.js'
import type { Campaign } from '../model/campaign.js'
import type { TableFormat } from '../model/chunk.js'
import { type Fault, failure, type Reject } from '../model/fault.js'
import type { InputRecord, Manifest, Settled } from '../model/result.js'
import type { Text } from '../originality/resolve.js'
import type { ScanPart } from '../pipeline/scan-part.js'
import { createScanner, postFields, rankingMetrics, type Scanner } from '../pipeline/scan-partition.js'
import { type Joined, settleCampaign } from '../pipeline/settle-campaign.js'
import { VERSION } from '../version.js'
import type { Edge } from './edge.js'
import { labelsOf } from './label-inputs.js'
import type { LoadedCampaign } from './load-campaign.js'

/** What a run reads besides the campaign file. Names and globs as the user gave them. */
export interface RunInputs {
  readonly posts: readonly string[]
  readonly inputFormat?: TableFormat | 'tsv' | undefined
  readonly map: ReadonlyMap<string, string>
  readonly people?: string | undefined
  readonly scores?: string | undefined
  readonly previous: readonly string[]
  readonly reference: readonly string[]
  readonly announcement: readonly string[]
}

/** A run's result, and what it was made of. */
export interface Run {
  readonly settled: Settled
  readonly manifest: Manifest
  /** Every file that was read: none of them may be written over. */
  readonly paths: readonly string[]
  /** What the user should look at although the run went on. */
  readonly warnings: readonly Fault[]
}

interface InputPaths {
  readonly posts: readonly string[]
  readonly people: readonly string[]
  readonly scores: readonly string[]
  readonly previous: readonly string[]
  readonly reference: readonly string[]
  readonly announcement: readonly string[]
}

/** Names and globs as files: those of the campaign file first, relative to it, then those of the command line. */
async function resolvePaths({ campaign, folder }: LoadedCampaign, inputs: RunInputs): Promise<InputPaths> {
  const both = async (role: 'previous' | 'reference' | 'announcement') => [
    ...new Set([...(await expandPaths(campaign.files[role], folder)), ...(await expandPaths(inputs[role]))]),
  ]
  const posts = await expandPaths(inputs.posts)
  if (posts.length === 0) throw failure('no-posts')
  const one = (path: string | undefined) => (path === undefined ? [] : [path])
  return {
    posts,
    people: one(inputs.people),
    scores: one(inputs.scores),
    previous: await both('previous'),
    reference: await both('reference'),
    announcement: await both('announcement'),
  }
}

/** Opens inputs, calls them by short names, and keeps the books of what was read. */
function createReader(paths: readonly string[], edge: Edge, records: InputRecord[]) {
  const labels = labelsOf(paths)
  const labelOf = (path: string) => labels.get(path)!
  const use = async <T>(role: InputRecord['role'], path: string, read: (input: Input, label: string) => Promise<T>) => {
    const input = openInput(path, edge.stdin)
    const value = await read(input, labelOf(path))
    records.push({ role, name: labelOf(path), ...input.record() })
    return value
  }
  return { use }
}
type Reader = ReturnType<typeof createReader>

/** Fields that a rule reads: without a column for them, every post goes to a human, so that is told. */
const READ_BY: readonly (readonly [rule: string, field: string])[] = [
  ['window', 'posted_at'],
  ['hashtag', 'hashtags'],
  ['screenshot', 'screenshots'],
  ['identity', 'kyc'],
]

function missingColumns(
  campaign: Campaign,
  { file, format, header, fields, named }: Layout,
  hasPeople: boolean,
): Fault[] {
  if (format !== 'csv') return []
  const columns = mapColumns(header, { fields, required: [], named: new Map(named) }, file).fields
  return READ_BY.filter(
    ([rule, field]) =>
      campaign.rules.some(({ id }) => id === rule) && !columns.has(field) && !(field === 'kyc' && hasPeople),
  ).map(
    ([rule, field]): Fault => ({
      code: 'column-unknown',
      args: { field, rule, found: header.join(', ') },
      place: { file },
    }),
  )
}

interface ScannedPosts {
  readonly parts: readonly ScanPart[]
  readonly warnings: readonly Fault[]
}

/** Scans the exports one after the other, a chunk at a time. */
async function scanPosts(
  campaign: Campaign,
  inputs: RunInputs,
  paths: InputPaths,
  reader: Reader,
  edge: Edge,
): Promise<ScannedPosts> {
  const named = new Map([...campaign.columns, ...inputs.map])
  const parts: ScanPart[] = []
  const warnings: Fault[] = []
  let before = 0
  for (const path of paths.posts) {
    let scanner: Scanner | undefined
    await reader.use('posts', path, async (input, file) => {
      const required = ['post_id', 'user_id', 'content']
      const wish: TableWish = { file, format: inputs.inputFormat, fields: postFields(campaign), required, named }
      for await (const { layout, chunk } of readChunks(input, wish)) {
        if (!scanner) {
          scanner = createScanner(campaign, layout)
          warnings.push(...missingColumns(campaign, layout, paths.people.length > 0))
        }
        scanner.scan(chunk)
        edge.progress.show(() => `${file}: ${before + scanner!.rows()}`)
      }
    })
    if (!scanner) continue
    before += scanner.rows()
    parts.push(scanner.done())
  }
  edge.progress.clear()
  return { parts, warnings }
}

/** Reads all that is joined to the posts or compared with them. */
async function readJoined(campaign: Campaign, paths: InputPaths, reader: Reader): Promise<Joined> {
  const rejects: Reject[] = []
  const sources: Text[] = []
  let people: Joined['people'] = new Map()
  let scores: Joined['scores'] = new Map()
  for (const path of paths.people) {
    const found = await reader.use('people', path, readPeople)
    people = found.byKey
    rejects.push(...found.rejects)
  }
  for (const path of paths.scores) {
    const found = await reader.use('scores', path, (input, file) => readScores(input, file, rankingMetrics(campaign)))
    scores = new Map([...found.byKey].map(([id, { metrics }]) => [id, metrics]))
    rejects.push(...found.rejects)
  }
  const forms = { zone: campaign.zone, excelSerials: campaign.excelSerials, metrics: [] }
  for (const path of paths.previous) {
    const found = await reader.use('previous', path, (input, file) => readPrevious(input, file, forms))
    sources.push(...found.texts)
    rejects.push(...found.rejects)
  }
  for (const kind of ['reference', 'announcement'] as const)
    for (const path of paths[kind]) sources.push(await reader.use(kind, path, (input) => readPublished(input, kind)))
  return { people, scores, sources, rejects }
}

/** Scans all exports, settles the campaign over them, and keeps the books of what was read. */
export async function runCampaign(loaded: LoadedCampaign, inputs: RunInputs, edge: Edge): Promise<Run> {
  const { campaign } = loaded
  const paths = await resolvePaths(loaded, inputs)
  const all = [...new Set(Object.values(paths).flat() as string[])]
  const records: InputRecord[] = [loaded.record]
  const reader = createReader(all, edge, records)
  const { parts, warnings } = await scanPosts(campaign, inputs, paths, reader, edge)
  const settled = settleCampaign(campaign, parts, await readJoined(campaign, paths, reader))
  return {
    settled,
    manifest: {
      eligo: VERSION,
      unicode: process.versions.unicode ?? '',
      campaign: { name: campaign.name, digest: loaded.digest },
      inputs: records,
    },
    paths: [loaded.path, ...all],
    warnings: [...loaded.warnings, ...warnings],
  }
}
