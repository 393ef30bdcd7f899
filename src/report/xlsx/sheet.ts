import { displayWidth } from '../../text/display-width.js'
import { neutraliseFormula } from '../../text/neutralise-formula.js'
import type { Cell } from '../table.js'
import { cellXml, cutToCell } from './cell-text.js'
import { LONGEST_FORMATTED, type Style, styleNumber } from './styles.js'

/** What stands on a sheet, and how it is to look. */
export interface SheetForm {
  readonly columns: readonly string[]
  /** Columns whose words are coloured: verdicts, outcomes and the like. */
  readonly coloured: ReadonlySet<string>
  /** Columns of long sentences, which go on below in their cell. */
  readonly wrapped: ReadonlySet<string>
  /** Columns that people fill in. */
  readonly filledIn: ReadonlySet<string>
  /** The column for which there is a list to choose from, as XML behind the rows. */
  readonly choice?: { readonly column: string; readonly xml: (range: string) => string } | undefined
}

/** How a sheet is made from rows that are taken one by one. */
export interface SheetRows {
  readonly form: SheetForm
  /** Some of the rows, for the widths of columns. */
  readonly sample: readonly (readonly Cell[])[]
  /** The next row, by the length of the sheet's XML so far; undefined where this sheet ends. */
  readonly next: (units: number) => readonly Cell[] | undefined
  /** What stands where a text had to be cut, by its length. */
  readonly cutMark: (units: number) => string
  readonly onCut: () => void
}

const COLOURS: Readonly<Record<string, Style>> = {
  eligible: 'good',
  pass: 'good',
  awarded: 'good',
  review: 'warn',
  held: 'warn',
  ineligible: 'bad',
  fail: 'bad',
  unfilled: 'bad',
}
const NARROWEST = 8
const WIDEST = 60
/** More of a cell than this cannot make a column wider. */
const MEASURED_UNITS = 4 * WIDEST
const ROOM = 2

/** The letters of a column, from 0. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

const widthOf = (cell: Cell): number =>
  Math.max(
    ...String(cell)
      .slice(0, MEASURED_UNITS)
      .split(/\r\n|\r|\n/)
      .map(displayWidth),
  )

/** Widths of columns in characters, wide ones counting double. */
function columnsXml({ form, sample }: SheetRows): string {
  const cols = form.columns.map((name, i) => {
    const widest = Math.max(widthOf(name), ...sample.map((row) => widthOf(row[i] ?? '')))
    const width = Math.min(WIDEST, Math.max(form.filledIn.has(name) ? 2 * NARROWEST : NARROWEST, widest + ROOM))
    // What is typed into a column later is text as well.
    const style = styleNumber(form.filledIn.has(name) ? 'fill' : 'text')
    return `<col min="${i + 1}" max="${i + 1}" width="${width}" style="${style}" customWidth="1"/>`
  })
  return `<cols>${cols.join('')}</cols>`
}

function styleOf(text: string, column: string, { coloured, wrapped }: SheetForm): Style {
  const colour = coloured.has(column) && Object.hasOwn(COLOURS, text) ? COLOURS[text] : undefined
  if (colour) return colour
  const isQuoted = neutraliseFormula(text) !== text
  if (wrapped.has(column)) return isQuoted ? 'wrappedQuoted' : 'wrapped'
  if (text.length > LONGEST_FORMATTED) return isQuoted ? 'longQuoted' : 'long'
  return isQuoted ? 'quoted' : 'text'
}

/** A cell with text is always text: nothing is left for a spreadsheet to guess. */
const textXml = (place: string, text: string, style: Style): string =>
  `<c r="${place}" s="${styleNumber(style)}" t="inlineStr"><is><t xml:space="preserve">${cellXml(text)}</t></is></c>`

function cellOf(cell: Cell, place: string, column: string, { form, cutMark, onCut }: SheetRows): string {
  if (typeof cell === 'number') return `<c r="${place}" s="${styleNumber('number')}"><v>${cell}</v></c>`
  if (cell === '') return ''
  const whole = cell.toWellFormed()
  const cut = cutToCell(whole, cutMark(whole.length))
  if (cut !== undefined) onCut()
  const text = cut ?? whole
  return textXml(place, text, styleOf(text, column, form))
}

const HEAD = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
  '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>',
  '<sheetFormatPr defaultRowHeight="15"/>',
].join('')

/** The XML of a sheet in pieces: a header row that stays in sight, then rows until there are no more. */
export function* sheetXml(rows: SheetRows): Generator<string> {
  const { form, next } = rows
  const names = form.columns.map((_, i) => columnName(i))
  yield HEAD + columnsXml(rows)
  const head = form.columns.map((name, i) => textXml(`${names[i]}1`, name, 'head'))
  yield `<sheetData><row r="1">${head.join('')}</row>\n`
  let line = 1
  let units = 0
  for (let row = next(units); row; row = next(units)) {
    line++
    let xml = `<row r="${line}">`
    for (const [i, cell] of row.entries()) xml += cellOf(cell, `${names[i]}${line}`, form.columns[i]!, rows)
    units += xml.length
    yield `${xml}</row>\n`
  }
  yield `</sheetData><autoFilter ref="A1:${names.at(-1)}${line}"/>`
  const { choice } = form
  const chosen = choice ? names[form.columns.indexOf(choice.column)] : undefined
  if (choice && chosen !== undefined && line > 1) yield choice.xml(`${chosen}2:${chosen}${line}`)
  yield '</worksheet>'
}
