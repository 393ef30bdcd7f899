import type { Reject } from '../model/fault.js'
import type { FaultCode } from '../model/fault-codes.js'
import type { Args } from '../model/message.js'
import type { Ruling, RulingKind } from '../model/ruling.js'
import { foldName } from '../text/fold.js'
import { isDamagedId, readId } from './read-cell.js'
import { cellOf, type Row } from './read-rows.js'

/** Columns of a review sheet that are read. */
export const DECISION_FIELDS = ['post_id', 'user_id', 'rule', 'decision', 'reviewer', 'reason'] as const

/** A decision, and the line that it stands on. */
export interface DecisionRow extends Ruling {
  readonly line: number
}

/** Something that cannot be a slip: the sheet was damaged, and nothing of it can be trusted. */
export interface DamagedSheet {
  readonly damaged: Reject
}

const KINDS: Readonly<Record<RulingKind, readonly string[]>> = {
  accept: ['accept', 'accepted', 'approve', 'approved', '通过', '通過', '接受', '采纳', '同意', '合格'],
  reject: ['reject', 'rejected', 'deny', 'denied', '驳回', '駁回', '拒绝', '拒絕', '不通过', '不通過', '不合格'],
  disqualify: ['disqualify', 'disqualified', '取消资格', '取消資格', '取消获奖资格', '禁止获奖'],
  replace: ['replace', 'replaced', '替补', '替補', '递补', '遞補', '替换', '更换', '换人'],
}
const KIND_OF = new Map(
  Object.entries(KINDS).flatMap(([kind, words]) => words.map((word) => [word, kind as RulingKind] as const)),
)

/** Words that decide, for the message about one that does not. */
const EXPECTED = Object.keys(KINDS).join(', ')

/**
 * Reads a row of a filled-in review sheet. Undefined where nobody decided anything. A decision that is no word we know, or
 * that nobody signs, is a reject; an id that a spreadsheet destroyed says that the sheet as a whole is damaged.
 */
export function parseDecision(row: Row, file: string): DecisionRow | Reject | DamagedSheet | undefined {
  const cell = (field: string) => (cellOf(row, field) ?? '').trim()
  const word = cell('decision')
  if (word === '') return undefined
  const [postId, userId] = [readId(cell('post_id')), readId(cell('user_id'))]
  const reject = (code: FaultCode, field: string, args: Args): Reject => {
    const column = row.header[row.columns.fields.get(field) ?? -1] ?? field
    return { code, args, postId, place: { file, line: row.line, column } }
  }
  if (isDamagedId(postId)) return { damaged: reject('damaged-id', 'post_id', { value: postId }) }
  if (isDamagedId(userId)) return { damaged: reject('damaged-id', 'user_id', { value: userId }) }
  const kind = KIND_OF.get(foldName(word))
  if (!kind) return reject('decision-unknown', 'decision', { value: word, expected: EXPECTED })
  const needed = postId === '' && (kind !== 'disqualify' || userId === '') ? 'post_id' : undefined
  if (needed) return reject('missing-value', needed, { field: needed })
  const unsigned = ['reviewer', 'reason'].find((field) => cell(field) === '')
  if (unsigned) return reject('decision-unsigned', unsigned, { field: unsigned })
  const rules = cell('rule').split(/[;；,，\s]+/)
  return {
    kind,
    postId,
    userId,
    rules: rules.filter((rule) => rule !== ''),
    reviewer: cell('reviewer'),
    reason: cell('reason'),
    line: row.line,
  }
}
