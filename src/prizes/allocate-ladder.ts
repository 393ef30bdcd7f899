import { total } from '../model/amount.js'
import type { Award, PassedOver, StageResult } from '../model/award.js'
import type { Prize, Stage } from '../model/campaign.js'
import { type Candidate, onePerPerson, rankingOrder, showKeys } from './rank.js'

interface Slot {
  readonly prize: Prize
  readonly place: number
}

const slotsOf = ({ ladder }: Stage): Slot[] =>
  ladder
    .flatMap((prize) => Array.from({ length: prize.places }, () => prize))
    .map((prize, i) => ({ prize, place: i + 1 }))

interface Ranked {
  readonly candidate: Candidate
  readonly rank: number
}

/** Why a candidate that takes a slot is paid, or why the prize is held instead. Unknown is never paid out. */
function standing(stage: Stage, { candidate, rank }: Ranked, keys: string): Pick<Award, 'status' | 'reason'> {
  const unknownKeys = (stage.ranking ?? [])
    .filter(({ by }, at) => by !== 'post_id' && candidate.keys[at] === undefined)
    .map(({ by }) => by)
  if (unknownKeys.length > 0)
    return { status: 'held', reason: { id: 'unranked', args: { keys: unknownKeys.join(', ') } } }
  if (candidate.unknown.length > 0)
    return { status: 'held', reason: { id: 'unchecked', args: { rank, keys, rules: candidate.unknown.join(', ') } } }
  if (candidate.shut.length > 0) return { status: 'held', reason: { id: 'unverified', args: { rank, keys } } }
  return { status: 'awarded', reason: { id: 'ranked', args: { rank, keys } } }
}

/**
 * Gives the prizes of a ladder to the best candidates, one prize a person. A person whose gate is shut is passed over or
 * has the prize held, as the stage says; one of whose gate or rank nobody knows has it held. Slots that nobody takes
 * stay unfilled. Throws when awarded, held and unallocated do not sum to the pool: that would be a bug.
 */
export function allocateLadder(
  stage: Stage,
  candidates: readonly Candidate[],
  formatTime: (time: number) => string,
): StageResult {
  const keys = stage.ranking
  const ranked = keys
    ? onePerPerson([...candidates].sort(rankingOrder(keys))).map((candidate, i): Ranked => ({ candidate, rank: i + 1 }))
    : []
  const isPassedOver = ({ candidate }: Ranked) => stage.gated === 'skip' && candidate.shut.length > 0
  const inLine = ranked.filter((entry) => !isPassedOver(entry))
  const slots = slotsOf(stage)

  const awards = slots.map(({ prize, place }, i): Award => {
    const base = { stage: stage.name, prize: prize.name, place, amount: prize.amount, asset: stage.asset }
    const entry = inLine[i]
    if (!entry)
      return {
        ...base,
        status: 'unfilled',
        post: undefined,
        person: '',
        reason: { id: keys ? 'nobody' : 'no-ranking', args: {} },
      }
    const { post, user: person } = entry.candidate
    return { ...base, post, person, ...standing(stage, entry, showKeys(keys!, entry.candidate, formatTime)) }
  })
  const alternates = inLine.slice(slots.length, slots.length + stage.alternates).map((entry, i): Award => {
    const { post, user: person } = entry.candidate
    const args = { rank: entry.rank, keys: showKeys(keys!, entry.candidate, formatTime) }
    const place = slots.length + i + 1
    return {
      stage: stage.name,
      prize: '',
      place,
      status: 'alternate',
      post,
      person,
      amount: undefined,
      asset: stage.asset,
      reason: { id: 'ranked', args },
    }
  })
  const lastTaken = inLine[Math.min(slots.length, inLine.length) - 1]?.rank ?? 0
  const passedOver = ranked
    .filter((entry) => isPassedOver(entry) && (entry.rank < lastTaken || inLine.length < slots.length))
    .map(({ candidate: { post, user: person, shut }, rank }): PassedOver => ({ post, person, rank, rules: shut }))

  const sumOf = (status: Award['status']) =>
    total(awards.filter((a) => a.status === status).map(({ amount }) => amount!))
  const result: StageResult = {
    stage: stage.name,
    asset: stage.asset,
    pool: stage.pool,
    awarded: sumOf('awarded'),
    held: sumOf('held'),
    unallocated: sumOf('unfilled'),
    awards: [...awards, ...alternates],
    passedOver,
    candidates: ranked.length,
  }
  assertConserved(result)
  return result
}

/** The conservation statement: every unit of the pool is awarded, held or unallocated. */
export function assertConserved({ stage, pool, awarded, held, unallocated }: StageResult): void {
  if (awarded + held + unallocated !== pool)
    throw new Error(`${stage}: awarded ${awarded} + held ${held} + unallocated ${unallocated} is not the pool ${pool}`)
}
