import { describe, expect, it } from 'vitest'
import { compareCampaign } from '../../src/announcement/compare-campaign.js'
import { readAnnouncement } from '../../src/announcement/read-announcement.js'
import { parseCampaign } from '../../src/pipeline/parse-campaign.js'

/** Each difference as `key: value / announced`. */
async function compare(prizes: string, announcement: string, rules = ''): Promise<string[]> {
  const { campaign } = await parseCampaign(`rules:\n  length: { min: 1 }\n${rules}prizes:\n${prizes}`, 'c.yaml')
  const reading = readAnnouncement([{ file: 'a.txt', text: announcement }])
  return compareCampaign(campaign, reading, () => ({})).map(
    ({ args: { key, value, said } }) => `${key}: ${value} / ${said}`,
  )
}

const LADDER = 'ladder: [{ places: 1, amount: "60" }, { places: 2, amount: "20" }]'
const PRIZES = '一等奖（1 名）：60 TOK\n二等奖（2 名）：20 TOK/人\n总奖池：100 TOK'
const award = (choice: string, more = '') => `  asset: TOK\n  pool: "100"\n  ${choice}\n  ${LADDER}\n${more}`

describe('awards held against the announcement', () => {
  it.each([
    ['rank: [likes]', []],
    ['rank: [{ by: likes }, posted_at]', []],
    ['rank: [views]', ['prizes.rank: rank: views / rank: likes']],
    ['draw: { over: people }', ['prizes.rank: draw over people / rank: likes']],
  ])('a ranking by likes: %s', async (choice, expected) => {
    expect(await compare(award(choice), `${PRIZES}\n评选：按点赞数排名`)).toEqual(expected)
  })

  const WEIGHTS = '评选：点赞数 50% + 评论数 30% + 浏览量 20%，各项以最高值为满分'
  it.each([
    ['{ normalise: max, weights: { likes: 50, comments: 30, views: 20 } }', []],
    ['{ normalise: max, weights: { views: 0.2, comments: 0.3, likes: 0.5 } }', []],
    [
      '{ normalise: max, weights: { likes: 40, comments: 40, views: 20 } }',
      ['prizes.weighted: weighted: comments 40, likes 40, views 20 / weighted: comments 30, likes 50, views 20'],
    ],
    ['{ normalise: sum, weights: { likes: 50, comments: 30, views: 20 } }', ['prizes.weighted.normalise: sum / max']],
  ])('weights: %s', async (weighted, expected) => {
    expect(await compare(award(`weighted: ${weighted}`), `${PRIZES}\n${WEIGHTS}`)).toEqual(expected)
  })

  it.each([
    ['draw: { over: people }', []],
    ['draw: { over: posts }', ['prizes.draw: draw over posts / draw over people']],
    ['rank: [likes]', ['prizes.draw: rank: likes / draw over people']],
  ])('a draw of all winners: %s', async (choice, expected) => {
    expect(await compare(award(choice), `${PRIZES}\n获奖者在合格用户中随机抽取产生`)).toEqual(expected)
  })

  it('a draw besides, its numbers and who may win', async () => {
    const announced = `${PRIZES}\n评选：按点赞数排名\n幸运奖：从未获奖的用户中随机抽取 5 名，每人 3 OAK`
    const lucky = (more: string, places = 5) =>
      `  - { asset: TOK, pool: "100", rank: [likes], ${LADDER} }\n  - { name: 幸运奖, asset: OAK, pool: "${places * 3}", ${more}, ladder: [{ places: ${places}, amount: "3" }] }\n`
    expect(await compare(lucky('exclude_winners: true, draw: { over: people }'), announced)).toEqual([])
    expect(await compare(lucky('draw: { over: posts }'), announced)).toEqual([
      'prizes.draw: draw over posts / draw over people',
      'prizes.exclude_winners: – / exclude_winners',
    ])
    expect(await compare(lucky('exclude_winners: true, draw: { over: people }', 6), announced)).toEqual([
      'prizes.ladder: 6 × 3 / 5 × 3',
    ])
  })

  it.each([
    ['all: true, split: equal, cap: "3", decimals: 2', []],
    ['all: true, split: equal, cap: "4", decimals: 2', ['prizes.cap: 4 / 3']],
    ['all: true, split: equal, decimals: 2', ['prizes.cap: – / 3']],
    ['all: true, split: equal, cap: "3", decimals: 1', ['prizes.decimals: 1 / 2']],
    ['rank: [views], split: proportional, by: views, cap: "3", decimals: 2', ['prizes.split: proportional / equal']],
  ])('an equal split: %s', async (split, expected) => {
    const announced = '所有合格用户平分 100 TOK，单人最高 3 TOK，精确到小数点后 2 位。'
    expect(await compare(`  { asset: TOK, pool: "100", ${split} }\n`, announced)).toEqual(expected)
  })

  it('a split of another pool, and of another measure', async () => {
    const announced = '奖池共 100 TOK，按每人合计点赞数占全部点赞数的比例分配，精确到小数点后 4 位。'
    const split = (pool: string, by: string) =>
      `  { asset: TOK, pool: "${pool}", per: person, all: true, split: proportional, by: ${by}, decimals: 4 }\n`
    expect(await compare(split('100', 'likes'), announced)).toEqual([])
    expect(await compare(split('90', 'views'), announced)).toEqual([
      'prizes.by: views / likes',
      'prizes.pool: 90 / 100',
    ])
  })

  it('first come, first served', async () => {
    const announced = '前 20 名发帖的用户，每人 5 TOK，先到先得\n总奖池 100 TOK'
    const file = (choice: string) => `  { asset: TOK, pool: "100", ${choice}, ladder: [{ places: 20, amount: "5" }] }\n`
    expect(await compare(file('first_come: true'), announced)).toEqual([])
    expect(await compare(file('rank: [likes]'), announced)).toEqual(['prizes.first_come: rank: likes / first_come'])
  })

  it('accounts of one person', async () => {
    const announced = `${PRIZES}\n评选：按点赞数排名\n子账户与主账户视为同一用户`
    expect(await compare(award('rank: [likes]'), announced, '  accounts: {}\n')).toEqual([])
    expect(await compare(award('rank: [likes]'), announced)).toEqual(['rules: – / master'])
    expect(await compare(award('rank: [likes]'), announced, '  accounts: { master: false }\n')).toEqual([
      'rules.accounts.master: false / master',
    ])
  })
})
