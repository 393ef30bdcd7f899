import { defineRule } from './define-rule.js'
import { checkFirstSeen, type FirstSeenOptions, firstSeenOptions, UNKNOWN_SINCE } from './first-seen.js'

export const returning = defineRule({
  id: 'returning',
  summary: {
    en: 'The author is no newcomer: there already before a date.',
    zh: '作者是老用户：在某一时刻之前已经出现过。',
  },
  effect: 'reject',
  options: firstSeenOptions('who came before this time has been there before', '早于此时刻的算老用户'),
  times: ['since'],
  reads: ({ by }: FirstSeenOptions) => [by],
  messages: {
    known: { outcome: 'pass', en: 'there since {at}, before {since}', zh: '始于 {at}，早于 {since}' },
    new: {
      outcome: 'fail',
      en: 'there since {at}, not before {since}: new',
      zh: '始于 {at}，不早于 {since}，不算老用户',
      reply: {
        shows: ['at', 'since'],
        en: 'The campaign is for those who were there before {since}; you came at {at}.',
        zh: '活动面向 {since} 之前就已加入的用户，而您始于 {at}。',
        remedy: { en: 'Another campaign may suit your account.', zh: '欢迎参加适合您账号的其他活动。' },
        lasts: true,
      },
    },
    unknown: { ...UNKNOWN_SINCE, ask: { en: 'Has the author been there before?', zh: '作者是否为老用户？' } },
  },
  checkFacts: checkFirstSeen,
})
