import * as z from 'zod/mini'
import { mapping, means, whole } from '../model/schema.js'
import { defineRule } from './define-rule.js'

export const screenshot = defineRule({
  id: 'screenshot',
  summary: {
    en: 'The post has enough screenshots, and none that somebody else used first.',
    zh: '帖子附有足够的截图，且没有他人先用过的图片。',
  },
  effect: 'reject',
  options: mapping({ min: means('how many images are needed', '至少需要几张图片', z._default(whole(1), 1)) }),
  reads: () => ['screenshots'],
  messages: {
    enough: { outcome: 'pass', en: 'screenshots: {count}, needed: {min}', zh: '截图 {count} 张，要求 {min} 张' },
    missing: {
      outcome: 'fail',
      en: 'screenshots: {count}, needed: {min}',
      zh: '截图 {count} 张，要求 {min} 张',
      reply: {
        shows: ['count', 'min'],
        en: 'Screenshots attached: {count}; needed: {min}.',
        zh: '附有截图 {count} 张，要求不少于 {min} 张。',
        remedy: { en: 'Attach screenshots of your own.', zh: '请附上您本人的截图。' },
      },
    },
    unknown: {
      outcome: 'review',
      ask: { en: 'Does the post have a screenshot?', zh: '帖子是否附有截图？' },
      en: 'the export does not say whether there is a screenshot',
      zh: '导出数据没有截图信息，无法判断',
      reply: {
        shows: [],
        en: 'We could not confirm yet that a screenshot is attached.',
        zh: '是否附有截图，还有待核实。',
        remedy: { en: 'You need not do anything if there is one.', zh: '如已附上截图，您无需任何操作。' },
        lasts: true,
      },
    },
    shared: {
      outcome: 'review',
      ask: { en: 'May this post use the image that {user} used first?', zh: '{user} 先用过的图片，此帖可否使用？' },
      en: 'image {place} was used before by {user} in post {post}',
      zh: '第 {place} 张图片已被用户 {user} 在帖子 {post} 中使用过',
      reply: {
        shows: ['place'],
        en: 'Image {place} of your post is also in use elsewhere.',
        zh: '您的第 {place} 张图片也出现在别处。',
        remedy: { en: 'A screenshot that you took yourself makes it certain.', zh: '换上您本人截取的图片即可确认。' },
      },
    },
  },
  check:
    ({ min }: { min: number }) =>
    ({ screenshots }) => {
      if (screenshots === undefined) return { message: 'unknown', args: {} }
      const { count } = screenshots
      return { message: count >= min ? 'enough' : 'missing', args: { count, min } }
    },
})
