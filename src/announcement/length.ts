import type { Span } from '../text/spans.js'
import type { Line } from './lines.js'
import { matchesOf, pattern } from './pattern.js'
import { type Found, quoteAt, type Source, within } from './quote.js'
import { sentenceAt, sentencesOf } from './sentences.js'
import { ask, contradict, type Question, type Told } from './telling.js'

/** How long a post must be, as the rule `length` takes it. */
export interface LengthNeed {
  readonly min: number
  readonly max: number | undefined
  readonly unit: 'characters' | 'words' | 'han'
  readonly exclude: readonly string[]
  /** A post with an image may be shorter. */
  readonly orImage: boolean
}

export interface LengthReading extends Told {
  readonly length: Found<LengthNeed> | undefined
}

interface Mention {
  readonly min: number | undefined
  readonly max: number | undefined
  /** As written: 字, words. */
  readonly unitWord: string
  readonly unit: LengthNeed['unit']
  readonly strict: boolean
  readonly orImage: boolean
  readonly forPrize: boolean
  readonly line: Line
  readonly source: Source
  readonly span: Span
}

const N = '(?<![\\d./])(?<!\\d[,:])(?<n>\\d{1,3}(?:,\\d{3})+|\\d{1,6})'
const UNIT =
  '\\s*[-个]?\\s*(?<unit>中文字符|英文字符|字符|汉字|中文字|中文|英文单词|单词|字(?!节|体|幕|段|母|样|面|典|眼|号|库|数|画)|词(?!条|汇|语|组|典|缀)|chinese characters?|characters?|chars?|words?|letters?)(?![A-Za-z])'
const STRICTLY =
  '(?<!不|不得|不可|不能|不应|请勿|勿)(?:大于|超过|多于|高于|超)|>|(?<!no |not |n.t )(?:more than|over|exceed(?:s|ing)?|greater than|above)'
const AT_LEAST = `不少于|不低于|不得少于|不得低于|不能少于|不能低于|不可少于|不小于|不应少于|至少|最少|最低|起码|大于等于|大于或等于|≥|>=|满|达到?|at least|a minimum of|minimum of|minimum|min\\.?|no less than|not less than|no fewer than|not fewer than|no shorter than`
const LEAST = `(?<least>${AT_LEAST}|${STRICTLY})\\s*(?:要|需|须|为|是|有|:|of)?\\s*(?:be\\s+)?`
const MOST =
  '(?<most>不超过|不能超过|不可超过|不应超过|请勿超过|勿超过|不超|不多于|不得超过|不大于|最多|至多|最长|≤|<=|<|up to|no more than|not more than|at most|maximum of|maximum|max\\.?|under|less than|fewer than|within|limited to)\\s*:?\\s*'
const ABOVE =
  '(?:\\s*(?:及|或|含)?\\s*(?:以上|起)|\\s*\\+|\\s+(?:or more|or longer|or above|minimum|min\\b|and above|and up))'

const FORMS: readonly (readonly [RegExp, 'least' | 'most' | 'range'])[] = [
  [pattern(`(?<![\\d.])(?<!\\d,)(?<n>\\d{1,6})\\s*(?:[-~至到]|and|to)\\s*(?<m>\\d{1,6})${UNIT}`), 'range'],
  [pattern(`${LEAST}${N}\\+?${UNIT}`), 'least'],
  [pattern(`${N}${UNIT}${ABOVE}`), 'least'],
  [pattern(`${N}\\s*\\+${UNIT}`), 'least'],
  [pattern(`${N}${UNIT}\\s*(?:或|及)?(?:以内|以下)`), 'most'],
  [pattern(`${MOST}${N}${UNIT}`), 'most'],
  [
    pattern(
      `(?<unit>字)数\\s*(?:要求|需求|限制|标准)?\\s*(?:需|须|应|要|必须|为)*\\s*[:]?\\s*${LEAST}${N}(?!\\s*[-~至到]?\\s*\\d)(?!\\s*(?:个)?(?:字|词|汉))`,
    ),
    'least',
  ],
  [pattern(`(?<unit>字)数\\s*(?:要求|需求|限制|标准)?\\s*[:]?\\s*${N}${ABOVE}`), 'least'],
  [
    pattern(
      `(?:minimum|min\\.?)\\s+(?<unit>word|character) (?:count|length|limit)\\s*(?:is|of|:)?\\s*${N}(?!\\s*(?:words?|char))`,
    ),
    'least',
  ],
  [
    pattern(
      `(?<unit>word|character) (?:count|length)\\s*(?:is|of|:)?\\s*(?:${LEAST}${N}|${N.replace('<n>', '<k>')}${ABOVE})(?!\\s*(?:words?|char))`,
    ),
    'least',
  ],
]

