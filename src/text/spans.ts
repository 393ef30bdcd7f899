import { keepLast } from './keep-last.js'
import { HOLDS, mayHold } from './survey.js'

/** A stretch of text: UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

// A `#` after closing punctuation, as in `(see a.example/b)#tag`, does not belong to the link.
const URL =
  /(?:(?:https?:\/\/|www\.)[\w\-.~:/?[\]@!$&'()*+,;=%]+|(?<![\w@.-])(?:[a-z\d-]+\.)+[a-z]{2,24}\/[\w\-.~:/?[\]@!$&'()*+,;=%]*)(?:(?<![.,;:!'")\]])#[\p{XID_Continue}\-.~:/?[\]@!$&'()*+,;=%]*)*/giu
const URL_TAIL = new Set('.,;:!?\'")]')
// Chinese writers put no blank before a mention; letters of an e-mail address are ASCII.
const MENTION = /(?<![A-Za-z0-9_.+-])[@＠][\p{L}\p{N}_][\p{L}\p{N}_.-]{0,29}/gu

const HOLDS_URL = /https?:\/\/|www\.|\.[a-z]{2,24}\//i
const NO_SPANS: readonly Span[] = []

/** The length of a link without the closing punctuation after it. */
function lengthOfUrl(found: string): number {
  let length = found.length
  while (URL_TAIL.has(found[length - 1] ?? '')) length--
  return length
}

/** Where a pattern with the flag `g` is found in a text. */
export function findAll(text: string, pattern: RegExp): Span[] {
  const spans: Span[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text))
    spans.push({ start: match.index, end: pattern.lastIndex })
  return spans
}

function seekUrls(text: string): readonly Span[] {
  if (!mayHold(text, HOLDS.link) || !HOLDS_URL.test(text)) return NO_SPANS
  return findAll(text, URL).map(({ start, end }) => ({ start, end: start + lengthOfUrl(text.slice(start, end)) }))
}

/**
 * Links: with a scheme, with `www.`, or a domain and a path. A link is written in ASCII, so it ends where Chinese text
 * begins, except after its `#`: what stands straight after that belongs to the link. Closing punctuation does not.
 */
export const findUrls = keepLast(seekUrls)

/** `@name`, up to 30 characters, not inside an e-mail address. */
export const findMentions = (text: string): readonly Span[] =>
  mayHold(text, HOLDS.at) ? findAll(text, MENTION) : NO_SPANS

/** The text with each stretch replaced by one blank, so that what stood around it does not grow together. */
export function blankOut(text: string, spans: readonly Span[]): string {
  let rest = ''
  let at = 0
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end <= at) continue
    rest += `${text.slice(at, Math.max(at, start))} `
    at = end
  }
  return rest + text.slice(at)
}
