import type { Line } from './lines.js'
import { momentsIn } from './moments.js'
import { pattern } from './pattern.js'
import { type Found, type Quote, quoteAt, type Source, within } from './quote.js'
import { sentenceAt } from './sentences.js'
import { ask, contradict, type Question, type Told } from './telling.js'

/** What identity verification gates, and what becomes of the prize of a winner without it. */
export interface IdentityNeed {
  readonly gate: 'win' | 'enter'
  readonly unverified: Found<'hold' | 'skip'> | undefined
}

export interface IdentityReading extends Told {
  readonly identity: Found<IdentityNeed> | undefined
}

export interface OriginalityReading extends Told {
  readonly originality: Found<true> | undefined
}

interface Clause {
  readonly words: string
  readonly quote: Quote
  readonly line: Line
}

/** Sentences that a pattern occurs in, each once. */
export function clausesWith(wanted: RegExp, sources: readonly Source[]): Clause[] {
  return sources.flatMap((source) =>
    source.lines.flatMap((line): Clause[] => {
      const match = wanted.exec(line.text)
      if (!match) return []
      const span = sentenceAt(line.text, { start: match.index, end: match.index + match[0].length })
      return [{ words: line.text.slice(span.start, span.end), quote: quoteAt(source, within(line, span)), line }]
    }),
  )
}

const IDENTITY = pattern(
  '\\bKYC|身[份分](?:认证|验证|核验)|实名(?:认证|验证|制)?|identity verification|verify (?:their|your) identity|id verification|verified (?:identity|account|users?)|(?:account|identity) (?:is|must be) (?:fully )?verified',
)
const WINNERS = pattern(
  '获奖|中奖|得奖|领奖|领取|发放|派奖|兑奖|奖励|奖品|奖金|\\b(?:winners?|winning|to win|claim|receive|rewards?|prizes?|payout|redeem)\\b',
)
const ENTRANTS = pattern(
  '参与(?:者|用户|活动|本|资格|条件)|参加|参赛|报名|方可参与|才(?:能|可)参与|仅限|有效参与|\\b(?:participants?|participate|enter|join|eligible|entrants?|open to|only verified)\\b',
)
const SKIPS = pattern(
  '(?<!不|不再|不予|不会)(?:顺延|递补|替补)|候补|取消(?:其)?(?:获奖|中奖)?资格|视为(?:自动)?放弃|\\b(?:next (?:eligible|in line|alternate)|alternates?|forfeit(?:ed|s)?|disqualified|replaced|redrawn)\\b',
)
const HOLDS = pattern(
  '保留|暂缓|待(?:其)?(?:完成)?(?:认证|验证|实名)|延后发放|补(?:发|认证)|\\b(?:held|on hold|kept|reserved|withheld until)\\b',
)
/** `每个实名用户仅限一次` counts people and asks for nothing. */
const PER_IDENTITY = pattern('(?:每|同一)[^,。;]{0,8}(?:实名|身[份分]|KYC)')
const VERIFIES = pattern('认证|验证|核验|完成|通过|verif|complete')
const LEVEL = pattern('KYC\\s*\\d|level\\s*\\d|高级|中级|初级|lv\\.?\\s*\\d')
const BONUS = pattern('额外|加成|新用户|邀请|\\b(?:bonus|extra|referral|invite)\\b')

/** The sentence after, or the same one: what happens to a winner without verification. */
function unverifiedOf(sources: readonly Source[]): Found<'hold' | 'skip'> | undefined {
  const about = clausesWith(
    pattern(
      "未(?:完成|通过|实名|认证|验证)|没有(?:完成|通过)|\\b(?:unverified|not (?:been |yet )?verified|without verification|fail(?:s|ing)? to (?:complete|verify)|isn't verified)\\b",
    ),
    sources,
  )
  // 否则, otherwise: what goes before in the line is about verification.
  const otherwise = clausesWith(pattern('否则|\\botherwise\\b'), sources).filter(({ line }) => IDENTITY.test(line.text))
  for (const { words, quote } of [...about, ...otherwise]) {
    if (!WINNERS.test(words) && !SKIPS.test(words) && !HOLDS.test(words)) continue
    const [skips, holds] = [SKIPS.test(words), HOLDS.test(words) && !/not (?:be )?held/i.test(words)]
    if (skips !== holds) return { value: skips ? 'skip' : 'hold', quote }
  }
  return undefined
}

