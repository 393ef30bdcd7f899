import { type Decimal, smallestUnit, total } from '../model/amount.js'
import type { Award, PassedOver, StageResult } from '../model/award.js'
import { type Goods, isLadder, metricsOf, type Stage } from '../model/campaign.js'
import { accountsOf, assertConserved } from './conservation.js'
import { type LineUp, lineUp } from './line-up.js'
import { type Candidate, type ValueOf, valueReader } from './rank.js'
import { type Ranked, type Seat, seat } from './seat.js'
import { type Slot, shareLeftover, slotsOf } from './slots.js'

/** What an award is given away with. */
export interface StageInput {
  /** Whoever may take part, in any order. */
  readonly candidates: readonly Candidate[]
  /** Outweighs the seed of the campaign file. */
  readonly seed: string | undefined
  /** Winners that people have taken out again: the next alternate stands in, and nobody else moves. */
  readonly isRemoved: (candidate: Candidate) => boolean
  /** What the award before left over. */
  readonly rolledIn: Decimal
  readonly formatTime: (time: number) => string
}

const ONE_PIECE = smallestUnit(0)

/** Why somebody who takes a slot is paid, or why the prize is held instead. Unknown is never paid out. */
function standing(stage: Stage, { candidate, rank }: Ranked, line: LineUp, readValue: ValueOf) {
  const keys = line.show(candidate)
  const { prizes } = stage
  const weight = isLadder(prizes) || prizes.by === undefined ? [] : [prizes.by]
  const missing = [
    ...new Set([...line.unknown(candidate), ...weight.filter((by) => readValue(candidate, by) === undefined)]),
  ]
  if (missing.length === 1 && missing[0] === 'posted_at')
    return { status: 'held', reason: { id: 'untimed', args: {} } } as const
  if (missing.length > 0)
    return { status: 'held', reason: { id: 'unranked', args: { keys: missing.join(', ') } } } as const
  if (candidate.unknown.length > 0)
    return {
      status: 'held',
      reason: { id: 'unchecked', args: { rank, keys, rules: candidate.unknown.join(', ') } },
    } as const
  if (candidate.shut.length > 0) return { status: 'held', reason: { id: 'unverified', args: { rank, keys } } } as const
  return { status: 'awarded', reason: { id: 'ranked', args: { rank, keys } } } as const
}

const substituteOf = ({ substitute }: Goods, { asset }: Stage): Award['substitute'] =>
  substitute === undefined ? undefined : { amount: substitute, asset }

const NOBODY = { post: undefined, user: '', person: '', parts: [], replaces: undefined } as const

const ofCandidate = ({ post, user, person }: Candidate) => ({ post, user, person })

function slotAward(stage: Stage, slot: Slot, taken: Seat, line: LineUp, readValue: ValueOf, isShared: boolean): Award {
  const { prize, place, amount, goods } = slot
  const base = goods
    ? { amount: ONE_PIECE, asset: goods.item, substitute: substituteOf(goods, stage) }
    : { amount, asset: stage.asset, substitute: undefined }
  const { holder, replaces } = taken
  const replaced = replaces && { post: replaces.candidate.post, user: replaces.candidate.user }
  if (!holder) {
    const id = line.missing ?? (isShared && !goods ? 'shared' : 'nobody')
    return {
      ...NOBODY,
      stage: stage.name,
      prize,
      place,
      ...base,
      status: 'unfilled',
      replaces: replaced,
      reason: { id, args: {} },
    }
  }
  return {
    stage: stage.name,
    prize,
    place,
    ...ofCandidate(holder.candidate),
    ...base,
    ...standing(stage, holder, line, readValue),
    parts: line.parts(holder.candidate),
    replaces: replaced,
  }
}

function alternateAward(stage: Stage, { candidate, rank }: Ranked, place: number, line: LineUp): Award {
  return {
    stage: stage.name,
    prize: '',
    place,
    status: 'alternate',
    ...ofCandidate(candidate),
    amount: undefined,
    asset: stage.asset,
    substitute: undefined,
    reason: { id: 'ranked', args: { rank, keys: line.show(candidate) } },
    parts: line.parts(candidate),
    replaces: undefined,
  }
}

