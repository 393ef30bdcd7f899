import * as z from 'zod/mini'
import { choice, mapping, means, text } from '../model/schema.js'
import { formatInstant } from '../time/format-instant.js'
import { parseInstant } from '../time/parse-instant.js'
import { defineRule } from './define-rule.js'

/** What identity verification gates, and what becomes of the prize of a winner without it. */
export interface IdentityOptions {
  readonly gate: 'win' | 'enter'
  readonly unverified: 'hold' | 'skip'
  /** The deadline, in the campaign's zone: verified at that instant is too late. */
  readonly by?: string | undefined
}

export const identity = defineRule({
  id: 'identity',
  summary: {
    en: 'The author has finished identity verification, to win or already to enter.',
    zh: '作者已完成身份认证：获奖时需要，或参加时就需要。',
  },
  effect: ({ gate }: IdentityOptions) => (gate === 'win' ? 'gate' : 'reject'),
  options: mapping({
    gate: means(
      'win: needed to win a prize; enter: needed for the post to be eligible',
      'win：获奖需要；enter：参加就需要',
      z._default(choice(['win', 'enter']), 'win'),
    ),
    unverified: means(
      'the prize of an unverified winner: hold keeps it for them, skip moves the next alternate up',
      '未认证者中奖时：hold 为其保留，skip 由下一名候补递补',
      z._default(choice(['hold', 'skip']), 'hold'),
    ),
    by: z.optional(
      means(
        'the deadline: who was verified (kyc_at) at this time or later does not count; 24:00 is the next day',
        '截止时刻：在此时刻或之后才认证（kyc_at）的不算；24:00 即次日零点',
        text(),
      ),
    ),
  }),
  times: ['by'],
  reads: ({ by }: IdentityOptions) => (by === undefined ? ['kyc|kyc_at'] : ['kyc|kyc_at', 'kyc_at']),
  messages: {
    verified: { outcome: 'pass', en: 'identity verified', zh: '已完成身份认证' },
    'in-time': { outcome: 'pass', en: 'identity verified {at}, before {by}', zh: '{at} 完成身份认证，早于 {by}' },
    late: {
      outcome: 'fail',
      en: 'identity verified {at}, not before the deadline {by}',
      zh: '{at} 才完成身份认证，已过截止时刻 {by}',
      reply: {
        shows: ['at', 'by'],
        en: 'Your identity was verified at {at}; the deadline was {by}.',
        zh: '您于 {at} 完成身份认证，截止时刻为 {by}。',
        remedy: {
          en: 'Being verified already helps you in later campaigns.',
          zh: '您已完成认证，之后的活动不受影响。',
        },
        lasts: true,
      },
    },
    undated: {
      outcome: 'review',
      ask: { en: 'Was the identity verified before {by}?', zh: '是否在 {by} 之前完成身份认证？' },
      en: 'identity verified, but when is unknown; the deadline is {by}',
      zh: '已完成身份认证，但完成时间未知；截止时刻为 {by}',
      reply: {
        shows: ['by'],
        en: 'We could not confirm yet that your identity was verified before {by}.',
        zh: '您是否在 {by} 之前完成身份认证，还有待核实。',
        remedy: { en: 'You need not do anything.', zh: '您无需任何操作。' },
        lasts: true,
      },
    },
    unverified: {
      outcome: 'fail',
      en: 'identity not verified',
      zh: '未完成身份认证',
      reply: {
        shows: [],
        en: 'Your identity is not verified yet.',
        zh: '您尚未完成身份认证。',
        remedy: { en: 'Please finish the identity verification of your account.', zh: '请在账户中完成身份认证。' },
        lasts: true,
      },
    },
    unknown: {
      outcome: 'review',
      ask: { en: 'Has the author finished identity verification?', zh: '作者是否已完成身份认证？' },
      en: 'whether the identity is verified is unknown',
      zh: '身份认证情况未知',
      reply: {
        shows: [],
        en: 'We could not confirm yet that your identity is verified.',
        zh: '您是否已完成身份认证，还有待核实。',
        remedy: { en: 'If you have not finished the verification, please do so.', zh: '如尚未完成认证，请尽快完成。' },
        lasts: true,
      },
    },
  },
  checkFacts: ({ by }: IdentityOptions, { zone }) => {
    // The campaign file was refused if this is no time.
    const deadline = by === undefined ? undefined : (parseInstant(by, zone) as number)
    const shown = deadline === undefined ? '' : formatInstant(deadline, zone)
    return ({ kyc, kycAt }) => {
      if (kyc === undefined) return { message: 'unknown', args: {} }
      if (!kyc) return { message: 'unverified', args: {} }
      if (deadline === undefined) return { message: 'verified', args: {} }
      if (kycAt === undefined) return { message: 'undated', args: { by: shown } }
      return { message: kycAt < deadline ? 'in-time' : 'late', args: { at: formatInstant(kycAt, zone), by: shown } }
    }
  },
})
