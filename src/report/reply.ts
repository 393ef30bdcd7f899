import type { Finding } from '../model/finding.js'
import type { Args, Wording } from '../model/message.js'
import type { Speaker } from './speaker.js'

/** What an author may be told of a finding: a sentence, what can be done, and the arguments that may be shown. */
export interface ReplyWords extends Wording {
  readonly shows: readonly string[]
  readonly remedy: Wording
  /** The remedy helps also once the campaign is over. */
  readonly lasts?: true
}

/** What became of the author in one award. Only what is about themselves. */
export interface Standing {
  readonly award: string
  /**
   * `other`: another post of the same author took a place; `none`: the award went to others; `pending`: nobody has it yet;
   * `taken-out`: people decided that it goes to the next in line.
   */
  readonly status: 'awarded' | 'held' | 'alternate' | 'passed-over' | 'taken-out' | 'other' | 'none' | 'pending'
  /** The prize as it is called, with its amount. */
  readonly prize: string
  /** Which alternate, from 1. */
  readonly place: number
}

/** All that a reply is made of: one post's own record. */
export interface ReplyCase {
  readonly campaign: string
  readonly postId: string
  /** When it was published, in the campaign's zone. */
  readonly time: string
  readonly verdict: string
  readonly findings: readonly (Finding & { readonly effect: string })[]
  readonly standings: readonly Standing[]
  /** The end of the campaign and whether it has passed; undefined where the campaign states none. */
  readonly end: { readonly at: string; readonly isPast: boolean } | undefined
}

const WORDS = {
  hello: {
    en: 'Hello! Thank you for taking part in {campaign} with your post {post}.',
    zh: '您好！感谢您以帖子 {post} 参加“{campaign}”活动。',
  },
  eligible: { en: 'It meets all conditions of the campaign.', zh: '该帖符合活动的全部要求。' },
  ineligible: {
    en: 'We have held it against the rules of the campaign. We are sorry that it cannot take part:',
    zh: '我们已按活动规则核对，很遗憾该帖未能符合以下要求：',
  },
  decided: {
    en: 'The organisers have looked at it and decided that it cannot take part. We are sorry.',
    zh: '很遗憾，经主办方人工审核，该帖不能参加本次活动。',
  },
  review: {
    en: 'It is not decided yet; a person is looking at this:',
    zh: '该帖尚未定论，正在人工核实以下事项：',
  },
  reviewed: { en: 'It is not decided yet; a person is looking at it.', zh: '该帖尚未定论，正在人工审核。' },
  awarded: { en: 'Congratulations, it has won: {award}, {prize}.', zh: '恭喜，该帖获奖：{award}，{prize}。' },
  held: {
    en: 'It is in line for a prize: {award}, {prize}. The prize is held for you until this is settled:',
    zh: '该帖排在获奖名次内：{award}，{prize}。奖品为您保留，待以下事项落实后发放：',
  },
  waiting: {
    en: 'It is in line for a prize: {award}, {prize}. The prize is held while a person looks at it.',
    zh: '该帖排在获奖名次内：{award}，{prize}。奖品暂为保留，正在人工核实。',
  },
  alternate: {
    en: 'It has won no prize in {award}, but is alternate {place}: should a prize become free, it goes down that line.',
    zh: '在“{award}”中该帖暂未获奖，列为第 {place} 位候补；如有奖品空出，将依次递补。',
  },
  'passed-over': {
    en: 'It ranked high enough for a prize in {award}, which could not be given:',
    zh: '在“{award}”中该帖的名次本可获奖，但因以下原因未能发放：',
  },
  other: {
    en: 'In {award} another post of yours holds your place.',
    zh: '在“{award}”中，您以另一帖占有名次。',
  },
  none: {
    en: 'In {award} the prizes went to other posts.',
    zh: '在“{award}”中，奖项由其他帖子获得。',
  },
  pending: { en: 'The prizes of {award} have not been given yet.', zh: '“{award}”的奖项尚未产生。' },
  'taken-out': {
    en: 'The organisers have looked at it and decided that its prize in {award} goes to the next in line. We are sorry.',
    zh: '很遗憾，经主办方人工审核，该帖在“{award}”中的奖项改由后一名递补。',
  },
  gates: { en: 'To receive a prize this is needed as well:', zh: '如要领奖，还需要：' },
  open: {
    en: 'The campaign runs until {end}: a new post that meets all of it can still take part.',
    zh: '活动持续到 {end}，在此之前发布符合要求的新帖仍可参加。',
  },
  past: {
    en: 'The campaign ended at {end}, so nothing more can be done for this one. We should be glad to see you in the next.',
    zh: '活动已于 {end} 结束，本次已无法补救，期待您参加下一次活动。',
  },
  undated: {
    en: 'As long as the campaign runs, a new post that meets all of it can take part.',
    zh: '活动期间发布符合要求的新帖仍可参加。',
  },
  unknown: { en: 'One of the conditions of the campaign is not met.', zh: '活动的一项要求未能符合。' },
  appeal: {
    en: 'If you think that this is a mistake, please answer this message, and a person will look at it again.',
    zh: '如您认为有误，请直接回复本消息，我们会人工复核。',
  },
} as const satisfies Record<string, Wording>

