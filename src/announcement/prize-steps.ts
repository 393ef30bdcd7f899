import type { Span } from '../text/spans.js'
import { type Sum, sumsIn } from './amounts.js'
import type { Line } from './lines.js'
import { matchesOf, pattern } from './pattern.js'
import { type Quote, quoteAt, type Source, within } from './quote.js'
import { COUNT, countOf } from './sentences.js'

/** How a prize is named: by its place in a ranking, by luck, for everybody, or by a name that says no place. */
export type PrizeKind = 'rank' | 'lucky' | 'everyone' | 'other'

/** A prize as a line of an announcement says it. What the line does not say is undefined. */
export interface PrizeStep {
  /** As written: 一等奖, Top 2-5. */
  readonly name: string
  /** The name as folded: what tells its class. */
  readonly folded: string
  readonly kind: PrizeKind
  /** Places of the ranking, from 1. */
  readonly ranks: { readonly first: number; readonly last: number } | undefined
  readonly places: number | undefined
  readonly sum: Sum | undefined
  /** What is won where it is no sum. */
  readonly goods: string | undefined
  readonly share: 'each' | 'total' | 'unsaid'
  /** Everything else in the line that nobody has read: a condition, a second prize. */
  readonly hasMore: boolean
  readonly quote: Quote
  readonly line: Line
  readonly source: Source
}

const ORDINAL = '(?:1st|2nd|3rd|\\d{1,3}th|first|second|third|fourth|fifth|sixth)'
const NAMES: readonly (readonly [string, PrizeKind])[] = [
  [`随机\\s*(?:${COUNT})\\s*(?:位|名|人)(?:用户|参与者)?`, 'lucky'],
  [
    `(?:我们)?(?:将|会)?(?:从|在|于)[^,。;:]{2,20}中,?(?:随机)?(?:抽取|抽出|抽选)\\s*(?:${COUNT})\\s*(?:位|名|条|篇|人)`,
    'lucky',
  ],
  ['[^\\s,、;。:()\\d]{1,10}(?=\\s*:\\s*(?:将|会)?(?:从[^,。:;]{1,20}中)?(?:随机)?(?:抽取|抽出|抽选))', 'lucky'],
  [
    '(?:特|头|一|二|三|四|五|六|1|2|3)等奖|首奖|头奖|次奖|[二三四五贰叁参]奖|大奖|冠军|亚军|季军|殿军|金奖|银奖|铜奖',
    'rank',
  ],
  [`第\\s*(?<a1>${COUNT})\\s*(?:名)?\\s*(?:[-~至到]|、)\\s*(?:第)?\\s*(?<b1>${COUNT})\\s*名`, 'rank'],
  [`第\\s*(?<a2>${COUNT})\\s*名`, 'rank'],
  ['(?:排名|名次)?\\s*(?:第)?\\s*(?<a3>\\d{1,4})\\s*[-~至到]\\s*(?<b3>\\d{1,4})\\s*名', 'rank'],
  [`前\\s*(?<b4>${COUNT})\\s*名`, 'rank'],
  ['(?:排名|名次)\\s*(?:第)?\\s*(?<a5>\\d{1,4})(?:\\s*[-~至到]\\s*(?<b5>\\d{1,4}))?(?![\\d%.,])', 'rank'],
  [
    `\\b(?:${COUNT})\\s*(?:lucky |random )?(?:winners?|users?|participants?|posts?) (?:will be |are )?(?:randomly )?(?:drawn|picked|chosen|selected)(?: at random| randomly)?(?=[^.;:]{0,40}:)`,
    'lucky',
  ],
  ['\\btop\\s*(?<a6>\\d{1,4})\\s*[-~]\\s*(?:top\\s*)?(?<b6>\\d{1,4})(?![\\d,.]\\d)', 'rank'],
  [
    `\\bfirst\\s*(?<b10>${COUNT})\\s*(?:eligible |valid |new )*(?:users?|participants?|creators?|posts?|people|newcomers?|posters?)`,
    'rank',
  ],
  [`前\\s*(?<b11>${COUNT})\\s*(?:位|个)(?=[^,。;]{0,16}(?:用户|参与者|作者|发帖|人))`, 'rank'],
  ['\\btop\\s*(?<b7>\\d{1,4})(?![\\d,.]\\d)', 'rank'],
  [
    '\\b(?:rank|places?|no\\.?|#)\\s*(?<a8>\\d{1,4})(?:\\s*(?:[-~]|to)\\s*(?<b8>\\d{1,4}))?(?![\\d,.]\\d)(?=\\s*[:(|,-]|\\s)',
    'rank',
  ],
  [
    '(?<![\\w-])(?<a9>\\d{1,3})(?:st|nd|rd|th)\\s*(?:[-~]|to|and)\\s*(?<b9>\\d{1,3})(?:st|nd|rd|th)\\s*(?:places?|prizes?|winners?|ranks?)?',
    'rank',
  ],
  [`(?<![\\w-])(?<o>${ORDINAL})(?:[- ](?:place|prize|winner|rank|runner-?up))?s?(?=\\s*[:(|,-]|\\s|$)`, 'rank'],
  [
    'grand prize|runners?-?up|honou?rable mentions?|\\b(?:gold|silver|bronze)(?: (?:prize|award|medal))?(?=\\s*[:(])',
    'rank',
  ],
  ['(?:优秀|优胜|入围|鼓励|提名|佳作)(?:作品|内容)?奖', 'rank'],
  [
    `(?:随机抽取|抽取|抽出)?\\s*(?:${COUNT})\\s*(?:位|名|个)?\\s*(?:幸运|锦鲤|lucky)\\s*(?:用户|儿|粉丝|发帖者|参与者|winners?|participants?|users?|posters?)`,
    'lucky',
  ],
  [
    '(?:幸运|锦鲤|惊喜|欧皇)(?:大|参与)?奖|幸运(?:用户|儿)|lucky (?:draw|winners?|prizes?|awards?|users?)|raffle',
    'lucky',
  ],
  [
    '(?:基础|普惠)?(?:参与|参加|普照|普惠|纪念|安慰|必得)(?:奖励|奖)|阳光普照奖?|participation (?:awards?|prizes?|rewards?)',
    'everyone',
  ],
  ['[^\\s,、;。:()\\d]{1,8}(?<![获中得领])奖(?!励|品|项|金|池|者)', 'other'],
]
const NAME = pattern(NAMES.map(([source], i) => `(?<kind${i}>${source})`).join('|'))

