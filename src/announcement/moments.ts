import type { Span } from '../text/spans.js'
import { matchesOf, pattern } from './pattern.js'

/** A zone as an announcement writes it: an offset that can be relied on, or letters that stand for several. */
export type WrittenZone =
  | { readonly kind: 'offset'; readonly offset: string }
  | { readonly kind: 'unclear'; readonly written: string }

/** A time of day as written. `doubt` says that it can be read in two ways. */
export interface Clock {
  readonly hour: number
  readonly minute: number
  readonly second: number | undefined
  readonly doubt: boolean
}

/** A day, a time of day or both, as written at a place of the folded text. What is not written is undefined. */
export interface Moment extends Span {
  readonly year: number | undefined
  readonly month: number | undefined
  readonly day: number | undefined
  /** The order of day and month cannot be told. */
  readonly unclearOrder: boolean
  readonly clock: Clock | undefined
  readonly zone: WrittenZone | undefined
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?'
const NTH = '(?:st|nd|rd|th)?'

const DATES: readonly string[] = [
  '(?<![\\d.])(?<y1>\\d{4})\\s*年\\s*(?<m1>\\d{1,2})\\s*月\\s*(?<d1>\\d{1,2})\\s*[日号]?',
  '(?<![\\d.])(?<y2>\\d{4})(?<s2>[-/.])(?<m2>\\d{1,2})\\k<s2>(?<d2>\\d{1,2})(?![\\d/])',
  '(?<![\\d.])(?<m3>\\d{1,2})\\s*月\\s*(?<d3>\\d{1,2})(?:\\s*[日号]|(?!\\d))',
  `\\b(?<m4>${MONTH})\\s*(?<d4>\\d{1,2})${NTH}(?![\\d:])(?:\\s*,?\\s*(?<y4>\\d{4})(?![\\d:]))?`,
  `(?<![\\d:.])(?<d5>\\d{1,2})${NTH}(?:\\s+of)?\\s+(?<m5>${MONTH})(?:\\s*,?\\s*(?<y5>\\d{4})(?![\\d:]))?`,
  '(?<![\\d./])(?<p6>\\d{1,2})(?<s6>[/.])(?<q6>\\d{1,2})\\k<s6>(?<y6>\\d{4})(?![\\d])',
]
/** Day and month without a year, and a day alone: only as the other end of something fuller. */
const SHORT_DATES: readonly string[] = [
  '(?<![\\d./])(?<!\\d:)(?<p7>\\d{1,2})/(?<q7>\\d{1,2})(?![\\d/%])',
  '(?<![\\d./])(?<!\\d[:-])(?<d8>\\d{1,2})\\s*[日号](?!内|后|之|常|均|期|前)',
]

const DAYTIME = '凌晨|早上|清晨|上午|中午|正午|下午|傍晚|晚上|晚间|晚'
const HALF = '(?:\\s*(?<half>[ap]\\.?\\s?m\\b\\.?))'
const CLOCK =
  `(?:(?<part>${DAYTIME})\\s*)?(?:(?<h1>\\d{1,2}):(?<i1>\\d{2})(?::(?<c1>\\d{2}))?(?![\\d:])${HALF}?|(?<h2>\\d{1,2})\\s*[点时](?!间|区)(?:整|钟)?(?:\\s*(?<i2>\\d{1,2})\\s*分?|(?<i3>半))?)` +
  `|(?<h4>\\d{1,2})(?<half4>\\s*[ap]\\.?\\s?m\\b\\.?)|(?<zero>零点|零时|\\bmidnight\\b|\\bnoon\\b|子夜|午夜)`

const REGIONS: readonly (readonly [RegExp, string])[] = [
  [
    pattern(
      '北京|中国标准|东八|东8|台北|台湾|香港|澳门|新加坡|上海|beijing|china standard|taipei|hong kong|singapore|shanghai',
    ),
    '+08:00',
  ],
  [pattern('东京|日本|首尔|韩国|东九|东9|tokyo|japan|seoul|korea'), '+09:00'],
  [pattern('世界协调|协调世界|世界标准|格林|coordinated universal|greenwich'), '+00:00'],
]
const REGION =
  '(?:北京|中国标准|台北|台湾|香港|澳门|新加坡|上海|东京|日本|首尔|韩国|世界协调|协调世界|世界标准|格林(?:尼治|威治)(?:标准)?)时间?|东(?:八|九|8|9)区(?:时间?)?|(?:beijing|china standard|taipei|hong kong|singapore|shanghai|tokyo|japan(?: standard)?|seoul|korea(?: standard)?|coordinated universal|greenwich mean) time'
const OFFSET = '(?:UTC|GMT)\\s*(?<sign>[+-])\\s*(?<oh>\\d{1,2})(?::?(?<om>[0-5]\\d))?(?![\\d:])|(?:UTC|GMT)(?![A-Za-z])'
const LETTERS =
  '\\b(?:HKT|SGT|CST|EST|EDT|PST|PDT|PT|ET|CT|BST|IST|JST|KST|CET|CEST|MSK|WIB|ICT|MYT|PHT|AEST|AEDT|MST|MDT|CDT)\\b'
const ZONE = `(?<zone>${OFFSET}|${REGION}|${LETTERS})(?:\\s*时间)?`
const ZONE_TAIL = `\\s*,?\\s*[(\\[]?\\s*${ZONE}\\s*[)\\]]?`
const ZONE_HEAD = `${ZONE}\\s*[:,]?\\s*`
const WEEKDAY =
  '(?:\\s*\\([一二三四五六日天]\\)|\\s*[,(]?\\s*(?:周|星期|礼拜)[一二三四五六日天]\\s*\\)?|\\s*[,(]?\\s*(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\b\\.?\\s*\\)?)?'

const renamed = (source: string, tag: string) =>
  source.replace(/\(\?<(?![=!])(\w+)>/g, `(?<$1${tag}>`).replace(/\\k<(\w+)>/g, `\\k<$1${tag}>`)

const DATE_CLOCK = (date: string) =>
  pattern(
    `(?:${renamed(ZONE_HEAD, 'a')})?${date}${WEEKDAY}(?:\\s*,?\\s*(?:at\\s+|的)?(?:${renamed(ZONE_HEAD, 'b')})?(?:${CLOCK})(?:${renamed(ZONE_TAIL, 'c')})?|(?:${renamed(ZONE_TAIL, 'd')}))?`,
    'iu',
  )
const CLOCK_DATE = (date: string) =>
  pattern(
    `(?:${CLOCK})(?:${renamed(ZONE_TAIL, 'a')})?\\s*,?\\s*(?:on\\s+)?${date}(?:${renamed(ZONE_TAIL, 'b')})?`,
    'iu',
  )
const CLOCK_ONLY = pattern(`(?:${CLOCK})(?:${renamed(ZONE_TAIL, 'a')})?`, 'iu')

type Groups = Readonly<Record<string, string | undefined>>
const numberOf = (...written: (string | undefined)[]): number | undefined => {
  const found = written.find((text) => text !== undefined)
  return found === undefined ? undefined : Number(found)
}

function monthOf(groups: Groups): number | undefined {
  const name = groups.m4 ?? groups.m5
  return name ? MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1 : numberOf(groups.m1, groups.m2, groups.m3)
}

/** Reads an hour with the part of the day that it belongs to. Twelve o'clock in the morning or at night can be either end. */
function clockOf(groups: Groups): Clock | undefined {
  if (groups.zero !== undefined) {
    const isNoon = /noon/i.test(groups.zero)
    return { hour: isNoon ? 12 : 0, minute: 0, second: undefined, doubt: !isNoon && !pattern('^零').test(groups.zero) }
  }
  const written = numberOf(groups.h1, groups.h2, groups.h4)
  if (written === undefined) return undefined
  const minute = groups.i3 === undefined ? (numberOf(groups.i1, groups.i2) ?? 0) : 30
  const second = numberOf(groups.c1)
  const half = (groups.half ?? groups.half4)?.trim().toLowerCase()
  const part = groups.part
  const is = (words: string) => part !== undefined && pattern(`^(?:${words})$`).test(part)
  const doubt =
    (half !== undefined && (written > 12 || written === 0)) ||
    (written === 12 && is('凌晨|早上|清晨|上午|下午|傍晚|晚上|晚间|晚'))
  const isLate = half?.startsWith('p') || is('下午|傍晚|晚上|晚间|晚') || (is('中午|正午') && written < 11)
  const isEarly = half?.startsWith('a')
  const hour = isLate && written < 12 ? written + 12 : isEarly && written === 12 ? 0 : written
  return { hour, minute, second, doubt: doubt || (part !== undefined && half !== undefined) }
}

const pad = (number: number) => String(number).padStart(2, '0')

function zoneFrom(groups: Groups): WrittenZone | undefined {
  for (const tag of ['c', 'd', 'b', 'a', '']) {
    const written = groups[`zone${tag}`]
    if (written === undefined) continue
    if (new RegExp(`^${LETTERS}$`, 'iu').test(written)) return { kind: 'unclear', written }
    const region = REGIONS.find(([words]) => words.test(written))
    if (region) return { kind: 'offset', offset: region[1] }
    const hours = Number(groups[`oh${tag}`] ?? 0)
    const minutes = Number(groups[`om${tag}`] ?? 0)
    if (hours * 60 + minutes > 14 * 60) return { kind: 'unclear', written }
    const sign = hours + minutes === 0 ? '+' : (groups[`sign${tag}`] ?? '+')
    return { kind: 'offset', offset: `${sign}${pad(hours)}:${pad(minutes)}` }
  }
  return undefined
}

function momentOf(match: RegExpExecArray): Moment {
  const groups = (match.groups ?? {}) as Groups
  const [first, second] = [numberOf(groups.p6, groups.p7), numberOf(groups.q6, groups.q7)]
  const isDayFirst = first !== undefined && first > 12 && second !== undefined && second <= 12
  const isMonthFirst = second !== undefined && second > 12 && first !== undefined && first <= 12
  return {
    start: match.index,
    end: match.index + match[0].trimEnd().length,
    year: numberOf(groups.y1, groups.y2, groups.y4, groups.y5, groups.y6),
    month: monthOf(groups) ?? (isDayFirst ? second : first),
    day: numberOf(groups.d1, groups.d2, groups.d3, groups.d4, groups.d5, groups.d8) ?? (isDayFirst ? first : second),
    unclearOrder: first !== undefined && !isDayFirst && !isMonthFirst,
    clock: clockOf(groups),
    zone: zoneFrom(groups),
  }
}

const FORMS: readonly RegExp[] = [
  ...DATES.flatMap((date) => [DATE_CLOCK(date), CLOCK_DATE(date)]),
  ...SHORT_DATES.map(DATE_CLOCK),
  CLOCK_ONLY,
]

/** All days and times of day in a stretch of folded text, in its order; where readings overlap, the longest. */
export function momentsIn(text: string): Moment[] {
  const found = FORMS.flatMap((form) => matchesOf(form, text).map(momentOf))
  const chosen: Moment[] = []
  for (const moment of found.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start))
    if (!chosen.some(({ start, end }) => moment.start < end && start < moment.end)) chosen.push(moment)
  return chosen.sort((a, b) => a.start - b.start)
}

/** The zone that a stretch of folded text names, wherever it does. */
export function zonesIn(text: string): WrittenZone[] {
  return matchesOf(pattern(renamed(ZONE, 'a'), 'iu'), text).flatMap(
    ({ groups }) => zoneFrom((groups ?? {}) as Groups) ?? [],
  )
}
