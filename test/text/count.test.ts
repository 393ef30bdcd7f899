import fc from 'fast-check'
import { collectGraphemes } from 'unicode-segmenter/grapheme'
import { describe, expect, it } from 'vitest'
import { countCharacters, countHan, countIn, countWords } from '../../src/text/count.js'
import { isVisible } from '../../src/text/invisible.js'

// What a reader sees as one character, and how many of it there are.
const SEEN: readonly (readonly [name: string, text: string, characters: number])[] = [
  ['nothing', '', 0],
  ['a Chinese character', '帖', 1],
  ['a Chinese character outside the basic plane', '𠮷', 1],
  ['a compatibility ideograph with a variation selector', '葛\u{e0100}', 1],
  ['a letter', 'a', 1],
  ['a letter with a combining mark', 'e\u0301', 1],
  ['a letter with ten combining marks', `e${'\u0301'.repeat(10)}`, 1],
  ['a Chinese character with a combining mark', '帖\u0323\u0301', 1],
  ['an emoji', '😀', 1],
  ['an emoji with a skin tone', '👍🏽', 1],
  ['a family joined by zero-width joiners', '👨‍👩‍👧‍👦', 1],
  ['a heart on fire', '❤️‍🔥', 1],
  ['a flag of two regional indicators', '🇨🇳', 1],
  ['two flags', '🇨🇳🇭🇰', 2],
  ['a flag of tag characters', '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}', 1],
  ['a keycap', '1️⃣', 1],
  ['a text symbol shown as an emoji', '▶️', 1],
  ['a Hangul syllable in three jamo', '\u1112\u1161\u11ab', 1],
  ['a Devanagari conjunct', 'क्ष', 1],
  ['Thai with vowel signs', 'น้ำ', 1],
  ['kana with a separate voicing mark', 'か\u3099', 1],
  ['a full-width letter', 'Ａ', 1],
  ['full-width punctuation', '，。！', 3],
  ['a ticker', '$CGN', 4],
  ['a hashtag', '#发帖赢代币CGN', 9],
  ['an Arabic number sign, a format character that shows', '\u0600', 1],
  ['a lone combining mark', '\u0301', 1],
  ['a lone surrogate', '\ud83d', 1],
]

// What nobody sees, and what therefore helps nobody to reach a length.
const UNSEEN: readonly (readonly [name: string, text: string])[] = [
  ['a blank', ' '],
  ['a tab', '\t'],
  ['a line break', '\r\n'],
  ['a no-break space', '\u00a0'],
  ['an ideographic space', '\u3000'],
  ['a line separator', '\u2028'],
  ['a next line', '\u0085'],
  ['a zero-width space', '\u200b'],
  ['a zero-width non-joiner', '\u200c'],
  ['a zero-width joiner', '\u200d'],
  ['a word joiner', '\u2060'],
  ['a byte order mark', '\ufeff'],
  ['a soft hyphen', '\u00ad'],
  ['a Mongolian vowel separator', '\u180e'],
  ['a combining grapheme joiner', '\u034f'],
  ['a Hangul filler', '\u3164'],
  ['a half-width Hangul filler', '\uffa0'],
  ['a Hangul choseong filler', '\u115f'],
  ['a Hangul jungseong filler', '\u1160'],
  ['a bidi override', '\u202e'],
  ['a bidi isolate', '\u2066'],
  ['a variation selector', '\ufe0f'],
  ['a language tag', '\u{e0001}'],
  ['the blank Braille pattern', '\u2800'],
  ['a NUL', '\0'],
  ['an escape', '\x1b'],
]

// A mark joins the character before it, a prepended sign the one after it.
const joins = (text: string): boolean => text === '\u0301' || text === '\u0600'

