import type { Line } from './lines.js'
import { type Moment, momentsIn, type WrittenZone, zonesIn } from './moments.js'
import { matchesOf, pattern } from './pattern.js'
import { type Quote, quoteAt, type Source, within } from './quote.js'
import { sentenceAt } from './sentences.js'

/** How surely a stretch of time is that of posting: named so, named as the event's, or by the verb of its sentence. */
export type Kind = 'posting' | 'event' | 'verb' | 'unknown'

/** A time from one moment to another, or one end of it, that a clause gives. */
export interface Stretch {
  readonly from: Moment | undefined
  readonly to: Moment | undefined
  readonly kind: Kind
  readonly quote: Quote
  /** The zone named for both ends, beside them. */
  readonly zone: WrittenZone | undefined
}

const CONNECTS = pattern('^\\s*(?:-+|~+|→+|起?\\s*(?:至|到)|直至|截至|to|until|till|through|thru|and)\\s*$')
/** `… 开始，… 截止`: the second is the end only where that is said after it. */
const BEGINS_THEN = pattern('^\\s*(?:起|开始|开启)\\s*,?\\s*$')
const FOREIGN = pattern(
  '报名|注册|获奖|得奖|中奖|评选|评审|评分|评奖|公布|公示|发放|派发|发奖|投票|结果|领取|领奖|快照|交易|预约|兑换|有效期|开奖|抽奖|名单|返场|上期|往期|直播|认证|锁仓|质押|申购|空投|更新|发布于|创建|价格|registration|register|sign-?up|judg|voting|vote|announce|distribut|results?|claim|snapshot|trad|payout|redeem|payment|draw|prizes? |winner|shipping|published|updated|last post|inactive|previous|verification|staking|airdrop',
)
const POSTING = pattern(
  '征集|征稿|征文|投稿|发帖|发文|贴文|创作时|创作期|参与时|参赛时|作品提交|submission|submit|posting|entry|entries|publish',
)
const EVENT = pattern(
  '活动|时间|日期|时段|期间|周期|期限|比赛|大赛|挑战|event|campaign|activity|promotion|contest|competition|challenge|when|period|duration|dates?|timeline|runs?|running|window|starts?|schedule|time',
)
const VERBS = pattern(
  '发帖|发布|发表|投稿|参与|参加|分享|创作|\\b(?:post|create|share|write|publish|join|participate|submit|enter)\\b',
)
const STARTS = pattern(
  '(?:开始|起始|开启|启动|开放)(?:时间|日期)?(?:为|是|于)?\\s*:?\\s*$|\\b(?:starts?|starting|begins?|opens?|start (?:time|date))(?:\\s+(?:on|at|from))?\\s*:?\\s*$',
)
const ENDS = pattern(
  '(?:结束|截止|截稿|截至|终止)(?:时间|日期)?(?:为|是|到|于|至)?\\s*:?\\s*$|\\b(?:ends?|ending|closes?|deadline|end (?:time|date)|until|before|by)(?:\\s+(?:on|at|is))?\\s*:?\\s*$',
)
const ENDS_AFTER = pattern('^\\s*(?:之?前|截止|结束|止)')
const FROM_NOW = pattern(
  '(?:即日|现在|今日|今天)起?\\s*(?:至|到|-|~|开始[,,]?|截止到?)\\s*$|\\b(?:from now|starting now|now)\\s*(?:until|till|to|through|-)\\s*$',
)
/** A sentence about the zone of every time. */
export const ALL_TIMES = pattern(
  '(?:时间|日期)\\s*(?:均|皆|都)|all (?:dates and )?times|times? (?:are|is) (?:in|shown|listed)|时区|time ?zone',
)

/** What stands before a moment in its sentence. */
const labelBefore = (text: string, at: number): string => text.slice(sentenceAt(text, { start: at, end: at }).start, at)
const restAfter = (text: string, at: number): string => text.slice(at, sentenceAt(text, { start: at, end: at }).end)

function kindOf(label: string, sentence: string): Kind | 'foreign' {
  if (FOREIGN.test(label)) return 'foreign'
  if (POSTING.test(label)) return 'posting'
  if (EVENT.test(label)) return 'event'
  return VERBS.test(sentence) && !FOREIGN.test(sentence) ? 'verb' : 'unknown'
}

/** A label without a letter says nothing, so the heading above does. */
function kindAt(line: Line, at: number): Kind | 'foreign' {
  const label = labelBefore(line.text, at)
  const says = /\p{L}/u.test(label) ? label : line.heading
  const kind = kindOf(says, label + restAfter(line.text, at))
  // Under a heading of times every time is one of the event's, such as those of its rounds.
  return kind === 'unknown' && line.section === 'time' ? 'event' : kind
}

