import type { Finding } from '../model/finding.js'
import { ascending, inTurn } from '../model/order.js'
import type { Entry, Settled } from '../model/result.js'
import type { Speaker } from './speaker.js'
import { type Column, type Table, tableOf } from './table.js'
import { timeShower } from './tables.js'

/** A post that fails by exactly one rule, and by how much. */
export interface NearMiss {
  readonly entry: Entry
  readonly finding: Finding
  /** How much is missing or too much, as it is shown; blank where the rule has no measure. */
  readonly margin: string | number
  /** The same as a number, to sort by; infinite where there is none. */
  readonly size: number
}

const DURATION = /^(?:(\d+)d )?(\d\d):(\d\d):(\d\d)(?:\.(\d{3}))?$/

/** Milliseconds of a length of time as messages have it. */
function readDuration(text: string): number {
  const [, days = '0', hours = '0', minutes = '0', seconds = '0', rest = '0'] = DURATION.exec(text) ?? []
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1000 + Number(rest)
}

/** By how much a finding fails: what is missing, else how far what was measured is from its bound. */
function marginOf({ args }: Finding): Pick<NearMiss, 'margin' | 'size'> {
  const number = (name: string): number | undefined => (typeof args[name] === 'number' ? args[name] : undefined)
  const measured = number('measured') ?? number('count')
  const [min, max] = [number('min'), number('max')]
  // A missing day is a post more too: so many posts would do.
  const missing = number('missing')
  const short = missing === undefined ? undefined : Math.max(missing, number('missing_days') ?? 0)
  const beyond =
    measured === undefined
      ? undefined
      : min !== undefined && measured < min
        ? min - measured
        : max !== undefined && measured > max
          ? measured - max
          : undefined
  const size = short ?? beyond
  if (size !== undefined) return { margin: size, size }
  return typeof args.by === 'string' && DURATION.test(args.by)
    ? { margin: args.by, size: readDuration(args.by) }
    : { margin: '', size: Number.POSITIVE_INFINITY }
}

/** Posts that fail by exactly one rule: rule by rule, the nearest first. What a human rejected is no near miss. */
export function nearMissesOf({ kept, entryOf, rules }: Settled): NearMiss[] {
  const places = new Map(rules.map(({ id }, i) => [id, i]))
  const misses = kept.flatMap((post): NearMiss[] => {
    const entry = entryOf(post)
    const [rule, other] = entry.decision.failed
    if (rule === undefined || other !== undefined || entry.rulings.some(({ kind }) => kind === 'reject')) return []
    const finding = entry.findings.find((each) => each.rule === rule && each.outcome === 'fail')!
    return [{ entry, finding, ...marginOf(finding) }]
  })
  const order = inTurn<NearMiss>(
    (a, b) => places.get(a.finding.rule)! - places.get(b.finding.rule)!,
    (a, b) => ascending(a.size, b.size),
    (a, b) => a.entry.post - b.entry.post,
  )
  return misses.sort(order)
}

/** The table of near misses: one row a post. */
export function nearMissTable(settled: Settled, speaker: Speaker): Table {
  const time = timeShower(settled)
  const columns: Column<NearMiss>[] = [
    { name: 'post_id', cell: ({ entry }) => entry.postId },
    { name: 'user_id', cell: ({ entry }) => entry.userId },
    { name: 'rule', cell: ({ finding }) => finding.rule },
    { name: 'missing', cell: ({ margin }) => margin },
    { name: 'review_rules', cell: ({ entry }) => entry.decision.review.join(';') },
    { name: 'reason', cell: ({ entry, finding }) => speaker.finding(finding, time(entry)) },
  ]
  return tableOf('near-misses', columns, () => nearMissesOf(settled))
}
