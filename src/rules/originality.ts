import * as z from 'zod/mini'
import { flag, mapping, means, share, texts, whole } from '../model/schema.js'
import { defineRule } from './define-rule.js'

/** Where originality looks for sources besides the posts themselves, and what decides. Starting values were measured. */
export interface OriginalityOptions {
  /** Files and globs relative to the campaign file. */
  readonly announcement?: readonly string[] | undefined
  readonly reference?: readonly string[] | undefined
  readonly previous?: readonly string[] | undefined
  readonly copy_share: number
  readonly copy_tokens: number
  readonly whole_share: number
  readonly whole_tokens: number
  readonly partial_share: number
  readonly partial_tokens: number
  readonly passage_tokens: number
  readonly announcement_share: number
  readonly announcement_own: number
  readonly least_tokens: number
  readonly clock_tolerance: number
  readonly template_authors: number
  readonly template_tokens: number
  readonly template_own: number
  readonly sources: number
  readonly thorough: boolean
}

const few = (value: number, en: string, zh: string) => means(en, zh, z._default(whole(1), value))
const part = (value: number, en: string, zh: string) => means(en, zh, z._default(share(), value))

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
    copy_share: part(
      0.5,
      'a copy: this share of the own tokens from one source ...',
      '抄袭：来自同一来源的字数占自有字数的比例达到此值……',
    ),
    copy_tokens: few(30, '... and at least so many tokens', '……且不少于这么多字'),
    whole_share: part(
      0.8,
      'a copy too: nearly all of a short text, this share ...',
      '短文几乎全文照搬也算抄袭：比例达到此值……',
    ),
    whole_tokens: few(20, '... and at least so many tokens', '……且不少于这么多字'),
    partial_share: part(0.25, 'for a human: this share from one source ...', '交人工：来自同一来源的比例达到此值……'),
    partial_tokens: few(30, '... and at least so many tokens', '……且不少于这么多字'),
    passage_tokens: few(40, 'for a human: one passage of so many tokens', '交人工：有一段不少于这么多字'),
    announcement_share: part(
      0.6,
      "the announcement posted as one's own: this share of all tokens",
      '把公告当作自己的帖子：公告内容占全文的比例达到此值',
    ),
    announcement_own: few(40, '... and fewer own tokens than this', '……且自己写的少于这么多字'),
    least_tokens: few(20, 'fewer own tokens than this are too few to judge', '自己写的少于这么多字时无法判断'),
    clock_tolerance: means(
      'seconds within which nobody can say which of two posts was first',
      '两帖相差不超过这么多秒时不分先后',
      z._default(whole(0), 60),
    ),
    template_authors: few(
      5,
      'text that so many authors have is a share template',
      '有这么多作者都写了的文字视为分享模板',
    ),
    template_tokens: few(60, 'a longer run is no template', '更长的一段不算模板'),
    template_own: few(
      40,
      'templates are left out where the author wrote so many tokens besides',
      '作者另外写了不少于这么多字时，模板不计入',
    ),
    sources: few(4, 'how many sources are named at most', '最多列出几个来源'),
    thorough: means(
      'also find texts with random characters every few characters; slower',
      '也查每隔几个字就插入随机字符的文本；较慢',
      z._default(flag(), false),
    ),
  }),
  messages: {
    own: { outcome: 'pass', en: 'not taken from any known text', zh: '未见与已知文本雷同' },
    copy: {
      outcome: 'fail',
      en: '{percent} % of the text is taken from {source} by {author}',
      zh: '全文 {percent}% 取自 {author} 的 {source}',
      reply: {
        shows: [],
        en: 'Much of its text was published before by somebody else.',
        zh: '正文有较多内容与他人更早发布的内容相同。',
        remedy: { en: 'Write of your own experience in your own words.', zh: '请用自己的话写您自己的经历。' },
      },
    },
    previous: {
      outcome: 'fail',
      en: '{percent} % of the text is taken from {source} by {author}, of an earlier campaign',
      zh: '全文 {percent}% 取自往期活动中 {author} 的 {source}',
      reply: {
        shows: [],
        en: 'Much of its text was published before by somebody else, in an earlier campaign.',
        zh: '正文有较多内容与他人在往期活动中发布的内容相同。',
        remedy: { en: 'Write of your own experience in your own words.', zh: '请用自己的话写您自己的经历。' },
      },
    },
    reference: {
      outcome: 'fail',
      en: '{percent} % of the text is taken from the published {source}',
      zh: '全文 {percent}% 取自已发表的 {source}',
      reply: {
        shows: [],
        en: 'Much of its text stands in an article that was published before.',
        zh: '正文有较多内容与已发表的文章相同。',
        remedy: { en: 'Write of your own experience in your own words.', zh: '请用自己的话写您自己的经历。' },
      },
    },
    several: {
      outcome: 'fail',
      en: '{percent} % of the text is put together from {source}',
      zh: '全文 {percent}% 由 {source} 拼凑而成',
      reply: {
        shows: [],
        en: 'Much of its text is put together from texts that were published before.',
        zh: '正文有较多内容由更早发布的内容拼成。',
        remedy: { en: 'Write of your own experience in your own words.', zh: '请用自己的话写您自己的经历。' },
      },
    },
    self: {
      outcome: 'fail',
      en: '{percent} % of the text is the own earlier post {source}; that one keeps its standing',
      zh: '全文 {percent}% 与本人更早的帖子 {source} 相同；以先发的一帖为准',
      reply: {
        shows: [],
        en: 'Much of its text is that of an earlier post of yours; that one keeps its standing.',
        zh: '正文有较多内容与您更早的一帖相同；以先发的一帖为准。',
        remedy: { en: 'A new post with a text of its own can take part.', zh: '内容不同的新帖可以参加。' },
      },
    },
    announcement: {
      outcome: 'fail',
      en: '{percent} % of the text is the announcement itself, {own} tokens are own words',
      zh: '全文 {percent}% 是活动公告本身，自己写的只有 {own} 字',
      reply: {
        shows: [],
        en: 'Most of its text is the announcement itself.',
        zh: '正文大部分是活动公告本身。',
        remedy: { en: 'Write of your own experience in your own words.', zh: '请用自己的话写您自己的经历。' },
      },
    },
    partial: {
      outcome: 'review',
      ask: { en: 'Is so much taken from {source} still original?', zh: '取自 {source} 的部分是否仍可视为原创？' },
      en: '{percent} % of the text stands in {source} too',
      zh: '全文 {percent}% 也见于 {source}',
      reply: {
        shows: [],
        en: 'Some of its text also stands elsewhere.',
        zh: '正文有部分内容也见于别处。',
        remedy: { en: 'Write of your own experience in your own words.', zh: '请用自己的话写您自己的经历。' },
      },
    },
    insufficient: {
      outcome: 'review',
      ask: { en: 'Is this an original text at all?', zh: '此帖是否算有原创内容？' },
      en: '{own} tokens of own text besides tags, links and quotes: too few to judge',
      zh: '除话题、链接、引用外只有 {own} 字，无法判断',
      reply: {
        shows: [],
        en: 'Besides tags, links and quotes it has little text of its own.',
        zh: '除话题、链接和引用外，自己写的内容很少。',
        remedy: { en: 'Write more in your own words.', zh: '请用自己的话多写一些。' },
      },
    },
    undated: {
      outcome: 'review',
      ask: { en: 'Which of the two was first, {post} or {source}?', zh: '{post} 与 {source}，哪一帖在先？' },
      en: '{percent} % of the text of {post} stands in {source} by {author} too, and nobody can tell which came first',
      zh: '{post} 全文 {percent}% 与 {author} 的 {source} 相同，但无法判断先后',
      reply: {
        shows: [],
        en: 'A very similar text was published elsewhere at about the same time.',
        zh: '别处几乎同时发布了非常相似的内容。',
        remedy: { en: 'You need not do anything.', zh: '您无需任何操作。' },
        lasts: true,
      },
    },
  },
})
