import { describe, expect, it } from 'vitest'
import { readHashtags, readScreenshots, readYesNo } from '../../src/intake/read-cell.js'

describe('yes and no', () => {
  it.each([
    'true',
    '1',
    'yes',
    'y',
    't',
    'verified',
    'passed',
    '是',
    '已认证',
    '已完成',
    '已通过',
    '通过',
    'TRUE',
    ' Yes ',
    'Ｙ',
    '已 认证',
    '是\u200b',
  ])('%j is yes', (word) => {
    expect(readYesNo(word)).toBe(true)
  })
  it.each(['false', '0', 'no', 'n', 'f', 'unverified', 'none', '否', '未认证', '未完成', '未通过', 'FALSE', ' No'])(
    '%j is no',
    (word) => {
      expect(readYesNo(word)).toBe(false)
    },
  )
  it.each(['', ' ', '-', 'maybe', 'null', '2', '审核中', 'pending', '不是', 'yes!', 'n/a'])('%j is unknown', (word) => {
    expect(readYesNo(word)).toBeUndefined()
  })
})

describe('screenshots', () => {
  it.each([
    '',
    ' ',
    '-',
    '0',
    '00',
    '0.0',
    'none',
    'None',
    'null',
    'NULL',
    'false',
    '[]',
    '[ ]',
    '无',
    '没有',
    '無',
    '没有\u3000',
    '[""]',
    '[null]',
    '["无"]',
    '[0]',
    ';',
    ' , ',
  ])('%j is none', (cell) => {
    expect(readScreenshots(cell)).toEqual({ count: 0, images: [] })
  })

  const counts: readonly (readonly [string, number])[] = [
    ['1', 1],
    ['12', 12],
    ['2.0', 2],
    [' 3 ', 3],
    ['true', 1],
    ['是', 1],
    ['有', 1],
  ]
  it.each(counts)('%j is %i without names', (cell, count) => {
    expect(readScreenshots(cell)).toEqual({ count, images: [] })
  })

  const named: readonly (readonly [cell: string, images: readonly string[]])[] = [
    ['a.png', ['a.png']],
    ['https://x.example/a.png', ['https://x.example/a.png']],
    ['a.png;b.png', ['a.png', 'b.png']],
    ['a.png|b.png', ['a.png', 'b.png']],
    ['a.png,b.png', ['a.png', 'b.png']],
    ['a.png，b.png；c.png', ['a.png', 'b.png', 'c.png']],
    ['a.png b.png\nc.png', ['a.png', 'b.png', 'c.png']],
    ['a.png; ;无;b.png;', ['a.png', 'b.png']],
    ['a.png;a.png', ['a.png']],
    ['["a.png","b c.png"]', ['a.png', 'b c.png']],
    ['["https://x.example/a.png?w=1,h=2"]', ['https://x.example/a.png?w=1,h=2']],
    ['https://x.example/a.png?x-oss=resize,w_100,h_50', ['https://x.example/a.png?x-oss=resize,w_100,h_50']],
    ['https://x.example/a?r=1,2,https://x.example/b', ['https://x.example/a?r=1,2', 'https://x.example/b']],
    ['https://x.example/a,b.png', ['https://x.example/a', 'b.png']],
    ['[{"url":"a.png"}]', ['{"url":"a.png"}']],
    ['[broken', ['[broken']],
  ]
  it.each(named)('%j names %j', (cell, images) => {
    expect(readScreenshots(cell)).toEqual({ count: images.length, images })
  })

  it('keeps up with a long cell', () => {
    expect(readScreenshots('https://a,b'.repeat(100_000)).count).toBe(1)
    expect(readScreenshots('a.png,'.repeat(100_000))).toEqual({ count: 1, images: ['a.png'] })
  })
})

describe('hashtags of a column', () => {
  const cases: readonly (readonly [cell: string, entries: readonly string[]])[] = [
    ['', []],
    [' ', []],
    ['#a #b', ['#a #b']],
    ['["a","#b c#"]', ['a', '#b c#']],
    ['[]', []],
    ['[broken', ['[broken']],
  ]
  it.each(cases)('%j', (cell, entries) => {
    expect(readHashtags(cell)).toEqual(entries)
  })
})
