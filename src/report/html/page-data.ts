import { type Decimal, formatDecimal } from '../../model/amount.js'
import { type Account, type Award, isConserved, totalsOf } from '../../model/award.js'
import type { Entry, Manifest, Settled } from '../../model/result.js'
import { formatInstant } from '../../time/format-instant.js'
import { describeChoice } from '../award-words.js'
import type { Speaker } from '../speaker.js'
import { awardColumns, timeShower } from '../tables.js'
import { copyReader, hasSources, NO_TEXTS, type Texts } from './copies.js'
import { proofOf } from './draw-proof.js'
import { type Asked, type Axis, type AxisWords, chartOf, type Measured } from './histogram.js'
import { type ListLimits, pageLists } from './page-lists.js'
import {
  type AwardPart,
  type AwardRow,
  BY_HUMAN,
  type Chart,
  OWN_TIME,
  type PageAccount,
  type PageData,
  type PageVerdict,
  type PostRow,
  type RuleInfo,
  type Statement,
} from './page-model.js'
import { PAGE_WORDS, type PageWord } from './page-words.js'

/** Most rows that the lists of the page hold; the other files of the result hold all. */
export interface Limits extends ListLimits {
  readonly posts: number
  /** UTF-16 units of copied passages in all. */
  readonly passages: number
}

export const LIMITS: Limits = {
  posts: 20_000,
  questions: 1000,
  rulings: 1000,
  nearMisses: 200,
  rejects: 1000,
  passages: 2_500_000,
}

const VERDICTS: readonly PageVerdict[] = ['eligible', 'review', 'ineligible']
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const TIME_STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 4, 6, 8, 12].map((hours) => hours * HOUR),
  ...[1, 2, 7, 14, 30].map((days) => days * DAY),
]
const LENGTH_STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000]

/** What the charts need of all posts, which of them copied, and which fail by one rule alone: gathered in one pass. */
function survey({ kept, entryOf }: Settled) {
  const times = new Float64Array(kept.length)
  const lengths = new Float64Array(kept.length)
  const verdicts = new Uint8Array(kept.length)
  const copies: number[] = []
  const misses: number[] = []
  kept.forEach((post, i) => {
    const entry = entryOf(post)
    const { postedAt, characters, decision } = entry
    times[i] = postedAt ?? Number.NaN
    lengths[i] = characters
    verdicts[i] = VERDICTS.indexOf(decision.verdict)
    if (hasSources(entry)) copies.push(post)
    if (decision.failed.length === 1) misses.push(post)
  })
  return { times: { values: times, verdicts }, lengths: { values: lengths, verdicts }, copies, misses }
}

function extent(values: Float64Array): { least: number; greatest: number } | undefined {
  let least = Number.POSITIVE_INFINITY
  let greatest = Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (value < least) least = value
    if (value > greatest) greatest = value
  }
  return least <= greatest ? { least, greatest } : undefined
}

/** The campaign window with an eighth of it on either side as far as there are posts; without a window, all posts. */
function timeAxis({ values }: Measured, { campaign: { window } }: Settled): Axis {
  const found = extent(values)
  const steps = TIME_STEPS
  if (!window) return { from: found?.least ?? 0, to: (found?.greatest ?? 0) + 1, steps, borders: [] }
  const margin = Math.max(HOUR, (window.to - window.from) / 8)
  const within = (value: number) => Math.min(window.to + margin, Math.max(window.from - margin, value))
  return {
    from: Math.min(window.from, within(found?.least ?? window.from)),
    to: Math.max(window.to, within(found?.greatest ?? window.to)),
    steps,
    borders: [window.from, window.to],
  }
}

