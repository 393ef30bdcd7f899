import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseInstant, type TimeProblem } from '../../src/time/parse-instant.js'
import { CHINA, region, UTC } from './zones.js'

const at = (iso: string): number => new Date(iso).getTime()
const read = (text: string) => parseInstant(text, CHINA)
/** The instant as ISO 8601 in UTC, or what is wrong. */
const show = (instant: number | TimeProblem): string =>
  typeof instant === 'number' ? new Date(instant).toISOString() : instant

describe('times that can be read', () => {
  const OPENING = '2025-10-24T10:00:00.000Z'
  const cases: readonly (readonly [written: string, utc: string])[] = [
    // the campaign's zone
    ['2025-10-24 18:00', OPENING],
    ['2025-10-24 18:00:00', OPENING],
    ['2025-10-24 18:00:00.000', OPENING],
    ['2025-10-24T18:00', OPENING],
    ['2025-10-24t18:00:00', OPENING],
    ['2025-10-24  18:00:00', OPENING],
    ['2025-10-24\u300018:00', OPENING],
    [' 2025-10-24 18:00 ', OPENING],
    ['2025/10/24 18:00', OPENING],
    ['2025/10/24 18:00:00', OPENING],
    ['2025年10月24日 18:00', OPENING],
    ['2025年10月24日18:00', OPENING],
    ['2025年10月24日 18:00:00', OPENING],
    // an offset
    ['2025-10-24T10:00:00Z', OPENING],
    ['2025-10-24T10:00:00z', OPENING],
    ['2025-10-24 10:00:00 Z', OPENING],
    ['2025-10-24T18:00:00+08:00', OPENING],
    ['2025-10-24T18:00:00+0800', OPENING],
    ['2025-10-24T18:00:00+08', OPENING],
    ['2025-10-24 18:00 +08:00', OPENING],
    ['2025-10-24 18:00 UTC+8', OPENING],
    ['2025-10-24 18:00 GMT+08:00', OPENING],
    ['2025-10-24 10:00 UTC', OPENING],
    ['2025-10-24 10:00 GMT', OPENING],
    ['2025-10-24T03:00:00-07:00', OPENING],
    ['2025-10-24T15:30:00+05:30', OPENING],
    ['2025-10-24T23:45:00+13:45', OPENING],
    ['2025-10-25T00:00:00+14:00', OPENING],
    ['2025-10-24T10:00:00-00:00', OPENING],
    // epochs, by their digits
    ['1761300000', OPENING],
    ['1761300000000', OPENING],
    ['1761300000.000', OPENING],
    ['1761300000.5', '2025-10-24T10:00:00.500Z'],
    ['1761300000123', '2025-10-24T10:00:00.123Z'],
    // one digit where people write one
    ['2025/11/4 9:05', '2025-11-04T01:05:00.000Z'],
    ['2025-1-2 03:04', '2025-01-01T19:04:00.000Z'],
    ['2025年1月2日 3:04:05', '2025-01-01T19:04:05.000Z'],
    // fractions are cut off, never rounded
    ['2025-10-24 17:59:59.9', '2025-10-24T09:59:59.900Z'],
    ['2025-10-24 17:59:59,999', '2025-10-24T09:59:59.999Z'],
    ['2025-10-24 17:59:59.9999', '2025-10-24T09:59:59.999Z'],
    ['2025-10-24 17:59:59.999999999', '2025-10-24T09:59:59.999Z'],
    ['1761299999.9999', '2025-10-24T09:59:59.999Z'],
    // the end of a day is the start of the next
    ['2025-11-04 24:00', '2025-11-04T16:00:00.000Z'],
    ['2025-11-04T24:00:00', '2025-11-04T16:00:00.000Z'],
    ['2025-11-04 24:00:00.000', '2025-11-04T16:00:00.000Z'],
    ['2025/11/04 24:00', '2025-11-04T16:00:00.000Z'],
    ['2025年11月4日 24:00', '2025-11-04T16:00:00.000Z'],
    ['2025-11-04T24:00:00+08:00', '2025-11-04T16:00:00.000Z'],
    ['2025-11-04T24:00:00Z', '2025-11-05T00:00:00.000Z'],
    ['2025-12-31 24:00', '2025-12-31T16:00:00.000Z'],
    ['2024-02-28 24:00', '2024-02-28T16:00:00.000Z'],
    ['2024-02-29 23:59', '2024-02-29T15:59:00.000Z'],
  ]
  it.each(cases)('%j is %s', (written, utc) => {
    expect(show(read(written))).toBe(utc)
  })
})

