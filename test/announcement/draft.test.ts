import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compareCampaign } from '../../src/announcement/compare-campaign.js'
import { draftOf } from '../../src/announcement/draft.js'
import { readAnnouncement } from '../../src/announcement/read-announcement.js'
import { check, formatDecimal, parseCampaign, tables } from '../../src/index.js'
import { EligoError } from '../../src/model/fault.js'
import { SHAPES } from './shapes.js'

const read = (path: string) => readFileSync(path, 'utf8')
const draft = (text: string) => draftOf(readAnnouncement([{ file: 'a.txt', text }]), 'en', 'a.txt')

/** The codes of the faults of a campaign file; none where it is valid. */
async function faultsOf(campaign: string): Promise<string[]> {
  try {
    await parseCampaign(campaign)
    return []
  } catch (error) {
    if (error instanceof EligoError) return error.faults.map(({ code }) => code)
    throw error
  }
}

const shapeAt = (start: string) => SHAPES.findIndex(([name]) => name.startsWith(start))
const NO_YEAR = shapeAt('zh-Hans, no year')
const SPLITS = [
  shapeAt('zh-Hans, an equal split'),
  shapeAt('en, a proportional split'),
  shapeAt('en, pro rata to views'),
] as const
const ABOUT = shapeAt('zh-Hans, about so many characters')
const ELSEWHERE = shapeAt('zh-Hans, everything paid in vouchers')

