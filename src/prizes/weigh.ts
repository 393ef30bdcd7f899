import { type Decimal, smallestUnit } from '../model/amount.js'
import type { Contribution } from '../model/award.js'
import type { Normalise, Weight } from '../model/campaign.js'
import { ascending } from '../model/order.js'
import type { Candidate, ReadValue } from './rank.js'

/** Decimals of points as they are shown; what decides is exact. */
export const SHOWN_DECIMALS = 4

/** The scores of some candidates under weights of metrics. */
export interface Scores {
  /** Comparable among these candidates and exact; undefined where a metric is unknown. */
  readonly of: (candidate: Candidate) => bigint | undefined
  /** Points of a hundred, rounded for showing; undefined where a metric is unknown. */
  readonly points: (candidate: Candidate) => Decimal | undefined
  /** What each metric gives, in the order of the weights; none where one is unknown. */
  readonly parts: (candidate: Candidate) => readonly Contribution[]
}

/** A metric made comparable: a value has the part `numerator(value) / denominator` of the weight. */
interface Scale {
  readonly numerator: (value: Decimal) => bigint
  readonly denominator: bigint
}

const atLeastNothing = (value: Decimal): Decimal => (value > 0n ? value : 0n)

/** The places of values: the greatest has the first, equals have the same. */
function placesOf(values: readonly Decimal[]): Map<Decimal, number> {
  const places = new Map<Decimal, number>()
  const sorted = [...values].sort((a, b) => ascending(b, a))
  for (const [i, value] of sorted.entries()) if (!places.has(value)) places.set(value, i + 1)
  return places
}

/** Values below zero count as zero, and a metric that is zero for all gives nobody anything; but places are places. */
function scaleOf(values: readonly Decimal[], normalise: Normalise): Scale {
  if (normalise === 'rank') {
    const places = placesOf(values)
    return {
      numerator: (value) => BigInt(values.length + 1 - places.get(value)!),
      denominator: BigInt(Math.max(1, values.length)),
    }
  }
  let denominator = 0n
  for (const value of values) {
    const counted = atLeastNothing(value)
    if (normalise === 'sum') denominator += counted
    else if (counted > denominator) denominator = counted
  }
  return { numerator: atLeastNothing, denominator: denominator === 0n ? 1n : denominator }
}

/** A fraction of points as a decimal, rounded half up. */
function rounded(numerator: bigint, denominator: bigint): Decimal {
  const unit = smallestUnit(SHOWN_DECIMALS)
  const divisor = denominator * unit
  return ((2n * numerator + divisor) / (2n * divisor)) * unit
}

/**
 * Weighs metrics against one another: each is made comparable over all these candidates as `normalise` says (by the
 * greatest value, by the sum, or by the place in the order of values), and gives its part of its weight. Scores are whole
 * numbers over one common denominator, so that no rounding ever decides.
 */
export function weigh(
  candidates: readonly Candidate[],
  weights: readonly Weight[],
  normalise: Normalise,
  readValue: ReadValue,
): Scores {
  const isKnown = (candidate: Candidate) => weights.every(({ by }) => readValue(candidate, by) !== undefined)
  const known = candidates.filter(isKnown)
  const scales = weights.map(({ by }) =>
    scaleOf(
      known.map((candidate) => readValue(candidate, by)!),
      normalise,
    ),
  )
  const common = scales.reduce((product, { denominator }) => product * denominator, 1n)
  const factors = weights.map(({ points }, at) => points * (common / scales[at]!.denominator))
  const of = (candidate: Candidate): bigint | undefined =>
    isKnown(candidate)
      ? weights.reduce(
          (score, { by }, at) => score + factors[at]! * scales[at]!.numerator(readValue(candidate, by)!),
          0n,
        )
      : undefined
  return {
    of,
    points: (candidate) => {
      const score = of(candidate)
      return score === undefined ? undefined : rounded(score, common)
    },
    parts: (candidate) =>
      // A value that took no part in making the scale has no place on it.
      of(candidate) === undefined
        ? []
        : weights.map(({ by, points }, at): Contribution => {
            const value = readValue(candidate, by)!
            const { numerator, denominator } = scales[at]!
            return { by, value, points: rounded(points * numerator(value), denominator) }
          }),
  }
}
