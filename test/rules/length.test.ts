import { describe, expect, it } from 'vitest'
import { looker } from './look.js'

const enough = (measured: number, min: number) => ({
  rule: 'length',
  outcome: 'pass',
  message: 'length.enough',
  args: { measured, min },
})
const short = (measured: number, min: number) => ({
  rule: 'length',
  outcome: 'fail',
  message: 'length.short',
  args: { measured, min, missing: min - measured },
})

describe('the length in characters', () => {
  const TAG = '#发帖赢代币CGN'
  const cases: readonly (readonly [what: string, content: string, measured: number])[] = [
    ['Chinese characters', '字'.repeat(79), 79],
    ['one more', '字'.repeat(80), 80],
    ['emoji sequences', '👨‍👩‍👧‍👦'.repeat(79), 79],
    ['one more', '👨‍👩‍👧‍👦'.repeat(80), 80],
    ['combining marks', 'e\u0301\u0323'.repeat(79), 79],
    ['one more', 'e\u0301\u0323'.repeat(80), 80],
    ['surrogate pairs', '𠮷'.repeat(79), 79],
    ['one more', '𠮷'.repeat(80), 80],
    ['blanks around', `${' '.repeat(100)}${'字'.repeat(79)}${'\n'.repeat(100)}`, 79],
    ['blanks between', Array(79).fill('字').join(' \u3000'), 79],
    ['zero-width characters', Array(79).fill('字').join('\u200b\u200d\u2060\ufeff'), 79],
    ['Hangul fillers', `${'字'.repeat(79)}${'\u3164\uffa0'.repeat(50)}`, 79],
    [
      'the tag, links, emoji and punctuation, which count',
      `${'字'.repeat(50)}${TAG}https://a.example/b😀，。`,
      50 + 9 + 19 + 1 + 2,
    ],
    ['nothing', '', 0],
    ['only invisible characters', '\u200b\u3164 \n'.repeat(100), 0],
  ]
  it.each(cases)('%s', async (_, content, measured) => {
    const look = await looker('length', 'rules: { length: { min: 80 } }')
    expect(look({ content })).toEqual(measured < 80 ? short(measured, 80) : enough(measured, 80))
  })

  it('does not count the title', async () => {
    const look = await looker('length', 'rules: { length: { min: 3 } }')
    expect(look({ title: 'long enough', content: 'ab' })).toEqual(short(2, 3))
  })

  it('may have an upper end, which is inside', async () => {
    const look = await looker('length', 'rules: { length: { min: 0, max: 3 } }')
    expect(look({ content: 'abc' })).toEqual(enough(3, 0))
    expect(look({ content: 'abcd' })).toEqual({
      rule: 'length',
      outcome: 'fail',
      message: 'length.long',
      args: { measured: 4, max: 3 },
    })
  })
})

describe('what is left out', () => {
  const TEXT = '#a字 看https://x.example/y 问@张三 好😀，! #b#字'
  const cases: readonly (readonly [exclude: string, measured: number])[] = [
    ['[hashtags]', 28],
    ['[urls]', 16],
    ['[mentions]', 32],
    ['[emoji]', 34],
    ['[punctuation]', 24],
    ['[hashtags, urls, mentions, emoji, punctuation]', 3],
  ]
  it('counts all of it where nothing is left out', async () => {
    const look = await looker('length', 'rules: { length: { min: 0 } }')
    expect(look({ content: TEXT })).toEqual(enough(35, 0))
  })
  it.each(cases)('%s', async (exclude, measured) => {
    const look = await looker('length', `rules: { length: { min: 0, exclude: ${exclude} } }`)
    expect(look({ content: TEXT })).toEqual(enough(measured, 0))
  })
})

describe('other units', () => {
  it('counts words', async () => {
    const look = await looker('length', 'rules: { length: { min: 3, unit: words, exclude: [hashtags, urls] } }')
    expect(look({ content: "don't stop #now https://a.example/b" })).toEqual(short(2, 3))
    expect(look({ content: "don't stop now #now" })).toEqual(enough(3, 3))
  })
  it('counts Chinese characters', async () => {
    const look = await looker('length', 'rules: { length: { min: 3, unit: han } }')
    expect(look({ content: '第1次,转CGN!' })).toEqual(enough(3, 3))
    expect(look({ content: '第1次,CGN!' })).toEqual(short(2, 3))
  })
})
