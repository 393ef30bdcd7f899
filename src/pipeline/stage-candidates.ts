import { type Decimal, parseDecimal } from '../model/amount.js'
import { type Bounds, type Campaign, metricsOf, type Stage } from '../model/campaign.js'
import type { Outcome } from '../model/finding.js'
import type { Entry } from '../model/result.js'
import { isAccepted } from '../model/ruling.js'
import { byTime, type Candidate, rankingOrder, valueReader } from '../prizes/rank.js'
import type { Posts } from './join-parts.js'
import { rankingMetrics } from './scan-partition.js'

type Scores = ReadonlyMap<string, ReadonlyMap<string, string>>

/** The value of a metric for a post, scores before columns; undefined where unknown. */
function metricReader(posts: Posts, campaign: Campaign, scores: Scores) {
  const positions = new Map(rankingMetrics(campaign).map((name, at) => [name, at]))
  return (post: number, by: string): Decimal | undefined => {
    if (by === 'post_id') return undefined
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

/** Makes the candidates of an award out of eligible posts: those that its rules and bounds let in, or that nobody knows. */
export function candidateReader(
  campaign: Campaign,
  posts: Posts,
  scores: Scores,
): (stage: Stage | undefined, entries: readonly Entry[]) => Candidate[] {
  const valueAt = metricReader(posts, campaign, scores)
  const gates = campaign.rules.filter(({ effect }) => effect === 'gate').map(({ id }) => id)
  return (stage, entries) => {
    const metrics = stage ? metricsOf(stage) : []
    const { only = [], where = [] } = stage?.entry ?? {}
    // A gate that an award names is asked once: whoever fails it takes no part.
    const shuttable = gates.filter((id) => !only.includes(id))
    return entries.flatMap((entry): Candidate[] => {
      const { post, postId, userId, person, postedAt, outcomes, rulings } = entry
      // What a human accepted on the question of a rule stands in nobody's way any more.
      const those = (ids: readonly string[], outcome: Outcome) =>
        ids.filter((id) => outcomes.get(id) === outcome && !isAccepted(rulings, id))
      if (those(only, 'fail').length > 0) return []
      const values = metrics.map((by) => valueAt(post, by))
      const bounds = where.map((bound) => ({ by: bound.by, isIn: within(values[metrics.indexOf(bound.by)], bound) }))
      if (bounds.some(({ isIn }) => isIn === false)) return []
      const unsure = bounds.filter(({ isIn }) => isIn === undefined).map(({ by }) => by)
      return [
        {
          post,
          postId,
          user: userId,
          person,
          time: postedAt,
          values,
          shut: those(shuttable, 'fail'),
          unknown: [...those([...shuttable, ...only], 'review'), ...unsure],
        },
      ]
    })
  }
}

/** Candidates as the ranking of an award puts them; by time where it has none. */
export function inOrderOf(stage: Stage | undefined, candidates: readonly Candidate[]): Candidate[] {
  const selection = stage?.selection
  if (selection?.how !== 'rank') return [...candidates].sort(byTime)
  return [...candidates].sort(rankingOrder(selection.keys, valueReader(metricsOf(stage!))))
}