const IS_UNDER = pattern('under|less than|fewer than|<')
/** What is said of those that are too short, as `posts under 25 words are not counted`: then the bound is a least one. */
const NOT_VALID = pattern(
  '无效|不计入|不予|不算|视为|淘汰|剔除|不参与|不符|\\b(?:not (?:be )?(?:counted|eligible|valid|accepted|considered)|invalid|disqualified|rejected|removed|ineligible)\\b',
)
const OTHER_TEXT = pattern(
  '标题|题目|评论|留言|回复|回帖|昵称|签名|简介|祝福|寄语|摘要|口号|用户名|密码|弹幕|\\b(?:titles?|headlines?|comments?|repl(?:y|ies)|nicknames?|bio|usernames?|slogans?|summar(?:y|ies))\\b',
)
const IMAGE = '(?:图|照片|截图|视频|image|picture|photo|screenshot|video|visual)'
const OR_IMAGE = pattern(`(?:或者?|\\bor\\b)[^,。;]{0,14}?${IMAGE}|${IMAGE}[^,。;]{0,14}?(?:或者?|\\bor\\b)`)
const FOR_PRIZE = pattern('可得|可获|即得|获得|领取|解锁|加分|额外|奖励|\\b(?:get|receive|earn|unlock|bonus|extra)\\b')
const TAKES_PART = pattern('参与|参加|有效|资格|\\b(?:participate|join|enter|eligible|qualify|valid)\\b')

const UNITS: readonly (readonly [RegExp, LengthNeed['unit']])[] = [
  [pattern('^(?:汉字|中文字|中文|chinese characters?)$'), 'han'],
  [pattern('词|words?'), 'words'],
  [pattern('.'), 'characters'],
]
const unitOf = (written: string): LengthNeed['unit'] => UNITS.find(([words]) => words.test(written))![1]
const numberOf = (written: string | undefined): number | undefined =>
  written === undefined ? undefined : Number(written.replaceAll(',', ''))

const IS_STRICT = pattern(`^(?:${STRICTLY})$`)

function mentionsIn(source: Source, line: Line): Mention[] {
  const taken: Span[] = []
  return FORMS.flatMap(([form, kind]) =>
    matchesOf(form, line.text).flatMap((match): Mention[] => {
      const span = { start: match.index, end: match.index + match[0].length }
      if (taken.some(({ start, end }) => span.start < end && start < span.end)) return []
      taken.push(span)
      const { n, k, m, unit = '', least = '' } = match.groups!
      const sentence = sentenceAt(line.text, span)
      const words = line.text.slice(sentence.start, sentence.end)
      if (OTHER_TEXT.test(line.text.slice(sentence.start, span.start))) return []
      const value = numberOf(n ?? k)
      const isTooShort = kind === 'most' && IS_UNDER.test(match.groups!.most ?? '') && NOT_VALID.test(words)
      return [
        {
          min: kind === 'most' && !isTooShort ? undefined : value,
          max: isTooShort ? undefined : kind === 'most' ? value : kind === 'range' ? numberOf(m) : undefined,
          unitWord: unit,
          unit: unitOf(unit),
          strict: IS_STRICT.test(least) && !pattern('^\\s*(?:及|或)?以上').test(line.text.slice(span.end)),
          orImage: OR_IMAGE.test(words),
          forPrize: FOR_PRIZE.test(words) && !TAKES_PART.test(words),
          line,
          source,
          span,
        },
      ]
    }),
  )
}

const EXCLUDED: readonly (readonly [RegExp, string | undefined])[] = [
  [pattern('^(?:活动)?(?:话题标签|话题|标签|hash ?tags?|tags?)$'), 'hashtags'],
  [pattern('^(?:网址|链接|超链接|urls?|links?|link addresses)$'), 'urls'],
  [pattern('^(?:@.{0,6}|提及|艾特|mentions?)$'), 'mentions'],
  [pattern('^(?:表情符号|表情包|表情|emojis?|emoticons?)$'), 'emoji'],
  [pattern('^(?:标点符号|标点|符号|punctuation(?: marks?)?)$'), 'punctuation'],
  [pattern('^(?:空格|空白|换行|spaces?|blanks?|white ?space)$'), undefined],
]
const ONLY_HAN = pattern('^(?:数字|字母|英文|英文字母|拼音|numbers?|digits?|letters?)$')
const NOT_COUNTED = pattern(
  "(?<a>[^,。;!?()]*?)\\s*(?:均|都|皆)?(?:不计入|不计算|不计|不算|不纳入|除外|(?:are|is)(?:n't| not) counted|(?:don't|do not|does not|doesn't) count|(?:are|is) excluded)|(?:不含|不包括|不包含|不计算?|排除|除去|excluding|not including|not counting|excludes?|without)\\s*(?<b>[^,。;!?()]*)",
)

