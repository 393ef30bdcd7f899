import type { Span } from './spans.js'

/** A hashtag in a text: where it is, sign included, and its words without signs. */
export interface TagSpan extends Span {
  readonly body: string
  /** A letter or digit of an alphabet stands right before the sign (`abc#tag`): whether that is a tag is doubtful. */
  readonly glued: boolean
}

const SIGN = /[#＃﹟]/g
// XID_Continue and what nobody sees inside a word (UAX #31, hashtag identifiers without emoji).
const BODY = /[\p{XID_Continue}\p{Default_Ignorable_Code_Point}]*/uy
const SPACED = /[^#＃﹟\n\r]{1,60}/uy
const GLUE =
  /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{N}_][\p{M}\p{Default_Ignorable_Code_Point}]*$/u
const GLUE_REACH = 16

/** Signs outside some stretches, both in the order of the text: one walk, however many of either there are. */
function* signsOutside(text: string, spans: readonly Span[]): Generator<number> {
  let next = 0
  for (const { index } of text.matchAll(SIGN)) {
    while (next < spans.length && spans[next]!.end <= index) next++
    if (next === spans.length || index < spans[next]!.start) yield index
  }
}

const isGlued = (text: string, at: number): boolean => GLUE.test(text.slice(Math.max(0, at - GLUE_REACH), at))

/**
 * The hashtags of a text, those inside `urls` left out. `#`, `＃` and `﹟` are signs; a tag ends where its letters, digits
 * and underscores end, and a second sign right there closes it (`#tag#`). A sign straight after Chinese text opens a tag.
 */
export function findHashtags(text: string, urls: readonly Span[] = []): TagSpan[] {
  const tags: TagSpan[] = []
  for (const index of signsOutside(text, urls)) {
    BODY.lastIndex = index + 1
    const body = BODY.exec(text)![0]
    if (body === '') continue
    const end = index + 1 + body.length
    const closed = end < text.length && /[#＃﹟]/.test(text[end]!) && !opensNext(text, end)
    tags.push({ start: index, end: closed ? end + 1 : end, body, glued: isGlued(text, index) })
  }
  return tags
}

/** In `#a#b` the second sign may close the first tag or open the next one: with letters after it, it opens. */
function opensNext(text: string, at: number): boolean {
  BODY.lastIndex = at + 1
  return BODY.exec(text)![0] !== ''
}

/** What follows each sign up to the next sign or line end, 60 characters at most: where tags with blanks are sought. */
export function afterSigns(text: string, urls: readonly Span[] = []): Span[] {
  const found: Span[] = []
  for (const index of signsOutside(text, urls)) {
    SPACED.lastIndex = index + 1
    const rest = SPACED.exec(text)
    if (rest) found.push({ start: index, end: index + 1 + rest[0].length })
  }
  return found
}

/** A tag as people write it in a campaign file or a column, without its signs and the blanks around. */
export const stripSigns = (tag: string): string =>
  tag
    .trim()
    .replace(/^[#＃﹟]+|[#＃﹟]+$/g, '')
    .trim()
