import { isWordLetter, letterBefore } from './letters.js'
import type { Span } from './spans.js'
import { HOLDS, holdsSign, mayHold } from './survey.js'

/** What a sign opens, the sign included. */
export interface SignedSpan extends Span {
  /** A letter or digit of an alphabet stands right before the sign (`abc#tag`): whether that is a tag is doubtful. */
  readonly glued: boolean
}

/** A hashtag in a text: where it is, sign included, and its words without signs. */
export interface TagSpan extends SignedSpan {
  readonly body: string
}

const UNDERSCORE = 0x5f
const WIDE_OR_NOT = /[#＃﹟]/g
// XID_Continue and what nobody sees inside a word (UAX #31, hashtag identifiers without emoji).
const BODY = /[\p{XID_Continue}\p{Default_Ignorable_Code_Point}]*/uy
const SPACED = /[^#＃﹟\n\r]{1,60}/uy

/** A sign, and the letters, digits and underscores straight after it. */
interface Sign {
  readonly at: number
  readonly body: string
  readonly glued: boolean
}

const isWordBefore = (text: string, at: number): boolean => {
  const before = letterBefore(text, at)
  return before !== undefined && (before === UNDERSCORE || isWordLetter(before))
}

/** Whether the unit at an offset is a sign. */
function isSign(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit === 0x23 || unit === 0xff03 || unit === 0xfe5f
}

/** Where the next sign is from an offset on; -1 where there is none. */
export function nextSign(text: string, from: number): number {
  if (!mayHold(text, HOLDS.wideSign)) return text.indexOf('#', from)
  WIDE_OR_NOT.lastIndex = from
  return WIDE_OR_NOT.test(text) ? WIDE_OR_NOT.lastIndex - 1 : -1
}

const NO_SIGNS: readonly Sign[] = []

/**
 * Signs outside some stretches, both in the order of the text: one walk, however many of either there are. In `#a#b` the
 * letter before the second sign belongs to a tag itself, so that sign is not glued.
 */
function signsOutside(text: string, spans: readonly Span[]): readonly Sign[] {
  if (!holdsSign(text)) return NO_SIGNS
  const signs: Sign[] = []
  let next = 0
  let endOfRun = -1
  for (let at = nextSign(text, 0); at >= 0; at = nextSign(text, at + 1)) {
    while (next < spans.length && spans[next]!.end <= at) next++
    if (next < spans.length && at >= spans[next]!.start) continue
    BODY.lastIndex = at + 1
    BODY.test(text)
    const end = BODY.lastIndex
    signs.push({ at, body: text.slice(at + 1, end), glued: at !== endOfRun && isWordBefore(text, at) })
    endOfRun = end
  }
  return signs
}

/** Whether a sign opens a tag: a run that another sign, a blank or the end of the text ends, and not too long a one. */
const OPENS = /[\p{XID_Continue}\p{Default_Ignorable_Code_Point}]{1,40}(?=[#＃﹟\s]|$)/uy

/**
 * Every sign with letters, digits or underscores after it, as if each opened a tag, those inside `urls` left out. For
 * seeking a certain tag: in `#a#b` it does not matter whether the second sign closes the first tag or opens another.
 */
export function signedRuns(text: string, urls: readonly Span[] = []): TagSpan[] {
  const runs: TagSpan[] = []
  for (const { at, body, glued } of signsOutside(text, urls))
    if (body !== '') runs.push({ start: at, end: at + 1 + body.length, body, glued })
  return runs
}

/**
 * The hashtags of a text, those inside `urls` left out. `#`, `＃` and `﹟` are signs; a tag ends where its letters, digits
 * and underscores end. A second sign right there closes it (`#tag#text`), unless a short run that looks like a tag of its
 * own follows (`#a#b`). A sign straight after Chinese text opens a tag.
 */
export function findHashtags(text: string, urls: readonly Span[] = []): TagSpan[] {
  const tags: TagSpan[] = []
  let closing = -1
  for (const run of signedRuns(text, urls)) {
    if (run.start === closing) continue
    OPENS.lastIndex = run.end + 1
    const isClosed = isSign(text, run.end) && !OPENS.test(text)
    closing = isClosed ? run.end : -1
    tags.push(isClosed ? { ...run, end: run.end + 1 } : run)
  }
  return tags
}

/** What follows each sign up to the next sign or line end, 60 characters at most: where tags with blanks are sought. */
export function afterSigns(text: string, urls: readonly Span[] = []): SignedSpan[] {
  const found: SignedSpan[] = []
  for (const { at, glued } of signsOutside(text, urls)) {
    SPACED.lastIndex = at + 1
    const rest = SPACED.exec(text)
    if (rest) found.push({ start: at, end: at + 1 + rest[0].length, glued })
  }
  return found
}

/** A tag as people write it in a campaign file or a column, without its signs and the blanks around. */
export function stripSigns(tag: string): string {
  const written = tag.trim()
  let start = 0
  let end = written.length
  while (isSign(written, start)) start++
  while (end > start && isSign(written, end - 1)) end--
  return written.slice(start, end).trim()
}
