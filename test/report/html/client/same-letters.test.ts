import { describe, expect, it } from 'vitest'
import { sameLetters } from '../../../../src/report/html/client/same-letters.js'

const shown = (text: string, same: readonly boolean[]): string =>
  Array.from(text, (letter, i) => (same[i] ? letter : '.')).join('')

describe('sameLetters', () => {
  it.each([
    ['equal', 'abc', 'abc', 'abc', 'abc'],
    ['case aside', 'aBc', 'AbC', 'aBc', 'AbC'],
    ['one left out', 'abcd', 'abd', 'ab.d', 'abd'],
    ['one put in between', '我們在', '我们也在', '我.在', '我..在'],
    ['nothing in common', 'abc', 'xyz', '...', '...'],
    ['nothing at all', '', 'x', '', '.'],
  ])('%s', (_, one, other, inOne, inOther) => {
    const [a, b] = sameLetters(one, other)
    expect([shown(one, a), shown(other, b)]).toEqual([inOne, inOther])
  })
})
