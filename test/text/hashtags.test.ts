import { describe, expect, it } from 'vitest'
import { afterSigns, findHashtags, signedRuns, stripSigns } from '../../src/text/hashtags.js'
import { findUrls } from '../../src/text/spans.js'

describe('hashtags of a text', () => {
  const cases: readonly (readonly [text: string, tags: readonly string[]])[] = [
    ['', []],
    ['no tag', []],
    ['# alone', []],
    ['##', []],
    ['#CGN', ['#CGN']],
    ['＃CGN ﹟CGN', ['＃CGN', '﹟CGN']],
    ['#发帖赢代币CGN', ['#发帖赢代币CGN']],
    ['好#发帖赢代币CGN 好', ['#发帖赢代币CGN']],
    ['#发帖赢代币CGN#正文', ['#发帖赢代币CGN', '#正文']],
    ['#发帖赢代币CGN#正文接着写，很长', ['#发帖赢代币CGN#']],
    ['#发帖赢代币CGN# 正文', ['#发帖赢代币CGN#']],
    ['#a#b#c', ['#a', '#b', '#c']],
    ['#a##b##c#', ['#a#', '#b#', '#c#']],
    ['#a,#b。#c！', ['#a', '#b', '#c']],
    ['#snake_case-rest', ['#snake_case']],
    ['#naïve #e\u0301te', ['#naïve', '#e\u0301te']],
    ['#zero\u200bwidth', ['#zero\u200bwidth']],
    ['#tag😀', ['#tag']],
    ['https://a.example/#CGN', []],
    ['https://a.example/x#CGN #CGN', ['#CGN']],
    ['a.example/x#CGN', []],
    ['www.a.example#CGN', []],
    ['(https://a.example)#CGN', ['#CGN']],
    ['https://a.example，#CGN', ['#CGN']],
    ['https://a.example看#CGN', ['#CGN']],
  ]
  it.each(cases)('%j has %j', (text, tags) => {
    expect(findHashtags(text, findUrls(text)).map(({ start, end }) => text.slice(start, end))).toEqual(tags)
  })

  it('gives the words without signs, and says where a letter stands right before', () => {
    expect(findHashtags('abc#x 1#y _#z 中#w あ#v é#u e\u0301#t')).toEqual([
      { start: 3, end: 5, body: 'x', glued: true },
      { start: 7, end: 9, body: 'y', glued: true },
      { start: 11, end: 13, body: 'z', glued: true },
      { start: 15, end: 17, body: 'w', glued: false },
      { start: 19, end: 21, body: 'v', glued: false },
      { start: 23, end: 25, body: 'u', glued: true },
      { start: 28, end: 30, body: 't', glued: true },
    ])
  })

  it('takes every sign for an opening one where a certain tag is sought', () => {
    expect(signedRuns('#a#b ##c').map(({ body }) => body)).toEqual(['a', 'b', 'c'])
  })

  it('gives what follows each sign up to the next or the line end, at most 60 characters', () => {
    const text = `#a b c#d\ne #${'x'.repeat(80)}`
    expect(afterSigns(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '#a b c',
      '#d',
      `#${'x'.repeat(60)}`,
    ])
  })

  it('keeps up with a hundred thousand signs', () => {
    for (const text of ['#', '# ', '#a', '＃发', '#\u200b', 'https://a#'])
      expect(findHashtags(text.repeat(100_000)).length).toBeLessThanOrEqual(100_000)
  })
})

describe('a tag as it is written in files', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['#CGN', 'CGN'],
    ['CGN', 'CGN'],
    [' # CGN ', 'CGN'],
    ['#a b#', 'a b'],
    ['＃﹟a#＃', 'a'],
    ['#a#b#', 'a#b'],
    ['###', ''],
    ['', ''],
  ]
  it.each(cases)('%j is %j', (written, plain) => {
    expect(stripSigns(written)).toBe(plain)
  })

  it('keeps up with signs that end nowhere', () => {
    const signs = '#'.repeat(200_000)
    expect(stripSigns(`a${signs}b`)).toBe(`a${signs}b`)
  })
})
