import type { Zone } from '../../src/model/zone.js'
import { fixedZone, parseZone } from '../../src/time/zone.js'

/** UTC+8 all year round, as the model campaign has it. */
export const CHINA = fixedZone(8 * 3_600_000)
export const UTC = fixedZone(0)

/** A zone of the time-zone database that must exist. */
export async function region(name: string): Promise<Zone> {
  const zone = await parseZone(name)
  if (!zone) throw new Error(`no zone ${name}`)
  return zone
}
