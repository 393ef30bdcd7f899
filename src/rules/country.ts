import { type AllowDenyOptions, allowDenyOptions, allower } from './allow-deny.js'
import { defineRule } from './define-rule.js'

export const country = defineRule({
  id: 'country',
  summary: {
    en: "The author's country is one of those allowed, or none of those denied.",
    zh: '作者的国家或地区在允许之列，或不在禁止之列。',
  },
  effect: 'reject',
  options: allowDenyOptions('CN, SG'),
  needsOneOf: ['allow', 'deny'],
  reads: () => ['country'],
  messages: {
    allowed: { outcome: 'pass', en: "the author's country is {value}", zh: '作者的国家或地区为 {value}' },
    denied: {
      outcome: 'fail',
      en: "the author's country is {value}, which the campaign does not admit",
      zh: '作者的国家或地区为 {value}，不在活动允许之列',
    },
    unknown: {
      outcome: 'review',
      ask: {
        en: "Is the author's country one of those that the campaign is for?",
        zh: '作者的国家或地区是否属于活动面向的范围？',
      },
      en: "the author's country is unknown",
      zh: '作者的国家或地区未知',
    },
  },
  checkFacts: (options: AllowDenyOptions) => {
    const isAllowed = allower(options)
    return ({ country: value }) => {
      if (value === undefined) return { message: 'unknown', args: {} }
      return { message: isAllowed(value) ? 'allowed' : 'denied', args: { value } }
    }
  },
})
