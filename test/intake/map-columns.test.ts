import { describe, expect, it } from 'vitest'
import { PEOPLE_FIELDS, POST_FIELDS } from '../../src/intake/fields.js'
import { mapColumns, refuseUnknownFields } from '../../src/intake/map-columns.js'
import { sniffTable } from '../../src/intake/sniff.js'
import { EligoError, type Fault } from '../../src/model/fault.js'

const wanted = (named: Record<string, string> = {}) => ({
  fields: [...POST_FIELDS, 'likes', 'score'],
  required: ['post_id', 'user_id', 'content'],
  named: new Map(Object.entries(named)),
})
const columnsOf = (header: readonly string[], named?: Record<string, string>) =>
  Object.fromEntries(mapColumns(header, wanted(named), 'a.csv').fields)

function faultOf(run: () => unknown): Fault {
  try {
    run()
  } catch (error) {
    if (error instanceof EligoError) return error.faults[0]!
    throw error
  }
  throw new Error('nothing was refused')
}

describe('columns by name', () => {
  const cases: readonly (readonly [what: string, header: readonly string[], columns: Record<string, number>])[] = [
    [
      'the fields themselves',
      [
        'post_id',
        'user_id',
        'posted_at',
        'content',
        'title',
        'hashtags',
        'screenshots',
        'kyc',
        'likes',
        'score',
        'expect',
      ],
      {
        post_id: 0,
        user_id: 1,
        posted_at: 2,
        content: 3,
        title: 4,
        hashtags: 5,
        screenshots: 6,
        kyc: 7,
        likes: 8,
        score: 9,
        expect: 10,
      },
    ],
    [
      'Chinese headers',
      ['帖子ID', '用户ID', '发布时间', '内容', '标题', '话题', '截图', '身份认证', '点赞数', '评分', '预期'],
      {
        post_id: 0,
        user_id: 1,
        posted_at: 2,
        content: 3,
        title: 4,
        hashtags: 5,
        screenshots: 6,
        kyc: 7,
        likes: 8,
        score: 9,
        expect: 10,
      },
    ],
    [
      'Traditional headers',
      ['帖子號', '用戶ID', '發佈時間', '內容', '標題', '話題', '截圖', '身分認證'],
      { post_id: 0, user_id: 1, posted_at: 2, content: 3, title: 4, hashtags: 5, screenshots: 6, kyc: 7 },
    ],
    [
      'other spellings',
      ['Post ID', 'USER-ID', 'Posted_At', ' Content '],
      { post_id: 0, user_id: 1, posted_at: 2, content: 3 },
    ],
    [
      'full width and invisible letters',
      ['Ｐｏｓｔ＿ＩＤ', 'user\u200b_id', '\ufeffcontent'],
      { post_id: 0, user_id: 1, content: 2 },
    ],
    [
      'names of other platforms',
      ['id', 'author_id', 'created_at', 'text', 'like_count'],
      { post_id: 0, user_id: 1, posted_at: 2, content: 3, likes: 4 },
    ],
    [
      'the surest name, wherever it stands',
      ['id', 'text', 'user', 'content', '用户ID', 'post_id'],
      { post_id: 5, user_id: 4, content: 3 },
    ],
    [
      'no column of their own',
      ['post_id', 'user_id', 'content', '备注', '备注'],
      { post_id: 0, user_id: 1, content: 2 },
    ],
  ]
  it.each(cases)('%s', (_, header, columns) => {
    expect(columnsOf(header)).toEqual(columns)
  })

  it('takes the columns that the user names before any other', () => {
    const header = ['post_id', 'user_id', 'content', '正文（全）', '赞数']
    expect(columnsOf(header, { content: '正文（全）', likes: '赞数' })).toEqual({
      post_id: 0,
      user_id: 1,
      content: 3,
      likes: 4,
    })
    expect(columnsOf(header, { content: '正文(全)' }).content).toBe(3)
    expect(columnsOf(['post_id', 'user_id', 'content'], { title: 'content', content: 'content' })).toEqual({
      post_id: 0,
      user_id: 1,
      content: 2,
      title: 2,
    })
  })

  it('keeps the other columns by name, row counters left out', () => {
    const { others } = mapColumns(['序号', 'post_id', '备注', 'user_id', 'content', 'Extra', ''], wanted(), 'a.csv')
    expect(others).toEqual([
      { key: 'extra', position: 5 },
      { key: '备注', position: 2 },
    ])
  })

  it('knows the fields of people under Chinese names too', () => {
    const header = [
      '用户ID',
      '实名',
      '认证时间',
      '证件号',
      '主账号',
      '是否报名',
      '注册时间',
      '粉丝数',
      '语言',
      '国家',
      '首帖时间',
      '员工',
    ]
    const fields = mapColumns(
      header,
      { fields: PEOPLE_FIELDS, required: ['user_id'], named: new Map() },
      'a.csv',
    ).fields
    expect(Object.fromEntries(fields)).toEqual(Object.fromEntries(PEOPLE_FIELDS.map((field, i) => [field, i])))
  })
})