/** Parts that are neither words nor Chinese characters, so leaving them out changes no such count. */
const NO_WORDS = new Set(['emoji', 'punctuation'])

interface Exclusion {
  readonly exclude: readonly string[]
  readonly unknown: readonly string[]
}

function exclusionsIn(text: string, unit: LengthNeed['unit']): Exclusion {
  const match = NOT_COUNTED.exec(text)
  const items = (match?.groups?.a ?? match?.groups?.b ?? '')
    .split(/[、,/&和与及]|\band\b|\bor\b/u)
    .map((item) => item.replace(/^\s*(?:the|any|其中)?\s*|\s+$/giu, ''))
    .filter((item) => item !== '')
  const known = items.map((item) => EXCLUDED.find(([words]) => words.test(item)))
  return {
    exclude: known.flatMap((found) => found?.[1] ?? []).filter((part) => unit === 'characters' || !NO_WORDS.has(part)),
    unknown: items.filter((item, i) => !known[i] && !(unit === 'han' && ONLY_HAN.test(item))),
  }
}

const SPEAKS_OF_LENGTH = pattern('字数|篇幅|长度|正文|word count|length|characters?|words?')

/** What is left out of the count: said in a sentence of the same line, or of the next that speaks of length too. */
function exclusionsOf({ line, source, unit }: Mention): Exclusion {
  const next = source.lines[source.lines.indexOf(line) + 1]
  const below = next && SPEAKS_OF_LENGTH.test(next.text) ? sentencesOf(next.text) : []
  const found = [...sentencesOf(line.text), ...below].map((sentence) => exclusionsIn(sentence, unit))
  const spoken = found.find(({ exclude, unknown }) => exclude.length + unknown.length > 0)
  return spoken ?? { exclude: [], unknown: [] }
}

const quoteOf = ({ source, line, span }: Mention) => quoteAt(source, within(line, sentenceAt(line.text, span)))
const isSame = (a: Mention, b: Mention): boolean => a.min === b.min && a.max === b.max && a.unit === b.unit

/** Reads how long posts must be. Of lengths that differ none is taken. */
export function readLength(sources: readonly Source[]): LengthReading {
  const all = sources.flatMap((source) => source.lines.flatMap((line) => mentionsIn(source, line)))
  const own = all.filter(({ forPrize }) => !forPrize)
  const [first] = own
  if (!first) {
    const question = all[0] ? ask('length-for-prize', {}, quoteOf(all[0])) : ask('length')
    return { length: undefined, questions: [question], contradictions: [] }
  }
  const quote = quoteOf(first)
  const other = own.find(
    (mention) => !isSame(mention, first) && !(mention.min === undefined || first.min === undefined),
  )
  if (other) {
    const isUnit = other.min === first.min && other.unit !== first.unit
    const args = { first: `${first.min} ${first.unitWord}`, second: `${other.min} ${other.unitWord}` }
    const fault = contradict(isUnit ? 'announcement-units' : 'announcement-lengths', quote, quoteOf(other), args)
    return { length: undefined, questions: [ask('length-several', args, quote)], contradictions: [fault] }
  }
  const exclusion = exclusionsOf(first)
  const max = first.max ?? own.find((mention) => mention.max !== undefined)?.max
  const min = first.min ?? own.find((mention) => mention.min !== undefined)?.min ?? 0
  const questions: Question[] = [
    ...(min === 0 ? [ask('length-least', {}, quote)] : []),
    ...(first.strict ? [ask('length-strict', { min }, quote)] : []),
    ...(exclusion.unknown.length > 0 ? [ask('length-exclude', { items: exclusion.unknown.join(', ') }, quote)] : []),
    ...(exclusion.exclude.length + exclusion.unknown.length === 0 && first.unit === 'characters'
      ? [ask('length-counts', { unit: first.unitWord }, quote)]
      : []),
  ]
  const value = { min, max, unit: first.unit, exclude: exclusion.exclude, orImage: first.orImage }
  return { length: { value, quote }, questions, contradictions: [] }
}
