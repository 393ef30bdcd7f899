import { formatDecimal } from '../model/amount.js'
import type { Contribution, DrawRecord, SealedSeed } from '../model/award.js'
import type { Draw, Normalise, RankKey, Stage, Weight } from '../model/campaign.js'
import { ascending, inTurn } from '../model/order.js'
import { opaqueId } from '../text/opaque-id.js'
import { type Drawn, hmacOrder, rfc3797Draw } from './draw.js'
import { bestOfEach, byTime, type Candidate, type ReadValue, rankingOrder, showKeys } from './rank.js'
import { weigh } from './weigh.js'

/** The candidates of an award in the order in which they take its prizes, and why they stand where they stand. */
export interface LineUp {
  readonly line: readonly Candidate[]
  /** `score=97 likes=12`, `points=83.5 likes=40 …`, `hmac=03ab…`: what decided. */
  readonly show: (candidate: Candidate) => string
  /** Names of unknown values that the place depends on. */
  readonly unknown: (candidate: Candidate) => readonly string[]
  readonly parts: (candidate: Candidate) => readonly Contribution[]
  /** The weighted score, where there is one: exact, and comparable within the line. */
  readonly score: ((candidate: Candidate) => bigint | undefined) | undefined
  readonly draw: DrawRecord | undefined
  /** Why there is no line at all. */
  readonly missing: 'no-ranking' | 'no-seed' | undefined
}

const NO_PARTS = () => []
const PLAIN = { parts: NO_PARTS, score: undefined, draw: undefined, missing: undefined }
const nobody = (missing: LineUp['missing']): LineUp => ({
  ...PLAIN,
  line: [],
  show: () => '',
  unknown: () => [],
  missing,
})

/** What a line is made with besides the candidates. */
export interface LineTools {
  readonly readValue: ReadValue
  readonly formatTime: (time: number) => string
  readonly seed: string | undefined
  /** How often one person may stand in it. */
  readonly most: number
  /** Outweighs any seed. */
  readonly sealed?: SealedSeed | undefined
}

function byRank(
  keys: readonly RankKey[],
  candidates: readonly Candidate[],
  { readValue, formatTime, most }: LineTools,
): LineUp {
  return {
    ...PLAIN,
    line: bestOfEach(candidates, rankingOrder(keys, readValue), most),
    show: (candidate) => showKeys(keys, candidate, readValue, formatTime),
    unknown: (candidate) =>
      keys.filter(({ by }) => by !== 'post_id' && readValue(candidate, by) === undefined).map(({ by }) => by),
  }
}

function byWeights(
  { weights, normalise }: { readonly weights: readonly Weight[]; readonly normalise: Normalise },
  candidates: readonly Candidate[],
  { readValue, most }: LineTools,
): LineUp {
  const scores = weigh(candidates, weights, normalise, readValue)
  const scored = new Map(candidates.map((candidate) => [candidate, scores.of(candidate)]))
  const best = inTurn<Candidate>((a, b) => ascending(scored.get(b) ?? -1n, scored.get(a) ?? -1n), byTime)
  const show = (candidate: Candidate) => {
    const points = scores.points(candidate)
    if (points === undefined) return 'points=?'
    return [{ by: 'points', points }, ...scores.parts(candidate)]
      .map((part) => `${part.by}=${formatDecimal(part.points)}`)
      .join(' ')
  }
  return {
    ...PLAIN,
    line: bestOfEach(candidates, best, most),
    show,
    unknown: (candidate) => weights.filter(({ by }) => readValue(candidate, by) === undefined).map(({ by }) => by),
    parts: scores.parts,
    score: (candidate) => scored.get(candidate),
  }
}

/** What is drawn for an award: the post, or the person. */
export const drawnId = (over: Draw['over'], { postId, person }: Candidate): string =>
  over === 'posts' ? postId : person

/** Opaque ids with one ticket a post, or one a person: then the earliest post stands for them. */
export function ticketsOf(over: Draw['over'], candidates: readonly Candidate[], salt: string): Map<string, Candidate> {
  const tickets = over === 'posts' ? candidates : bestOfEach(candidates, byTime, 1)
  return new Map(tickets.map((candidate) => [opaqueId(drawnId(over, candidate), salt), candidate]))
}

/** The seed for a draw. RFC 3797 takes numbers, so there a sealed one is written as one number. */
function seedOf({ method, seed }: Draw, { seed: given, sealed }: LineTools): string | undefined {
  if (!sealed) return given ?? seed
  return method === 'rfc3797' ? BigInt(`0x${sealed.seed}`).toString() : sealed.seed
}

function byDraw(award: string, draw: Draw, candidates: readonly Candidate[], tools: LineTools): LineUp {
  const seed = seedOf(draw, tools)
  if (seed === undefined) return nobody('no-seed')
  const tickets = ticketsOf(draw.over, candidates, tools.sealed?.salt ?? '')
  const ids = [...tickets.keys()]
  const drawn: Drawn[] = draw.method === 'hmac' ? hmacOrder(award, ids, seed) : rfc3797Draw(ids, seed)
  const shown = new Map(drawn.map((place) => [tickets.get(place.id)!, place.shown]))
  const places = new Map([...shown.keys()].map((candidate, place) => [candidate, place]))
  const [first] = drawn
  return {
    ...PLAIN,
    line: bestOfEach([...shown.keys()], (a, b) => places.get(a)! - places.get(b)!, tools.most),
    show: (candidate) => shown.get(candidate) ?? '',
    unknown: () => [],
    draw: {
      over: draw.over,
      method: draw.method,
      seed,
      entrants: ids.length,
      first: first && { id: drawnId(draw.over, tickets.get(first.id)!), ticket: first.id, digest: first.digest },
    },
  }
}

function inOrderOfTime(candidates: readonly Candidate[], { formatTime, most }: LineTools): LineUp {
  const show = ({ time }: Candidate) => `posted_at=${time === undefined ? '?' : formatTime(time)}`
  return {
    ...PLAIN,
    line: bestOfEach(candidates, byTime, most),
    show,
    unknown: ({ time }) => (time === undefined ? ['posted_at'] : []),
  }
}

/** Puts the candidates of an award in its order, each person as often as it allows. */
export function lineUp(stage: Stage, candidates: readonly Candidate[], tools: LineTools): LineUp {
  const { selection } = stage
  switch (selection.how) {
    case 'rank':
      return byRank(selection.keys, candidates, tools)
    case 'weighted':
      return byWeights(selection, candidates, tools)
    case 'draw':
      return byDraw(stage.name, selection, candidates, tools)
    case 'first_come':
      return inOrderOfTime(candidates, tools)
    case 'all':
      // Everybody has a part, whenever they posted.
      return { ...inOrderOfTime(candidates, tools), unknown: () => [] }
    case 'unstated':
      return nobody('no-ranking')
  }
}
