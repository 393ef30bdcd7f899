import { collectGraphemes } from 'unicode-segmenter/grapheme'
import { isVisible } from './invisible.js'
import { HOLDS, isPlainUnit, surveyOf } from './survey.js'

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
    const isPlain = isPlainUnit(text.charCodeAt(i))
    if (isPlain && wasPlain) return i
    wasPlain = isPlain
  }
  return text.length
}

/**
 * Extended grapheme clusters (UAX #29) of which something can be seen. White space, zero-width characters and Hangul
 * fillers never count, so padding does not help; an emoji sequence or a letter with its marks counts once.
 *
 * Linear: the survey counts plain units one by one, and only stretches with anything else, together with the plain unit on
 * either side, go through the segmenter, since there is always a boundary between two plain units.
 */
export function countCharacters(text: string, leave: LeftOut = {}): number {
  if (leave.emoji || leave.punctuation) return countVisible(collectGraphemes(text), leave)
  const { holds, characters } = surveyOf(text)
  if (!(holds & HOLDS.clusters)) return characters
  let count = characters
  for (let i = 0; i < text.length; i++) {
    if (isPlainUnit(text.charCodeAt(i))) continue
    const end = endOfStretch(text, i)
    const stretch = text.slice(Math.max(0, i - 1), end)
    count += countVisible(collectGraphemes(stretch), leave) - surveyOf(stretch).characters
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
