import { formatDecimal, parseDecimal } from '../model/amount.js'
import type { Fault } from '../model/fault.js'
import { foldName } from '../text/fold.js'
import { foldVariants } from '../text/han-variants/fold-variants.js'
import type { AwardReading } from './award-reading.js'
import type { Found, Quote } from './quote.js'
import type { Choice } from './ranking.js'
import type { Reading } from './read-announcement.js'
import type { SplitNeed } from './splits.js'

/** What the campaign file says of an award, as far as announcements say it too. */
export interface AwardFile {
  readonly asset?: string
  readonly pool?: string
  readonly ladder?: readonly StepFile[]
  readonly ranks?: Readonly<Record<string, string>>
  readonly rank?: readonly (string | { readonly by: string })[]
  readonly weighted?: { readonly normalise: string; readonly weights: Readonly<Record<string, string>> }
  readonly draw?: { readonly over: string }
  readonly first_come?: boolean
  readonly exclude_winners?: unknown
  readonly split?: string
  readonly by?: string
  readonly cap?: string
  readonly decimals?: number
}

interface StepFile {
  readonly places?: number
  readonly ranks?: string
  readonly amount?: string
  readonly share?: string
  readonly goods?: string
}

/** Words a difference between a key of the file and what is announced. */
export type Differ = (path: readonly (string | number)[], value: string, said: Found<string>) => Fault

const says = (value: string, quote: Quote): Found<string> => ({ value, quote })

function placesOf({ places, ranks }: StepFile): number {
  const [first, last] = (ranks ?? '').split('-').map(Number)
  return ranks === undefined ? (places ?? 1) : (last ?? first!) - first! + 1
}

const canonicalAmount = (written: string): string => {
  const value = parseDecimal(written)
  return value === undefined ? written : formatDecimal(value)
}

/** A step as one text, whoever wrote it: `2 × 200`. */
function showStep(step: StepFile): string {
  const places = placesOf(step)
  if (step.share !== undefined) {
    const each = parseDecimal(step.share)
    return `${places} × ${each !== undefined && each % BigInt(places) === 0n ? formatDecimal(each / BigInt(places)) : `${step.share}/${places}`}`
  }
  return `${places} × ${step.amount === undefined ? foldVariants(foldName(step.goods ?? '')) : canonicalAmount(step.amount)}`
}

/** Places with the same prize beside one another are one step, however many lines they take. */
function showLadder(ladder: readonly StepFile[]): string {
  const steps: { places: number; prize: string }[] = []
  for (const step of ladder) {
    const [places, prize] = showStep(step).split(' × ') as [string, string]
    const last = steps.at(-1)
    if (last?.prize === prize) last.places += Number(places)
    else steps.push({ places: Number(places), prize })
  }
  return steps.map(({ places, prize }) => `${places} × ${prize}`).join(', ')
}

/** The ladder of an award of the file, written as a ladder or as ranks. */
const ladderOf = ({ ladder, ranks }: AwardFile): readonly StepFile[] | undefined =>
  ladder ??
  (ranks &&
    Object.entries(ranks)
      .map(([key, amount]) => ({ ranks: key, amount }))
      .sort((a, b) => Number.parseInt(a.ranks, 10) - Number.parseInt(b.ranks, 10)))

const choiceOf = ({ rank, weighted, draw, first_come: isFirst, split }: AwardFile): string => {
  if (rank) return `rank: ${rank.map((key) => (typeof key === 'string' ? key : key.by)).join(', ')}`
  if (weighted) return `weighted: ${weightsText(Object.entries(weighted.weights))}`
  if (draw) return `draw over ${draw.over}`
  return isFirst ? 'first_come' : split ? 'all' : '–'
}

const weightsText = (weights: readonly (readonly [string, string | number])[]): string =>
  weights
    .map(([by, points]) => `${by} ${canonicalAmount(String(points))}`)
    .sort()
    .join(', ')

/** Does an award of the file choose its winners as all that are ranked are said to be? */
function compareRanking(award: AwardFile, at: number, ranking: Found<Choice> | undefined, differ: Differ): Fault[] {
  if (!ranking) return []
  const { value, quote } = ranking
  const own = choiceOf(award)
  switch (value.kind) {
    case 'rank': {
      const [first] = award.rank ?? []
      const by = typeof first === 'object' ? first.by : first
      return by === value.by[0]
        ? []
        : [differ(['prizes', at, 'rank'], own, says(`rank: ${value.by.join(', ')}`, quote))]
    }
    case 'weights': {
      const announced = `weighted: ${weightsText(value.weights.map(({ by, percent }) => [by, percent]))}`
      const normalise = value.normalise
      // Weights may sum to 1 as well as to 100.
      const scaled = Object.entries(award.weighted?.weights ?? {}).map(([name, points]): [string, string] => {
        const amount = parseDecimal(points) ?? 0n
        const isOfOne = Object.values(award.weighted!.weights).every(
          (one) => (parseDecimal(one) ?? 0n) <= parseDecimal('1')!,
        )
        return [name, formatDecimal(isOfOne ? amount * 100n : amount)]
      })
      if (`weighted: ${weightsText(scaled)}` !== announced)
        return [differ(['prizes', at, 'weighted'], own, says(announced, quote))]
      return !normalise || normalise.value === award.weighted!.normalise
        ? []
        : [differ(['prizes', at, 'weighted', 'normalise'], award.weighted!.normalise, normalise)]
    }
    case 'draw':
      return award.draw?.over === value.over
        ? []
        : [differ(['prizes', at, 'draw'], own, says(`draw over ${value.over}`, quote))]
  }
}

