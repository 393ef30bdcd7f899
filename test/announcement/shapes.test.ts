import { describe, expect, it } from 'vitest'
import { SHAPES } from './shapes.js'
import { summaryOf } from './summary.js'

describe('readAnnouncement', () => {
  it.each(SHAPES)('%s', (_, text, expected) => {
    expect(summaryOf(text)).toEqual(expected)
  })
})
