import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNormalizer, isNumber } from '../../src/originality/normalize.js'
import { hostileText, trials } from '../laws/law.js'

const normalize = createNormalizer()
/** The words behind the tokens of a text, and the tokens. */
const streamOf = (text: string) => {
  const { tokens, starts, ends, masks } = normalize(text)
  return {
    tokens: Array.from(tokens),
    words: Array.from(starts, (start, i) => text.slice(start, ends[i]!)),
    masks: masks.map(({ start, end, why }) => [text.slice(start, end), why]),
  }
}
const tokensOf = (text: string): number[] => streamOf(text).tokens

describe('taking a text apart', () => {
  it.each([
    ['今天，质押 CGN！', ['今', '天', '质', '押', 'CGN']],
    ['我的钱包就是空了', ['我', '钱', '包', '空']],
    ['don’t panic', ['don', 'panic']],
    ['1.49%', ['1.49']],
    ['1 4 9', ['1 4 9']],
    ['2025年10月', ['2025', '年', '10', '月']],
    ['C·G·N 质押', ['C·G·N', '质', '押']],
    ['I am', ['am']],
    ['BTC2025', ['BTC2025']],
    ['𠮷野家', ['𠮷', '野', '家']],
    ['ok\ud800ok', ['ok', 'ok']],
    ['안녕 여러분', ['안', '녕', '여', '러', '분']],
    ['', []],
    ['🔥🔥，。！ \u200b', []],
  ])('%j', (text, words) => {
    expect(streamOf(text).words).toEqual(words)
  })

  it.each([
    ['full width', 'ＣＧＮ１２３', 'CGN123'],
    ['case', 'LaunchPool', 'launchpool'],
    ['traditional characters', '質押發帖贏代幣', '质押发帖赢代币'],
    ['zero-width characters', '质\u200b押\u2060发\ufe0f帖\u3164', '质押发帖'],
    ['combining marks', '质\u0301押\u0336 l\u0301a\u0308u', '质押 lau'],
    ['look-alike letters', 'Lаunсhрооl', 'Launchpool'],
    ['punctuation and emoji', '质，押！发…帖🔥', '质押发帖'],
    ['fillers', '质押了呢就是发的帖啊', '质押发帖'],
    ['letters with blanks', 'L a u n c h p o o l', 'Launchpool'],
    ['figures with blanks', '赚 1 · 4 · 9 枚', '赚1.49枚'],
    ['figures with another point', '赚1．49枚', '赚1.49枚'],
    ['compatibility forms', '㎏ ﬁ', 'kg fi'],
  ])('does not mind %s', (_, disguised, plain) => {
    expect(tokensOf(disguised)).toEqual(tokensOf(plain))
  })

  it.each([
    ['看 https://a.example/x?y=1#z 吧', [['https://a.example/x?y=1#z', 'url']]],
    [
      '#发帖赢代币CGN 和 #a',
      [
        ['#发帖赢代币CGN', 'hashtag'],
        ['#a', 'hashtag'],
      ],
    ],
    ['@小明 你好', [['@小明', 'mention']]],
    ['$CGN 涨', [['$CGN', 'cashtag']]],
    ['0x52908400098527886E0F7030069857D2E4169EE7', [['0x52908400098527886E0F7030069857D2E4169EE7', 'address']]],
    [`#${'长'.repeat(42)}`, []],
  ])('leaves out what is nobody’s own words: %j', (text, masks) => {
    expect(streamOf(text).masks).toEqual(masks)
  })

  it('tells numbers from words', () => {
    const { tokens } = normalize('赚 1,333 枚 CGN 2025')
    expect(Array.from(tokens, isNumber)).toEqual([false, true, false, false, true])
  })

  it('gives each token its place in the untouched text, in order, whatever the text', () => {
    fc.assert(
      fc.property(hostileText(40), (text) => {
        const { starts, ends, tokens } = normalize(text)
        let before = 0
        for (let i = 0; i < tokens.length; i++) {
          // Letters of one ligature share their place.
          expect(starts[i]! >= before || starts[i] === starts[i - 1]).toBe(true)
          expect(ends[i]!).toBeGreaterThan(starts[i]!)
          before = starts[i]!
        }
        expect(tokens.length === 0 || ends[tokens.length - 1]! <= text.length).toBe(true)
      }),
      trials(),
    )
  })

  it('keeps up with heaps of marks, ligatures and half characters', () => {
    expect(tokensOf(`质${'\u0301'.repeat(20_000)}押`)).toEqual(tokensOf('质押'))
    // Letters side by side are one word, however many.
    expect(streamOf('\ufdfa'.repeat(5_000)).words).toEqual(['\ufdfa'.repeat(5_000)])
    expect(tokensOf('\ud800'.repeat(100_000))).toEqual([])
  })
})

describe('the table of Chinese variants', () => {
  it('is what its script makes of the dictionaries', () => {
    const { stdout, status } = spawnSync(process.execPath, ['src/text/han-variants/make.mjs', '--print'], {
      encoding: 'utf8',
      maxBuffer: 1 << 24,
    })
    expect(status).toBe(0)
    expect(stdout).toBe(readFileSync('src/text/han-variants/classes.ts', 'utf8'))
  })
})
