import { describe, expect, it } from 'vitest'
import { looker } from './look.js'

const TAG = '#发帖赢代币CGN'
const finding = (outcome: string, message: string, args: object) => ({
  rule: 'hashtag',
  outcome,
  message: `hashtag.${message}`,
  args,
})
const FOUND = finding('pass', 'found', { tag: TAG })
const MISSING = finding('fail', 'missing', { wanted: TAG })
const near = (message: string, seen: string) => finding('review', message, { seen, tag: TAG })

describe('the campaign hashtag', () => {
  const cases: readonly (readonly [what: string, post: object, expected: object])[] = [
    ['in the text', { content: `正文 ${TAG}`, hashtags: [] }, FOUND],
    ['in the text, no column', { content: `正文 ${TAG}` }, FOUND],
    ['in the title', { title: TAG, hashtags: [] }, FOUND],
    ['in the column alone', { hashtags: ['发帖赢代币CGN'] }, FOUND],
    ['in the column among others', { hashtags: ['CGN', TAG] }, FOUND],
    ['closed by a second sign', { content: '#发帖赢代币CGN#', hashtags: [] }, FOUND],
    ['after a Chinese character', { content: '参加#发帖赢代币CGN', hashtags: [] }, FOUND],
    ['full width', { content: '＃发帖赢代币ＣＧＮ', hashtags: [] }, FOUND],
    ['small form and letters', { content: '﹟发帖赢代币cgn', hashtags: [] }, FOUND],
    ['nowhere', { content: '正文', hashtags: [] }, MISSING],
    ['nowhere, other tags', { content: '#CGN', hashtags: ['#Launchpool'] }, MISSING],
    ['only inside a link', { content: `https://a.example/${TAG}`, hashtags: [] }, MISSING],
    ['perhaps in a column that is not there', { content: '正文' }, finding('review', 'unknown', { wanted: TAG })],
    ['running on', { content: '#发帖赢代币CGNX', hashtags: [] }, near('longer', '#发帖赢代币CGNX')],
    [
      'running on in Chinese',
      { content: '#发帖赢代币CGN我来了', hashtags: [] },
      near('longer', '#发帖赢代币CGN我来了'),
    ],
    ['in Traditional characters', { content: '#發帖贏代幣CGN', hashtags: [] }, near('variant', '#發帖贏代幣CGN')],
    ['with a blank inside', { content: '#发帖赢代币 CGN', hashtags: [] }, near('spaced', '#发帖赢代币 CGN')],
    ['with a blank after the sign', { content: '# 发帖赢代币CGN', hashtags: [] }, near('spaced', '# 发帖赢代币CGN')],
    ['with letters swapped', { content: '#发帖赢代币CNG', hashtags: [] }, near('typo', '#发帖赢代币CNG')],
    ['with a letter missing', { content: '#发帖赢代币CG', hashtags: [] }, near('typo', '#发帖赢代币CG')],
    ['with a symbol inside', { content: '#发帖赢代币-CGN', hashtags: [] }, near('typo', '#发帖赢代币-CGN')],
    ['glued to a letter', { content: 'x#发帖赢代币CGN', hashtags: [] }, near('glued', '#发帖赢代币CGN')],
    ['without its sign', { content: '发帖赢代币CGN', hashtags: [] }, near('unsigned', '发帖赢代币CGN')],
    [
      'as a near miss although the column is not there',
      { content: '#發帖贏代幣CGN' },
      near('variant', '#發帖贏代幣CGN'),
    ],
    ['as a near miss in the column', { hashtags: ['#發帖贏代幣CGN'] }, near('variant', '#發帖贏代幣CGN')],
    ['whole beside a near miss', { content: `#发帖赢代币CGNX ${TAG}`, hashtags: [] }, FOUND],
    ['whole in the column, a near miss in the text', { content: '#发帖赢代币CGNX', hashtags: [TAG] }, FOUND],
  ]
  it.each(cases)('%s', async (_, post, expected) => {
    const look = await looker('hashtag', `rules: { hashtag: { any: "${TAG}" } }`)
    expect(look(post)).toEqual(expected)
  })
})

describe('several hashtags', () => {
  it('takes one of any', async () => {
    const look = await looker('hashtag', 'rules: { hashtag: { any: ["#甲乙丙丁", "#戊己庚辛"] } }')
    expect(look({ content: '#戊己庚辛' })).toEqual(finding('pass', 'found', { tag: '#戊己庚辛' }))
    expect(look({ content: '#戊己', hashtags: [] })).toEqual(
      finding('fail', 'missing', { wanted: '#甲乙丙丁 #戊己庚辛' }),
    )
    expect(look({ content: '#甲乙丙丁戊 #戊己庚辛' })).toEqual(finding('pass', 'found', { tag: '#戊己庚辛' }))
  })

  it('takes each of all, and names the one that is missing', async () => {
    const look = await looker('hashtag', 'rules: { hashtag: { all: ["#甲乙丙丁", "#戊己庚辛"] } }')
    expect(look({ content: '#甲乙丙丁 #戊己庚辛' })).toEqual(finding('pass', 'found', { tag: '#甲乙丙丁 #戊己庚辛' }))
    expect(look({ content: '#甲乙丙丁', hashtags: [] })).toEqual(finding('fail', 'missing', { wanted: '#戊己庚辛' }))
    expect(look({ content: '#甲乙丙丁 #戊己庚辛壬' })).toEqual(
      finding('review', 'longer', { seen: '#戊己庚辛壬', tag: '#戊己庚辛' }),
    )
  })

  it('prefers a miss to a near miss: a tag that is not there at all cannot be waived by a human eye', async () => {
    const look = await looker('hashtag', 'rules: { hashtag: { all: ["#甲乙丙丁", "#戊己庚辛"] } }')
    expect(look({ content: '#甲乙丙丁戊', hashtags: [] })).toEqual(finding('fail', 'missing', { wanted: '#戊己庚辛' }))
  })
})

describe('where a hashtag may stand', () => {
  it('looks only in the places that the campaign names', async () => {
    const look = await looker('hashtag', `rules: { hashtag: { any: "${TAG}", in: [content] } }`)
    expect(look({ content: TAG })).toEqual(FOUND)
    expect(look({ title: TAG, hashtags: [TAG], content: '正文' })).toEqual(MISSING)
    expect(look({ content: '正文' })).toEqual(MISSING)
  })
})
