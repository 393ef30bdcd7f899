import { describe, expect, it } from 'vitest'
import { exitCodeOf } from '../../src/commands/exit-code.js'
import { labelsOf } from '../../src/commands/label-inputs.js'
import type { Tally } from '../../src/index.js'

const tally = (rejects: number, repeated: number, ineligible = 0, review = 0): Tally => ({
  rows: 9,
  posts: 9,
  people: 9,
  verdicts: { eligible: 1, ineligible, review },
  rejects,
  repeated,
  rejectCodes: {},
  funnel: [],
})
const NONE = { allowRejects: false, failOn: [] }

describe('the exit code of a check', () => {
  it.each([
    ['nothing to look at', tally(0, 0), NONE, 0],
    ['posts that fail or wait, which nobody asked about', tally(0, 0, 5, 5), NONE, 0],
    ['repeated rows', tally(3, 3), NONE, 0],
    ['a bad row', tally(4, 3), NONE, 1],
    ['a bad row that is waived', tally(4, 3), { allowRejects: true, failOn: [] }, 0],
    ['ineligible posts, asked about', tally(0, 0, 1), { allowRejects: false, failOn: ['ineligible'] }, 1],
    ['posts in review, asked about', tally(0, 0, 0, 1), { allowRejects: true, failOn: ['review'] }, 1],
    ['none of those asked about', tally(0, 0, 1, 0), { allowRejects: false, failOn: ['review'] }, 0],
    ['either of two', tally(0, 0, 0, 2), { allowRejects: false, failOn: ['ineligible', 'review'] }, 1],
  ] as const)('%s', (_, counts, gates, code) => {
    expect(exitCodeOf(counts, gates)).toBe(code)
  })
})

describe('names of inputs in messages', () => {
  it('are short where that is enough', () => {
    expect([...labelsOf(['a/posts.csv', 'b/posts.csv', 'b/people.csv', '-']).values()]).toEqual([
      'a/posts.csv',
      'b/posts.csv',
      'people.csv',
      '-',
    ])
  })
})
