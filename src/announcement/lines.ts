import type { Folded } from './fold-announcement.js'
import { pattern } from './pattern.js'

/** What a part of an announcement is about, as its heading says. */
export type Section = 'time' | 'how' | 'rewards' | 'scoring' | 'notes' | 'registration' | 'none'

/** A line of the folded text, without marker and blanks around. */
export interface Line {
  readonly text: string
  /** Offsets in the folded text. */
  readonly start: number
  readonly end: number
  /** From 1, blank lines counted. */
  readonly number: number
  readonly section: Section
  /** The words of the nearest heading above. */
  readonly heading: string
  readonly isHeading: boolean
  /** Does the line begin with a bullet, a number or a medal? */
  readonly marker: string
}

const HEADINGS: readonly (readonly [Section, RegExp])[] = [
  [
    'registration',
    pattern(
      '^(?:活动|如何|怎样)?(?:报名|注册)(?:方式|入口|链接|时间|说明)?$|^(?:registration|how to register|sign[- ]?up)$',
    ),
  ],
  [
    'scoring',
    pattern(
      '评选|评分|评审|评奖|评判|排名规则|计分|积分规则|^(?:scoring|judging|selection|evaluation|ranking)\\b|how (?:winners|we) |winner selection|scoring mechanism',
    ),
  ],
  [
    'rewards',
    pattern(
      '奖励|奖项|奖品|奖金|奖池|奖赏|福利一览|礼品|\\b(?:rewards?|prizes?|awards?|prize pool|what you can win)\\b',
    ),
  ],
  [
    'time',
    pattern(
      '时间|日期|时段|期间|周期|期限|\\b(?:when|period|duration|timeline|dates?|schedule|event time|deadline)\\b',
    ),
  ],
  [
    'notes',
    pattern(
      '注意|须知|说明$|备注|留意|细则|条款|声明|\\b(?:notes?|terms|small print|fine print|t&c|disclaimer|important|please note|reminders?)\\b',
    ),
  ],
  [
    'how',
    pattern(
      '参与|参加|怎样|玩法|步骤|要求|规则|条件|资格|任务|投稿|\\b(?:how to|steps?|participation|participate|requirements?|rules?|eligibility|tasks?|entry|to enter|guidelines)\\b',
    ),
  ],
]

const MARKER =
  /^[\s|>]*(?:\p{Extended_Pictographic}\s*)*(?:#{1,6}\s+)?(?:[-*•·●○▪◦■□◆◇※✅☑✔└├>]+\s+|[•·●○▪◦■□◆◇※└├]\s*|\(?\d{1,2}(?:\.\d{1,2})?(?:[.)、]|\s*[.)、])(?!\d)\s*|[\u2460-\u24ff\u2776-\u2793]\s*|[一二三四五六七八九十]{1,3}[、.]\s*|\([一二三四五六七八九十\d]{1,2}\)\s*|(?:[IVX]{1,4}|[a-h])[.)]\s+)*(?:\p{Extended_Pictographic}\s*)*/u
const AROUND = /^[\s*_~【[「]+|[\s*_~】\]」]+$/gu
const LONGEST_HEADING = 40

const IMPERATIVE =
  /^(?:include|add|post|attach|use|write|create|share|follow|submit|publish|make|upload|complete|must|any|each|all|no|only)\b/i

/** The words of a line that may be a heading: short, and nothing after its colon. */
function headingOf(text: string): { readonly words: string; readonly isMarked: boolean } | undefined {
  const bare = text
    .replace(AROUND, '')
    .replace(/\s*\([^)]*\)\s*$/u, '')
    .replace(/\p{Extended_Pictographic}/gu, '')
    .trim()
  const words = bare.replace(/\s*:\s*$/u, '').replace(AROUND, '')
  if (words === '' || words.length > LONGEST_HEADING || /[,;。;!?、#]|:\s*\S/u.test(words)) return undefined
  const isMarked = bare.endsWith(':') || /^[【[]/u.test(text.trim())
  const size = /\p{Script=Han}/u.test(words) ? 12 : 32
  return (isMarked || words.length <= size) && !IMPERATIVE.test(words) ? { words, isMarked } : undefined
}

/** What a heading is about. Without a colon it must be hardly more than the word itself, or a sentence would do. */
function sectionOf(heading: string, isMarked = true): Section {
  for (const [section, words] of HEADINGS) {
    const match = words.exec(heading)
    if (!match) continue
    const rest = [heading.slice(0, match.index), heading.slice(match.index + match[0].length)]
    const most = /\p{Script=Han}/u.test(heading) ? 4 : 16
    if (isMarked || rest.every((part) => part.length <= most)) return section
  }
  return 'none'
}

/** The words before a colon that something follows: `活动奖励:多发多奖`. */
const labelOf = (text: string): string => /^([^:,;。;!?、#\d]{2,24}):\s*\S/u.exec(text)?.[1]?.replace(AROUND, '') ?? ''

/** So that no clause is sought across a text without line ends, for which time would grow with the square of its length. */
const LONGEST_LINE = 1500

/** A line in pieces that are not too long, cut after a sentence or at a blank where there is one. */
function* piecesOf(line: string): Generator<string> {
  let at = 0
  while (line.length - at > LONGEST_LINE) {
    const piece = line.slice(at, at + LONGEST_LINE)
    const sentence = Math.max(...['。', ';', '!', '?', '. '].map((end) => piece.lastIndexOf(end)))
    const end = sentence > 0 ? sentence : piece.lastIndexOf(' ')
    const size = end > 0 ? end + 1 : LONGEST_LINE
    yield line.slice(at, at + size)
    at += size
  }
  yield line.slice(at)
}

/** Cuts a folded announcement into lines, each with the section that it stands in. */
export function linesOf({ text }: Folded): Line[] {
  const lines: Line[] = []
  let section: Section = 'none'
  let heading = ''
  let at = 0
  const wholes = text.split('\n').map((line) => [...piecesOf(line)])
  const numbered = wholes.flatMap((pieces, index) =>
    pieces.map((whole, piece) => ({ whole, index, isLast: piece === pieces.length - 1 })),
  )
  for (const { whole, index, isLast } of numbered) {
    const marker = MARKER.exec(whole)?.[0] ?? ''
    const body = whole.slice(marker.length).trimEnd()
    const start = at + marker.length
    at += whole.length + (isLast ? 1 : 0)
    if (body === '') continue
    const alone = headingOf(body)
    const words = alone?.words ?? labelOf(body)
    const found = sectionOf(words, alone?.isMarked)
    const isHeading = alone !== undefined && found !== 'none'
    const isOther = alone !== undefined && body.endsWith(':') && /\p{Extended_Pictographic}/u.test(marker)
    if (found !== 'none' || isOther) [section, heading] = [found, words]
    lines.push({ text: body, start, end: start + body.length, number: index + 1, section, heading, isHeading, marker })
  }
  return lines
}
