import type { Zone } from '../model/zone.js'
import { localOfWrittenSerial } from './excel-serial.js'
import { instantOfLocal } from './zone.js'

/** Why a time could not be read. Each is worded for the user as part of the fault `bad-time`. */
export type TimeProblem =
  | 'unreadable'
  | 'no-clock'
  | 'order'
  | 'abbreviation'
  | 'no-such-day'
  | 'no-such-time'
  | 'no-such-offset'
  | 'skipped'
  | 'repeated'
  | 'digits'
  | 'serial'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const DATE = /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|年(\d{1,2})月(\d{1,2})日)/
const CLOCK = /^([Tt]|\s*)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?/
const OFFSET = /^\s*(?:[Zz]|(?:UTC|GMT)([+-])(\d{1,2})(?::?(\d{2}))?|([+-])(\d{2})(?::?(\d{2}))?|UTC|GMT)$/
const EPOCH = /^(\d{10})(?:\.(\d{1,9}))?$|^(\d{13})$/
const SERIAL = /^(\d{5})(?:\.(\d{1,15}))?$/

/** How bare numbers of five digits are to be read; epochs are told by their digit count. */
export interface TimeForms {
  /** Read `45954.75` as an Excel serial of the 1900 system, in local wall time. */
  readonly excelSerials?: boolean
}

/** Milliseconds of the first three decimals. Later ones are cut off, never rounded: 17:59:59.9999 is not 18:00. */
const milliseconds = (fraction: string | undefined): number => Number((fraction ?? '').padEnd(3, '0').slice(0, 3))

const ZERO = 0x30

/** The number of two digits at `at`; NaN where there are none. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO
  const ones = text.charCodeAt(at + 1) - ZERO
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

/** Days that a month has every year; the first is the month before January. */
const DAYS: readonly number[] = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * The form that nearly all exports have, `YYYY-MM-DD HH:MM:SS` or with `T` or slashes, alone or with `Z` or `+HH:MM` after
 * it, read without patterns. Undefined for anything else, faults included: `parseInstant` sees to those.
 */
function parseCommon(text: string, zone: Zone): number | TimeProblem | undefined {
  const { length } = text
  if (length !== 19 && length !== 20 && length !== 25) return undefined
  const mark = text.charCodeAt(4)
  const between = text.charCodeAt(10)
  const isDashed = mark === 0x2d
  if (!isDashed && mark !== 0x2f) return undefined
  if (text.charCodeAt(7) !== mark || text.charCodeAt(13) !== 0x3a || text.charCodeAt(16) !== 0x3a) return undefined
  if (between !== 0x20 && !(between === 0x54 && isDashed)) return undefined
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2)
  const month = twoDigits(text, 5)
  const day = twoDigits(text, 8)
  const hour = twoDigits(text, 11)
  const minute = twoDigits(text, 14)
  const second = twoDigits(text, 17)
  // The 29th of February, what there is not, and NaN are left to the full parser.
  if (!(year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month]!)) return undefined
  if (!(hour <= 23 && minute <= 59 && second <= 59)) return undefined
  const local = Date.UTC(year, month - 1, day) + hour * HOUR + minute * MINUTE + second * 1000
  if (length === 19) return instantOfLocal(local, zone)
  const sign = text.charCodeAt(19)
  if (length === 20) return sign === 0x5a ? local : undefined
  const [hours, minutes] = [twoDigits(text, 20), twoDigits(text, 23)]
  if (text.charCodeAt(22) !== 0x3a || !(hours <= 13 && minutes <= 59)) return undefined
  const ahead = hours * HOUR + minutes * MINUTE
  return sign === 0x2b ? local - ahead : sign === 0x2d ? local + ahead : undefined
}

/** Midnight of a day as if it were UTC, or undefined when there is no such day. */
function dayOf(year: number, month: number, day: number): number | undefined {
  const time = Date.UTC(year, month - 1, day)
  const date = new Date(time)
  return year >= 1000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? time : undefined
}

/** ISO's `T` wants two digits everywhere; only after 日 may the clock follow at once. */
function isSeparated(date: RegExpExecArray, clock: RegExpExecArray): boolean {
  const separator = clock[1]!
  if (separator === '') return date[6] !== undefined
  return separator.trim() === '' || (/^\d{4}-\d\d-\d\d$/.test(date[0]) && clock[2]!.length === 2)
}

/** What is wrong with a text that has none of the accepted forms. */
function explain(text: string): TimeProblem {
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/.test(text)) return 'order'
  if (/^\d+(?:\.\d+)?$/.test(text)) return SERIAL.test(text) ? 'serial' : 'digits'
  return 'unreadable'
}

function offsetOf(text: string): number | 'none' | TimeProblem {
  if (text.trim() === '') return 'none'
  const found = OFFSET.exec(text)
  if (!found) return /^\s*(?![AaPp][Mm]$)[A-Za-z]{2,5}$/.test(text) ? 'abbreviation' : 'unreadable'
  const [sign, hours = '0', minutes = '0'] = found[1] ? found.slice(1) : found.slice(4)
  if (Number(minutes) > 59 || Number(hours) * 60 + Number(minutes) > 14 * 60) return 'no-such-offset'
  return (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * MINUTE)
}

/**
 * Reads a time as epoch milliseconds, exactly, or says why not.
 *
 * Accepted: `YYYY-MM-DD`, `YYYY/MM/DD` or `YYYY年M月D日` with a clock time, ISO 8601 with or without an offset, epoch
 * seconds (10 digits) or milliseconds (13), and Excel serials where `forms` says so. A time without an offset is in
 * `zone`, never the machine's. `24:00` is the next day's start. Anything that could mean two instants is refused.
 */
export function parseInstant(text: string, zone: Zone, forms: TimeForms = {}): number | TimeProblem {
  const trimmed = text.trim()
  const common = parseCommon(trimmed, zone)
  if (common !== undefined) return common
  const date = DATE.exec(trimmed)
  if (!date) {
    const epoch = EPOCH.exec(trimmed)
    if (epoch) return epoch[3] ? Number(epoch[3]) : Number(epoch[1]) * 1000 + milliseconds(epoch[2])
    const serial = forms.excelSerials ? SERIAL.exec(trimmed) : null
    const local = serial ? localOfWrittenSerial(serial[1]!, serial[2] ?? '') : undefined
    return local === undefined ? explain(trimmed) : instantOfLocal(local, zone)
  }
  const day = dayOf(Number(date[1]), Number(date[2] ?? date[4] ?? date[6]), Number(date[3] ?? date[5] ?? date[7]))
  if (day === undefined) return 'no-such-day'
  if (trimmed.length === date[0].length) return 'no-clock'
  const rest = trimmed.slice(date[0].length)
  const clock = CLOCK.exec(rest)
  if (!clock || !isSeparated(date, clock)) return 'unreadable'
  const [, , hour, minute, second = '0', fraction] = clock
  const time = Number(hour) * HOUR + Number(minute) * MINUTE + Number(second) * 1000 + milliseconds(fraction)
  const inDay = Number(hour) <= 23 && Number(minute) <= 59 && Number(second) <= 59
  const endOfDay = Number(hour) === 24 && time === DAY && !/[1-9]/.test(fraction ?? '')
  if (!inDay && !endOfDay) return 'no-such-time'
  const offset = offsetOf(rest.slice(clock[0].length))
  if (offset === 'none') return instantOfLocal(day + time, zone)
  return typeof offset === 'number' ? day + time - offset : offset
}