function compareChoice(said: AwardReading, award: AwardFile, at: number, reading: Reading, differ: Differ): Fault[] {
  const { choice, draw, quote } = said
  const own = choiceOf(award)
  if (choice === 'ranked') return compareRanking(award, at, reading.ranking, differ)
  if (choice === 'first')
    return award.first_come ? [] : [differ(['prizes', at, 'first_come'], own, says('first_come', quote))]
  if (!draw) return []
  if (!award.draw) return [differ(['prizes', at, 'draw'], own, says(`draw over ${draw.over ?? '?'}`, quote))]
  const isOther = draw.over !== undefined && draw.over !== award.draw.over
  const lets = at > 0 && draw.excludesWinners && award.exclude_winners === undefined
  return [
    ...(isOther ? [differ(['prizes', at, 'draw'], own, says(`draw over ${draw.over}`, quote))] : []),
    ...(lets ? [differ(['prizes', at, 'exclude_winners'], '–', says('exclude_winners', quote))] : []),
  ]
}

/** A pool that is split, against the award of the file that splits one. */
function compareSplit(said: SplitNeed, award: AwardFile, at: number, differ: Differ): Fault[] {
  const { how, by, cap, decimals, quote } = said
  const faults: Fault[] = []
  const tell = (key: string, value: string | undefined, announced: Found<string>) =>
    faults.push(differ(['prizes', at, key], value ?? '–', announced))
  if (award.split !== how) tell('split', award.split, says(how, quote))
  if (by !== undefined && award.by !== by) tell('by', award.by, says(by, quote))
  if (cap && canonicalAmount(award.cap ?? '') !== cap.value) tell('cap', award.cap, cap)
  if (decimals && award.decimals !== decimals.value)
    tell(
      'decimals',
      award.decimals === undefined ? undefined : String(award.decimals),
      says(String(decimals.value), decimals.quote),
    )
  return faults
}

function comparePool(said: AwardReading, awards: readonly AwardFile[], at: number, differ: Differ): Fault[] {
  const award = awards[at]!
  const { pool } = said
  const pools = awards
    .filter((other) => other.asset === award.asset)
    .map((other) => parseDecimal(other.pool ?? '') ?? 0n)
  const total = formatDecimal(pools.reduce((sum, amount) => sum + amount, 0n))
  const isSame =
    !pool || pool.value === total || (award.pool !== undefined && canonicalAmount(award.pool) === pool.value)
  return isSame ? [] : [differ(['prizes', at, 'pool'], award.pool ?? '–', pool)]
}

/** One award as announced against the award of the campaign file that it most likely is. */
function compareAward(said: AwardReading, awards: readonly AwardFile[], reading: Reading, differ: Differ): Fault[] {
  const asset = said.asset?.value
  if (said.split) {
    const at = awards.findIndex(({ split }) => split !== undefined)
    if (at < 0) return [differ(['prizes'], '–', says(`split: ${said.split.how}`, said.quote))]
    const faults = compareSplit(said.split, awards[at]!, at, differ)
    if (awards[at]!.asset !== asset)
      faults.unshift(differ(['prizes', at, 'asset'], awards[at]!.asset ?? '–', said.asset!))
    return [...faults, ...comparePool(said, awards, at, differ)]
  }
  const [first] = said.ladder
  const announced = showLadder(
    said.ladder.map(({ places, amount, goods }) =>
      amount === undefined ? { places, goods: goods ?? '' } : { places, amount },
    ),
  )
  const shown = awards.map((award) => showLadder(ladderOf(award) ?? []))
  const isDrawn = (award: AwardFile) => (award.draw !== undefined) === (said.choice === 'draw')
  const exact = awards.findIndex((award, i) => shown[i] === announced && isDrawn(award))
  const at = exact >= 0 ? exact : shown.indexOf(announced)
  // Without the same ladder, the award that is most likely meant: the first in the same asset that has one.
  const nearest = at >= 0 ? at : awards.findIndex((award) => ladderOf(award) && award.asset === asset)
  const own = nearest >= 0 ? nearest : awards.findIndex((award) => ladderOf(award))
  if (own < 0) return [differ(['prizes'], '–', says(announced, first!.quote))]
  const award = awards[own]!
  const faults: Fault[] = []
  if (said.asset && award.asset !== asset) faults.push(differ(['prizes', own, 'asset'], award.asset ?? '–', said.asset))
  if (at < 0) faults.push(differ(['prizes', own, 'ladder'], shown[own]!, says(announced, first!.quote)))
  return [...faults, ...comparePool(said, awards, own, differ), ...compareChoice(said, award, own, reading, differ)]
}

/** Every award that the announcement states and the campaign file states otherwise. */
export const compareAwards = (reading: Reading, awards: readonly AwardFile[], differ: Differ): Fault[] =>
  reading.prizes.awards.flatMap((said) => compareAward(said, awards, reading, differ))
