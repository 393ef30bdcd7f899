/** A stretch of text: UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

const URL = /(?:https?:\/\/|www\.)[\w\-.~:/?[\]@!$&'()*+,;=%]+(?:#[\p{XID_Continue}\-.~:/?[\]@!$&'()*+,;=%]*)*/giu
const URL_TAIL = /[.,;:!?'")\]]+$/
const MENTION = /(?<![\p{L}\p{N}_])[@＠][\p{L}\p{N}_][\p{L}\p{N}_.-]{0,29}/gu

/**
 * Links. A link is written in ASCII, so it ends where Chinese text begins, except after its `#`: what stands straight after
 * that belongs to the link. Closing punctuation does not.
 */
export function findUrls(text: string): Span[] {
  if (!/https?:\/\/|www\./i.test(text)) return []
  return Array.from(text.matchAll(URL), ({ index, 0: found }) => ({
    start: index,
    end: index + found.replace(URL_TAIL, '').length,
  }))
}

/** `@name`, up to 30 characters, not inside an e-mail address. */
export function findMentions(text: string): Span[] {
  if (!/[@＠]/.test(text)) return []
  return Array.from(text.matchAll(MENTION), ({ index, 0: found }) => ({ start: index, end: index + found.length }))
}

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
