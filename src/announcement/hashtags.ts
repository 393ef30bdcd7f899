import { editDistance } from '../text/edit-distance.js'
import { findUrls } from '../text/spans.js'
import type { Line } from './lines.js'
import { matchesOf, pattern } from './pattern.js'
import { type Found, quoteAt, type Source, within } from './quote.js'
import { phraseAt, sentenceAt } from './sentences.js'
import { ask, contradict, type Question, type Told } from './telling.js'

/** The tags that posts must carry, as written, signs included. */
export interface TagNeed {
  readonly any: readonly string[]
  readonly all: readonly string[]
  /** Where the tag must stand, if the announcement confines it to the title. */
  readonly titleOnly: boolean
}

export interface TagReading extends Told {
  readonly hashtag: Found<TagNeed> | undefined
}

interface Tag {
  /** As written: `#发帖赢代币CGN`, `#PTB Creative Contest#`. */
  readonly written: string
  /** Folded words, without signs: what makes two spellings the same tag. */
  readonly body: string
  readonly source: Source
  readonly line: Line
  readonly start: number
  readonly end: number
}

// A tag that a second sign closes may hold blanks and quotes; else it ends where its letters, digits and underscores end.
const TAG = pattern(
  '#(?:(?<closed>[^#\\s](?:[^#\\n]{0,38}[^#\\s])?)#(?:(?![\\p{L}\\p{N}_])|(?=话题|标签|tag|hashtag|发帖|的|参与|即|并|为|来|发布))|(?<open>[\\p{L}\\p{N}_][\\p{L}\\p{N}\\p{M}_]*))',
  'gu',
)

function tagsIn(source: Source, line: Line): Tag[] {
  const urls = findUrls(line.text)
  return matchesOf(TAG, line.text).flatMap((match): Tag[] => {
    const body = (match.groups!.closed ?? match.groups!.open)!
    const start = match.index
    if (!/\p{L}/u.test(body) || urls.some((url) => start >= url.start && start < url.end)) return []
    const end = start + match[0].length
    const written = quoteAt(source, within(line, { start, end })).text
    return [{ written, body: body.toLowerCase().replace(/\s+/g, ' '), source, line, start, end }]
  })
}

const ABOUT_TAGS = pattern('话题|标签|主题词|\\b(?:hash ?tags?|tags?)\\b')
const CARRIES = pattern(
  '带|添加|附|加上|加入|使用|含|插入|标注|打上|选择|勾选|必须|发布时|参与|挂|\\b(?:add|include|includes|including|use|using|with|tag|must|contain|containing|attach|under|required?|select|carry|tagged)\\b',
)
const NOT_NEEDED = pattern(
  "无需|不需要|不必|请勿|禁止|不要|不得|例如|比如|如:|往期|上期|热门话题|推荐话题|\\b(?:not required|optional|do not|don't|e\\.g\\.|for example|such as|no need|previous)\\b",
)
const OPTIONAL = pattern('建议|推荐|鼓励|可选|优先|\\b(?:recommended|encouraged|preferred|optionally|may)\\b')
const ANY = pattern('任一|任意|任选|其一|其中|之一|或者?|二选一|三选一|\\b(?:any|either|one of|or)\\b|/')
const ALL = pattern('同时|均|都|全部|缺一不可|两个|以及|和|与|及|并|\\+|&|\\b(?:both|all|and|each)\\b')
const TITLE_ONLY = pattern(
  '标题(?!或|和|及|与|/|、|正文)[^,。;]{0,6}(?:必须|须|需|要|应|中|里|带|含|添加|加)|\\bin (?:the|your) (?:post )?title(?!\\s*(?:or|and|/))',
)

const sentenceOf = ({ line, start, end }: Tag): string => {
  const span = sentenceAt(line.text, { start, end })
  return line.text.slice(span.start, span.end)
}

/** Does the sentence of this tag, or the heading or line above it, demand it? */
function isDemanded(tag: Tag): boolean {
  const sentence = sentenceOf(tag)
  const phrase = phraseAt(tag.line.text, tag)
  if (NOT_NEEDED.test(tag.line.text.slice(phrase.start, phrase.end))) return false
  if (ABOUT_TAGS.test(sentence.replace(TAG, ' '))) return true
  if (CARRIES.test(sentence.replace(TAG, ' ')) && tag.line.number > 1) return true
  const { lines } = tag.source
  const above = lines[lines.indexOf(tag.line) - 1]
  const isAlone = sentence.replace(TAG, '').replace(/[\s\p{P}\p{S}]/gu, '') === ''
  return isAlone && above !== undefined && ABOUT_TAGS.test(above.text) && /:\s*$/u.test(above.text)
}

const unique = (tags: readonly Tag[]): Tag[] =>
  tags.filter((tag, i) => tags.findIndex(({ body }) => body === tag.body) === i)

/** Two spellings of what was meant to be one tag: a slip or two apart, or one within the other. */
function isNear(a: Tag, b: Tag): boolean {
  const [short, long] = a.body.length <= b.body.length ? [a.body, b.body] : [b.body, a.body]
  if (short.replace(/[\s_]/g, '') === long.replace(/[\s_]/g, '')) return true
  const size = Array.from(short).length
  return size >= 4 && (editDistance(short, long, 2) <= (size >= 8 ? 2 : 1) || (size >= 6 && long.startsWith(short)))
}