const PEOPLE =
  '(?:名额|名|位|人|个|份|篇|条|winners?|people|persons?|users?|places?|slots?|creators?|authors?|participants?)'
export const PLACES = [
  pattern(`\\(\\s*(?:共|限|前|各|total)?\\s*(?<n>${COUNT})\\s*${PEOPLE}\\s*\\)`),
  pattern(
    `(?:共|限|取|评选|选出|抽取|抽出|抽)?\\s*(?<![第前\\d])(?<n>${COUNT})\\s*(?:lucky |eligible )?${PEOPLE}(?!次|\\p{Script=Han}{0,2}(?:以上|之后))`,
  ),
  pattern('[×xX*]\\s*(?<n>\\d{1,5})(?!\\d|\\s*(?:USDT|U\\b))'),
]
export const EACH = pattern(
  '/\\s*(?:人|名|位|份|each|person|winner|user)|每\\s*(?:人|位|名|份|个)|各|单人|人均|\\b(?:each|apiece|per (?:person|winner|user|place|slot|creator))\\b',
)
const TOTAL = pattern(
  '共计|合计|总计|总共|一共|平分|瓜分|均分|共享|\\b(?:in total|total|altogether|shared?|split|divided)\\b',
)
export const PLEASANTRIES =
  /[\s\p{P}\p{S}\d]|(?:奖励|奖金|奖品|获得|可得|得|可获|获|奖|枚|个|名|位|人|共|win|wins|prize|reward|award|and)/giu