describe('counting characters', () => {
  it.each(SEEN)('counts %s', (_, text, characters) => {
    expect(countCharacters(text)).toBe(characters)
    expect(countCharacters(`字${text}字`)).toBe(characters + (joins(text) ? 1 : 2))
  })

  it.each(UNSEEN)('does not count %s, alone or as padding', (_, text) => {
    expect(countCharacters(text)).toBe(0)
    expect(countCharacters(text.repeat(100))).toBe(0)
    expect(countCharacters(`${'字'.repeat(79)}${text.repeat(30)}`)).toBe(79)
    expect(countCharacters(Array.from('字'.repeat(79)).join(text))).toBe(79)
  })

  it.each(SEEN.filter(([, text, characters]) => characters === 1 && !joins(text)))(
    'tells 79 from 80 of %s',
    (_, text) => {
      for (const count of [79, 80, 81]) expect(countCharacters(text.repeat(count))).toBe(count)
      for (const count of [79, 80, 81]) expect(countCharacters(Array(count).fill(text).join('\n'))).toBe(count)
    },
  )

  it('gives what the segmenter gives, for any mixture', () => {
    const pieces = [...SEEN.map(([, text]) => text), ...UNSEEN.map(([, text]) => text), 'abc', '漢字', '！', '‍', '▶']
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' })), { maxLength: 30 }),
        (parts) => {
          const text = parts.join('')
          expect(countCharacters(text)).toBe(collectGraphemes(text).filter((cluster) => isVisible(cluster)).length)
        },
      ),
      { numRuns: 2000 },
    )
  })

  const long: readonly (readonly [string, number, number])[] = [
    ['字', 1_000_000, 1_000_000],
    ['e\u0301', 500_000, 500_000],
    ['👨‍👩‍👧‍👦', 100_000, 100_000],
    ['\u0301', 1_000_000, 1],
    ['\u200b', 1_000_000, 0],
    [' ', 1_000_000, 0],
    ['\ud83d', 1_000_000, 1_000_000],
  ]
  it.each(long)('reads a long cell of %j', (text, times, characters) => {
    expect(countCharacters(text.repeat(times))).toBe(characters)
  })
})

describe('what may be left out', () => {
  const cases: readonly (readonly [string, { emoji?: boolean; punctuation?: boolean }, number])[] = [
    ['好👍🏽！', {}, 3],
    ['好👍🏽！', { emoji: true }, 2],
    ['好👍🏽！', { punctuation: true }, 2],
    ['好👍🏽！', { emoji: true, punctuation: true }, 1],
    ['1️⃣ 2#*', { emoji: true }, 3],
    ['© ® ™', { emoji: true }, 3],
    ['a-b_c…——「」', { punctuation: true }, 3],
    ['$5 + 3 = 8', { punctuation: true }, 3],
    ['🇨🇳1️⃣❤️‍🔥', { emoji: true }, 0],
    ['🇨🇳1️⃣❤️‍🔥', { punctuation: true }, 3],
  ]
  it.each(cases)('%s without %o is %i', (text, leave, count) => {
    expect(countCharacters(text, leave)).toBe(count)
  })
})

describe('counting words', () => {
  const cases: readonly (readonly [string, number])[] = [
    ['', 0],
    [' \n…！', 0],
    ['one', 1],
    ['one  two\nthree', 3],
    ["don't stop", 2],
    ['don’t stop', 2],
    ['check-in at 3.5 percent', 4],
    ['1,333 CGN', 2],
    ['CGN/USDT', 2],
    ['$CGN is up', 3],
    ['snake_case', 1],
    ['naïve café', 2],
    ['nai\u0308ve', 1],
    ['Привет, мир', 2],
    ['发帖赢', 3],
    ['发CGN帖', 3],
    ['かな カナ', 4],
    ['안녕 세상', 2],
    ['one—two', 2],
    ['well... yes', 2],
    ['end.', 1],
    ['👍 👍', 0],
  ]
  it.each(cases)('%j has %i', (text, words) => {
    expect(countWords(text)).toBe(words)
  })

  it('tells 59 from 60', () => {
    for (const count of [59, 60]) expect(countIn('words', Array(count).fill('word').join(' '))).toBe(count)
  })
})

describe('counting Chinese characters', () => {
  const cases: readonly (readonly [string, number])[] = [
    ['', 0],
    ['发帖 CGN，赢😀1', 3],
    ['人々〇', 3],
    ['𠮷野', 2],
    ['かな', 0],
    ['。，！', 0],
  ]
  it.each(cases)('%j has %i', (text, count) => {
    expect(countHan(text)).toBe(count)
    expect(countIn('han', text)).toBe(count)
  })
})
