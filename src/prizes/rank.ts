import { type Decimal, formatDecimal } from '../model/amount.js'
import type { RankKey } from '../model/campaign.js'
import { ascending, byCodeUnits, inTurn, type Order } from '../model/order.js'

/** A post that may win, with all that its rank and its prize depend on. */
export interface Candidate {
  readonly post: number
  readonly postId: string
  /** Whose post it is: one key for all accounts that count as one person. */
  readonly person: string
  /** The account that wrote it, and takes its prize. */
  readonly user: string
  /** Epoch milliseconds; undefined where unknown. */
  readonly time: number | undefined
  /** Values of the ranking keys, in their order; undefined where unknown. */
  readonly keys: readonly (Decimal | undefined)[]
  /** Gates that are shut, and gates of which nobody knows. */
  readonly shut: readonly string[]
  readonly unknown: readonly string[]
}

/** Unknown values come last, whichever way the key is ordered. */
function byKey({ by, order }: RankKey, at: number): Order<Candidate> {
  if (by === 'post_id') return (a, b) => byCodeUnits(a.postId, b.postId) * (order === 'asc' ? 1 : -1)
  return (a, b) => {
    const [left, right] = [a.keys[at], b.keys[at]]
    if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined)
    return order === 'asc' ? ascending(left, right) : ascending(right, left)
  }
}

/** The order of candidates: the campaign's keys, then the earlier post, then the post id by code units. Total. */
export function rankingOrder(keys: readonly RankKey[]): Order<Candidate> {
  return inTurn(
    ...keys.map(byKey),
    (a, b) => ascending(a.time ?? Number.POSITIVE_INFINITY, b.time ?? Number.POSITIVE_INFINITY),
    (a, b) => byCodeUnits(a.postId, b.postId),
  )
}

/** The best post of each person, best first: nobody stands in a ranking twice. */
export function onePerPerson(ranked: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>()
  return ranked.filter(({ person }) => !seen.has(person) && seen.add(person))
}

/** `score=97 likes=12`, for reasons. */
export function showKeys(
  keys: readonly RankKey[],
  { keys: values, postId }: Candidate,
  formatTime: (time: number) => string,
): string {
  const show = ({ by }: RankKey, value: Decimal | undefined): string => {
    if (by === 'post_id') return postId
    if (value === undefined) return '?'
    return by === 'posted_at' ? formatTime(Number(formatDecimal(value))) : formatDecimal(value)
  }
  return keys.map((key, at) => `${key.by}=${show(key, values[at])}`).join(' ')
}
