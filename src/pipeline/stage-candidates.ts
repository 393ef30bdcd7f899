import { type Decimal, parseDecimal, smallestUnit } from '../model/amount.js'
import { type Bounds, type Campaign, metricsOf, type Stage } from '../model/campaign.js'
import type { Outcome } from '../model/finding.js'
import type { Entry } from '../model/result.js'
import { isAccepted } from '../model/ruling.js'
import { byTime, type Candidate, rankingOrder, valueReader } from '../prizes/rank.js'
import type { Posts } from './join-parts.js'
import { rankingMetrics } from './scan-partition.js'

const ONE_POST = smallestUnit(0)

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
    const written = scores.get(posts.idAt(post))?.get(by) ?? posts.metricAt(positions.get(by) ?? -1, post)
    return parseDecimal(written, { signed: true })
  }
}

/** Whether a value lies within bounds; nobody knows where it is unknown. */
function within(value: Decimal | undefined, { min, max }: Bounds): boolean | undefined {
  if (value === undefined) return undefined
  return (min === undefined || value >= min) && (max === undefined || value <= max)
}

interface Weighed {
  readonly entry: Entry
  readonly values: readonly (Decimal | undefined)[]
}

/** Metrics of posts as the sums over all posts of their person; unknown where one of them is. */
function perPerson(posts: readonly Weighed[], metrics: readonly string[]): Weighed[] {
  const sums = new Map<string, (Decimal | undefined)[]>()
  for (const { entry, values } of posts) {
    const before = sums.get(entry.person)
    const add = (value: Decimal | undefined, at: number) => {
      const other = before?.[at]
      return value === undefined || other === undefined ? undefined : value + other
    }
    sums.set(entry.person, before ? values.map(add) : [...values])
  }
  return posts.map(({ entry, values }) => {
    const all = sums.get(entry.person)!
    // When something was posted adds up to nothing.
    return { entry, values: metrics.map((by, at) => (by === 'posted_at' ? values[at] : all[at])) }
  })
}

/** Makes the candidates of an award out of eligible posts: those that its rules and bounds let in, or that nobody knows. */
export function candidateReader(
  campaign: Campaign,
  posts: Posts,
  scores: Scores,
): (stage: Stage | undefined, entries: readonly Entry[]) => Candidate[] {
  const valueAt = metricReader(posts, campaign, scores)
  const gates = campaign.rules.filter(({ effect }) => effect === 'gate').map(({ id }) => id)
  // What a human accepted on the question of a rule stands in nobody's way any more.
  const those = ({ outcomes, rulings }: Entry, ids: readonly string[], outcome: Outcome) =>
    ids.filter((id) => outcomes.get(id) === outcome && !isAccepted(rulings, id))
  return (stage, entries) => {
    const metrics = stage ? metricsOf(stage) : []
    const { only = [], where = [] } = stage?.entry ?? {}
    // A gate that an award names is asked once: whoever fails it takes no part.
    const shuttable = gates.filter((id) => !only.includes(id))
    const ofPosts = entries
      .filter((entry) => those(entry, only, 'fail').length === 0)
      .map((entry) => ({ entry, values: metrics.map((by) => valueAt(entry.post, by)) }))
    const weighed = stage?.per === 'person' ? perPerson(ofPosts, metrics) : ofPosts
    return weighed.flatMap(({ entry, values }): Candidate[] => {
      const { post, postId, userId, person, postedAt } = entry
      const bounds = where.map((bound) => ({ by: bound.by, isIn: within(values[metrics.indexOf(bound.by)], bound) }))
      if (bounds.some(({ isIn }) => isIn === false)) return []
      const unsure = bounds.filter(({ isIn }) => isIn === undefined).map(({ by }) => by)
      const unknown = [...those(entry, [...shuttable, ...only], 'review'), ...unsure]
      const shut = those(entry, shuttable, 'fail')
      return [{ post, postId, user: userId, person, time: postedAt, values, shut, unknown }]
    })
  }
}

/** Candidates as the ranking of an award puts them; by time where it has none. */
export function inOrderOf(stage: Stage | undefined, candidates: readonly Candidate[]): Candidate[] {
  const selection = stage?.selection
  if (selection?.how !== 'rank') return [...candidates].sort(byTime)
  return [...candidates].sort(rankingOrder(selection.keys, valueReader(metricsOf(stage!))))
}
