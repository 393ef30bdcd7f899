import { type Decimal, formatDecimal } from '../model/amount.js'
import { type Account, type Award, type AwardStatus, type StageResult, totalsOf } from '../model/award.js'
import type { Wording } from '../model/message.js'
import type { Settled } from '../model/result.js'
import { sanitiseTerminal } from '../text/sanitise-terminal.js'
import { cutColumns, shortenColumns } from '../text/wrap-columns.js'
import { describeChoice } from './award-words.js'
import type { Paint } from './paint.js'
import type { Speaker } from './speaker.js'
import { align, COLUMNS, hang, MORE, widthsOf } from './summary-lines.js'

const WORDS = {
  pool: {
    en: '{award}: pool {pool}{in} {asset} = awarded {awarded} + held {held} + unallocated {unallocated}{on}',
    zh: '{award}：奖池 {pool}{in} {asset} = 发放 {awarded} + 保留 {held} + 未分配 {unallocated}{on}',
  },
  rolledIn: { en: ' + {amount} rolled in', zh: ' + 并入 {amount}' },
  rolledOn: { en: ' + rolled on {amount}', zh: ' + 转入下一奖项 {amount}' },
  exchangedIn: { en: ' + {amount} in place of goods', zh: ' + 代替实物 {amount}' },
  exchangedOut: { en: ' + paid for in money {amount}', zh: ' + 改发数额 {amount}' },
  inAll: { en: 'in all', zh: '合计' },
  passedOver: { en: 'passed over: {user} (rank {rank}, {rules})', zh: '跳过：{user}（第 {rank} 名，{rules}）' },
  place: { en: '#', zh: '名次' },
  prize: { en: 'prize', zh: '奖项' },
  amount: { en: 'amount', zh: '数额' },
  status: { en: 'status', zh: '状态' },
  user: { en: 'user', zh: '用户' },
  post: { en: 'post', zh: '帖子' },
  reason: { en: 'reason', zh: '依据' },
} as const satisfies Record<string, Wording>

const STATUSES = {
  awarded: { en: 'awarded', zh: '获奖' },
  held: { en: 'held', zh: '保留' },
  unfilled: { en: 'unfilled', zh: '空缺' },
  alternate: { en: 'alternate', zh: '候补' },
} as const satisfies Record<AwardStatus, Wording>

const MOST_AWARDS = 12
const MOST_PASSED_OVER = 3
const SHORT_ID = 20
/** How far in the lines stand on which a line goes on. */
const INDENT = 4

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

/** An amount of the award's asset, or pieces of goods, which are named. */
function amountOf({ stage, amount, asset }: Award, { stages }: Settled): string {
  if (amount === undefined) return ''
  const isMoney = stages.some((own) => own.stage === stage && own.asset === asset)
  return isMoney ? formatDecimal(amount) : `${formatDecimal(amount)} ${sanitiseTerminal(asset)}`
}

function awardLines(awards: readonly Award[], settled: Settled, speaker: Speaker, paint: Paint): string[] {
  const { say } = speaker
  const head = [WORDS.place, WORDS.prize, WORDS.amount, WORDS.status, WORDS.user, WORDS.post].map((w) => say(w))
  const rows = awards.map((award) => [
    award.place === 0 ? '–' : String(award.place),
    sanitiseTerminal(award.prize),
    amountOf(award, settled),
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

/** Awards and totals: every unit of every pool accounted for, a line each. */
function statementLines(name: string, accounts: readonly Account[], { say }: Speaker): string[] {
  return accounts
    .filter(({ asset }) => asset !== '')
    .flatMap((account) => {
      const { asset, pool, awarded, held, unallocated, rolledIn, rolledOn, exchangedIn, exchangedOut } = account
      const term = (wording: Wording, amount: Decimal) =>
        amount > 0n ? say(wording, { amount: formatDecimal(amount) }) : ''
      const args = {
        award: sanitiseTerminal(name),
        asset: sanitiseTerminal(asset),
        pool: formatDecimal(pool),
        awarded: formatDecimal(awarded),
        held: formatDecimal(held),
        unallocated: formatDecimal(unallocated),
        in: term(WORDS.rolledIn, rolledIn) + term(WORDS.exchangedIn, exchangedIn),
        on: term(WORDS.rolledOn, rolledOn) + term(WORDS.exchangedOut, exchangedOut),
      }
      return hang('', say(WORDS.pool, args))
    })
}

/** What several awards give in all, one line for each asset. */
export function totalLines({ stages }: Settled, speaker: Speaker, paint: Paint): string[] {
  if (stages.length < 2) return []
  return ['', ...statementLines(speaker.say(WORDS.inAll), totalsOf(stages), speaker).map(paint.bold)]
}

/** One award: where its pool went, its prizes, and who was passed over. */
export function stageLines(stage: StageResult, settled: Settled, speaker: Speaker, paint: Paint): string[] {
  const { say } = speaker
  const slots = stage.awards.filter(({ status }) => status !== 'alternate')
  const passedOver = stage.passedOver.slice(0, MOST_PASSED_OVER).map(({ user: account, rank, rules }) => {
    const user = shortenColumns(sanitiseTerminal(account), SHORT_ID)
    return say(WORDS.passedOver, { user, rank, rules: rules.join(', ') })
  })
  const more = (all: number, shown: number) => (all > shown ? [say(MORE, { count: all - shown })] : [])
  return [
    ...statementLines(stage.stage, [stage, ...stage.goods], speaker).map(paint.bold),
    ...awardLines(slots.slice(0, MOST_AWARDS), settled, speaker, paint),
    ...more(slots.length, MOST_AWARDS).map((line) => `  ${line}`),
    ...describeChoice(stage, speaker).flatMap((line) => hang('', sanitiseTerminal(line)).map(paint.dim)),
    ...[...passedOver, ...more(stage.passedOver.length, MOST_PASSED_OVER)].flatMap((line) =>
      hang('', line).map(paint.warn),
    ),
  ]
}
