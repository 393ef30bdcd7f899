import { rmSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { CAMPAIGN, createWorkplace, exportOf } from './program.js'

const place = createWorkplace()
const FILES = [
  'allocation.csv',
  'entries.ndjson',
  'rejects.csv',
  'report.csv',
  'report.html',
  'result.json',
  'review.csv',
]

beforeEach(() => {
  rmSync(place.path('out'), { recursive: true, force: true })
  place.put('campaign.yaml', CAMPAIGN)
  place.put('posts.csv', exportOf(5))
})

describe('eligo check --xlsx', () => {
  it('writes report.xlsx with the other files, and names it', () => {
    const { code, out, err } = place.eligo('check', 'posts.csv', '-o', 'out', '--xlsx')
    expect([code, err, out.trimEnd().split(' ').at(-1)]).toEqual([0, '', 'report.xlsx'])
    expect(place.list('out')).toEqual([...FILES, 'report.xlsx'].sort())
  })

  it('without it, takes the report.xlsx of an earlier result away: it would belong to another', () => {
    place.eligo('check', 'posts.csv', '-o', 'out', '--xlsx')
    expect(place.eligo('check', 'posts.csv', '-o', 'out').code).toBe(0)
    expect(place.list('out')).toEqual(FILES)
  })

  it('needs a folder to write into', () => {
    expect(place.eligo('check', 'posts.csv', '--xlsx')).toEqual({
      code: 2,
      out: '',
      err: 'eligo: --xlsx writes report.xlsx into the folder of the result; name that folder with -o\n',
    })
  })

  it('never replaces an input of that name', () => {
    place.eligo('check', 'posts.csv', '-o', 'out', '--xlsx')
    const { code, err } = place.eligo('check', 'out/report.xlsx', '-o', 'out')
    expect([code, err]).toEqual([
      2,
      'eligo: out/report.xlsx: would be overwritten, and it is one of the inputs; choose another folder with -o\n',
    ])
  })

  it('tells what it had to cut, which is no fault', () => {
    place.put('posts.csv', `post_id,user_id,posted_at,content\n${'7'.repeat(40_000)},u,2025-10-02 12:00,some words\n`)
    const { code, err } = place.eligo('check', 'posts.csv', '-o', 'out', '--xlsx')
    expect([code, err]).toEqual([
      0,
      [
        'report.xlsx: 1 texts of the table report are longer than a cell of a spreadsheet can be (32,767 characters, 253 line breaks) and were cut, with a note at the end of each; they are whole in report.csv',
        'report.xlsx: 1 texts of the table allocation are longer than a cell of a spreadsheet can be (32,767 characters, 253 line breaks) and were cut, with a note at the end of each; they are whole in allocation.csv',
        '',
      ].join('\n'),
    ])
    expect(place.eligo('verify', 'out').code).toBe(0)
  })
})
