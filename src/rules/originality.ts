import * as z from 'zod/mini'
import { mapping, means, texts } from '../model/schema.js'
import { defineRule } from './define-rule.js'

/** Where originality looks for sources besides the posts themselves: files and globs relative to the campaign file. */
export interface OriginalityOptions {
  readonly announcement?: readonly string[] | undefined
  readonly reference?: readonly string[] | undefined
  readonly previous?: readonly string[] | undefined
}

export const originality = defineRule({
  id: 'originality',
  summary: {
    en: 'The text is not taken from an earlier post, an earlier campaign, a published text or the announcement.',
    zh: '内容不是抄自更早的帖子、往期活动、已发表的文章或活动公告。',
  },
  effect: 'reject',
  options: mapping({
    announcement: z.optional(means("files with the announcement's text", '活动公告文件', texts())),
    reference: z.optional(means('files with published texts', '已发表文章的文件', texts())),
    previous: z.optional(means('exports of earlier campaigns', '往期活动的导出文件', texts())),
  }),
  messages: {
    own: { outcome: 'pass', en: 'not taken from any known text', zh: '未见与已知文本雷同' },
    copy: {
      outcome: 'fail',
      en: 'the same text as {source} by {author}, up to disguise',
      zh: '与 {author} 的 {source} 内容相同（仅作伪装）',
    },
    reference: { outcome: 'fail', en: 'the same text as the published {source}', zh: '与已发表的 {source} 内容相同' },
    self: {
      outcome: 'fail',
      en: 'the same text as the own earlier post {source}; that one keeps its standing',
      zh: '与本人更早的帖子 {source} 内容相同；以先发的一帖为准',
    },
    undated: {
      outcome: 'review',
      ask: { en: 'Which of the two was first, this post or {source}?', zh: '此帖与 {source}，哪一帖在先？' },
      en: 'the same text as {source} by {author}, and nobody can tell which came first',
      zh: '与 {author} 的 {source} 内容相同，但无法判断先后',
    },
  },
})
