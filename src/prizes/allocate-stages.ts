import { type DrawEntrants, isConserved, type StageResult, totalsOf } from '../model/award.js'
import { isLadder, type Stage } from '../model/campaign.js'
import { byCodeUnits } from '../model/order.js'
import { allocateStage, placesOf, type StageInput } from './allocate-stage.js'
import { drawnId, ticketsOf } from './line-up.js'
import type { Candidate } from './rank.js'

/** Winners and alternates who are out, because people said so after the prizes were given. */
export interface Removed {
  /** Positions of posts. */
  readonly posts: ReadonlySet<number>
  readonly people: ReadonlySet<string>
}

/** Nobody is out. */
export const NOBODY_REMOVED: Removed = { posts: new Set(), people: new Set() }

/** Who won an award: as the line stood, and after removals. */
interface Winners {
  /** Of the line as it stood: who takes part in later awards hangs on them, so that removing one moves nobody there. */
  readonly first: ReadonlySet<string>
  /** Whose prize waits: whether they won is not certain. */
  readonly held: ReadonlySet<string>
  /** Alternates who moved up. */
  readonly promoted: ReadonlySet<string>
}

function winnersOf({ awards }: StageResult, people: ReadonlyMap<number, string>): Winners {
  const slots = awards.filter(({ status }) => status !== 'alternate')
  const first = slots.map(({ replaces, person }) => (replaces ? (people.get(replaces.post) ?? '') : person))
  return {
    first: new Set(first.filter((person) => person !== '')),
    held: new Set(slots.filter(({ status }) => status === 'held').map(({ person }) => person)),
    promoted: new Set(slots.filter(({ replaces, person }) => replaces && person !== '').map(({ person }) => person)),
  }
}

/** How far into the line of an award its result looks. */
export interface Reach {
  /** So many who may win, from the front, and everybody who stands before the last of them. */
  readonly winners: number
  /** Who may take part by the awards before; undefined where anybody may. */
  readonly mayEnter: ((person: string) => boolean) | undefined
}

/** Candidates of an award, in any order: the same posts give the same result. */
export interface Field {
  readonly candidates: readonly Candidate[]
  /** How many stand in the line, where the candidates are only the first of it. */
  readonly entrants: number | undefined
}

/** How many who may win can matter: those who have a prize, the alternates, and as many as may be taken out of either. */
function winnersNeeded(stage: Stage, removed: Removed, promoted: number): number {
  const people = removed.people.size + promoted
  const out = removed.posts.size + (people === 0 ? 0 : people * stage.perPerson)
  return isLadder(stage.prizes) ? placesOf(stage) + stage.alternates + out : Number.POSITIVE_INFINITY
}

/** May a person take part in an award, by who won before? */
function entryOf({ entry: { from, without } }: Stage, won: ReadonlyMap<string, Winners>): Reach['mayEnter'] {
  if (from.length === 0 && without.length === 0) return undefined
  const hasWon = (person: string) => (name: string) => won.get(name)?.first.has(person) ?? false
  return (person) => !without.some(hasWon(person)) && (from.length === 0 || from.some(hasWon(person)))
}

/** Who may take part in an award that looks at earlier winners. A winner whose prize is held may only wait here too. */
function entrantsOf(
  stage: Stage,
  candidates: readonly Candidate[],
  won: ReadonlyMap<string, Winners>,
): readonly Candidate[] {
  const mayEnter = entryOf(stage, won)
  const left = mayEnter ? candidates.filter(({ person }) => mayEnter(person)) : candidates
  const { from } = stage.entry
  if (from.length === 0) return left
  return left.map((candidate): Candidate => {
    const earlier = from.filter((name) => won.get(name)?.first.has(candidate.person))
    const isCertain = earlier.some((name) => !won.get(name)?.held.has(candidate.person))
    return isCertain ? candidate : { ...candidate, unknown: [...candidate.unknown, ...earlier] }
  })
}

/**
 * Who may be drawn for each award that draws. Winners of earlier awards are in it although an award may leave them out:
 * who they are may hang on the seed, and leaving somebody out of a draw by HMAC moves nobody else.
 */
export function entrantsOfDraws(
  stages: readonly Stage[],
  candidatesOf: (stage: Stage) => readonly Candidate[],
  salt = '',
): DrawEntrants[] {
  return stages.flatMap((stage): DrawEntrants[] => {
    const { name, selection } = stage
    if (selection.how !== 'draw') return []
    const { over } = selection
    const tickets = [...ticketsOf(over, candidatesOf(stage), salt)].sort(([a], [b]) => byCodeUnits(a, b))
    const names = new Map(tickets.map(([id, candidate]) => [id, drawnId(over, candidate)]))
    return [{ award: name, over, ids: [...names.keys()], names }]
  })
}

/**
 * Gives away all awards in their order: each sees who won before it and what was rolled into its pool. Throws where the
 * sums over all awards do not add up: a bug.
 *
 * @param fieldOf candidates of an award, at least as far as its result looks
 */
export function allocateStages(
  stages: readonly Stage[],
  fieldOf: (stage: Stage, reach: Reach) => Field,
  tools: Pick<StageInput, 'seed' | 'sealed' | 'formatTime'>,
  removed: Removed = NOBODY_REMOVED,
): StageResult[] {
  const won = new Map<string, Winners>()
  const results: StageResult[] = []
  for (const stage of stages) {
    const promoted = stage.entry.without.map((name) => won.get(name)?.promoted)
    const promotions = promoted.reduce((sum, people) => sum + (people?.size ?? 0), 0)
    const { candidates, entrants } = fieldOf(stage, {
      winners: winnersNeeded(stage, removed, promotions),
      mayEnter: entryOf(stage, won),
    })
    const isRemoved = ({ post, person }: Candidate) =>
      removed.posts.has(post) || removed.people.has(person) || promoted.some((people) => people?.has(person))
    const result = allocateStage(stage, {
      candidates: entrantsOf(stage, candidates, won),
      entrants,
      ...tools,
      isRemoved,
      rolledIn: results.at(-1)?.rolledOn ?? 0n,
    })
    results.push(result)
    won.set(stage.name, winnersOf(result, new Map(candidates.map(({ post, person }) => [post, person]))))
  }
  for (const account of totalsOf(results))
    if (!isConserved(account)) throw new Error(`the awards of ${account.asset} do not add up to their pools`)
  return results
}