/** Where a prize is named in a line. */
export interface Cut extends Span {
  readonly kind: PrizeKind
  readonly match: RegExpExecArray
  /** How many win it, where places follow the name. */
  readonly places: number | undefined
}

/** Where prizes are named in a line: at its start, or after what parts one prize from the next. */
export function namesIn(text: string): Cut[] {
  const cuts = matchesOf(NAME, text).flatMap((match): Cut[] => {
    const before = text.slice(0, match.index)
    const isStart =
      before.trim() === '' || /[;,、。|:]\s*$/u.test(before) || /^[\s\p{Extended_Pictographic}【「『[]*$/u.test(before)
    const at = NAMES.findIndex((_, i) => match.groups![`kind${i}`] !== undefined)
    return isStart
      ? [{ start: match.index, end: match.index + match[0].length, kind: NAMES[at]![1], match, places: undefined }]
      : []
  })
  // 参与奖:前 40 名 names one prize, and then who gets it.
  return cuts.flatMap((cut, i): Cut[] => {
    const [previous, next] = [cuts[i - 1], cuts[i + 1]]
    const follows = (a: Cut, b: Cut) =>
      /^\s*[:(]\s*$/u.test(text.slice(a.end, b.start)) &&
      (ranksOf(b.match) !== undefined || (b.kind === 'lucky' && a.kind !== 'rank'))
    if (previous && follows(previous, cut)) return []
    const ranks = next && follows(cut, next) ? ranksOf(next.match) : undefined
    return [ranks ? { ...cut, places: ranks.last - ranks.first + 1 } : cut]
  })
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth']

/** The places of a ranking that a name says. */
export function ranksOf({ groups = {} }: RegExpExecArray): PrizeStep['ranks'] {
  const pick = (letter: string) => {
    const key = Object.keys(groups).find(
      (name) => new RegExp(`^${letter}\\d$`).test(name) && groups[name] !== undefined,
    )
    return key === undefined ? undefined : countOf(groups[key]!)
  }
  const [first, last] = [pick('a'), pick('b')]
  if (groups.o !== undefined) {
    const place = /^\d/.test(groups.o) ? Number.parseInt(groups.o, 10) : ORDINALS.indexOf(groups.o.toLowerCase()) + 1
    return { first: place, last: place }
  }
  if (first !== undefined) return { first, last: last ?? first }
  return last === undefined ? undefined : { first: 1, last }
}

/** A place of a ranking can be had once; a class of prizes as often as it says. */
const IS_ONE_PLACE = pattern('^(?:冠军|亚军|季军|殿军|grand prize|1st|2nd|3rd|\\d{1,3}th)$|place|第')

function placesOf(text: string, cut: Cut, afterName: string): number | undefined {
  // `10 lucky winners` has its count in its name.
  const rest = cut.kind === 'lucky' ? text.slice(cut.start, cut.end) + afterName : afterName
  if (cut.places !== undefined) return cut.places
  const ranks = ranksOf(cut.match)
  if (ranks && (ranks.last > ranks.first || cut.match.groups!.o === undefined)) return ranks.last - ranks.first + 1
  for (const form of PLACES) {
    const written = form.exec(rest)?.groups?.n
    const count = written === undefined ? undefined : countOf(written)
    if (count !== undefined && count > 0) return count
  }
  return IS_ONE_PLACE.test(text.slice(cut.start, cut.end)) ? 1 : undefined
}

export const NOT_A_PRIZE = pattern(
  '上期|往期|上届|例如|例:|举例|假设|情况|如果|若|替换|折合|折现|不可|不得|无法|e\\.g|for example|previous|last (?:season|round|time)|if ',
)

/** Several sums for several places, told off one by one: no one of them is that of all. */
const ONE_BY_ONE = pattern('分别|依次|\\d\\s*[/、]\\s*$|\\brespectively\\b')

const NO_GOODS = pattern(
  '^[\\d$¥€£]|[一二两三四五六七八九十百千万]\\s*(?:枚|个)?\\s*(?:USDT|USDC|U\\b|[A-Z]{3,}|元|美元|美金)|随机|抽取|抽出|根据|综合|按照|每[人位名]|得\\s*\\d|获得|参与|排名|用户|\\b(?:random|based on|according|each|users?)\\b',
)

/** What stands after name, count and colon when it is no sum: the goods. Whatever could be a rule or a sum is none. */
function goodsIn(text: string, cut: Cut, end: number): string | undefined {
  if (cut.kind !== 'rank') return undefined
  const rest = text.slice(cut.end, end)
  const after =
    /^\s*(?:\([^()]*\)|[×xX*]\s*\d+|\d+\s*(?:名|位|人|winners?))?\s*[:]\s*(?:[\d一二两三四五六七八九十]{1,4}\s*[名位人个]\s*[,、]\s*)?(.+)$/u
      .exec(rest)?.[1]
      ?.trim()
  return after === undefined || after === '' || NO_GOODS.test(after) ? undefined : after
}

/** The prize of a name that goes on to some end of its line; or in other cells, with the text of all of them. */
export function stepOf(source: Source, line: Line, cut: Cut, end: number): PrizeStep {
  const { text } = line
  const rest = text.slice(cut.end, end)
  const sums = sumsIn(rest).map((sum) => ({ ...sum, start: sum.start + cut.end, end: sum.end + cut.end }))
  const [sum] = sums
  const goods = sum === undefined || sum.kind !== 'plain' ? goodsIn(text, cut, end) : undefined
  const isTotal = TOTAL.test(rest)
  const isEach = EACH.test(rest)
  const unread =
    sum === undefined
      ? ''
      : (rest.slice(0, sum.start - cut.end) + rest.slice(sum.end - cut.end)).replace(EACH, '').replace(PLEASANTRIES, '')
  const tail = /[\s,;、|。]*$/u.exec(text.slice(cut.start, end))![0].length
  const span = within(line, { start: cut.start, end: Math.min(end, text.length) - tail })
  const goodsAt = goods === undefined ? undefined : text.indexOf(goods, cut.end)
  return {
    name: quoteAt(source, within(line, cut)).text,
    folded: text.slice(cut.start, cut.end),
    kind: cut.kind,
    ranks: ranksOf(cut.match),
    places: placesOf(text, cut, rest),
    sum,
    goods:
      goodsAt === undefined
        ? undefined
        : quoteAt(source, within(line, { start: goodsAt, end: goodsAt + goods!.length })).text,
    share: isTotal === isEach ? 'unsaid' : isEach ? 'each' : 'total',
    hasMore:
      ONE_BY_ONE.test(rest.slice(0, (sum?.start ?? cut.end) - cut.end)) ||
      sums.length > 1 ||
      /\+/.test(rest.slice((sum?.end ?? cut.end) - cut.end)) ||
      unread.length > 12,
    quote: quoteAt(source, span),
    line,
    source,
  }
}

/** Where a line goes on to the sum of all its prizes. */
const SUMS_UP = pattern('[,、;|。.(]\\s*(?:共|合计|总|奖池|(?:in )?total|[\\d,.]+ [A-Za-z]+ in (?:all|total))')

/** The prizes that a line names with what is won. */
export function stepsIn(source: Source, line: Line): PrizeStep[] {
  if (NOT_A_PRIZE.test(line.text)) return []
  const cuts = namesIn(line.text)
  const endOf = (cut: Cut, i: number) => {
    const end = cuts[i + 1]?.start ?? line.text.length
    const sums = SUMS_UP.exec(line.text.slice(cut.end, end))
    return sums ? cut.end + sums.index : end
  }
  return cuts
    .map((cut, i) => stepOf(source, line, cut, endOf(cut, i)))
    .filter(({ sum, goods }) => sum !== undefined || goods !== undefined)
}
