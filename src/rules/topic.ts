import * as z from 'zod/mini'
import { list, mapping, means, texts } from '../model/schema.js'
import { escapePattern } from '../text/escape-pattern.js'
import { compileWords } from '../text/find-words.js'
import { foldText } from '../text/fold.js'
import { nextSign } from '../text/hashtags.js'
import { compileTag, withoutTags } from '../text/match-tag.js'
import { defineRule } from './define-rule.js'

/** What a post must be about: one word of `any` or one link, and one word of each group of `all`. */
export interface TopicOptions {
  readonly any?: readonly string[] | undefined
  readonly links?: readonly string[] | undefined
  readonly all?: readonly (readonly string[])[] | undefined
}

/** A pattern for some links: without scheme and `www.`, and not as the beginning of a longer path segment. */
function linksPattern(links: readonly string[]): RegExp {
  const bare = links.map((link) =>
    escapePattern(
      link
        .trim()
        .replace(/^https?:\/\//i, '')
        .replace(/^www\./i, '')
        .replace(/\/+$/, ''),
    ),
  )
  return new RegExp(`(?<![\\w.-])(?:www\\.)?(?:${bare.join('|')})(?![\\w%-])`, 'i')
}

export const topic = defineRule({
  id: 'topic',
  summary: {
    en: "Title or text speak of the campaign's subject: one of its words or links, its own hashtags not counted.",
    zh: '标题或正文与活动主题相关：出现规定的词或链接；活动话题标签本身不算。',
  },
  effect: 'reject',
  options: mapping({
    any: z.optional(means('one of these words is needed', '需要出现其中任意一个词', texts())),
    links: z.optional(means('links that serve as well as a word of `any`', '等同于关键词的链接', texts())),
    all: z.optional(
      means('groups of words, of each of which one is needed', '多组词，每组至少出现一个', list(texts())),
    ),
  }),
  needsOneOf: ['any', 'links', 'all'],
  messages: {
    found: { outcome: 'pass', en: 'speaks of {word}', zh: '提到 {word}' },
    missing: {
      outcome: 'fail',
      en: 'speaks of none of: {wanted}',
      zh: '没有提到：{wanted}',
      reply: {
        shows: ['wanted'],
        en: 'It speaks of none of: {wanted}.',
        zh: '帖子没有提到：{wanted}。',
        remedy: {
          en: 'Write about one of them by name; the hashtag alone does not count.',
          zh: '请在标题或正文中写到其中的内容；仅有话题标签不算。',
        },
      },
    },
  },
  check: ({ any = [], links = [], all = [] }: TopicOptions, { tags }) => {
    const own = tags.map(compileTag)
    const link = links.length > 0 ? linksPattern(links) : undefined
    const groups = [
      ...(any.length + links.length > 0 ? [{ words: any, link }] : []),
      ...all.map((words) => ({ words, link: undefined })),
    ].map((group) => ({
      ...group,
      seekWord: group.words.length > 0 ? compileWords(group.words) : undefined,
      wanted: [...group.words, ...(group.link ? links : [])].join(' / '),
    }))
    /** What stands before the first sign of a tag needs no tags taken out, and mostly tells. */
    const seekInHead = (text: string): string[] | undefined => {
      const sign = nextSign(text, 0)
      const head = sign < 0 ? text : text.slice(0, sign)
      const found: string[] = []
      for (const { seekWord } of groups) {
        const hit = seekWord?.(head)
        if (hit === undefined) return undefined
        found.push(hit)
      }
      return found
    }
    return ({ title, content }) => {
      const text = title === '' ? content : `${title}\n${content}`
      const early = seekInHead(text)
      if (early) return { message: 'found', args: { word: early.join(', ') } }
      const raw = withoutTags(text, own)
      // Folding costs more than seeking, and most texts need none.
      let folded: string | undefined
      const foldedText = () => {
        folded ??= foldText(raw)
        return folded
      }
      const found: string[] = []
      for (const { seekWord, link: linkPattern, wanted } of groups) {
        const seek = (text: string) => seekWord?.(text) ?? linkPattern?.exec(text)?.[0]
        const hit = seek(raw) ?? seek(foldedText())
        if (hit === undefined) return { message: 'missing', args: { wanted } }
        found.push(hit)
      }
      return { message: 'found', args: { word: found.join(', ') } }
    }
  },
})
