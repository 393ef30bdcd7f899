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
      reply: {
        shows: ['value'],
        en: 'The campaign is not open to the country or region of your account, {value}.',
        zh: '您账号的国家或地区为 {value}，不在活动范围之内。',
        remedy: {
          en: 'If your account names the wrong country or region, please have it corrected.',
          zh: '如账号中的国家或地区有误，请申请更正。',
        },
        lasts: true,
      },
    },
    unknown: {
      outcome: 'review',
      ask: {
        en: "Is the author's country one of those that the campaign is for?",
        zh: '作者的国家或地区是否属于活动面向的范围？',
      },
      en: "the author's country is unknown",
      zh: '作者的国家或地区未知',
      reply: {
        shows: [],
        en: 'We could not confirm yet that the campaign is open to the country or region of your account.',
        zh: '您账号的国家或地区是否在活动范围之内，还有待核实。',
        remedy: { en: 'You need not do anything.', zh: '您无需任何操作。' },
        lasts: true,
      },
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
