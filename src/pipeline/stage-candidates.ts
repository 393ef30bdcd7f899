import { type Decimal, parseDecimal, smallestUnit } from '../model/amount.js'
import { type Bounds, type Campaign, metricsOf, type Stage } from '../model/campaign.js'
import type { Outcome } from '../model/finding.js'
import { isAccepted, type Ruling } from '../model/ruling.js'
import { byTime, type Candidate, rankingOrder, valueReader } from '../prizes/rank.js'
import type { Posts } from './join-parts.js'
import type { Knowledge, Standings } from './judge-posts.js'
import { rankingMetrics } from './scan-partition.js'

const GRAVEST_FIRST = ['fail', 'review'] as const satisfies readonly Outcome[]

const ONE_POST = smallestUnit(0)
/** One list for the many of whom there is nothing to say. */
const NONE: readonly string[] = []

type Scores = ReadonlyMap<string, ReadonlyMap<string, string>>

/** The value of a metric for a post, scores before columns; undefined where unknown. */
function metricReader(posts: Posts, campaign: Campaign, scores: Scores) {
  const positions = new Map(rankingMetrics(campaign).map((name, at) => [name, at]))
  return (post: number, by: string): Decimal | undefined => {
    if (by === 'post_id') return undefined
    if (by === 'posts') return ONE_POST
    if (by === 'posted_at') {
      const time = posts.timeAt(post)
      return Number.isNaN(time) ? undefined : parseDecimal(String(time))
    }
    const scored = scores.size === 0 ? undefined : scores.get(posts.idAt(post))?.get(by)
    const written = scored ?? posts.metricAt(positions.get(by) ?? -1, post)
    return parseDecimal(written, { signed: true })
  }
}

/** Whether a value lies within bounds; nobody knows where it is unknown. */
function within(value: Decimal | undefined, { min, max }: Bounds): boolean | undefined {
  if (value === undefined) return undefined
  return (min === undefined || value >= min) && (max === undefined || value <= max)
}

/** Metrics of candidates as the sums over all posts of their person; unknown where one of them is. */
function perPerson(candidates: readonly Candidate[], metrics: readonly string[]): Candidate[] {
  const sums = new Map<string, (Decimal | undefined)[]>()
  for (const { person, values } of candidates) {
    const before = sums.get(person)
    const add = (value: Decimal | undefined, at: number) => {
      const other = before?.[at]
      return value === undefined || other === undefined ? undefined : value + other
    }
    sums.set(person, before ? values.map(add) : [...values])
  }
  return candidates.map((candidate) => {
    const all = sums.get(candidate.person)!
    // When something was posted adds up to nothing.
    const values = metrics.map((by, at) => (by === 'posted_at' ? candidate.values[at] : all[at]))
    return { ...candidate, values }
  })
}

/** Makes the candidates of an award out of eligible posts: those that its rules and bounds let in, or that nobody knows. */
export function candidateReader(
  campaign: Campaign,
  posts: Posts,
  scores: Scores,
  { persons, decisions }: Pick<Knowledge, 'persons' | 'decisions'>,
  { outcomeOf }: Pick<Standings, 'outcomeOf'>,
): (stage: Stage | undefined, those: readonly number[]) => Candidate[] {
  const valueAt = metricReader(posts, campaign, scores)
  const gates = campaign.rules.filter(({ effect }) => effect === 'gate').map(({ id }) => id)
  // What a human accepted on the question of a rule stands in nobody's way any more.
  const those = (post: number, ids: readonly string[], outcome: Outcome, rulings: readonly Ruling[]) => {
    const found = ids.filter((id) => outcomeOf(post, id) === outcome && !isAccepted(rulings, id))
    return found.length === 0 ? NONE : found
  }
  return (stage, some) => {
    const metrics = stage ? metricsOf(stage) : []
    const { only = [], where = [] } = stage?.entry ?? {}
    const { goodsOnly = [] } = stage ?? {}
    // A gate that an award names is asked once: whoever fails it takes no part.
    const shuttable = gates.filter((id) => !only.includes(id))
    const asked = [...shuttable, ...only]
    const ofPosts = some.flatMap((post): Candidate[] => {
      const [postId, user, time] = [posts.idAt(post), posts.userAt(post), posts.timeAt(post)]
      const rulings = decisions.of(postId, user)
      if (those(post, only, 'fail', rulings).length > 0) return []
      const person = persons.personOf(user)
      const shut = those(post, shuttable, 'fail', rulings)
      const unknown = those(post, asked, 'review', rulings)
      const values = metrics.map((by) => valueAt(post, by))
      const goods = GRAVEST_FIRST.find((outcome) => those(post, goodsOnly, outcome, rulings).length > 0) ?? 'pass'
      return [{ post, postId, user, person, time: Number.isNaN(time) ? undefined : time, values, shut, goods, unknown }]
    })
    const weighed = stage?.per === 'person' ? perPerson(ofPosts, metrics) : ofPosts
    if (where.length === 0) return weighed
    return weighed.flatMap((candidate): Candidate[] => {
      const { values, unknown } = candidate
      const bounds = where.map((bound) => ({ by: bound.by, isIn: within(values[metrics.indexOf(bound.by)], bound) }))
      if (bounds.some(({ isIn }) => isIn === false)) return []
      const unsure = bounds.filter(({ isIn }) => isIn === undefined).map(({ by }) => by)
      return [unsure.length === 0 ? candidate : { ...candidate, unknown: [...unknown, ...unsure] }]
    })
  }
}

/** Candidates as the ranking of an award puts them; by time where it has none. */
export function inOrderOf(stage: Stage | undefined, candidates: readonly Candidate[]): Candidate[] {
  const selection = stage?.selection
  if (selection?.how !== 'rank') return [...candidates].sort(byTime)
  return [...candidates].sort(rankingOrder(selection.keys, valueReader(metricsOf(stage!))))
}
