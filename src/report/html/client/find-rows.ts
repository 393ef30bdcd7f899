import { type AwardRow, BY_HUMAN, type PageData, type PageOutcome, type PageVerdict } from '../page-model.js'

export type SortKey = 'order' | 'post' | 'user' | 'time' | 'verdict' | 'length' | 'copied'

/** What of the posts is wanted, and in which order. A blank wish lets every post in. */
export interface Query {
  readonly search: string
  readonly verdict: PageVerdict | ''
  /** Position of a rule, or -1. */
  readonly rule: number
  /** Counts where a rule is chosen. */
  readonly outcome: PageOutcome | 'notPassed'
  readonly standing: AwardRow['status'] | 'anyPrize' | ''
  readonly sort: SortKey
  readonly descending: boolean
}

export const EVERYTHING: Query = {
  search: '',
  verdict: '',
  rule: -1,
  outcome: 'notPassed',
  standing: '',
  sort: 'order',
  descending: false,
}

const SEVERITY: Readonly<Record<PageOutcome, number>> = { pass: 0, review: 1, fail: 2 }
const OUTCOMES: readonly PageOutcome[] = ['pass', 'review', 'fail']
const VERDICT_ORDER: readonly PageVerdict[] = ['eligible', 'review', 'ineligible']
const DIGITS = /^\d+$/

/** Ids of digits by their number, all others by code units. */
function byId(a: string, b: string): number {
  const inLength = DIGITS.test(a) && DIGITS.test(b) ? a.length - b.length : 0
  return inLength || (a < b ? -1 : a > b ? 1 : 0)
}

/** Looks the posts of a page up: what a rule said, and which rows meet a query. Positions are those of `posts.rows`. */
export interface RowFinder {
  readonly outcome: (row: number, rule: number) => PageOutcome
  readonly standings: (row: number) => readonly AwardRow['status'][]
  readonly find: (query: Query) => number[]
  /** Position of a post. */
  readonly rowOf: (id: string) => number | undefined
}

export function createRowFinder({ posts: { rows }, statements, rules, awards }: PageData): RowFinder {
  // Plain loops over plain arrays: this runs before anything is shown.
  const ruleAt = statements.map((statement) => statement[0])
  const severityAt = statements.map((statement) => SEVERITY[statement[1]])
  const outcomes = new Uint8Array(rows.length * rules.length)
  for (let row = 0; row < rows.length; row++)
    for (const statement of rows[row]![5]) {
      const at = row * rules.length + ruleAt[statement]!
      if (ruleAt[statement] !== BY_HUMAN && severityAt[statement]! > outcomes[at]!)
        outcomes[at] = severityAt[statement]!
    }
  const positions = new Map<string, number>()
  for (let row = 0; row < rows.length; row++) positions.set(rows[row]![0], row)
  const standings = new Map<number, AwardRow['status'][]>()
  for (const { post, status } of awards.flatMap((award) => award.rows)) {
    const row = positions.get(post)
    if (row !== undefined) standings.set(row, [...(standings.get(row) ?? []), status])
  }
  const severity = (row: number, rule: number) => outcomes[row * rules.length + rule]!
  const orders = new Map<SortKey, readonly number[]>()
  let ids: string[] | undefined

  const keys: Readonly<Record<Exclude<SortKey, 'order'>, () => (a: number, b: number) => number>> = {
    post: () => (a, b) => byId(rows[a]![0], rows[b]![0]),
    user: () => (a, b) => byId(rows[a]![1], rows[b]![1]),
    time() {
      // Unknown times come last.
      const times = rows.map(([, , time]) => (time === '' ? Number.MAX_SAFE_INTEGER : Date.parse(time)))
      return (a, b) => times[a]! - times[b]!
    },
    verdict() {
      const verdicts = rows.map(([, , , verdict]) => VERDICT_ORDER.indexOf(verdict))
      return (a, b) => verdicts[a]! - verdicts[b]!
    },
    length: () => (a, b) => rows[a]![4] - rows[b]![4],
    copied: () => (a, b) => (rows[a]![6]?.share ?? -1) - (rows[b]![6]?.share ?? -1),
  }

  function ordered(sort: SortKey): readonly number[] {
    const known = orders.get(sort)
    if (known) return known
    const all = rows.map((_, row) => row)
    if (sort !== 'order') {
      const compare = keys[sort]()
      all.sort((a, b) => compare(a, b) || a - b)
    }
    orders.set(sort, all)
    return all
  }

  /** Tells which rows hold a text in their ids or in what the rules say of them. */
  function searcher(search: string): (row: number) => boolean {
    const wanted = search.trim().toLowerCase()
    if (wanted === '') return () => true
    ids ??= rows.map(([id, user, , , , , copy]) =>
      [id, user, ...(copy?.sources.flatMap((source) => [source.id, source.author]) ?? [])].join('\n').toLowerCase(),
    )
    const said = statements.map(
      ([rule, outcome, text]) => (outcome !== 'pass' || rule === BY_HUMAN) && text.toLowerCase().includes(wanted),
    )
    return (row) => ids![row]!.includes(wanted) || rows[row]![5].some((statement) => said[statement])
  }

  return {
    outcome: (row, rule) => OUTCOMES[severity(row, rule)]!,
    standings: (row) => standings.get(row) ?? [],
    rowOf: (id) => positions.get(id),
    find({ search, verdict, rule, outcome, standing, sort, descending }) {
      const isFound = searcher(search)
      const meetsRule = (found: number) => (outcome === 'notPassed' ? found > 0 : found === SEVERITY[outcome])
      const meetsStanding = (found: readonly AwardRow['status'][]) =>
        standing === 'anyPrize' ? found.some((s) => s === 'awarded' || s === 'held') : found.some((s) => s === standing)
      const found = ordered(sort).filter(
        (row) =>
          (verdict === '' || rows[row]![3] === verdict) &&
          (rule < 0 || meetsRule(severity(row, rule))) &&
          (standing === '' || meetsStanding(standings.get(row) ?? [])) &&
          isFound(row),
      )
      return descending ? found.reverse() : found
    },
  }
}
