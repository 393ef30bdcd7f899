import { findUrls } from '../text/spans.js'
import type { Line } from './lines.js'
import { matchesOf, pattern } from './pattern.js'
import { type Found, type Quote, quoteAt, type Source, within } from './quote.js'
import { sentenceAt } from './sentences.js'
import { ask, type Question, type Told } from './telling.js'

/** What posts must be about: one of the words, or a link that stands for one. */
export interface TopicNeed {
  readonly any: readonly string[]
  readonly links: readonly Found<string>[]
}

export interface TopicReading extends Told {
  readonly topic: Found<TopicNeed> | undefined
}

interface Mention {
  /** Undefined where the clause names something that no word stands for. */
  readonly words: readonly string[] | undefined
  readonly quote: Quote
}

const ITEMS = '(?<items>[^。;!?]{1,120}?)'
/** A list that goes on after a comma with another alternative. */
const MORE_ITEMS = '(?<items>[^。;!?,]{1,60}?(?:,\\s*(?:或者?|以及)[^。;!?,]{1,80}?)*)'
const CLAUSES = [
  pattern(`(?:与|和|同|跟|有关)\\s*${ITEMS}\\s*(?:密切|强|高度|直接)?\\s*(?:相关|有关)(?!活动|项目|产品|代币|任务)`),
  pattern(
    `(?:围绕|涉及|关于|聚焦)\\s*${MORE_ITEMS}\\s*(?:的(?:自创|原创|优质|内容|帖|文|话题|主题|体验|看法|心得|故事)|为(?:主题|题|核心|话题|中心)|(?=[,。;!?]|$))`,
  ),
  pattern(`(?<![\\p{L}])${ITEMS.replace('{1,120}?', '{1,40}?')}\\s*相关(?:的)?(?:原创|优质)?(?:内容|帖|文|话题|主题)`),
  pattern(
    `\\b(?:(?:closely |directly )?(?:related|relevant) to|focus(?:es|ed)? on|on the (?:topic|subject)s? of|(?:at least )?one of (?:these|the following) topics:|topics?:)\\s+${ITEMS}(?=\\s+(?:on|in|via|for|to|and (?:share|win|post|get|earn|use|include|add))\\s|[.,;!?]\\s*$|[.;!?]\\s|$)`,
  ),
]
/** `about` says what posts are about only where names follow and the sentence is about posting. */
const ABOUT = pattern(
  `\\babout\\s+${ITEMS}(?=\\s+(?:on|in|via|for|to|and (?:share|win|post|get|earn|use|include|add))\\s|[.,;!?]\\s*$|[.;!?]\\s|$)`,
)
const OF_POSTING = pattern('\\b(?:post|posts|write|share|story|stories|article|content|publish)\\b')
const NOT_POSTS = pattern(
  'learn more|more about|read more|questions? about|details about|know about|法律|法规|政策|规定|违规|广告|国家|\\b(?:laws?|regulations?|policy|policies|guidelines)\\b',
)
const EXAMPLES = pattern(
  '例如|比如|包括但不限于|不限于|等(?:等|方向|话题|主题|内容)?$|\\b(?:such as|e\\.g|for example|including|etc)\\b',
)
const FREE = pattern(
  '(?:内容|主题|话题|题材|方向)(?:方向|主题)?不限|自由发挥|\\b(?:any (?:topic|theme|content)|no topic|anything)\\b',
)

