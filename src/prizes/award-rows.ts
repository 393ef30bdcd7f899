import { type Decimal, smallestUnit } from '../model/amount.js'
import type { Award } from '../model/award.js'
import { type Goods, isLadder, type Stage } from '../model/campaign.js'
import type { LineUp } from './line-up.js'
import type { Candidate, ReadValue } from './rank.js'
import type { Ranked, Seat } from './seat.js'
import type { Slot, Slots } from './slots.js'

/** An award as far as it has been settled when its rows are made. */
export interface Giving {
  readonly stage: Stage
  readonly line: LineUp
  readonly readValue: ReadValue
  readonly problem: Slots['problem']
}

const ONE_PIECE = smallestUnit(0)
const NOBODY = { post: undefined, user: '', person: '', parts: [], replaces: undefined, insteadOf: undefined } as const

/** The columns that say who: the account, and who stands behind it. */
export const ofCandidate = ({ post, user, person }: Candidate) => ({ post, user, person })

/** The metric that a split is in proportion to, if there is one. */
const splitBy = ({ prizes }: Stage): readonly string[] =>
  isLadder(prizes) || prizes.by === undefined ? [] : [prizes.by]

/** Every share of a proportional split hangs on all weights: while one is unknown, none is paid out. */
function unshared(stage: Stage): Award['reason'] {
  const { selection } = stage
  const by = splitBy(stage)
  const weights = selection.how === 'weighted' ? selection.weights.map((weight) => weight.by) : []
  return { id: 'unshared', args: { keys: (by.length > 0 ? by : weights).join(', ') } }
}

/** Why somebody who takes a slot has the prize held, if anything about it is unknown or a gate is shut. */
function doubt(
  { stage, line, readValue, problem }: Giving,
  { candidate, rank }: Ranked,
  isGoods: boolean,
): Award['reason'] | undefined {
  const keys = line.show(candidate)
  const unread = splitBy(stage).filter((by) => readValue(candidate, by) === undefined)
  const missing = [...new Set([...line.unknown(candidate), ...unread])]
  if (missing.join() === 'posted_at') return { id: 'untimed', args: {} }
  if (missing.length > 0) return { id: 'unranked', args: { keys: missing.join(', ') } }
  const unsure = [...candidate.unknown, ...(isGoods && candidate.goods === 'review' ? stage.goodsOnly : [])]
  if (unsure.length > 0) return { id: 'unchecked', args: { rank, keys, rules: [...new Set(unsure)].join(', ') } }
  if (candidate.shut.length > 0) return { id: 'unverified', args: { rank, keys } }
  return problem === 'unknown' ? unshared(stage) : undefined
}

const substituteOf = ({ substitute }: Goods, { asset }: Stage): Award['substitute'] =>
  substitute === undefined ? undefined : { amount: substitute, asset }

const NO_GOODS = { substitute: undefined, insteadOf: undefined } as const

/** A piece of goods, or what is paid in its place to somebody to whom it cannot be given. */
function givenAs(goods: Goods, stage: Stage, winner: Candidate | undefined) {
  const substitute = substituteOf(goods, stage)
  return winner?.goods === 'fail' && substitute
    ? { ...substitute, substitute: undefined, insteadOf: goods.item }
    : { amount: ONE_PIECE, asset: goods.item, substitute, insteadOf: undefined }
}

/** The row of a prize slot: paid, held where something is unknown, or unfilled. */
export function slotAward(giving: Giving, slot: Slot, { holder, replaces }: Seat, isShared: boolean): Award {
  const { stage, line } = giving
  const { prize, place, amount, goods } = slot
  const base = {
    stage: stage.name,
    prize,
    place,
    ...(goods ? givenAs(goods, stage, holder?.candidate) : { ...NO_GOODS, amount, asset: stage.asset }),
  }
  const removed = replaces && { post: replaces.candidate.post, user: replaces.candidate.user }
  if (!holder) {
    const id = line.missing ?? (isShared && !goods ? 'shared' : 'nobody')
    return { ...NOBODY, ...base, status: 'unfilled', reason: { id, args: {} }, replaces: removed }
  }
  const { candidate, rank } = holder
  const doubted = doubt(giving, holder, goods !== undefined)
  return {
    ...base,
    ...ofCandidate(candidate),
    status: doubted ? 'held' : 'awarded',
    reason: doubted ?? { id: 'ranked', args: { rank, keys: line.show(candidate) } },
    parts: line.parts(candidate),
    replaces: removed,
  }
}

/** The row of somebody who moves up when a winner drops out. */
export function alternateAward({ stage, line }: Giving, { candidate, rank }: Ranked, place: number): Award {
  return {
    stage: stage.name,
    prize: '',
    place,
    status: 'alternate',
    ...ofCandidate(candidate),
    amount: undefined,
    asset: stage.asset,
    ...NO_GOODS,
    reason: { id: 'ranked', args: { rank, keys: line.show(candidate) } },
    parts: line.parts(candidate),
    replaces: undefined,
  }
}

/** What no prize gives, as a row of its own in place 0, so that the rows of an award always sum to its pool. */
export function restAwards({ stage, line, problem }: Giving, amount: Decimal): Award[] {
  if (amount === 0n) return []
  const base = { ...NOBODY, stage: stage.name, prize: '', place: 0, amount, asset: stage.asset, ...NO_GOODS }
  if (problem === 'unknown') return [{ ...base, status: 'held', reason: unshared(stage) }]
  const id = problem ?? line.missing ?? (line.line.length === 0 ? 'nobody' : 'rest')
  return [{ ...base, status: 'unfilled', reason: { id, args: {} } }]
}
