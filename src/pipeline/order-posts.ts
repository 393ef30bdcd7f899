import { type Decimal, isDecimal } from '../model/amount.js'
import type { RankKey } from '../model/campaign.js'
import { startOf, type TextColumn } from '../model/columns.js'
import { once } from '../model/once.js'
import { ascending, byCodeUnits, type Order } from '../model/order.js'
import type { Posts } from './join-parts.js'

/** So many digits of a decimal go into a double and come out the same, so that equal doubles are equal decimals. */
const EXACT_DIGITS = 15
const POWERS = Float64Array.from({ length: EXACT_DIGITS + 1 }, (_, power) => 10 ** power)
const [MINUS, POINT, ZERO, NINE] = [0x2d, 0x2e, 0x30, 0x39] as const

/**
 * A plain decimal of few digits as the nearest double, off its bytes; undefined for whatever else: longer ones, and what is
 * no decimal. Both whole number and power of ten are exact, so that their quotient is the nearest double too.
 */
function shortNumber({ bytes, ends }: TextColumn, index: number): number | undefined {
  const begin = startOf(ends, index)
  const end = ends[index]!
  const isNegative = bytes[begin] === MINUS
  const start = isNegative ? begin + 1 : begin
  if (end <= start || end - start > EXACT_DIGITS + 1) return undefined
  let whole = 0
  let point = -1
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!
    if (byte >= ZERO && byte <= NINE) whole = whole * 10 + byte - ZERO
    else if (byte === POINT && point < 0) point = at
    else return undefined
  }
  const digits = point < 0 ? end - start : end - start - 1
  const wholeDigits = point < 0 ? digits : point - start
  const hasLeadingZero = bytes[start] === ZERO && wholeDigits > 1
  if (digits > EXACT_DIGITS || wholeDigits === 0 || wholeDigits === end - start - 1 || hasLeadingZero) return undefined
  const value = whole / POWERS[digits - wholeDigits]!
  return isNegative ? -value : value
}

/** Where the values of metrics come from. */
export interface MetricSource {
  /** The column of a metric in a part, where nothing outweighs it. */
  readonly columnOf: (part: Posts['parts'][number]['part'], by: string) => TextColumn | undefined
  /** The value as it is written. */
  readonly writtenAt: (post: number, by: string) => string
  readonly valueAt: (post: number, by: string) => Decimal | undefined
}

/**
 * A metric of some posts as doubles, by position; NaN where it is unknown. Rounding keeps the order, so only what comes out
 * equal has to be looked at exactly, and that only where a value has more digits than a double keeps.
 */
export interface KeyColumn {
  readonly values: Float64Array
  readonly isExact: boolean
}

function readKey(posts: Posts, some: readonly number[], by: string, source: MetricSource): KeyColumn {
  const values = new Float64Array(posts.count)
  let isExact = true
  let at = 0
  const parts = posts.parts.map(({ part, begin }) => ({ begin, column: source.columnOf(part, by) }))
  for (const post of some) {
    // Posts come in order mostly; those in another are found all the same.
    while (post < parts[at]!.begin) at--
    while (at + 1 < parts.length && post >= parts[at + 1]!.begin) at++
    const { begin, column } = parts[at]!
    const short = column && shortNumber(column, post - begin)
    if (short !== undefined) values[post] = short
    else {
      const written = source.writtenAt(post, by)
      values[post] = isDecimal(written, { signed: true }) ? Number(written) : Number.NaN
      if (written.length > EXACT_DIGITS) isExact = false
    }
  }
  return { values, isExact }
}

/** Times of all posts; infinite where unknown, so that those come last. */
function timesOf(posts: Posts): Float64Array {
  const times = new Float64Array(posts.count)
  for (const { part, begin } of posts.parts) times.set(part.postedAt, begin)
  for (let post = 0; post < times.length; post++) if (Number.isNaN(times[post])) times[post] = Number.POSITIVE_INFINITY
  return times
}

/** What posts are put in order by, read once for all awards. */
export interface PostKeys {
  readonly times: () => Float64Array
  readonly columnOf: (by: string) => KeyColumn
  readonly valueAt: MetricSource['valueAt']
}

/** Makes what reads the keys of some posts, each when it is first asked for. */
export function createPostKeys(posts: Posts, some: readonly number[], source: MetricSource): PostKeys {
  const times = once(() => timesOf(posts))
  const columns = new Map<string, KeyColumn>()
  const read = (by: string): KeyColumn =>
    by === 'posted_at'
      ? {
          values: times().map((time) => (time >= 0 && time < Number.POSITIVE_INFINITY ? time : Number.NaN)),
          isExact: true,
        }
      : readKey(posts, some, by, source)
  return {
    times,
    columnOf(by) {
      const column = columns.get(by) ?? read(by)
      columns.set(by, column)
      return column
    },
    valueAt: source.valueAt,
  }
}

function byColumn(
  { values, isExact }: KeyColumn,
  { by, order }: RankKey,
  valueAt: MetricSource['valueAt'],
): Order<number> {
  const sign = order === 'asc' ? 1 : -1
  return (a, b) => {
    const [left, right] = [values[a]!, values[b]!]
    if (left < right) return -sign
    if (left > right) return sign
    if (left === right) return isExact ? 0 : ascending(valueAt(a, by)!, valueAt(b, by)!) * sign
    return Number(Number.isNaN(left)) - Number(Number.isNaN(right))
  }
}

/**
 * The order of posts under the keys of a ranking, by position: then the earlier post, then the post id by code units, as
 * `rankingOrder` has it of candidates.
 */
export function orderPosts(
  posts: Posts,
  keys: readonly RankKey[],
  { times: timesOfAll, columnOf, valueAt }: PostKeys,
): Order<number> {
  const times = timesOfAll()
  const byId: Order<number> = (a, b) => byCodeUnits(posts.idAt(a), posts.idAt(b))
  const orders = keys.flatMap((key): Order<number>[] => {
    // Of one post each has the same number.
    if (key.by === 'posts') return []
    if (key.by === 'post_id') return [(a, b) => byId(a, b) * (key.order === 'asc' ? 1 : -1)]
    return [byColumn(columnOf(key.by), key, valueAt)]
  })
  return (a, b) => {
    for (const order of orders) {
      const decided = order(a, b)
      if (decided !== 0) return decided
    }
    return ascending(times[a]!, times[b]!) || byId(a, b)
  }
}
