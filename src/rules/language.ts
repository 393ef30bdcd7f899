import { type AllowDenyOptions, allowDenyOptions, allower } from './allow-deny.js'
import { defineRule } from './define-rule.js'

/** `zh-Hans-CN` falls under `zh` and `zh-Hans`; some programs write `zh_CN`. */
const fallsUnder = (value: string, entry: string): boolean => {
  const [tag, range] = [value.replaceAll('_', '-'), entry.replaceAll('_', '-')]
  return tag === range || tag.startsWith(`${range}-`)
}

export const language = defineRule({
  id: 'language',
  summary: {
    en: "The author's language is one of those allowed, or none of those denied.",
    zh: '作者的语言在允许之列，或不在禁止之列。',
  },
  effect: 'reject',
  options: allowDenyOptions('zh, en'),
  needsOneOf: ['allow', 'deny'],
  reads: () => ['language'],
  messages: {
    allowed: { outcome: 'pass', en: "the author's language is {value}", zh: '作者的语言为 {value}' },
    denied: {
      outcome: 'fail',
      en: "the author's language is {value}, which the campaign does not admit",
      zh: '作者的语言为 {value}，不在活动允许之列',
      reply: {
        shows: ['value'],
        en: 'The campaign is not open to the language of your account, {value}.',
        zh: '您账号的语言为 {value}，不在活动范围之内。',
        remedy: {
          en: 'If your account names the wrong language, please have it corrected.',
          zh: '如账号中的语言有误，请申请更正。',
        },
        lasts: true,
      },
    },
    unknown: {
      outcome: 'review',
      ask: {
        en: "Is the author's language one of those that the campaign is for?",
        zh: '作者的语言是否属于活动面向的语言？',
      },
      en: "the author's language is unknown",
      zh: '作者的语言未知',
      reply: {
        shows: [],
        en: 'We could not confirm yet that the campaign is open to the language of your account.',
        zh: '您账号的语言是否在活动范围之内，还有待核实。',
        remedy: { en: 'You need not do anything.', zh: '您无需任何操作。' },
        lasts: true,
      },
    },
  },
  checkFacts: (options: AllowDenyOptions) => {
    const isAllowed = allower(options, fallsUnder)
    return ({ language: value }) => {
      if (value === undefined) return { message: 'unknown', args: {} }
      return { message: isAllowed(value) ? 'allowed' : 'denied', args: { value } }
    }
  },
})
