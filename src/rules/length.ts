import * as z from 'zod/mini'
import { choice, list, mapping, means, whole } from '../model/schema.js'
import { countIn, type Unit } from '../text/count.js'
import { findHashtags } from '../text/hashtags.js'
import { blankOut, findMentions, findUrls } from '../text/spans.js'
import { defineRule } from './define-rule.js'

const EXCLUDABLE = ['hashtags', 'urls', 'mentions', 'emoji', 'punctuation'] as const

/** What of a text is counted, and in what. */
export interface LengthOptions {
  readonly min: number
  readonly max?: number | undefined
  readonly unit: Unit
  readonly exclude: readonly (typeof EXCLUDABLE)[number][]
}

/** Measures a text as the campaign declares it. */
export function measureLength({ unit, exclude }: Pick<LengthOptions, 'unit' | 'exclude'>): (text: string) => number {
  const without = new Set<string>(exclude)
  const leave = { emoji: without.has('emoji'), punctuation: without.has('punctuation') }
  if (!['hashtags', 'urls', 'mentions'].some((part) => without.has(part))) return (text) => countIn(unit, text, leave)
  return (text) => {
    const urls = findUrls(text)
    const spans = [
      ...(without.has('urls') ? urls : []),
      ...(without.has('hashtags') ? findHashtags(text, urls) : []),
      ...(without.has('mentions') ? findMentions(text) : []),
    ]
    return countIn(unit, blankOut(text, spans), leave)
  }
}

export const length = defineRule({
  id: 'length',
  summary: {
    en: 'The text is long enough, counted in the declared unit; white space and invisible characters never count.',
    zh: '正文达到要求的长度，按规定的单位计算；空白和不可见字符一律不计。',
  },
  effect: 'reject',
  options: mapping({
    min: means('the least length that passes', '达标的最小长度', whole(0)),
    max: z.optional(means('the greatest length that passes', '允许的最大长度', whole(1))),
    unit: means(
      'characters (extended grapheme clusters), words, or han (Chinese characters)',
      'characters（字素簇，即看到的字符）、words（词）或 han（汉字）',
      z._default(choice(['characters', 'words', 'han']), 'characters'),
    ),
    exclude: means(
      'what is left out of the count: hashtags, urls, mentions, emoji, punctuation',
      '不计入的部分：hashtags、urls、mentions、emoji、punctuation',
      z._default(list(choice(EXCLUDABLE)), []),
    ),
  }),
  messages: {
    enough: {
      outcome: 'pass',
      en: 'length {measured}, at least {min} needed',
      zh: '长度 {measured}，要求不少于 {min}',
    },
    short: {
      outcome: 'fail',
      en: 'length {measured}, at least {min} needed: {missing} short',
      zh: '长度 {measured}，要求不少于 {min}，还差 {missing}',
      reply: {
        shows: ['measured', 'min', 'missing'],
        en: 'The length of its text is {measured}; at least {min} is needed, so {missing} more.',
        zh: '正文长度为 {measured}，要求不少于 {min}，还差 {missing}。',
        remedy: {
          en: 'Write at least {missing} more; blanks and invisible characters do not count.',
          zh: '请至少再写 {missing}；空白和不可见字符不计。',
        },
      },
    },
    long: {
      outcome: 'fail',
      en: 'length {measured}, at most {max} allowed',
      zh: '长度 {measured}，不得超过 {max}',
      reply: {
        shows: ['measured', 'max'],
        en: 'The length of its text is {measured}; at most {max} is allowed.',
        zh: '正文长度为 {measured}，不得超过 {max}。',
        remedy: { en: 'Shorten the text to {max} or less.', zh: '请把正文缩短到 {max} 以内。' },
      },
    },
  },
  check: (options: LengthOptions) => {
    const measure = measureLength(options)
    const { min, max } = options
    return ({ content }) => {
      const measured = measure(content)
      if (measured < min) return { message: 'short', args: { measured, min, missing: min - measured } }
      if (max !== undefined && measured > max) return { message: 'long', args: { measured, max } }
      return { message: 'enough', args: { measured, min } }
    }
  },
})
