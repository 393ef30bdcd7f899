// What spreadsheets take for a formula: = + - @ and their full-width forms, tab, line breaks and NUL, also after blanks and
// characters nobody sees. A leading apostrophe is part of the pattern, so that what was prefixed once can be told apart.
const FORMULA = /^'*[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}]*[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]/u

/**
 * Makes a cell harmless for spreadsheets: one apostrophe goes before what could be a formula. Reversible: see
 * `restoreFormula`.
 */
export const neutraliseFormula = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell)

/** Takes off the apostrophe that `neutraliseFormula` put there, and no other. */
export const restoreFormula = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell
