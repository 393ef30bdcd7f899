import { describe, expect, it } from 'vitest'
import { factsLooker } from './look.js'

describe('language', () => {
  it.each([
    ['zh', 'pass'],
    ['zh-Hans-CN', 'pass'],
    ['ZH_CN', 'pass'],
    ['zhx', 'fail'],
    ['zh-TW', 'fail'],
    ['zh-TW-x', 'fail'],
    ['en', 'fail'],
    [undefined, 'review'],
  ])('allowed zh, denied zh-TW: %s is %s', async (language, outcome) => {
    const look = await factsLooker('language', 'rules: { language: { allow: zh, deny: zh-TW } }')
    expect(look({ language }).outcome).toBe(outcome)
  })

  it('allows all but what is denied where nothing else is said', async () => {
    const look = await factsLooker('language', 'rules: { language: { deny: [ru, ja] } }')
    expect(look({ language: 'en' }).outcome).toBe('pass')
    expect(look({ language: 'ja' })).toEqual({
      rule: 'language',
      outcome: 'fail',
      message: 'language.denied',
      args: { value: 'ja' },
    })
  })
})
