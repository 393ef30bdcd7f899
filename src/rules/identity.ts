import * as z from 'zod/mini'
import { choice, mapping, means } from '../model/schema.js'
import { defineRule } from './define-rule.js'

/** What identity verification gates, and what becomes of the prize of a winner without it. */
export interface IdentityOptions {
  readonly gate: 'win' | 'enter'
  readonly unverified: 'hold' | 'skip'
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
  }),
  reads: () => ['kyc'],
  messages: {
    verified: { outcome: 'pass', en: 'identity verified', zh: '已完成身份认证' },
    unverified: { outcome: 'fail', en: 'identity not verified', zh: '未完成身份认证' },
    unknown: {
      outcome: 'review',
      ask: { en: 'Has the author finished identity verification?', zh: '作者是否已完成身份认证？' },
      en: 'whether the identity is verified is unknown',
      zh: '身份认证情况未知',
    },
  },
  checkFacts:
    () =>
    ({ kyc }) => ({ message: kyc === undefined ? 'unknown' : kyc ? 'verified' : 'unverified', args: {} }),
})