type Replies = ReadonlyMap<string, ReplyWords>

const INSTANT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::00|(:[\d.]+))?([+-]\d\d:\d\d)$/

/** A time as people write it: without seconds where there are none, the zone in words. Other texts stay. */
const plainTime = (text: string): string =>
  text.replace(INSTANT, (_, day, clock, seconds = '', offset) => `${day} ${clock}${seconds} (UTC${offset})`)

/** What a finding tells the author, and what can be done where that still helps. Arguments that are not to be shown stay out. */
function bulletOf(finding: Finding, { time, end }: ReplyCase, replies: Replies, { say, lang }: Speaker): string {
  const words = replies.get(finding.message)
  if (!words) return `- ${say(WORDS.unknown)}`
  const shown = Object.entries(finding.args)
    .filter(([name]) => words.shows.includes(name))
    .map(([name, value]) => [name, typeof value === 'string' ? plainTime(value) : value])
  const args: Args = { ...Object.fromEntries(shown), posted_at: plainTime(time) }
  const isUseful = words.lasts || !end?.isPast
  return `- ${[say(words, args), ...(isUseful ? [say(words.remedy, args)] : [])].join(lang === 'zh' ? '' : ' ')}`
}

/** Findings that made the verdict: fails of rejecting rules, or what a human is asked. */
function decisive({ verdict, findings }: ReplyCase) {
  return findings.filter(({ effect, outcome }) =>
    verdict === 'ineligible'
      ? effect === 'reject' && outcome === 'fail'
      : (effect === 'reject' && outcome === 'review') || (effect === 'review' && outcome !== 'pass'),
  )
}

const isShut = ({ effect, outcome }: { effect: string; outcome: string }) => effect === 'gate' && outcome !== 'pass'

/** What became of the post in the awards. A prize that waits for a gate says for which. */
function standingLines(given: ReplyCase, bullet: (finding: Finding) => string, { say }: Speaker): string[] {
  const gates = given.findings.filter(isShut).map(bullet)
  const lines = given.standings.flatMap((standing) => {
    const { status, award, prize, place } = standing
    const waits = status === 'held' && gates.length === 0
    const line = say(WORDS[waits ? 'waiting' : status], { award, prize, place })
    return status === 'held' || status === 'passed-over' ? [line, ...gates] : [line]
  })
  const isTold = given.standings.some(({ status }) => status === 'held' || status === 'passed-over')
  const isNeeded = gates.length > 0 && !isTold && !given.standings.some(({ status }) => status === 'none')
  return [...lines, ...(isNeeded ? [say(WORDS.gates), ...gates] : [])]
}

function verdictLines(given: ReplyCase, bullet: (finding: Finding) => string, { say }: Speaker): string[] {
  const { verdict, end } = given
  if (verdict === 'eligible') return [say(WORDS.eligible)]
  const bullets = decisive(given).map(bullet)
  if (verdict !== 'ineligible') return bullets.length > 0 ? [say(WORDS.review), ...bullets] : [say(WORDS.reviewed)]
  if (bullets.length === 0) return [say(WORDS.decided)]
  const outlook = end ? say(end.isPast ? WORDS.past : WORDS.open, { end: plainTime(end.at) }) : say(WORDS.undated)
  return [say(WORDS.ineligible), ...bullets, outlook]
}

/**
 * A courteous text to the author of a post, in paragraphs: what was decided, what was measured and needed, what can be
 * done, and what became of the prizes. It is made of the post's own record only, so that it names nobody else, and of the
 * arguments that each message lets be seen, so that it teaches nobody how to get around a rule.
 */
export function replyOf(given: ReplyCase, replies: Replies, speaker: Speaker): string[] {
  const { say } = speaker
  const bullet = (finding: Finding) => bulletOf(finding, given, replies, speaker)
  return [
    say(WORDS.hello, { campaign: given.campaign, post: given.postId }),
    '',
    ...verdictLines(given, bullet, speaker),
    ...(given.verdict === 'ineligible' ? [] : standingLines(given, bullet, speaker)),
    ...(given.standings.some(({ status }) => status === 'awarded') ? [] : ['', say(WORDS.appeal)]),
  ]
}