/** What no prize gives, as a row of its own, so that the rows of an award always sum to its pool. */
function restAward(stage: Stage, amount: Decimal, reason: Award['reason']['id']): Award[] {
  if (amount === 0n) return []
  const base = { stage: stage.name, prize: '', place: 0, amount, asset: stage.asset, substitute: undefined }
  return [{ ...NOBODY, ...base, status: 'unfilled', reason: { id: reason, args: {} } }]
}

const restReason = (line: LineUp, isAllZero: boolean): Award['reason']['id'] => {
  if (isAllZero) return 'all-zero'
  return line.missing ?? (line.line.length === 0 ? 'nobody' : 'rest')
}

/** How many may have a prize: of a split, everybody unless the file says how many. */
const placesOf = ({ prizes }: Stage): number =>
  isLadder(prizes)
    ? prizes.reduce((places, step) => places + step.places, 0)
    : (prizes.places ?? Number.POSITIVE_INFINITY)

/** Whoever was in front of a winner and got nothing, because a gate is shut. */
function passedOverIn(
  line: readonly Ranked[],
  inLine: readonly Ranked[],
  places: number,
  isOver: (one: Ranked) => boolean,
) {
  const last = inLine[Math.min(places, inLine.length) - 1]?.rank ?? 0
  return line
    .filter((one) => isOver(one) && (one.rank < last || inLine.length < places))
    .map(({ candidate, rank }): PassedOver => ({ ...ofCandidate(candidate), rank, rules: candidate.shut }))
}

/**
 * Gives the prizes of one award to its candidates, in its order. A person whose gate is shut is passed over or has the
 * prize held, as the award says; one of whose gate or value nobody knows has it held. Slots that nobody takes stay
 * unfilled. Throws when the sums do not add up to the pool: that would be a bug.
 */
export function allocateStage(stage: Stage, input: StageInput): StageResult {
  const { candidates, seed, formatTime, rolledIn, isRemoved } = input
  const readValue = valueReader(metricsOf(stage))
  const whole = lineUp(stage, candidates, { readValue, formatTime, seed })
  const isOver = ({ candidate }: Ranked) => stage.gated === 'skip' && candidate.shut.length > 0
  const ranked = whole.line.map((candidate, i): Ranked => ({ candidate, rank: i + 1 }))
  const inLine = ranked.filter((one) => !isOver(one))
  const line = { ...whole, line: inLine.map(({ candidate }) => candidate) }

  const made = slotsOf(stage, line, stage.pool + rolledIn, readValue)
  const isShared = stage.leftover === 'share' && inLine.length > 0
  const isTaken = ({ place }: Slot) => place <= inLine.length
  const free = made.slots.filter((slot) => !isTaken(slot))
  const left = made.rest + total(free.map(({ amount }) => amount))
  const emptied = made.slots.map((slot) => (isTaken(slot) ? slot : { ...slot, amount: 0n }))
  const { slots, rest } = isShared ? shareLeftover(emptied, isTaken, left, smallestUnit(stage.decimals)) : made

  const { seats, alternates } = seat(inLine, slots.length, isRemoved)
  const awards = [
    ...slots.map((slot, i) => slotAward(stage, slot, seats[i]!, line, readValue, isShared && !isTaken(slot))),
    ...restAward(stage, rest, restReason(line, made.isAllZero)),
  ]
  const listed = made.isAllZero ? [] : alternates.slice(0, stage.alternates)
  const result: StageResult = {
    stage: stage.name,
    ...accountsOf(stage, awards, rolledIn),
    awards: [...awards, ...listed.map((one, i) => alternateAward(stage, one, slots.length + 1 + i, line))],
    passedOver: passedOverIn(ranked, inLine, placesOf(stage), isOver),
    candidates: ranked.length,
    how: stage.selection.how,
    draw: line.draw,
  }
  assertConserved(result)
  return result
}
