import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { replyTo } from '../../src/commands/reply.js'
import { speakerOf } from '../../src/index.js'
import type { EntryRecord, ResultRecord } from '../../src/io/read-result.js'
import { RULES } from '../../src/rules/registry.js'

const LANGS = ['zh', 'en'] as const
const NOW = { open: Date.parse('2020-01-01T00:00:00Z'), past: Date.parse('2999-01-01T00:00:00Z') }

const RESULT: ResultRecord = {
  manifest: { eligo: '0', campaign: { name: 'Lantern Week' } },
  window: { from: '2026-06-01T00:00:00+08:00', to: '2026-06-08T00:00:00+08:00' },
  awards: [],
}
const entry = (more: Partial<EntryRecord>): EntryRecord => ({
  post_id: 'p1',
  user_id: 'mira',
  posted_at: '2026-06-09T08:30:05+08:00',
  verdict: 'eligible',
  failed_rules: [],
  review_rules: [],
  characters: 1,
  findings: [],
  ...more,
})
type Found = EntryRecord['findings'][number]
const finding = (message: string, args: Found['args'] = {}, effect = 'reject'): Found => {
  const [rule = '', id = ''] = message.split('.')
  const { outcome } = RULES.find((known) => known.id === rule)!.messages[id]!
  return { rule, outcome, message, args, effect }
}
const lines = (given: EntryRecord, { now = NOW.past, lang = 'en' as 'en' | 'zh', result = RESULT } = {}) =>
  replyTo(given, result, speakerOf(lang), now)

const HELLO = 'Hello! Thank you for taking part in Lantern Week with your post p1.'
const APPEAL = 'If you think that this is a mistake, please answer this message, and a person will look at it again.'

describe('a reply to the author', () => {
  const short = finding('length.short', { measured: 12, min: 20, missing: 8 })
  const ineligible = entry({ verdict: 'ineligible', findings: [short, finding('hashtag.found', { tag: '#a' })] })

  it('says which rule, what was measured, what was needed, and what can be done while the campaign runs', () => {
    expect(lines(ineligible, { now: NOW.open })).toEqual([
      HELLO,
      '',
      'We have held it against the rules of the campaign. We are sorry that it cannot take part:',
      '- The length of its text is 12; at least 20 is needed, so 8 more. Write at least 8 more; blanks and invisible characters do not count.',
      'The campaign runs until 2026-06-08 00:00 (UTC+08:00): a new post that meets all of it can still take part.',
      '',
      APPEAL,
    ])
  })

  it('says after the end that nothing more can be done', () => {
    expect(lines(ineligible).slice(3, 5)).toEqual([
      '- The length of its text is 12; at least 20 is needed, so 8 more.',
      'The campaign ended at 2026-06-08 00:00 (UTC+08:00), so nothing more can be done for this one. We should be glad to see you in the next.',
    ])
  })

  it('is over from the very end of the window on', () => {
    const end = Date.parse('2026-06-08T00:00:00+08:00')
    expect(lines(ineligible, { now: end - 1 }).join()).toContain('The campaign runs until')
    expect(lines(ineligible, { now: end }).join()).toContain('The campaign ended at')
  })

  it('speaks Chinese, without blanks between sentences', () => {
    expect(lines(ineligible, { now: NOW.open, lang: 'zh' })).toEqual([
      '您好！感谢您以帖子 p1 参加“Lantern Week”活动。',
      '',
      '我们已按活动规则核对，很遗憾该帖未能符合以下要求：',
      '- 正文长度为 12，要求不少于 20，还差 8。请至少再写 8；空白和不可见字符不计。',
      '活动持续到 2026-06-08 00:00 (UTC+08:00)，在此之前发布符合要求的新帖仍可参加。',
      '',
      '如您认为有误，请直接回复本消息，我们会人工复核。',
    ])
  })

  it('tells times with their seconds where they have any', () => {
    const late = entry({
      verdict: 'ineligible',
      findings: [finding('window.late', { by: '1 d', to: '2026-06-08T00:00:00+08:00' })],
    })
    expect(lines(late)[3]).toBe(
      '- It was published at 2026-06-09 08:30:05 (UTC+08:00); the campaign had ended at 2026-06-08 00:00 (UTC+08:00).',
    )
  })

  it('says what a person is looking at', () => {
    const near = finding('hashtag.typo', { seen: '#LanternWek', tag: '#LanternWeek' })
    expect(lines(entry({ verdict: 'review', findings: [near, short] }), { now: NOW.open }).slice(2, 4)).toEqual([
      'It is not decided yet; a person is looking at this:',
      '- It says #LanternWek; the hashtag of the campaign is #LanternWeek. Writing #LanternWeek just so, with a blank before and after it, makes it certain.',
    ])
    expect(lines(entry({ verdict: 'review' }))[2]).toBe('It is not decided yet; a person is looking at it.')
  })

  it('says that people decided where no rule did', () => {
    expect(lines(entry({ verdict: 'ineligible' })).slice(2)).toEqual([
      'The organisers have looked at it and decided that it cannot take part. We are sorry.',
      '',
      APPEAL,
    ])
  })

  it('says nothing of notes, nor of rules that passed', () => {
    const noted = entry({ findings: [finding('topic.missing', { wanted: 'x' }, 'note'), finding('window.inside')] })
    expect(lines(noted).slice(2)).toEqual(['It meets all conditions of the campaign.', '', APPEAL])
  })

  it('has words also for a message that it does not know', () => {
    const unknown = { rule: 'x', outcome: 'fail' as const, message: 'x.y', args: { user: 'tomas' }, effect: 'reject' }
    expect(lines(entry({ verdict: 'ineligible', findings: [unknown] }))[3]).toBe(
      '- One of the conditions of the campaign is not met.',
    )
  })
})

