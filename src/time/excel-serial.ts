const DAY = 86_400_000
/** Serials that text shows with fewer decimals cannot tell milliseconds apart: seconds were meant. */
const DECIMALS_OF_MILLISECONDS = 7
const DAY_ZERO_1900 = Date.UTC(1899, 11, 30)
const DAY_ZERO_1904 = Date.UTC(1904, 0, 1)
/** The 1900 system counts a 29 February 1900 that never was. */
const FALSE_DAY = 60

/**
 * The local wall time of a spreadsheet's serial number, as milliseconds as if it were UTC. Serials count days, a day being
 * as long as a clock shows it. To the millisecond: spreadsheets keep no more. Undefined where the number is no date.
 */
export function localOfSerial(serial: number, uses1904 = false): number | undefined {
  if (!(serial >= 0) || serial >= 2_958_466) return undefined
  const time = Math.round(serial * DAY)
  if (uses1904) return DAY_ZERO_1904 + time
  const day = Math.floor(serial)
  if (day === FALSE_DAY) return undefined
  return DAY_ZERO_1900 + time + (day < FALSE_DAY ? DAY : 0)
}

/** As `localOfSerial`, for the whole days and the decimals of a number as written; to the second where these are few. */
export function localOfWrittenSerial(days: string, decimals: string): number | undefined {
  const local = localOfSerial(Number(`${days}.${decimals || '0'}`))
  return local === undefined || decimals.length >= DECIMALS_OF_MILLISECONDS ? local : Math.round(local / 1000) * 1000
}
