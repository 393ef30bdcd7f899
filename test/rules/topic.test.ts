import { describe, expect, it } from 'vitest'
import { looker } from './look.js'

const CAMPAIGN = `
rules:
  hashtag: { any: "#发帖赢代币CGN" }
  topic:
    any: [CGN, Launchpool, CandyDrop]
    links: [https://www.gate.example/zh/announcements/article/47771, http://gate.example/x/]
`
const WANTED =
  'CGN / Launchpool / CandyDrop / https://www.gate.example/zh/announcements/article/47771 / http://gate.example/x/'
const found = (word: string) => ({ rule: 'topic', outcome: 'pass', message: 'topic.found', args: { word } })
const MISSING = { rule: 'topic', outcome: 'fail', message: 'topic.missing', args: { wanted: WANTED } }
const LINK = 'www.gate.example/zh/announcements/article/47771'

describe('the topic', () => {
  const cases: readonly (readonly [what: string, post: { title?: string; content?: string }, expected: object])[] = [
    ['a word', { content: '领到了 CGN 呢' }, found('CGN')],
    ['a word in small letters', { content: 'my cgn' }, found('cgn')],
    ['a word in full width', { content: '领到了ＣＧＮ呢' }, found('cgn')],
    ['a word with invisible characters inside', { content: 'C\u200bG\u2060N' }, found('cgn')],
    ['a ticker', { content: '$CGN 涨了' }, found('CGN')],
    ['a pair', { content: 'CGN/USDT' }, found('CGN')],
    ['between Chinese characters', { content: '领CGN了' }, found('CGN')],
    ['another word', { content: '参加 launchpool' }, found('launchpool')],
    ['a word in the title', { title: 'CandyDrop 记', content: '正文' }, found('CandyDrop')],
    ['a word in another tag', { content: '#CGN' }, found('CGN')],
    ['a word across title and text', { title: 'Launch', content: 'pool' }, MISSING],
    ['a longer word', { content: 'CGNX XCGN CGN1 Launchpools' }, MISSING],
    ['nothing', { content: '天气很好' }, MISSING],
    ['no text', {}, MISSING],
    ["only the campaign's own tag", { content: '天气很好 #发帖赢代币CGN' }, MISSING],
    ['only the own tag, closed', { content: '天气很好#发帖赢代币CGN#很好' }, MISSING],
    ['only the own tag in the title', { title: '#发帖赢代币CGN', content: '天气很好' }, MISSING],
    ['only the own tag in other characters', { content: '#發帖贏代幣CGN 天气很好' }, MISSING],
    ['only the own tag with a blank', { content: '#发帖赢代币 CGN' }, MISSING],
    ['the own tag and a word', { content: '#发帖赢代币CGN CGN' }, found('CGN')],
    ['a named link', { content: `看 https://${LINK} ` }, found(LINK)],
    ['a named link without scheme', { content: `看${LINK}` }, found(LINK)],
    [
      'a named link without www',
      { content: 'http://gate.example/zh/announcements/article/47771/' },
      found('gate.example/zh/announcements/article/47771'),
    ],
    ['a named link with a query', { content: `https://${LINK}?ref=1` }, found(LINK)],
    [
      'a named link in capitals',
      { content: 'HTTPS://WWW.GATE.EXAMPLE/ZH/ANNOUNCEMENTS/ARTICLE/47771' },
      found('WWW.GATE.EXAMPLE/ZH/ANNOUNCEMENTS/ARTICLE/47771'),
    ],
    ['a link that only begins so', { content: `https://${LINK}0` }, MISSING],
    ['a link that only ends so', { content: `https://fake${LINK.slice(4)}` }, MISSING],
    ['a link of another page', { content: 'https://www.gate.example/zh/announcements/article/47763' }, MISSING],
  ]
  it.each(cases)('%s', async (_, post, expected) => {
    const look = await looker('topic', CAMPAIGN)
    expect(look(post)).toEqual(expected)
  })

  it('may need one word of each of several groups', async () => {
    const look = await looker('topic', 'rules: { topic: { all: [[甲, A], [乙, B]] } }')
    expect(look({ content: '甲和B' })).toEqual(found('甲, B'))
    expect(look({ content: '只有甲' })).toEqual({ ...MISSING, args: { wanted: '乙 / B' } })
    expect(look({ content: '什么也没有' })).toEqual({ ...MISSING, args: { wanted: '甲 / A' } })
  })

  it('may be a link alone, or a word alone', async () => {
    const links = await looker('topic', 'rules: { topic: { links: https://a.example/x } }')
    expect(links({ content: 'a.example/x' })).toEqual(found('a.example/x'))
    expect(links({ content: 'CGN' })).toEqual({ ...MISSING, args: { wanted: 'https://a.example/x' } })
    const words = await looker('topic', 'rules: { topic: { any: a.b } }')
    expect(words({ content: 'a.b' })).toEqual(found('a.b'))
    expect(words({ content: 'axb' })).toEqual({ ...MISSING, args: { wanted: 'a.b' } })
  })
})