describe('times that are refused', () => {
  const cases: readonly (readonly [written: string, problem: TimeProblem])[] = [
    ['', 'unreadable'],
    ['yesterday', 'unreadable'],
    ['2025-10-24T', 'unreadable'],
    ['2025-10-24 18', 'unreadable'],
    ['2025-10-24 18:0', 'unreadable'],
    ['2025-10-24 6:00 PM', 'unreadable'],
    ['2025-10-24T9:00', 'unreadable'],
    ['2025-10-2418:00', 'unreadable'],
    ['2025/10-24 18:00', 'unreadable'],
    ['2025-10-24 18:00 or later', 'unreadable'],
    ['2025-10-24T18:00:00Z+08:00', 'unreadable'],
    ['2025-10-24T18:00:00+8', 'unreadable'],
    ['2025-10-24T18:00:00.', 'unreadable'],
    ['24 Oct 2025 18:00', 'unreadable'],
    ['Fri Oct 24 18:00:00 +0800 2025', 'unreadable'],
    ['-1761300000', 'unreadable'],
    ['1.7613E+12', 'unreadable'],
    ['2025-10-24', 'no-clock'],
    ['2025/10/24', 'no-clock'],
    ['2025年10月24日', 'no-clock'],
    ['10/11/2025', 'order'],
    ['10/11/2025 18:00', 'order'],
    ['24/10/2025 18:00', 'order'],
    ['24.10.2025 18:00', 'order'],
    ['10-11-25 18:00', 'order'],
    ['2025-10-24 18:00 CST', 'abbreviation'],
    ['2025-10-24 18:00:00 PDT', 'abbreviation'],
    ['2025-10-24T18:00:00BST', 'abbreviation'],
    ['2025-02-30 18:00', 'no-such-day'],
    ['2025-02-29 18:00', 'no-such-day'],
    ['2025-13-01 18:00', 'no-such-day'],
    ['2025-00-10 18:00', 'no-such-day'],
    ['2025-10-00 18:00', 'no-such-day'],
    ['2025-04-31 18:00', 'no-such-day'],
    ['0025-10-24 18:00', 'no-such-day'],
    ['2025-10-24 25:00', 'no-such-time'],
    ['2025-10-24 24:01', 'no-such-time'],
    ['2025-10-24 24:00:01', 'no-such-time'],
    ['2025-10-24 24:00:00.001', 'no-such-time'],
    ['2025-10-24 24:00:00.0000001', 'no-such-time'],
    ['2025-10-24 23:60', 'no-such-time'],
    ['2025-10-24 23:59:60', 'no-such-time'],
    ['2025-10-24T18:00:00+15:00', 'no-such-offset'],
    ['2025-10-24T18:00:00+14:01', 'no-such-offset'],
    ['2025-10-24T18:00:00+08:60', 'no-such-offset'],
    ['123', 'digits'],
    ['123456789', 'digits'],
    ['17613000000', 'digits'],
    ['1761300000000000', 'digits'],
    ['20251024180000', 'digits'],
    ['20251024', 'digits'],
    ['45954.75', 'serial'],
    ['45954', 'serial'],
  ]
  it.each(cases)('%j: %s', (written, problem) => {
    expect(read(written)).toBe(problem)
  })
})