function timeChart(measured: Measured, settled: Settled, { say }: Speaker): Chart {
  const { window, zone } = settled.campaign
  const show = (instant: number) => formatInstant(instant, zone).slice(0, 16).replace('T', ' ')
  const tick = (instant: number) => show(instant).slice(5).replace(' 00:00', '')
  const asked: Asked = window
    ? {
        ...window,
        marks: [
          { value: window.from, label: say(PAGE_WORDS.opens, { time: tick(window.from) }) },
          { value: window.to, label: say(PAGE_WORDS.closes, { time: tick(window.to) }) },
        ],
      }
    : { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, marks: [] }
  const words: AxisWords = {
    range: (from, to) => `${show(from)} – ${show(to)}`,
    below: (edge) => say(PAGE_WORDS.earlier, { edge: show(edge) }),
    above: (edge) => say(PAGE_WORDS.later, { edge: show(edge) }),
    tick,
  }
  return chartOf(measured, timeAxis(measured, settled), asked, words)
}

/** The value below which nineteen of twenty lie, so that one endless post does not flatten the others. */
function ordinaryMost(values: Float64Array): number {
  return Float64Array.from(values).sort()[Math.floor(values.length * 0.95)] ?? 0
}

function lengthChart(measured: Measured, { campaign: { rules } }: Settled, { say }: Speaker): Chart {
  const options = rules.find(({ id }) => id === 'length')?.options
  const [min, max] = [options?.min, options?.max].map((value) => (typeof value === 'number' ? value : undefined))
  const borders = [...(min === undefined ? [] : [min]), ...(max === undefined ? [] : [max + 1])]
  const to = Math.max(ordinaryMost(measured.values) + 1, 2 * (min ?? 0), (max ?? 0) + 2, 10)
  const marks = [
    ...(min === undefined ? [] : [{ value: min, label: say(PAGE_WORDS.least, { min }) }]),
    ...(max === undefined ? [] : [{ value: max + 1, label: say(PAGE_WORDS.most, { max }) }]),
  ]
  const words: AxisWords = {
    range: (from, end) => (end - from === 1 ? `${Math.max(0, from)}` : `${Math.max(0, from)}–${end - 1}`),
    below: String,
    above: (edge) => say(PAGE_WORDS.longer, { edge }),
    tick: (edge) => String(Math.max(0, edge)),
  }
  const asked = { from: min ?? 0, to: max === undefined ? Number.POSITIVE_INFINITY : max + 1, marks }
  return chartOf(measured, { from: 0, to, steps: LENGTH_STEPS, borders }, asked, words)
}

/** The posts that the table holds: all, or the winners, the reviews and the copies first, then the others as they came. */
function choosePosts({ kept, stages, reviews }: Settled, copies: readonly number[], most: number): readonly number[] {
  if (kept.length <= most) return kept
  const chosen = new Set<number>()
  const winners = stages.flatMap(({ awards, passedOver }) => [...awards, ...passedOver].map(({ post }) => post))
  for (const posts of [winners, reviews, copies, kept])
    for (const post of posts) {
      if (chosen.size >= most) return [...chosen]
      if (post !== undefined) chosen.add(post)
    }
  return [...chosen]
}

/** Keeps each distinct statement once. */
function statementBook(rules: Settled['rules']) {
  const positions = new Map(rules.map(({ id }, i) => [id, i]))
  const known = new Map<string, number>()
  const statements: Statement[] = []
  return {
    statements,
    of(entry: Entry, speaker: Speaker): number[] {
      const add = (statement: Statement): number => {
        const key = statement.join(' ')
        const at = known.get(key)
        if (at !== undefined) return at
        known.set(key, statements.length)
        return statements.push(statement) - 1
      }
      return [
        ...entry.rulings.map((ruling) =>
          add([BY_HUMAN, ruling.kind === 'accept' ? 'pass' : 'fail', speaker.ruling(ruling)]),
        ),
        ...entry.findings.map((finding) =>
          add([positions.get(finding.rule)!, finding.outcome, speaker.finding(finding, OWN_TIME)]),
        ),
      ]
    },
  }
}

function pageAccount(account: Account): PageAccount {
  const { asset, pool, rolledIn, exchangedIn, awarded, held, unallocated, rolledOn, exchangedOut } = account
  const orBlank = (amount: Decimal) => (amount > 0n ? formatDecimal(amount) : '')
  return {
    asset,
    pool: formatDecimal(pool),
    rolledIn: orBlank(rolledIn),
    exchangedIn: orBlank(exchangedIn),
    awarded: formatDecimal(awarded),
    held: formatDecimal(held),
    unallocated: formatDecimal(unallocated),
    rolledOn: orBlank(rolledOn),
    exchangedOut: orBlank(exchangedOut),
    holds: isConserved(account),
  }
}

