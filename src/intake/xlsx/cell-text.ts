import { localOfSerial } from '../../time/excel-serial.js'
import type { Shown } from './styles.js'

/** What is needed to read the cells of a sheet. */
export interface CellForms {
  readonly strings: readonly string[]
  readonly styles: readonly Shown[]
  readonly uses1904: boolean
}

/** A cell as the sheet writes it. */
export interface RawCell {
  readonly type: string
  readonly style: number
  readonly value: string
}

const PLAIN = /^-?\d{1,15}$/
const LONG = /^(-?)(\d)(\d{15,})$/
/** A spreadsheet keeps and shows so many significant digits. */
const DIGITS = 15

/**
 * A number as text, without exponent. One of more digits than a spreadsheet keeps is given with an exponent, all its digits
 * in front: as an id it is damaged, and is refused as such.
 */
export function numberText(written: string): string {
  if (PLAIN.test(written)) return written
  const long = LONG.exec(written)
  if (long) return `${long[1]}${long[2]}.${long[3]}E+${long[3]!.length}`
  const value = Number(written)
  if (written.trim() === '' || !Number.isFinite(value)) return written
  if (Math.abs(value) >= 1e15) return value.toExponential().replace('e', 'E')
  const shortest = Number(value.toPrecision(DIGITS))
  const text = String(shortest)
  return text.includes('e') ? shortest.toFixed(20).replace(/\.?0+$/, '') : text
}

/** A date or time as local wall time; the bare day where neither the format nor the value has a time of day. */
function timeText(written: string, shown: Shown, uses1904: boolean): string {
  const serial = Number(written)
  const local = written.trim() === '' ? undefined : localOfSerial(serial, uses1904)
  if (local === undefined) return numberText(written)
  const [day = '', clock = ''] = new Date(local).toISOString().slice(0, -1).split('T')
  const time = clock.replace('.000', '')
  if (serial < 1 && shown === 'time' && !uses1904) return time
  return shown === 'day' && Number.isInteger(serial) ? day : `${day} ${time}`
}

/** The text of a cell, as an export in CSV would have it. */
export function cellText({ type, style, value }: RawCell, { strings, styles, uses1904 }: CellForms): string {
  if (type === 's') {
    const text = strings[Number(value)]
    if (text === undefined || !/^\d+$/.test(value)) throw new SyntaxError(`there is no shared string ${value}`)
    return text
  }
  if (type === 'b') return value === '1' || value === 'true' ? 'true' : 'false'
  if (type !== 'n') return value
  const shown = styles[style] ?? 'number'
  return shown === 'number' || value === '' ? numberText(value) : timeText(value, shown, uses1904)
}
