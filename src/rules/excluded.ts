import * as z from 'zod/mini'
import { mapping, means, texts } from '../model/schema.js'
import { defineRule } from './define-rule.js'

/** Who may not take part: by ids in the campaign file, or on a list. */
export interface ExcludedOptions {
  readonly ids?: readonly string[] | undefined
  readonly list?: readonly string[] | undefined
}

export const excluded = defineRule({
  id: 'excluded',
  summary: {
    en: 'The author is not one of those who may not take part.',
    zh: '作者不在不得参加的名单之列。',
  },
  effect: 'reject',
  options: mapping({
    ids: z.optional(means('user ids, in quotes where they are long', '用户 ID，较长的请加引号', texts())),
    list: z.optional(
      means(
        'files with the user ids, relative to the campaign file',
        '名单文件（含 user_id 列），相对于活动文件',
        texts(),
      ),
    ),
  }),
  needsOneOf: ['ids', 'list'],
  messages: {
    free: { outcome: 'pass', en: 'not on the list of the excluded', zh: '不在排除名单之列' },
    excluded: {
      outcome: 'fail',
      en: '{account} may not take part',
      zh: '{account} 不得参加',
      reply: {
        shows: [],
        en: 'Your account cannot take part in this campaign.',
        zh: '您的账号不能参加本次活动。',
        remedy: { en: 'The organisers can tell you why.', zh: '如需了解原因，请联系主办方。' },
        lasts: true,
      },
    },
  },
  checkFacts:
    () =>
    ({ excluded: account }) =>
      account === undefined ? { message: 'free', args: {} } : { message: 'excluded', args: { account } },
})
