import { describe, expect, it } from 'vitest'
import { foldName, foldText } from '../../src/text/fold.js'
import { foldVariants, variantTable } from '../../src/text/han-variants/fold-variants.js'
import { dropInvisible, isVisible } from '../../src/text/invisible.js'

describe('folding', () => {
  const cases: readonly (readonly [text: string, folded: string])[] = [
    ['CGN', 'cgn'],
    ['ＣＧＮ', 'cgn'],
    ['ﾃｽﾄ', 'テスト'],
    ['①②', '12'],
    ['ﬁ', 'fi'],
    ['C\u200bG\u2060N\ufe0f', 'cgn'],
    ['\u3164x\uffa0', 'x'],
    ['e\u0301', 'é'],
    ['ΣΑΣ', 'σασ'],
    ['σας', 'σασ'],
    ['STRASSE', 'strasse'],
    ['發帖', '發帖'],
    ['a b\u3000c\nd', 'a b c\nd'],
  ]
  it.each(cases)('%j is %j', (text, folded) => {
    expect(foldText(text)).toBe(folded)
    expect(foldText(foldText(text))).toBe(folded)
  })

  it('folds names without any white space', () => {
    expect(foldName(' Ｐost\u200b ＩＤ\u3000')).toBe('postid')
  })
})

describe('Chinese character variants', () => {
  it('gives one form for characters that stand for each other', () => {
    for (const [traditional, simplified] of [
      ['發帖贏代幣', '发帖赢代币'],
      ['髮', '发'],
      ['鏈上轉賬', '链上转账'],
      ['臺灣', '台湾'],
      ['着', '著'],
      ['裏', '里'],
      ['麽', '么'],
    ] as const)
      expect(foldVariants(traditional)).toBe(foldVariants(simplified))
  })

  it('keeps characters apart that do not', () => {
    expect(foldVariants('贴')).not.toBe(foldVariants('帖'))
    expect(foldVariants('abc，😀')).toBe('abc，😀')
  })

  it('maps every character straight to the one that stands for its class', () => {
    const table = variantTable()
    expect(table.size).toBeGreaterThan(3000)
    expect([...table].filter(([from, to]) => table.has(to) || from === to)).toEqual([])
  })
})

describe('what can be seen', () => {
  it('drops what nobody sees and keeps the rest', () => {
    expect(dropInvisible(' a\u200bb\u3164c\u2800\u0000d\n')).toBe('abcd')
    expect(dropInvisible('abcd')).toBe('abcd')
    expect(dropInvisible('\u0600')).toBe('\u0600')
  })

  it.each(['a', '字', '，', '\u0301', '\u0600', '\ud83d', '\u200ba'])('sees %j', (text) => {
    expect(isVisible(text)).toBe(true)
  })
  it.each(['', ' ', '\u3000', '\u200b', '\u3164', '\uffa0', '\u2800', '\0', '\u202e', '\r\n'])(
    'does not see %j',
    (text) => {
      expect(isVisible(text)).toBe(false)
    },
  )
})
