import { formatDecimal } from '../model/amount.js'
import type { Award } from '../model/award.js'
import { codeOf, type Reject, wordFault } from '../model/fault.js'
import type { Finding } from '../model/finding.js'
import type { Wording } from '../model/message.js'
import type { Entry, Settled } from '../model/result.js'
import type { Ruling } from '../model/ruling.js'
import { instantWriter } from '../time/format-instant.js'
import { substituteText } from './award-words.js'
import { copyEvidence } from './copy-evidence.js'
import type { Speaker } from './speaker.js'
import { type Column, type ResultTable, type Table, tableOf } from './table.js'

/** What originality found, for the columns of the report. */
interface CopyEvidence {
  readonly sources?: readonly { readonly source_id: string }[]
  readonly share?: number
}

const copyOf = (entry: Entry): CopyEvidence => (copyEvidence(entry) ?? {}) as CopyEvidence

/** Words that need a post's own time. */
export function timeShower({ campaign }: Settled): (entry: Entry) => string {
  const write = instantWriter(campaign.zone)
  return ({ postedAt }) => (postedAt === undefined ? '' : write(postedAt))
}

/** Why a post is not simply fine: what humans decided, then every finding that is no pass, rule by rule. */
export function reasonsOf(entry: Entry, speaker: Speaker, time: string): string {
  const { outcomes, rulings } = entry
  if (rulings.length === 0 && [...outcomes.values()].every((outcome) => outcome === 'pass')) return ''
  const notable = entry.findings.filter(({ outcome }) => outcome !== 'pass')
  return speaker.join([
    ...rulings.map(speaker.ruling),
    ...notable.map((finding) => `${finding.rule}: ${speaker.finding(finding, time)}`),
  ])
}

/** What humans decided: only where they did, so that a run without decisions has no blank columns. */
const rulingColumns = ({ rulings }: Settled): Column<Entry>[] => {
  if (rulings.length === 0) return []
  const each = (cell: (ruling: Ruling) => string) => (entry: Entry) => entry.rulings.map(cell).join(';')
  return [
    { name: 'decision', cell: each(({ kind }) => kind) },
    { name: 'reviewer', cell: each(({ reviewer }) => reviewer) },
  ]
}

/** report.csv: one row a post, in input order. */
export function reportTable(settled: Settled, speaker: Speaker): Table<'report'> {
  const time = timeShower(settled)
  const columns: Column<Entry>[] = [
    { name: 'post_id', cell: ({ postId }) => postId },
    { name: 'user_id', cell: ({ userId }) => userId },
    { name: 'posted_at', cell: time },
    { name: 'verdict', cell: ({ decision }) => decision.verdict },
    { name: 'failed_rules', cell: ({ decision }) => decision.failed.join(';') },
    { name: 'review_rules', cell: ({ decision }) => decision.review.join(';') },
    { name: 'reasons', cell: (entry) => reasonsOf(entry, speaker, time(entry)) },
    ...settled.rules.map(({ id }): Column<Entry> => ({ name: id, cell: ({ outcomes }) => outcomes.get(id) ?? '' })),
    { name: 'characters', cell: ({ characters }) => characters },
    { name: 'copied_from', cell: (entry) => (copyOf(entry).sources ?? []).map(({ source_id }) => source_id).join(';') },
    { name: 'copied_share', cell: (entry) => copyOf(entry).share?.toFixed(2) ?? '' },
    ...rulingColumns(settled),
  ]
  return tableOf('report', columns, function* () {
    for (const post of settled.kept) yield settled.entryOf(post)
  })
}

/** The columns of allocation.csv. */
export function awardColumns(settled: Settled, speaker: Speaker): readonly Column<Award>[] {
  return [
    { name: 'award', cell: ({ stage }) => stage },
    { name: 'prize', cell: ({ prize }) => prize },
    { name: 'place', cell: ({ place }) => place },
    { name: 'status', cell: ({ status }) => status },
    { name: 'user_id', cell: ({ user }) => user },
    { name: 'post_id', cell: ({ post }) => (post === undefined ? '' : settled.entryOf(post).postId) },
    { name: 'amount', cell: ({ amount }) => (amount === undefined ? '' : formatDecimal(amount)) },
    { name: 'asset', cell: ({ asset }) => asset },
    { name: 'reason', cell: (award) => speaker.award(award) },
    { name: 'substitute', cell: ({ substitute }) => substituteText(substitute) },
  ]
}

/** allocation.csv: the prize slots of every award, then its alternates. */
export function allocationTable(settled: Settled, speaker: Speaker): Table<'allocation'> {
  return tableOf('allocation', awardColumns(settled, speaker), () => settled.stages.flatMap(({ awards }) => awards))
}

