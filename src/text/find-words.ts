import { escapePattern } from './escape-pattern.js'
import { foldText } from './fold.js'
import { isWordLetter, letterAfter, letterBefore } from './letters.js'

/** Seeks one of some words in a text; gives the place as it is written there. */
export type WordSeeker = (text: string) => string | undefined

const isLetter = (codePoint: number | undefined): boolean => codePoint !== undefined && isWordLetter(codePoint)

/**
 * Makes a seeker of words: Latin words whole (`$CGN`, `CGN/USDT`, not `CGNX`), case aside, blanks inside a word of any
 * kind. Texts in other widths or with invisible characters inside words are to be folded first.
 */
export function compileWords(words: readonly string[]): WordSeeker {
  const folded = words.map((word) => foldText(word.trim()))
  const pattern = new RegExp(folded.map((word) => word.split(/\s+/).map(escapePattern).join('\\s+')).join('|'), 'gi')
  return (text) => {
    pattern.lastIndex = 0
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const [found] = match
      const end = match.index + found.length
      const runsOn = isLetter(found.codePointAt(found.length - 1)) && isLetter(letterAfter(text, end))
      const isTail = isLetter(found.codePointAt(0)) && isLetter(letterBefore(text, match.index))
      if (!runsOn && !isTail) return found
      pattern.lastIndex = match.index + 1
    }
    return undefined
  }
}
