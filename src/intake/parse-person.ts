import type { Reject } from '../model/fault.js'
import { readYesNo } from './read-cell.js'
import { cellOf, type Row } from './read-rows.js'

/** Facts about one person, as read. What the table does not say is undefined: unknown. */
export interface Person {
  readonly userId: string
  readonly kyc: boolean | undefined
}

/** Reads a row of `--people`. */
export function parsePerson(row: Row, file: string): Person | Reject {
  const userId = (cellOf(row, 'user_id') ?? '').trim()
  const place = { file, line: row.line, column: 'user_id' }
  if (userId === '') return { code: 'missing-value', args: { field: 'user_id' }, postId: '', place }
  const kyc = cellOf(row, 'kyc')
  return { userId, kyc: kyc === undefined ? undefined : readYesNo(kyc) }
}
