import { isDecimal } from '../model/amount.js'
import type { Reject } from '../model/fault.js'
import type { FaultCode } from '../model/fault-codes.js'
import type { Args } from '../model/message.js'
import type { Post } from '../model/post.js'
import type { Zone } from '../model/zone.js'
import { createHasher, type Hash64 } from '../text/hash.js'
import { parseInstant } from '../time/parse-instant.js'
import { isDamagedId, readHashtags, readId, readScreenshots, readYesNo } from './read-cell.js'
import { cellOf, findErrorCell, placeOf, type Row } from './read-rows.js'

/** How the cells of posts are to be read. */
export interface RowForms {
  readonly zone: Zone
  readonly excelSerials: boolean
  /** Numeric columns that the campaign ranks by: what is no number there is a fault. */
  readonly metrics: readonly string[]
}

/** What the rows of totals, which exports end with, have in place of an id. */
const TOTAL =
  /^(?:合计|总计|小计|共计|汇总|總計|合計|小計|(?:grand |sub)?total|sum)[:：]?$|^共\s{0,9}\d+\s{0,9}[条條笔筆行个篇]/i

/** Reads the cells of one row field by field; the first fault ends it. */
export function parsePost(row: Row, forms: RowForms, file: string): Post | Reject {
  const cell = (field: string) => cellOf(row, field)
  const id = readId(cell('post_id') ?? '')
  const reject = (code: FaultCode, field: string, args: Args): Reject => {
    const column = row.header[row.columns.fields.get(field) ?? -1] ?? field
    return { code, args, postId: id, place: placeOf(row, file, column) }
  }
  const userId = readId(cell('user_id') ?? '')
  const error = findErrorCell(row)
  if (error) return reject('error-cell', error.field, error)
  if (id === '') return reject('missing-value', 'post_id', { field: 'post_id' })
  if (TOTAL.test(id)) return reject('total-row', 'post_id', { value: id })
  if (isDamagedId(id)) return reject('damaged-id', 'post_id', { value: id })
  if (userId === '') return reject('missing-value', 'user_id', { field: 'user_id' })
  if (isDamagedId(userId)) return reject('damaged-id', 'user_id', { value: userId })
  const content = cell('content')
  if (content === undefined) return reject('missing-value', 'content', { field: 'content' })

  let postedAt: number | undefined
  const time = (cell('posted_at') ?? '').trim()
  if (time !== '') {
    const instant = parseInstant(time, forms.zone, forms)
    if (typeof instant === 'string')
      return reject(`bad-time/${instant}`, 'posted_at', { value: time, zone: forms.zone.name })
    postedAt = instant
  }

  const metrics = new Map<string, string>()
  for (const field of forms.metrics) {
    const value = (cell(field) ?? '').trim()
    if (value === '') continue
    if (!isDecimal(value, { signed: true })) return reject('bad-number', field, { field, value })
    metrics.set(field, value)
  }

  const hashtags = cell('hashtags')
  const screenshots = cell('screenshots')
  const kyc = cell('kyc')
  return {
    id,
    userId,
    postedAt,
    title: cell('title') ?? '',
    content,
    hashtags: hashtags === undefined ? undefined : readHashtags(hashtags),
    screenshots: screenshots === undefined ? undefined : readScreenshots(screenshots),
    kyc: kyc === undefined ? undefined : readYesNo(kyc),
    metrics,
    expect: cell('expect'),
  }
}

/**
 * Makes a function that hashes all that a row says: the fields as eligo reads them, then every other column as it stands. Two
 * rows with one id are the same row when their hashes are equal, whatever the order of their columns and the format they
 * came in.
 */
export function createRowHasher(): (row: Row, post: Post) => Hash64 {
  const { add, done } = createHasher()
  const addEach = (texts: readonly string[] | undefined) => {
    add(texts === undefined ? '' : String(texts.length + 1))
    if (texts) for (const text of texts) add(text)
  }
  return (row, post) => {
    add(post.id)
    add(post.userId)
    add(String(post.postedAt))
    add(post.title)
    add(post.content)
    addEach(post.hashtags)
    add(String(post.screenshots?.count))
    addEach(post.screenshots?.images)
    add(String(post.kyc))
    for (const [name, value] of post.metrics) {
      add(name)
      add(value)
    }
    add(post.expect ?? '')
    for (const { key, position } of row.columns.others) {
      const cell = row.cells[position]?.trim()
      if (!cell) continue
      add(key)
      add(cell)
    }
    return done()
  }
}
