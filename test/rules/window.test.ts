import { describe, expect, it } from 'vitest'
import { parseInstant } from '../../src/time/parse-instant.js'
import { CHINA } from '../time/zones.js'
import { looker } from './look.js'

const CAMPAIGN = 'window: { from: 2025-10-24 18:00, to: 2025-11-04 24:00, zone: "+08:00" }'
const FROM = '2025-10-24T18:00:00+08:00'
const TO = '2025-11-05T00:00:00+08:00'
const early = (by: string) => ({ rule: 'window', outcome: 'fail', message: 'window.early', args: { by, from: FROM } })
const late = (by: string) => ({ rule: 'window', outcome: 'fail', message: 'window.late', args: { by, to: TO } })
const INSIDE = { rule: 'window', outcome: 'pass', message: 'window.inside', args: {} }

describe('the window', () => {
  // Each edge, written in every way in which exports write times.
  const cases: readonly (readonly [finding: object, written: readonly string[]])[] = [
    [
      early('00:00:00.001'),
      [
        '2025-10-24 17:59:59.999',
        '2025-10-24T09:59:59.999Z',
        '1761299999999',
        '1761299999.999',
        '2025-10-24 17:59:59.9999999',
        '2025-10-24T11:59:59.999+02:00',
      ],
    ],
    [early('00:00:01'), ['2025-10-24 17:59:59', '1761299999', '2025年10月24日 17:59:59']],
    [
      INSIDE,
      [
        '2025-10-24 18:00:00.000',
        '2025-10-24 18:00',
        '2025-10-24T10:00:00Z',
        '1761300000',
        '1761300000000',
        '2025年10月24日18:00',
        '2025/10/24 18:00:00',
        '2025-10-23T24:00:00-10:00',
      ],
    ],
    [
      INSIDE,
      [
        '2025-11-04 23:59:59.999',
        '2025-11-04T15:59:59.999Z',
        '1762271999999',
        '1762271999.999999',
        '2025-11-04 23:59:59.9999999',
        '2025年11月4日 23:59:59',
      ],
    ],
    [
      late('00:00:00'),
      [
        '2025-11-05 00:00:00.000',
        '2025-11-05 00:00',
        '2025-11-04T16:00:00Z',
        '1762272000',
        '1762272000000',
        '2025-11-04 24:00',
        '2025-11-04T24:00:00+08:00',
        '2025年11月4日 24:00',
        '2025/11/05 0:00',
      ],
    ],
    [late('00:00:00.001'), ['2025-11-05 00:00:00.001', '1762272000001']],
    [late('8d 02:03:04'), ['2025-11-13 02:03:04']],
    [early('296d 18:00:00'), ['2025-01-01 00:00']],
  ]
  it.each(cases)('%o', async (finding, written) => {
    const look = await looker('window', CAMPAIGN)
    for (const time of written) {
      const postedAt = parseInstant(time, CHINA)
      expect([time, look({ postedAt: postedAt as number })]).toEqual([time, finding])
    }
  })

  it('asks a human about a post without a time', async () => {
    const look = await looker('window', CAMPAIGN)
    expect(look({})).toEqual({ rule: 'window', outcome: 'review', message: 'window.unknown', args: {} })
    expect(look({ postedAt: 0 }).outcome).toBe('fail')
  })
})
