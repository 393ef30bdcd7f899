import type { DrawEntrants } from '../model/award.js'
import { type Fault, placeless } from '../model/fault.js'
import type { Seal, SealedDraw, SealedInput } from './seal.js'

/** What a run found, to be held against the seal that it draws by. */
export interface FoundFacts {
  /** The digest of the campaign file after defaults. */
  readonly campaign: string
  readonly inputs: readonly (SealedInput & { readonly name: string })[]
  readonly entrants: readonly DrawEntrants[]
}

/** How a run differs from its seal. */
export interface SealComparison {
  readonly faults: readonly Fault[]
  /** Roles of files that have come or changed since, and may. */
  readonly later: readonly string[]
}

/**
 * What people find out about winners comes after the draw: that they proved who they are, or are to be replaced. It can
 * take a prize from a winner, which is on record; it cannot change who is drawn from, for the entrants are compared.
 */
const MAY_COME_LATER: ReadonlySet<string> = new Set(['people', 'decisions'])

const isSame = (a: SealedInput) => (b: SealedInput) => a.role === b.role && a.sha256 === b.sha256

function compareInputs({ inputs }: Seal, found: FoundFacts['inputs']) {
  const gone = inputs.filter((input) => !found.some(isSame(input)))
  const added = found.filter((input) => !inputs.some(isSame(input)))
  const isFixed = ({ role }: SealedInput) => !MAY_COME_LATER.has(role)
  const later = [...gone, ...added].filter((input) => !isFixed(input)).map(({ role }) => role)
  return {
    faults: [
      ...gone.filter(isFixed).map(({ role, sha256 }) => placeless('seal-input/gone', { role, sha256 })),
      ...added.filter(isFixed).map(({ role, sha256, name }) => placeless('seal-input/added', { role, sha256, name })),
    ],
    later: [...new Set(later)].sort(),
  }
}

function compareEntrants({ award, over, ids }: SealedDraw, found: DrawEntrants | undefined): Fault[] {
  if (!found || found.over !== over) return [placeless('seal-draw/gone', { award, over })]
  const sealed = new Set(ids)
  const gone = ids.filter((id) => !found.names.has(id))
  const added = [...found.names].filter(([id]) => !sealed.has(id))
  return [
    ...(gone.length === 0 ? [] : [placeless('seal-entrants/gone', { award, count: gone.length, first: gone[0]! })]),
    ...(added.length === 0
      ? []
      : [placeless('seal-entrants/added', { award, count: added.length, first: added[0]![1] })]),
  ]
}

/** Holds a run against the seal that it draws by: the campaign, every file, and who may be drawn for each award. */
export function compareSeal(seal: Seal, found: FoundFacts): SealComparison {
  const { faults, later } = compareInputs(seal, found.inputs)
  const isOther = seal.campaign !== found.campaign
  const lists = new Map(found.entrants.map((list) => [list.award, list]))
  const sealed = new Set(seal.draws.map(({ award }) => award))
  const unsealed = found.entrants.filter(({ award }) => !sealed.has(award))
  return {
    faults: [
      ...(isOther ? [placeless('seal-campaign', { sealed: seal.campaign, found: found.campaign })] : []),
      ...faults,
      ...seal.draws.flatMap((draw) => compareEntrants(draw, lists.get(draw.award))),
      ...unsealed.map(({ award }) => placeless('seal-draw/added', { award })),
    ],
    later,
  }
}
