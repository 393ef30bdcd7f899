import type { EntryRecord, ResultRecord } from '../io/read-result.js'
import { type ReplyCase, replyOf, type Standing } from '../report/reply.js'
import type { Speaker } from '../report/speaker.js'
import { ruleReplies } from '../rules/rule-words.js'

type AwardRecord = ResultRecord['awards'][number]

const prizeOf = (asset: string, { prize, amount }: { prize: string; amount: string | null }): string =>
  [prize, amount === null ? '' : `${amount} ${asset}`].filter((part) => part !== '').join(' ')

/** What became of the author of a post in an award. */
function standingOf({ post_id: postId, user_id: userId }: EntryRecord, given: AwardRecord): Standing {
  const { award, asset, awards, passed_over: passedOver } = given
  const base = { award, prize: '', place: 0 }
  const slot = awards.find(({ post_id }) => post_id === postId)
  if (slot?.status === 'alternate') {
    const place = awards.filter(({ status }) => status === 'alternate').indexOf(slot) + 1
    return { ...base, status: 'alternate', place }
  }
  if (slot && slot.status !== 'unfilled') return { ...base, status: slot.status, prize: prizeOf(asset, slot) }
  if (passedOver.some(({ post_id }) => post_id === postId)) return { ...base, status: 'passed-over' }
  return { ...base, status: awards.some(({ user_id }) => user_id === userId) ? 'other' : 'none' }
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
    findings: entry.findings,
    standings: entry.verdict === 'eligible' ? awards.map((award) => standingOf(entry, award)) : [],
    end,
  }
  return replyOf(given, ruleReplies(), speaker)
}
