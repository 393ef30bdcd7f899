import { pattern } from './pattern.js'
import { type Found, quoteAt, type Source, within } from './quote.js'
import { ask, type Told } from './telling.js'

export interface TitleReading extends Told {
  readonly title: Found<string> | undefined
}

const SALUTATION = pattern('^(?:亲爱的|尊敬的|各位|家人们|大家好|hi\\b|hello\\b|dear\\b|fellow\\b|hey\\b)')
const EMOJI = '\\s|\\p{Extended_Pictographic}|\\p{Default_Ignorable_Code_Point}'
const EMOJI_AROUND = new RegExp(`^(?:${EMOJI})+|(?:${EMOJI})+$`, 'gu')
const MARKUP = /^(?:[*_~#]|\s)+|[*_~\s]+$/gu
const ENCLOSED = /^[【[《](?<inside>[^【】[\]《》]*)[】\]》]$/u
const LONGEST = 90
const LONGEST_SENTENCE = 40

/** Of several sentences the first, if it is short enough for a name. */
function firstSentence(text: string): string {
  const end = /[。.!！?？]\s*(?=\S)/u.exec(text)
  const first = end ? text.slice(0, end.index).trim() : text
  return end && /[。!！?？]/u.test(end[0]) && Array.from(first).length <= LONGEST_SENTENCE ? first : text
}

const LABEL = pattern(
  '^(?:看板)?(?:活动|征文|比赛|大赛)名称\\s*:\\s*(?=\\S)|^(?:event|campaign|contest|activity) (?:name|title)\\s*:\\s*(?=\\S)',
)

/** A line that says that it is the name. */
function labelled(source: Source): Found<string> | undefined {
  const line = source.lines.find(({ text }) => LABEL.test(text))
  if (!line) return undefined
  const start = LABEL.exec(line.text)![0].length
  const quote = quoteAt(source, within(line, { start, end: line.text.length }))
  return { value: quote.text, quote }
}

/** The first line as a name, if it is one: no greeting, no label with a value, and not a paragraph. */
export function readTitle(sources: readonly Source[]): TitleReading {
  const source = sources[0]
  const line = source?.lines.find(({ text }) => /[\p{L}\p{N}]/u.test(text))
  const nothing = { title: undefined, questions: [ask('title')], contradictions: [] }
  const named = source && labelled(source)
  if (named) return { title: named, questions: [], contradictions: [] }
  if (!source || !line || SALUTATION.test(line.text) || line.section === 'time') return nothing
  const quote = quoteAt(source, within(line, { start: 0, end: line.text.length }))
  const bare = quote.text.replace(EMOJI_AROUND, '')
  // A hashtag at the head keeps its sign, a heading of Markdown does not.
  const unmarked = /^[#＃][^#＃\s]/u.test(bare) ? bare : bare.replace(MARKUP, '')
  const whole = (ENCLOSED.exec(unmarked)?.groups?.inside ?? unmarked).replace(/[:：]$/, '').trim()
  const name = firstSentence(whole)
  if (name === '' || Array.from(name).length > LONGEST || /[。.!！?？]\s*\S/u.test(name.slice(0, -1))) return nothing
  return { title: { value: name, quote }, questions: [], contradictions: [] }
}