describe('a reply about prizes', () => {
  type Slot = ResultRecord['awards'][number]['awards'][number]
  const slot = (status: Slot['status'], user: string, post: string | null): Slot => ({
    prize: status === 'alternate' ? '' : 'first',
    place: 1,
    status,
    user_id: user,
    post_id: post,
    amount: status === 'alternate' ? null : '50',
    reason: { message: 'award.ranked', args: { rank: 1, keys: 'likes=48' } },
  })
  const withAwards = (awards: Slot[], passed: string[] = []): ResultRecord => ({
    ...RESULT,
    awards: [
      {
        award: 'Main',
        asset: 'USDT',
        awards,
        passed_over: passed.map((post_id) => ({ post_id, rank: 1, rules: ['identity'] })),
      },
    ],
  })
  const gate = (id: string) => finding(`identity.${id}`, {}, 'gate')
  const tell = (awards: Slot[], findings: Found[] = [gate('verified')], passed: string[] = []) =>
    lines(entry({ findings }), { result: withAwards(awards, passed) }).slice(3)

  it('congratulates a winner', () => {
    expect(tell([slot('awarded', 'mira', 'p1')])).toEqual(['Congratulations, it has won: Main, first 50 USDT.'])
  })

  it('says for what a prize is held, also after the end', () => {
    expect(tell([slot('held', 'mira', 'p1')], [gate('unverified')]).slice(0, 2)).toEqual([
      'It is in line for a prize: Main, first 50 USDT. The prize is held for you until this is settled:',
      '- Your identity is not verified yet. Please finish the identity verification of your account.',
    ])
    expect(tell([slot('held', 'mira', 'p1')])[0]).toBe(
      'It is in line for a prize: Main, first 50 USDT. The prize is held while a person looks at it.',
    )
  })

  it('tells alternates their place, and that somebody else of the list is none of theirs', () => {
    const awards = [slot('awarded', 'tomas', 'p9'), slot('alternate', 'ada', 'p8'), slot('alternate', 'mira', 'p1')]
    expect(tell(awards)[0]).toBe(
      'It has won no prize in Main, but is alternate 2: should a prize become free, it goes down that line.',
    )
  })

  it('says why somebody was passed over', () => {
    expect(tell([slot('awarded', 'tomas', 'p9')], [gate('unverified')], ['p1']).slice(0, 2)).toEqual([
      'It ranked high enough for a prize in Main, which could not be given:',
      '- Your identity is not verified yet. Please finish the identity verification of your account.',
    ])
  })

  it('says that another post of the same author counts, or that others won', () => {
    expect(tell([slot('awarded', 'mira', 'p2')])[0]).toBe('In Main another post of yours holds your place.')
    expect(tell([slot('awarded', 'tomas', 'p2'), slot('unfilled', '', null)])[0]).toBe(
      'In Main the prizes went to other posts.',
    )
  })

  it('congratulates on each of several prizes, and names goods', () => {
    const goods: Slot = { ...slot('awarded', 'mira', 'p1'), prize: 'second', amount: '1', asset: 'mug' }
    expect(tell([slot('awarded', 'mira', 'p1'), goods])).toEqual([
      'Congratulations, it has won: Main, first 50 USDT.',
      'Congratulations, it has won: Main, second 1 mug.',
    ])
  })

  it('says that people took it out, without who stands in', () => {
    const stand: Slot = { ...slot('awarded', 'tomas', 'p9'), replaces: { user_id: 'mira', post_id: 'p1' } }
    expect(tell([stand])).toEqual([
      'The organisers have looked at it and decided that its prize in Main goes to the next in line. We are sorry.',
      '',
      APPEAL,
    ])
  })

  it('says that nobody has won yet where no prize has been given', () => {
    expect(tell([slot('unfilled', '', null)])[0]).toBe('The prizes of Main have not been given yet.')
  })

  it('says what a prize would need while the verdict is open', () => {
    const given = entry({ verdict: 'review', findings: [finding('window.unknown'), gate('unverified')] })
    expect(lines(given, { result: withAwards([]) }).slice(4, 6)).toEqual([
      'To receive a prize this is needed as well:',
      '- Your identity is not verified yet. Please finish the identity verification of your account.',
    ])
  })
})

