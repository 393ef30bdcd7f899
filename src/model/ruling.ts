import type { Wording } from './message.js'

/** What a human can decide: of the verdict, or of who may win. */
export const RULING_KINDS = ['accept', 'reject', 'disqualify', 'replace'] as const
export type RulingKind = (typeof RULING_KINDS)[number]

/** What a human decided of a post or of a person, with who did and why. */
export interface Ruling {
  readonly kind: RulingKind
  /** Blank where a person was decided on, with all their posts. */
  readonly postId: string
  /** Blank where the sheet did not say. */
  readonly userId: string
  /** Rules that the question was about, as far as the sheet says. */
  readonly rules: readonly string[]
  readonly reviewer: string
  readonly reason: string
}

/** Is it about the verdict? The others are about who may win, and let the verdict stand. */
export const isOfVerdict = ({ kind }: Ruling): boolean => kind === 'accept' || kind === 'reject'

/** Did a human accept a post on the question of one rule? */
export const isAccepted = (rulings: readonly Ruling[], rule: string): boolean =>
  rulings.some(({ kind, rules }) => kind === 'accept' && rules.includes(rule))

/** What a ruling says, worded once. */
export const RULINGS = {
  accept: { en: 'accepted by {reviewer}: {reason}', zh: '{reviewer} 裁定通过：{reason}' },
  reject: { en: 'rejected by {reviewer}: {reason}', zh: '{reviewer} 裁定驳回：{reason}' },
  disqualify: {
    en: 'disqualified from winning by {reviewer}: {reason}',
    zh: '{reviewer} 取消其获奖资格：{reason}',
  },
  replace: { en: 'replaced as a winner by {reviewer}: {reason}', zh: '{reviewer} 决定由候补递补：{reason}' },
} as const satisfies Record<RulingKind, Wording>
