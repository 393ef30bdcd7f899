import { mapping } from '../model/schema.js'
import { formatDuration, formatInstant } from '../time/format-instant.js'
import { defineRule } from './define-rule.js'

export const window = defineRule({
  id: 'window',
  summary: {
    en: 'The post was published within the campaign window: from its first millisecond, before its end.',
    zh: '帖子发布时间在活动窗口之内：含开始的一刻，不含结束的一刻。',
  },
  effect: 'reject',
  options: mapping({}),
  reads: () => ['posted_at'],
  messages: {
    inside: { outcome: 'pass', en: 'published {posted_at}, inside the window', zh: '发布于 {posted_at}，在活动时间内' },
    early: {
      outcome: 'fail',
      en: 'published {posted_at}, {by} before the window opens at {from}',
      zh: '发布于 {posted_at}，比活动开始 {from} 早 {by}',
      reply: {
        shows: ['from'],
        en: 'It was published at {posted_at}, before the campaign began at {from}.',
        zh: '帖子发布于 {posted_at}，早于活动开始时间 {from}。',
        remedy: { en: 'Posts count from {from} on.', zh: '{from} 起发布的帖子才算参加。' },
      },
    },
    late: {
      outcome: 'fail',
      en: 'published {posted_at}, {by} after the window closed at {to}; that instant itself is already outside',
      zh: '发布于 {posted_at}，活动已于 {to} 结束（该时刻本身不算在内），晚了 {by}',
      reply: {
        shows: ['to'],
        en: 'It was published at {posted_at}; the campaign had ended at {to}.',
        zh: '帖子发布于 {posted_at}，而活动已于 {to} 结束。',
        remedy: { en: 'Only posts published before {to} can take part.', zh: '只有在 {to} 之前发布的帖子可以参加。' },
      },
    },
    unknown: {
      outcome: 'review',
      ask: { en: 'Was the post published within the window?', zh: '帖子是否在活动时间内发布？' },
      en: 'the time of publication is unknown',
      zh: '发布时间未知',
      reply: {
        shows: [],
        en: 'We could not confirm yet when it was published.',
        zh: '帖子的发布时间还有待核实。',
        remedy: { en: 'You need not do anything.', zh: '您无需任何操作。' },
        lasts: true,
      },
    },
    open: { outcome: 'pass', en: 'the campaign states no window', zh: '活动没有规定时间' },
  },
  check: (_, { window, zone }) => {
    if (!window) return () => ({ message: 'open', args: {} })
    const [from, to] = [formatInstant(window.from, zone), formatInstant(window.to, zone)]
    return ({ postedAt }) => {
      if (postedAt === undefined) return { message: 'unknown', args: {} }
      if (postedAt < window.from)
        return { message: 'early', args: { by: formatDuration(window.from - postedAt), from } }
      if (postedAt >= window.to) return { message: 'late', args: { by: formatDuration(postedAt - window.to), to } }
      return { message: 'inside', args: {} }
    }
  },
})
