/** Most UTF-16 units that a cell of a spreadsheet holds. */
export const MOST_UNITS = 32_767
/** Most line breaks that a cell of a spreadsheet holds. */
const MOST_BREAKS = 253

// What XML cannot hold, what it would change (CR becomes LF), and what looks like the escape itself.
const UNFIT = /(?![\t\n])[\p{Cc}\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/gu
const MARKUP = /[&<>]/g
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/**
 * A text as the content of an XML element of a workbook. Characters that XML cannot hold are written `_x0007_`, as
 * ECMA-376 part 1, 22.9.2.19 (ST_Xstring) has it: spreadsheets read them back as they were.
 */
export function cellXml(text: string): string {
  return text
    .replace(UNFIT, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(MARKUP, (c) => ENTITIES[c]!)
}

/** Where a text has to end so that a cell holds it: after so many units, before so many line breaks. */
function endOf(text: string): number {
  let breaks = 0
  const end = Math.min(text.length, MOST_UNITS)
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1))
    if (++breaks > MOST_BREAKS) return at
  return end
}

/**
 * A text as far as a cell of a spreadsheet holds it: undefined where it fits, else its beginning with `mark` behind it.
 * No character of two units is cut in two.
 */
export function cutToCell(text: string, mark: string): string | undefined {
  const end = endOf(text)
  if (end === text.length) return undefined
  const kept = Math.min(end, MOST_UNITS - mark.length)
  const isHalf = (text.charCodeAt(kept - 1) & 0xfc00) === 0xd800
  return text.slice(0, isHalf ? kept - 1 : kept) + mark
}
