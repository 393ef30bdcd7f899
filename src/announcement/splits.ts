import { sumsIn } from './amounts.js'
import { clausesWith } from './conditions.js'
import { pattern } from './pattern.js'
import type { PoolMention } from './pools.js'
import type { Found, Quote, Source } from './quote.js'
import { metricsIn, VAGUE } from './ranking.js'
import { ask, type Question } from './telling.js'

/** A pool that everybody who keeps the rules has a part of. */
export interface SplitNeed {
  readonly how: 'equal' | 'proportional'
  /** The measure of a proportional one. */
  readonly by: string | undefined
  /** Whether the measure is summed over all posts of a person. */
  readonly perPerson: boolean
  /** The most that one person gets. */
  readonly cap: Found<string> | undefined
  readonly decimals: Found<number> | undefined
  readonly quote: Quote
}

const EQUAL = pattern(
  '平分|均分|平均(?:分|瓜分)|等额(?:分|瓜分)|\\b(?:divided?|split|shared?|distributed)\\b[^.;]{0,30}\\b(?:equally|evenly|in equal parts|equal shares?)\\b|\\bequal(?:ly)? (?:share|split|divide)',
)
const EVERYBODY = pattern('所有|全部|全体|凡|\\b(?:all|every|everybody|everyone)\\b')
const PROPORTIONAL = pattern(
  '(?:按照?|依照?|根据)(?<zh>[^,。;]{1,40}?)(?:的)?(?:占比|比例|比重)[^,。;]{0,10}(?:瓜分|分配|分享|分得|发放|分)|(?:in proportion to|proportional(?:ly)? to|pro rata (?:by|to)|according to (?:their|the) share of) (?<en>[^.,;]{1,40})',
)
const BY_PERSON = pattern(
  '(?:每人|个人|单人|每位|用户|全部(?:合格)?帖子|所有(?:合格)?帖子)[^,。;]{0,8}(?:合计|累计|总)|total [a-z]+|all (?:their|your) posts',
)
const AT_MOST = pattern(
  '(?:单人|每人|单个(?:用户|账[号户])|每位(?:用户|参与者)?|每个?(?:用户|账[号户])|nobody gets|no one (?:gets|receives)|per (?:person|user)|each (?:person|user))[^。;]{0,16}(?:最多|至多|上限|封顶|最高|不超过|more than|at most|up to|capped|maximum)|(?:capped at|max(?:imum)?(?: of)?\\.?|up to)[^.;]{0,24}(?:per|for each|each) (?:person|user|creator|account|participant|winner)',
)
const DECIMALS = pattern(
  '小数点后\\s*(?<zh>\\d{1,2})\\s*位|(?<cent>(?:rounded )?to the cent)|(?<en>\\d{1,2}) decimals?(?: places)?',
)
const RANKED = pattern('前\\s*[\\d一二三四五六七八九十]+\\s*名|\\btop \\d')

function capOf(sources: readonly Source[], asset: string): Found<string> | undefined | 'several' {
  const found = clausesWith(AT_MOST, sources).flatMap(({ words, quote }) => {
    const at = AT_MOST.exec(words)!
    const sums = sumsIn(words.slice(at.index)).filter((sum) => sum.asset === asset && sum.kind === 'plain')
    return sums.length === 1 ? [{ value: sums[0]!.amount, quote }] : []
  })
  return new Set(found.map(({ value }) => value)).size > 1 ? 'several' : found[0]
}

function decimalsOf(sources: readonly Source[]): Found<number> | undefined {
  const [clause] = clausesWith(DECIMALS, sources)
  if (!clause) return undefined
  const { zh, cent, en } = DECIMALS.exec(clause.words)!.groups!
  return { value: cent ? 2 : Number(zh ?? en), quote: clause.quote }
}

/** The one measure of a proportional split; undefined where it is none that a column holds, or several. */
function measureOf(words: string): string | undefined {
  const by = metricsIn(words)
  return by.length === 1 && !VAGUE.test(words.replace(pattern('合格|合计'), '')) ? by[0] : undefined
}

/** The one sum that is said to be the pool, or stands in the clause that splits it; undefined where there are several. */
function poolOf(clauses: readonly { readonly words: string; readonly quote: Quote }[], pools: readonly PoolMention[]) {
  const inClauses = clauses.flatMap(({ words, quote }) => sumsIn(words).map((sum) => ({ sum, quote })))
  const plain = [...pools, ...inClauses].filter(({ sum }) => sum.kind === 'plain' && sum.doubt !== 'dollar')
  const caps = new Set(
    clauses.flatMap(({ words }) =>
      sumsIn(words.slice(AT_MOST.exec(words)?.index ?? words.length)).map(({ amount }) => amount),
    ),
  )
  const left = plain.filter(({ sum }) => !caps.has(sum.amount))
  const kinds = new Set(left.map(({ sum }) => `${sum.amount} ${sum.asset}`))
  return kinds.size === 1 ? left[0] : undefined
}

/** A pool that is split, with the pool. */
export interface SplitReading {
  readonly split: SplitNeed
  readonly pool: Pick<PoolMention, 'sum' | 'quote'>
  readonly questions: readonly Question[]
}

/**
 * Reads a pool that is split among everybody: in equal parts, or in proportion to one measure. Undefined where it is not
 * clear who has a part, of how much, or by what; that is asked elsewhere.
 */
export function readSplit(sources: readonly Source[], pools: readonly PoolMention[]): SplitReading | undefined {
  const equal = clausesWith(EQUAL, sources).filter(({ words }) => EVERYBODY.test(words) && !RANKED.test(words))
  const proportional = clausesWith(PROPORTIONAL, sources).filter(({ words }) => !RANKED.test(words))
  const [clause] = [...equal, ...proportional]
  if (!clause || (equal.length > 0 && proportional.length > 0)) return undefined
  const pool = poolOf([...equal, ...proportional], pools)
  if (!pool) return undefined
  const cap = capOf(sources, pool.sum.asset)
  if (cap === 'several') return undefined
  const { words, quote } = clause
  const decimals = decimalsOf(sources)
  const common = { cap, decimals, quote }
  const open = decimals ? [] : [ask('split-decimals', {}, quote)]
  if (equal.length > 0)
    return { split: { how: 'equal', by: undefined, perPerson: false, ...common }, pool, questions: open }
  const { zh, en } = PROPORTIONAL.exec(words)!.groups!
  const by = measureOf(zh ?? en ?? '')
  if (by === undefined) return undefined
  const perPerson = BY_PERSON.test(words)
  const questions = [...(perPerson ? [] : [ask('split-per', {}, quote)]), ...open]
  return { split: { how: 'proportional', by, perPerson, ...common }, pool, questions }
}
