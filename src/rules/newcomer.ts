import { defineRule } from './define-rule.js'
import { type FirstSeenOptions, firstSeenOptions, readFirstSeen } from './first-seen.js'

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
    },
    unknown: {
      outcome: 'review',
      ask: { en: 'Is the author a newcomer?', zh: '作者是否为新人？' },
      en: 'since when the author has been there is unknown',
      zh: '作者始于何时未知',
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
