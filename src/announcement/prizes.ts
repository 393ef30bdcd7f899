import { formatDecimal, parseDecimal } from '../model/amount.js'
import type { Fault } from '../model/fault.js'
import { type Sum, sumsIn } from './amounts.js'
import type { Line } from './lines.js'
import { pattern } from './pattern.js'
import { type PrizeStep, prizeStepsOf } from './prize-steps.js'
import { type Found, type Quote, quoteAt, type Source, within } from './quote.js'
import { ask, contradict, type Question, type Told } from './telling.js'

/** A step of a ladder as the campaign file would say it. */
export interface LadderStep {
  readonly name: string
  readonly places: number
  /** What each place gets; undefined for goods. */
  readonly amount: string | undefined
  readonly goods: string | undefined
  readonly quote: Quote
}

export interface PrizeReading extends Told {
  readonly asset: Found<string> | undefined
  /** As announced, or undefined where the announcement gives no sum of all prizes. */
  readonly pool: Found<string> | undefined
  readonly ladder: readonly LadderStep[]
  /** The sum of the ladder: what the pool must be. */
  readonly sum: string | undefined
}

interface PoolMention {
  readonly sum: Sum
  readonly isTotal: boolean
  readonly quote: Quote
}

const POOL_BEFORE = pattern(
  '(?:总?奖(?:金)?池|总奖金|总奖励|奖金总额|总额|总计|合计(?:发放)?|瓜分|共享|平分|分享|共|总共奖励|prize pool(?: of)?|reward pool(?: of)?|total(?: of)?|pool(?: of| is)?|share(?: of)?|split|total (?:prizes?|rewards?|prize pool|reward pool)(?: of| is)?)\\s*(?:高达|共计|共|为|是|:|of|up to|价值)?\\s*(?:a|an|the)?\\s*$',
)
const POOL_AFTER = pattern(
  '^\\s*(?:的)?\\s*(?:豪华|总|等值|代币)?\\s*(?:奖(?:金)?池|总奖金|大奖池|in all|in total|total|(?:prize|reward)s? pool|in (?:prizes|rewards)|rewards?(?: pool)?|prizes)',
)
const TOTAL_WORD = pattern('总|合计|共(?!享)|total|in all|altogether')

function poolsIn(source: Source, line: Line, steps: readonly PrizeStep[]): PoolMention[] {
  const mine = steps.filter((step) => step.line === line && step.source === source)
  return sumsIn(line.text).flatMap((sum): PoolMention[] => {
    if (mine.some((step) => step.sum?.start === sum.start)) return []
    const before = /[^,。;!?]{0,24}$/u.exec(line.text.slice(0, sum.start))![0]
    const after = line.text.slice(sum.end, sum.end + 24)
    if (!POOL_BEFORE.test(before) && !POOL_AFTER.test(after)) return []
    const isTotal = TOTAL_WORD.test(before.slice(-12)) || TOTAL_WORD.test(after.slice(0, 10))
    return [{ sum, isTotal, quote: quoteAt(source, within(line, { start: 0, end: line.text.length })) }]
  })
}

const CLASSES: readonly (readonly [RegExp, number])[] = [
  [pattern('特等|头等|头奖|首奖|大奖|冠军|金奖|grand|gold'), 1],
  [pattern('一等|1等'), 1.5],
  [pattern('二等|2等|次奖|二奖|亚军|银奖|runner|silver'), 2],
  [pattern('三等|3等|三奖|季军|铜奖|bronze'), 3],
  [pattern('四等|四奖|殿军'), 4],
  [pattern('五等|五奖'), 5],
  [pattern('六等'), 6],
  [pattern('优秀|优胜|入围|鼓励|提名|佳作|hono'), 1000],
]
const orderOf = ({ ranks, folded }: PrizeStep): number =>
  ranks?.first ?? CLASSES.find(([words]) => words.test(folded))?.[1] ?? 500

/** Ladders: prizes by place that follow one another; another begins where the places begin again. */
function laddersOf(steps: readonly PrizeStep[]): PrizeStep[][] {
  const ladders: PrizeStep[][] = []
  for (const step of steps) {
    const last = ladders.at(-1)
    const previous = last?.at(-1)
    if (last && previous && previous.source === step.source && orderOf(step) > orderOf(previous)) last.push(step)
    else ladders.push([step])
  }
  return ladders
}

