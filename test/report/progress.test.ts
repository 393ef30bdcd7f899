import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { speakerOf } from '../../src/index.js'
import { progressLine, type Reading } from '../../src/report/progress.js'
import { displayWidth } from '../../src/text/display-width.js'

const reading = (more: Partial<Reading> = {}): Reading => ({
  file: 'posts.csv',
  rows: 120_000,
  bytes: 45,
  total: 100,
  seconds: 9,
  ...more,
})
const line = (more: Partial<Reading> = {}, width = 79, lang: 'en' | 'zh' = 'en') =>
  progressLine(reading(more), width, speakerOf(lang))

describe('a line of progress', () => {
  it('shows a bar, posts, rate and the time left for files', () => {
    expect(line()).toBe('posts.csv  █████████░░░░░░░░░░░  45 %  120,000 posts  13,333/s  0:11 left')
    expect(line({}, 79, 'zh')).toBe('posts.csv  █████████░░░░░░░░░░░  45 %  120,000 条  13,333 条/秒  剩余 0:11')
  })

  it('shows a counter where the end is not known', () => {
    expect(line({ file: '-', total: undefined })).toBe('-  120,000 posts  13,333/s')
  })

  it('tells hours, and nothing of the time left at either end', () => {
    expect(line({ bytes: 1, seconds: 50 })).toContain('  1:22:30 left')
    expect(line({ bytes: 0 })).toBe('posts.csv  ░░░░░░░░░░░░░░░░░░░░   0 %  120,000 posts  13,333/s')
    expect(line({ bytes: 100 })).toBe('posts.csv  ████████████████████ 100 %  120,000 posts  13,333/s')
    expect(line({ bytes: 120 })).toContain('100 %')
    expect(line({ seconds: 0 })).toBe('posts.csv  █████████░░░░░░░░░░░  45 %  120,000 posts')
    expect(line({ total: 0, bytes: 0 })).toBe('posts.csv  120,000 posts  13,333/s')
  })

  it('shortens long names and drops its end in a narrow window', () => {
    expect(line({ file: '2025年10月活动导出数据_最终版_不要再改.csv' }).startsWith('2025年10月活…要再改.csv  █')).toBe(
      true,
    )
    expect(line({}, 40)).toBe('posts.csv  █████████░░░░░░░░░░░  45 %')
  })

  it('is never wider than the window, and one line, whatever the file is called', () => {
    const given = fc.record({
      file: fc.string({ unit: 'binary' }),
      rows: fc.nat(),
      bytes: fc.nat(),
      total: fc.option(fc.nat(), { nil: undefined }),
      seconds: fc.double({ min: 0, max: 1e5, noNaN: true }),
    })
    fc.assert(
      fc.property(
        given,
        fc.integer({ min: 2, max: 120 }),
        fc.constantFrom('en' as const, 'zh' as const),
        (r, width, lang) => {
          const shown = progressLine(r, width, speakerOf(lang))
          expect(displayWidth(shown)).toBeLessThanOrEqual(width)
          expect(shown).not.toMatch(/\p{Cc}/u)
        },
      ),
      { seed: 3, numRuns: 500 },
    )
  })
})
