import { type Decimal, formatDecimal } from '../model/amount.js'
import type { RankKey } from '../model/campaign.js'
import type { Outcome } from '../model/finding.js'
import { ascending, byCodeUnits, inTurn, type Order } from '../model/order.js'

/** A post that may win, with all that its place and its prize depend on. */
export interface Candidate {
  readonly post: number
  readonly postId: string
  /** Whose post it is: one key for all accounts that count as one person. */
  readonly person: string
  /** The account that wrote it, and takes its prize. */
  readonly user: string
  /** Epoch milliseconds; undefined where unknown. */
  readonly time: number | undefined
  /** Values of the award's metrics, in the order of `metricsOf`; undefined where unknown. */
  readonly values: readonly (Decimal | undefined)[]
  /** Gates that are shut. */
  readonly shut: readonly string[]
  /** Whether goods can be given to the person. */
  readonly goods: Outcome
  /** Gates, rules of the award and bounds of which nobody knows. */
  readonly unknown: readonly string[]
}

/** Reads the value of a metric off a candidate. */
export type ReadValue = (candidate: Candidate, by: string) => Decimal | undefined

/** Reads values that stand in the order of some names. */
export function valueReader(metrics: readonly string[]): ReadValue {
  const positions = new Map(metrics.map((name, at) => [name, at]))
  return ({ values }, by) => values[positions.get(by) ?? -1]
}

/** Unknown values come last, whichever way the key is ordered. */
function byKey({ by, order }: RankKey, readValue: ReadValue): Order<Candidate> {
  if (by === 'post_id') return (a, b) => byCodeUnits(a.postId, b.postId) * (order === 'asc' ? 1 : -1)
  return (a, b) => {
    const [left, right] = [readValue(a, by), readValue(b, by)]
    if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined)
    return order === 'asc' ? ascending(left, right) : ascending(right, left)
  }
}

/** The earlier post first, then the lesser id by code units. Total: what every order ends in. */
export const byTime: Order<Candidate> = inTurn(
  (a, b) => ascending(a.time ?? Number.POSITIVE_INFINITY, b.time ?? Number.POSITIVE_INFINITY),
  (a, b) => byCodeUnits(a.postId, b.postId),
)

/** The order of candidates: the campaign's keys, then the earlier post, then the post id by code units. Total. */
export const rankingOrder = (keys: readonly RankKey[], readValue: ReadValue): Order<Candidate> =>
  inTurn(...keys.map((key) => byKey(key, readValue)), byTime)

/** The best posts of each person, best first: nobody stands in an order more often than allowed. */
export function bestOfEach(candidates: readonly Candidate[], order: Order<Candidate>, most: number): Candidate[] {
  // Mostly one is allowed, and there are several times fewer people to be put in order than posts.
  if (most === 1) return [...leaders(candidates, order)].sort(order)
  const counts = new Map<string, number>()
  return [...candidates].sort(order).filter(({ person }) => {
    const count = (counts.get(person) ?? 0) + 1
    counts.set(person, count)
    return count <= most
  })
}

function leaders(candidates: readonly Candidate[], order: Order<Candidate>): Iterable<Candidate> {
  const best = new Map<string, Candidate>()
  for (const candidate of candidates) {
    const before = best.get(candidate.person)
    if (!before || order(candidate, before) < 0) best.set(candidate.person, candidate)
  }
  return best.values()
}

/** `score=97 likes=12`, for reasons. */
export function showKeys(
  keys: readonly RankKey[],
  candidate: Candidate,
  readValue: ReadValue,
  formatTime: (time: number) => string,
): string {
  const show = (by: string): string => {
    if (by === 'post_id') return candidate.postId
    const value = readValue(candidate, by)
    if (value === undefined) return '?'
    return by === 'posted_at' ? formatTime(Number(formatDecimal(value))) : formatDecimal(value)
  }
  return keys.map(({ by }) => `${by}=${show(by)}`).join(' ')
}
