import { sumsIn } from './amounts.js'
import { type AwardReading, type PrizeReading, type ReadAward, readAward, withPools } from './award-reading.js'
import { clausesWith } from './conditions.js'
import { DRAWN, type DrawNeed, drawNeedOf, withoutTickets, wordsOf } from './draws.js'
import { laddersOf, shapeOf, withoutHeads } from './ladder.js'
import { pattern } from './pattern.js'
import { type PoolMention, poolsIn } from './pools.js'
import { EACH, PLEASANTRIES, type PrizeStep } from './prize-steps.js'
import { prizeStepsOf } from './prize-tables.js'
import type { Quote, Source } from './quote.js'
import { FIRST_COME } from './ranking.js'
import { readSplit, type SplitReading } from './splits.js'
import { ask, type Question } from './telling.js'
import { together, unreadIn } from './unread-prizes.js'

/** All prizes are paid in something else than they are written in: nothing of them can be stated. */
const PAID_AS = pattern(
  '(?:奖励|奖金|奖品|奖项)?(?:均|将|统一|都)*以[^,。;]{0,16}(?:券|体验金|赠金|手续费|抵扣金|等值[^,。;]{0,10}|积分)(?:的)?(?:形式|方式)?(?:发放|派发|发送|结算|支付|空投)|(?:paid|distributed|issued|credited|rewarded) (?:out )?(?:in|as|in the form of) (?:\\w+ ){0,3}(?:vouchers?|coupons?|bonus(?:es)?|equivalent|points)',
)

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

/** A prize of luck: how it is drawn, and the award that it makes. */
interface DrawnPrize {
  readonly step: PrizeStep
  readonly need: DrawNeed
  readonly read: ReadAward
}

function readLucky(steps: readonly PrizeStep[], pools: readonly PoolMention[]): DrawnPrize[] {
  return steps.flatMap((step, at): DrawnPrize[] => {
    if (step.kind !== 'lucky') return []
    return [{ step, need: drawNeedOf(wordsOf(step, steps[at + 1])), read: readAward([step], 'draw', pools) }]
  })
}

/** The award by rank, then those of luck; an award needs a name only beside others. */
function awardsOf(main: AwardReading | undefined, drawn: readonly DrawnPrize[]): AwardReading[] {
  const isAlone = !main && drawn.length === 1
  const lucky = drawn.flatMap(({ step, need, read: { award } }) =>
    award ? [{ ...award, name: isAlone ? undefined : step.name, draw: need }] : [],
  )
  return [...(main ? [main] : []), ...lucky]
}

/** Awards of each asset held against its pools, with what was asked of them and of all else. */
function withAllPools(
  awards: readonly AwardReading[],
  pools: readonly PoolMention[],
  isAllRead: boolean,
  asked: readonly Question[],
  others: readonly Question[],
): PrizeReading {
  const assets = [...new Set(awards.map(({ asset }) => asset?.value))]
  const byAsset = assets.map((asset) => {
    const own = awards.filter((award) => award.asset?.value === asset)
    return withPools(own, pools, isAllRead)
  })
  return {
    awards: byAsset.flatMap((read) => read.awards),
    questions: [...asked, ...byAsset.flatMap(({ questions }) => questions), ...others],
    contradictions: byAsset.flatMap(({ contradictions }) => contradictions),
  }
}

/** Reads the prizes: a ladder by rank, and what is drawn besides; or a pool that is split. Whatever else is given is asked. */
export function readPrizes(sources: readonly Source[]): PrizeReading {
  const [form] = clausesWith(PAID_AS, sources)
  if (form) return { awards: [], questions: [ask('prize-form', {}, form.quote)], contradictions: [] }
  const { steps: written, pools: shared } = withoutHeads(sources.flatMap(prizeStepsOf))
  const steps = withLuck(written)
  const inLines = <T>(read: (source: Source, line: Source['lines'][number]) => readonly T[]) =>
    sources.flatMap((source) => source.lines.flatMap((line) => read(source, line)))
  const pools = [...shared, ...inLines((source, line) => poolsIn(source, line, steps))]
  const unread = inLines((source, line) => unreadIn(source, line, steps, pools))
  const split = steps.length === 0 ? readSplit(sources, pools) : undefined
  if (split) return splitReading(split, unread, sources)

  const { ladder, question } = mainLadder(steps)
  const main = ladder && readMain(ladder, sources, pools)
  const drawn = readLucky(steps, pools)
  const awards = awardsOf(main?.award, drawn)
  const besides = steps.filter(({ kind }) => kind === 'everyone' || kind === 'other')
  const others = [
    ...besides.map((step) => ask('prize-other', { name: step.name }, step.quote)),
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
  if (awards.length === 0) return nothingRead([...asked, ...others], pools)
  const isWhole = drawn.every(({ read }) => read.award) && (main === undefined || main.award !== undefined)
  return withAllPools(awards, pools, others.length === 0 && !question && isWhole, asked, others)
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
