/**
 * Code points that nobody sees: white space, default-ignorables (zero-width, bidi controls, variation selectors, Hangul
 * fillers), controls and format characters, and the blank Braille pattern. The few format characters that do show
 * (Arabic number signs and the like) are left out.
 */
const INVISIBLE =
  /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\u2800]|(?![\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}])\p{Cf}/u
const VISIBLE =
  /(?![\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\u2800])\P{Cf}|[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/u

/** Does the text hold anything that can be seen? */
export function isVisible(text: string): boolean {
  const first = text.charCodeAt(0)
  if ((first > 0x20 && first < 0x7f) || (first >= 0x4e00 && first <= 0x9fff)) return true
  return VISIBLE.test(text)
}

/** The text without what nobody sees. */
export const dropInvisible = (text: string): string =>
  INVISIBLE.test(text) ? text.replace(new RegExp(INVISIBLE, 'gu'), '') : text
