import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDuration, formatInstant, instantWriter } from '../../src/time/format-instant.js'
import { parseZone } from '../../src/time/zone.js'
import { CHINA, region, UTC } from './zones.js'

const HOUR = 3_600_000

describe('zones as they are written', () => {
  const fixed: readonly (readonly [written: string, name: string, offset: number])[] = [
    ['+08:00', '+08:00', 8 * HOUR],
    ['+0800', '+08:00', 8 * HOUR],
    ['+8', '+08:00', 8 * HOUR],
    ['UTC+8', '+08:00', 8 * HOUR],
    ['utc+08:00', '+08:00', 8 * HOUR],
    ['GMT-3:30', '-03:30', -3.5 * HOUR],
    ['UTC', '+00:00', 0],
    ['GMT', '+00:00', 0],
    ['Z', '+00:00', 0],
    ['-00:00', '+00:00', 0],
    [' +14:00 ', '+14:00', 14 * HOUR],
  ]
  it.each(fixed)('%j is %s', async (written, name, offset) => {
    const zone = await parseZone(written)
    expect(zone).toMatchObject({ name, fixed: offset })
    expect(zone?.offsetAt(0)).toBe(offset)
    expect(Object.is(zone?.fixed, -0)).toBe(false)
  })

  it('knows regions', async () => {
    const zone = await region('America/New_York')
    expect(zone.fixed).toBeUndefined()
    expect(zone.offsetAt(Date.UTC(2025, 6))).toBe(-4 * HOUR)
    expect(zone.offsetAt(Date.UTC(2025, 0))).toBe(-5 * HOUR)
  })

  it.each(['', 'CST', 'PST', 'China', '8', '+15:00', '+08:60', 'Asia/Nowhere', 'Shanghai', 'Asia/', '+08:00:00'])(
    'refuses %j',
    async (written) => {
      expect(await parseZone(written)).toBeUndefined()
    },
  )
})

describe('times as they are shown', () => {
  it('shows the local time with its offset, milliseconds only where there are any', async () => {
    expect(formatInstant(1_761_300_000_000, CHINA)).toBe('2025-10-24T18:00:00+08:00')
    expect(formatInstant(1_761_299_999_999, CHINA)).toBe('2025-10-24T17:59:59.999+08:00')
    expect(formatInstant(1_761_300_000_000, UTC)).toBe('2025-10-24T10:00:00+00:00')
    expect(formatInstant(Date.UTC(2025, 6, 1, 4), await region('America/New_York'))).toBe('2025-07-01T00:00:00-04:00')
    expect(formatInstant(-1, UTC)).toBe('1969-12-31T23:59:59.999+00:00')
  })

  it('are written one after the other as each by itself', async () => {
    const zones = [CHINA, UTC, await region('America/New_York'), await region('Asia/Kathmandu')]
    const instant = fc.oneof(
      fc.integer({ min: 1_761_000_000_000, max: 1_763_000_000_000 }),
      fc.integer({ min: -62_200_000_000_000, max: 253_500_000_000_000 }),
      fc.constantFrom(-1, 0, -62_167_219_200_000, -62_167_219_200_001, 253_402_300_799_999, 253_402_300_800_000),
    )
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.array(instant), (zone, instants) => {
        expect(instants.map(instantWriter(zone))).toEqual(instants.map((one) => formatInstant(one, zone)))
      }),
    )
  })

  const spans: readonly (readonly [number, string])[] = [
    [0, '00:00:00'],
    [1, '00:00:00.001'],
    [59_999, '00:00:59.999'],
    [HOUR, '01:00:00'],
    [24 * HOUR - 1, '23:59:59.999'],
    [24 * HOUR, '1d 00:00:00'],
    [-25 * HOUR, '1d 01:00:00'],
    [400 * 24 * HOUR + 5, '400d 00:00:00.005'],
  ]
  it.each(spans)('%i ms is %s', (span, shown) => {
    expect(formatDuration(span)).toBe(shown)
  })
})
