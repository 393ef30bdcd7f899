import type { Decimal } from './amount.js'
import type { Draw, Selection } from './campaign.js'
import type { Args, Wording } from './message.js'

/** What became of a prize slot; alternates follow the slots. */
export type AwardStatus = 'awarded' | 'held' | 'unfilled' | 'alternate'

/** Why a slot or an alternate stands as it does, worded once. */
export const AWARD_REASONS = {
  ranked: { en: 'rank {rank} by {keys}', zh: '排名第 {rank}：{keys}' },
  unverified: {
    en: 'rank {rank} by {keys}; held until the identity is verified',
    zh: '排名第 {rank}：{keys}；待完成身份认证后发放',
  },
  unchecked: {
    en: 'rank {rank} by {keys}; held because {rules} could not be decided: a human must look',
    zh: '排名第 {rank}：{keys}；{rules} 无法判定，暂为保留，待人工处理',
  },
  unranked: {
    en: 'held because {keys} is unknown, so the rank is not certain: a human must look',
    zh: '{keys} 未知，名次不能确定，暂为保留，待人工处理',
  },
  untimed: {
    en: 'held because the time of posting is unknown, so the order is not certain: a human must look',
    zh: '发布时间未知，先后不能确定，暂为保留，待人工处理',
  },
  unshared: {
    en: 'held because {keys} of a winner is unknown, and every share hangs on it: a human must look',
    zh: '有获奖者的 {keys} 未知，各份数额因此不能确定，暂为保留，待人工处理',
  },
  nobody: { en: 'no further eligible person', zh: '没有其他合资格的参与者' },
  'no-seed': {
    en: 'there is no seed, so nothing is drawn: give one with --seed, or as draw.seed in the campaign file',
    zh: '没有种子，无法抽取：请用 --seed 给出，或在活动文件的 draw.seed 中写明',
  },
  'all-zero': {
    en: 'every weight is zero, so that there is no proportion to split by',
    zh: '所有权重均为零，无从按比例分配',
  },
  rest: {
    en: 'left over: less than the smallest unit for each, or more than the cap lets anyone have',
    zh: '余额：不足每人一个最小单位，或所有人均已达到上限',
  },
  shared: { en: 'no further eligible person; shared among the winners', zh: '没有其他合资格的参与者，由获奖者分享' },
  'no-ranking': { en: 'the campaign file does not say how winners are chosen', zh: '活动文件没有说明获奖者如何排出' },
} as const satisfies Record<string, Wording>

/** What stands behind the reason of somebody who stands in for a winner who was taken out. */
export const STANDS_IN = {
  en: '{reason}; stands in for {user}',
  zh: '{reason}；顶替 {user}',
} as const satisfies Wording

/** What stands behind the reason of a prize that is paid in money although it is goods. */
export const IN_PLACE = {
  en: '{reason}; in place of {item}',
  zh: '{reason}；以此代替 {item}',
} as const satisfies Wording

/** A part of a weighted score, as it is shown: points of a hundred, rounded. */
export interface Contribution {
  readonly by: string
  readonly value: Decimal
  /** Rounded half up to `SHOWN_DECIMALS`; the order is made by the exact value. */
  readonly points: Decimal
}

/** One prize slot, or one alternate. */
export interface Award {
  readonly stage: string
  readonly prize: string
  /** From 1; alternates go on after the last slot. */
  readonly place: number
  readonly status: AwardStatus
  /** Position of the winning post, undefined for an unfilled slot. */
  readonly post: number | undefined
  /** The account that posted it; blank for an unfilled slot. */
  readonly user: string
  /** Who stands behind the account: another account of the same person has the same. */
  readonly person: string
  /** An amount of the asset; pieces where the asset is goods. */
  readonly amount: Decimal | undefined
  /** The asset of the award, or the goods. */
  readonly asset: string
  /** What the goods are worth in money, where they cannot be given. */
  readonly substitute: { readonly amount: Decimal; readonly asset: string } | undefined
  /** The goods that the amount is paid in place of. */
  readonly insteadOf: string | undefined
  readonly reason: { readonly id: keyof typeof AWARD_REASONS; readonly args: Args }
  /** How a weighted score came about. */
  readonly parts: readonly Contribution[]
  /** The winner who was removed, and in whose place this one stands. */
  readonly replaces: { readonly post: number; readonly user: string } | undefined
}

