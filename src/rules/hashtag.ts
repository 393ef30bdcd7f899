import * as z from 'zod/mini'
import { choice, list, mapping, means, texts } from '../model/schema.js'
import { compileTag, isAmong, seekTag, type TagMatch, type TagPattern } from '../text/match-tag.js'
import { defineRule } from './define-rule.js'

const PLACES = ['hashtags', 'title', 'content'] as const

/** The tags that a post must carry, and where. */
export interface HashtagOptions {
  readonly in: readonly (typeof PLACES)[number][]
  readonly any?: readonly string[] | undefined
  readonly all?: readonly string[] | undefined
}

/** All tags that the campaign calls its own. */
export const ownTags = ({ any = [], all = [] }: Pick<HashtagOptions, 'any' | 'all'>): string[] => [...any, ...all]

const names = (tags: readonly TagPattern[]): string => tags.map(({ tag }) => tag).join(' ')

/** The better of two matches of which one suffices: found, else the first near miss. */
function firstOf(wanted: readonly TagPattern[], seek: (tag: TagPattern) => TagMatch | undefined) {
  let near: { tag: TagPattern; match: TagMatch } | undefined
  for (const tag of wanted) {
    const match = seek(tag)
    if (match?.kind === 'found') return { tag, match }
    if (match) near ??= { tag, match }
  }
  return near
}

