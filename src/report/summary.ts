import { formatDecimal } from '../model/amount.js'
import type { Award, AwardStatus, StageResult } from '../model/award.js'
import type { Effect } from '../model/finding.js'
import type { Wording } from '../model/message.js'
import type { InputNature, Settled, Tally } from '../model/result.js'
import { RULINGS, type RulingKind } from '../model/ruling.js'
import { displayWidth, padColumns, padColumnsStart } from '../text/display-width.js'
import { sanitiseTerminal } from '../text/sanitise-terminal.js'
import { cutColumns, shortenColumns, wrapColumns } from '../text/wrap-columns.js'
import { formatInstant } from '../time/format-instant.js'
import type { Paint } from './paint.js'
import type { Speaker } from './speaker.js'

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
  pool: {
    en: '{award}: pool {pool} {asset} = awarded {awarded} + held {held} + unallocated {unallocated}',
    zh: '{award}：奖池 {pool} {asset} = 发放 {awarded} + 保留 {held} + 未分配 {unallocated}',
  },
  candidates: { en: 'people in the ranking: {count}', zh: '参与排名 {count} 人' },
  passedOver: { en: 'passed over: {user} (rank {rank}, {rules})', zh: '跳过：{user}（第 {rank} 名，{rules}）' },
  place: { en: '#', zh: '名次' },
  prize: { en: 'prize', zh: '奖项' },
  amount: { en: 'amount', zh: '数额' },
  status: { en: 'status', zh: '状态' },
  user: { en: 'user', zh: '用户' },
  post: { en: 'post', zh: '帖子' },
  reason: { en: 'reason', zh: '依据' },
  more: { en: '… and {count} more', zh: '…… 另有 {count} 项' },
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

const STATUSES = {
  awarded: { en: 'awarded', zh: '获奖' },
  held: { en: 'held', zh: '保留' },
  unfilled: { en: 'unfilled', zh: '空缺' },
  alternate: { en: 'alternate', zh: '候补' },
} as const satisfies Record<AwardStatus, Wording>

/** What every terminal has. */
const COLUMNS = 80
const MOST_AWARDS = 12
const MOST_FILES = 6
const MOST_PASSED_OVER = 3
const SHORT_ID = 20
/** How far in the lines stand on which a line goes on. */
const INDENT = 4

/** Columns of all rows: as wide as their widest cell. */
const widthsOf = (rows: readonly (readonly string[])[]): number[] =>
  (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column]!))))

/** Rows as aligned lines; columns named in `left` are aligned left, the others right. */
function align(rows: readonly (readonly string[])[], left: ReadonlySet<number>): string[] {
  const widths = widthsOf(rows)
  return rows.map((row) =>
    row.map((cell, column) => (left.has(column) ? padColumns : padColumnsStart)(cell, widths[column]!)).join('  '),
  )
}

/** A text after what stands before it on its line; what does not fit goes on below, further in. */
function hang(before: string, text: string, indent = 2): string[] {
  const [first, ...others] = wrapColumns(text, COLUMNS - indent, COLUMNS - displayWidth(before))
  return [(before + first).trimEnd(), ...others.map((line) => ' '.repeat(indent) + line)]
}

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

/** Prize, user and post of award lines: what is shortened where a line would be too long. */
const FLEXIBLE = [1, 4, 5]
const GAP = 2

/** Rows whose flexible columns share what the others leave of a line, if they do not fit as they are. */
function fitRows(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const widths = widthsOf(rows)
  const sum = (some: readonly number[]) => some.reduce((all, width) => all + width + GAP, -GAP)
  if (sum(widths) <= COLUMNS) return rows
  const rigid = widths.filter((_, column) => !FLEXIBLE.includes(column))
  const share = Math.max(8, Math.floor((COLUMNS - sum(rigid)) / FLEXIBLE.length) - GAP)
  return rows.map((row) => row.map((cell, column) => (FLEXIBLE.includes(column) ? shortenColumns(cell, share) : cell)))
}

function awardLines(awards: readonly Award[], settled: Settled, speaker: Speaker, paint: Paint): string[] {
  const { say } = speaker
  const head = [WORDS.place, WORDS.prize, WORDS.amount, WORDS.status, WORDS.user, WORDS.post].map((w) => say(w))
  const rows = awards.map((award) => [
    String(award.place),
    sanitiseTerminal(award.prize),
    award.amount === undefined ? '' : formatDecimal(award.amount),
    say(STATUSES[award.status]),
    sanitiseTerminal(award.user || '–'),
    award.post === undefined ? '–' : sanitiseTerminal(settled.entryOf(award.post).postId),
  ])
  const [first, ...lines] = align(fitRows([head, ...rows]), new Set([1, 3, 4, 5]))
  const colours = { awarded: paint.good, held: paint.warn, unfilled: paint.bad, alternate: paint.dim }
  return [
    paint.dim(cutColumns(`${first}  ${say(WORDS.reason)}`, COLUMNS)),
    ...lines.flatMap((line, i) => {
      const { status } = awards[i]!
      const reason = sanitiseTerminal(speaker.award(awards[i]!))
      // What is awarded needs a line; why something is not needs to be read whole.
      const shown =
        status === 'awarded' ? [cutColumns(`${line}  ${reason}`, COLUMNS)] : hang(`${line}  `, reason, INDENT)
      return shown.map(colours[status])
    }),
  ]
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
  const names = { award: sanitiseTerminal(stage.stage), asset: sanitiseTerminal(stage.asset) }
  const passedOver = stage.passedOver.slice(0, MOST_PASSED_OVER).map(({ user: account, rank, rules }) => {
    const user = shortenColumns(sanitiseTerminal(account), SHORT_ID)
    return say(WORDS.passedOver, { user, rank, rules: rules.join(', ') })
  })
  const more = (all: number, shown: number) => (all > shown ? [say(WORDS.more, { count: all - shown })] : [])
  return [
    ...hang('', say(WORDS.pool, { ...names, ...amounts })).map(paint.bold),
    ...awardLines(slots.slice(0, MOST_AWARDS), settled, speaker, paint),
    ...more(slots.length, MOST_AWARDS).map((line) => `  ${line}`),
    paint.dim(say(WORDS.candidates, { count: stage.candidates })),
    ...[...passedOver, ...more(stage.passedOver.length, MOST_PASSED_OVER)].flatMap((line) =>
      hang('', line).map(paint.warn),
    ),
  ]
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
