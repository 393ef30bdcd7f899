import { type Decimal, parseDecimal, smallestUnit } from '../model/amount.js'
import { type Bounds, type Campaign, metricsOf, type RankKey, type Stage } from '../model/campaign.js'
import type { Outcome } from '../model/finding.js'
import { isAccepted, type Ruling } from '../model/ruling.js'
import { mayWin } from '../prizes/allocate-stage.js'
import type { Field, Reach } from '../prizes/allocate-stages.js'
import { byTime, type Candidate, rankingOrder, valueReader } from '../prizes/rank.js'
import { lineOfPosts } from './foremost-posts.js'
import type { Posts } from './join-parts.js'
import type { Judged, Knowledge } from './judge-posts.js'
import { createPostKeys, type MetricSource, orderPosts, type PostKeys } from './order-posts.js'
import { rankingMetrics } from './scan-partition.js'

const GRAVEST_FIRST = ['fail', 'review'] as const satisfies readonly Outcome[]

const ONE_POST = smallestUnit(0)
/** One list for the many of whom there is nothing to say. */
const NONE: readonly string[] = []

type Scores = ReadonlyMap<string, ReadonlyMap<string, string>>

/** The values of metrics, scores before columns; undefined where unknown. */
function metricSource(posts: Posts, campaign: Campaign, scores: Scores): MetricSource {
  const positions = new Map(rankingMetrics(campaign).map((name, at) => [name, at]))
  const writtenAt = (post: number, by: string): string =>
    (scores.size === 0 ? undefined : scores.get(posts.idAt(post))?.get(by)) ??
    posts.metricAt(positions.get(by) ?? -1, post)
  return {
    columnOf: ({ metrics }, by) => (scores.size === 0 ? metrics[positions.get(by) ?? -1] : undefined),
    writtenAt,
    valueAt(post, by) {
      if (by === 'post_id') return undefined
      if (by === 'posts') return ONE_POST
      if (by === 'posted_at') {
        const time = posts.timeAt(post)
        return Number.isNaN(time) ? undefined : parseDecimal(String(time))
      }
      return parseDecimal(writtenAt(post, by), { signed: true })
    },
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

/** Those of some candidates whose values are within bounds, or may be. */
function withinBounds(
  candidates: readonly Candidate[],
  where: readonly Bounds[],
  metrics: readonly string[],
): Candidate[] {
  return candidates.flatMap((candidate): Candidate[] => {
    const { values, unknown } = candidate
    const bounds = where.map((bound) => ({ by: bound.by, isIn: within(values[metrics.indexOf(bound.by)], bound) }))
    if (bounds.some(({ isIn }) => isIn === false)) return []
    const unsure = bounds.filter(({ isIn }) => isIn === undefined).map(({ by }) => by)
    return [unsure.length === 0 ? candidate : { ...candidate, unknown: [...unknown, ...unsure] }]
  })
}

/** What candidates of a run are made of. */
export interface CandidateSources {
  readonly campaign: Campaign
  readonly posts: Posts
  readonly keys: PostKeys
  readonly knowledge: Pick<Knowledge, 'persons' | 'numbers' | 'decisions'>
  readonly outcomeOf: Judged['outcomeOf']
}

/** Makes candidates of one award: which posts may take part, and the candidate that each is. */
function candidateMaker(
  stage: Stage | undefined,
  { campaign, posts, keys: { valueAt }, knowledge: { persons, decisions }, outcomeOf }: CandidateSources,
) {
  const metrics = stage ? metricsOf(stage) : []
  const { only = [] } = stage?.entry ?? {}
  const { goodsOnly = [] } = stage ?? {}
  const gates = campaign.rules.filter(({ effect }) => effect === 'gate').map(({ id }) => id)
  // A gate that an award names is asked once: whoever fails it takes no part.
  const shuttable = gates.filter((id) => !only.includes(id))
  const asked = [...shuttable, ...only]
  const rulingsOf = (post: number) =>
    decisions.all.length === 0 ? [] : decisions.of(posts.idAt(post), posts.userAt(post))
  // What a human accepted on the question of a rule stands in nobody's way any more.
  const those = (post: number, ids: readonly string[], outcome: Outcome, rulings: readonly Ruling[]) => {
    const found = ids.filter((id) => outcomeOf(post, id) === outcome && !isAccepted(rulings, id))
    return found.length === 0 ? NONE : found
  }
  return {
    /** Those of some posts that may take part. */
    entering: (some: readonly number[]) =>
      only.length === 0 ? some : some.filter((post) => those(post, only, 'fail', rulingsOf(post)).length === 0),
    candidateOf(post: number): Candidate {
      const [postId, user, time] = [posts.idAt(post), posts.userAt(post), posts.timeAt(post)]
      const rulings = rulingsOf(post)
      return {
        post,
        postId,
        user,
        person: persons.personOf(user),
        time: Number.isNaN(time) ? undefined : time,
        values: metrics.map((by) => valueAt(post, by)),
        shut: those(post, shuttable, 'fail', rulings),
        goods: GRAVEST_FIRST.find((outcome) => those(post, goodsOnly, outcome, rulings).length > 0) ?? 'pass',
        unknown: those(post, asked, 'review', rulings),
      }
    },
  }
}

/** Makes the candidates of awards out of posts. */
export interface CandidateReader {
  /** All whom an award's rules and bounds let in, or of whom nobody knows. */
  readonly all: (stage: Stage | undefined, some: readonly number[]) => Candidate[]
  /** As many of them as the result of an award can depend on: mostly the first of its line, in which all others are behind. */
  readonly within: (stage: Stage, some: readonly number[], reach: Reach) => Field
}

/** Reads what the awards of a campaign put posts in order by, as far as that is known of each post for itself. */
export function readPostKeys(campaign: Campaign, posts: Posts, kept: readonly number[], scores: Scores): PostKeys {
  const keys = createPostKeys(posts, kept, metricSource(posts, campaign, scores))
  for (const { by } of campaign.stages.flatMap((stage) => keysOfPosts(stage) ?? []))
    if (by !== 'posts' && by !== 'post_id') keys.columnOf(by)
  return keys
}

/** Makes the reader of candidates of a run. */
export function candidateReader(sources: CandidateSources): CandidateReader {
  const { posts, knowledge, keys: keysOf } = sources
  const all = (stage: Stage | undefined, some: readonly number[]): Candidate[] => {
    const { entering, candidateOf } = candidateMaker(stage, sources)
    const metrics = stage ? metricsOf(stage) : []
    const ofPosts = entering(some).map(candidateOf)
    const weighed = stage?.per === 'person' ? perPerson(ofPosts, metrics) : ofPosts
    const where = stage?.entry.where ?? []
    return where.length === 0 ? weighed : withinBounds(weighed, where, metrics)
  }
  /** The line of an award as posts, where their own columns say who stands before whom. */
  const lineOf = (stage: Stage, keys: readonly RankKey[], some: readonly number[], reach: Reach) => {
    const { entering } = candidateMaker(stage, sources)
    const { numbers, persons } = knowledge
    const { numbers: users } = posts.users()
    const { mayEnter: isIn } = reach
    return lineOfPosts(entering(some), {
      order: orderPosts(posts, keys, keysOf),
      personOf: (post) => numbers.of(users[post]!),
      persons: numbers.count,
      most: stage.perPerson,
      isIn: isIn && ((post) => isIn(persons.personOf(posts.userAt(post)))),
    })
  }
  return {
    all,
    within(stage, some, reach) {
      const keys = keysOfPosts(stage)
      if (!keys || !Number.isFinite(reach.winners)) return { candidates: all(stage, some), entrants: undefined }
      const line = lineOf(stage, keys, some, reach)
      const { candidateOf } = candidateMaker(stage, sources)
      const candidates: Candidate[] = []
      let winners = 0
      for (const post of line.posts) {
        if (winners >= reach.winners) break
        const candidate = candidateOf(post)
        candidates.push(candidate)
        if (mayWin(stage, candidate)) winners++
      }
      return { candidates, entrants: line.count }
    },
  }
}

/** The keys of a line that hangs on nothing but what each post has for itself; undefined where it hangs on all of them. */
function keysOfPosts({ selection, per, entry }: Stage): readonly RankKey[] | undefined {
  if (per === 'person' || entry.where.length > 0) return undefined
  if (selection.how === 'rank') return selection.keys
  return selection.how === 'first_come' ? [] : undefined
}

/** Candidates as the ranking of an award puts them; by time where it has none. */
export function inOrderOf(stage: Stage | undefined, candidates: readonly Candidate[]): Candidate[] {
  const selection = stage?.selection
  if (selection?.how !== 'rank') return [...candidates].sort(byTime)
  return [...candidates].sort(rankingOrder(selection.keys, valueReader(metricsOf(stage!))))
}