export const hashtag = defineRule({
  id: 'hashtag',
  summary: {
    en: 'The post carries the campaign hashtag, whole, in its tags, title or text; near misses go to a human.',
    zh: '帖子的话题、标题或正文带有完整的活动话题标签；相近的写法交由人工判断。',
  },
  effect: 'reject',
  options: mapping({
    any: z.optional(means('one of these tags is needed', '需要其中任意一个话题', texts())),
    all: z.optional(means('each of these tags is needed', '这些话题缺一不可', texts())),
    in: means(
      'where the tag may stand: the column hashtags, title, content',
      '话题可以出现的位置：hashtags 列、title、content',
      z._default(list(choice(PLACES)), [...PLACES]),
    ),
  }),
  needsOneOf: ['any', 'all'],
  reads: (options: HashtagOptions) => (options.in.includes('hashtags') ? ['hashtags'] : []),
  messages: {
    found: { outcome: 'pass', en: 'has the hashtag {tag}', zh: '带有话题 {tag}' },
    missing: {
      outcome: 'fail',
      en: 'lacks the hashtag {wanted}',
      zh: '缺少话题 {wanted}',
      reply: {
        shows: ['wanted'],
        en: 'It lacks the hashtag {wanted}.',
        zh: '帖子没有带话题 {wanted}。',
        remedy: {
          en: 'Add {wanted}, spelt just so, with a blank after it.',
          zh: '请带上话题 {wanted}，写法须完全一致，后面留一个空格。',
        },
      },
    },
    unknown: {
      outcome: 'review',
      ask: { en: 'Does the post carry {wanted}?', zh: '帖子是否带有话题 {wanted}？' },
      en: 'the hashtag {wanted} is not in the text, and the export has no column of hashtags',
      zh: '正文中没有话题 {wanted}，而导出数据没有话题一列，无法判断',
      reply: {
        shows: ['wanted'],
        en: 'We could not confirm yet that it carries the hashtag {wanted}.',
        zh: '帖子是否带有话题 {wanted}，还有待核实。',
        remedy: {
          en: 'Writing {wanted} into the text itself makes it certain.',
          zh: '在正文中写上 {wanted} 即可确认。',
        },
      },
    },
    longer: {
      outcome: 'review',
      ask: { en: 'Does {seen} count as the hashtag {tag}?', zh: '{seen} 是否算作话题 {tag}？' },
      en: '{seen} runs on beyond the hashtag {tag}',
      zh: '{seen} 在话题 {tag} 之后还连着别的字',
      reply: {
        shows: ['seen', 'tag'],
        en: 'It says {seen}, where more letters follow the hashtag {tag} without a blank.',
        zh: '帖子写的是 {seen}，话题 {tag} 之后直接连着别的字。',
        remedy: {
          en: 'Writing {tag} just so, with a blank before and after it, makes it certain.',
          zh: '请把话题写成 {tag}，前后各留一个空格，即可确认。',
        },
      },
    },
    variant: {
      outcome: 'review',
      ask: { en: 'Does {seen} count as the hashtag {tag}?', zh: '{seen} 是否算作话题 {tag}？' },
      en: '{seen} is {tag} in other characters',
      zh: '{seen} 是话题 {tag} 的繁体或异体写法',
      reply: {
        shows: ['seen', 'tag'],
        en: 'It says {seen}; the hashtag of the campaign is {tag}.',
        zh: '帖子写的是 {seen}，而活动话题是 {tag}。',
        remedy: {
          en: 'Writing {tag} just so, with a blank before and after it, makes it certain.',
          zh: '请把话题写成 {tag}，前后各留一个空格，即可确认。',
        },
      },
    },
    spaced: {
      outcome: 'review',
      ask: { en: 'Does {seen} count as the hashtag {tag}?', zh: '{seen} 是否算作话题 {tag}？' },
      en: '{seen} is {tag} with blanks inside',
      zh: '{seen} 是话题 {tag} 中间夹了空格',
      reply: {
        shows: ['seen', 'tag'],
        en: 'It says {seen}, with blanks inside the hashtag {tag}.',
        zh: '帖子写的是 {seen}，话题 {tag} 中间夹了空格。',
        remedy: {
          en: 'Writing {tag} just so, with a blank before and after it, makes it certain.',
          zh: '请把话题写成 {tag}，前后各留一个空格，即可确认。',
        },
      },
    },
    typo: {
      outcome: 'review',
      ask: { en: 'Does {seen} count as the hashtag {tag}?', zh: '{seen} 是否算作话题 {tag}？' },
      en: '{seen} differs from {tag} by one slip',
      zh: '{seen} 与话题 {tag} 只差一处',
      reply: {
        shows: ['seen', 'tag'],
        en: 'It says {seen}; the hashtag of the campaign is {tag}.',
        zh: '帖子写的是 {seen}，而活动话题是 {tag}。',
        remedy: {
          en: 'Writing {tag} just so, with a blank before and after it, makes it certain.',
          zh: '请把话题写成 {tag}，前后各留一个空格，即可确认。',
        },
      },
    },
    glued: {
      outcome: 'review',
      ask: { en: 'Does {seen} count as the hashtag {tag}?', zh: '{seen} 是否算作话题 {tag}？' },
      en: '{seen} stands right after a letter or digit, so it may not have become the hashtag {tag}',
      zh: '{seen} 紧跟在字母或数字之后，可能没有成为话题 {tag}',
      reply: {
        shows: ['seen', 'tag'],
        en: 'It says {seen} right after a letter or digit, so it may not have become the hashtag {tag}.',
        zh: '帖子中的 {seen} 紧跟在字母或数字之后，可能没有成为话题 {tag}。',
        remedy: {
          en: 'Writing {tag} just so, with a blank before and after it, makes it certain.',
          zh: '请把话题写成 {tag}，前后各留一个空格，即可确认。',
        },
      },
    },
    unsigned: {
      outcome: 'review',
      ask: { en: 'Does {seen} count as the hashtag {tag}?', zh: '{seen} 是否算作话题 {tag}？' },
      en: 'the words {seen} stand there without the sign of {tag}',
      zh: '写了 {seen}，但没有 # 号，不成话题 {tag}',
      reply: {
        shows: ['seen', 'tag'],
        en: 'It says {seen} without the sign # of the hashtag {tag}.',
        zh: '帖子写了 {seen}，但没有 # 号，不成话题 {tag}。',
        remedy: {
          en: 'Writing {tag} just so, with a blank before and after it, makes it certain.',
          zh: '请把话题写成 {tag}，前后各留一个空格，即可确认。',
        },
      },
    },
  },
  check: (options: HashtagOptions) => {
    const any = (options.any ?? []).map(compileTag)
    const all = (options.all ?? []).map(compileTag)
    const groups = [...(any.length > 0 ? [any] : []), ...all.map((tag) => [tag])]
    const [inTags, inTitle, inContent] = PLACES.map((place) => options.in.includes(place))
    const known = { message: 'found', args: { tag: names(groups.map(([tag]) => tag!)) } } as const
    return ({ title, content, hashtags }) => {
      // Nearly all posts have the tag in its column, or none has it there.
      if (inTags && hashtags && groups.every(([tag]) => isAmong(tag!, hashtags))) return known
      const texts: string[] = []
      if (inTitle && title !== '') texts.push(title)
      if (inContent) texts.push(content)
      const places = { texts, entries: (inTags && hashtags) || [] }
      const isKnown = hashtags !== undefined || !inTags
      let near: { tag: TagPattern; match: TagMatch } | undefined
      const found: TagPattern[] = []
      for (const group of groups) {
        const best = firstOf(group, (tag) => seekTag(tag, places))
        if (!best) {
          const wanted = names(group)
          return isKnown ? { message: 'missing', args: { wanted } } : { message: 'unknown', args: { wanted } }
        }
        if (best.match.kind === 'found') found.push(best.tag)
        else near ??= best
      }
      if (near && near.match.kind !== 'found')
        return { message: near.match.kind, args: { seen: near.match.seen, tag: near.tag.tag } }
      return { message: 'found', args: { tag: names(found) } }
    }
  },
})