function awardParts(settled: Settled, { draw }: Manifest, speaker: Speaker): AwardPart[] {
  const columns = awardColumns(settled, speaker)
  const rowOf = (award: Award): AwardRow => {
    const cell = (name: string) => String(columns.find((column) => column.name === name)!.cell(award))
    return {
      prize: award.prize,
      place: award.place,
      status: award.status,
      user: cell('user_id'),
      post: cell('post_id'),
      amount: [[cell('amount'), award.amount === undefined ? '' : cell('asset')].join(' '), cell('substitute')]
        .map((text) => text.trim())
        .filter((text) => text !== '')
        .join(' / '),
      reason: cell('reason'),
      ...(award.parts.length > 0 && {
        parts: award.parts.map(({ by, value, points }) => [by, formatDecimal(value), formatDecimal(points)] as const),
      }),
    }
  }
  return settled.stages.map((result) => ({
    name: result.stage,
    accounts: [result, ...result.goods].filter(({ asset }) => asset !== '').map(pageAccount),
    choice: describeChoice(result, speaker),
    proof: proofOf(result, draw, speaker),
    rows: result.awards.map(rowOf),
    passedOver: result.passedOver.map(({ user, post, rank, rules }) => ({
      user,
      post: settled.entryOf(post).postId,
      rank,
      rules: rules.join(', '),
    })),
  }))
}

function ruleInfos({ tally: { funnel } }: Settled, speaker: Speaker): RuleInfo[] {
  return funnel.map(({ rule, ...counts }) => ({ id: rule, summary: speaker.rule(rule), ...counts }))
}

/** Everything that the page shows, as plain data. */
export function pageDataOf(
  settled: Settled,
  manifest: Manifest,
  speaker: Speaker,
  { texts = NO_TEXTS, limits = LIMITS }: { readonly texts?: Texts; readonly limits?: Limits } = {},
): PageData {
  const { campaign, tally } = settled
  const { zone, window } = campaign
  const { times, lengths, copies, misses } = survey(settled)
  const time = timeShower(settled)
  const book = statementBook(settled.rules)
  const copyOf = copyReader({ texts, most: limits.passages })
  const rows = choosePosts(settled, copies, limits.posts).map((post): PostRow => {
    const entry = settled.entryOf(post)
    const { postId, userId, characters, decision } = entry
    const base = [postId, userId, time(entry), decision.verdict, characters, book.of(entry, speaker)] as const
    const copy = copyOf(entry)
    return copy ? [...base, copy] : base
  })
  return {
    lang: speaker.lang,
    words: Object.fromEntries(Object.entries(PAGE_WORDS).map(([id, wording]) => [id, wording[speaker.lang]])) as Record<
      PageWord,
      string
    >,
    name: campaign.name,
    window: window ? { from: formatInstant(window.from, zone), to: formatInstant(window.to, zone) } : null,
    tally: { rows: tally.rows, posts: tally.posts, people: tally.people, ...tally.verdicts, rejects: tally.rejects },
    rules: ruleInfos(settled, speaker),
    times: timeChart(times, settled, speaker),
    lengths: lengthChart(lengths, settled, speaker),
    awards: awardParts(settled, manifest, speaker),
    totals: settled.stages.length > 1 ? totalsOf(settled.stages).map(pageAccount) : [],
    ...pageLists(settled, misses, speaker, limits),
    manifest: {
      eligo: manifest.eligo,
      unicode: manifest.unicode,
      digest: manifest.campaign.digest,
      zone: zone.name,
      inputs: manifest.inputs.map(({ role, name, sha256, bytes }) => ({ role, name, sha256, bytes })),
    },
    statements: book.statements,
    posts: { rows, isWhole: rows.length === settled.kept.length },
  }
}
