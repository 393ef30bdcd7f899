import { formatDecimal, parseDecimal } from '../model/amount.js'
import { pattern } from './pattern.js'
import type { PoolMention } from './pools.js'
import type { PrizeStep } from './prize-steps.js'
import type { Quote } from './quote.js'
import { ask, type Question } from './telling.js'

/** A step of a ladder as the campaign file would say it. */
export interface LadderStep {
  readonly name: string
  readonly places: number
  /** What each place gets; undefined for goods. */
  readonly amount: string | undefined
  readonly goods: string | undefined
  readonly quote: Quote
}

const CLASSES: readonly (readonly [RegExp, number])[] = [
  [pattern('特等|头等|头奖|首奖|大奖|冠军|金奖|grand|gold'), 1],
  [pattern('一等|1等'), 1.5],
  [pattern('二等|2等|次奖|[二贰]奖|亚军|银奖|runner|silver'), 2],
  [pattern('三等|3等|[三叁参]奖|季军|铜奖|bronze'), 3],
  [pattern('四等|四奖|殿军'), 4],
  [pattern('五等|五奖'), 5],
  [pattern('六等'), 6],
  [pattern('优秀|优胜|入围|鼓励|提名|佳作|hono'), 1000],
]
const orderOf = ({ ranks, folded }: PrizeStep): number =>
  ranks?.first ?? CLASSES.find(([words]) => words.test(folded))?.[1] ?? 500

/** Ladders: prizes by place that follow one another; another begins where the places begin again. */
export function laddersOf(steps: readonly PrizeStep[]): PrizeStep[][] {
  const ladders: PrizeStep[][] = []
  for (const step of steps) {
    const last = ladders.at(-1)
    const previous = last?.at(-1)
    if (last && previous && previous.source === step.source && orderOf(step) > orderOf(previous)) last.push(step)
    else ladders.push([step])
  }
  return ladders
}

/** What makes two ladders the same in two languages. */
export const shapeOf = (ladder: readonly PrizeStep[]): string =>
  JSON.stringify(ladder.map(({ places, sum, goods }) => [places, sum?.amount, sum?.asset, sum ? undefined : goods]))

export const times = (amount: string, places: number): bigint => parseDecimal(amount)! * BigInt(places)

/** A sum for several places that does not say whether each gets it: the pool decides, else each is what people mean. */
export function sumOfLadder(ladder: readonly PrizeStep[], unsaid: 'each' | 'total'): bigint {
  return ladder.reduce((all, { sum, places, share }) => {
    const isTotal = (share === 'unsaid' ? unsaid : share) === 'total'
    return all + times(sum!.amount, isTotal ? 1 : places!)
  }, 0n)
}

/** Whole shares of a sum, or undefined where it cannot be parted exactly. */
function partOf(amount: string, places: number): string | undefined {
  const value = parseDecimal(amount)!
  return value % BigInt(places) === 0n ? formatDecimal(value / BigInt(places)) : undefined
}

/** Ranks that leave a gap or overlap, such as 1, then 3-5; or a list that does not begin at the top. */
function isBroken(ladder: readonly PrizeStep[]): boolean {
  if (orderOf(ladder[0]!) >= 2) return true
  let next = 1
  for (const { ranks, places } of ladder) {
    // A class such as `3rd prize (5 winners)` counts classes, not places.
    if (!ranks || (ranks.first === ranks.last && places !== 1)) return false
    if (ranks.first !== next) return true
    next = ranks.last + 1
  }
  return false
}

/** A ladder as the campaign file would say it, or what keeps it from being said. */
export interface Readable {
  readonly steps: readonly LadderStep[] | undefined
  readonly questions: readonly Question[]
}

/** `isRanked`: the places must run from the first without a gap. */
export function readLadder(given: readonly PrizeStep[], pool: bigint | undefined, isRanked: boolean): Readable {
  const isOne = ({ places, sum }: PrizeStep) => places === undefined && sum !== undefined
  const asOnes = given.map((step) => (isOne(step) ? { ...step, places: 1 } : step))
  const needed = given.some(isOne)
  const isConfirmed =
    needed && asOnes.every(({ sum }) => sum) && pool !== undefined && sumOfLadder(asOnes, 'each') === pool
  const ladder = isConfirmed ? asOnes : given
  const bad = ladder.find(
    ({ places, sum, goods, hasMore }) =>
      places === undefined || (sum ? sum.kind !== 'plain' || hasMore : goods === undefined),
  )
  if (bad) {
    const id =
      bad.places === undefined
        ? 'prize-places'
        : bad.sum?.kind === 'voucher'
          ? 'prize-voucher'
          : bad.sum?.kind === 'equivalent'
            ? 'prize-worth'
            : 'prize-unclear'
    return { steps: undefined, questions: [ask(id, { name: bad.name }, bad.quote)] }
  }
  if (isRanked && isBroken(ladder)) return { steps: undefined, questions: [ask('prize-ranks', {}, ladder[0]!.quote)] }
  const sums = ladder.filter(({ sum }) => sum)
  const isTotal =
    sums.length === ladder.length &&
    pool !== undefined &&
    sumOfLadder(ladder, 'each') !== pool &&
    sumOfLadder(ladder, 'total') === pool
  const unsaid = isTotal ? 'total' : 'each'
  const open =
    pool !== undefined && sumOfLadder(sums, unsaid) === pool
      ? undefined
      : sums.find(({ share, places }) => share === 'unsaid' && places! > 1)
  const steps = ladder.map(({ name, places, sum, goods, share, quote }): LadderStep | undefined => {
    const shared = sum && (share === 'unsaid' ? unsaid : share) === 'total'
    const amount = sum && (shared ? partOf(sum.amount, places!) : sum.amount)
    return sum && amount === undefined ? undefined : { name, places: places!, amount, goods, quote }
  })
  const uneven = ladder.find((_, i) => steps[i] === undefined)
  if (uneven) return { steps: undefined, questions: [ask('prize-uneven', { name: uneven.name }, uneven.quote)] }
  return {
    steps: steps.map((step) => step!),
    questions: open ? [ask('prize-each', { name: open.name }, open.quote)] : [],
  }
}

/** Prizes, and the pools that stood among them. */
export interface Headless {
  readonly steps: readonly PrizeStep[]
  readonly pools: readonly PoolMention[]
}

/** `前 50 名瓜分 5,000 USDT` above a ladder of fifty places that sums to it says the pool and is no prize itself. */
export function withoutHeads(steps: readonly PrizeStep[]): Headless {
  const heads = steps.filter((step, i) => {
    if (step.share !== 'total' || !step.sum || step.ranks?.first !== 1) return false
    const [below] = laddersOf(steps.slice(i + 1).filter(({ kind }) => kind === 'rank'))
    const isSummed = below?.every(({ sum, places }) => sum && places !== undefined && sum.asset === step.sum!.asset)
    return isSummed && formatDecimal(sumOfLadder(below!, 'each')) === step.sum.amount
  })
  return {
    steps: steps.filter((step) => !heads.includes(step)),
    pools: heads.map(({ sum, quote }) => ({ sum: sum!, isTotal: true, quote })),
  }
}
