import { eastAsianWidth } from 'get-east-asian-width'
import { collectGraphemes } from 'unicode-segmenter/grapheme'

const ONE_COLUMN = /^[\x20-\x7e]*$/
const NO_COLUMN = /^[\p{M}\p{Default_Ignorable_Code_Point}]$/u

/** Columns that a text takes on a terminal: two for wide characters and emoji, none for marks. An emoji sequence is one. */
export function displayWidth(text: string): number {
  if (ONE_COLUMN.test(text)) return text.length
  let width = 0
  for (const cluster of collectGraphemes(text)) {
    let widest = 0
    for (const c of cluster) if (!NO_COLUMN.test(c)) widest = Math.max(widest, eastAsianWidth(c.codePointAt(0)!))
    width += widest
  }
  return width
}

/** Pads at the end, or at the start, to a width in columns. */
export const padColumns = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - displayWidth(text)))
export const padColumnsStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - displayWidth(text))) + text
