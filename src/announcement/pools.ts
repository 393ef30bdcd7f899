import { type Sum, sumsIn } from './amounts.js'
import type { Line } from './lines.js'
import { pattern } from './pattern.js'
import type { PrizeStep } from './prize-steps.js'
import { type Quote, quoteAt, type Source, within } from './quote.js'

/** A sum that a clause gives for all prizes, or for all of one award. */
export interface PoolMention {
  readonly sum: Sum
  readonly isTotal: boolean
  readonly quote: Quote
}

const POOL_BEFORE = pattern(
  '(?:总?奖(?:金)?池|总奖金|总奖励|奖金总额|总额|总计|共计|合计(?:发放)?|瓜分|共享|平分|分享|共|总共奖励|prize pool(?: of)?|reward pool(?: of)?|total(?: of)?|pool(?: of| is)?|share(?: of)?|split|total (?:prizes?|rewards?|prize pool|reward pool)(?: of| is)?)\\s*(?:高达|共计|共|为|是|:|of|up to|价值)?\\s*(?:a|an|the)?\\s*$',
)
const POOL_AFTER = pattern(
  '^\\s*(?:的)?\\s*(?:豪华|总|等值|代币)?\\s*(?:奖(?:金)?池|总奖金|大奖池|in all|in total|total|(?:prize|reward)s? pool|in (?:prizes|rewards)|rewards?(?: pool)?|prizes)',
)
const TOTAL_WORD = pattern('总|合计|共(?!享)|total|in all|altogether')

/** The sums of a line that are said to be a pool, those of its single prizes aside. */
export function poolsIn(source: Source, line: Line, steps: readonly PrizeStep[]): PoolMention[] {
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
