import type { Zone } from '../model/zone.js'
import { formatOffset } from './zone.js'

/** Writes an instant (epoch milliseconds) as ISO 8601 in a zone: `2025-10-24T18:00:00+08:00`, milliseconds if any. */
export function formatInstant(instant: number, zone: Zone): string {
  const offset = zone.offsetAt(instant)
  const local = new Date(instant + offset).toISOString()
  return local.slice(0, 19) + (instant % 1000 === 0 ? '' : local.slice(19, 23)) + formatOffset(offset)
}

const MINUTE = 60_000

/** A length of time in words that need no language: `4d 03:20:00.001`. Milliseconds in. */
export function formatDuration(span: number): string {
  const size = Math.abs(span)
  const days = Math.floor(size / (1440 * MINUTE))
  const clock = new Date(size % (1440 * MINUTE)).toISOString().slice(11, 23).replace('.000', '')
  return days > 0 ? `${days}d ${clock}` : clock
}
