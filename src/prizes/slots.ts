import { type Decimal, smallestUnit, total } from '../model/amount.js'
import { type Goods, isLadder, type Split, type Stage } from '../model/campaign.js'
import type { LineUp } from './line-up.js'
import type { Candidate, ReadValue } from './rank.js'
import { shareCapped, shareOut } from './share-out.js'

/** A prize to be given: what, and in which place. */
export interface Slot {
  readonly prize: string
  /** From 1. */
  readonly place: number
  /** In the asset of the award; 0 where goods are given. */
  readonly amount: Decimal
  readonly goods: Goods | undefined
}

/** The prizes of an award, and what of the pool none of them gives. */
export interface Slots {
  readonly slots: readonly Slot[]
  readonly rest: Decimal
  /** Whose share of a split comes to nothing: that is no prize, so they have no slot. */
  readonly without: ReadonlySet<Candidate>
  /** Why the shares of a split are none, or not certain: all weights are zero, or one is unknown. */
  readonly problem: 'all-zero' | 'unknown' | undefined
}

const NOBODY: ReadonlySet<Candidate> = new Set()

/** The steps of a ladder, a slot each place. What was rolled in belongs to none of them. */
function ladderSlots(steps: Extract<Stage['prizes'], readonly unknown[]>, rolledIn: Decimal): Slots {
  const slots = steps
    .flatMap((step) => Array.from({ length: step.places }, () => step))
    .map(({ name, amount, goods }, i): Slot => ({ prize: name, place: i + 1, amount, goods }))
  return { slots, rest: rolledIn, without: NOBODY, problem: undefined }
}

/** What a share is in proportion to: the metric, or the weighted score; undefined where unknown, never less than zero. */
function weightOf(split: Split, candidate: Candidate, { score }: LineUp, readValue: ReadValue): bigint | undefined {
  if (split.how === 'equal') return 1n
  const weight = split.by === undefined ? score?.(candidate) : readValue(candidate, split.by)
  return weight === undefined || weight > 0n ? weight : 0n
}

/** Places of a line by person, each in the order of the line. */
function byPerson(winners: readonly Candidate[]): number[][] {
  const places = new Map<string, number[]>()
  for (const [at, { person }] of winners.entries()) {
    const own = places.get(person)
    if (own) own.push(at)
    else places.set(person, [at])
  }
  return [...places.values()]
}

/** Divides units among winners: first among people, for the cap is theirs, then among the places of each. */
function divide(units: bigint, winners: readonly Candidate[], weights: readonly bigint[], cap: bigint | undefined) {
  const people = byPerson(winners)
  const sums = people.map((places) => places.reduce((sum, at) => sum + weights[at]!, 0n))
  const parts = shareCapped(units, sums, cap)
  const shares = weights.map(() => 0n)
  for (const [i, places] of people.entries()) {
    const own = shareOut(
      parts[i]!,
      places.map((at) => weights[at]!),
    )
    for (const [k, at] of places.entries()) shares[at] = own[k]!
  }
  return shares
}

function splitSlots(stage: Stage, split: Split, line: LineUp, pool: Decimal, readValue: ReadValue): Slots {
  const winners = line.line.slice(0, split.places)
  const unit = smallestUnit(stage.decimals)
  const weights = winners.map((candidate) => weightOf(split, candidate, line, readValue))
  const cap = split.cap === undefined ? undefined : split.cap / unit
  const known = weights.map((weight) => weight ?? 0n)
  if (winners.length > 0 && weights.every((weight) => weight === 0n))
    return { slots: [], rest: pool, without: new Set(winners), problem: 'all-zero' }
  const amounts = divide(pool / unit, winners, known, cap).map((units) => units * unit)
  const without = new Set(winners.filter((_, i) => amounts[i] === 0n && weights[i] !== undefined))
  const slots = amounts
    .filter((_, i) => !without.has(winners[i]!))
    .map((amount, i): Slot => ({ prize: stage.name, place: i + 1, amount, goods: undefined }))
  return { slots, rest: pool - total(amounts), without, problem: weights.includes(undefined) ? 'unknown' : undefined }
}

/**
 * The prizes of an award for a line of candidates: the steps of its ladder, or the parts of its pool. They are fixed by
 * the line as it stands before anybody is removed, so that removing one changes no other prize.
 *
 * @param pool what there is to give, with what was rolled in
 */
export function slotsOf(stage: Stage, line: LineUp, pool: Decimal, readValue: ReadValue): Slots {
  const { prizes } = stage
  return isLadder(prizes) ? ladderSlots(prizes, pool - stage.pool) : splitSlots(stage, prizes, line, pool, readValue)
}

/** Adds what is left over to the prizes that are taken, in proportion to them; gives what even so remains. */
export function shareLeftover(
  slots: readonly Slot[],
  isTaken: (slot: Slot) => boolean,
  left: Decimal,
  unit: Decimal,
): Pick<Slots, 'slots' | 'rest'> {
  const shares = shareOut(
    left / unit,
    slots.map((slot) => (isTaken(slot) ? slot.amount : 0n)),
  )
  const added = shares.map((units) => units * unit)
  return {
    slots: slots.map((slot, i) => ({ ...slot, amount: slot.amount + added[i]! })),
    rest: left - total(added),
  }
}
