import { describe, expect, it } from 'vitest'
import { looker } from './look.js'

const finding = (outcome: string, message: string, args: object) => ({
  rule: 'screenshot',
  outcome,
  message: `screenshot.${message}`,
  args,
})

describe('screenshots', () => {
  it('needs one unless the campaign says more', async () => {
    const look = await looker('screenshot', 'rules: { screenshot: }')
    expect(look({ screenshots: { count: 1, images: [] } })).toEqual(finding('pass', 'enough', { count: 1, min: 1 }))
    expect(look({ screenshots: { count: 0, images: [] } })).toEqual(finding('fail', 'missing', { count: 0, min: 1 }))
  })

  it('needs as many as the campaign says', async () => {
    const look = await looker('screenshot', 'rules: { screenshot: { min: 3 } }')
    expect(look({ screenshots: { count: 2, images: ['a', 'b'] } })).toEqual(
      finding('fail', 'missing', { count: 2, min: 3 }),
    )
    expect(look({ screenshots: { count: 3, images: [] } })).toEqual(finding('pass', 'enough', { count: 3, min: 3 }))
  })

  it('asks a human where the export does not say', async () => {
    const look = await looker('screenshot', 'rules: { screenshot: }')
    expect(look({})).toEqual(finding('review', 'unknown', {}))
  })
})
