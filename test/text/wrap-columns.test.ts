import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { displayWidth } from '../../src/text/display-width.js'
import { cutColumns, shortenColumns, wrapColumns } from '../../src/text/wrap-columns.js'

describe('texts as lines of a width', () => {
  it.each<[string, string, number, number, string[]]>([
    ['fits', 'short', 10, 10, ['short']],
    ['nothing', '', 10, 10, ['']],
    ['exactly fits', '0123456789', 10, 10, ['0123456789']],
    ['blanks', 'held until verified', 10, 10, ['held until', 'verified']],
    ['a blank right at the end of a line', 'abcde fghij', 5, 5, ['abcde', 'fghij']],
    ['a word too long', 'abcdefghijkl', 5, 5, ['abcde', 'fghij', 'kl']],
    ['Chinese', '待完成身份认证后发放', 8, 8, ['待完成身', '份认证后', '发放']],
    ['no closing mark at the start of a line', '一二三四，五', 8, 8, ['一二三', '四，五']],
    ['a wide character is not halved', '一二三', 5, 5, ['一二', '三']],
    ['a family of emoji is one', '👨‍👩‍👧a👨‍👩‍👧', 3, 3, ['👨‍👩‍👧a', '👨‍👩‍👧']],
    ['a first line that is partly taken', 'one two three', 9, 4, ['one', 'two three']],
    ['a first line without room for the first word', 'sixteen letters', 9, 3, ['', 'sixteen', 'letters']],
  ])('%s', (_, text, width, first, lines) => {
    expect(wrapColumns(text, width, first)).toEqual(lines)
  })

  it('keeps every letter, and every line within its width', () => {
    const letters = fc.constantFrom('a', 'b', ' ', '字', '，', '（', '👍🏽', 'é', '1')
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 60 }), fc.integer({ min: 2, max: 20 }), (text, width) => {
        const lines = wrapColumns(text, width)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width)
      }),
    )
  })

  it.each([
    ['480310277', 20, '480310277'],
    ['550e8400-e29b-41d4-a716-446655440000', 20, '550e8400-e…655440000'],
    ['用户甲乙丙丁', 7, '用…丁'],
    ['abcd', 3, 'a…d'],
  ])('shortens %s to %i columns', (id, width, shortened) => {
    expect(shortenColumns(id, width)).toBe(shortened)
  })

  it.each([
    ['rank 1  ', 6, 'rank 1'],
    ['rank 1 by likes', 8, 'rank 1…'],
    ['排名第一', 7, '排名第…'],
    ['排名第一', 6, '排名…'],
  ])('cuts %j to %i columns', (text, width, cut) => {
    expect(cutColumns(text, width)).toBe(cut)
  })
})