const quoteOf = (tag: Tag) => quoteAt(tag.source, within(tag.line, sentenceAt(tag.line.text, tag)))

/** How several tags of one sentence belong together: by the words between them, else by those around. */
function joinOf(tags: readonly Tag[]): 'any' | 'all' | 'unclear' {
  const [first] = tags
  const between = tags
    .slice(1)
    .map(({ line, start }, i) => line.text.slice(tags[i]!.end, start))
    .join(' ')
  const around = sentenceOf(first!).replace(TAG, ' ')
  if (tags.some(({ line }) => line !== first!.line)) return 'unclear'
  const [isAny, isAll] = [ANY.test(between), ALL.test(between)]
  if (isAny !== isAll) return isAny ? 'any' : 'all'
  const [saysAny, saysAll] = [ANY.test(around), pattern('同时|都|均|全部|缺一不可|\\b(?:both|all)\\b').test(around)]
  if (saysAny === saysAll) return 'unclear'
  return saysAny ? 'any' : 'all'
}

/** Tags under a line that says that any of them will do. */
function listedUnder(tags: readonly Tag[]): boolean {
  const [first] = tags
  const { lines } = first!.source
  const above = lines[lines.indexOf(first!.line) - 1]
  return (
    above !== undefined &&
    pattern('任一|任意|任选|其一|之一|以下[^。]{0,6}话题|\\b(?:any of|one of|either)\\b').test(above.text)
  )
}

/** Reads which hashtags are needed. Two spellings of one tag are both taken, and told. */
export function readHashtags(sources: readonly Source[]): TagReading {
  const all = sources.flatMap((source) => source.lines.flatMap((line) => tagsIn(source, line)))
  const demanded = all.filter(isDemanded)
  const needed = unique(demanded.filter((tag) => !OPTIONAL.test(sentenceOf(tag))))
  const [first] = needed
  if (!first) return withoutDemand(all)
  const quote = quoteOf(first)
  const others = unique(all).filter((tag) => !needed.some(({ body }) => body === tag.body))
  const twins = others.filter((tag) => needed.some((own) => isNear(own, tag)))
  const twinsWithin = needed.filter((tag, i) => needed.slice(0, i).some((own) => isNear(own, tag)))
  const contradictions = [
    ...twins.map((tag) => ({ tag, own: needed.find((own) => isNear(own, tag))! })),
    ...twinsWithin.map((tag) => ({ tag, own: needed.find((own) => own !== tag && isNear(own, tag))! })),
  ].map(({ tag, own }) =>
    contradict('announcement-tags', quoteOf(own), quoteOf(tag), { first: own.written, second: tag.written }),
  )
  const distinct = needed.filter((tag) => !twinsWithin.includes(tag))
  const titleOnly = TITLE_ONLY.test(sentenceOf(first).replace(TAG, ' '))
  const spellings = (tags: readonly Tag[]) => [...tags, ...twins, ...twinsWithin].map(({ written }) => written)
  const found = (need: Partial<TagNeed>) => ({ value: { any: [], all: [], titleOnly, ...need }, quote })
  if (distinct.length === 1) {
    const questions =
      contradictions.length > 0 ? [ask('hashtag-spellings', { tags: spellings(distinct).join(' ') }, quote)] : []
    return { hashtag: found({ any: spellings(distinct) }), questions, contradictions }
  }
  const join = listedUnder(distinct) ? 'any' : joinOf(distinct)
  const args = { tags: distinct.map(({ written }) => written).join(' ') }
  if (join === 'unclear' || contradictions.length > 0)
    return { hashtag: undefined, questions: [ask('hashtag-several', args, quote)], contradictions }
  const written = distinct.map((tag) => tag.written)
  return { hashtag: found(join === 'any' ? { any: written } : { all: written }), questions: [], contradictions }
}

const DEMANDS_A_TAG = pattern(
  '(?:带|添加|附|加上|使用|打上)[^。;!?]{0,6}(?:话题|标签)|\\b(?:with|add|use|include)\\b[^.;!?]{0,20}\\b(?:hash ?tag|tag)\\b',
)

/** Nothing says that a tag is needed; a tag that is the only one, and stands there more than once, is surely asked about. */
function withoutDemand(all: readonly Tag[]): TagReading {
  const [first, ...more] = unique(all)
  // `带话题发布` without a name means the only tag that there is.
  const isMeant =
    first &&
    more.length === 0 &&
    first.source.lines.some(({ text }) => DEMANDS_A_TAG.test(text) && !NOT_NEEDED.test(text))
  if (isMeant)
    return {
      hashtag: { value: { any: [first.written], all: [], titleOnly: false }, quote: quoteOf(first) },
      questions: [],
      contradictions: [],
    }
  const question: Question = first
    ? ask('hashtag-not-demanded', { tags: [first, ...more].map(({ written }) => written).join(' ') }, quoteOf(first))
    : ask('hashtag')
  return { hashtag: undefined, questions: [question], contradictions: [] }
}
