import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseInstant } from '../../src/time/parse-instant.js'
import { CHINA, region } from './zones.js'

// The common form is read without patterns. A fraction of zero sends the same time through the full parser.
const full = (text: string) => text.replace(/^(.{19})/s, '$1.000')

describe('the common form', () => {
  const two = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0'))
  const likely = (max: number) =>
    fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max }) }, fc.integer({ max: 99, min: 0 }))
  const number = (max: number) => likely(max).map((n) => String(n).padStart(2, '0'))
  const form = fc
    .record({
      year: fc.tuple(fc.constantFrom('19', '20', '00', '12'), two).map((parts) => parts.join('')),
      month: number(12),
      day: number(31),
      hour: number(24),
      minute: number(59),
      second: number(59),
      mark: fc.constantFrom('-', '/'),
      between: fc.constantFrom(' ', 'T', '\t', ''),
      after: fc.oneof(
        fc.constantFrom(
          '',
          'Z',
          'z',
          ' ',
          '+08:00',
          '-08:00',
          '+14:00',
          '+14:30',
          '+08:60',
          '-00:00',
          '+0800',
          'CST',
          '+8:000',
        ),
        fc.tuple(fc.constantFrom('+', '-'), number(14), number(59)).map(([sign, h, m]) => `${sign}${h}:${m}`),
      ),
    })
    .map((t) => `${t.year}${t.mark}${t.month}${t.mark}${t.day}${t.between}${t.hour}:${t.minute}:${t.second}${t.after}`)

  it('gives what the full parser gives', async () => {
    const zones = [CHINA, await region('America/New_York'), await region('Asia/Shanghai')]
    fc.assert(
      fc.property(form, fc.constantFrom(...zones), (text, zone) => {
        expect(parseInstant(text, zone)).toBe(parseInstant(full(text), zone))
      }),
    )
  })

  it.each([1900, 2000, 2023, 2024])('knows the days of %s', (year) => {
    const two = (number: number) => String(number).padStart(2, '0')
    const days = Array.from({ length: 13 * 33 }, (_, i) => `${year}-${two(Math.floor(i / 33))}-${two(i % 33)} 12:00:00`)
    const read = days.map((text) => parseInstant(text, CHINA))
    expect(read).toEqual(days.map((text) => parseInstant(full(text), CHINA)))
    expect(read.filter((time) => typeof time === 'number')).toHaveLength(year % 4 === 0 && year !== 1900 ? 366 : 365)
  })
})

describe('the cases of JSON Schema for date-time', () => {
  const cases: readonly (readonly [written: string, expected: string])[] = [
    ['1963-06-19T08:30:06.283185Z', '1963-06-19T08:30:06.283Z'],
    ['1963-06-19T08:30:06Z', '1963-06-19T08:30:06.000Z'],
    ['1963-06-19t08:30:06.283185z', '1963-06-19T08:30:06.283Z'],
    ['1937-01-01T12:00:27.87+00:20', '1937-01-01T11:40:27.870Z'],
    ['1990-12-31T15:59:50.123-08:00', '1990-12-31T23:59:50.123Z'],
    // Leap seconds have no epoch millisecond of their own.
    ['1998-12-31T23:59:60Z', 'no-such-time'],
    ['1998-12-31T15:59:60.123-08:00', 'no-such-time'],
    ['1998-12-31T23:59:61Z', 'no-such-time'],
    ['1998-12-31T23:58:60Z', 'no-such-time'],
    ['1998-12-31T22:59:60Z', 'no-such-time'],
    ['1990-12-31T15:59:59-24:00', 'no-such-offset'],
    ['1990-02-31T15:59:59.123-08:00', 'no-such-day'],
    ['1963-06-19T08:30:06.28123+01:00Z', 'unreadable'],
    ['06/19/1963 08:30:06 PST', 'order'],
    ['2013-350T01:01:01', 'unreadable'],
    ['1963-6-19T08:30:06.283185Z', 'unreadable'],
    ['1963-06-1T08:30:06.283185Z', 'unreadable'],
    ['1963-06-1৪T00:00:00Z', 'unreadable'],
    ['1963-06-11T0৪:00:00Z', 'unreadable'],
    // Policies of eligo: the end of a day may be written, and a time without offset is in the campaign's zone.
    ['1990-12-31T24:00:00Z', '1991-01-01T00:00:00.000Z'],
    ['1990-12-31T08:00:00', '1990-12-31T00:00:00.000Z'],
  ]
  it.each(cases)('%s is %s', (written, expected) => {
    const found = parseInstant(written, CHINA)
    expect(typeof found === 'number' ? new Date(found).toISOString() : found).toBe(expected)
  })
})

describe('China had summer time from 1986 to 1991', () => {
  const cases: readonly (readonly [written: string, expected: string])[] = [
    ['1986-05-04 01:59:59', '1986-05-03T17:59:59.000Z'],
    ['1986-05-04 02:30:00', 'skipped'],
    ['1986-05-04 03:00:00', '1986-05-03T18:00:00.000Z'],
    ['1986-09-14 00:59:59', '1986-09-13T15:59:59.000Z'],
    ['1986-09-14 01:30:00', 'repeated'],
    ['1986-09-14 02:00:00', '1986-09-13T18:00:00.000Z'],
    ['1991-04-14 02:30:00', 'skipped'],
    ['1991-09-15 01:30:00', 'repeated'],
    ['1992-04-12 02:30:00', '1992-04-11T18:30:00.000Z'],
  ]
  it.each(cases)('%s is %s', async (written, expected) => {
    const found = parseInstant(written, await region('Asia/Shanghai'))
    expect(typeof found === 'number' ? new Date(found).toISOString() : found).toBe(expected)
  })
})
