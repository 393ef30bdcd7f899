import type { Effect } from '../model/finding.js'
import type { Wording } from '../model/message.js'
import type { InputNature, Settled, Tally } from '../model/result.js'
import { RULINGS, type RulingKind } from '../model/ruling.js'
import { displayWidth } from '../text/display-width.js'
import { sanitiseTerminal } from '../text/sanitise-terminal.js'
import { formatInstant } from '../time/format-instant.js'
import type { Paint } from './paint.js'
import type { Speaker } from './speaker.js'
import { stageLines, totalLines } from './summary-awards.js'
import { align, COLUMNS, hang, MORE } from './summary-lines.js'

const WORDS = {
  counts: { en: 'rows {rows}: posts {posts}, people {people}', zh: '{rows} 行：{people} 人的 {posts} 条帖子' },
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
  rulings: { en: 'decided by humans: {counts}', zh: '人工决定：{counts}' },
  human: {
    en: 'needs a human: posts in review {posts}, prizes held {held}; {where}',
    zh: '需要人工：待定帖子 {posts} 条，保留奖品 {held} 份；{where}',
  },
  asked: { en: 'see review.csv', zh: '问题见 review.csv' },
  unasked: { en: '-o FOLDER writes review.csv', zh: '用 -o 文件夹 写出 review.csv' },
  rejects: { en: 'rows not taken: {count} ({codes})', zh: '未采用：{count} 行（{codes}）' },
  written: { en: 'written to {folder}: {files}', zh: '已写入 {folder}：{files}' },
} as const satisfies Record<string, Wording>

const EFFECTS = {
  reject: { en: 'reject', zh: '淘汰' },
  review: { en: 'review', zh: '转人工' },
  gate: { en: 'gate', zh: '限获奖' },
  note: { en: 'note', zh: '提示' },
} as const satisfies Record<Effect, Wording>

const MOST_FILES = 6

function funnelLines({ funnel }: Tally, { say }: Speaker, paint: Paint): string[] {
  const head = [WORDS.rule, WORDS.effect, WORDS.pass, WORDS.review, WORDS.fail, WORDS.left].map((wording) =>
    say(wording),
  )
  const rows = funnel.map((step) => [
    step.rule,
    say(EFFECTS[step.effect]),
    ...[step.pass, step.review, step.fail, step.left].map(String),
  ])
  const [first, ...others] = align([head, ...rows], new Set([0, 1]))
  return [paint.dim(first!), ...others]
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
  return say(WORDS.read, { files: [...files, ...(more > 0 ? [say(MORE, { count: more })] : [])].join('  ') })
}

/** How many decisions of each kind humans made. */
function rulingLines({ rulings }: Settled, { say }: Speaker): string[] {
  if (rulings.length === 0) return []
  const kinds = (Object.keys(RULINGS) as RulingKind[]).flatMap((kind) => {
    const count = rulings.filter((ruling) => ruling.kind === kind).length
    return count > 0 ? [`${kind} ${count}`] : []
  })
  return [say(WORDS.rulings, { counts: kinds.join(', ') })]
}

/** One screen: the funnel per rule, the prizes, what needs a human, and where the files are. Ends with a line break. */
export function summaryOf(settled: Settled, speaker: Speaker, paint: Paint, { inputs, written }: Surroundings): string {
  const { campaign, tally, stages } = settled
  const { say } = speaker
  const { window, zone } = campaign
  const when = window ? `  ${formatInstant(window.from, zone)} – ${formatInstant(window.to, zone)}` : ''
  const held = stages.flatMap(({ awards }) => awards).filter(({ status }) => status === 'held').length
  const codes = Object.entries(tally.rejectCodes).map(([code, count]) => `${code} ${count}`)
  const name = sanitiseTerminal(campaign.name)
  const heading = displayWidth(name) + displayWidth(when) <= COLUMNS ? [name, when] : [name, `\n${when}`]
  const lines = [
    paint.bold(heading[0]!) + paint.dim(heading[1]!),
    ...(inputs.length > 0 ? hang('', readLine(inputs, speaker)).map(paint.dim) : []),
    say(WORDS.counts, { rows: tally.rows, posts: tally.posts, people: tally.people }),
    '',
    ...funnelLines(tally, speaker, paint),
    paint.bold(say(WORDS.verdicts, tally.verdicts)),
    ...rulingLines(settled, speaker),
  ]
  for (const stage of stages) lines.push('', ...stageLines(stage, settled, speaker, paint))
  lines.push(...totalLines(settled, speaker, paint))
  lines.push('')
  if (tally.verdicts.review + held > 0) {
    const where = say(written ? WORDS.asked : WORDS.unasked)
    lines.push(...hang('', say(WORDS.human, { posts: tally.verdicts.review, held, where })).map(paint.warn))
  }
  if (tally.rejects > 0) {
    const isFault = tally.rejects > tally.repeated
    const rejects = hang('', say(WORDS.rejects, { count: tally.rejects, codes: codes.join(', ') }))
    lines.push(...rejects.map(isFault ? paint.bad : paint.dim))
  }
  if (written) {
    const files = say(WORDS.written, { folder: sanitiseTerminal(written.folder), files: written.files.join(' ') })
    lines.push(...hang('', files))
  }
  return `${lines.join('\n').trimEnd()}\n`
}
