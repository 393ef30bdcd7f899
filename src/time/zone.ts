import type { Zone } from '../model/zone.js'

const MINUTE = 60_000
const DAY = 86_400_000
const QUARTER = 15 * MINUTE
const FIXED = /^(?:(?:UTC|GMT)?([+-])(\d{1,2})(?::?([0-5]\d))?|UTC|GMT|Z)$/i
const REGION = /^[A-Za-z]+(?:\/[A-Za-z0-9_+-]+)+$/

/** `+08:00`, from milliseconds. */
export function formatOffset(offset: number): string {
  const minutes = Math.abs(Math.round(offset / MINUTE))
  const two = (n: number) => String(n).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** A zone whose offset, in milliseconds, never changes. */
export function fixedZone(offset: number): Zone {
  return { name: formatOffset(offset), offsetAt: () => offset, fixed: offset }
}

/**
 * Reads `+08:00`, `UTC+8`, `Z` or the name of a region in the time-zone database such as `Asia/Shanghai`.
 * Gives undefined for anything else; abbreviations such as CST mean several zones and are never taken.
 */
export function parseZone(text: string): Zone | undefined {
  const fixed = FIXED.exec(text.trim())
  if (fixed) {
    const hours = Number(fixed[2] ?? 0)
    const size = hours * 60 + Number(fixed[3] ?? 0)
    return size > 14 * 60 ? undefined : fixedZone((fixed[1] === '-' && size > 0 ? -size : size) * MINUTE)
  }
  return REGION.test(text) ? regionZone(text) : undefined
}

/** Gives the local time of a region at an instant, as if it were UTC; undefined for a region that nobody knows. */
function localClock(name: string): ((instant: number) => number) | undefined {
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-US', { ...numeric, second: 'numeric', hourCycle: 'h23', timeZone: name })
  } catch {
    return undefined
  }
  return (instant) => {
    const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {}
    for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value)
    return Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second)
  }
}

/**
 * Offsets change on quarter hours only, so one look-up serves a quarter of an hour; Intl is too slow for every post. Set up
 * only where a campaign names a region: that takes a quarter of a bare start of Node.
 */
function regionZone(name: string): Zone | undefined {
  const localAt = localClock(name)
  if (!localAt) return undefined
  const known = new Map<number, number>()
  const offsetAt = (instant: number): number => {
    const quarter = Math.floor(instant / QUARTER)
    let offset = known.get(quarter)
    if (offset === undefined) {
      offset = localAt(quarter * QUARTER) - quarter * QUARTER
      known.set(quarter, offset)
    }
    return offset
  }
  return { name, offsetAt, fixed: undefined }
}

/**
 * The instant at which the clocks of a zone show a local time (milliseconds as if the local time were UTC).
 * `skipped` and `repeated` are the hours that a change of the clocks leaves out or shows twice.
 */
export function instantOfLocal(local: number, zone: Zone): number | 'skipped' | 'repeated' {
  if (zone.fixed !== undefined) return local - zone.fixed
  const candidates = new Set([local - zone.offsetAt(local - DAY), local - zone.offsetAt(local + DAY)])
  const valid = [...candidates].filter((instant) => instant + zone.offsetAt(instant) === local)
  return valid.length === 1 ? valid[0]! : valid.length === 0 ? 'skipped' : 'repeated'
}
