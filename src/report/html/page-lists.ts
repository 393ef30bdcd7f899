import type { Settled } from '../../model/result.js'
import { nearMissTable } from '../near-misses.js'
import type { Speaker } from '../speaker.js'
import type { Cell, Table } from '../table.js'
import { rejectsTable, reviewTable } from '../tables.js'
import type { Cut, NearMissRow, QuestionRow, RejectRow, RulingRow } from './page-model.js'

/** Most rows of each list; the other files of the result hold all. */
export interface ListLimits {
  readonly questions: number
  readonly rulings: number
  readonly nearMisses: number
  readonly rejects: number
}

/** The first rows of a table, as the page names their columns. */
function firstRows<Row>(table: Table, names: Readonly<Record<keyof Row, string>>, most: number): Cut<Row> {
  const columns = Object.entries<string>(names).map(([key, column]) => [key, table.columns.indexOf(column)] as const)
  const toRow = (cells: readonly Cell[]) =>
    Object.fromEntries(columns.map(([key, at]) => [key, String(cells[at] ?? '')])) as Row
  const rows: Row[] = []
  for (const cells of table.rows()) {
    if (rows.length === most) return { rows, isWhole: false }
    rows.push(toRow(cells))
  }
  return { rows, isWhole: true }
}

const QUESTION_COLUMNS = {
  post: 'post_id',
  user: 'user_id',
  rule: 'rule',
  question: 'question',
  evidence: 'evidence',
} as const
const REJECT_COLUMNS = {
  source: 'source',
  line: 'line',
  post: 'post_id',
  column: 'column',
  code: 'code',
  message: 'message',
} as const

const NEAR_MISS_COLUMNS = {
  post: 'post_id',
  user: 'user_id',
  rule: 'rule',
  missing: 'missing',
  reason: 'reason',
} as const

/** What humans decided, in the order of the record. */
function rulingRows({ rulings }: Settled, speaker: Speaker, most: number): Cut<RulingRow> {
  const rows = rulings.slice(0, most).map((ruling) => ({
    post: ruling.postId,
    user: ruling.userId,
    rule: ruling.rules.join(', '),
    text: speaker.ruling(ruling),
  }))
  return { rows, isWhole: rows.length === rulings.length }
}

/** The lists of the page besides the posts. `misses` are the posts that fail by one rule alone. */
export function pageLists(settled: Settled, misses: readonly number[], speaker: Speaker, limits: ListLimits) {
  const near = nearMissTable({ ...settled, kept: misses }, speaker)
  return {
    questions: firstRows<QuestionRow>(reviewTable(settled, speaker), QUESTION_COLUMNS, limits.questions),
    rulings: rulingRows(settled, speaker, limits.rulings),
    nearMisses: firstRows<NearMissRow>(near, NEAR_MISS_COLUMNS, limits.nearMisses),
    rejects: firstRows<RejectRow>(rejectsTable(settled, speaker), REJECT_COLUMNS, limits.rejects),
  }
}
