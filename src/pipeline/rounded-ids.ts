import { byCodeUnits } from '../model/order.js'

/** Spreadsheets keep so many digits of a number and put zeros for the others. */
export const KEPT_DIGITS = 15

const DIGITS = /^\d+$/
const ROUNDED = new RegExp(`^\\d{${KEPT_DIGITS}}0+$`)

/** What is left of an id when a spreadsheet takes it for a number: leading zeros go, and the digits beyond the kept ones. */
function asNumber(id: string): string | undefined {
  if (!DIGITS.test(id)) return undefined
  const number = id.replace(/^0+(?=\d)/, '')
  return number.slice(0, KEPT_DIGITS) + '0'.repeat(Math.max(0, number.length - KEPT_DIGITS))
}

/** Finds ids that a spreadsheet would have turned into another. */
export interface RoundedIds {
  /** Known ids, other than this one, that would have become it; none where it cannot be such a number. */
  readonly meantBy: (id: string) => readonly string[]
}

/** Makes the finder for some ids. */
export function createRoundedIds(ids: Iterable<string>): RoundedIds {
  const byNumber = new Map<string, string[]>()
  for (const id of ids) {
    const number = asNumber(id)
    if (number === undefined || number === id) continue
    const known = byNumber.get(number)
    if (known) known.push(id)
    else byNumber.set(number, [id])
  }
  return {
    meantBy(id) {
      // What has digits beyond the kept ones that are no zeros was never rounded.
      if (id.length > KEPT_DIGITS && !ROUNDED.test(id)) return []
      return (byNumber.get(id) ?? []).toSorted(byCodeUnits)
    },
  }
}
