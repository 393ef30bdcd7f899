import { defineRule } from './define-rule.js'
import { checkFirstSeen, type FirstSeenOptions, firstSeenOptions, UNKNOWN_SINCE } from './first-seen.js'

export const newcomer = defineRule({
  id: 'newcomer',
  summary: { en: 'The author is new: not there before a date.', zh: '作者是新人：在某一时刻之前没有出现过。' },
  effect: 'reject',
  options: firstSeenOptions('who came before this time is no newcomer', '早于此时刻的不算新人'),
  times: ['since'],
  reads: ({ by }: FirstSeenOptions) => [by],
  messages: {
    new: { outcome: 'pass', en: 'there since {at}, not before {since}', zh: '始于 {at}，不早于 {since}' },
    known: {
      outcome: 'fail',
      en: 'there since {at}, before {since}: no newcomer',
      zh: '始于 {at}，早于 {since}，不算新人',
      reply: {
        shows: ['at', 'since'],
        en: 'The campaign is for those who came at {since} or later; you came at {at}.',
        zh: '活动面向 {since} 及之后加入的新人，而您始于 {at}。',
        remedy: { en: 'Another campaign may suit your account.', zh: '欢迎参加适合您账号的其他活动。' },
        lasts: true,
      },
    },
    unknown: { ...UNKNOWN_SINCE, ask: { en: 'Is the author a newcomer?', zh: '作者是否为新人？' } },
  },
  checkFacts: checkFirstSeen,
})
