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
    },
    many: { outcome: 'fail', en: 'followers: {count}, at most {max} allowed', zh: '粉丝 {count}，不得超过 {max}' },
    unknown: {
      outcome: 'review',
      ask: { en: 'Does the number of followers fit?', zh: '粉丝数是否符合要求？' },
      en: 'the number of followers is unknown',
      zh: '粉丝数未知',
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
