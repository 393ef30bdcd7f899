import { formatDecimal, parseDecimal } from '../model/amount.js'
import type { Fault } from '../model/fault.js'
import { sumsIn } from './amounts.js'
import { clausesWith } from './conditions.js'
import { DRAWN, type DrawNeed, drawNeedOf, withoutTickets, wordsOf } from './draws.js'
import { type LadderStep, laddersOf, readLadder, shapeOf, sumOfLadder, times, withoutHeads } from './ladder.js'
import type { Line } from './lines.js'
import { pattern } from './pattern.js'
import { type PoolMention, poolsIn } from './pools.js'
import { EACH, namesIn, PLEASANTRIES, type PrizeStep } from './prize-steps.js'
import { prizeStepsOf } from './prize-tables.js'
import { type Found, type Quote, quoteAt, type Source, within } from './quote.js'
import { FIRST_COME } from './ranking.js'
import { readSplit, type SplitNeed, type SplitReading } from './splits.js'
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

const GIVES = pattern(
  '奖|券|礼|瓜分|红包|周边|\\b(?:prizes?|rewards?|awards?|win|winners?|vouchers?|receive|merch|gift)\\b',
)
/** A number, in digits or in words before those who win. */
const COUNTS = pattern('\\d|(?<![下第同任某每唯])[一二两三四五六七八九十百]+\\s*(?:名|位|人|份|篇)')
const PAYS_OUT = pattern(
  '名单|公布|公示|工作日|活动结束后|发放至|发放到|解释权|working days|business days|distributed (?:within|to)|at (?:its|our) (?:sole )?discretion',
)

/** All prizes are paid in something else than they are written in: nothing of them can be stated. */
const PAID_AS = pattern(
  '(?:奖励|奖金|奖品|奖项)?(?:均|将|统一|都)*以[^,。;]{0,16}(?:券|体验金|赠金|手续费|抵扣金|等值[^,。;]{0,10}|代币|积分)(?:的)?(?:形式|方式)?(?:发放|派发|发送|结算|支付|空投)|(?:paid|distributed|issued|credited|rewarded) (?:out )?(?:in|as|in the form of) (?:\\w+ ){0,3}(?:vouchers?|coupons?|bonus(?:es)?|equivalent|points)',
)

const covers = (whole: Quote, part: Quote): boolean => whole.start <= part.start && part.end <= whole.end

