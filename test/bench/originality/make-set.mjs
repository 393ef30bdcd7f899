// Makes a small labelled set out of the project's own fixtures: honest posts, and copies of which the source is known.
//
// A set is a folder with posts.csv, previous.csv, announcement.txt, reference/*.txt, campaign.yaml and truth.jsonl: one
// object a post with `id`, `kind`, `label`, `group` and `sources` (post ids, reference/NAME.txt or announcement.txt).

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { Converter } from 'opencc-js'
import { randomFrom } from '../make-posts.mjs'

const FIXTURES = new URL('../../../fixtures/campaigns/', import.meta.url)
const PER_KIND = 25
const START = Date.parse('2025-10-25T00:00:00+08:00')

const pick = (next, list) => list[Math.floor(next() * list.length)]
const isText = (character) => /[\p{L}\p{N}]/u.test(character)
const sentences = (text) => text.match(/[^。！？!?\n]+[。！？!?\n]*/gu) ?? [text]

const MARKS = ['，', '。', '！', '…', ' ', '~', '、']
const HIDDEN = ['\u200b', '\u200d', '\u2060', '\ufe0f']
const FILLERS = ['的', '了', '呢', '啊', '其实', '然后', '真的', '说白了']
const PAIRS = [
  ...[
    ['但是', '可是'],
    ['因为', '由于'],
    ['所以', '因此'],
    ['非常', '特别'],
    ['喜欢', '爱好'],
    ['觉得', '认为'],
  ],
  ...[
    ['没有', '没得'],
    ['现在', '如今'],
    ['时候', '时刻'],
    ['朋友', '伙伴'],
    ['开始', '起初'],
    ['东西', '物件'],
  ],
  ...[
    ['知道', '晓得'],
    ['今天', '今日'],
    ['昨天', '昨日'],
    ['大家', '众人'],
    ['自己', '本人'],
    ['一直', '始终'],
  ],
  ...[
    ['收益', '回报'],
    ['质押', '抵押'],
    ['活动', '项目'],
    ['手机', '电话'],
    ['时间', '工夫'],
    ['结果', '最后'],
  ],
].flatMap(([a, b]) => [
  [a, b],
  [b, a],
])
const SYNONYMS = new Map(PAIRS)

/** Does something after every so many characters of text, from a random start. */
const every = (n, what) => (text, next) => {
  let since = Math.floor(next() * n)
  return Array.from(text, (character) => {
    if (!isText(character) || ++since < n) return character
    since = 0
    return what(character, next)
  }).join('')
}
const shuffled = (next, list) =>
  list
    .map((item) => [next(), item])
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item)

function withSynonyms(text) {
  let changed = ''
  for (let at = 0; at < text.length; ) {
    const other = SYNONYMS.get(text.slice(at, at + 2))
    changed += other ?? text[at]
    at += other ? 2 : 1
  }
  return changed
}
const toTaiwan = Converter({ from: 'cn', to: 'twp' })
const common = (pool, next) => Array.from(pick(next, pool)).filter((c) => /\p{Script=Han}/u.test(c))

/** What people do to a text before they post it as their own. */
const MUTATIONS = {
  verbatim: (text) => text,
  punctuation: (text, next) => Array.from(text, (c) => (/\p{P}/u.test(c) ? pick(next, MARKS) : c)).join(''),
  'zero-width': (text, next) => every(3, (c) => c + pick(next, HIDDEN))(text, next),
  'full-width': (text) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
  spaced: (text) => Array.from(text).join(' '),
  traditional: (text) => toTaiwan(text),
  'fillers-8': (text, next) => every(8, (c) => c + pick(next, FILLERS))(text, next),
  synonyms: (text) => withSynonyms(text),
  'substituted-8': (text, next, pool) => every(8, () => pick(next, common(pool, next)))(text, next),
  'substituted-6': (text, next, pool) => every(6, () => pick(next, common(pool, next)))(text, next),
  reordered: (text, next) => shuffled(next, sentences(text)).join(''),
  shortened: (text) => text.slice(0, Math.ceil(text.length * 0.6)),
  'amid-own': (text, next, pool) => {
    const own = pick(next, pool).slice(0, Math.floor(text.length / 2))
    return own.slice(0, 20) + text.slice(10, 10 + Math.floor(text.length / 2)) + own.slice(20)
  },
  everything: (text, next) => every(5, (c) => c + pick(next, HIDDEN))(toTaiwan(withSynonyms(text)), next),
}

