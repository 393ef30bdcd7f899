import { SPLIT_LIMITS } from '../split-records.js'
import { type CellForms, cellText } from './cell-text.js'
import { collectText, unescapeText } from './strings.js'
import { createXmlReader, type XmlReader } from './xml.js'

/** A row of a sheet that has any cell: its number, and its cells from the first column on. */
export interface SheetRow {
  readonly number: number
  readonly cells: readonly string[]
  /** Its texts are beyond the limit of a record; the cells after that are left out. */
  readonly isTooLong: boolean
}

const MOST_COLUMNS = 16_384
const MOST_ROWS = 1 << 20

/** The position that `AB12` names, from 0; undefined where it names none. */
export function columnOf(reference: string): number | undefined {
  const letters = /^([A-Z]{1,3})\d*$/.exec(reference)?.[1]
  if (letters === undefined) return undefined
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

function checked(value: number, most: number, what: string): number {
  if (!Number.isInteger(value) || value < 0 || value > most) throw new SyntaxError(`${what} ${value} is out of bounds`)
  return value
}

/** Reads a worksheet piece by piece and gives each row that has texts. */
export function createSheetReader(forms: CellForms, give: (row: SheetRow) => void): XmlReader {
  let number = 0
  let cells: string[] = []
  let size = 0
  let type = ''
  let style = 0
  let column = -1
  let value = ''
  let inValue = false
  let inCell = false
  let inline = collectText()

  const openRow = (reference: string | undefined) => {
    const next = reference === undefined ? number + 1 : Number(reference)
    number = checked(next, MOST_ROWS, 'row')
    cells = []
    size = 0
    column = -1
  }
  const openCell = (attributes: Readonly<Record<string, string>>) => {
    inCell = true
    type = attributes.t ?? 'n'
    style = Number(attributes.s ?? 0)
    column = checked(columnOf(attributes.r ?? '') ?? column + 1, MOST_COLUMNS - 1, 'column')
    value = ''
    inline = collectText()
  }
  const closeCell = () => {
    inCell = false
    const text = type === 'inlineStr' ? inline.take() : cellText({ type, style, value: unescapeText(value) }, forms)
    size += text.length
    if (text === '' || size > SPLIT_LIMITS.recordBytes) return
    while (cells.length < column) cells.push('')
    cells[column] = text
  }
  return createXmlReader({
    open(name, attributes) {
      if (name === 'row') openRow(attributes.r)
      else if (name === 'c') openCell(attributes)
      else if (inCell && name === 'v') inValue = true
      else if (inCell) inline.open(name)
    },
    text(text) {
      if (inValue) value += text
      else if (inCell) inline.text(text)
    },
    close(name) {
      if (name === 'v') inValue = false
      else if (name === 'c') closeCell()
      else if (name === 'row') {
        if (size > 0) give({ number, cells, isTooLong: size > SPLIT_LIMITS.recordBytes })
      } else if (inCell) inline.close(name)
    },
  })
}
