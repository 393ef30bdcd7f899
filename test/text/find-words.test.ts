import { describe, expect, it } from 'vitest'
import { compileWords } from '../../src/text/find-words.js'
import { isWordLetter, letterAfter, letterBefore } from '../../src/text/letters.js'

describe('words in a text', () => {
  const seek = compileWords(['CGN', 'Launchpool', '糖果', 'Candy  Drop', 'a.b'])
  const cases: readonly (readonly [text: string, found: string | undefined])[] = [
    ['CGN', 'CGN'],
    ['cgn', 'cgn'],
    ['$CGN', '$CGN'.slice(1)],
    ['CGN/USDT', 'CGN'],
    ['CGN_USDT', 'CGN'],
    ['“CGN”', 'CGN'],
    ['领到CGN了', 'CGN'],
    ['CGNX', undefined],
    ['XCGN', undefined],
    ['CGN2', undefined],
    ['2CGN', undefined],
    ['CGNé', undefined],
    ['CGN\u0301x', undefined],
    ['CGN\u0301 x', 'CGN'],
    ['CGNX CGN', 'CGN'],
    ['CGNCGN', undefined],
    ['吃糖果了', '糖果'],
    ['candy\n drop', 'candy\n drop'],
    ['candydrop', undefined],
    ['a.b', 'a.b'],
    ['axb', undefined],
    ['', undefined],
  ]
  it.each(cases)('in %j: %j', (text, found) => {
    expect(seek(text)).toBe(found)
  })
})

describe('words that begin alike', () => {
  const cases: readonly (readonly [words: readonly string[], text: string, found: string | undefined])[] = [
    [['Candy', 'CandyDrop'], 'CandyDrop', 'CandyDrop'],
    [['CandyDrop', 'Candy'], 'CandyDrop', 'CandyDrop'],
    [['Candy', 'CandyDrop'], 'CandyDrops', undefined],
    [['a b', 'a'], 'a bc', 'a'],
    [['a', 'a b'], 'xa b', undefined],
  ]
  it.each(cases)('%j in %j: %j', (words, text, found) => {
    expect(compileWords(words)(text)).toBe(found)
  })

  it('keep up with a long text of near misses', () => {
    expect(compileWords(['Candy', 'CandyDrop', 'CandyDropX'])('CandyDropXY'.repeat(50_000))).toBeUndefined()
  })
})

describe('letters', () => {
  it.each(['a', 'Z', '0', 'é', 'я', 'Ａ', '٣', 'α'])('%s belongs to a word', (letter) => {
    expect(isWordLetter(letter.codePointAt(0)!)).toBe(true)
  })
  it.each(['中', 'の', 'カ', '한', 'ก', '_', '-', ' ', '😀', '。', '\u0301', '𠮷'])('%s does not', (letter) => {
    expect(isWordLetter(letter.codePointAt(0)!)).toBe(false)
  })
  it('looks past marks on either side', () => {
    expect(letterBefore('e\u0301\u0323#', 3)).toBe(0x65)
    expect(letterBefore('😀#', 2)).toBe(0x1f600)
    expect(letterBefore('#', 0)).toBeUndefined()
    expect(letterAfter('#\u0301x', 1)).toBe(0x78)
    expect(letterAfter('#', 1)).toBeUndefined()
  })
  it('passes over every mark there is, and over nothing else', () => {
    const wrong: string[] = []
    for (let codePoint = 0; codePoint <= 0x10ffff; codePoint++) {
      if (codePoint >= 0xd800 && codePoint <= 0xdfff) continue
      const character = String.fromCodePoint(codePoint)
      const expected = /\p{M}/u.test(character) ? 0x78 : codePoint
      const [before, after] = [letterBefore(`x${character}`, 1 + character.length), letterAfter(`${character}x`, 0)]
      if (before !== expected || after !== expected) wrong.push(codePoint.toString(16))
    }
    expect(wrong).toEqual([])
  })
})
