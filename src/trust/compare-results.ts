import { type Fault, placeless } from '../model/fault.js'
import type { AwardRecord, FindingRecord, PostRecord, ResultJson, StageRecord } from './result-record.js'

/** Plain data as one text that does not depend on the order of keys. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '–'
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${key}:${textOf(inner)}`)
    .join(',')}}`
}

const LONGEST = 160

/** A value in a message: plain data as text, not too long. */
export const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : textOf(value)
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`
}

const findingText = ({ outcome, message, args }: FindingRecord): string => `${outcome} (${message} ${textOf(args)})`
const ofRule = (findings: readonly FindingRecord[], rule: string): readonly FindingRecord[] =>
  findings.filter((finding) => finding.rule === rule)

/** The first rule that found something else, then the first other field that differs. */
export function comparePosts(recorded: PostRecord, replayed: PostRecord): Fault | undefined {
  const post = recorded.post_id
  const rules = [...new Set([...recorded.findings, ...replayed.findings].map(({ rule }) => rule))]
  for (const rule of rules) {
    const [before, after] = [ofRule(recorded.findings, rule), ofRule(replayed.findings, rule)]
    if (textOf(before) === textOf(after)) continue
    const [was, is] = [before, after].map((findings) => shown(findings.map(findingText).join('; ') || '–'))
    return placeless('verify-post', { post, rule, recorded: was!, replayed: is! })
  }
  const fields = [...new Set([...Object.keys(recorded), ...Object.keys(replayed)])]
  const cellOf = (of: PostRecord, field: string): unknown => (of as unknown as Record<string, unknown>)[field]
  const field = fields.find((name) => textOf(cellOf(recorded, name)) !== textOf(cellOf(replayed, name)))
  if (field === undefined) return undefined
  const [was, is] = [cellOf(recorded, field), cellOf(replayed, field)]
  return placeless('verify-post/field', { post, field, recorded: shown(was), replayed: shown(is) })
}

/** A post that only one side has. `isRecorded`: the result has it. */
export const lonePost = ({ post_id, user_id }: PostRecord, isRecorded: boolean): Fault =>
  placeless(isRecorded ? 'verify-post/added' : 'verify-post/gone', { post: post_id, user: user_id })

const awardText = (award: AwardRecord | undefined, asset: string): string =>
  award === undefined
    ? '–'
    : [
        award.status,
        award.user_id || '–',
        award.post_id ?? '–',
        award.amount === null ? '' : `${award.amount} ${award.asset ?? asset}`,
      ]
        .join(' ')
        .trim()

function compareStages(recorded: StageRecord, replayed: StageRecord): Fault | undefined {
  const places = Math.max(recorded.awards.length, replayed.awards.length)
  for (let at = 0; at < places; at++) {
    const [before, after] = [recorded.awards[at], replayed.awards[at]]
    if (textOf(before) === textOf(after) && recorded.asset === replayed.asset) continue
    const [was, is] = [awardText(before, recorded.asset), awardText(after, replayed.asset)]
    const place = (before ?? after)!.place
    if (was !== is) return placeless('verify-award', { award: recorded.award, place, recorded: was, replayed: is })
    const [why, instead] = [before, after].map((award) => shown(award?.reason))
    return placeless('verify-award/reason', { award: recorded.award, place, recorded: why!, replayed: instead! })
  }
  return undefined
}

/** The first place at which two values differ, as a path of keys. */
export function firstDifference(
  a: unknown,
  b: unknown,
  path = '',
): { readonly path: string; readonly a: unknown; readonly b: unknown } | undefined {
  if (textOf(a) === textOf(b)) return undefined
  const isDeep =
    typeof a === 'object' && typeof b === 'object' && a !== null && b !== null && Array.isArray(a) === Array.isArray(b)
  if (!isDeep) return { path, a, b }
  const [left, right] = [a, b] as [Record<string, unknown>, Record<string, unknown>]
  for (const key of [...new Set([...Object.keys(left), ...Object.keys(right)])]) {
    const found = firstDifference(left[key], right[key], path === '' ? key : `${path}.${key}`)
    if (found) return found
  }
  return { path, a, b }
}

/** The first prize that differs, then anything else of the result; what made it is compared elsewhere. */
export function compareResults(recorded: ResultJson, replayed: ResultJson): Fault | undefined {
  const stages = Math.max(recorded.awards.length, replayed.awards.length)
  for (let at = 0; at < stages; at++) {
    const [before, after] = [recorded.awards[at], replayed.awards[at]]
    const found = before && after && before.award === after.award ? compareStages(before, after) : undefined
    if (found) return found
  }
  const without = ({ manifest: _, ...rest }: ResultJson) => rest
  const found = firstDifference(without(recorded), without(replayed))
  return found && placeless('verify-result', { key: found.path, recorded: shown(found.a), replayed: shown(found.b) })
}
