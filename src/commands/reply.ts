import type { EntryRecord, ResultRecord } from '../io/read-result.js'
import { type ReplyCase, replyOf, type Standing } from '../report/reply.js'
import type { Speaker } from '../report/speaker.js'
import { ruleReplies } from '../rules/rule-words.js'

type AwardRecord = ResultRecord['awards'][number]

type Slot = AwardRecord['awards'][number]

/** The prize as it is called, with its amount: of the award's asset, or of goods with a name of their own. */
const prizeOf = (asset: string, { prize, amount, asset: own = asset }: Slot): string =>
  [prize, amount === null ? '' : `${amount} ${own}`].filter((part) => part !== '').join(' ')

/** What became of the author of a post in an award: one standing, or one for each of several prizes. */
function standingsOf({ post_id: postId, user_id: userId }: EntryRecord, given: AwardRecord): Standing[] {
  const { award, asset, awards, passed_over: passedOver } = given
  const base = { award, prize: '', place: 0 }
  const alternates = awards.filter(({ status }) => status === 'alternate')
  const own = awards.filter(({ post_id }) => post_id === postId)
  const won = own.flatMap((slot): Standing[] =>
    slot.status === 'awarded' || slot.status === 'held'
      ? [{ ...base, status: slot.status, prize: prizeOf(asset, slot) }]
      : [],
  )
  if (won.length > 0) return won
  if (awards.some(({ replaces }) => replaces?.post_id === postId)) return [{ ...base, status: 'taken-out' }]
  const place = alternates.findIndex(({ post_id }) => post_id === postId) + 1
  if (place > 0) return [{ ...base, status: 'alternate', place }]
  if (passedOver.some(({ post_id }) => post_id === postId)) return [{ ...base, status: 'passed-over' }]
  const taken = awards.filter(({ status }) => status === 'awarded' || status === 'held')
  if (taken.length === 0) return [{ ...base, status: 'pending' }]
  return [{ ...base, status: taken.some(({ user_id }) => user_id === userId) ? 'other' : 'none' }]
}

/** What still stands: a gate that a human let the author pass is not asked for any more. */
function openFindings({ findings, decisions = [] }: EntryRecord): EntryRecord['findings'] {
  const accepted = decisions.filter(({ decision }) => decision === 'accept').flatMap(({ rules }) => rules)
  return findings.filter(({ rule, effect }) => effect !== 'gate' || !accepted.includes(rule))
}

/** The text to send to the author of a post. `now` tells whether the campaign is over. */
export function replyTo(entry: EntryRecord, result: ResultRecord, speaker: Speaker, now: number): string[] {
  const { manifest, window, awards } = result
  const end = window && { at: window.to, isPast: Date.parse(window.to) <= now }
  const given: ReplyCase = {
    campaign: manifest.campaign.name,
    postId: entry.post_id,
    time: entry.posted_at ?? '',
    verdict: entry.verdict,
    findings: openFindings(entry),
    standings: entry.verdict === 'eligible' ? awards.flatMap((award) => standingsOf(entry, award)) : [],
    end,
  }
  return replyOf(given, ruleReplies(), speaker)
}
