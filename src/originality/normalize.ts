import { foldText } from '../text/fold.js'
import { foldVariants } from '../text/han-variants/fold-variants.js'
import { findHashtags } from '../text/hashtags.js'
import { blankOut, findMentions, findUrls } from '../text/spans.js'

const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{N}])+/gu

/**
 * A text as the tokens in which copies are compared: links, names and hashtags left out; width, case, accents and
 * Chinese character variants folded; one Chinese character or one run of letters and digits is a token.
 */
export function normalize(text: string): string[] {
  const urls = findUrls(text)
  const own = blankOut(text, [...urls, ...findHashtags(text, urls), ...findMentions(text)])
  return foldVariants(foldText(own).normalize('NFKD').replace(/\p{M}/gu, '')).match(TOKEN) ?? []
}
