import type { Span } from '../text/spans.js'

const ENDS_SENTENCE = new Set('。;!?')
const ENDS_PHRASE = new Set('。;!?,()[]【】')

/** A full stop that ends an English sentence: after a word, before a blank and a capital. `e.g.` and `1.5` end none. */
const isFullStop = (text: string, at: number): boolean =>
  text[at] === '.' &&
  /[a-z)\]”"'\d]{2}$/i.test(text.slice(Math.max(0, at - 2), at)) &&
  /^\s+[A-Z#]/.test(text.slice(at + 1, at + 4))

/** From a place outwards to the nearest end on either side, or the ends of the text. */
function around(text: string, { start, end }: Span, stops: ReadonlySet<string>): Span {
  const isStop = (at: number) => stops.has(text[at]!) || isFullStop(text, at)
  let first = start
  let last = end
  while (first > 0 && !isStop(first - 1)) first--
  while (last < text.length && !isStop(last)) last++
  return { start: first, end: last }
}

/** The sentence of a line that a stretch stands in, as offsets of the line. */
export const sentenceAt = (text: string, span: Span): Span => around(text, span, ENDS_SENTENCE)

/** The same, ended also by commas and brackets. */
export const phraseAt = (text: string, span: Span): Span => around(text, span, ENDS_PHRASE)

/** All sentences of a line. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = []
  for (let at = 0; at < text.length; ) {
    const { end } = sentenceAt(text, { start: at, end: at })
    if (end > at) sentences.push(text.slice(at, end))
    at = end + 1
  }
  return sentences
}

const DIGITS = '一二三四五六七八九'

/** Chinese numerals up to 99, and digits. Gives undefined for anything else. */
export function countOf(written: string): number | undefined {
  if (/^\d{1,9}$/.test(written)) return Number(written)
  const plain = written.replace(/[两俩]/g, '二')
  const tens = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/.exec(plain)
  if (tens) return (tens[1] ? DIGITS.indexOf(tens[1]) + 1 : 1) * 10 + (tens[2] ? DIGITS.indexOf(tens[2]) + 1 : 0)
  const digit = DIGITS.indexOf(plain)
  return plain.length === 1 && digit >= 0 ? digit + 1 : ENGLISH.get(plain.toLowerCase())
}

const ENGLISH = new Map(
  ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map((word, i): [string, number] => [
    word,
    i + 1,
  ]),
)
ENGLISH.set('hundred', 100)

/** Numbers as people write small counts. */
export const COUNT =
  '\\d{1,6}|[一二两三四五六七八九十]{1,3}|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|hundred)\\b'
