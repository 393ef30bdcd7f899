import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHasher, hash64 } from '../../src/text/hash.js'
import { keepLast } from '../../src/text/keep-last.js'
import { findMentions, findUrls } from '../../src/text/spans.js'
import { HOLDS, holdsSign, isPlainUnit, surveyOf } from '../../src/text/survey.js'
import { hostileText, trials } from '../laws/law.js'

// What each bit promises: where it is missing, the pattern finds nothing.
const PROMISES: readonly (readonly [bit: number, pattern: RegExp])[] = [
  [HOLDS.sign, /#/],
  [HOLDS.wideSign, /[＃﹟]/],
  [HOLDS.at, /[@＠]/],
  [HOLDS.cash, /[$＄]/],
  [HOLDS.link, /https?:\/\/|www\.|\.[a-z]{2,24}\//i],
  [HOLDS.address, /0x[0-9a-fA-F]{40}|(?:bc1|tb1)[0-9a-z]{20,80}|[13T][1-9A-HJ-NP-Za-km-z]{25,34}/],
]
const PIECES = ['#', '＃a', '@bob', '＠', '$CGN', '＄', 'https://a.example/b', 'www.', 'a.example/', '字', ' ', 'x']
const ADDRESSES = [`0x${'0aF'.repeat(14).slice(0, 40)}`, `bc1${'q'.repeat(20)}`, `T${'9'.repeat(25)}`, '9'.repeat(22)]
const text = fc.oneof(
  hostileText(60),
  fc.array(fc.constantFrom(...PIECES, ...ADDRESSES), { maxLength: 30 }).map((pieces) => pieces.join('')),
)

describe('a look over a text', () => {
  it('misses nothing that is there', () => {
    fc.assert(
      fc.property(text, (any) => {
        const { holds } = surveyOf(any)
        for (const [bit, pattern] of PROMISES) if (!(holds & bit)) expect(any).not.toMatch(pattern)
      }),
      trials(),
    )
  })

  it.each([
    ['质押 CGN，稳', 0],
    ['a #b', HOLDS.sign],
    ['a ＃b', HOLDS.wideSign],
    ['a@b', HOLDS.at],
    ['$CGN', HOLDS.cash],
    ['1.5', HOLDS.link],
    ['e\u0301', HOLDS.clusters],
    [`bc1${'q'.repeat(20)}`, HOLDS.address],
    [`bc1${'q'.repeat(19)}`, 0],
  ])('of %j', (any, bits) => {
    const all = Object.values(HOLDS).reduce((sum, bit) => sum | bit, 0)
    expect(surveyOf(any).holds & all).toBe(bits)
  })

  it('counts what can be seen and stands alone', () => {
    expect(surveyOf('质押 a，\n　b').characters).toBe(5)
    expect(['a', '字', ' ', 'が'[0]!].map((unit) => isPlainUnit(unit.charCodeAt(0)))).toEqual([true, true, true, true])
    expect(['\u0301', '\ud83d', '\u3099', '\u200b'].some((unit) => isPlainUnit(unit.charCodeAt(0)))).toBe(false)
  })

  it('tells texts apart that come by turns, long and short', () => {
    const [here, there] = [`${'长'.repeat(60)}#a https://a.example/b @x`, `${'长'.repeat(60)} c`]
    for (const _ of [1, 2]) {
      expect([holdsSign(here), findUrls(here).length, findMentions(here).length]).toEqual([true, 1, 1])
      expect([holdsSign(there), findUrls(there).length, findMentions(there).length]).toEqual([false, 0, 0])
    }
  })
})

it('keeps what was found in the last long text, and in no other', () => {
  let times = 0
  const lengthOf = keepLast((any) => {
    times++
    return any.length
  })
  const [long, other] = ['a'.repeat(100), 'b'.repeat(100)]
  expect([long, long, other, 'c', 'c', other, long].map(lengthOf)).toEqual([100, 100, 100, 1, 1, 100, 100])
  expect(times).toBe(5)
})

describe('hashes', () => {
  const hashOf = (...parts: readonly (string | number | undefined)[]) => {
    const { add, addNumber, done } = createHasher()
    for (const part of parts) typeof part === 'string' ? add(part) : addNumber(part)
    return done().join()
  }

  it('tell apart where texts end, what is a number, and what is missing', () => {
    const long = '长'.repeat(60)
    const all = [
      [],
      [''],
      ['', ''],
      ['ab'],
      ['a', 'b'],
      ['', 'ab'],
      [0],
      [undefined],
      ['0'],
      [1],
      [-1],
      [2 ** 32],
      [2 ** 32 + 1],
      [1_761_300_000_000],
      [long],
      [long, ''],
      ['', long],
      [`${long}a`],
      [long, 'a'],
    ]
    expect(new Set(all.map((parts) => hashOf(...parts))).size).toBe(all.length)
  })

  it('are the same for the same, whatever came before', () => {
    const long = '长'.repeat(60)
    const first = hashOf('a', long, 7)
    hash64('x'.repeat(100))
    expect(hashOf('a', long, 7)).toBe(first)
    expect(hash64(long)).toEqual(hash64(`${long}`))
  })
})
