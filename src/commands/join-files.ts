import type { PersonForms } from '../intake/parse-person.js'
import type { Input } from '../io/open-input.js'
import { type DecisionSheet, readDecisions } from '../io/read-decisions.js'
import { readPeople, readScores } from '../io/read-joined.js'
import { readPrevious, readPublished } from '../io/read-sources.js'
import type { TextStore } from '../io/text-store.js'
import type { Campaign } from '../model/campaign.js'
import { failure, type Reject } from '../model/fault.js'
import type { Person } from '../model/person.js'
import type { SourceText } from '../model/source-text.js'
import { factsAsked, factsAskedOfLists } from '../pipeline/facts-asked.js'
import { formsOf, rankingMetrics } from '../pipeline/scan-partition.js'
import type { Joined } from '../pipeline/settle-campaign.js'

/** Everything that a run reads besides the campaign, opened. */
export interface RunSources {
  readonly posts: readonly Input[]
  readonly people: readonly Input[]
  readonly scores: readonly Input[]
  readonly registration: readonly Input[]
  readonly excluded: readonly Input[]
  readonly decisions: readonly Input[]
  readonly previous: readonly Input[]
  readonly reference: readonly Input[]
  readonly announcement: readonly Input[]
  /** At most one each: what draws are made by. */
  readonly seal: readonly Input[]
  readonly beacon: readonly Input[]
}

/** What is joined to the posts or compared with them, and the columns of the people file. */
interface ReadJoined {
  readonly joined: Joined
  readonly peopleColumns: ReadonlySet<string> | undefined
}

/** Lists of people that the campaign file names, each as one; undefined where it names none. */
async function readLists(campaign: Campaign, sources: RunSources, forms: PersonForms, rejects: Reject[]) {
  const lists: { [Role in 'registration' | 'excluded']?: Map<string, Person> } = {}
  for (const role of ['registration', 'excluded'] as const) {
    const named = campaign.files[role]
    if (named.length > 0 && sources[role].length === 0)
      throw failure('missing-list', { rule: role, list: named.join(', ') })
    for (const input of sources[role]) {
      const found = await readPeople(input, forms, factsAskedOfLists(campaign)[role])
      lists[role] = new Map([...(lists[role] ?? []), ...found.byKey])
      rejects.push(...found.rejects)
    }
  }
  return { registration: lists.registration, excluded: lists.excluded }
}

/** Reads all that is joined to the posts or compared with them. */
export async function readJoined(
  campaign: Campaign,
  sources: RunSources,
  stores: { readonly posts: TextStore; readonly sources: TextStore },
  withPassages: boolean,
): Promise<ReadJoined> {
  const rejects: Reject[] = []
  const texts: SourceText[] = []
  let people: Joined['people'] = new Map()
  let peopleColumns: ReadJoined['peopleColumns']
  let scores: Joined['scores'] = new Map()
  const forms = { ...formsOf(campaign), metrics: [] }
  for (const input of sources.people) {
    const found = await readPeople(input, forms, factsAsked(campaign))
    people = found.byKey
    peopleColumns = found.fields
    rejects.push(...found.rejects)
  }
  const lists = await readLists(campaign, sources, forms, rejects)
  for (const input of sources.scores) {
    const found = await readScores(input, rankingMetrics(campaign))
    scores = new Map([...found.byKey].map(([id, { metrics }]) => [id, metrics]))
    rejects.push(...found.rejects)
  }
  let decisions: DecisionSheet | undefined
  for (const input of sources.decisions) {
    decisions = await readDecisions(input)
    rejects.push(...decisions.rejects)
  }
  for (const input of sources.previous) {
    const found = await readPrevious(input, forms, stores.sources)
    texts.push(...found.texts)
    rejects.push(...found.rejects)
  }
  for (const kind of ['reference', 'announcement'] as const)
    for (const input of sources[kind]) texts.push(await readPublished(input, kind, stores.sources))
  const compared = { posts: stores.posts, sources: texts, sourceTexts: stores.sources, withPassages }
  return { joined: { people, lists, scores, decisions, texts: compared, rejects }, peopleColumns }
}
