import * as z from 'zod/mini'
import { mapping, means, whole } from '../model/schema.js'
import { defineRule } from './define-rule.js'

/** How much a person has to do in the campaign. */
export interface QuotaOptions {
  readonly posts: number
  readonly days: number
}

export const quota = defineRule({
  id: 'quota',
  summary: {
    en: 'The person has enough posts, on enough different days, that all other rejecting rules let pass.',
    zh: '此人有足够多的帖子通过其他各项淘汰规则，且分布在足够多的不同日期。',
  },
  effect: 'reject',
  options: mapping({
    posts: means('at least so many posts of the person', '每人至少几条帖子', z._default(whole(1), 1)),
    days: means(
      "on at least so many different days of the campaign's zone",
      '至少分布在几个不同的日期（按活动时区）',
      z._default(whole(1), 1),
    ),
  }),
  reads: ({ days }: QuotaOptions) => (days > 1 ? ['posted_at'] : []),
  messages: {
    reached: {
      outcome: 'pass',
      en: '{posts} posts on {days} days, at least {least} on {least_days} needed',
      zh: '{days} 天共 {posts} 条帖子，要求至少 {least_days} 天、{least} 条',
    },
    missed: {
      outcome: 'fail',
      en: '{posts} posts on {days} days, at least {least} on {least_days} needed: {missing} posts and {missing_days} days short',
      zh: '{days} 天共 {posts} 条帖子，要求至少 {least_days} 天、{least} 条：还差 {missing} 条、{missing_days} 天',
      reply: {
        shows: ['posts', 'days', 'least', 'least_days', 'missing', 'missing_days'],
        en: 'You have {posts} posts on {days} days; at least {least} on {least_days} days are needed, so {missing} posts and {missing_days} days more.',
        zh: '您共有 {days} 天、{posts} 条帖子，要求至少 {least_days} 天、{least} 条，还差 {missing_days} 天、{missing} 条。',
        remedy: { en: 'Post more, on other days.', zh: '请在其他日子继续发帖。' },
      },
    },
    unclear: {
      outcome: 'review',
      ask: {
        en: 'Are the posts of the author that wait for a human enough for {least} posts on {least_days} days?',
        zh: '该作者待人工处理的帖子若通过，能否达到 {least_days} 天、{least} 条？',
      },
      en: '{posts} posts on {days} days are certain, at least {least} on {least_days} needed; it hangs on posts that wait for a human',
      zh: '目前确定 {days} 天共 {posts} 条帖子，要求至少 {least_days} 天、{least} 条；须视待人工处理的帖子而定',
      reply: {
        shows: ['least', 'least_days'],
        en: 'Whether you have {least} posts on {least_days} days depends on posts of yours that are still looked at.',
        zh: '您的帖子是否达到 {least_days} 天、{least} 条，取决于仍在审核的几条。',
        remedy: { en: 'More posts make it certain.', zh: '继续发帖即可确保达标。' },
      },
    },
  },
  checkActivity:
    ({ posts: least, days: leastDays }: QuotaOptions) =>
    (activity) => {
      const { posts, days, mostPosts, mostDays } = activity
      const args = { posts, days, least, least_days: leastDays }
      if (posts >= least && days >= leastDays) return { message: 'reached', args }
      if (mostPosts >= least && mostDays >= leastDays) return { message: 'unclear', args }
      const missing = Math.max(0, least - mostPosts)
      return {
        message: 'missed',
        args: { ...args, posts: mostPosts, days: mostDays, missing, missing_days: Math.max(0, leastDays - mostDays) },
      }
    },
})
