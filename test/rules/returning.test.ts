import { describe, expect, it } from 'vitest'
import { factsLooker } from './look.js'

const SINCE = Date.parse('2026-06-01T00:00:00Z')

describe('returning', () => {
  it('came before the time, not before it, or nobody knows when', async () => {
    const look = await factsLooker('returning', 'zone: UTC\nrules: { returning: { since: 2026-06-01 00:00 } }')
    expect(look({ firstPostAt: SINCE - 1 })).toEqual({
      rule: 'returning',
      outcome: 'pass',
      message: 'returning.known',
      args: { at: '2026-05-31T23:59:59.999+00:00', since: '2026-06-01T00:00:00+00:00' },
    })
    expect(look({ firstPostAt: SINCE })).toMatchObject({ outcome: 'fail', message: 'returning.new' })
    expect(look({})).toMatchObject({ outcome: 'review', message: 'returning.unknown' })
  })
})
