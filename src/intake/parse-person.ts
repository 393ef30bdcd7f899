import type { Reject } from '../model/fault.js'
import { isDamagedId, readId, readYesNo } from './read-cell.js'
import { cellOf, type Row } from './read-rows.js'

/** Facts about one person, as read. What the table does not say is undefined: unknown. */
export interface Person {
  readonly userId: string
  readonly kyc: boolean | undefined
}

/** Reads a row of `--people`. */
export function parsePerson(row: Row, file: string): Person | Reject {
  const userId = readId(cellOf(row, 'user_id') ?? '')
  const place = { file, line: row.line, column: 'user_id' }
  if (userId === '') return { code: 'missing-value', args: { field: 'user_id' }, postId: '', place }
  if (isDamagedId(userId)) return { code: 'damaged-id', args: { value: userId }, postId: '', place }
  const kyc = cellOf(row, 'kyc')
  return { userId, kyc: kyc === undefined ? undefined : readYesNo(kyc) }
}
