import { collectGraphemes, countGraphemes } from 'unicode-segmenter/grapheme'
import { isVisible } from './invisible.js'

/** What a text length is counted in. */
export type Unit = 'characters' | 'words' | 'han'

/** Clusters that may be left out of a count. */
export interface LeftOut {
  readonly emoji?: boolean
  readonly punctuation?: boolean
}

const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u
const NOT_EMOJI = /^[\d#*©®™]$/
const PUNCTUATION = /^[\p{P}\p{S}\p{M}\p{Cf}\s]+$/u
// A run of letters, digits and marks is a word, inner apostrophes, hyphens, points and commas included: don't, 3.5, check-in.
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}_])+(?:['’.,-](?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}_])+)*/gu

/** Emoji as seen: digits and `#` belong to the emoji properties of Unicode only with a keycap. */
const isEmoji = (cluster: string): boolean => EMOJI.test(cluster) && !NOT_EMOJI.test(cluster)
const isPunctuation = (cluster: string): boolean => PUNCTUATION.test(cluster) && !isEmoji(cluster)

/**
 * White-space units in a text of which every other cluster is plainly visible, or -1 when it must be looked at cluster
 * by cluster: invisible code points, marks after a blank, and scripts where a blank might carry a mark.
 */
function countBlanks(text: string): number {
  let blanks = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 0x20 || c === 0x0a || c === 0x09 || c === 0x3000) blanks++
    else if (c === 0x0d) blanks += text.charCodeAt(i + 1) === 0x0a ? 0 : 1
    else if (c > 0x20 && c < 0x7f) continue
    else if (c >= 0x4e00 && c <= 0x9fff) continue
    else if (c >= 0x3001 && c <= 0x30ff && !(c >= 0x302a && c <= 0x302f) && c !== 0x3099 && c !== 0x309a) continue
    else if (c >= 0xff01 && c <= 0xff5e) continue
    else if ((c >= 0x2010 && c <= 0x2027) || (c >= 0x2190 && c <= 0x27bf)) continue
    else if (c === 0xd83c || c === 0xd83d || c === 0xd83e) {
      const low = text.charCodeAt(++i)
      if (c === 0xd83c && low >= 0xdffb) return -1
    } else return -1
  }
  return blanks
}

/**
 * Extended grapheme clusters (UAX #29) of which something can be seen. White space, zero-width characters and Hangul
 * fillers never count, so padding does not help; an emoji sequence or a letter with its marks counts once.
 * Linear in the length of the text.
 */
export function countCharacters(text: string, leave: LeftOut = {}): number {
  if (!leave.emoji && !leave.punctuation) {
    const blanks = countBlanks(text)
    if (blanks >= 0) return countGraphemes(text) - blanks
  }
  let count = 0
  for (const cluster of collectGraphemes(text)) {
    if (!isVisible(cluster)) continue
    if (leave.emoji && isEmoji(cluster)) continue
    if (leave.punctuation && isPunctuation(cluster)) continue
    count++
  }
  return count
}

/** Words: runs of letters and digits; in Chinese and Japanese each character is a word, as word processors count. */
export const countWords = (text: string): number => text.match(WORD)?.length ?? 0

/** Chinese characters. */
export const countHan = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0

/** The length of a text in a unit. What is left out matters for `characters` only: words and Han hold no emoji. */
export function countIn(unit: Unit, text: string, leave: LeftOut = {}): number {
  if (unit === 'words') return countWords(text)
  return unit === 'han' ? countHan(text) : countCharacters(text, leave)
}
