import { type Fault, placeless } from '../model/fault.js'
import type { Effect, Outcome } from '../model/finding.js'
import { graver } from '../model/finding.js'
import type { Ruling } from '../model/ruling.js'
import type { CsvRow, PostRecord, ResultJson, StageRecord } from '../trust/result-record.js'
import { decide } from '../verdict/decide.js'
import { overrule } from '../verdict/overrule.js'
import { checkSums } from './check-sums.js'

const outcomesOf = ({ findings }: PostRecord): Map<string, Outcome> => {
  const outcomes = new Map<string, Outcome>()
  for (const { rule, outcome } of findings) outcomes.set(rule, graver(outcomes.get(rule) ?? 'pass', outcome as Outcome))
  return outcomes
}

const rulingsOf = ({ decisions = [] }: PostRecord): Ruling[] =>
  decisions.map(({ decision, post_id, user_id, ...rest }) => ({
    ...rest,
    kind: decision,
    postId: post_id ?? '',
    userId: user_id,
  }))

/** Does the verdict follow from the findings, and from what humans decided? */
function checkVerdict(post: PostRecord): Fault | undefined {
  const effects = new Map(post.findings.map(({ rule, effect }) => [rule, effect]))
  const votes = [...outcomesOf(post)].map(([rule, outcome]) => ({ rule, outcome, effect: effects.get(rule) as Effect }))
  const { verdict, failed, review } = overrule(decide(votes), rulingsOf(post))
  const say = (of: string, failing: readonly string[], asking: readonly string[]) =>
    [of, ...failing, ...asking].join(' ')
  const [found, recorded] = [say(verdict, failed, review), say(post.verdict, post.failed_rules, post.review_rules)]
  return found === recorded ? undefined : placeless('inconsistent/verdict', { post: post.post_id, recorded, found })
}

/** What a row of report.csv must say of a post. */
function expectedCells(post: PostRecord): Record<string, string> {
  return {
    post_id: post.post_id,
    user_id: post.user_id,
    verdict: post.verdict,
    failed_rules: post.failed_rules.join(';'),
    review_rules: post.review_rules.join(';'),
    ...Object.fromEntries(outcomesOf(post)),
  }
}

function compareCells(
  file: string,
  { line, cells }: CsvRow,
  expected: Readonly<Record<string, string>>,
  other: string,
): Fault | undefined {
  const column = Object.keys(expected).find((name) => cells[name] !== expected[name])
  return column === undefined
    ? undefined
    : placeless('inconsistent/row', {
        file,
        line,
        column,
        found: cells[column] ?? '–',
        recorded: expected[column]!,
        other,
      })
}

/** Holds posts as they come against the rows of report.csv, and counts them. */
export function createPostCheck() {
  const faults: Fault[] = []
  const verdicts: Record<string, number> = { eligible: 0, ineligible: 0, review: 0 }
  const authors = new Map<string, string>()
  const persons = new Map<string, string>()
  return {
    add(post: PostRecord, row: CsvRow | undefined) {
      verdicts[post.verdict] = (verdicts[post.verdict] ?? 0) + 1
      authors.set(post.post_id, post.user_id)
      persons.set(post.post_id, post.person ?? post.user_id)
      const found =
        checkVerdict(post) ?? (row && compareCells('report.csv', row, expectedCells(post), 'entries.ndjson'))
      if (found) faults.push(found)
    },
    done: () => ({ faults, verdicts, authors, persons }),
  }
}
export type PostCheck = ReturnType<ReturnType<typeof createPostCheck>['done']>

/** Winners are posts of the result, by the right authors, in the order of their ranks. */
function checkWinners({ award, awards }: StageRecord, { authors }: PostCheck): Fault[] {
  const faults: Fault[] = []
  // Whoever stands in for a winner who was taken out comes from behind; among themselves they are in order too.
  const lasts = { own: 0, standIn: 0 }
  for (const { place, post_id, user_id, reason, replaces } of awards) {
    if (post_id === null) continue
    const author = authors.get(post_id)
    if (author === undefined) faults.push(placeless('inconsistent/winner-unknown', { award, place, post: post_id }))
    const rank = reason.args.rank
    if (typeof rank !== 'number') continue
    const line = replaces ? 'standIn' : 'own'
    const last = lasts[line]
    if (rank <= last) faults.push(placeless('inconsistent/order', { award, place, rank, last, user: user_id }))
    lasts[line] = rank
  }
  return faults
}

/** allocation.csv says what result.json says, line by line. */
function checkAllocation({ awards }: ResultJson, rows: readonly CsvRow[]): Fault[] {
  const expected = awards.flatMap(({ award, asset, awards: places }) =>
    places.map(({ prize, place, status, user_id, post_id, amount, asset: own = asset, substitute }) => ({
      award,
      prize,
      place: String(place),
      status,
      user_id,
      post_id: post_id ?? '',
      amount: amount ?? '',
      asset: own,
      substitute: substitute ? `${substitute.amount} ${substitute.asset}` : '',
    })),
  )
  const found = expected.flatMap((cells, i) =>
    rows[i] ? (compareCells('allocation.csv', rows[i], cells, 'result.json') ?? []) : [],
  )
  return expected.length === rows.length
    ? found
    : [
        ...found,
        placeless('inconsistent/count', {
          what: 'rows',
          file: 'allocation.csv',
          found: rows.length,
          recorded: expected.length,
        }),
      ]
}

/** Does a result agree with itself: its counts, its sums, its winners, and its files with one another? */
export function checkResult(
  result: ResultJson,
  posts: PostCheck,
  allocation: readonly CsvRow[],
  rejects: readonly CsvRow[],
): Fault[] {
  const { tally } = result
  const counts: [string, string, number][] = [
    ['posts', 'entries.ndjson', posts.authors.size],
    ...Object.entries(posts.verdicts).map(([verdict, count]): [string, string, number] => [
      verdict,
      'entries.ndjson',
      count,
    ]),
    ['rejects', 'rejects.csv', rejects.length],
  ]
  return [
    ...posts.faults,
    ...counts.flatMap(([what, file, found]): Fault[] => {
      const recorded = tally[what] as number
      return found === recorded ? [] : [placeless('inconsistent/count', { what, file, found, recorded })]
    }),
    ...checkAllocation(result, allocation),
    ...checkSums(result),
    ...result.awards.flatMap((stage) => checkWinners(stage, posts)),
  ]
}
