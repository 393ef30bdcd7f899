import { sumsIn } from './amounts.js'
import type { Line } from './lines.js'
import { pattern } from './pattern.js'
import { EACH, NOT_A_PRIZE, namesIn, PLACES, type PrizeStep, ranksOf, stepOf, stepsIn } from './prize-steps.js'
import { quoteAt, type Source, within } from './quote.js'

const HEAD_RANK = pattern('\\b(?:ranks?|places?|positions?|tiers?)\\b|名次|排名|奖项|等级|奖级')
const HEAD_REWARD = pattern('rewards?|prizes?|amount|bonus|奖励|奖金|奖品')
const HEAD_SLOTS = pattern('slots?|winners?|people|quota|number|名额|人数|数量|席位')

interface Head {
  readonly asset: string | undefined
  readonly columns: readonly ('rank' | 'reward' | 'slots')[]
}

/** The head of a table of prizes: `Rank | Reward (USDT) | Slots`. */
function headOf(text: string): Head | undefined {
  if (text.length > 80 || /[。;!?:]/u.test(text)) return undefined
  const found = (
    [
      ['rank', HEAD_RANK],
      ['reward', HEAD_REWARD],
      ['slots', HEAD_SLOTS],
    ] as const
  )
    .map(([name, words]) => ({ name, at: words.exec(text)?.index }))
    .filter(({ at }) => at !== undefined)
    .sort((a, b) => a.at! - b.at!)
  const names = found.map(({ name }) => name)
  if (names[0] !== 'rank' || !names.includes('reward')) return undefined
  return { asset: /\(\s*([A-Z][A-Z0-9]{1,11})[^)]*\)/.exec(text)?.[1], columns: names }
}

const ROW =
  /^(?<name>.*?(?:\d(?:st|nd|rd|th)?|place|prize|名|奖|[A-Za-z\u4e00-\u9fff)]))(?:\s*[|\t]\s*|\s{1,})(?<cells>\$?\d[\d,.]*(?:\s*[A-Z]{2,12})?(?:(?:\s*[|\t]\s*|\s+)\d[\d,]*)?)\s*\|?\s*$/u

/** A row of a table under such a head. */
function rowOf(source: Source, line: Line, head: Head): PrizeStep | undefined {
  const match = ROW.exec(line.text)
  if (!match) return undefined
  const cells = match.groups!.cells!.split(/\s*[|\t]\s*|\s+(?=\d)/u)
  const kinds = head.columns.slice(1)
  if (cells.length !== kinds.length) return undefined
  const cellOf = (kind: 'reward' | 'slots') => cells[kinds.indexOf(kind)]
  const reward = /^(\d[\d,.]*)(?:\s*([A-Z]{2,12}))?$/.exec(cellOf('reward') ?? '')
  const asset = reward?.[2] ?? head.asset
  const amount = reward?.[1]?.replaceAll(',', '')
  const slots = /^\d{1,6}$/.test(cellOf('slots') ?? '') ? Number(cellOf('slots')) : undefined
  const name = match.groups!.name!.trim().replace(/\s*\|$/, '')
  const cut = namesIn(name)[0]
  const bare = /^(\d{1,4})(?:\s*[-~]\s*(\d{1,4}))?$/.exec(name)
  const ranks = bare ? { first: Number(bare[1]), last: Number(bare[2] ?? bare[1]) } : cut && ranksOf(cut.match)
  if (!amount || !asset || (!cut && !bare)) return undefined
  const size = ranks && ranks.last - ranks.first + 1
  if (size !== undefined && slots !== undefined && size !== slots) return undefined
  const start = line.text.indexOf(cellOf('reward')!, name.length)
  return {
    name: quoteAt(source, within(line, { start: 0, end: name.length })).text,
    folded: name,
    kind: cut?.kind ?? 'rank',
    ranks,
    places: slots ?? size,
    sum: {
      amount,
      asset,
      kind: 'plain',
      doubt: asset === 'USD' ? 'dollar' : undefined,
      start,
      end: start + (cellOf('reward')?.length ?? 0),
    },
    goods: undefined,
    share: 'each',
    hasMore: false,
    quote: quoteAt(source, within(line, { start: 0, end: line.text.length })),
    line,
    source,
  }
}

const BARE = /[\s\p{P}\p{S}]/gu

/** A line that is nothing but the name of a prize, as where each cell of a table has become a line. */
function isBareName({ text }: Line): boolean {
  const [cut, ...more] = namesIn(text)
  return (
    cut !== undefined && more.length === 0 && (text.slice(0, cut.start) + text.slice(cut.end)).replace(BARE, '') === ''
  )
}

/** A line that is nothing but a sum, or how many get it. */
function isBareCell({ text, isHeading }: Line): boolean {
  if (isHeading) return false
  let rest = text
  for (const { start, end } of sumsIn(text).toReversed()) rest = `${rest.slice(0, start)} ${rest.slice(end)}`
  for (const form of [...PLACES, EACH]) rest = rest.replace(form, ' ')
  return rest !== text && rest.replace(BARE, '') === ''
}

const MOST_CELLS = 3

/** `Grand Prize`, `500 USDT`, `1 Winner`, a line each. */
function blockAt(source: Source, at: number): { readonly step: PrizeStep; readonly size: number } | undefined {
  const line = source.lines[at]!
  if (!isBareName(line) || NOT_A_PRIZE.test(line.text)) return undefined
  const cells: Line[] = []
  for (const cell of source.lines.slice(at + 1, at + 1 + MOST_CELLS)) {
    if (!isBareCell(cell)) break
    cells.push(cell)
  }
  const last = cells.at(-1)
  if (!last) return undefined
  // The cells as one line, in the places that they have: what is between them is blank.
  const text = source.text.slice(line.start, last.end)
  const joined: Line = { ...line, text: blank(text, line, cells), end: last.end }
  const [cut] = namesIn(joined.text)
  return cut && { step: { ...stepOf(source, joined, cut, joined.text.length), line }, size: cells.length }
}

/** Everything but the name and the cells as blanks, so that offsets stay. */
function blank(text: string, line: Line, cells: readonly Line[]): string {
  const kept = [line, ...cells].map(({ start, end }) => ({ start: start - line.start, end: end - line.start }))
  const isKept = (at: number) => kept.some(({ start, end }) => at >= start && at < end)
  return text
    .split('')
    .map((unit, at) => (isKept(at) ? unit : ' '))
    .join('')
}

/** All prizes of an announcement, line by line; those of tables too. */
export function prizeStepsOf(source: Source): PrizeStep[] {
  let head: Head | undefined
  let skip = 0
  return source.lines.flatMap((line, at): PrizeStep[] => {
    if (skip > 0) {
      skip--
      return []
    }
    const opened = headOf(line.text)
    if (opened) {
      head = opened
      return []
    }
    const row = head && rowOf(source, line, head)
    if (row) return [row]
    if (!/^[\s|:-]+$/.test(line.text)) head = undefined
    const block = blockAt(source, at)
    if (!block) return stepsIn(source, line)
    skip = block.size
    return block.step.sum ? [block.step] : []
  })
}
