import { describe, expect, it } from 'vitest'
import { wordFault } from '../../src/model/fault.js'
import { checkResult, createPostCheck } from '../../src/pipeline/check-result.js'
import type { AwardRecord, CsvRow, PostRecord, ResultJson } from '../../src/trust/result-record.js'

const post = (id: string, outcome: string, verdict: string): PostRecord => ({
  post_id: id,
  user_id: `u-${id}`,
  verdict,
  failed_rules: verdict === 'ineligible' ? ['length'] : [],
  review_rules: [],
  findings: [{ rule: 'length', effect: 'reject', outcome, message: 'length.x', args: {} }],
})
const row = (line: number, cells: Record<string, string>): CsvRow => ({ line, cells })
const reportRow = (line: number, id: string, outcome: string, verdict: string): CsvRow =>
  row(line, {
    post_id: id,
    user_id: `u-${id}`,
    verdict,
    failed_rules: verdict === 'ineligible' ? 'length' : '',
    review_rules: '',
    length: outcome,
  })
const award = (place: number, id: string, amount: string, rank = place): AwardRecord => ({
  prize: 'prize',
  place,
  status: 'awarded',
  user_id: `u-${id}`,
  post_id: id,
  amount,
  reason: { message: 'award.ranked', args: { rank } },
})
const slotRow = (line: number, place: number, id: string, amount: string): CsvRow =>
  row(line, {
    award: 'A',
    prize: 'prize',
    place: String(place),
    status: 'awarded',
    user_id: `u-${id}`,
    post_id: id,
    amount,
    asset: 'T',
    substitute: '',
  })

/** A result that agrees with itself, as far as nothing of it is changed. */
const sound = () => ({
  posts: [post('1', 'pass', 'eligible'), post('2', 'pass', 'eligible'), post('3', 'fail', 'ineligible')],
  report: [
    reportRow(2, '1', 'pass', 'eligible'),
    reportRow(3, '2', 'pass', 'eligible'),
    reportRow(4, '3', 'fail', 'ineligible'),
  ],
  awards: [award(1, '1', '20'), award(2, '2', '10')],
  allocation: [slotRow(2, 1, '1', '20'), slotRow(3, 2, '2', '10')],
  rejects: [] as CsvRow[],
  conservation: { pool: '30', awarded: '30', held: '0', unallocated: '0' },
  tally: { posts: 3, eligible: 2, ineligible: 1, review: 0, rejects: 0 } as Record<string, unknown>,
})
type Given = ReturnType<typeof sound>

function faultsOf(change: (given: Given) => void): string[] {
  const given = sound()
  change(given)
  const check = createPostCheck()
  for (const [i, entry] of given.posts.entries()) check.add(entry, given.report[i])
  const result: ResultJson = {
    manifest: { eligo: '0', unicode: '1', campaign: { name: '', digest: '' }, inputs: [] },
    tally: given.tally,
    awards: [{ award: 'A', asset: 'T', awards: given.awards, conservation: given.conservation }],
  }
  return checkResult(result, check.done(), given.allocation, given.rejects).map((fault) => wordFault(fault, 'en'))
}

describe('checkResult', () => {
  it('finds nothing where all agrees', () => {
    expect(faultsOf(() => {})).toEqual([])
  })

  it.each<[string, (given: Given) => void, string[]]>([
    [
      'a verdict that its findings do not make',
      (given) => {
        given.posts[2] = { ...given.posts[2]!, verdict: 'eligible', failed_rules: [] }
        given.report[2] = reportRow(4, '3', 'fail', 'eligible')
      },
      [
        '3: recorded as eligible, but its findings make it ineligible length',
        'eligible: 3 in entries.ndjson, 2 in result.json',
        'ineligible: 0 in entries.ndjson, 1 in result.json',
      ],
    ],
    [
      'a row of the report',
      (given) => {
        given.report[1] = reportRow(3, '2', 'fail', 'eligible')
      },
      ['report.csv, line 3: length is fail, but entries.ndjson says pass'],
    ],
    [
      'a post that is gone',
      (given) => {
        given.posts.pop()
        given.report.pop()
      },
      ['posts: 2 in entries.ndjson, 3 in result.json', 'ineligible: 0 in entries.ndjson, 1 in result.json'],
    ],
    [
      'a row of the allocation',
      (given) => {
        given.allocation[1] = slotRow(3, 2, '3', '10')
      },
      ['allocation.csv, line 3: user_id is u-3, but result.json says u-2'],
    ],
    [
      'a row of the allocation less',
      (given) => given.allocation.pop(),
      ['rows: 1 in allocation.csv, 2 in result.json'],
    ],
    [
      'a sum',
      (given) => {
        given.awards[0] = award(1, '1', '25')
        given.allocation[0] = slotRow(2, 1, '1', '25')
      },
      ['A: awarded is recorded as 30, but adds up to 35'],
    ],
    [
      'a pool',
      (given) => {
        given.conservation.pool = '40'
      },
      ['A: pool is recorded as 40, but adds up to 30'],
    ],
    [
      'a winner that is no entry',
      (given) => {
        given.awards[1] = award(2, '9', '10')
        given.allocation[1] = slotRow(3, 2, '9', '10')
      },
      ['A, place 2: the post 9 is not among the entries'],
    ],
    [
      'winners out of order',
      (given) => {
        given.awards.splice(0, 2, award(1, '2', '20', 2), award(2, '1', '10', 1))
        given.allocation.splice(0, 2, slotRow(2, 1, '2', '20'), slotRow(3, 2, '1', '10'))
      },
      ['A, place 2: u-1 has rank 1, after rank 2'],
    ],
    ['a rejected row', (given) => given.rejects.push(row(2, {})), ['rejects: 1 in rejects.csv, 0 in result.json']],
  ])('finds %s', (_, change, expected) => {
    expect(faultsOf(change)).toEqual(expected)
  })
})
