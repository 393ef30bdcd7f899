import { formatDecimal } from '../model/amount.js'
import type { Award, StageResult } from '../model/award.js'
import type { Wording } from '../model/message.js'
import type { InputNature, Settled, Tally } from '../model/result.js'
import { displayWidth, padColumns, padColumnsStart } from '../text/display-width.js'
import { sanitiseTerminal } from '../text/sanitise-terminal.js'
import { formatInstant } from '../time/format-instant.js'
import type { Paint } from './paint.js'
import type { Speaker } from './speaker.js'

const WORDS = {
  counts: { en: '{rows} rows: {posts} posts by {people} people', zh: '{rows} 行：{people} 人的 {posts} 条帖子' },
  read: { en: 'read: {files}', zh: '读取：{files}' },
  rule: { en: 'rule', zh: '规则' },
  effect: { en: 'effect', zh: '作用' },
  pass: { en: 'pass', zh: '通过' },
  review: { en: 'review', zh: '待定' },
  fail: { en: 'fail', zh: '不符' },
  left: { en: 'left', zh: '剩余' },
  verdicts: {
    en: 'eligible {eligible}   ineligible {ineligible}   review {review}',
    zh: '合格 {eligible}   不合格 {ineligible}   待人工 {review}',
  },
  pool: {
    en: '{award}: pool {pool} {asset} = awarded {awarded} + held {held} + unallocated {unallocated}',
    zh: '{award}：奖池 {pool} {asset} = 发放 {awarded} + 保留 {held} + 未分配 {unallocated}',
  },
  candidates: { en: '{count} people in the ranking', zh: '参与排名 {count} 人' },
  passedOver: { en: 'passed over: {user} (rank {rank}, {rules})', zh: '跳过：{user}（第 {rank} 名，{rules}）' },
  more: { en: '… and {count} more', zh: '…… 另有 {count} 项' },
  human: {
    en: 'needs a human: {posts} posts in review, {held} prizes held',
    zh: '需要人工：待定帖子 {posts} 条，保留奖品 {held} 份',
  },
  rejects: { en: 'not taken: {count} rows ({codes})', zh: '未采用：{count} 行（{codes}）' },
  written: { en: 'written to {folder}: {files}', zh: '已写入 {folder}：{files}' },
} as const satisfies Record<string, Wording>

const MOST_AWARDS = 12
const MOST_FILES = 6
const MOST_PASSED_OVER = 3

/** Rows as aligned lines; columns named in `left` are aligned left, the others right. */
function align(rows: readonly (readonly string[])[], left: ReadonlySet<number>): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column]!))))
  return rows.map((row) =>
    row
      .map((cell, column) => (left.has(column) ? padColumns : padColumnsStart)(cell, widths[column]!))
      .join('  ')
      .trimEnd(),
  )
}

function funnelLines({ funnel }: Tally, { say }: Speaker, paint: Paint): string[] {
  const head = [WORDS.rule, WORDS.effect, WORDS.pass, WORDS.review, WORDS.fail, WORDS.left].map((wording) =>
    say(wording),
  )
  const rows = funnel.map((step) => [
    step.rule,
    step.effect,
    ...[step.pass, step.review, step.fail, step.left].map(String),
  ])
  const [first, ...others] = align([head, ...rows], new Set([0, 1]))
  return [paint.dim(first!), ...others]
}

function awardLines(awards: readonly Award[], settled: Settled, speaker: Speaker, paint: Paint): string[] {
  const rows = awards.map((award) => [
    String(award.place),
    sanitiseTerminal(award.prize),
    award.amount === undefined ? '' : formatDecimal(award.amount),
    award.status,
    sanitiseTerminal(award.person || '–'),
    award.post === undefined ? '–' : sanitiseTerminal(settled.entryOf(award.post).postId),
    sanitiseTerminal(speaker.award(award)),
  ])
  const colours = { awarded: paint.good, held: paint.warn, unfilled: paint.bad, alternate: paint.dim }
  return align(rows, new Set([1, 3, 4, 5, 6])).map((line, i) => colours[awards[i]!.status](`  ${line}`))
}

