/*
 * How cells look. Text has the format "text", so that a spreadsheet which is told to edit a cell makes neither a number nor
 * a formula of it; what could be a formula is also marked as quoted, which is what an apostrophe typed in front does. Long
 * texts have no format: old spreadsheets show text of more than 255 characters in the format "text" as a row of #.
 */
const FORMATS = ['text', 'quoted', 'long', 'longQuoted', 'wrapped', 'wrappedQuoted', 'number', 'head', 'fill'] as const
const COLOURS = ['good', 'warn', 'bad'] as const

/** How a cell looks. */
export type Style = (typeof FORMATS)[number] | (typeof COLOURS)[number]

/** Longest text in the format "text". */
export const LONGEST_FORMATTED = 255

const ORDER: readonly Style[] = [...FORMATS, ...COLOURS]
/** The number of a style in styles.xml; 0 is a cell that nobody styled. */
export const styleNumber = (style: Style): number => ORDER.indexOf(style) + 1

// Pairs that spreadsheets offer themselves as good, neutral and bad; the words say the same to those who see no colours.
const FILLS: readonly (readonly [background: string, letters: string])[] = [
  ['FFC6EFCE', 'FF006100'],
  ['FFFFEB9C', 'FF7F4F00'],
  ['FFFFC7CE', 'FF9C0006'],
]
const HEAD_FILL = 'FFE7E6E6'
const EDIT_FILL = 'FFFFFBE6'

const font = (more: string) => `<font>${more}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`
const coloured = (colour: string) =>
  `<font><sz val="11"/><color rgb="${colour}"/><name val="Calibri"/><family val="2"/></font>`
const solid = (colour: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`

const TEXT = 49
const TOP = '<alignment vertical="top"/>'
const WRAPPED = '<alignment vertical="top" wrapText="1"/>'
const xf = (attributes: string, alignment = TOP) =>
  `<xf borderId="0" xfId="0" applyAlignment="1" ${attributes}>${alignment}</xf>`
const asText = (more = '') => `numFmtId="${TEXT}" applyNumberFormat="1"${more}`
const QUOTED = ' quotePrefix="1"'

const XFS: Readonly<Record<Style, string>> = {
  text: xf(asText(' fontId="0" fillId="0"')),
  quoted: xf(asText(` fontId="0" fillId="0"${QUOTED}`)),
  long: xf('numFmtId="0" fontId="0" fillId="0"'),
  longQuoted: xf(`numFmtId="0" fontId="0" fillId="0"${QUOTED}`),
  wrapped: xf('numFmtId="0" fontId="0" fillId="0"', WRAPPED),
  wrappedQuoted: xf(`numFmtId="0" fontId="0" fillId="0"${QUOTED}`, WRAPPED),
  number: xf('numFmtId="0" fontId="0" fillId="0"'),
  head: xf(asText(' fontId="1" fillId="2" applyFont="1" applyFill="1"')),
  fill: xf(asText(' fontId="0" fillId="3" applyFill="1"'), WRAPPED),
  good: xf(asText(' fontId="2" fillId="4" applyFont="1" applyFill="1"')),
  warn: xf(asText(' fontId="3" fillId="5" applyFont="1" applyFill="1"')),
  bad: xf(asText(' fontId="4" fillId="6" applyFont="1" applyFill="1"')),
}

const listOf = (name: string, items: readonly string[]) =>
  `<${name} count="${items.length}">${items.join('')}</${name}>`

/** styles.xml. The first two fills are those that every workbook must have. */
export const STYLES_XML = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
  listOf('fonts', [font(''), font('<b/>'), ...FILLS.map(([, letters]) => coloured(letters))]),
  listOf('fills', [
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
    ...[HEAD_FILL, EDIT_FILL, ...FILLS.map(([background]) => background)].map(solid),
  ]),
  listOf('borders', ['<border><left/><right/><top/><bottom/><diagonal/></border>']),
  listOf('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
  listOf('cellXfs', [
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    ...ORDER.map((style) => XFS[style]),
  ]),
  listOf('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
  '</styleSheet>',
].join('')
