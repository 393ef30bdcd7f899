import { type Decimal, smallestUnit, total } from '../model/amount.js'
import type { PassedOver, SealedSeed, StageResult } from '../model/award.js'
import { isLadder, metricsOf, type Stage } from '../model/campaign.js'
import { alternateAward, type Giving, ofCandidate, restAwards, slotAward } from './award-rows.js'
import { accountsOf, assertConserved } from './conservation.js'
import { lineUp } from './line-up.js'
import { type Candidate, valueReader } from './rank.js'
import { type Ranked, seat } from './seat.js'
import { type Slot, type Slots, shareLeftover, slotsOf } from './slots.js'

/** What an award is given away with. */
export interface StageInput {
  /** Whoever may take part, in any order: all, or the first of the line where the others cannot matter. */
  readonly candidates: readonly Candidate[]
  /** How many stand in the line, where those are not all. */
  readonly entrants?: number | undefined
  /** Outweighs the seed of the campaign file. */
  readonly seed: string | undefined
  /** Seed and salt of a sealed draw; outweigh any other seed. */
  readonly sealed?: SealedSeed | undefined
  /** Winners that people have taken out again: the next alternate stands in, and nobody else moves. */
  readonly isRemoved: (candidate: Candidate) => boolean
  /** What the award before left over. */
  readonly rolledIn: Decimal
  readonly formatTime: (time: number) => string
}

/** May somebody have a prize of an award, as far as gates go? Whoever may not is passed over. */
export const mayWin = ({ gated }: Stage, { shut }: Candidate): boolean => gated === 'hold' || shut.length === 0

/** How many may have a prize: of a split, everybody unless the file says how many. */
export const placesOf = ({ prizes }: Stage): number =>
  isLadder(prizes)
    ? prizes.reduce((places, step) => places + step.places, 0)
    : (prizes.places ?? Number.POSITIVE_INFINITY)

/** Whoever was in front of a winner and got nothing, because a gate is shut. */
function passedOverIn(stage: Stage, ranked: readonly Ranked[], inLine: readonly Ranked[]): PassedOver[] {
  const places = placesOf(stage)
  const last = inLine[Math.min(places, inLine.length) - 1]?.rank ?? 0
  const seated = new Set(inLine)
  return ranked
    .filter((one) => !seated.has(one) && (one.rank < last || inLine.length < places))
    .map(({ candidate, rank }) => ({ ...ofCandidate(candidate), rank, rules: candidate.shut }))
}

/** Where an award shares what is left over, that of slots that nobody takes goes to those that are taken. */
function withLeftover(stage: Stage, made: Slots, isTaken: (slot: Slot) => boolean): Pick<Slots, 'slots' | 'rest'> {
  if (stage.leftover !== 'share' || !made.slots.some(isTaken)) return made
  const left = made.rest + total(made.slots.map((slot) => (isTaken(slot) ? 0n : slot.amount)))
  const emptied = made.slots.map((slot) => (isTaken(slot) ? slot : { ...slot, amount: 0n }))
  return shareLeftover(emptied, isTaken, left, smallestUnit(stage.decimals))
}

/**
 * Gives the prizes of one award to its candidates, in its order. A person whose gate is shut is passed over or has the
 * prize held, as the award says; one of whose gate or value nobody knows has it held. Slots that nobody takes stay
 * unfilled. Throws when the sums do not add up to the pool: that would be a bug.
 */
export function allocateStage(stage: Stage, input: StageInput): StageResult {
  const { candidates, seed, sealed, formatTime, rolledIn, isRemoved } = input
  const readValue = valueReader(metricsOf(stage))
  const whole = lineUp(stage, candidates, { readValue, formatTime, seed, sealed, most: stage.perPerson })
  const ranked = whole.line.map((candidate, i): Ranked => ({ candidate, rank: i + 1 }))
  const inLine = ranked.filter(({ candidate }) => mayWin(stage, candidate))
  const line = { ...whole, line: inLine.map(({ candidate }) => candidate) }

  // Prizes are made for the line as it is before anybody is removed, so that removing one changes no other.
  const made = slotsOf(stage, line, stage.pool + rolledIn, readValue)
  const isTaken = ({ place }: Slot) => place <= inLine.length
  const { slots, rest } = withLeftover(stage, made, isTaken)
  const seated = inLine.filter(({ candidate }) => !made.without.has(candidate))
  const { seats, alternates } = seat(seated, slots.length, isRemoved)
  const giving: Giving = { stage, line, readValue, problem: made.problem }
  const isShared = stage.leftover === 'share' && inLine.length > 0
  const awards = [
    ...slots.map((slot, i) => slotAward(giving, slot, seats[i]!, isShared && !isTaken(slot))),
    ...restAwards(giving, rest),
  ]
  const listed = alternates.slice(0, stage.alternates)
  const result: StageResult = {
    stage: stage.name,
    ...accountsOf(stage, awards, rolledIn),
    awards: [...awards, ...listed.map((one, i) => alternateAward(giving, one, slots.length + 1 + i))],
    passedOver: passedOverIn(stage, ranked, inLine),
    candidates: input.entrants ?? ranked.length,
    selection: stage.selection,
    draw: line.draw,
  }
  assertConserved(result)
  return result
}
