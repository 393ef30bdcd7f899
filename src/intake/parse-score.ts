import { isDecimal } from '../model/amount.js'
import type { Reject } from '../model/fault.js'
import { isDamagedId, readId } from './read-cell.js'
import { cellOf, placeOf, type Row } from './read-rows.js'

/** Metrics of one post, as read. */
export interface Score {
  readonly postId: string
  readonly metrics: ReadonlyMap<string, string>
}

/** Reads a row of `--scores` for the metrics that the campaign ranks by; a blank cell is unknown. */
export function parseScore(row: Row, metrics: readonly string[], file: string): Score | Reject {
  const postId = readId(cellOf(row, 'post_id') ?? '')
  const place = (column: string) => placeOf(row, file, column)
  if (postId === '') return { code: 'missing-value', args: { field: 'post_id' }, postId, place: place('post_id') }
  if (isDamagedId(postId)) return { code: 'damaged-id', args: { value: postId }, postId, place: place('post_id') }
  const found = new Map<string, string>()
  for (const field of metrics) {
    const value = (cellOf(row, field) ?? '').trim()
    if (value === '') continue
    if (!isDecimal(value, { signed: true }))
      return { code: 'bad-number', args: { field, value }, postId, place: place(field) }
    found.set(field, value)
  }
  return { postId, metrics: found }
}
