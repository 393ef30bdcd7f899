import { collectGraphemes } from 'unicode-segmenter/grapheme'
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
 * UTF-16 units that are characters by themselves, whatever stands beside them but a mark: 1 where it can be seen, 0 for
 * white space, -1 for any other unit. ASCII, Chinese characters, kana, full-width forms, common symbols.
 */
function plainUnit(c: number): number {
  if (c >= 0x4e00 && c <= 0x9fff) return 1
  if (c > 0x20 && c < 0x7f) return 1
  if (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09 || c === 0x3000) return 0
  if (c >= 0xff01 && c <= 0xff5e) return 1
  if (c >= 0x3001 && c <= 0x30ff && !(c >= 0x302a && c <= 0x302f) && c !== 0x3099 && c !== 0x309a) return 1
  return (c >= 0x2010 && c <= 0x2027) || (c >= 0x2190 && c <= 0x25ff) ? 1 : -1
}

function countVisible(clusters: readonly string[], leave: LeftOut): number {
  let count = 0
  for (const cluster of clusters) {
    if (!isVisible(cluster)) continue
    if (leave.emoji && isEmoji(cluster)) continue
    if (leave.punctuation && isPunctuation(cluster)) continue
    count++
  }
  return count
}

/** The end of the stretch around a unit that is not plain: two plain units side by side, or the end of the text. */
function endOfStretch(text: string, from: number): number {
  let wasPlain = false
  for (let i = from; i < text.length; i++) {
    const isPlain = plainUnit(text.charCodeAt(i)) >= 0
    if (isPlain && wasPlain) return i
    wasPlain = isPlain
  }
  return text.length
}

/**
 * Extended grapheme clusters (UAX #29) of which something can be seen. White space, zero-width characters and Hangul
 * fillers never count, so padding does not help; an emoji sequence or a letter with its marks counts once.
 *
 * Linear: plain units are counted one by one, and only stretches with anything else, together with the plain unit on
 * either side, go through the segmenter, since there is always a boundary between two plain units.
 */
export function countCharacters(text: string, leave: LeftOut = {}): number {
  if (leave.emoji || leave.punctuation) return countVisible(collectGraphemes(text), leave)
  let count = 0
  let before = 0
  for (let i = 0; i < text.length; i++) {
    const plain = plainUnit(text.charCodeAt(i))
    if (plain >= 0) {
      count += plain
      before = plain
      continue
    }
    const start = Math.max(0, i - 1)
    if (i > 0) count -= before
    const end = endOfStretch(text, i)
    count += countVisible(collectGraphemes(text.slice(start, end)), leave)
    before = 0
    i = end - 1
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