/** A name of its own: Latin letters or digits with a capital or digit, or words in quotation marks. */
const NAME =
  /^(?:\$?(?=[A-Za-z0-9.&'+-]*[A-Z0-9])[A-Za-z0-9][A-Za-z0-9.&'+-]*(?: (?=[A-Z0-9&])[A-Za-z0-9&'+.-]+){0,3}|[「『“"《][^」』”"》]{1,30}[」』”"》])$/u
/** A word or two of a list that is said to be one of words. */
const LISTED = /^[A-Za-z][A-Za-z'-]*(?: [A-Za-z'-]+){0,2}$/u
const SAYS_LIST = pattern('(?:one of (?:these|the following) topics|topics?)\\s*:\\s*$')
const GENERIC = pattern(
  '^(?:或|或者|及|上述|相关|任一|任意|以上|本次|本期|其)*(?:的)?(?:活动|项目|产品|代币|任务|主题|话题|内容)*(?:任一|之一)?(?:活动|项目|产品)?$|^(?:(?:one|any) of )?(?:the |its |our )?(?:above|following|related|relevant|ongoing|these)? ?(?:campaigns?|events?|activities|activity|projects?|topics?)$',
)
const LEADING = pattern(
  '^(?:或者?|及|和|与|涉及|围绕|关于|有关|创作|发布|撰写|发表|分享|写|一篇|任意|(?:the|or|and|either|its|their|our|any)\\b)\\s*',
)
const TRAILING = pattern('\\s*#\\d+$|\\s*(?:代币|活动|项目|平台)$|\\s+(?:tokens?|events?|campaigns?|activit(?:y|ies))$')

const unquote = (name: string): string => name.replace(/^[「『“"《]|[」』”"》]$/gu, '')

/** An item of a list without the words that lead to it and follow it. */
function bareItem(part: string): string {
  let item = part.trim()
  for (let before = ''; before !== item; ) {
    before = item
    item = item.replace(LEADING, '').trim()
  }
  return item.replace(TRAILING, '').trim()
}

const ALTERNATIVES = /[、,/]|\s+or\s+|或者?|\s*\+\s*/u

/** Words that name a kind of thing, and leave the names to the brackets after them. */
function isKind(words: string): boolean {
  let rest = words.trim()
  for (let before = ''; before !== rest; ) {
    before = rest
    rest = rest.replace(LEADING, '').trim()
  }
  return rest === '' || GENERIC.test(words.trim()) || GENERIC.test(rest)
}

/** The names in a folded list, or undefined where an item is none: half a list would turn good posts away. */
function namesIn(list: string, isListed: boolean): readonly string[] | undefined {
  const names: string[] = []
  // 相关活动(Launchpool / CandyDrop): what the brackets name is what the words before mean.
  const flat = list.replace(/([^、,/()]*?)\s*\(([^()]*)\)/gu, (_, before: string, inside: string) => {
    const parts = before.split(ALTERNATIVES)
    const named = isKind(parts.at(-1)!) ? parts.slice(0, -1) : parts
    return [...named, inside].join(', ')
  })
  for (const part of flat.split(ALTERNATIVES)) {
    const whole = part.trim()
    if (whole === '') continue
    // A kind of thing without a name, such as 相关活动: nobody could look for it.
    if (GENERIC.test(whole.replace(LEADING, '').trim())) return undefined
    const item = bareItem(whole)
    if (item === '') continue
    if (!NAME.test(item) && !(isListed && LISTED.test(item))) return undefined
    names.push(item)
  }
  return names.length > 0 ? names : undefined
}

const AND = pattern('(?:[A-Za-z0-9」”]\\s*(?:和|与|及|以及|&)\\s*[A-Za-z0-9「“])|\\band\\b')

function mentionsIn(source: Source, line: Line): Mention[] {
  const taken: { start: number; end: number }[] = []
  return [...CLAUSES, ABOUT].flatMap((clause) =>
    matchesOf(clause, line.text).flatMap((match): Mention[] => {
      const span = { start: match.index, end: match.index + match[0].length }
      const sentence = sentenceAt(line.text, span)
      const words = line.text.slice(sentence.start, sentence.end)
      if (taken.some(({ start, end }) => span.start < end && start < span.end) || NOT_POSTS.test(words)) return []
      const { items = '' } = match.groups!
      if (!/[A-Za-z「“"《]/u.test(items)) return []
      taken.push(span)
      const at = span.start + match[0].indexOf(items)
      const isClear =
        !EXAMPLES.test(items) &&
        !EXAMPLES.test(line.text.slice(Math.max(0, span.start - 8), span.start)) &&
        !AND.test(items)
      const names = isClear ? namesIn(items, SAYS_LIST.test(line.text.slice(span.start, at))) : undefined
      // Folding changes Chinese characters, so names are taken from the original.
      const rawOf = (name: string) => {
        const start = at + items.indexOf(name)
        return unquote(quoteAt(source, within(line, { start, end: start + name.length })).text)
      }
      if (clause === ABOUT && (!names || !OF_POSTING.test(words))) return []
      return [{ words: names?.map(rawOf), quote: quoteAt(source, within(line, sentence)) }]
    }),
  )
}

const key = (words: readonly string[]): string =>
  [...new Set(words.map((word) => word.toLowerCase()))].sort().join('\n')

/** Links that the announcement gives for one of its topics: the words before the link name it. */
function linksFor(words: readonly string[], sources: readonly Source[]): Found<string>[] {
  const folded = words.map((word) => word.toLowerCase())
  return sources.flatMap((source) =>
    source.lines.flatMap((line, index) =>
      findUrls(line.text).flatMap((url): Found<string>[] => {
        const before = line.text.slice(0, url.start).trim()
        const label = (
          before.replace(/[\p{P}\p{S}\s]/gu, '') === '' ? (source.lines[index - 1]?.text ?? '') : before
        ).toLowerCase()
        if (
          label.length > 60 ||
          !folded.some((word) => label.includes(word)) ||
          pattern('报名|表单|问卷|form|register|sign').test(label)
        )
          return []
        const quote = quoteAt(source, within(line, url))
        return [{ value: quote.text, quote: quoteAt(source, within(line, { start: 0, end: line.text.length })) }]
      }),
    ),
  )
}

/** Reads what posts must be about, where names say so. Anything else a human must put into words to look for. */
export function readTopic(sources: readonly Source[]): TopicReading {
  const lines = sources.flatMap((source) => source.lines.map((line) => ({ source, line })))
  const mentions = lines.flatMap(({ source, line }) => mentionsIn(source, line))
  const free = lines.find(({ line }) => FREE.test(line.text))
  const nothing = (question: Question): TopicReading => ({
    topic: undefined,
    questions: [question],
    contradictions: [],
  })
  if (free && mentions.every(({ words }) => words === undefined))
    return { topic: undefined, questions: [], contradictions: [] }
  const unclear = mentions.find(({ words }) => words === undefined)
  const clear = mentions.filter(({ words }) => words !== undefined)
  const [first] = clear
  if (!first) return nothing(unclear ? ask('topic-unclear', {}, unclear.quote) : ask('topic'))
  if (free) return nothing(ask('topic-unclear', {}, first.quote))
  const other = clear.find(({ words }) => key(words!) !== key(first.words!))
  if (other)
    return nothing(
      ask('topic-several', { first: first.words!.join(', '), second: other.words!.join(', ') }, first.quote),
    )
  const links = linksFor(first.words!, sources)
  const words = [...new Map(first.words!.map((word) => [word.toLowerCase(), word])).values()]
  const questions = [
    ...(unclear ? [ask('topic-also', {}, unclear.quote)] : []),
    ...(links.length > 0 ? [ask('topic-links', {}, links[0]!.quote)] : []),
  ]
  return { topic: { value: { any: words, links }, quote: first.quote }, questions, contradictions: [] }
}