/** Somebody passed over for a prize: who, with which post, and which gates were shut. */
export interface PassedOver {
  readonly post: number
  readonly user: string
  readonly person: string
  readonly rank: number
  readonly rules: readonly string[]
}

/** What became of a pool: pool + rolledIn + exchangedIn = awarded + held + unallocated + rolledOn + exchangedOut. */
export interface Account {
  readonly asset: string
  readonly pool: Decimal
  /** What an earlier award left over, and what is left over for the next. */
  readonly rolledIn: Decimal
  readonly rolledOn: Decimal
  /** Money that is paid in place of goods, and pieces that money is paid in place of. */
  readonly exchangedIn: Decimal
  readonly exchangedOut: Decimal
  readonly awarded: Decimal
  readonly held: Decimal
  readonly unallocated: Decimal
}

/** The draw of an award: enough to make it again. */
export interface DrawRecord extends Omit<Draw, 'seed'> {
  readonly seed: string
  readonly entrants: number
  /** Whoever was drawn first, as an example that anybody can do again; undefined where nobody takes part. */
  readonly first: DrawnFirst | undefined
}

/** The first of a draw's order. */
export interface DrawnFirst {
  /** The post or the person. */
  readonly id: string
  /** The opaque id that stands for it. */
  readonly ticket: string
  /** The whole HMAC in hexadecimal, or the number in the list. */
  readonly digest: string
}

/** What a draw takes from a seal and its beacon. */
export interface SealedSeed {
  /** 64 hexadecimal digits. */
  readonly seed: string
  /** The salt of the opaque ids; blank for none. */
  readonly salt: string
}

/** Who may be drawn for an award, before anybody is: what is published before the seed is known. */
export interface DrawEntrants {
  readonly award: string
  readonly over: Draw['over']
  /** Opaque ids, each once, in code-unit order. */
  readonly ids: readonly string[]
  /** Opaque id -> post id or person: not for publishing. */
  readonly names: ReadonlyMap<string, string>
}

/** What an award did, with the statement that nothing was lost, for its money and for each kind of goods. */
export interface StageResult extends Account {
  readonly stage: string
  readonly goods: readonly Account[]
  readonly awards: readonly Award[]
  readonly passedOver: readonly PassedOver[]
  readonly candidates: number
  readonly selection: Selection
  /** Undefined where nothing was drawn. */
  readonly draw: DrawRecord | undefined
}

/** Does an account add up? */
export const isConserved = (account: Account): boolean => {
  const { pool, rolledIn, exchangedIn, awarded, held, unallocated, rolledOn, exchangedOut } = account
  return pool + rolledIn + exchangedIn === awarded + held + unallocated + rolledOn + exchangedOut
}

/** The accounts of all awards, one for each asset: what was rolled from one award to the next cancels out. */
export function totalsOf(stages: readonly StageResult[]): Account[] {
  const byAsset = new Map<string, Account>()
  for (const { goods, ...money } of stages)
    for (const account of [money, ...goods]) {
      const { asset } = account
      if (asset === '') continue
      const before = byAsset.get(asset)
      const sum = (key: Exclude<keyof Account, 'asset'>) => (before?.[key] ?? 0n) + account[key]
      byAsset.set(asset, {
        asset,
        pool: sum('pool'),
        rolledIn: 0n,
        rolledOn: 0n,
        exchangedIn: sum('exchangedIn'),
        exchangedOut: sum('exchangedOut'),
        awarded: sum('awarded'),
        held: sum('held'),
        unallocated: sum('unallocated'),
      })
    }
  return [...byAsset.values()]
}
