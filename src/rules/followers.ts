import * as z from 'zod/mini'
import { mapping, means, whole } from '../model/schema.js'
import { defineRule } from './define-rule.js'

/** How many followers an author may and must have. */
export interface FollowersOptions {
  readonly min?: number | undefined
  readonly max?: number | undefined
}

export const followers = defineRule({
  id: 'followers',
  summary: { en: 'The author has enough followers, or not too many.', zh: '作者的粉丝数足够，或不过多。' },
  effect: 'reject',
  options: mapping({
    min: z.optional(means('the least number that passes', '达标的最少粉丝数', whole(1))),
    max: z.optional(means('the greatest number that passes', '允许的最多粉丝数', whole(0))),
  }),
  needsOneOf: ['min', 'max'],
  reads: () => ['followers'],
  messages: {
    enough: { outcome: 'pass', en: 'followers: {count}', zh: '粉丝 {count}' },
    few: {
      outcome: 'fail',
      en: 'followers: {count}, at least {min} needed: {missing} short',
      zh: '粉丝 {count}，要求不少于 {min}，还差 {missing}',
      reply: {
        shows: ['count', 'min', 'missing'],
        en: 'Your account has {count} followers; at least {min} are needed, so {missing} more.',
        zh: '您的账号有粉丝 {count}，要求不少于 {min}，还差 {missing}。',
        remedy: { en: 'You can take part once you have {min} followers.', zh: '粉丝达到 {min} 后即可参加。' },
      },
    },
    many: {
      outcome: 'fail',
      en: 'followers: {count}, at most {max} allowed',
      zh: '粉丝 {count}，不得超过 {max}',
      reply: {
        shows: ['count', 'max'],
        en: 'Your account has {count} followers; at most {max} are allowed.',
        zh: '您的账号有粉丝 {count}，不得超过 {max}。',
        remedy: { en: 'Another campaign may suit your account.', zh: '欢迎参加适合您账号的其他活动。' },
        lasts: true,
      },
    },
    unknown: {
      outcome: 'review',
      ask: { en: 'Does the number of followers fit?', zh: '粉丝数是否符合要求？' },
      en: 'the number of followers is unknown',
      zh: '粉丝数未知',
      reply: {
        shows: [],
        en: 'We could not confirm yet how many followers your account has.',
        zh: '您账号的粉丝数还有待核实。',
        remedy: { en: 'You need not do anything.', zh: '您无需任何操作。' },
        lasts: true,
      },
    },
  },
  checkFacts:
    ({ min, max }: FollowersOptions) =>
    ({ followers: count }) => {
      if (count === undefined) return { message: 'unknown', args: {} }
      if (min !== undefined && count < min) return { message: 'few', args: { count, min, missing: min - count } }
      if (max !== undefined && count > max) return { message: 'many', args: { count, max } }
      return { message: 'enough', args: { count } }
    },
})
