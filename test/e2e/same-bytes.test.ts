import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createWorkplace } from './program.js'

const place = createWorkplace()
const MODEL = resolve('fixtures/campaigns/cgn-2025')
const INPUTS = `-c ${MODEL}/campaign.yaml --people ${MODEL}/people.csv --scores ${MODEL}/scores.csv`

/** Runs the model campaign under some settings of the environment, and gives all files of the result. */
function resultOf(folder: string, setting: string, posts = `${MODEL}/posts.csv`, flags = ''): Record<string, string> {
  const { code, err } = place.bash(`${setting} eligo check ${posts} ${INPUTS} ${flags} -o ${folder}`)
  expect([code === 0 || code === 1, err]).toEqual([true, ''])
  return place.read(folder)
}

/** The records of a CSV text in which quoted cells may hold line breaks: as texts, the header first. */
function recordsOf(csv: string): string[] {
  const records: string[] = []
  let open = ''
  for (const line of csv.split('\n')) {
    open = open === '' ? line : `${open}\n${line}`
    if ((open.split('"').length - 1) % 2 === 1) continue
    if (open !== '') records.push(open)
    open = ''
  }
  return records
}

/** A fixed shuffle: no randomness in tests. */
const shuffled = (records: readonly string[]): string[] =>
  records
    .map((record, i) => ({ record, key: (i * 7919 + 13) % 1009 }))
    .sort((a, b) => a.key - b.key)
    .map(({ record }) => record)

describe('the same inputs', () => {
  let first: Record<string, string>
  beforeAll(() => {
    first = resultOf('first', '')
  })

  it.each([
    ['in New York', 'TZ=America/New_York', ''],
    ['in a zone of half hours', 'TZ=Asia/Kolkata', ''],
    ['in the C locale', 'LANG=C LC_ALL=C', ''],
    ['in a Turkish locale', 'LANG=tr_TR.UTF-8', ''],
    ['in a Chinese locale', 'LANG=zh_CN.UTF-8', ''],
    ['with one thread', '', '--workers 1'],
    ['with four', '', '--workers 4'],
  ])('give the same bytes %s', (_, setting, flags) => {
    expect(resultOf('other', setting, undefined, flags)).toEqual(first)
  })

  it('give the same bytes from another folder, by other paths', () => {
    place.bash(`mkdir -p deep/er && cp -r ${MODEL} deep/er/campaign`)
    const moved = place.bash(
      'cd deep/er && eligo check campaign/posts.csv -c ./campaign/campaign.yaml --people campaign/people.csv --scores campaign/scores.csv -o ../../moved',
    )
    expect(moved.err).toBe('')
    expect(place.read('moved')).toEqual(first)
  })

  it('decide the same with their rows shuffled, in the order of the report alone', () => {
    const [header, ...rows] = recordsOf(readFileSync(`${MODEL}/posts.csv`, 'utf8'))
    place.put('posts.csv', `${[header, ...shuffled(rows)].join('\n')}\n`)
    const other = resultOf('shuffled', '', 'posts.csv')
    const lines = (text: string | undefined) => text!.split('\n').sort()
    expect(other['entries.ndjson']).not.toBe(first['entries.ndjson'])
    expect(lines(other['entries.ndjson'])).toEqual(lines(first['entries.ndjson']))
    expect(lines(other['report.csv'])).toEqual(lines(first['report.csv']))
    expect(other['allocation.csv']).toBe(first['allocation.csv'])
    expect(other['review.csv']).toBe(first['review.csv'])
    const decided = (text: string | undefined) => ({ ...JSON.parse(text!), manifest: undefined })
    expect(decided(other['result.json'])).toEqual(decided(first['result.json']))
  })

  it('need no language in the campaign file to give the same bytes in every locale', () => {
    place.put('plain.yaml', 'rules: { length: { min: 3 } }\n')
    place.put('plain.csv', 'post_id,user_id,content\n1,a,xy\n')
    place.bash(
      'LANG=C eligo check plain.csv -c plain.yaml -o c; LANG=zh_CN.UTF-8 eligo check plain.csv -c plain.yaml -o zh',
    )
    expect(place.read('zh')).toEqual(place.read('c'))
  })
})
