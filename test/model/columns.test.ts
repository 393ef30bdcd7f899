import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { growingBytes, growingFloats, growingTexts, growingUints, textAt } from '../../src/model/columns.js'

describe('columns', () => {
  it('keeps texts as they came, however many and however long', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 200 }), { maxLength: 300 }), (texts) => {
        const column = growingTexts()
        for (const text of texts) column.push(text)
        const done = column.done()
        expect(texts.map((_, i) => textAt(done, i))).toEqual(texts.map((text) => text.toWellFormed()))
        expect(done.ends.length).toBe(texts.length)
      }),
    )
  })

  it('keeps a text of a million characters, and one of every kind of bytes', () => {
    const column = growingTexts()
    const long = '字😀a'.repeat(300_000)
    for (const text of ['', long, 'é', '', '\0', 'x'.repeat(63), 'x'.repeat(64)]) column.push(text)
    const done = column.done()
    expect(Array.from({ length: 7 }, (_, i) => textAt(done, i))).toEqual([
      '',
      long,
      'é',
      '',
      '\0',
      'x'.repeat(63),
      'x'.repeat(64),
    ])
  })

  it('keeps numbers of each kind', () => {
    const [floats, uints, bytes] = [growingFloats(), growingUints(), growingBytes()]
    const many = Array.from({ length: 1000 }, (_, i) => i)
    for (const n of many) {
      floats.push(n + 0.5)
      uints.push(2 ** 32 - 1 - n)
      bytes.push(n % 256)
    }
    floats.push(Number.NaN)
    expect([...floats.done()]).toEqual([...many.map((n) => n + 0.5), Number.NaN])
    expect([...uints.done()]).toEqual(many.map((n) => 2 ** 32 - 1 - n))
    expect([...bytes.done()]).toEqual(many.map((n) => n % 256))
    expect([...growingUints().done()]).toEqual([])
  })
})
