import { describe, expect, it } from 'vitest'
import { compileTag, seekTag, withoutTags } from '../../src/text/match-tag.js'

const TAG = compileTag('#发帖赢代币CGN')
const inText = (text: string) => {
  const found = seekTag(TAG, { texts: [text], entries: [] })
  if (!found) return 'none'
  return found.kind === 'found' ? 'found' : `${found.kind} ${found.seen}`
}
const inColumn = (entry: string) => {
  const found = seekTag(TAG, { texts: [], entries: [entry] })
  if (!found) return 'none'
  return found.kind === 'found' ? 'found' : `${found.kind} ${found.seen}`
}

describe('a tag in a text', () => {
  const cases: readonly (readonly [text: string, answer: string])[] = [
    // whole
    ['#发帖赢代币CGN', 'found'],
    ['正文 #发帖赢代币CGN 正文', 'found'],
    ['正文#发帖赢代币CGN', 'found'],
    ['正文。#发帖赢代币CGN！', 'found'],
    ['(#发帖赢代币CGN)', 'found'],
    ['＃发帖赢代币CGN', 'found'],
    ['﹟发帖赢代币CGN', 'found'],
    ['#发帖赢代币ＣＧＮ', 'found'],
    ['#发帖赢代币cgn', 'found'],
    ['#发帖赢代币CgN', 'found'],
    ['#发帖赢代币CGN#', 'found'],
    ['#发帖赢代币CGN#后文', 'found'],
    ['#CGN#发帖赢代币CGN#Launchpool', 'found'],
    ['##发帖赢代币CGN', 'found'],
    ['#发\u200b帖赢\u2060代币CGN\ufe0f', 'found'],
    ['#发帖赢代币CGN\n正文', 'found'],
    ['#发帖赢代币CGN😀', 'found'],
    ['#发帖赢代币CGN-2025', 'found'],
    ['#发帖赢代币CGNX #发帖赢代币CGN', 'found'],
    ['https://a.example，#发帖赢代币CGN', 'found'],
    ['(https://a.example)#发帖赢代币CGN', 'found'],
    // near misses
    ['#发帖赢代币CGNX', 'longer #发帖赢代币CGNX'],
    ['#发帖赢代币CGN2025', 'longer #发帖赢代币CGN2025'],
    ['#发帖赢代币CGN_', 'longer #发帖赢代币CGN_'],
    ['#发帖赢代币CGN活动', 'longer #发帖赢代币CGN活动'],
    ['#發帖贏代幣CGN活動', 'longer #發帖贏代幣CGN活動'],
    ['#發帖贏代幣CGN', 'variant #發帖贏代幣CGN'],
    ['#发帖贏代币CGN#', 'variant #发帖贏代币CGN'],
    ['# 发帖赢代币CGN', 'spaced # 发帖赢代币CGN'],
    ['#发帖赢代币 CGN 好', 'spaced #发帖赢代币 CGN'],
    ['#发帖\u3000赢代币CGN', 'spaced #发帖\u3000赢代币CGN'],
    ['#发帖赢代币\tCGN', 'spaced #发帖赢代币\tCGN'],
    ['#发帖赢代币CNG', 'typo #发帖赢代币CNG'],
    ['#发帖赢代币CG', 'typo #发帖赢代币CG'],
    ['#发贴赢代币CGN', 'typo #发贴赢代币CGN'],
    ['#发发帖赢代币CGN', 'typo #发发帖赢代币CGN'],
    ['#发帖赢代币-CGN', 'typo #发帖赢代币-CGN'],
    ['#发帖赢代币·CGN。', 'typo #发帖赢代币·CGN'],
    ['#发帖赢代币：CGN 好', 'typo #发帖赢代币：CGN'],
    ['#发帖赢代币😀CGN', 'typo #发帖赢代币😀CGN'],
    ['#发帖赢代币.GN', 'typo #发帖赢代币.GN'],
    ['abc#发帖赢代币CGN', 'glued #发帖赢代币CGN'],
    ['3#发帖赢代币CGN', 'glued #发帖赢代币CGN'],
    ['_#发帖赢代币CGN', 'glued #发帖赢代币CGN'],
    ['发帖赢代币CGN', 'unsigned 发帖赢代币CGN'],
    // none
    ['', 'none'],
    ['#', 'none'],
    ['#CGN', 'none'],
    ['#发帖赢代币', 'none'],
    ['#我爱发帖赢代币CGN', 'unsigned 发帖赢代币CGN'],
    ['#发帖赢代币 - CGN', 'none'],
    ['#发帖赢代币-CGNX', 'none'],
    ['#发帖\n赢代币CGN', 'none'],
    ['#赢代币发帖CGN', 'none'],
    ['https://a.example/#发帖赢代币CGN', 'none'],
    ['https://a.example/topic#发帖赢代币CGN', 'none'],
    ['https://a.example/?tag=#发帖赢代币CGN', 'none'],
    ['a.example/#发帖赢代币CGN', 'none'],
    ['www.a.example#发帖赢代币CGN', 'none'],
  ]
  it.each(cases)('%j: %s', (text, answer) => {
    expect(inText(text)).toBe(answer)
  })

  it('prefers what is surest, wherever it stands', () => {
    expect(seekTag(TAG, { texts: ['#发帖赢代币CNG', '#發帖贏代幣CGN'], entries: ['#发帖赢代币CGNX'] })).toMatchObject({
      kind: 'variant',
      seen: '#發帖贏代幣CGN',
    })
    expect(seekTag(TAG, { texts: ['#发帖赢代币CNG', '#发帖赢代币CGN'], entries: [] })).toEqual({ kind: 'found' })
  })
})