/** rejects.csv: one row for each row that was not taken. */
export function rejectsTable({ rejects }: Settled, speaker: Speaker): Table<'rejects'> {
  const columns: Column<Reject>[] = [
    { name: 'source', cell: ({ place }) => place.file ?? '' },
    { name: 'line', cell: ({ place }) => place.line ?? '' },
    { name: 'post_id', cell: ({ postId }) => postId },
    { name: 'column', cell: ({ place }) => place.column ?? '' },
    { name: 'code', cell: codeOf },
    { name: 'message', cell: (reject) => wordFault(reject, speaker.lang) },
  ]
  return tableOf('rejects', columns, () => rejects)
}

interface Question {
  readonly entry: Entry
  readonly asked: readonly Finding[]
  /** Prizes that wait for a value which no rule asks for. */
  readonly awards: readonly Award[]
}

const ASK_VALUE = {
  en: 'What is the value? Put it into the export or a file of --scores, and run again',
  zh: '该值是多少？请补入导出文件或 --scores 文件后重新运行',
} as const satisfies Wording

interface Wait {
  /** Rules that may keep the prize waiting: gates, and those that its award asks for. */
  readonly rules: Set<string>
  readonly awards: Award[]
}

/** What prizes wait for, by the post whose prizes they are. */
function waitingFor({ stages, campaign, rules }: Settled): Map<number, Wait> {
  const gates = rules.filter(({ effect }) => effect === 'gate').map(({ id }) => id)
  const asking = new Map(campaign.stages.map(({ name, entry, goodsOnly }) => [name, [...entry.only, ...goodsOnly]]))
  const waiting = new Map<number, Wait>()
  for (const award of stages.flatMap(({ awards }) => awards)) {
    const { stage, status, post } = award
    if (status !== 'held' || post === undefined) continue
    const known = waiting.get(post) ?? { rules: new Set(gates), awards: [] }
    for (const rule of asking.get(stage) ?? []) known.rules.add(rule)
    known.awards.push(award)
    waiting.set(post, known)
  }
  return waiting
}

/** A prize waits for a value of its own post where that is unknown; for the bounds of an award, where no rule was asked. */
const isForValue = ({ reason: { id } }: Award, asked: readonly Finding[]): boolean =>
  id === 'unranked' || id === 'untimed' || (id === 'unchecked' && asked.length === 0)

/** Findings that a human must decide: what keeps somebody's prize waiting, and those that made the verdict. */
function* questionsOf(settled: Settled): Generator<Question> {
  for (const [post, { rules, awards }] of waitingFor(settled)) {
    const entry = settled.entryOf(post)
    const asked = entry.findings.filter(({ rule, outcome }) => outcome === 'review' && rules.has(rule))
    const values = awards.filter((award) => isForValue(award, asked))
    if (asked.length + values.length > 0) yield { entry, asked, awards: values }
  }
  for (const post of settled.reviews) {
    const entry = settled.entryOf(post)
    const { review } = entry.decision
    const asked = entry.findings.filter(({ rule, outcome }) => review.includes(rule) && outcome !== 'pass')
    yield { entry, asked, awards: [] }
  }
}

/** review.csv: one row for each post that needs a human, those who could win first. */
export function reviewTable(settled: Settled, speaker: Speaker): Table<'review'> {
  const time = timeShower(settled)
  const each = ({ entry, asked }: Question, word: (finding: Finding, time: string) => string) =>
    asked.map((finding) => word(finding, time(entry)))
  const columns: Column<Question>[] = [
    { name: 'post_id', cell: ({ entry }) => entry.postId },
    { name: 'user_id', cell: ({ entry }) => entry.userId },
    { name: 'rule', cell: ({ asked }) => [...new Set(asked.map(({ rule }) => rule))].join(';') },
    {
      name: 'question',
      cell: (question) =>
        speaker.join([
          ...each(question, speaker.question),
          ...(question.awards.length > 0 ? [speaker.say(ASK_VALUE)] : []),
        ]),
    },
    {
      name: 'evidence',
      cell: (question) =>
        speaker.join([
          ...each(question, speaker.finding),
          ...new Set(question.awards.map((award) => `${award.stage}: ${speaker.award(award)}`)),
        ]),
    },
    { name: 'decision', cell: () => '' },
    { name: 'reviewer', cell: () => '' },
    { name: 'reason', cell: () => '' },
  ]
  return tableOf('review', columns, () => questionsOf(settled))
}

/** All tables of a result by name. */
export function tablesOf(settled: Settled, speaker: Speaker): Readonly<Record<ResultTable, Table<ResultTable>>> {
  return {
    report: reportTable(settled, speaker),
    allocation: allocationTable(settled, speaker),
    review: reviewTable(settled, speaker),
    rejects: rejectsTable(settled, speaker),
  }
}
