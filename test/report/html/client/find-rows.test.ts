import { describe, expect, it } from 'vitest'
import { createRowFinder, EVERYTHING, type Query } from '../../../../src/report/html/client/find-rows.js'
import type { PageData, PostRow } from '../../../../src/report/html/page-model.js'

const copy = (share: number, id: string) => ({
  share,
  sources: [{ kind: 'post', id, author: 'Writer', time: '', share, passages: [] } as const],
  text: null,
  isCut: false,
})
const ROWS: readonly PostRow[] = [
  ['99', 'Anna', '2025-10-25T12:00:00+08:00', 'eligible', 120, [0, 2]],
  ['100', 'bert', '2025-10-25T05:00:00Z', 'ineligible', 30, [1, 2]],
  ['x', 'cara', '', 'review', 90, [0, 3, 4]],
  ['5', 'dora', '2025-10-24T12:00:00+08:00', 'ineligible', 90, [0, 4], copy(0.5, 'Original')],
]
const DATA = {
  statements: [
    [0, 'pass', 'length fine'],
    [0, 'fail', 'length 30, TOO SHORT'],
    [1, 'pass', 'own words'],
    [1, 'review', 'perhaps copied'],
    [1, 'fail', 'copied'],
  ],
  rules: [{ id: 'length' }, { id: 'originality' }],
  awards: [
    {
      rows: [
        { post: '99', status: 'awarded' },
        { post: 'x', status: 'alternate' },
        { post: '', status: 'unfilled' },
      ],
    },
  ],
  posts: { rows: ROWS, isWhole: true },
} as unknown as PageData

const finder = createRowFinder(DATA)
const idsFor = (query: Partial<Query>): string[] => finder.find({ ...EVERYTHING, ...query }).map((row) => ROWS[row]![0])

describe('createRowFinder', () => {
  it.each<[string, Partial<Query>, string[]]>([
    ['everything in its order', {}, ['99', '100', 'x', '5']],
    ['everything backwards', { descending: true }, ['5', 'x', '100', '99']],
    ['a verdict', { verdict: 'ineligible' }, ['100', '5']],
    ['what a rule did not pass', { rule: 1 }, ['x', '5']],
    ['what a rule failed: the gravest statement counts', { rule: 1, outcome: 'fail' }, ['x', '5']],
    ['what a rule passed', { rule: 1, outcome: 'pass' }, ['99', '100']],
    ['winners', { standing: 'anyPrize' }, ['99']],
    ['alternates', { standing: 'alternate' }, ['x']],
    ['part of an id', { search: '9' }, ['99']],
    ['a user, whatever the case', { search: ' ANNA ' }, ['99']],
    ['what a rule objects', { search: 'too short' }, ['100']],
    ['but not what it approves', { search: 'own words' }, []],
    ['a source and its author', { search: 'original' }, ['5']],
    ['all wishes at once', { verdict: 'ineligible', rule: 0, search: '1' }, ['100']],
    ['by id as numbers', { sort: 'post' }, ['5', '99', '100', 'x']],
    ['by instant, not by clock, the unknown last', { sort: 'time' }, ['5', '99', '100', 'x']],
    ['by length, equal ones in their order', { sort: 'length' }, ['100', 'x', '5', '99']],
    ['by verdict', { sort: 'verdict' }, ['99', 'x', '100', '5']],
    ['by share copied, most first', { sort: 'copied', descending: true }, ['5', 'x', '100', '99']],
    [
      'by user',
      { sort: 'user', descending: true },
      ['dora', 'cara', 'bert', 'Anna'].map((name) => ROWS.find((row) => row[1] === name)![0]),
    ],
  ])('finds %s', (_, query, ids) => {
    expect(idsFor(query)).toEqual(ids)
  })

  it('knows a row by its post', () => {
    expect([finder.rowOf('x'), finder.rowOf('nobody'), finder.rowOf('__proto__')]).toEqual([2, undefined, undefined])
  })

  it('tells what a rule said and what a post won', () => {
    expect([finder.outcome(2, 1), finder.outcome(0, 0), finder.standings(0), finder.standings(1)]).toEqual([
      'fail',
      'pass',
      ['awarded'],
      [],
    ])
  })
})
