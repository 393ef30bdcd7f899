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
})