/** The zone beside a stretch: in the rest of its line, or alone in the next. */
function zoneBeside(line: Line, next: Line | undefined, end: number): WrittenZone | undefined {
  const [here] = zonesIn(line.text.slice(end))
  if (here) return here
  return next && next.text.length < 40 && (ALL_TIMES.test(next.text) || /^[([]?\s*(?:UTC|GMT)/i.test(next.text))
    ? zonesIn(next.text)[0]
    : undefined
}

/** `10月24日-31日`, `March 1-15, 2026`: two days of one month. */
const COMPACT = [
  pattern(
    '(?:(?<y>\\d{4})\\s*年\\s*)?(?<m>\\d{1,2})\\s*月\\s*(?<a>\\d{1,2})\\s*[日号]?\\s*[-~至到]\\s*(?<b>\\d{1,2})\\s*[日号]',
  ),
  pattern(
    '\\b(?<n>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?\\s+(?<a>\\d{1,2})(?:st|nd|rd|th)?\\s*[-~]\\s*(?<b>\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])(?:\\s*,?\\s*(?<y>\\d{4}))?',
  ),
  pattern(
    '(?<![\\d:])(?<a>\\d{1,2})(?:st|nd|rd|th)?\\s*[-~]\\s*(?<b>\\d{1,2})(?:st|nd|rd|th)?\\s+(?<n>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?(?:\\s*,?\\s*(?<y>\\d{4}))?',
  ),
]
const MONTH_NAMES = 'janfebmaraprmayjunjulaugsepoctnovdec'

function compactIn(text: string): readonly [Moment, Moment][] {
  return COMPACT.flatMap((form) => matchesOf(form, text)).map((match): [Moment, Moment] => {
    const { y, m, n, a, b } = match.groups!
    const month = m ? Number(m) : MONTH_NAMES.indexOf(n!.slice(0, 3).toLowerCase()) / 3 + 1
    const base = {
      start: match.index,
      end: match.index + match[0].length,
      month,
      unclearOrder: false,
      clock: undefined,
      zone: undefined,
    }
    const year = y ? Number(y) : undefined
    return [
      { ...base, year, day: Number(a) },
      { ...base, year, day: Number(b) },
    ]
  })
}

function pairsIn(text: string): readonly [Moment, Moment][] {
  const compact = compactIn(text).filter(([{ end }]) => !/^\s*(?:\d{1,2}:|[点时])/u.test(text.slice(end)))
  const moments = momentsIn(text).filter(({ start, end }) => !compact.some(([a]) => start < a.end && a.start < end))
  const pairs: [Moment, Moment][] = [...compact]
  for (let i = 0; i + 1 < moments.length; i++) {
    const [from, to] = [moments[i]!, moments[i + 1]!]
    const between = text.slice(from.end, to.start)
    const isConnected = CONNECTS.test(between) || (BEGINS_THEN.test(between) && ENDS_AFTER.test(text.slice(to.end)))
    if (from.month === undefined || !isConnected) continue
    pairs.push([from, to])
    i++
  }
  return pairs
}

/** All times of an announcement that can be those of posting. */
export function stretchesOf(source: Source): Stretch[] {
  const { lines } = source
  return lines.flatMap((line, index): Stretch[] => {
    const pairs = pairsIn(line.text)
    const found = pairs.flatMap(([from, to]): Stretch[] => {
      const kind = kindAt(line, from.start)
      const span = within(line, { start: from.start, end: to.end })
      const zone = zoneBeside(line, lines[index + 1], to.end)
      return kind === 'foreign' ? [] : [{ from, to, kind, quote: quoteAt(source, span), zone }]
    })
    const inPair = (moment: Moment) => pairs.some(([a, b]) => moment.start < b.end && a.start < moment.end)
    const singles = momentsIn(line.text).filter((moment) => moment.month !== undefined && !inPair(moment))
    return [...found, ...singles.flatMap((moment) => endOf(source, line, lines[index + 1], moment))]
  })
}

/** A start or an end that stands alone. */
function endOf(source: Source, line: Line, next: Line | undefined, moment: Moment): Stretch[] {
  const label = labelBefore(line.text, moment.start)
  const says = /\p{L}/u.test(label) ? label : line.heading
  if (FOREIGN.test(says)) return []
  const isFromNow = FROM_NOW.test(label)
  const isEnd = isFromNow || ENDS.test(says) || ENDS_AFTER.test(line.text.slice(moment.end))
  const isStart = !isEnd && STARTS.test(says)
  if (!isEnd && !isStart) return []
  const sentence = label + restAfter(line.text, moment.start)
  if (FOREIGN.test(sentence) && !isFromNow) return []
  const kind = kindOf(says, sentence)
  if (kind === 'foreign') return []
  return [
    {
      from: isStart ? moment : undefined,
      to: isEnd ? moment : undefined,
      kind: kind === 'unknown' ? 'event' : kind,
      quote: quoteAt(source, within(line, { start: moment.start - label.length, end: moment.end })),
      zone: zoneBeside(line, next, moment.end),
    },
  ]
}
