import { defineRule } from './define-rule.js'
import { type FirstSeenOptions, firstSeenOptions, readFirstSeen } from './first-seen.js'

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
    unknown: {
      outcome: 'review',
      ask: { en: 'Has the author been there before?', zh: '作者是否为老用户？' },
      en: 'since when the author has been there is unknown',
      zh: '作者始于何时未知',
      reply: {
        shows: [],
        en: 'We could not confirm yet when you came.',
        zh: '您何时加入还有待核实。',
        remedy: { en: 'You need not do anything.', zh: '您无需任何操作。' },
        lasts: true,
      },
    },
  },
  checkFacts: (options, setting) => {
    const read = readFirstSeen(options, setting)
    return (facts) => {
      const seen = read(facts)
      return seen ? { message: seen.isNew ? 'new' : 'known', args: seen.args } : { message: 'unknown', args: {} }
    }
  },
})