const isChinese = (text) => (text.match(/\p{Script=Han}/gu)?.length ?? 0) > 0.6 * text.length

/** The texts of a campaign's fixtures that are their authors' own, without tags. */
function ownTexts(campaign) {
  const posts = parse(readFileSync(new URL(`${campaign}/posts.csv`, FIXTURES)), { columns: true, bom: true })
  const own = posts.filter(({ expect, content }) => expect === 'eligible' && content.length > 110)
  return [...new Set(own.map(({ content }) => content.replace(/#[^\s#]+#?/g, '').trim()))]
}

/** What is done to English texts, in which a word is a token. */
const ENGLISH = {
  'english verbatim': (text) => text.toUpperCase(),
  'english, words swapped': (text, next, pool) =>
    text
      .split(' ')
      .map((word, i) => (i % 9 === 4 ? pick(next, pick(next, pool).split(' ')) : word))
      .join(' '),
  'english shortened': (text) => text.slice(0, Math.ceil(text.length * 0.7)),
  'english look-alikes': (text) => text.replace(/[aeo]/g, (c) => ({ a: 'а', e: 'е', o: 'о' })[c]),
}

/** Writes a set into a folder. Same seed, same bytes. */
export function makeSet(folder, seed = 1) {
  const next = randomFrom(seed)
  const article = readFileSync(new URL('cgn-2025/reference/grid-article.txt', FIXTURES), 'utf8')
  const announcement = readFileSync(new URL('cgn-2025/announcement.txt', FIXTURES), 'utf8')
  const texts = shuffled(next, ownTexts('cgn-2025').filter(isChinese))
  const english = shuffled(next, ownTexts('harbor-2026'))
  const padding = texts.splice(0, 20)
  const earlier = texts.splice(0, 12)
  const posts = []
  const truth = []
  const add = (kind, label, content, minute, sources = [], user = `u${posts.length}`) => {
    const id = `p${posts.length}`
    posts.push({ post_id: id, user_id: user, posted_at: new Date(START + minute * 60_000).toISOString(), content })
    truth.push({
      id,
      kind,
      label,
      group: label === 'original' ? 'honest' : kind,
      sources,
      spans: [],
      length: content.length,
    })
    return id
  }
  const englishPadding = english.splice(0, 5)
  const englishOriginals = english.map((content, i) => ({ content, id: add('honest', 'original', content, 200 + i) }))
  const originals = texts.map((content, i) => ({ content, id: add('honest', 'original', content, i) }))
  const previous = earlier.map((content, i) => ({
    post_id: `e${i}`,
    user_id: `v${i}`,
    posted_at: '2025-08-01 10:00',
    content,
  }))
  for (const [kind, mutate] of Object.entries(MUTATIONS))
    for (let i = 0; i < PER_KIND; i++) {
      const { content, id } = pick(next, originals)
      add(kind, 'copy', `${pick(next, MARKS)}${mutate(content, next, padding)} #发帖赢代币CGN`, 1000 + posts.length, [
        id,
      ])
    }
  for (const [kind, mutate] of Object.entries(ENGLISH))
    for (const { content, id } of englishOriginals.slice(0, PER_KIND))
      add(kind, 'copy', mutate(content, next, englishPadding), 1000 + posts.length, [id])
  for (let i = 0; i < PER_KIND; i++) {
    const [a, b] = [pick(next, originals), pick(next, originals)]
    if (a === b) continue
    const [left, right] = [a.content.slice(0, a.content.length / 2), b.content.slice(b.content.length / 2)]
    add('stitched', 'copy', left + right, 1000 + posts.length, [a.id, b.id])
  }
  for (let i = 0; i < PER_KIND; i++) {
    const at = Math.floor(next() * (article.length - 200))
    add('article', 'copy', article.slice(at, at + 110 + Math.floor(next() * 80)), 1000 + posts.length, [
      'reference/article.txt',
    ])
  }
  for (const { post_id, content } of previous) add('previous', 'copy', content, 1000 + posts.length, [post_id])
  mkdirSync(join(folder, 'reference'), { recursive: true })
  const write = (name, text) => writeFileSync(join(folder, name), text)
  write('posts.csv', stringify(shuffled(next, posts), { header: true }))
  write('previous.csv', stringify(previous, { header: true }))
  write('announcement.txt', announcement)
  write('reference/article.txt', article)
  write('campaign.yaml', 'zone: "+08:00"\nrules: { originality: {} }\n')
  write('truth.jsonl', truth.map((line) => `${JSON.stringify(line)}\n`).join(''))
}
