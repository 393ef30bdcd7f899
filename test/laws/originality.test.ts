import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CheckInputs } from '../../src/index.js'
import type { OriginalityEvidence } from '../../src/pipeline/describe-copies.js'
import { pick, runCheck } from '../run-check.js'
import { trials } from './law.js'

const CAMPAIGN = `zone: "+08:00"
rules: { originality: {} }
`

/** Texts of the model campaign that are long enough to be copied: 60 of them, each its author's own. */
const TEXTS: readonly string[] = [
  ...new Set(
    (
      JSON.parse(readFileSync('fixtures/campaigns/cgn-2025/posts.json', 'utf8')) as {
        content: string
        expect: string
      }[]
    )
      .filter(({ content, expect: expected }) => expected === 'eligible' && content.length > 120)
      .map(({ content }) => content.replace(/#\S+/g, '').trim()),
  ),
].slice(0, 60)

interface Written {
  readonly id: string
  readonly user?: string
  readonly minute: number | null
  readonly content: string
}

const rows = (posts: readonly Written[]) =>
  posts
    .map(({ id, user = `u-${id}`, minute, content }) => {
      const posted_at = minute === null ? '' : new Date(Date.UTC(2025, 9, 25) + minute * 60_000).toISOString()
      return `${JSON.stringify({ post_id: id, user_id: user, posted_at, content })}\n`
    })
    .join('')

const judge = async (posts: readonly Written[], more: Omit<CheckInputs, 'posts'> = {}) => {
  const checked = await runCheck(CAMPAIGN, rows(posts), more)
  const outcomes = new Map(checked.report.map((row) => [row.post_id!, [row.originality!, row.copied_from!]]))
  return { ...checked, outcomeOf: (id: string) => outcomes.get(id) }
}

const evidenceOf = ({ result }: Awaited<ReturnType<typeof judge>>, at: number) =>
  result.entryOf(result.kept[at]!).findings.find(({ rule }) => rule === 'originality')?.evidence as
    | OriginalityEvidence
    | undefined

describe('originality', () => {
  it('finds a copy in other clothes, and shows the words of both', async () => {
    const [text] = TEXTS as [string]
    const dressed = `聊几句：${Array.from(text, (c, i) => (i % 5 === 4 ? `${c}\u200b` : c)).join('')}🔥`
    const found = await judge([
      { id: 'first', minute: 0, content: text },
      { id: 'second', minute: 30, content: dressed },
    ])
    expect(pick(found.report, 'post_id', 'originality', 'copied_from')).toEqual([
      ['first', 'pass', ''],
      ['second', 'fail', 'first'],
    ])
    const [source] = evidenceOf(found, 1)!.sources
    for (const passage of source!.passages) {
      expect(dressed.slice(passage.post_start, passage.post_end)).toBe(passage.post_text)
      expect(text.slice(passage.source_start, passage.source_end)).toBe(passage.source_text)
    }
    expect(source!.passages.length).toBeGreaterThan(0)
  })

  it('leaves texts without words alone: nobody owns 冲冲冲', async () => {
    const { report } = await judge([
      { id: 'a', minute: 0, content: '冲冲冲' },
      { id: 'b', minute: 60, content: '冲冲冲' },
      { id: 'c', minute: 120, content: '🚀🚀🚀 #发帖赢代币CGN https://a.example' },
      { id: 'd', minute: 180, content: '🚀🚀🚀 #发帖赢代币CGN https://a.example' },
    ])
    expect(pick(report, 'originality', 'copied_from')).toEqual(Array(4).fill(['review', '']))
  })

  it('does not take one text of 500 accounts for everybody’s', async () => {
    const [text] = TEXTS as [string]
    const posts = Array.from({ length: 500 }, (_, i) => ({ id: `p${i}`, minute: i * 10, content: `${text} 第${i}` }))
    const { report } = await judge(posts)
    expect(pick(report, 'originality', 'copied_from')).toEqual([['pass', ''], ...Array(499).fill(['fail', 'p0'])])
  })

  it('leaves a share text out that many have, however short what they wrote themselves', async () => {
    const share = '我正在远帆广场参加写帖赢币的活动，从我的主页进来一起打卡，互相点赞，写满字数就有机会'
    const posts = TEXTS.slice(0, 12).map((text, i) => ({ id: `p${i}`, minute: i * 10, content: `${text}\n${share}` }))
    const short = { id: 'short', minute: 500, content: `今天也来了一趟，看看池子还在不在。${share}` }
    const { report } = await judge([...posts, short])
    expect(pick(report, 'originality', 'copied_from')).toEqual([
      ...Array(12).fill(['pass', '']),
      // What is left of it is too little to judge.
      ['review', ''],
    ])
  })

  it('sees that many took a part of a text that others copied whole', async () => {
    const [text, ...others] = TEXTS as [string, ...string[]]
    const whole = Array.from({ length: 6 }, (_, i) => ({ id: `w${i}`, minute: 10 + i, content: text }))
    const part = text.slice(20, 100)
    const partial = others
      .slice(0, 6)
      .map((own, i) => ({ id: `h${i}`, minute: 100 + i, content: `${own.slice(0, 60)}${part}${own.slice(60, 100)}` }))
    const { report } = await judge([{ id: 'first', minute: 0, content: text }, ...whole, ...partial])
    expect(pick(report.slice(7), 'copied_from')).toEqual(Array(6).fill(['first']))
    expect(report.slice(7).filter(({ originality }) => originality === 'pass')).toEqual([])
  })

  it.each([1, 2, 3, 4, 5])(
    'finds, if asked to be thorough, a text with a character put in after every %i',
    async (n) => {
      const characters = Array.from('甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥')
      const [text, other] = TEXTS as [string, string]
      let put = 0
      const content = Array.from(text, (c, i) => (i % n === n - 1 ? c + characters[put++ % 22] : c)).join('')
      const posts = rows([
        { id: 'other', minute: 0, content: other },
        { id: 'first', minute: 1, content: text },
        { id: 'second', minute: 60, content },
      ])
      const { report } = await runCheck('zone: "+08:00"\nrules: { originality: { thorough: true } }\n', posts)
      expect(pick(report, 'copied_from')).toEqual([[''], [''], ['first']])
    },
  )

  it('blames nobody for phrases that an early post of phrases holds', async () => {
    const phrases = TEXTS.slice(0, 40).flatMap((text) => text.split(/[，。！？,.!?]/).slice(1, 3))
    const bait = { id: 'bait', minute: 0, content: phrases.filter((p) => p.length < 12).join('，') }
    const posts = TEXTS.slice(0, 40).map((content, i) => ({ id: `p${i}`, minute: 10 + i * 10, content }))
    const { report } = await judge([bait, ...posts])
    expect(pick(report.slice(1), 'originality')).toEqual(Array(40).fill(['pass']))
  })

  it.each([
    ['the same author again', 'me', 30, 'fail', 'originality.self'],
    ['within the tolerance of the clock', 'you', 0.5, 'review', 'originality.undated'],
    ['without a time', 'you', null, 'review', 'originality.undated'],
    ['later', 'you', 2, 'fail', 'originality.copy'],
  ] as const)('%s', async (_, user, minute, outcome, message) => {
    const content = TEXTS[0]!
    const { report, result } = await judge([
      { id: 'first', user: 'me', minute: 0, content },
      { id: 'second', user, minute, content },
    ])
    expect(pick(report, 'originality')).toEqual([['pass'], [outcome]])
    const { findings } = result.entryOf(result.kept[1]!)
    expect(findings.find(({ rule }) => rule === 'originality')!.message).toBe(message)
  })

  it('knows earlier campaigns, published texts and the announcement', async () => {
    const [a, b, c, d] = TEXTS as [string, string, string, string]
    const announcement = `${c}${d}`
    const { report, result } = await judge(
      [
        { id: 'from-previous', minute: 0, content: a },
        { id: 'from-text', minute: 10, content: `${b}` },
        { id: 'from-announcement', minute: 20, content: announcement },
      ],
      {
        previous: [{ name: 'earlier.ndjson', bytes: rows([{ id: 'old', minute: 0, content: a }]) }],
        references: [{ name: 'article.txt', bytes: `${'开头的话。'.repeat(3)}${b}` }],
        announcements: [{ name: 'announcement.txt', bytes: announcement }],
      },
    )
    expect(pick(report, 'originality', 'copied_from', 'copied_share')).toEqual([
      ['fail', 'old', '1.00'],
      ['fail', 'article.txt', '1.00'],
      ['fail', 'announcement.txt', '1.00'],
    ])
    expect(result.kept).toHaveLength(3)
  })

  it('says the same for any order of rows and any pieces the bytes come in', async () => {
    const posts = TEXTS.slice(0, 30).map((content, i): Written => ({ id: `p${i}`, minute: i * 7, content }))
    const copies = posts
      .slice(0, 12)
      .map(
        ({ content }, i): Written => ({ id: `c${i}`, minute: i % 4 === 3 ? null : 300 + i, content: content.slice(i) }),
      )
    const all = [...posts, ...copies]
    const wanted = await judge(all)
    expect(wanted.report.filter(({ originality }) => originality !== 'pass')).toHaveLength(12)
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.integer({ min: 1, max: 5000 }),
        async (shuffled, size) => {
          const bytes = new TextEncoder().encode(rows(shuffled))
          const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
            bytes.slice(i * size, (i + 1) * size),
          )
          const found = await runCheck(CAMPAIGN, { name: 'posts.csv', bytes: pieces })
          const byId = (report: typeof found.report) => [...report].sort((a, b) => (a.post_id! < b.post_id! ? -1 : 1))
          expect(byId(found.report)).toEqual(byId(wanted.report))
        },
      ),
      trials(0.002),
    )
  })
})