describe('a tag in a column', () => {
  const cases: readonly (readonly [entry: string, answer: string])[] = [
    ['发帖赢代币CGN', 'found'],
    ['#发帖赢代币CGN#', 'found'],
    ['CGN;发帖赢代币CGN', 'found'],
    ['CGN,#发帖赢代币CGN', 'found'],
    ['CGN、发帖赢代币CGN', 'found'],
    ['CGN|发帖赢代币CGN', 'found'],
    ['发帖赢代币CGN/CGN', 'found'],
    ['CGN 发帖赢代币cgn', 'found'],
    ['#CGN#发帖赢代币CGN#', 'found'],
    ['发帖赢代币CGNX', 'longer 发帖赢代币CGNX'],
    ['發帖贏代幣CGN', 'variant 發帖贏代幣CGN'],
    ['发帖赢代币 CGN', 'spaced 发帖赢代币 CGN'],
    ['发帖赢代币-CGN', 'typo 发帖赢代币-CGN'],
    ['', 'none'],
    ['CGN', 'none'],
    ['发帖赢代币', 'none'],
  ]
  it.each(cases)('%j: %s', (entry, answer) => {
    expect(inColumn(entry)).toBe(answer)
  })
})

describe('tags of other shapes', () => {
  it('takes a tag with a blank of its own whole', () => {
    const tag = compileTag('#My First Month#')
    const seek = (text: string) => seekTag(tag, { texts: [text], entries: [] })?.kind
    expect(tag.tag).toBe('#My First Month')
    expect(seek('#my first month# hello')).toBe('found')
    expect(seek('#My First Month and more')).toBe('found')
    expect(seek('#My First Months')).toBeUndefined()
    expect(seek('#MyFirstMonth')).toBe('spaced')
    expect(seekTag(tag, { texts: [], entries: ['My First Month'] })).toEqual({ kind: 'found' })
  })

  it('looks for no slips in a short tag, where every word is near', () => {
    expect(seekTag(compileTag('#CGN'), { texts: ['#CGM #CG #C-GN'], entries: [] })).toBeUndefined()
    expect(seekTag(compileTag('#CGN'), { texts: ['#CGNX'], entries: [] })?.kind).toBe('longer')
  })

  it('looks for no unsigned words of a Latin tag, which are plain words', () => {
    expect(seekTag(compileTag('#Launchpool'), { texts: ['Launchpool'], entries: [] })).toBeUndefined()
  })

  it('takes pattern characters in a tag as they are', () => {
    expect(seekTag(compileTag('#a.b+c(d)'), { texts: ['#axbbcd'], entries: [] })).toBeUndefined()
    expect(seekTag(compileTag('#a.b+c(d)'), { texts: ['#a.b+c(d) x'], entries: [] })).toEqual({ kind: 'found' })
  })
})

describe('a text without the campaign tags', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['#发帖赢代币CGN', ' '],
    ['前#发帖赢代币CGN后', '前 '],
    ['前#发帖赢代币CGN#后', '前 #后'],
    ['前 #發帖贏代幣CGN，CGN', '前  ，CGN'],
    ['#发帖赢代币 CGN CGN', '  CGN'],
    ['#发帖赢代币-CGN CGN', '  CGN'],
    ['#CGN 发帖赢代币', '#CGN 发帖赢代币'],
    ['没有标签', '没有标签'],
  ]
  it.each(cases)('%j is %j', (text, rest) => {
    expect(withoutTags(text, [TAG])).toBe(rest)
  })
})
