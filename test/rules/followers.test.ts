import { describe, expect, it } from 'vitest'
import { parseCampaign } from '../../src/index.js'
import { factsLooker } from './look.js'

describe('followers', () => {
  it.each([
    [100, 'pass', 'enough', { count: 100 }],
    [99, 'fail', 'few', { count: 99, min: 100, missing: 1 }],
    [5000, 'pass', 'enough', { count: 5000 }],
    [5001, 'fail', 'many', { count: 5001, max: 5000 }],
    [undefined, 'review', 'unknown', {}],
  ])('%s is %s', async (followers, outcome, message, args) => {
    const look = await factsLooker('followers', 'rules: { followers: { min: 100, max: 5000 } }')
    expect(look({ followers })).toEqual({ rule: 'followers', outcome, message: `followers.${message}`, args })
  })

  it('needs a bound', async () => {
    await expect(parseCampaign('rules: { followers: }')).rejects.toThrow('at least one of min, max is needed')
  })
})
