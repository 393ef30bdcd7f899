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

/** Whether an id is the label of a row of totals; one that begins with a figure is none. */
const isTotal = (id: string): boolean => !(id.charCodeAt(0) <= 0x39) && TOTAL.test(id)

/** What is wrong with the fields that every post must have: the fault, its field, and its arguments. */
function findFault(row: Row, id: string, userId: string): readonly [FaultCode, string, Args] | undefined {
  const error = findErrorCell(row)
  if (error) return ['error-cell', error.field, error]
  if (id === '') return ['missing-value', 'post_id', { field: 'post_id' }]
  if (isTotal(id)) return ['total-row', 'post_id', { value: id }]
  if (isDamagedId(id)) return ['damaged-id', 'post_id', { value: id }]
  if (userId === '') return ['missing-value', 'user_id', { field: 'user_id' }]
  if (isDamagedId(userId)) return ['damaged-id', 'user_id', { value: userId }]
  if (cellOf(row, 'content') === undefined) return ['missing-value', 'content', { field: 'content' }]
  return undefined
}

const NO_METRICS: readonly string[] = []

/** The numbers that the campaign ranks by; the field and the value where one is no number. */
function readMetrics(row: Row, fields: readonly string[]): readonly string[] | { field: string; value: string } {
  if (fields.length === 0) return NO_METRICS
  const metrics: string[] = []
  for (const field of fields) {
    const value = (cellOf(row, field) ?? '').trim()
    if (value !== '' && !isDecimal(value, { signed: true })) return { field, value }
    metrics.push(value)
  }
  return metrics
}

/** Reads the cells of one row field by field; the first fault ends it. */
export function parsePost(row: Row, forms: RowForms, file: string): Post | Reject {
  const id = readId(cellOf(row, 'post_id') ?? '')
  const userId = readId(cellOf(row, 'user_id') ?? '')
  const reject = (code: FaultCode, field: string, args: Args): Reject => {
    const column = row.header[row.columns.fields.get(field) ?? -1] ?? field
    return { code, args, postId: id, place: placeOf(row, file, column) }
  }
  const fault = findFault(row, id, userId)
  if (fault) return reject(...fault)

  let postedAt: number | undefined
  const time = (cellOf(row, 'posted_at') ?? '').trim()
  if (time !== '') {
    const instant = parseInstant(time, forms.zone, forms)
    if (typeof instant === 'string')
      return reject(`bad-time/${instant}`, 'posted_at', { value: time, zone: forms.zone.name })
    postedAt = instant
  }
  const metrics = readMetrics(row, forms.metrics)
  if ('field' in metrics) return reject('bad-number', metrics.field, metrics)

  const hashtags = cellOf(row, 'hashtags')
  const screenshots = cellOf(row, 'screenshots')
  const kyc = cellOf(row, 'kyc')
  return {
    id,
    userId,
    postedAt,
    title: cellOf(row, 'title') ?? '',
    content: cellOf(row, 'content')!,
    hashtags: hashtags === undefined ? undefined : readHashtags(hashtags),
    screenshots: screenshots === undefined ? undefined : readScreenshots(screenshots),
    kyc: kyc === undefined ? undefined : readYesNo(kyc),
    metrics,
    expect: cellOf(row, 'expect'),
  }
}

/**
 * Makes a function that hashes all that a row says: the fields as eligo reads them, then every other column as it stands. Two
 * rows with one id are the same row when their hashes are equal, whatever the order of their columns and the format they
 * came in.
 */
export function createRowHasher(): (row: Row, post: Post) => Hash64 {
  const { add, addNumber, done } = createHasher()
  const addEach = (texts: readonly string[] | undefined) => {
    addNumber(texts?.length)
    if (texts) for (const text of texts) add(text)
  }
  return (row, post) => {
    add(post.id)
    add(post.userId)
    addNumber(post.postedAt)
    add(post.title)
    add(post.content)
    addEach(post.hashtags)
    addNumber(post.screenshots?.count)
    addEach(post.screenshots?.images)
    addNumber(post.kyc === undefined ? undefined : Number(post.kyc))
    addEach(post.metrics)
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
