import { formatDecimal, parseDecimal } from '../model/amount.js'
import type { Fault } from '../model/fault.js'
import type { DrawNeed } from './draws.js'
import { type LadderStep, readLadder, sumOfLadder, times } from './ladder.js'
import type { PoolMention } from './pools.js'
import type { PrizeStep } from './prize-steps.js'
import type { Found, Quote } from './quote.js'
import type { SplitNeed } from './splits.js'
import { ask, contradict, type Question, type Told } from './telling.js'

/** An award as the campaign file would say it. */
export interface AwardReading {
  /** Its own name, where it is one of several. */
  readonly name: string | undefined
  /** By rank, by a draw, to the first who come, or to everybody a part. */
  readonly choice: 'ranked' | 'draw' | 'first' | 'split'
  readonly draw: DrawNeed | undefined
  readonly split: SplitNeed | undefined
  /** Undefined for goods. */
  readonly asset: Found<string> | undefined
  /** As announced for this award, or undefined where only its prizes tell. */
  readonly pool: Found<string> | undefined
  /** The sum of its ladder: what the pool must be. */
  readonly sum: string
  readonly ladder: readonly LadderStep[]
  readonly quote: Quote
}

/** What is given away, award by award. */
export interface PrizeReading extends Told {
  readonly awards: readonly AwardReading[]
}

const quotesOf = (steps: readonly LadderStep[]): string => steps.map(({ quote }) => `“${quote.text}”`).join(' ')

/** An award, or what is to be asked before there is one. */
export interface ReadAward {
  readonly award: AwardReading | undefined
  readonly questions: readonly Question[]
}

/** One ladder as an award, unless something about it must be asked first. */
export function readAward(
  ladder: readonly PrizeStep[],
  choice: AwardReading['choice'],
  pools: readonly PoolMention[],
): ReadAward {
  const { quote } = ladder[0]!
  const assets = [...new Set(ladder.flatMap(({ sum }) => sum?.asset ?? []))]
  const [asset] = assets
  if (assets.length > 1)
    return { award: undefined, questions: [ask('prize-assets', { assets: assets.join(', ') }, quote)] }
  const worth = pools.find(({ sum }) => sum.kind !== 'plain' && sum.asset === asset)
  if (worth) return { award: undefined, questions: [ask('prize-worth', { name: asset ?? '' }, worth.quote)] }
  const doubt = ladder.find(({ sum }) => sum?.doubt !== undefined)
  if (doubt?.sum?.doubt === 'dollar') return { award: undefined, questions: [ask('prize-dollar', {}, doubt.quote)] }
  const { steps, questions } = readLadder(ladder, poolFor(ladder, asset, pools), choice === 'ranked')
  if (!steps) return { award: undefined, questions }
  const sum = steps.reduce((all, { amount, places }) => all + (amount === undefined ? 0n : times(amount, places)), 0n)
  const paid = ladder.find((step) => step.sum)
  return {
    award: {
      name: undefined,
      choice,
      draw: undefined,
      split: undefined,
      asset: asset === undefined ? undefined : { value: asset, quote: paid!.quote },
      pool: undefined,
      sum: formatDecimal(sum),
      ladder: steps,
      quote,
    },
    questions: doubt ? [...questions, ask('prize-u', {}, doubt.quote)] : questions,
  }
}

const ownPools = (asset: string | undefined, pools: readonly PoolMention[]): PoolMention[] =>
  pools.filter(({ sum }) => sum.kind === 'plain' && sum.asset === asset)

/** The pool that fits a ladder, whichever way sums for several places are read; else the one that is called the whole. */
function poolFor(
  ladder: readonly PrizeStep[],
  asset: string | undefined,
  pools: readonly PoolMention[],
): bigint | undefined {
  const own = ownPools(asset, pools)
  const isWhole = ladder.every((step) => step.sum && step.places)
  const sums = isWhole ? [sumOfLadder(ladder, 'each'), sumOfLadder(ladder, 'total')] : []
  const fits = own.find(({ sum }) => sums.includes(parseDecimal(sum.amount)!))
  const chosen = fits ?? own.find(({ isTotal }) => isTotal) ?? own[0]
  return chosen && parseDecimal(chosen.sum.amount)
}

const sumOf = (awards: readonly AwardReading[]): string =>
  formatDecimal(awards.reduce((all, { sum }) => all + parseDecimal(sum)!, 0n))

/** Awards of one asset held against what is announced of it: their pools, or where they do not agree. */
export function withPools(
  awards: readonly AwardReading[],
  pools: readonly PoolMention[],
  isAllRead: boolean,
): PrizeReading {
  const asset = awards[0]!.asset?.value
  const own = ownPools(asset, pools)
  const whole = own.find(({ sum }) => sum.amount === sumOf(awards)) ?? own.find(({ isTotal }) => isTotal) ?? own[0]
  const fits = whole?.sum.amount === sumOf(awards)
  // Beside a pool that its prizes use up, another is that of another event.
  const other = fits
    ? undefined
    : own.find(({ isTotal, sum }) => isTotal && whole?.isTotal && sum.amount !== whole.sum.amount)
  const contradictions: Fault[] = other
    ? [
        contradict('announcement-pools', whole!.quote, other.quote, {
          first: whole!.sum.amount,
          second: other.sum.amount,
        }),
      ]
    : []
  const stated = awards.map((award): AwardReading => {
    const fits = own.filter(({ sum }) => sum.amount === award.sum)
    const pool =
      fits.find(({ isTotal }) => isTotal) ?? fits[0] ?? (awards.length === 1 && isAllRead ? whole : undefined)
    return pool ? { ...award, pool: { value: pool.sum.amount, quote: pool.quote } } : award
  })
  const sum = sumOf(awards)
  const isOff =
    whole !== undefined &&
    whole.sum.amount !== sum &&
    !(awards.length > 1 && awards.some((award) => award.sum === whole.sum.amount))
  if (!whole && asset !== undefined) {
    const strange = pools.find((pool) => pool.sum.kind === 'plain' && pool.sum.asset !== asset)
    return {
      awards: stated,
      questions: [ask('pool', { sum, asset }, strange?.quote ?? awards[0]!.quote)],
      contradictions,
    }
  }
  if (!isOff) return { awards: stated, questions: [], contradictions }
  const steps = awards.flatMap(({ ladder }) => ladder)
  const pool = whole.sum.amount
  const fault: Fault = {
    code: 'announcement-ladder',
    args: {
      sum,
      pool,
      asset: asset ?? '',
      quote: whole.quote.text,
      steps: quotesOf(steps),
      line: steps[0]!.quote.line,
    },
    place: { file: whole.quote.file, line: whole.quote.line },
  }
  // Where other prizes come out of the same pool, those that were read need not use it up.
  return {
    awards: stated,
    questions: [ask('pool-off', { sum, pool }, whole.quote)],
    contradictions: isAllRead ? [...contradictions, fault] : contradictions,
  }
}