const shapeOf = (ladder: readonly PrizeStep[]): string =>
  JSON.stringify(ladder.map(({ places, sum, goods }) => [places, sum?.amount, sum?.asset, sum ? undefined : goods]))

const times = (amount: string, places: number): bigint => parseDecimal(amount)! * BigInt(places)

/** A sum for several places that does not say whether each gets it: the pool decides, else each is what people mean. */
function sumOfLadder(ladder: readonly PrizeStep[], unsaid: 'each' | 'total'): bigint {
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

interface Readable {
  readonly steps: readonly LadderStep[] | undefined
  readonly questions: readonly Question[]
}

function readLadder(given: readonly PrizeStep[], pool: bigint | undefined): Readable {
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
  if (isBroken(ladder)) return { steps: undefined, questions: [ask('prize-ranks', {}, ladder[0]!.quote)] }
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

const GIVES = pattern(
  '奖|券|礼|瓜分|红包|周边|\\b(?:prizes?|rewards?|awards?|win|winners?|vouchers?|receive|merch|gift)\\b',
)
const PAYS_OUT = pattern(
  '名单|公布|公示|工作日|活动结束后|发放至|发放到|解释权|working days|business days|distributed (?:within|to)|at (?:its|our) (?:sole )?discretion',
)

/** Clauses about prizes that no reader took: sums that belong to neither ladder nor pool, and prizes in words. */
function unreadIn(source: Source, line: Line, steps: readonly PrizeStep[], pools: readonly PoolMention[]): Quote[] {
  if (line.isHeading || PAYS_OUT.test(line.text)) return []
  const quote = quoteAt(source, within(line, { start: 0, end: line.text.length }))
  const isRead =
    steps.some((step) => step.source === source && step.line === line) ||
    pools.some((pool) => pool.quote.file === quote.file && pool.quote.line === quote.line)
  if (/:\s*$/u.test(line.text) && sumsIn(line.text).length === 0) return []
  const gives = sumsIn(line.text).length > 0 || (GIVES.test(line.text) && /\d/.test(line.text))
  return !isRead && gives && (line.section === 'rewards' || sumsIn(line.text).length > 0) ? [quote] : []
}

/** Clauses that follow one another as one: a list that was not understood is one question. */
function together(quotes: readonly Quote[], sources: readonly Source[]): Quote[] {
  const joined: Quote[] = []
  for (const quote of quotes) {
    const last = joined.at(-1)
    const raw = sources.find(({ file }) => file === quote.file)?.raw ?? ''
    const between = last && last.file === quote.file ? raw.slice(last.end, quote.start) : undefined
    if (last && between !== undefined && /^[\s\p{P}\p{S}\d]{0,12}$/u.test(between))
      joined[joined.length - 1] = { ...last, end: quote.end, text: raw.slice(last.start, quote.end) }
    else joined.push(quote)
  }
  return joined
}

const nothing: PrizeReading = {
  asset: undefined,
  pool: undefined,
  ladder: [],
  sum: undefined,
  questions: [],
  contradictions: [],
}

interface Headless {
  readonly steps: readonly PrizeStep[]
  readonly pools: readonly PoolMention[]
}

/** `前 50 名瓜分 5,000 USDT` above a ladder of fifty places that sums to it says the pool and is no prize itself. */
function withoutHeads(steps: readonly PrizeStep[]): Headless {
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

/** Reads the prizes: one ladder, its asset and its pool. Whatever else is given away is asked. */
export function readPrizes(sources: readonly Source[]): PrizeReading {
  const { steps, pools: shared } = withoutHeads(sources.flatMap(prizeStepsOf))
  const pools = [
    ...shared,
    ...sources.flatMap((source) => source.lines.flatMap((line) => poolsIn(source, line, steps))),
  ]
  const ladders = laddersOf(steps.filter(({ kind }) => kind === 'rank'))
  const [first, ...more] = ladders
  const unread = sources.flatMap((source) => source.lines.flatMap((line) => unreadIn(source, line, steps, pools)))
  const others = [
    ...steps.filter(({ kind }) => kind !== 'rank').map((step) => ask('prize-other', { name: step.name }, step.quote)),
    ...together(unread, sources).map((quote) => ask('prize-unread', {}, quote)),
  ]
  if (!first) {
    const [pool] = pools
    return {
      ...nothing,
      questions: [
        ...(pool ? [ask('prizes-unclear', {}, pool.quote)] : others.length > 0 ? [] : [ask('prizes')]),
        ...others,
      ],
    }
  }
  const other = more.find((ladder) => shapeOf(ladder) !== shapeOf(first))
  if (other)
    return {
      ...nothing,
      questions: [ask('prizes-several', { other: other[0]!.quote.text }, first[0]!.quote), ...others],
    }
  const assets = [...new Set(first.flatMap(({ sum }) => sum?.asset ?? []))]
  if (assets.length > 1)
    return { ...nothing, questions: [ask('prize-assets', { assets: assets.join(', ') }, first[0]!.quote), ...others] }
  return withPool(first, assets[0], pools, others)
}

function withPool(
  ladder: readonly PrizeStep[],
  asset: string | undefined,
  pools: readonly PoolMention[],
  others: readonly Question[],
): PrizeReading {
  const worth = pools.find(({ sum }) => sum.kind === 'equivalent' && sum.asset === asset)
  if (worth) return { ...nothing, questions: [ask('prize-worth', { name: asset ?? '' }, worth.quote), ...others] }
  const own = pools.filter(({ sum }) => sum.kind === 'plain' && sum.asset === asset)
  const amounts = [...new Set(own.map(({ sum }) => sum.amount))]
  const isWhole = ladder.every((step) => step.sum && step.places)
  const sums = isWhole ? [sumOfLadder(ladder, 'each'), sumOfLadder(ladder, 'total')] : []
  const fitting = own.filter(({ sum }) => sums.includes(parseDecimal(sum.amount)!))
  const fits = fitting.find(({ isTotal }) => isTotal) ?? fitting[0]
  const pool = fits ?? own.find(({ isTotal }) => isTotal) ?? own[0]
  const { steps, questions } = readLadder(ladder, pool && parseDecimal(pool.sum.amount))
  if (!steps) return { ...nothing, questions: [...questions, ...others] }
  const sum = formatDecimal(
    steps.reduce((all, { amount, places }) => all + (amount === undefined ? 0n : times(amount, places)), 0n),
  )
  const doubt = ladder.find(({ sum }) => sum?.doubt !== undefined)
  const strange = pools.find(({ sum }) => sum.kind === 'plain' && sum.asset !== asset)
  const asked: Question[] = [
    ...questions,
    ...(doubt?.sum?.doubt === 'dollar' ? [ask('prize-dollar', {}, doubt.quote)] : []),
    ...(doubt?.sum?.doubt === 'u' ? [ask('prize-u', {}, doubt.quote)] : []),
    ...(!pool && asset !== undefined ? [ask('pool', { sum, asset }, strange?.quote ?? ladder[0]!.quote)] : []),
    ...others,
  ]
  if (doubt?.sum?.doubt === 'dollar') return { ...nothing, questions: asked }
  const isOff = pool !== undefined && pool.sum.amount !== sum
  const contradictions: Fault[] = []
  const other = own.find((mention) => mention.isTotal && pool?.isTotal && mention.sum.amount !== pool.sum.amount)
  if (other)
    contradictions.push(
      contradict('announcement-pools', pool!.quote, other.quote, { first: pool!.sum.amount, second: other.sum.amount }),
    )
  // Where other prizes come out of the same pool, the ladder alone need not use it up.
  if (isOff && others.length === 0)
    contradictions.push({
      code: 'announcement-ladder',
      args: {
        sum,
        pool: pool.sum.amount,
        asset: asset ?? '',
        quote: pool.quote.text,
        steps: steps.map(({ quote }) => `“${quote.text}”`).join(' '),
        line: steps[0]!.quote.line,
      },
      place: { file: pool.quote.file, line: pool.quote.line },
    })
  const stated = pool && (others.length === 0 || !isOff) ? { value: pool.sum.amount, quote: pool.quote } : undefined
  return {
    asset: asset === undefined ? undefined : { value: asset, quote: ladder.find(({ sum }) => sum)!.quote },
    pool: stated,
    ladder: steps,
    sum,
    questions: isOff ? [...asked, ask('pool-off', { sum, pool: pool.sum.amount }, pool.quote)] : asked,
    contradictions: amounts.length > 0 ? contradictions : [],
  }
}
