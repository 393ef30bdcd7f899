import * as z from 'zod/mini'
import { list, mapping, means, texts } from '../model/schema.js'
import { escapePattern } from '../text/escape-pattern.js'
import { foldText } from '../text/fold.js'
import { compileTag, withoutTags } from '../text/match-tag.js'
import { defineRule } from './define-rule.js'

/** What a post must be about: one word of `any` or one link, and one word of each group of `all`. */
export interface TopicOptions {
  readonly any?: readonly string[] | undefined
  readonly links?: readonly string[] | undefined
  readonly all?: readonly (readonly string[])[] | undefined
}

// Letters of alphabets make words; Chinese, Japanese, Korean and Thai writing does not part them by blanks.
const LETTER =
  '(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}])[\\p{L}\\p{N}]'
// Marks belong to the letter before them, so they are looked past.
const BEFORE = `(?<!${LETTER}\\p{M}*)`
const AFTER = `(?!\\p{M}*${LETTER})`
const IS_LETTER = new RegExp(LETTER, 'u')

/** A pattern for some words: Latin words whole (`$CGN`, `CGN/USDT`, not `CGNX`), width and case aside. */
function wordsPattern(words: readonly string[]): RegExp {
  const alternatives = words.map((word) => {
    const folded = foldText(word.trim())
    const parts = folded.split(/\s+/).map(escapePattern)
    const before = IS_LETTER.test(Array.from(folded)[0]!) ? BEFORE : ''
    const after = IS_LETTER.test(Array.from(folded).at(-1)!) ? AFTER : ''
    return `${before}${parts.join('\\s+')}${after}`
  })
  return new RegExp(alternatives.join('|'), 'iu')
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
  return new RegExp(`(?<![\\w.-])(?:www\\.)?(?:${bare.join('|')})(?![\\w%-])`, 'iu')
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
    missing: { outcome: 'fail', en: 'speaks of none of: {wanted}', zh: '没有提到：{wanted}' },
  },
  check: ({ any = [], links = [], all = [] }: TopicOptions, { tags }) => {
    const own = tags.map(compileTag)
    const link = links.length > 0 ? linksPattern(links) : undefined
    const groups = [
      ...(any.length + links.length > 0 ? [{ words: any, link }] : []),
      ...all.map((words) => ({ words, link: undefined })),
    ].map((group) => ({
      ...group,
      pattern: group.words.length > 0 ? wordsPattern(group.words) : undefined,
      wanted: [...group.words, ...(group.link ? links : [])].join(' / '),
    }))
    return ({ title, content }) => {
      const raw = withoutTags(title === '' ? content : `${title}\n${content}`, own)
      // Folding costs more than seeking, and most texts need none.
      let folded: string | undefined
      const foldedText = () => {
        folded ??= foldText(raw)
        return folded
      }
      const found: string[] = []
      for (const { pattern, link: linkPattern, wanted } of groups) {
        const seek = (text: string) => pattern?.exec(text)?.[0] ?? linkPattern?.exec(text)?.[0]
        const hit = seek(raw) ?? seek(foldedText())
        if (hit === undefined) return { message: 'missing', args: { wanted } }
        found.push(hit)
      }
      return { message: 'found', args: { word: found.join(', ') } }
    }
  },
})