/** Clauses about prizes that no reader took: sums that belong to neither ladder nor pool, and prizes in words. */
function unreadIn(source: Source, line: Line, steps: readonly PrizeStep[], pools: readonly PoolMention[]): Quote[] {
  if (line.isHeading || PAYS_OUT.test(line.text)) return []
  const quote = quoteAt(source, within(line, { start: 0, end: line.text.length }))
  const isRead =
    steps.some((step) => step.source === source && (step.line === line || covers(step.quote, quote))) ||
    pools.some((pool) => pool.quote.file === quote.file && pool.quote.line === quote.line)
  if (/:\s*$/u.test(line.text) && sumsIn(line.text).length === 0) return []
  const gives = sumsIn(line.text).length > 0 || (GIVES.test(line.text) && COUNTS.test(line.text))
  const isPrize = line.section === 'rewards' || sumsIn(line.text).length > 0 || namesIn(line.text).length > 0
  return !isRead && gives && isPrize ? [quote] : []
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

const quotesOf = (steps: readonly LadderStep[]): string => steps.map(({ quote }) => `“${quote.text}”`).join(' ')

interface ReadAward {
  readonly award: AwardReading | undefined
  readonly questions: readonly Question[]
}

/** One ladder as an award, unless something about it must be asked first. */
function readAward(
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
function withPools(awards: readonly AwardReading[], pools: readonly PoolMention[], isAllRead: boolean): PrizeReading {
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

/** The same ladder in two languages is one; ladders that differ are for a human. */
function mainLadder(steps: readonly PrizeStep[]): {
  readonly ladder: readonly PrizeStep[] | undefined
  readonly question: Question | undefined
} {
  const [first, ...more] = laddersOf(steps.filter(({ kind }) => kind === 'rank'))
  const other = first && more.find((ladder) => shapeOf(ladder) !== shapeOf(first))
  const question = other && ask('prizes-several', { other: other[0]!.quote.text }, first[0]!.quote)
  return { ladder: other ? undefined : first, question }
}

/** Reads the prizes: a ladder by rank, and what is drawn besides. Whatever else is given away is asked. */
export function readPrizes(sources: readonly Source[]): PrizeReading {
  const [form] = clausesWith(PAID_AS, sources)
  if (form) return { awards: [], questions: [ask('prize-form', {}, form.quote)], contradictions: [] }
  const { steps: written, pools: shared } = withoutHeads(sources.flatMap(prizeStepsOf))
  const steps = withLuck(written)
  const found = sources.flatMap((source) => source.lines.flatMap((line) => poolsIn(source, line, steps)))
  const pools = [...shared, ...found]
  const unread = sources.flatMap((source) => source.lines.flatMap((line) => unreadIn(source, line, steps, pools)))
  const { ladder, question } = mainLadder(steps)
  const main = ladder && readMain(ladder, sources, pools)
  const drawn = steps
    .filter(({ kind }) => kind === 'lucky')
    .map((step) => {
      const need = drawNeedOf(wordsOf(step, steps[steps.indexOf(step) + 1]))
      return { step, need, read: readAward([step], 'draw', pools) }
    })
  const lucky = drawn.flatMap(({ step, need, read: { award } }) =>
    award ? [{ ...award, name: step.name, draw: need }] : [],
  )
  // An award needs a name only beside others.
  const alone = !main?.award && lucky.length === 1 && drawn.length === 1
  const awards = [
    ...(main?.award ? [main.award] : []),
    ...lucky.map((one) => (alone ? { ...one, name: undefined } : one)),
  ]
  const others = [
    ...steps
      .filter(({ kind }) => kind === 'everyone' || kind === 'other')
      .map((step) => ask('prize-other', { name: step.name }, step.quote)),
    ...together(unread, sources).map((quote) => ask('prize-unread', {}, quote)),
  ]
  const asked = [
    ...(question ? [question] : []),
    ...(main?.questions ?? []),
    ...drawn.flatMap(({ step, need, read }) =>
      read.award ? [...aboutDraw(step, need, awards), ...read.questions] : read.questions,
    ),
    ...(awards.some(({ choice }) => choice === 'draw') ? [ask('prize-seed')] : []),
  ]
  const split = awards.length === 0 && steps.length === 0 ? readSplit(sources, pools) : undefined
  if (split) return splitReading(split, unread, sources)
  if (awards.length === 0) return nothingRead([...asked, ...others], pools)
  const isAllRead =
    others.length === 0 &&
    !question &&
    drawn.every(({ read }) => read.award) &&
    (main === undefined || main.award !== undefined)
  const assets = [...new Set(awards.map(({ asset }) => asset?.value))]
  const byAsset = assets.map((asset) =>
    withPools(
      awards.filter((award) => award.asset?.value === asset),
      pools,
      isAllRead,
    ),
  )
  return {
    awards: byAsset.flatMap((read) => read.awards),
    questions: [...asked, ...byAsset.flatMap(({ questions }) => questions), ...others],
    contradictions: byAsset.flatMap(({ contradictions }) => contradictions),
  }
}

/** A prize that its own clause says is drawn is one of luck, unless all of a ladder are: then the ladder is drawn. */
function withLuck(steps: readonly PrizeStep[]): PrizeStep[] {
  const isDrawn = (step: PrizeStep, at: number) => DRAWN.test(wordsOf(step, steps[at + 1]))
  const ranked = steps.filter(({ kind }) => kind === 'rank')
  const isAll = ranked.length > 1 && ranked.every((step) => isDrawn(step, steps.indexOf(step)))
  return steps.map((step, at): PrizeStep => {
    const mayBe = step.kind === 'other' || (step.kind === 'rank' && !isAll)
    if (step.kind !== 'lucky' && !(mayBe && isDrawn(step, at))) return step
    return { ...step, kind: 'lucky', hasMore: step.hasMore && !isOnlyDrawn(step, steps[at + 1]) }
  })
}

/** Is there one sum, and nothing said besides but how the prize is drawn? */
function isOnlyDrawn(step: PrizeStep, next: PrizeStep | undefined): boolean {
  const words = wordsOf(step, next)
  const left = withoutTickets(words)
  const said = left.replace(step.folded, '').replace(EACH, '').replace(PLEASANTRIES, '').replace(DRAWN, '')
  return sumsIn(words).length === 1 && said.replace(sumsIn(left)[0]?.asset ?? '', '').length <= 6
}

/** Words for whoever comes first, and for the end of the prizes, that say nothing more. */
const COMERS = pattern(
  '发帖|发布|投稿|完成|提交|参与|符合(?:要求|条件)|有效|合格|用户|参与者|者|新|的|,|。|(?:先到先得|额满即止|发完即止|送完即止)',
  'giu',
)

/** The ladder by rank; to the first who come where a clause says so, by lot where each of its prizes is drawn. */
function readMain(ladder: readonly PrizeStep[], sources: readonly Source[], pools: readonly PoolMention[]): ReadAward {
  const words = ladder.map((step, at) => wordsOf(step, ladder[at + 1]))
  if (words.every((of) => DRAWN.test(of))) {
    const needs = words.map(drawNeedOf)
    const overs = new Set(needs.map(({ over }) => over))
    const need: DrawNeed = { over: overs.size === 1 ? needs[0]!.over : undefined, excludesWinners: undefined }
    const { award, questions } = readAward(ladder, 'draw', pools)
    const asked = need.over ? [] : [ask('prize-draw', { name: ladder[0]!.name }, ladder[0]!.quote)]
    return { award: award && { ...award, draw: need }, questions: [...questions, ...asked] }
  }
  const isFirst = ladder.length === 1 && clausesWith(FIRST_COME, sources).length > 0
  if (!isFirst) return readAward(ladder, 'ranked', pools)
  const [step] = ladder as readonly [PrizeStep]
  const left = words[0]!.replace(step.folded, '').replace(EACH, '').replace(FIRST_COME, '').replace(COMERS, '')
  const isSaid =
    sumsIn(words[0]!).length === 1 && left.replace(PLEASANTRIES, '').replace(step.sum?.asset ?? '', '') === ''
  return readAward([isSaid ? { ...step, hasMore: false } : step], 'first', pools)
}

function aboutDraw({ name, quote }: PrizeStep, need: DrawNeed, awards: readonly AwardReading[]): Question[] {
  return [
    ...(need.over ? [] : [ask('prize-draw', { name }, quote)]),
    ...(need.excludesWinners === undefined && awards.findIndex((award) => award.name === name) > 0
      ? [ask('prize-again', { name }, quote)]
      : []),
  ]
}

/** A pool that is split is the only award; what its own clauses say is not asked again. */
function splitReading(
  { split, pool, questions }: SplitReading,
  unread: readonly Quote[],
  sources: readonly Source[],
): PrizeReading {
  const { sum, quote } = pool
  const award: AwardReading = {
    name: undefined,
    choice: 'split',
    draw: undefined,
    split,
    asset: { value: sum.asset, quote },
    pool: { value: sum.amount, quote },
    sum: sum.amount,
    ladder: [],
    quote: split.quote,
  }
  const known = [sum.amount, split.cap?.value]
  const isStrange = ({ text }: Quote) =>
    sumsIn(text).some(({ amount, asset }) => asset !== sum.asset || !known.includes(amount))
  // What else the clause of the pool says of sums is not lost.
  const strange = [...unread, ...(unread.includes(quote) ? [] : [quote])].filter(isStrange)
  return {
    awards: [award],
    questions: [...questions, ...together(strange, sources).map((other) => ask('prize-unread', {}, other))],
    contradictions: [],
  }
}

function nothingRead(questions: readonly Question[], [pool]: readonly PoolMention[]): PrizeReading {
  const first = pool ? [ask('prizes-unclear', {}, pool.quote)] : questions.length > 0 ? [] : [ask('prizes')]
  return { awards: [], questions: [...first, ...questions], contradictions: [] }
}
