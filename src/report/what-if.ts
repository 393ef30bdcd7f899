import { formatDecimal } from '../model/amount.js'
import type { Award } from '../model/award.js'
import type { Wording } from '../model/message.js'
import { type Entry, type FunnelStep, type Settled, VERDICTS } from '../model/result.js'
import { sanitiseTerminal } from '../text/sanitise-terminal.js'
import type { Difference } from './compare-settled.js'
import { type NearMiss, nearMissesOf } from './near-misses.js'
import type { Paint } from './paint.js'
import type { Speaker } from './speaker.js'
import { align, hang } from './summary-lines.js'
import { reasonsOf, timeShower } from './tables.js'

const WORDS = {
  head: { en: 'what if {changes}', zh: '假如 {changes}' },
  nothing: {
    en: 'nothing changes: no verdict, no count of a rule, no prize',
    zh: '没有变化：各帖结论、规则计数和奖品均相同',
  },
  verdicts: { en: 'verdict', zh: '结论' },
  rule: { en: 'rule', zh: '规则' },
  fail: { en: 'fail', zh: '不符' },
  review: { en: 'review', zh: '待定' },
  before: { en: 'before', zh: '原来' },
  after: { en: 'after', zh: '之后' },
  posts: { en: 'posts whose verdict changes: {count}', zh: '结论有变化的帖子：{count} 条' },
  awards: { en: 'prize slots that change: {count}', zh: '有变化的奖品名额：{count} 个' },
  slot: { en: '{award} #{place}: {before} → {after}', zh: '{award} 第 {place} 位：{before} → {after}' },
  misses: { en: 'fail by one rule alone, after the change: {count}', zh: '之后仅差一项规则的帖子：{count} 条' },
  more: { en: '… and {count} more; --format json has all', zh: '…… 另有 {count} 项；--format json 列出全部' },
} as const satisfies Record<string, Wording>

const MOST = 10

const signed = (difference: number): string =>
  difference === 0 ? '=' : `${difference > 0 ? '+' : '−'}${Math.abs(difference)}`

function verdictLines({ verdicts: { before, after } }: Difference, { say }: Speaker): string[] {
  const head = [say(WORDS.verdicts), say(WORDS.before), say(WORDS.after), '']
  const rows = VERDICTS.map((verdict) => [
    verdict,
    String(before[verdict]),
    String(after[verdict]),
    signed(after[verdict] - before[verdict]),
  ])
  return align([head, ...rows], new Set([0])).map((line) => line.trimEnd())
}

function ruleLines({ funnel }: Difference, { say }: Speaker): string[] {
  if (funnel.length === 0) return []
  const cell = (step: FunnelStep | undefined, count: 'fail' | 'review') => (step ? String(step[count]) : '–')
  const change = (rule: Difference['funnel'][number], count: 'fail' | 'review') =>
    `${cell(rule.before, count)} → ${cell(rule.after, count)}`
  const head = [say(WORDS.rule), say(WORDS.fail), say(WORDS.review)]
  const rows = funnel.map((step) => [step.rule, change(step, 'fail'), change(step, 'review')])
  return ['', ...align([head, ...rows], new Set([0]))]
}

/** The first few lines of a list, and how many more there are. */
function firstFew(lines: readonly string[], { say }: Speaker): string[] {
  const shown = lines.slice(0, MOST).flatMap((line) => hang('  ', sanitiseTerminal(line), 6))
  return lines.length > MOST ? [...shown, `  ${say(WORDS.more, { count: lines.length - MOST })}`] : shown
}

const outcomeOf = ({ decision: { verdict, failed, review } }: Entry): string => {
  const rules = [...failed, ...review]
  return rules.length > 0 ? `${verdict} (${rules.join(', ')})` : verdict
}

const holderOf = (award: Award | undefined): string => {
  if (!award) return '–'
  const amount = award.amount === undefined ? '' : ` ${formatDecimal(award.amount)} ${award.asset}`
  return `${award.user || '–'} ${award.status}${amount}`
}

const missLine = ({ entry, finding }: NearMiss, speaker: Speaker, time: string): string =>
  `${entry.postId}  ${finding.rule}: ${speaker.finding(finding, time)}`

/** What a change of the campaign file would change, on a screen or two. Ends with a line break. */
export function whatIfText(
  changes: readonly string[],
  difference: Difference,
  after: Settled,
  speaker: Speaker,
  paint: Paint,
): string {
  const { say } = speaker
  const { posts, awards, funnel } = difference
  const time = timeShower(after)
  const misses = nearMissesOf(after)
  const part = (wording: Wording, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', paint.bold(say(wording, { count: lines.length })), ...firstFew(lines, speaker)]
  const postLines = posts.map(({ before, after: entry }) => {
    const reasons = reasonsOf(entry, speaker, time(entry))
    return `${entry.postId}  ${outcomeOf(before)} → ${outcomeOf(entry)}${reasons === '' ? '' : `: ${reasons}`}`
  })
  const awardLines = awards.map(({ award, place, before, after: is }) =>
    say(WORDS.slot, { award, place, before: holderOf(before), after: holderOf(is) }),
  )
  const isSame = posts.length + awards.length + funnel.length === 0
  const lines = [
    paint.bold(sanitiseTerminal(say(WORDS.head, { changes: changes.join(', ') }))),
    ...(isSame ? [say(WORDS.nothing)] : verdictLines(difference, speaker)),
    ...ruleLines(difference, speaker),
    ...part(WORDS.posts, postLines),
    ...part(WORDS.awards, awardLines),
    ...part(
      WORDS.misses,
      misses.map((miss) => missLine(miss, speaker, time(miss.entry))),
    ),
  ]
  return `${lines.join('\n')}\n`
}

const entryJson = ({ decision }: Entry) => ({
  verdict: decision.verdict,
  failed_rules: decision.failed,
  review_rules: decision.review,
})
const stepJson = (step: FunnelStep | undefined) =>
  step ? { effect: step.effect, pass: step.pass, fail: step.fail, review: step.review } : null
const awardJson = (award: Award | undefined, settled: Settled) =>
  award
    ? {
        status: award.status,
        user_id: award.user,
        post_id: award.post === undefined ? null : settled.entryOf(award.post).postId,
        prize: award.prize,
        amount: award.amount === undefined ? null : formatDecimal(award.amount),
        asset: award.asset,
      }
    : null

/** The same as data, whole. Ends with a line break. */
export function whatIfJson(
  changes: readonly string[],
  { verdicts, funnel, posts, awards }: Difference,
  { before, after }: { readonly before: Settled; readonly after: Settled },
): string {
  const record = {
    what_if: changes,
    verdicts,
    funnel: funnel.map(({ rule, before: was, after: is }) => ({ rule, before: stepJson(was), after: stepJson(is) })),
    posts: posts.map(({ before: was, after: is }) => ({
      post_id: was.postId,
      user_id: was.userId,
      before: entryJson(was),
      after: entryJson(is),
    })),
    awards: awards.map(({ award, place, before: was, after: is }) => ({
      award,
      place,
      before: awardJson(was, before),
      after: awardJson(is, after),
    })),
    near_misses: nearMissesOf(after).map(({ entry, finding, margin }) => ({
      post_id: entry.postId,
      user_id: entry.userId,
      rule: finding.rule,
      missing: margin === '' ? null : margin,
    })),
  }
  return `${JSON.stringify(record, null, 2)}\n`
}
