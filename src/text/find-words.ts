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
  const patterns = words.map((word) => foldText(word.trim()).split(/\s+/).map(escapePattern).join('\\s+'))
  const anyWord = new RegExp(patterns.join('|'), 'gi')
  // Of words that begin alike only the first is found by all together: `Candy` hides `CandyDrop`.
  const eachWord = patterns.length > 1 ? patterns.map((pattern) => new RegExp(pattern, 'iy')) : []
  const isWhole = (text: string, index: number, found: string): boolean => {
    const runsOn = isLetter(found.codePointAt(found.length - 1)) && isLetter(letterAfter(text, index + found.length))
    return !runsOn && !(isLetter(found.codePointAt(0)) && isLetter(letterBefore(text, index)))
  }
  return (text) => {
    anyWord.lastIndex = 0
    for (let match = anyWord.exec(text); match; match = anyWord.exec(text)) {
      const { index, 0: found } = match
      if (isWhole(text, index, found)) return found
      for (const word of eachWord) {
        word.lastIndex = index
        const other = word.exec(text)?.[0]
        if (other !== undefined && isWhole(text, index, other)) return other
      }
      anyWord.lastIndex = index + 1
    }
    return undefined
  }
}
