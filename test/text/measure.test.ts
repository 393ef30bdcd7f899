import { describe, expect, it } from 'vitest'
import { displayWidth, padColumns, padColumnsStart } from '../../src/text/display-width.js'
import { editDistance, nearest } from '../../src/text/edit-distance.js'
import { escapePattern } from '../../src/text/escape-pattern.js'
import { hash64 } from '../../src/text/hash.js'

describe('columns on a terminal', () => {
  const cases: readonly (readonly [string, number])[] = [
    ['', 0],
    ['abc', 3],
    ['中文', 4],
    ['ＡＢ', 4],
    ['ｱ', 1],
    ['é', 1],
    ['e\u0301', 1],
    ['a\u200bb', 2],
    ['👍🏽', 2],
    ['👨‍👩‍👧‍👦', 2],
    ['，', 2],
    [`a${'\u0301'.repeat(300_000)}`, 1],
  ]
  it.each(cases)('%s', (text, columns) => {
    expect(displayWidth(text)).toBe(columns)
  })

  it('pads to columns and never cuts', () => {
    expect(padColumns('中', 4)).toBe('中  ')
    expect(padColumnsStart('中', 4)).toBe('  中')
    expect(padColumns('中文', 3)).toBe('中文')
  })
})

describe('edits between texts', () => {
  const cases: readonly (readonly [a: string, b: string, limit: number, distance: number])[] = [
    ['', '', 1, 0],
    ['abc', 'abc', 1, 0],
    ['abc', 'abd', 1, 1],
    ['abc', 'ab', 1, 1],
    ['abc', 'acb', 1, 1],
    ['abc', 'cba', 3, 2],
    ['abc', 'xyz', 1, 2],
    ['abc', 'abcdef', 2, 3],
    ['😀a', 'a', 1, 1],
    ['ca', 'abc', 3, 3],
  ]
  it.each(cases)('%s to %s within %i is %i', (a, b, limit, distance) => {
    expect(editDistance(a, b, limit)).toBe(distance)
    expect(editDistance(b, a, limit)).toBe(distance)
  })

  it('finds the nearest name, or none', () => {
    expect(nearest('lenght', ['length', 'window'])).toBe('length')
    expect(nearest('Window', ['length', 'window'])).toBe('window')
    expect(nearest('zzz', ['length', 'window'])).toBeUndefined()
    expect(nearest('x', [])).toBeUndefined()
  })
})

describe('patterns and hashes', () => {
  it('escapes what means something in a pattern', () => {
    const text = 'a.b*c+d?e^f$g{h}(i)|[j]\\k/l'
    expect(new RegExp(`^${escapePattern(text)}$`).test(text)).toBe(true)
    expect(new RegExp(`^${escapePattern(text)}$`, 'u').test(text)).toBe(true)
    expect(new RegExp(`^${escapePattern('a.b')}$`).test('axb')).toBe(false)
  })

  it('hashes equal texts alike, and near ones apart, in both lanes', () => {
    const hashes = Array.from({ length: 20_000 }, (_, i) => hash64(`https://cdn.example/u/${i}.png`))
    expect(hash64('a')).toEqual(hash64('a'))
    expect(new Set(hashes.map((pair) => pair.join())).size).toBe(20_000)
    for (const lane of [0, 1]) expect(new Set(hashes.map((pair) => pair[lane])).size).toBeGreaterThan(19_990)
    expect(hashes.flat().every((half) => Number.isInteger(half) && half >= 0 && half < 2 ** 32)).toBe(true)
  })
})
