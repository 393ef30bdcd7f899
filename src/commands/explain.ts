import { type EntryRecord, findEntry, type ResultRecord, readResult } from '../io/read-result.js'
import type { AWARD_REASONS } from '../model/award.js'
import type { Wording } from '../model/message.js'
import type { Paint } from '../report/paint.js'
import { passagesOf, type ShownSource } from '../report/passages.js'
import { createSpeaker, type Speaker } from '../report/speaker.js'
import { beside, hang } from '../report/summary-lines.js'
import { ruleWords } from '../rules/rule-words.js'
import { sanitiseTerminal } from '../text/sanitise-terminal.js'
import { type Edge, langOf } from './edge.js'
import { EXIT } from './exit-code.js'
import { replyTo } from './reply.js'

const WORDS = {
  head: { en: 'post {post} by {user}, {time}', zh: '帖子 {post}，用户 {user}，{time}' },
  undated: { en: 'time unknown', zh: '时间未知' },
  eligible: { en: 'eligible', zh: '合格' },
  ineligible: { en: 'ineligible: {rules}', zh: '不合格：{rules}' },
  review: { en: 'a human must look: {rules}', zh: '待人工处理：{rules}' },
  awarded: { en: '{award}: {prize}, {amount} {asset}: {reason}', zh: '{award}：{prize}，{amount} {asset}：{reason}' },
  held: { en: '{award}: {prize}, {amount} {asset}: {reason}', zh: '{award}：{prize}，{amount} {asset}：{reason}' },
  alternate: { en: '{award}: alternate, place {place}: {reason}', zh: '{award}：候补，第 {place} 位：{reason}' },
  unfilled: { en: '', zh: '' },
  passedOver: {
    en: '{award}: passed over at rank {rank} because of {rules}',
    zh: '{award}：排名第 {rank}，因 {rules} 被跳过',
  },
  replaced: { en: '{award}: {prize}, place {place}: taken out', zh: '{award}：{prize}，第 {place} 位：已撤下' },
  other: {
    en: '{award}: {user}, another account of the same person, has {prize}, place {place}',
    zh: '{award}：{prize}（第 {place} 位）由同一人的另一账号 {user} 获得',
  },
  gate: { en: 'needed to win, not to be eligible', zh: '影响获奖，不影响资格' },
} as const satisfies Record<string, Wording>

/** What `eligo explain` was asked for. */
export interface ExplainOptions {
  readonly folder: string
  readonly postId: string
  /** Give the text to send to the author instead. */
  readonly asReply: boolean
}

interface CopyEvidence {
  readonly sources?: readonly ShownSource[]
}

const MARK = { pass: '✓', review: '?', fail: '✗' } as const

function verdictLine({ verdict, failed_rules, review_rules }: EntryRecord, { say }: Speaker, paint: Paint): string {
  if (verdict === 'eligible') return paint.good(say(WORDS.eligible))
  if (verdict === 'ineligible') return paint.bad(say(WORDS.ineligible, { rules: failed_rules.join(', ') }))
  return paint.warn(say(WORDS.review, { rules: review_rules.join(', ') }))
}

/** Other accounts that count as the same person, as the rule `accounts` found them. */
const accountsOf = ({ findings }: EntryRecord): string[] =>
  findings
    .filter(({ message }) => message === 'accounts.several')
    .flatMap(({ args }) => String(args.others).split(', '))

function prizeLines(entry: EntryRecord, { awards }: ResultRecord, speaker: Speaker): string[] {
  const { say } = speaker
  const { post_id: postId } = entry
  const accounts = accountsOf(entry)
  return awards.flatMap(({ award, asset, awards: slots, passed_over }) => [
    ...slots
      .filter(({ post_id }) => post_id === postId)
      .map(({ prize, place, status, amount, asset: own = asset, reason, replaces, instead_of }) => {
        const id = reason.message.replace('award.', '') as keyof typeof AWARD_REASONS
        const words = {
          reason: { id, args: reason.args },
          replaces: replaces && { user: replaces.user_id },
          insteadOf: instead_of,
        }
        return say(WORDS[status], {
          award,
          prize,
          place,
          amount: amount ?? '',
          asset: own,
          reason: speaker.award(words),
        })
      }),
    ...slots
      .filter(({ replaces }) => replaces?.post_id === postId)
      .map(({ prize, place }) => say(WORDS.replaced, { award, prize, place })),
    ...slots
      .filter(({ status, user_id }) => (status === 'awarded' || status === 'held') && accounts.includes(user_id))
      .map(({ prize, place, user_id: user }) => say(WORDS.other, { award, prize, place, user })),
    ...passed_over
      .filter(({ post_id }) => post_id === postId)
      .map(({ rank, rules }) => say(WORDS.passedOver, { award, rank, rules: rules.join(', ') })),
  ])
}

/** A line for each finding: what the rule says, under its mark. */
function findingLines({ findings }: EntryRecord, time: string, speaker: Speaker, paint: Paint): string[] {
  const colours = { pass: paint.good, review: paint.warn, fail: paint.bad }
  const items = findings.map((finding) => {
    const note = finding.effect === 'gate' ? ` (${speaker.say(WORDS.gate)})` : ''
    return [
      `${MARK[finding.outcome]} ${finding.rule}`,
      sanitiseTerminal(speaker.finding(finding, time)) + note,
    ] as const
  })
  const painted = (term: string, item: number) => colours[findings[item]!.outcome](term.slice(0, 1)) + term.slice(1)
  return beside(items, { paint: painted })
}

/** Says why a post got its verdict: each rule with what was measured, and what it means for the prizes. */
export async function explain({ folder, postId, asReply }: ExplainOptions, edge: Edge): Promise<number> {
  const result = await readResult(folder)
  const entry = await findEntry(folder, postId)
  const speaker = createSpeaker(langOf(edge, { lang: result.manifest.campaign.language ?? undefined }), ruleWords())
  if (asReply) {
    for (const line of replyTo(entry, result, speaker, edge.now())) edge.out(`${sanitiseTerminal(line)}\n`)
    return EXIT.done
  }
  const { paint } = edge
  const time = entry.posted_at ?? speaker.say(WORDS.undated)
  const lines = [
    paint.bold(sanitiseTerminal(speaker.say(WORDS.head, { post: entry.post_id, user: entry.user_id, time }))),
    verdictLine(entry, speaker, paint),
    ...(entry.decisions ?? []).map(({ decision: kind, reviewer, reason }) =>
      paint.bold(sanitiseTerminal(speaker.ruling({ kind, reviewer, reason }))),
    ),
    '',
    ...findingLines(entry, time, speaker, paint),
  ]
  const sources = entry.findings.flatMap(({ evidence }) => (evidence as CopyEvidence | undefined)?.sources ?? [])
  if (sources.length > 0) lines.push(...passagesOf(sources, speaker, paint))
  const prizes = prizeLines(entry, result, speaker)
  if (prizes.length > 0) lines.push('', ...prizes.flatMap((line) => hang('', sanitiseTerminal(line))))
  edge.out(`${lines.join('\n')}\n`)
  return EXIT.done
}
