import { describe, expect, it } from 'vitest'
import { localOfSerial, localOfWrittenSerial } from '../../src/time/excel-serial.js'

const show = (local: number | undefined) => (local === undefined ? 'none' : new Date(local).toISOString().slice(0, -1))

describe('localOfSerial', () => {
  const cases: readonly (readonly [serial: number, uses1904: boolean, expected: string])[] = [
    [45_954.75, false, '2025-10-24T18:00:00.000'],
    [45_954.749_999_988_424, false, '2025-10-24T17:59:59.999'],
    [45_954.75001157407, false, '2025-10-24T18:00:01.000'],
    [44_492.75, true, '2025-10-24T18:00:00.000'],
    [0, true, '1904-01-01T00:00:00.000'],
    [61, false, '1900-03-01T00:00:00.000'],
    [60, false, 'none'],
    [59, false, '1900-02-28T00:00:00.000'],
    [1, false, '1900-01-01T00:00:00.000'],
    [-1, false, 'none'],
    [2_958_465.5, false, '9999-12-31T12:00:00.000'],
    [2_958_466, false, 'none'],
    [Number.NaN, false, 'none'],
  ]
  it.each(cases)('%d (1904: %s) is %s', (serial, uses1904, expected) => {
    expect(show(localOfSerial(serial, uses1904))).toBe(expected)
  })
})

describe('localOfWrittenSerial', () => {
  const cases: readonly (readonly [days: string, decimals: string, expected: string])[] = [
    ['45954', '', '2025-10-24T00:00:00.000'],
    ['45954', '75', '2025-10-24T18:00:00.000'],
    // Too few decimals for milliseconds: a spreadsheet showed seconds.
    ['45954', '75001', '2025-10-24T18:00:01.000'],
    ['45954', '7499884', '2025-10-24T17:59:58.998'],
    ['45954', '749999988426', '2025-10-24T17:59:59.999'],
  ]
  it.each(cases)('%s.%s is %s', (days, decimals, expected) => {
    expect(show(localOfWrittenSerial(days, decimals))).toBe(expected)
  })
})
