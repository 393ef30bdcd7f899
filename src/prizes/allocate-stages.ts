import { type DrawEntrants, isConserved, type StageResult, totalsOf } from '../model/award.js'
import type { Stage } from '../model/campaign.js'
import { byCodeUnits } from '../model/order.js'
import { allocateStage, type StageInput } from './allocate-stage.js'
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

/** Who may take part in an award that looks at earlier winners. A winner whose prize is held may only wait here too. */
function entrantsOf(stage: Stage, candidates: readonly Candidate[], won: ReadonlyMap<string, Winners>): Candidate[] {
  const { from, without } = stage.entry
  const left = candidates.filter(({ person }) => !without.some((name) => won.get(name)?.first.has(person)))
  if (from.length === 0) return left
  return left.flatMap((candidate): Candidate[] => {
    const earlier = from.filter((name) => won.get(name)?.first.has(candidate.person))
    if (earlier.length === 0) return []
    const isCertain = earlier.some((name) => !won.get(name)?.held.has(candidate.person))
    return [isCertain ? candidate : { ...candidate, unknown: [...candidate.unknown, ...earlier] }]
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
 * @param candidatesOf candidates of an award, in any order: the same posts give the same result
 */
export function allocateStages(
  stages: readonly Stage[],
  candidatesOf: (stage: Stage) => readonly Candidate[],
  tools: Pick<StageInput, 'seed' | 'sealed' | 'formatTime'>,
  removed: Removed = NOBODY_REMOVED,
): StageResult[] {
  const won = new Map<string, Winners>()
  const results: StageResult[] = []
  for (const stage of stages) {
    const candidates = candidatesOf(stage)
    const promoted = stage.entry.without.map((name) => won.get(name)?.promoted)
    const isRemoved = ({ post, person }: Candidate) =>
      removed.posts.has(post) || removed.people.has(person) || promoted.some((people) => people?.has(person))
    const result = allocateStage(stage, {
      candidates: entrantsOf(stage, candidates, won),
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
