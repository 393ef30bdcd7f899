import { sumsIn } from './amounts.js'
import type { Line } from './lines.js'
import { pattern } from './pattern.js'
import type { PoolMention } from './pools.js'
import { namesIn, type PrizeStep } from './prize-steps.js'
import { type Quote, quoteAt, type Source, within } from './quote.js'

const GIVES = pattern(
  '奖|券|礼|瓜分|红包|周边|\\b(?:prizes?|rewards?|awards?|win|winners?|vouchers?|receive|merch|gift)\\b',
)
/** A number, in digits or in words before those who win. */
const COUNTS = pattern('\\d|(?<![下第同任某每唯])[一二两三四五六七八九十百]+\\s*(?:名|位|人|份|篇)')
const PAYS_OUT = pattern(
  '名单|公布|公示|工作日|活动结束后|发放至|发放到|解释权|working days|business days|distributed (?:within|to)|at (?:its|our) (?:sole )?discretion',
)

const covers = (whole: Quote, part: Quote): boolean => whole.start <= part.start && part.end <= whole.end

/** Clauses about prizes that no reader took: sums that belong to neither ladder nor pool, and prizes in words. */
export function unreadIn(
  source: Source,
  line: Line,
  steps: readonly PrizeStep[],
  pools: readonly PoolMention[],
): Quote[] {
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
export function together(quotes: readonly Quote[], sources: readonly Source[]): Quote[] {
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
