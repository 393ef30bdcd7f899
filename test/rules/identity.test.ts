import { describe, expect, it } from 'vitest'
import { parseCampaign } from '../../src/index.js'
import { factsLooker } from './look.js'

const finding = (outcome: string, message: string) => ({
  rule: 'identity',
  outcome,
  message: `identity.${message}`,
  args: {},
})

describe('identity', () => {
  it('is verified, not verified, or unknown', async () => {
    const look = await factsLooker('identity', 'rules: { identity: }')
    expect(look({ kyc: true })).toEqual(finding('pass', 'verified'))
    expect(look({ kyc: false })).toEqual(finding('fail', 'unverified'))
    expect(look({ kyc: undefined })).toEqual(finding('review', 'unknown'))
  })

  it.each([
    ['rules: { identity: }', 'gate'],
    ['rules: { identity: { gate: win } }', 'gate'],
    ['rules: { identity: { gate: enter } }', 'reject'],
    ['rules: { identity: { gate: enter, effect: note } }', 'note'],
  ])('%s is a %s', async (text, effect) => {
    const { campaign } = await parseCampaign(text)
    expect(campaign.rules.map((rule) => [rule.id, rule.effect])).toEqual([['identity', effect]])
  })

  it('counts only where it was verified before the deadline', async () => {
    const by = Date.parse('2026-06-10T00:00:00+08:00')
    const look = await factsLooker('identity', 'zone: "+08:00"\nrules: { identity: { by: 2026-06-09 24:00 } }')
    const shown = '2026-06-10T00:00:00+08:00'
    expect(look({ kyc: true, kycAt: by - 1 })).toEqual({
      ...finding('pass', 'in-time'),
      args: { at: '2026-06-09T23:59:59.999+08:00', by: shown },
    })
    expect(look({ kyc: true, kycAt: by })).toEqual({ ...finding('fail', 'late'), args: { at: shown, by: shown } })
    expect(look({ kyc: true })).toEqual({ ...finding('review', 'undated'), args: { by: shown } })
    expect(look({ kyc: false, kycAt: by - 1 }).outcome).toBe('fail')
    expect(look({ kycAt: by - 1 }).outcome).toBe('review')
  })
})