describe('headers that are refused', () => {
  it('for want of a column, naming what is missing and what was found', () => {
    expect(faultOf(() => columnsOf(['post_id', 'when', '']))).toEqual({
      code: 'missing-column',
      args: { missing: 'user_id, content', found: 'post_id, when, ""' },
      place: { file: 'a.csv', line: 1 },
    })
  })

  it('for two columns of one field, naming both', () => {
    expect(faultOf(() => columnsOf(['post_id', 'user_id', 'content', 'Content']))).toMatchObject({
      code: 'duplicate-column',
      args: { field: 'content', first: 3, second: 4, name: 'content', other: 'Content' },
    })
  })

  it('for a named column that is not there, naming the nearest', () => {
    expect(faultOf(() => columnsOf(['post_id', 'user_id', '正文内容'], { content: '正文内客' }))).toMatchObject({
      code: 'mapped-column-missing',
      args: { field: 'content', name: '正文内客', suggestion: '正文内容' },
    })
  })

  it('for a name that nobody reads, naming the nearest', () => {
    const named = new Map([['contents', '正文']])
    expect(faultOf(() => refuseUnknownFields(named, ['post_id', 'content']))).toEqual({
      code: 'unknown-field/near',
      args: { field: 'contents', column: '正文', suggestion: 'content', known: 'post_id, content' },
      place: {},
    })
    expect(faultOf(() => refuseUnknownFields(new Map([['zzz', 'x']]), ['post_id'])).code).toBe('unknown-field')
    expect(() => refuseUnknownFields(new Map([['content', 'x']]), ['content'])).not.toThrow()
  })
})

describe('what a table is', () => {
  const cases: readonly (readonly [head: string, format: string, delimiter: string])[] = [
    ['post_id,user_id,content\n', 'csv', ','],
    ['post_id;user_id;content\n', 'csv', ';'],
    ['post_id\tuser_id\tcontent\n', 'csv', '\t'],
    ['post_id|user_id|content\n', 'csv', '|'],
    ['"post_id";"user_id";"content, text"\n', 'csv', ';'],
    ['\n\n帖子ID;用户ID;内容,标题,备注,x\n', 'csv', ';'],
    ['a\n', 'csv', ','],
    ['[{"post_id":1}]', 'json', ''],
    [' \n [', 'json', ''],
    ['{"post_id":1}\n', 'ndjson', ''],
    ['\ufeff{"post_id":1}', 'ndjson', ''],
  ]
  it.each(cases)('%j is %s %j', (head, format, delimiter) => {
    expect(sniffTable(head)).toEqual({ format, delimiter })
  })

  it('is what the user says', () => {
    expect(sniffTable('a,b', 'tsv')).toEqual({ format: 'csv', delimiter: '\t' })
    expect(sniffTable('{"a":1}', 'csv')).toEqual({ format: 'csv', delimiter: ',' })
    expect(sniffTable('a', 'ndjson')).toEqual({ format: 'ndjson', delimiter: '' })
  })
})
