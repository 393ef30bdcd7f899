import { dropInvisible } from './invisible.js'

const ONE_WAY = /^[\x20-\x7e\u3001\u3002\u4e00-\u9fff]*$/

/**
 * Folds width, compatibility forms and case, and drops what nobody sees inside words: the matching form of tags,
 * keywords and column names (in the manner of Unicode's NFKC_Casefold). White space is kept.
 */
export function foldText(text: string): string {
  if (ONE_WAY.test(text)) return text.toLowerCase()
  const folded = text
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase()
  return folded.replaceAll('ς', 'σ').normalize('NFKC')
}

/** As `foldText`, without any white space or other invisible character: the form in which names are compared. */
export const foldName = (text: string): string => dropInvisible(foldText(text))
