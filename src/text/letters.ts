const LETTER = /[\p{L}\p{N}]/u
const NO_ALPHABET =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const MARK = /\p{M}/u

// Ranges are told by one comparison, whatever the code point is: V8 throws away code that comes to a comparison never made before.

/** Kana, Chinese characters and what stands between them. */
const isEastAsian = (codePoint: number): boolean => (codePoint - 0x3000) >>> 0 < 0x7000

/** From U+309B to U+A66E, where no mark is: most of what is written there. */
const isAmongLetters = (codePoint: number): boolean => (codePoint - 0x309b) >>> 0 < 0x75d4

const isMark = (codePoint: number): boolean =>
  !isAmongLetters(codePoint) && codePoint >= 0x300 && MARK.test(String.fromCodePoint(codePoint))

/**
 * Is this code point a letter or digit of a writing that parts its words by blanks? Latin and Cyrillic letters are,
 * Chinese characters are not.
 */
export function isWordLetter(codePoint: number): boolean {
  if (isEastAsian(codePoint)) return false
  if (codePoint < 0x80)
    return (
      (codePoint >= 0x61 && codePoint <= 0x7a) ||
      (codePoint >= 0x41 && codePoint <= 0x5a) ||
      (codePoint >= 0x30 && codePoint <= 0x39)
    )
  const character = String.fromCodePoint(codePoint)
  return LETTER.test(character) && !NO_ALPHABET.test(character)
}

/** The code point that ends right before an offset, marks passed over; undefined at the start. */
export function letterBefore(text: string, offset: number): number | undefined {
  let at = offset
  while (at > 0) {
    const low = text.charCodeAt(at - 1)
    at -= low >= 0xdc00 && low <= 0xdfff && at > 1 ? 2 : 1
    const codePoint = text.codePointAt(at)!
    if (!isMark(codePoint)) return codePoint
  }
  return undefined
}

/** The code point that begins at an offset, marks passed over; undefined at the end. */
export function letterAfter(text: string, offset: number): number | undefined {
  let at = offset
  while (at < text.length) {
    const codePoint = text.codePointAt(at)!
    if (!isMark(codePoint)) return codePoint
    at += codePoint > 0xffff ? 2 : 1
  }
  return undefined
}
