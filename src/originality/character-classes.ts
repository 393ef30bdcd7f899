import { variantTable } from '../text/han-variants/fold-variants.js'

/**
 * What a code point contributes to a token stream. One number each, so that a table over UTF-16 units can hold them:
 * SKIP, or a letter code with a flag that says whether it is a token by itself or goes on with its neighbours.
 */
export const SKIP = -1
/** The letter is a token by itself: Chinese characters, kana, Hangul, and writings without blanks between words. */
export const ALONE = 1 << 21
/** The letter belongs to a run of letters and digits, which is one token. */
export const IN_RUN = 1 << 22
/** Takes the letter out of a class. */
export const LETTER_BITS = (1 << 21) - 1

const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u
const LETTER = /[\p{L}\p{N}]/u
const STANDS_ALONE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u
const MARK = /\p{M}/u

// Letters of Greek and Cyrillic that are drawn like Latin ones, capitals by the look of the capital.
const LOOK_ALIKES = new Map(
  Object.entries({
    a: 'аАαΑ',
    b: 'ВвΒβЬьЪъ',
    c: 'сСϲϹ',
    d: 'ԁԀ',
    e: 'еЕЁёεΕєЄ',
    f: 'ƒ',
    g: 'ɡ',
    h: 'һҺНнΗ',
    i: 'іІїЇιΙı',
    j: 'јЈϳͿ',
    k: 'кКκΚ',
    l: 'ӏӀ',
    m: 'мМΜ',
    n: 'ηΝпП',
    o: 'оОοΟσо',
    p: 'рРρΡ',
    q: 'ԛԚ',
    r: 'гГ',
    s: 'ѕЅ',
    t: 'тТτΤ',
    u: 'υцЦ',
    v: 'νѵѴ',
    w: 'ԝԜωшШ',
    x: 'хХχΧ',
    y: 'уУγΥүҮ',
    z: 'ΖζзЗ',
  }).flatMap(([latin, others]) =>
    Array.from(others, (other): [number, number] => [other.codePointAt(0)!, latin.charCodeAt(0)]),
  ),
)

/** The class of one code point that has no decomposition left. */
function classOfLetter(codePoint: number): number {
  const letter = LOOK_ALIKES.get(codePoint)
  if (letter !== undefined) return letter | IN_RUN
  const character = String.fromCodePoint(codePoint)
  if (!LETTER.test(character)) return SKIP
  if (STANDS_ALONE.test(character)) return (variantTable().get(codePoint) ?? codePoint) | ALONE
  const lower = character.toLowerCase().codePointAt(0)!
  return (LOOK_ALIKES.get(lower) ?? lower) | IN_RUN
}

const isHangulSyllable = (codePoint: number): boolean => codePoint >= 0xac00 && codePoint <= 0xd7a3

/**
 * What a code point contributes: nothing, one class, or several where it decomposes into several letters (U+FDFA, ㎏).
 * Invisible characters and marks are dropped, compatibility forms decomposed, case, look-alikes and Chinese variants folded.
 */
export function classesOf(codePoint: number): number | readonly number[] {
  if (codePoint >= 0x4e00 && codePoint <= 0x9fff) return (variantTable().get(codePoint) ?? codePoint) | ALONE
  const character = String.fromCodePoint(codePoint)
  if (IGNORABLE.test(character)) return SKIP
  if (isHangulSyllable(codePoint)) return codePoint | ALONE
  const classes: number[] = []
  for (const part of character.normalize('NFKD')) {
    if (MARK.test(part)) continue
    const found = classOfLetter(part.codePointAt(0)!)
    if (found !== SKIP) classes.push(found)
  }
  return classes.length === 0 ? SKIP : classes.length === 1 ? classes[0]! : classes
}