function stageLines(stage: StageResult, settled: Settled, speaker: Speaker, paint: Paint): string[] {
  const { say } = speaker
  const slots = stage.awards.filter(({ status }) => status !== 'alternate')
  const amounts = {
    pool: formatDecimal(stage.pool),
    awarded: formatDecimal(stage.awarded),
    held: formatDecimal(stage.held),
    unallocated: formatDecimal(stage.unallocated),
  }
  const lines = [
    paint.bold(
      say(WORDS.pool, { award: sanitiseTerminal(stage.stage), asset: sanitiseTerminal(stage.asset), ...amounts }),
    ),
    paint.dim(say(WORDS.candidates, { count: stage.candidates })),
    ...awardLines(slots.slice(0, MOST_AWARDS), settled, speaker, paint),
  ]
  if (slots.length > MOST_AWARDS) lines.push(`  ${say(WORDS.more, { count: slots.length - MOST_AWARDS })}`)
  for (const { person, rank, rules } of stage.passedOver.slice(0, MOST_PASSED_OVER))
    lines.push(
      paint.warn(`  ${say(WORDS.passedOver, { user: sanitiseTerminal(person), rank, rules: rules.join(', ') })}`),
    )
  if (stage.passedOver.length > MOST_PASSED_OVER)
    lines.push(`  ${say(WORDS.more, { count: stage.passedOver.length - MOST_PASSED_OVER })}`)
  return lines
}

/** Where a result was written, for the last line. */
export interface Written {
  readonly folder: string
  readonly files: readonly string[]
}

/** A file that was read, and what it turned out to be. */
export interface ReadFile extends InputNature {
  readonly name: string
}

/** What a summary says besides the result: the files that were read, and where it was written. */
export interface Surroundings {
  readonly inputs: readonly ReadFile[]
  readonly written?: Written | undefined
}

function readLine(inputs: readonly ReadFile[], { say }: Speaker): string {
  const files = inputs.slice(0, MOST_FILES).map(({ name, format, encoding }) => {
    const nature = [format, encoding].filter((part) => part !== undefined)
    return sanitiseTerminal(nature.length > 0 ? `${name} (${nature.join(', ')})` : name)
  })
  const more = inputs.length - files.length
  return say(WORDS.read, { files: [...files, ...(more > 0 ? [say(WORDS.more, { count: more })] : [])].join('  ') })
}

/** One screen: the funnel per rule, the prizes, what needs a human, and where the files are. Ends with a line break. */
export function summaryOf(settled: Settled, speaker: Speaker, paint: Paint, { inputs, written }: Surroundings): string {
  const { campaign, tally, stages } = settled
  const { say } = speaker
  const { window, zone } = campaign
  const when = window ? `  ${formatInstant(window.from, zone)} – ${formatInstant(window.to, zone)}` : ''
  const held = stages.flatMap(({ awards }) => awards).filter(({ status }) => status === 'held').length
  const codes = Object.entries(tally.rejectCodes).map(([code, count]) => `${code} ${count}`)
  const lines = [
    paint.bold(sanitiseTerminal(campaign.name)) + paint.dim(when),
    ...(inputs.length > 0 ? [paint.dim(readLine(inputs, speaker))] : []),
    say(WORDS.counts, { rows: tally.rows, posts: tally.posts, people: tally.people }),
    '',
    ...funnelLines(tally, speaker, paint),
    paint.bold(say(WORDS.verdicts, tally.verdicts)),
  ]
  for (const stage of stages) lines.push('', ...stageLines(stage, settled, speaker, paint))
  lines.push('')
  if (tally.verdicts.review + held > 0) lines.push(paint.warn(say(WORDS.human, { posts: tally.verdicts.review, held })))
  if (tally.rejects > 0) {
    const isFault = tally.rejects > tally.repeated
    lines.push((isFault ? paint.bad : paint.dim)(say(WORDS.rejects, { count: tally.rejects, codes: codes.join(', ') })))
  }
  if (written)
    lines.push(say(WORDS.written, { folder: sanitiseTerminal(written.folder), files: written.files.join(' ') }))
  return `${lines.join('\n').trimEnd()}\n`
}
