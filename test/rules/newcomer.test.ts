import { describe, expect, it } from 'vitest'
import { parseCampaign } from '../../src/index.js'
import { factsLooker } from './look.js'

const CAMPAIGN = 'zone: "+08:00"\nrules: { newcomer: { since: 2026-06-01 00:00 } }'
const SINCE = Date.parse('2026-06-01T00:00:00+08:00')

describe('newcomer', () => {
  it('came at the time or after, before it, or nobody knows when', async () => {
    const look = await factsLooker('newcomer', CAMPAIGN)
    const args = { at: '2026-06-01T00:00:00+08:00', since: '2026-06-01T00:00:00+08:00' }
    expect(look({ firstPostAt: SINCE })).toEqual({ rule: 'newcomer', outcome: 'pass', message: 'newcomer.new', args })
    expect(look({ firstPostAt: SINCE - 1 })).toMatchObject({ outcome: 'fail', message: 'newcomer.known' })
    expect(look({ registeredAt: SINCE })).toMatchObject({ outcome: 'review', message: 'newcomer.unknown' })
  })

  it('is told by the time of registration where the file says so', async () => {
    const look = await factsLooker('newcomer', CAMPAIGN.replace('} }', ', by: registered_at } }'))
    expect(look({ registeredAt: SINCE, firstPostAt: SINCE - 1 }).outcome).toBe('pass')
    expect(look({ firstPostAt: SINCE }).outcome).toBe('review')
  })

  it.each([
    ['rules: { newcomer: { since: 2026-06-01 00:00 } }', 'has no zone'],
    ['zone: UTC\nrules: { newcomer: { since: 2026-06-01 } }', 'is a day without a time'],
    ['zone: UTC\nrules: { newcomer: { since: in June } }', 'cannot be read as a time'],
    ['zone: UTC\nrules: { newcomer: }', 'rules.newcomer.since is missing'],
  ])('%s is refused: %s', async (text, words) => {
    await expect(parseCampaign(text)).rejects.toThrow(words)
  })

  it('needs no zone for a time with an offset', async () => {
    await expect(parseCampaign('rules: { newcomer: { since: "2026-06-01T00:00:00Z" } }')).resolves.toBeDefined()
  })
})
