import { ascending } from '../model/order.js'

const sum = (numbers: readonly bigint[]): bigint => numbers.reduce((all, one) => all + one, 0n)

/**
 * Divides whole units in proportion to weights by the method of the largest remainder (Hamilton): everybody gets the whole
 * part of what is due, and the units that are left go one each to the largest fractions, ties to whoever comes first.
 * The shares sum to `units`, unless all weights are zero: then nobody has anything.
 *
 * @param weights none below zero; the first stand first where remainders are equal
 */
export function shareOut(units: bigint, weights: readonly bigint[]): bigint[] {
  const whole = sum(weights)
  if (whole === 0n) return weights.map(() => 0n)
  const shares = weights.map((weight) => (units * weight) / whole)
  const left = Number(units - sum(shares))
  const remainders = weights.map((weight, at) => ({ at, remainder: (units * weight) % whole }))
  remainders.sort((a, b) => ascending(b.remainder, a.remainder) || a.at - b.at)
  for (const { at } of remainders.slice(0, left)) shares[at]! += 1n
  return shares
}

/**
 * The same with a most that anyone may have: who is due more gets just that, and what this cuts off is divided among the
 * others anew, until nobody is due more. What remains when all have the most is not given.
 */
export function shareCapped(units: bigint, weights: readonly bigint[], cap: bigint | undefined): bigint[] {
  if (cap === undefined) return shareOut(units, weights)
  const shares = weights.map(() => 0n)
  let open = weights.map((_, at) => at).filter((at) => weights[at]! > 0n)
  let left = units
  while (open.length > 0) {
    const whole = sum(open.map((at) => weights[at]!))
    const isOver = (at: number) => left * weights[at]! > cap * whole
    const over = open.filter(isOver)
    if (over.length === 0) {
      const parts = shareOut(
        left,
        open.map((at) => weights[at]!),
      )
      for (const [i, at] of open.entries()) shares[at] = parts[i]!
      return shares
    }
    for (const at of over) shares[at] = cap
    open = open.filter((at) => !isOver(at))
    left -= cap * BigInt(over.length)
  }
  return shares
}