describe('draftOf', () => {
  it('writes each value beside the clause that says so', () => {
    const text = [
      '活动：#秋分笔记',
      '时间：2026年9月23日 08:00 – 9月30日 24:00（UTC+8）',
      '带话题 #秋分笔记，不少于 50 字',
    ].join('\n')
    const lines = draft(text).split('\n')
    expect(lines.slice(lines.indexOf('language: zh'))).toEqual([
      'language: zh',
      'announcement: "a.txt"',
      '',
      'window:',
      '  from: "2026-09-23 08:00"  # line 2: “2026年9月23日 08:00 – 9月30日 24:00（UTC+8）”',
      '  to: "2026-09-30 24:00"  # line 2: “2026年9月23日 08:00 – 9月30日 24:00（UTC+8）”',
      '  zone: "+08:00"  # line 2: “2026年9月23日 08:00 – 9月30日 24:00（UTC+8）”',
      '',
      'rules:',
      '  length:',
      '    min: 50  # line 3: “带话题 #秋分笔记，不少于 50 字”',
      '    unit: characters',
      '  hashtag:',
      '    any: ["#秋分笔记"]  # line 3: “带话题 #秋分笔记，不少于 50 字”',
      '',
    ])
  })

  it.each([
    ['一等奖 1名 京东卡500元；二等奖 5名 京东卡100元', false],
    ['一等奖（1名）：500元话费', false],
    ['一等奖（1名）：打卡奖励 500 USDT', true],
    ['一等奖（1名）：500 USDT 现金', true],
  ])('states no cards and vouchers as money: %s', (clause, isMoney) => {
    expect(draft(`活动：#秋分笔记\n奖项：\n${clause}`).includes('amount: "500"')).toBe(isMoney)
  })

  it.each([
    ['weights whose columns nobody says how to compare', 3, ['missing-key']],
    ['zh-Hans, dates without a time', 4, ['window-date-only', 'window-date-only']],
    ['zh and en that contradict', 7, ['ladder-sum']],
    ['an end before its start', 8, ['window-backwards']],
    ['a zone in letters', 10, ['window-without-zone', 'window-without-zone']],
    ['an end that is not clear', 11, ['missing-key']],
    ['a split without decimals', SPLITS[0], ['prizes-need']],
    ['another split', SPLITS[1], ['prizes-need']],
    ['days without a time', ABOUT, ['window-date-only', 'window-date-only']],
    ['a third', SPLITS[2], ['prizes-need']],
    ['the year elsewhere', ELSEWHERE, ['missing-key', 'missing-key']],
    ['no year', NO_YEAR, ['missing-key', 'missing-key']],
  ])('has only the faults that it asks about: %s', async (_, shape, faults) => {
    expect(await faultsOf(draft(SHAPES[shape]![1]))).toEqual(faults)
  })

  it.each(SHAPES.filter((_, i) => ![3, 4, 7, 8, 10, 11, NO_YEAR, ELSEWHERE, ABOUT, ...SPLITS].includes(i)))(
    'is a valid campaign file: %s',
    async (_, text) => {
      expect(await faultsOf(draft(text))).toEqual([])
    },
  )

  it('says how much everybody must post', () => {
    const lines = draft('Publish at least 5 posts on at least 3 days. Use #OtterRivers.').split('\n')
    const at = lines.indexOf('  quota:')
    expect(lines.slice(at, at + 3).map((line) => line.replace(/ {2}#.*/, ''))).toEqual([
      '  quota:',
      '    posts: 5',
      '    days: 3',
    ])
  })

  it('is one harmless line a clause, whatever the announcement holds', async () => {
    const text =
      'Evil\u0007 “name”: yes # no\n字数不少于 40 字\u001b[31m\u2028、\u202e带话题 #a\\b\n#tag 必须带话题 #好"的\n'
    const written = draft(text)
    expect(/[\p{Cc}\p{Zl}\p{Bidi_Control}]/u.test(written.replaceAll('\n', ''))).toBe(false)
    expect(await faultsOf(written)).toEqual([])
  })
})

describe('the draft of the model campaign', () => {
  const folder = 'fixtures/campaigns/cgn-2025'
  const announcement = read(`${folder}/announcement.txt`)
  const verdicts = async (campaign: string) => {
    const parsed = await parseCampaign(campaign)
    const named = (name: string) => ({ name, bytes: read(`${folder}/${name}`) })
    const inputs = {
      posts: [named('posts.csv')],
      people: named('people.csv'),
      scores: named('scores.csv'),
      references: [named('reference/grid-article.txt')],
      announcements: [named('announcement.txt')],
    }
    const { result } = await check(parsed.campaign, inputs)
    const { columns, rows } = tables(result, 'en').report
    return [columns, ...rows()]
  }

  it('decides every post as the campaign file written by hand does, once the ranking is answered', async () => {
    const drafted = draft(announcement)
    expect(drafted).not.toMatch(/^\s*rank:/m)
    const answered = drafted.replace('  ladder:\n', '  rank: [score, likes]\n  ladder:\n')
    const [byDraft, byHand] = [await verdicts(answered), await verdicts(read(`${folder}/campaign.yaml`))]
    expect(byDraft.length).toBeGreaterThan(50)
    expect(byDraft).toEqual(byHand)
  })
})

/** What a campaign file decides over the posts of a fixture: verdicts, and who gets how much of what. */
async function outcomeOf(leaf: string, campaign: string) {
  const folder = `fixtures/campaigns/${leaf}`
  const file = (name: string) =>
    existsSync(`${folder}/${name}`) ? { name, bytes: read(`${folder}/${name}`) } : undefined
  const [people, scores] = [file('people.csv'), file('scores.csv')]
  const { campaign: parsed } = await parseCampaign(campaign)
  const { result } = await check(parsed, {
    posts: [file('posts.csv')!],
    ...(people && { people }),
    ...(scores && { scores }),
    announcements: [file('announcement.txt')!],
    seed: 'block',
  })
  const verdicts = result.kept.map(result.entryOf).map(({ postId, decision }) => `${postId} ${decision.verdict}`)
  const given = result.stages
    .flatMap(({ awards }) => awards)
    .filter(({ status }) => status !== 'alternate')
    .map(
      ({ user, amount, asset, status }) =>
        `${user} ${amount === undefined ? '' : formatDecimal(amount)} ${asset} ${status}`,
    )
  return { verdicts, given: given.sort() }
}

describe('the drafts of other campaigns', () => {
  // What is answered by hand: that the hashtags column, where there is one, is not looked at.
  const inText = (drafted: string) => drafted.replace(/^( {4}any: .*)$/m, '$1\n    in: [content]')
  it.each(['kite-2026', 'tide-2026', 'quay-2023'])(
    'decide and give as the file written by hand does: %s',
    async (leaf) => {
      const drafted = draft(read(`fixtures/campaigns/${leaf}/announcement.txt`))
      const [byDraft, byHand] = [
        await outcomeOf(leaf, inText(drafted)),
        await outcomeOf(leaf, read(`fixtures/campaigns/${leaf}/campaign.yaml`).replaceAll(/, seed: [^}]+/g, ' ')),
      ]
      expect(byDraft.given.length).toBeGreaterThan(3)
      expect(byDraft).toEqual(byHand)
    },
  )

  it.each(readdirSync('fixtures/campaigns'))(
    'are valid, and say nothing that the file written by hand does not: %s',
    async (leaf) => {
      const text = read(`fixtures/campaigns/${leaf}/announcement.txt`)
      expect(await faultsOf(draft(text))).toEqual([])
      const { campaign } = await parseCampaign(read(`fixtures/campaigns/${leaf}/campaign.yaml`))
      const reading = readAnnouncement([{ file: 'announcement.txt', text }])
      expect(compareCampaign(campaign, reading, () => ({})).map(({ args }) => args)).toEqual([])
    },
  )
})

describe('an announcement without line ends', () => {
  it('is read in time that grows with its length', () => {
    const long = `带话题 #长文，不少于 50 字。${'与 CGN 或 #a，2026年1月1日 10:00 到 附上 '.repeat(2000)}`
    const { length, hashtag } = readAnnouncement([{ file: 'a.txt', text: long }])
    expect([length?.value.min, hashtag?.value.any]).toEqual([50, ['#长文']])
  })
})
