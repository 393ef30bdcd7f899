import type { Zone } from '../model/zone.js'
import { formatOffset } from './zone.js'

/** Writes an instant (epoch milliseconds) as ISO 8601 in a zone: `2025-10-24T18:00:00+08:00`, milliseconds if any. */
export function formatInstant(instant: number, zone: Zone): string {
  const offset = zone.offsetAt(instant)
  const local = new Date(instant + offset).toISOString()
  return local.slice(0, 19) + (instant % 1000 === 0 ? '' : local.slice(19, 23)) + formatOffset(offset)
}

const SECOND = 1000
const MINUTE = 60_000
const HOUR = 3_600_000
const DAY = 86_400_000
// Days since 1970 of the years 0 to 9999, whose dates have ten characters.
const FIRST_DAY = -719_528
const LAST_DAY = 2_932_896
const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'))

/**
 * Makes a function that writes many instants of a zone as `formatInstant` does: of instants that follow each other, as
 * those of posts mostly do, each day and each offset is made into text once.
 */
export function instantWriter(zone: Zone): (instant: number) => string {
  let day = Number.NaN
  let date = ''
  let offset = Number.NaN
  let offsetText = ''
  return (instant) => {
    const ahead = zone.offsetAt(instant)
    const local = instant + ahead
    const localDay = Math.floor(local / DAY)
    if (!(localDay >= FIRST_DAY && localDay <= LAST_DAY)) return formatInstant(instant, zone)
    if (localDay !== day) {
      day = localDay
      date = new Date(localDay * DAY).toISOString().slice(0, 11)
    }
    if (ahead !== offset) {
      offset = ahead
      offsetText = formatOffset(ahead)
    }
    const time = local - localDay * DAY
    const [hours, minutes] = [Math.floor(time / HOUR), Math.floor((time % HOUR) / MINUTE)]
    const rest = Math.floor(time % SECOND)
    const seconds = TWO_DIGITS[Math.floor((time % MINUTE) / SECOND)]!
    const fraction = instant % SECOND === 0 ? '' : `.${String(rest).padStart(3, '0')}`
    return `${date}${TWO_DIGITS[hours]}:${TWO_DIGITS[minutes]}:${seconds}${fraction}${offsetText}`
  }
}

/** A length of time in words that need no language: `4d 03:20:00.001`. Milliseconds in. */
export function formatDuration(span: number): string {
  const size = Math.abs(span)
  const days = Math.floor(size / (1440 * MINUTE))
  const clock = new Date(size % (1440 * MINUTE)).toISOString().slice(11, 23).replace('.000', '')
  return days > 0 ? `${days}d ${clock}` : clock
}
