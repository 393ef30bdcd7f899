import { isDecimal } from '../model/amount.js'
import type { Reject } from '../model/fault.js'
import type { FaultCode } from '../model/fault-codes.js'
import type { Args } from '../model/message.js'
import type { Person } from '../model/person.js'
import type { Zone } from '../model/zone.js'
import { parseInstant } from '../time/parse-instant.js'
import { isDamagedId, readId, readYesNo } from './read-cell.js'
import { cellOf, findErrorCell, placeOf, type Row } from './read-rows.js'

/** How the times of a people file are read: those without an offset are in the campaign's zone. */
export interface PersonForms {
  readonly zone: Zone
  readonly excelSerials: boolean
}

interface BadCell {
  readonly code: FaultCode
  readonly args: Args
}
const isBad = (value: unknown): value is BadCell => typeof value === 'object' && value !== null && 'code' in value

/** An id of a column; `needed` ones may not be blank. */
function idIn(row: Row, field: string): string | undefined | BadCell {
  const cell = cellOf(row, field)
  if (cell === undefined) return undefined
  const id = readId(cell)
  return isDamagedId(id) ? { code: 'damaged-id', args: { value: id } } : id
}

function timeIn(row: Row, field: string, { zone, excelSerials }: PersonForms): number | undefined | BadCell {
  const value = (cellOf(row, field) ?? '').trim()
  if (value === '') return undefined
  const instant = parseInstant(value, zone, { excelSerials })
  return typeof instant === 'string' ? { code: `bad-time/${instant}`, args: { value, zone: zone.name } } : instant
}

function countIn(row: Row, field: string): number | undefined | BadCell {
  const value = (cellOf(row, field) ?? '').trim()
  if (value === '') return undefined
  return isDecimal(value) ? Number(value) : { code: 'bad-number', args: { field, value } }
}

const textIn = (row: Row, field: string): string | undefined => (cellOf(row, field) ?? '').trim() || undefined

function yesNoIn(row: Row, field: string): boolean | undefined {
  const cell = cellOf(row, field)
  return cell === undefined ? undefined : readYesNo(cell)
}

/** Cells of a row in which a fault could hide, by field. */
function cellsOf(row: Row, forms: PersonForms) {
  return {
    user_id: idIn(row, 'user_id'),
    master_id: idIn(row, 'master_id'),
    identity_id: idIn(row, 'identity_id'),
    kyc_at: timeIn(row, 'kyc_at', forms),
    registered_at: timeIn(row, 'registered_at', forms),
    first_post_at: timeIn(row, 'first_post_at', forms),
    followers: countIn(row, 'followers'),
  }
}
type Read<T> = { readonly [Field in keyof T]: Exclude<T[Field], BadCell> }

/**
 * Reads a row of `--people`, or of a list of people. One bad cell rejects the row: half of what it says would look like
 * all of it. A time of verification without a word on whether there was one means that there was.
 */
export function parsePerson(row: Row, forms: PersonForms, file: string): Person | Reject {
  const reject = (field: string, { code, args }: BadCell): Reject => {
    const column = row.header[row.columns.fields.get(field) ?? -1] ?? field
    return { code, args, postId: '', place: placeOf(row, file, column) }
  }
  const error = findErrorCell(row)
  if (error) return reject(error.field, { code: 'error-cell', args: { ...error } })
  const cells = cellsOf(row, forms)
  if (!cells.user_id) return reject('user_id', { code: 'missing-value', args: { field: 'user_id' } })
  for (const [field, value] of Object.entries(cells)) if (isBad(value)) return reject(field, value)
  const { user_id, master_id, identity_id, kyc_at, registered_at, first_post_at, followers } = cells as Read<
    typeof cells
  >
  const hasKycWord = textIn(row, 'kyc') !== undefined
  return {
    userId: user_id!,
    kyc: hasKycWord ? yesNoIn(row, 'kyc') : kyc_at === undefined ? undefined : true,
    kycAt: kyc_at,
    identityId: identity_id || undefined,
    masterId: master_id === user_id ? '' : master_id,
    registered: yesNoIn(row, 'registered'),
    registeredAt: registered_at,
    followers,
    language: textIn(row, 'language'),
    country: textIn(row, 'country'),
    firstPostAt: first_post_at,
    staff: yesNoIn(row, 'staff'),
  }
}
