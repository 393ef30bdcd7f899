import { describe, expect, it } from 'vitest'
import { parseCampaign } from '../../src/index.js'
import { factsLooker } from './look.js'

describe('country', () => {
  it.each([
    ['SG', 'pass', 'allowed'],
    ['ｓｇ', 'pass', 'allowed'],
    ['新加坡', 'pass', 'allowed'],
    ['US', 'fail', 'denied'],
    ['SGP', 'fail', 'denied'],
    [undefined, 'review', 'unknown'],
  ])('allowed SG and 新加坡: %s is %s', async (country, outcome, message) => {
    const look = await factsLooker('country', 'rules: { country: { allow: [SG, 新加坡] } }')
    expect(look({ country })).toMatchObject({ outcome, message: `country.${message}` })
  })

  it('needs a list', async () => {
    await expect(parseCampaign('rules: { country: }')).rejects.toThrow('at least one of allow, deny is needed')
  })
})
