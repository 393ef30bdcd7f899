import { DECISION_FIELDS, type DecisionRow, parseDecision } from '../intake/parse-decision.js'
import { EligoError, type Reject } from '../model/fault.js'
import type { Input } from './open-input.js'
import { readRowsOf } from './read-rows.js'

/** A filled-in review sheet: what was decided, and rows that could not be taken. */
export interface DecisionSheet {
  readonly file: string
  readonly rows: readonly DecisionRow[]
  readonly rejects: readonly Reject[]
}

/** Reads `--decisions`, in any format and encoding of an export. Throws where a spreadsheet has destroyed ids of it. */
export async function readDecisions(input: Input): Promise<DecisionSheet> {
  const file = input.name
  const rows: DecisionRow[] = []
  const rejects: Reject[] = []
  const damaged: Reject[] = []
  const required = ['decision', 'reviewer', 'reason']
  const wish = { file, fields: [...DECISION_FIELDS], required, named: new Map(), sheet: 'review' }
  for await (const { row } of readRowsOf(input, wish)) {
    const decision = 'code' in row ? row : parseDecision(row, file)
    if (decision === undefined) continue
    if ('damaged' in decision) damaged.push(decision.damaged)
    else if ('code' in decision) rejects.push(decision)
    else rows.push(decision)
  }
  if (damaged.length > 0) throw new EligoError(damaged)
  return { file, rows, rejects }
}