describe('spreadsheet serials, where the campaign says so', () => {
  const cases: readonly (readonly [written: string, local: string])[] = [
    ['45954.75', '2025-10-24T18:00:00+08:00'],
    ['45954', '2025-10-24T00:00:00+08:00'],
    ['45965.9999884259', '2025-11-04T23:59:59+08:00'],
    ['45966', '2025-11-05T00:00:00+08:00'],
    ['45954.7499884259', '2025-10-24T17:59:59+08:00'],
    ['45954.999999999', '2025-10-25T00:00:00+08:00'],
  ]
  it.each(cases)('%s is %s', (written, local) => {
    expect(parseInstant(written, CHINA, { excelSerials: true })).toBe(at(local))
  })

  it('still tells epochs by their digits', () => {
    expect(parseInstant('1761300000', CHINA, { excelSerials: true })).toBe(1_761_300_000_000)
    expect(parseInstant('123456', CHINA, { excelSerials: true })).toBe('digits')
  })
})

describe('zones that change their clocks', () => {
  it('refuses a local time that is skipped or comes twice, and reads it with an offset', async () => {
    const newYork = await region('America/New_York')
    expect(parseInstant('2025-03-09 02:30', newYork)).toBe('skipped')
    expect(parseInstant('2025-11-02 01:30', newYork)).toBe('repeated')
    expect(parseInstant('2025-11-02 01:30 -04:00', newYork)).toBe(at('2025-11-02T05:30:00Z'))
    expect(parseInstant('2025-11-02 01:30 -05:00', newYork)).toBe(at('2025-11-02T06:30:00Z'))
    expect(parseInstant('2025-03-09 01:59:59.999', newYork)).toBe(at('2025-03-09T06:59:59.999Z'))
    expect(parseInstant('2025-03-09 03:00', newYork)).toBe(at('2025-03-09T07:00:00Z'))
    expect(parseInstant('2025-11-02 00:59:59.999', newYork)).toBe(at('2025-11-02T04:59:59.999Z'))
    expect(parseInstant('2025-11-02 02:00', newYork)).toBe(at('2025-11-02T07:00:00Z'))
  })

  it('knows of zones with half hours, and of the summers that China had', async () => {
    const lordHowe = await region('Australia/Lord_Howe')
    expect(parseInstant('2025-10-05 02:15', lordHowe)).toBe('skipped')
    expect(parseInstant('2025-10-05 02:30', lordHowe)).toBe(at('2025-10-04T15:30:00Z'))
    const shanghai = await region('Asia/Shanghai')
    expect(parseInstant('2025-10-24 18:00', shanghai)).toBe(at('2025-10-24T10:00:00Z'))
    expect(parseInstant('1990-07-01 12:00', shanghai)).toBe(at('1990-07-01T03:00:00Z'))
  })
})

describe('laws of times', () => {
  const instants = fc.integer({ min: Date.UTC(1971, 0), max: Date.UTC(2099, 11) })

  it('reads back every instant in every form that can carry it', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const utc = new Date(instant).toISOString()
        const local = new Date(instant + 8 * 3_600_000).toISOString().slice(0, -1)
        const [date = '', clock = ''] = local.split('T')
        const [year, month, day] = date.split('-').map(Number)
        for (const written of [
          utc,
          local,
          `${date} ${clock}`,
          `${date.replaceAll('-', '/')} ${clock}`,
          `${year}年${month}月${day}日${clock}`,
          `${local}+08:00`,
          ...(instant >= 1e12 ? [String(instant)] : []),
        ])
          expect(read(written)).toBe(instant)
      }),
    )
  })

  it('gives an instant or a problem for any text, and never another kind of answer', () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^[0-9/年月日T:.+Z -]{0,30}$/))
    fc.assert(
      fc.property(texts, (text) => {
        const found = read(text)
        expect(typeof found === 'string' || Number.isSafeInteger(found)).toBe(true)
        expect(parseInstant(text, UTC)).toBe(
          typeof found === 'string' || parseInstant(text, UTC) === found ? found : (found as number) + 8 * 3_600_000,
        )
      }),
    )
  })
})
