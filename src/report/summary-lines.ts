import type { Wording } from '../model/message.js'
import { displayWidth, padColumns, padColumnsStart } from '../text/display-width.js'
import { wrapColumns } from '../text/wrap-columns.js'

/** What every terminal has. */
export const COLUMNS = 80

/** Columns of all rows: as wide as their widest cell. */
export const widthsOf = (rows: readonly (readonly string[])[]): number[] =>
  (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column]!))))

/** Rows as aligned lines; columns named in `left` are aligned left, the others right. */
export function align(rows: readonly (readonly string[])[], left: ReadonlySet<number>): string[] {
  const widths = widthsOf(rows)
  return rows.map((row) =>
    row.map((cell, column) => (left.has(column) ? padColumns : padColumnsStart)(cell, widths[column]!)).join('  '),
  )
}

/** A text after what stands before it on its line; what does not fit goes on below, further in. */
export function hang(before: string, text: string, indent = 2): string[] {
  const [first, ...others] = wrapColumns(text, COLUMNS - indent, COLUMNS - displayWidth(before))
  return [(before + first).trimEnd(), ...others.map((line) => ' '.repeat(indent) + line)]
}

/** Terms with their texts beside them, aligned; what does not fit goes on below its own column. Terms may be painted. */
export function beside(
  items: readonly (readonly [term: string, text: string])[],
  {
    indent = 0,
    paint = String,
  }: { readonly indent?: number; readonly paint?: (term: string, item: number) => string } = {},
): string[] {
  const blanks = ' '.repeat(indent)
  const width = Math.max(0, ...items.map(([term]) => displayWidth(term)))
  return items.flatMap(([term, text], item) => {
    const before = `${blanks}${padColumns(term, width)}  `
    const [first = '', ...others] = hang(before, text, displayWidth(before))
    return [blanks + paint(term, item) + first.slice(indent + term.length), ...others]
  })
}

/** Stands for what a list leaves out. */
export const MORE = { en: '… and {count} more', zh: '…… 另有 {count} 项' } as const satisfies Wording
