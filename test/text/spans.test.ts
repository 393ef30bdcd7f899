import { describe, expect, it } from 'vitest'
import { blankOut, findMentions, findUrls, type Span } from '../../src/text/spans.js'

const words = (text: string, spans: readonly Span[]) => spans.map(({ start, end }) => text.slice(start, end))

describe('links', () => {
  const cases: readonly (readonly [text: string, urls: readonly string[]])[] = [
    ['', []],
    ['no link', []],
    ['https://a.example', ['https://a.example']],
    ['HTTP://A.EXAMPLE/X', ['HTTP://A.EXAMPLE/X']],
    ['see https://a.example/b?c=d&e=%20#f.', ['https://a.example/b?c=d&e=%20#f']],
    ['(https://a.example/b), https://c.example!', ['https://a.example/b', 'https://c.example']],
    ['https://a.example看这里', ['https://a.example']],
    ['https://a.example，https://b.example。', ['https://a.example', 'https://b.example']],
    ['https://a.example/#发帖赢代币CGN 好', ['https://a.example/#发帖赢代币CGN']],
    ['https://a.example#x#y z', ['https://a.example#x#y']],
    ['(https://a.example)#tag', ['https://a.example']],
    ['www.a.example/b', ['www.a.example/b']],
    ['a.example/b 好', ['a.example/b']],
    ['a.example/', ['a.example/']],
    ['a.example', []],
    ['me@a.example/b', []],
    ['3.14/2 CGN/USDT and/or', []],
  ]
  it.each(cases)('in %j: %j', (text, urls) => {
    expect(words(text, findUrls(text))).toEqual(urls)
  })

  it.each(['.', ',', ')', 'a.', 'a-', '.a/', 'https://', 'www.', 'https://a.b#'])(
    'keeps up with %j, over and over',
    (text) => {
      const long = `https://a${text.repeat(100_000)}b`
      expect(findUrls(long).at(-1)?.end).toBe(long.length)
    },
  )
})

describe('mentions', () => {
  const cases: readonly (readonly [text: string, names: readonly string[]])[] = [
    ['@abc ＠张三 好', ['@abc', '＠张三']],
    ['看@abc,@d_e-f.g', ['@abc', '@d_e-f.g']],
    ['me@a.example', []],
    ['@ @@', []],
    [`@${'a'.repeat(40)}`, [`@${'a'.repeat(30)}`]],
  ]
  it.each(cases)('in %j: %j', (text, names) => {
    expect(words(text, findMentions(text))).toEqual(names)
  })
})

describe('blanking out', () => {
  it('puts one blank for each stretch, whatever their order, overlaps once', () => {
    const spans = [
      { start: 6, end: 8 },
      { start: 1, end: 3 },
      { start: 2, end: 4 },
      { start: 2, end: 3 },
    ]
    expect(blankOut('abcdefghij', spans)).toBe('a  ef ij')
    expect(blankOut('abc', [])).toBe('abc')
    expect(blankOut('abc', [{ start: 0, end: 3 }])).toBe(' ')
  })
})