/** Reads whether identity verification is needed to enter or to win. Which of both is doubtful is asked. */
export function readIdentity(sources: readonly Source[]): IdentityReading {
  const clauses = clausesWith(IDENTITY, sources)
  const nothing = { identity: undefined, contradictions: [] }
  const [any] = clauses
  if (!any) return { ...nothing, questions: [ask('identity')] }
  const kinds = clauses.flatMap(({ words, quote }) => {
    if (BONUS.test(words) || (PER_IDENTITY.test(words) && !VERIFIES.test(words))) return []
    const [win, enter] = [WINNERS.test(words), ENTRANTS.test(words)]
    // Those who want a prize must be verified: the prize is the sentence's aim, whoever else it names.
    const gate = win && !enter ? 'win' : enter && !win ? 'enter' : win && enter ? whoFirst(words) : undefined
    return gate ? [{ gate, quote, words } as const] : []
  })
  const [first] = kinds
  if (!first) return { ...nothing, questions: [ask('identity-unclear', {}, any.quote)] }
  const other = kinds.find(({ gate }) => gate !== first.gate)
  if (other) {
    const fault = contradict('announcement-identity', first.quote, other.quote)
    return { identity: undefined, questions: [ask('identity-unclear', {}, first.quote)], contradictions: [fault] }
  }
  const unverified = first.gate === 'win' ? unverifiedOf(sources) : undefined
  const questions: Question[] = [
    ...(first.gate === 'win' && !unverified ? [ask('identity-unverified', {}, first.quote)] : []),
    ...(LEVEL.test(first.words) ? [ask('identity-level', {}, first.quote)] : []),
    ...(momentsIn(first.words).some(({ month }) => month !== undefined)
      ? [ask('identity-deadline', {}, first.quote)]
      : []),
    ...(/verified (?:account|user)/i.test(first.words) && !/identity|kyc/i.test(first.words)
      ? [ask('identity-account', {}, first.quote)]
      : []),
  ]
  return { identity: { value: { gate: first.gate, unverified }, quote: first.quote }, questions, contradictions: [] }
}

/** Of a sentence that speaks of both: 「获奖者需…」 is about winning, 「参与者需完成…方可领奖」 too. */
function whoFirst(words: string): 'win' | 'enter' | undefined {
  if (
    pattern(
      '^[^,]{0,12}(?:获奖|中奖|得奖)|方可领|才(?:能|可)(?:领|获)|后(?:方)?可?领|winners?\\b|to (?:claim|receive|win)|eligible (?:to|for) (?:claim|receive|win|rewards?|prizes?|voucher)',
    ).test(words)
  )
    return 'win'
  return pattern('to participate|方可参与|才(?:能|可)参与|仅限').test(words) ? 'enter' : undefined
}

const ORIGINAL = pattern(
  '原创|自创|抄袭|剽窃|洗稿|搬运|\\boriginal(?:ity)?\\b|plagiari|\\bcop(?:y|ied|ying|ies)\\b|your own words',
)
const CONTENT = pattern(
  '原创|自创|抄袭|剽窃|洗稿|original (?:content|posts?|articles?|work|text|works)|(?:must|should|be|is) (?:be )?original|originality|plagiari|copied|copying|copies are|your own words',
)

/** Reads whether posts must be the author's own. */
export function readOriginality(sources: readonly Source[]): OriginalityReading {
  const clauses = clausesWith(ORIGINAL, sources).filter(
    ({ words }) => CONTENT.test(words) || pattern('搬运').test(words),
  )
  const strict = clauses.find(({ words }) =>
    pattern(
      '必须|须|需|应|禁止|严禁|不得|谢绝|一律|取消|\\b(?:must|only|prohibited|no |not allowed|forbidden|out)\\b',
    ).test(words),
  )
  const found = strict ?? clauses[0]
  return found
    ? { originality: { value: true, quote: found.quote }, questions: [], contradictions: [] }
    : { originality: undefined, questions: [ask('originality')], contradictions: [] }
}
