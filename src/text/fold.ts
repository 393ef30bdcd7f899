import { dropInvisible } from './invisible.js'

const ONE_WAY = /^[\x20-\x7e\u3001\u3002\u4e00-\u9fff]*$/

// Unicode's stream-safe format allows 30 marks on a letter. Sorting a run of them takes quadratic time, and nothing that
// anybody reads has more.
const MARKS_BEYOND = /([\p{M}\uff9e\uff9f]{30})[\p{M}\uff9e\uff9f]+/gu

/** Characters that are a whole phrase and fold to up to eighteen others: a long text keeps them, so as not to swell. */
const NO_PHRASES = /[^\ufdfa\ufdfb]+/g
const LONG = 1000
const normalize = (text: string): string =>
  text.length <= LONG ? text.normalize('NFKC') : text.replace(NO_PHRASES, (part) => part.normalize('NFKC'))

/**
 * Folds width, compatibility forms and case, and drops what nobody sees inside words: the matching form of tags,
 * keywords and column names (in the manner of Unicode's NFKC_Casefold). White space is kept. Linear.
 */
export function foldText(text: string): string {
  if (ONE_WAY.test(text)) return text.toLowerCase()
  const folded = normalize(text.replace(MARKS_BEYOND, '$1'))
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase()
  return normalize(folded.replaceAll('ς', 'σ'))
}

/** As `foldText`, without any white space or other invisible character: the form in which names are compared. */
export const foldName = (text: string): string => dropInvisible(foldText(text))
