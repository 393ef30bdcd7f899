import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { growingTexts } from '../../src/model/columns.js'
import { numberTexts } from '../../src/pipeline/number-texts.js'

function columnOf(texts: readonly string[]) {
  const column = growingTexts()
  for (const text of texts) column.push(text)
  return column.done()
}

describe('numbered texts', () => {
  it('have numbers in the order in which they first appear, over all columns', () => {
    const { count, numbers, textOf } = numberTexts([columnOf(['b', 'a', 'b']), columnOf([]), columnOf(['', 'a', 'ab'])])
    expect([...numbers]).toEqual([0, 1, 0, 2, 1, 3])
    expect(Array.from({ length: count }, (_, number) => textOf(number))).toEqual(['b', 'a', '', 'ab'])
  })

  it('are none where there is no text', () => {
    expect(numberTexts([])).toMatchObject({ count: 0, numbers: new Uint32Array() })
  })

  it('are equal where the texts are, and nowhere else', () => {
    const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 3 }), { maxLength: 60 })
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 4 }), (columns) => {
        const { numbers, textOf } = numberTexts(columns.map(columnOf))
        expect([...numbers].map(textOf)).toEqual(columns.flat())
        expect(new Set(numbers).size).toBe(new Set(columns.flat()).size)
      }),
    )
  })
})
