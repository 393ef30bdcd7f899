import { type Decimal, formatDecimal, parseDecimal, smallestUnit, total } from '../model/amount.js'
import type { Fault } from '../model/fault.js'
import type { AccountRecord, AwardRecord, ResultJson, StageRecord } from '../trust/result-record.js'

const amountOf = (written: string | null | undefined): Decimal => parseDecimal(written ?? '0') ?? 0n

const sumOf = (awards: readonly AwardRecord[], status: string): Decimal =>
  total(awards.filter((award) => award.status === status).map(({ amount }) => amountOf(amount)))

function differ(award: string, what: string, recorded: string, found: Decimal): Fault[] {
  const shown = formatDecimal(found)
  return shown === recorded
    ? []
    : [{ code: 'inconsistent/sum', args: { award, what, recorded, found: shown }, place: {} }]
}

/** What became of a pool, added up again from the rows of its asset; and the pool from that. */
function checkAccount(award: string, name: string, account: AccountRecord, rows: readonly AwardRecord[]): Fault[] {
  const { pool, rolled_in, exchanged_in, awarded, held, unallocated, rolled_on, exchanged_out } = account
  const rolledOn = amountOf(rolled_on)
  const given = [awarded, held, unallocated, rolled_on, exchanged_out].map(amountOf)
  const whole = total(given) - amountOf(rolled_in) - amountOf(exchanged_in)
  return [
    ...differ(award, `awarded${name}`, awarded, sumOf(rows, 'awarded')),
    ...differ(award, `held${name}`, held, sumOf(rows, 'held')),
    ...differ(award, `unallocated${name}`, unallocated, sumOf(rows, 'unfilled') - rolledOn),
    ...differ(award, `pool${name}`, pool, whole),
  ]
}

/** The money of an award and each kind of its goods. */
function checkStage({ award, asset, awards, conservation, goods = [] }: StageRecord): Fault[] {
  const rowsOf = (of: string) => awards.filter((row) => (row.asset ?? asset) === of)
  const exchanged = awards.filter((row) => row.instead_of !== undefined)
  const pieces = (item: string) => BigInt(exchanged.filter((row) => row.instead_of === item).length) * smallestUnit(0)
  return [
    ...checkAccount(award, '', conservation, rowsOf(asset)),
    ...differ(
      award,
      'exchanged in',
      conservation.exchanged_in ?? '0',
      total(exchanged.map((row) => amountOf(row.amount))),
    ),
    ...goods.flatMap((account) => [
      ...checkAccount(award, ` (${account.asset})`, account, rowsOf(account.asset)),
      ...differ(award, `exchanged out (${account.asset})`, account.exchanged_out ?? '0', pieces(account.asset)),
    ]),
  ]
}

/** What one award rolls on is what the next takes in. */
const checkRolls = (stages: readonly StageRecord[]): Fault[] =>
  stages.flatMap(({ award, conservation }, at) => {
    const before = amountOf(stages[at - 1]?.conservation.rolled_on)
    return differ(award, 'rolled in', conservation.rolled_in ?? '0', before)
  })

const PARTS = ['pool', 'awarded', 'held', 'unallocated'] as const

/** The totals by asset, added up again from all awards. */
function checkTotals({ awards, totals = [] }: ResultJson): Fault[] {
  const accounts = awards.flatMap(({ asset, conservation, goods = [] }) => [{ asset, ...conservation }, ...goods])
  return totals.flatMap((recorded) =>
    PARTS.flatMap((part) => {
      const own = accounts.filter(({ asset }) => asset === recorded.asset)
      return differ(recorded.asset, part, recorded[part], total(own.map((account) => amountOf(account[part]))))
    }),
  )
}

/** Adds up again every sum that a result states: of each award and asset, of what was rolled on, and in all. */
export const checkSums = (result: ResultJson): Fault[] => [
  ...result.awards.flatMap(checkStage),
  ...checkRolls(result.awards),
  ...checkTotals(result),
]
