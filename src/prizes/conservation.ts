import { type Decimal, formatDecimal, smallestUnit, total } from '../model/amount.js'
import { type Account, type Award, type AwardStatus, isConserved, type StageResult } from '../model/award.js'
import { isLadder, type Stage } from '../model/campaign.js'

const ONE_PIECE = smallestUnit(0)

const sumOf = (awards: readonly Award[], status: AwardStatus): Decimal =>
  total(awards.filter((award) => award.status === status).map(({ amount }) => amount ?? 0n))

/** Whether an award gives goods: then its asset is not that of its stage. */
const isGoods = (award: Award, stage: Stage): boolean => award.asset !== stage.asset

function goodsAccounts({ prizes }: Stage, awards: readonly Award[]): Account[] {
  const pieces = new Map<string, bigint>()
  for (const { goods, places } of isLadder(prizes) ? prizes : [])
    if (goods) pieces.set(goods.item, (pieces.get(goods.item) ?? 0n) + BigInt(places) * ONE_PIECE)
  return [...pieces].map(([item, pool]) => {
    const own = awards.filter(({ asset }) => asset === item)
    return {
      asset: item,
      pool,
      rolledIn: 0n,
      rolledOn: 0n,
      exchangedIn: 0n,
      exchangedOut: BigInt(awards.filter(({ insteadOf }) => insteadOf === item).length) * ONE_PIECE,
      awarded: sumOf(own, 'awarded'),
      held: sumOf(own, 'held'),
      unallocated: sumOf(own, 'unfilled'),
    }
  })
}

/** What became of the pool of an award and of each kind of goods, added up from its prizes. */
export function accountsOf(
  stage: Stage,
  awards: readonly Award[],
  rolledIn: Decimal,
): Account & Pick<StageResult, 'goods'> {
  const money = awards.filter((award) => !isGoods(award, stage))
  const left = sumOf(money, 'unfilled')
  const rolls = stage.leftover === 'roll'
  return {
    asset: stage.asset,
    pool: stage.pool,
    rolledIn,
    rolledOn: rolls ? left : 0n,
    exchangedIn: total(awards.filter(({ insteadOf }) => insteadOf !== undefined).map(({ amount }) => amount ?? 0n)),
    exchangedOut: 0n,
    awarded: sumOf(money, 'awarded'),
    held: sumOf(money, 'held'),
    unallocated: rolls ? 0n : left,
    goods: goodsAccounts(stage, awards),
  }
}

/** The conservation statement: every unit of every pool is awarded, held, unallocated or rolled on. */
export function assertConserved({ stage, goods, ...money }: StageResult): void {
  for (const account of [money, ...goods])
    if (!isConserved(account)) {
      const { asset, ...amounts } = account
      const parts = Object.entries(amounts).flatMap(([name, amount]) =>
        typeof amount === 'bigint' ? [`${name} ${formatDecimal(amount)}`] : [],
      )
      throw new Error(`${stage}: the ${asset} do not add up: ${parts.join(', ')}`)
    }
}
