import type { Decimal } from './amount.js'
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
  nobody: { en: 'no further eligible person', zh: '没有其他合资格的参与者' },
  'no-ranking': { en: 'the campaign file does not say how winners are chosen', zh: '活动文件没有说明获奖者如何排出' },
} as const satisfies Record<string, Wording>

/** One prize slot, or one alternate. */
export interface Award {
  readonly stage: string
  readonly prize: string
  /** From 1; alternates go on after the last slot. */
  readonly place: number
  readonly status: AwardStatus
  /** Position of the winning post, undefined for an unfilled slot. */
  readonly post: number | undefined
  /** The account that takes the prize. */
  readonly person: string
  readonly amount: Decimal | undefined
  readonly asset: string
  readonly reason: { readonly id: keyof typeof AWARD_REASONS; readonly args: Args }
}

/** Somebody passed over for a prize: who, with which post, and which gates were shut. */
export interface PassedOver {
  readonly post: number
  readonly person: string
  readonly rank: number
  readonly rules: readonly string[]
}

/** What a stage did, with the statement that nothing was lost: awarded + held + unallocated = pool. */
export interface StageResult {
  readonly stage: string
  readonly asset: string
  readonly pool: Decimal
  readonly awarded: Decimal
  readonly held: Decimal
  readonly unallocated: Decimal
  readonly awards: readonly Award[]
  readonly passedOver: readonly PassedOver[]
  readonly candidates: number
}