const MESSAGES = RULES.flatMap(({ id, messages }) =>
  Object.entries(messages).map(([message, words]) => ({ name: `${id}.${message}`, words })),
)
const holes = (text: string): string[] => Array.from(text.matchAll(/\{(\w+)\}/g), ([, name]) => name!)

describe('what is nobody else’s business', () => {
  // Names of arguments that stand for other people, their posts, or a bound that fraud would stay under.
  const NEVER = [
    'user',
    'post',
    'source',
    'author',
    'percent',
    'own',
    'share',
    'tokens',
    'identity',
    'master',
    'person',
  ]

  it('is on no list of what may be shown', () => {
    const shown = MESSAGES.flatMap(({ name, words }) =>
      (words.reply?.shows ?? []).filter((arg) => NEVER.includes(arg)).map((arg) => `${name}: ${arg}`),
    )
    expect(shown).toEqual([])
  })

  it('does not come through any message of any rule, whatever its arguments hold', () => {
    const hostile = fc.string({ unit: 'grapheme', minLength: 4 }).map((text) => `⟦{user}${text}⟧`)
    const given = fc.record({
      message: fc.constantFrom(...MESSAGES.filter(({ words }) => words.outcome !== 'pass')),
      secret: hostile,
      verdict: fc.constantFrom('ineligible', 'review', 'eligible'),
      effect: fc.constantFrom('reject', 'review', 'gate', 'note'),
      lang: fc.constantFrom(...LANGS),
      now: fc.constantFrom(NOW.open, NOW.past),
    })
    fc.assert(
      fc.property(given, ({ message: { name, words }, secret, verdict, effect, lang, now }) => {
        const names = [...holes(words.en), ...NEVER].filter((arg) => !words.reply!.shows.includes(arg))
        const args = Object.fromEntries(names.map((arg) => [arg, secret]))
        const text = lines(entry({ verdict, findings: [finding(name, args, effect)] }), { lang, now }).join('\n')
        expect(text).not.toContain(secret)
      }),
      { numRuns: 2000, seed: 7 },
    )
  })

  const campaigns = readdirSync('fixtures/campaigns')
  it.each(campaigns)('stays out of every reply of %s', (campaign) => {
    const folder = join('fixtures/campaigns', campaign)
    const expected = (name: string) => readFileSync(join(folder, 'expected', name), 'utf8')
    const result = JSON.parse(expected('result.json')) as ResultRecord
    const entries = expected('entries.ndjson')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as EntryRecord)
    const rows = parse<Record<string, string>>(readFileSync(join(folder, 'posts.csv')), { columns: true, bom: true })
    const posts = new Map(rows.map((row) => [row.post_id!, row.content!]))
    const ids = [...new Set(entries.flatMap(({ post_id, user_id }) => [post_id, user_id]))]
    // A passage of a text as somebody would recognise it: twelve characters in a row.
    const passages = (text: string) =>
      Array.from({ length: Math.max(0, text.length - 11) }, (_, i) => text.slice(i, i + 12))
    let told = 0
    for (const given of entries) {
      const others = ids.filter((id) => id !== given.post_id && id !== given.user_id)
      const sources = given.findings.flatMap(({ args }) =>
        Object.values(args).filter((value) => posts.has(String(value))),
      )
      const copied = sources.flatMap((id) => passages(posts.get(String(id))!))
      for (const lang of LANGS)
        for (const now of [NOW.open, NOW.past]) {
          const text = lines(given, { lang, now, result }).slice(1).join('\n')
          told += text.length
          expect(others.filter((id) => text.includes(id))).toEqual([])
          expect(copied.filter((passage) => text.includes(passage))).toEqual([])
        }
    }
    expect(told).toBeGreaterThan(entries.length * 200)
  })
})
