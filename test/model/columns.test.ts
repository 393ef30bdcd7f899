import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { growingTexts, growingUints, textAt } from '../../src/model/columns.js'

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

  it('keeps numbers, and makes one column after the other', () => {
    const uints = growingUints()
    const many = Array.from({ length: 1000 }, (_, i) => 2 ** 32 - 1 - i)
    for (const n of many) uints.push(n)
    const first = uints.done()
    uints.push(7)
    expect([...first]).toEqual(many)
    expect([...uints.done()]).toEqual([7])
    expect([...uints.done()]).toEqual([])
  })

  it('makes one column of texts after the other', () => {
    const texts = growingTexts()
    texts.push('字')
    const first = texts.done()
    texts.push('a')
    expect([textAt(first, 0), textAt(texts.done(), 0)]).toEqual(['字', 'a'])
  })
})
