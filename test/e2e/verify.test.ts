import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeEach, describe, expect, it } from 'vitest'
import { createWorkplace } from './program.js'

const place = createWorkplace()
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const read = (name: string) => readFileSync(place.path(name), 'utf8')

/** Changes a file, and must. */
function edit(name: string, from: string | RegExp, to: string): void {
  const before = read(name)
  const after = before.replace(from, to)
  expect(after).not.toBe(before)
  writeFileSync(place.path(name), after)
}

/** What somebody does who knows where the digests are. */
function sealAgain(...names: readonly string[]): void {
  for (const name of names)
    edit(
      'out/result.json',
      new RegExp(`("name": "${name}",\\s+"sha256": ")[0-9a-f]+`),
      `$1${sha256(read(`out/${name}`))}`,
    )
}

const CAMPAIGN = `name: Verse
language: en
window: { from: 2026-01-01 00:00, to: 2026-01-31 24:00, zone: "+00:00" }
rules:
  length: { min: 5 }
  identity: { gate: win, unverified: skip }
prizes:
  asset: TOK
  pool: "30"
  rank: [likes]
  ladder: [{ name: first, places: 1, amount: "20" }, { name: second, places: 1, amount: "10" }]
`
const POSTS = `post_id,user_id,posted_at,content,likes,kyc
p1,u1,2026-01-02 10:00:00,about the river,9,yes
p2,u2,2026-01-03 10:00:00,about the hills,7,yes
p3,u3,2026-01-04 10:00:00,about the woods,5,yes
p4,u4,2026-01-05 10:00:00,sea,3,yes
`

beforeEach(() => {
  place.put('campaign.yaml', CAMPAIGN)
  place.put('posts.csv', POSTS)
  expect(place.eligo('check', 'posts.csv', '-o', 'out').code).toBe(0)
})

/** Exit code and lines of a verification with and without the inputs. */
const verified = (...args: readonly string[]) => {
  const { code, out, err } = place.eligo('verify', 'out', ...args)
  return { code, lines: out.trimEnd().split('\n'), err }
}
const WITH = ['--inputs', 'posts.csv']

describe('eligo verify', () => {
  it('says that an untouched result agrees with itself, and is identical to its replay', () => {
    expect(verified()).toEqual({
      code: 0,
      lines: ['out: agrees with itself: 4 posts, 1 awards. Not replayed: give the files with --inputs, and -c'],
      err: '',
    })
    expect(verified(...WITH)).toEqual({
      code: 0,
      lines: ['out: identical: 4 posts, 1 awards, 5 files byte for byte'],
      err: '',
    })
  })

  it('finds inputs by their bytes, whatever they are called and wherever they are', () => {
    place.put('other.txt', POSTS)
    place.put('unused.csv', 'a\n1\n')
    expect(verified('--inputs', 'other.txt').code).toBe(0)
    expect(verified('--inputs', 'other.txt', 'unused.csv').lines).toEqual([
      'unused.csv was given, and the result was made without it',
      'not identical',
    ])
  })

  it('catches a changed amount', () => {
    edit('out/allocation.csv', ',20,TOK', ',25,TOK')
    expect(verified().lines.slice(1)).toEqual([
      'allocation.csv, line 2: amount is 25, but result.json says 20',
      'not identical',
    ])
    edit('out/result.json', '"amount": "20"', '"amount": "25"')
    sealAgain('allocation.csv')
    expect(verified().lines).toEqual(['Verse: awarded is recorded as 30, but adds up to 35', 'not identical'])
    expect(verified(...WITH).lines).toEqual([
      'Verse: awarded is recorded as 30, but adds up to 35',
      'Verse, place 1: the result says awarded u1 p1 25 TOK, the replay awarded u1 p1 20 TOK',
      'not identical',
    ])
  })

  it('catches a swapped winner, in one file or in all', () => {
    edit('out/allocation.csv', 'u1,p1', 'u3,p3')
    expect(verified().lines.slice(1)).toEqual([
      'allocation.csv, line 2: user_id is u3, but result.json says u1',
      'not identical',
    ])
    edit('out/result.json', /"user_id": "u1",(\s+)"post_id": "p1"/, '"user_id": "u3",$1"post_id": "p3"')
    sealAgain('allocation.csv')
    expect(verified().code).toBe(0)
    expect(verified(...WITH)).toEqual({
      code: 1,
      lines: ['Verse, place 1: the result says awarded u3 p3 20 TOK, the replay awarded u1 p1 20 TOK', 'not identical'],
      err: '',
    })
  })

  it('catches an edited post, in the inputs or in the result', () => {
    place.put('posts.csv', POSTS.replace(',sea,', ',seas and sand,'))
    const { code, lines } = verified(...WITH)
    expect(code).toBe(1)
    expect(lines).toEqual([
      `posts.csv: posts posts.csv is not as it was: SHA-256 ${sha256(read('posts.csv'))}, recorded ${sha256(POSTS)}`,
      'p4, length: the result says fail (length.short {measured:3,min:5,missing:2}), the replay pass (length.enough {measured:11,min:5})',
      'not identical',
    ])
    place.put('posts.csv', POSTS)
    edit('out/entries.ndjson', '"verdict":"ineligible"', '"verdict":"eligible"')
    sealAgain('entries.ndjson')
    expect(verified().lines).toEqual([
      'p4: recorded as eligible length, but its findings make it ineligible length',
      'eligible: 4 in entries.ndjson, 3 in result.json',
      'ineligible: 0 in entries.ndjson, 1 in result.json',
      'not identical',
    ])
  })

  it('catches a removed entrant, from the inputs or from the result', () => {
    place.put('posts.csv', POSTS.replace(/^p2.*\n/m, ''))
    expect(verified(...WITH).lines.slice(1)).toEqual([
      'the result has a post p2 by u2; the replay has not',
      'not identical',
    ])
    place.put('posts.csv', POSTS)
    edit('out/entries.ndjson', /^\{"post_id":"p3".*\n/m, '')
    edit('out/report.csv', /^p3.*\r\n/m, '')
    edit('out/result.json', '"posts": 4', '"posts": 3')
    edit('out/result.json', '"eligible": 3', '"eligible": 2')
    sealAgain('entries.ndjson', 'report.csv')
    expect(verified().lines).toEqual(['Verse, place 3: the post p3 is not among the entries', 'not identical'])
    expect(verified(...WITH).lines.slice(1)).toEqual([
      'the post p3 by u3 is missing from the result; the replay has it',
      'not identical',
    ])
  })

  it('catches a different campaign option, and names it', () => {
    place.put('campaign.yaml', CAMPAIGN.replace('min: 5', 'min: 3'))
    const { code, lines } = verified(...WITH)
    expect(code).toBe(1)
    expect(lines[0]).toMatch(
      /^the campaign file is not the one of the result: digest [0-9a-f]{64}, recorded [0-9a-f]{64}$/,
    )
    expect(lines.slice(1)).toEqual([
      'the campaign file is not the one of the result: rules.length.options.min was 5, now it is 3',
      'p1, length: the result says pass (length.enough {measured:13,min:5}), the replay pass (length.enough {measured:13,min:3})',
      'not identical',
    ])
  })

  it('takes comments and the spelling of a campaign file for no difference', () => {
    place.put('campaign.yaml', `# the same\n${CAMPAIGN.replace('min: 5', '"min":   5')}`)
    expect(verified(...WITH).code).toBe(0)
  })

  it('says which input is missing, by name and digest', () => {
    expect(verified('--inputs', 'campaign.yaml').lines).toEqual([
      `posts posts.csv is not among the inputs given: the file with the SHA-256 ${sha256(POSTS)}`,
      'not identical',
    ])
  })

  it('replays a run with the options that it had', () => {
    place.put('odd.csv', POSTS.replace('content', 'body'))
    expect(place.eligo('check', 'odd.csv', '--map', 'content=body', '-o', 'out').code).toBe(0)
    expect(verified('--inputs', 'odd.csv').code).toBe(0)
  })

  it('leaves the sheet of reviews to be filled in', () => {
    writeFileSync(place.path('out/review.csv'), 'filled in')
    expect(verified(...WITH).code).toBe(0)
  })

  it('holds report.xlsx against the tables, and leaves its sheet of reviews to be filled in', () => {
    expect(place.eligo('check', 'posts.csv', '-o', 'out', '--xlsx').code).toBe(0)
    expect(verified(...WITH)).toEqual({
      code: 0,
      lines: ['out: identical: 4 posts, 1 awards, 5 files byte for byte'],
      err: '',
    })
    const parts = unzipSync(readFileSync(place.path('out/report.xlsx')))
    const change = (name: string, from: string, to: string) => {
      const before = strFromU8(parts[name]!)
      expect(before).toContain(from)
      return writeFileSync(
        place.path('out/report.xlsx'),
        zipSync({ ...parts, [name]: strToU8(before.replace(from, to)) }),
      )
    }
    change('xl/worksheets/sheet3.xml', '>decision<', '>my decision<')
    expect(verified().code).toBe(0)
    change('xl/worksheets/sheet2.xml', '>20<', '>25<')
    expect(verified().lines).toEqual([
      'report.xlsx (allocation), line 2: amount is 25, but allocation.csv says 20',
      'not identical',
    ])
    change(
      'xl/worksheets/sheet1.xml',
      /<row r="5">.*<\/row>/.exec(strFromU8(parts['xl/worksheets/sheet1.xml']!))![0],
      '',
    )
    expect(verified().lines[0]).toMatch(/^report\.xlsx \(report\), line 5: \* is –, but report\.csv says p4 u4 /)
    writeFileSync(place.path('out/report.xlsx'), 'damaged')
    expect(verified().code).toBe(1)
  })

  it('refuses a folder without a result', () => {
    const { code, err } = place.eligo('verify', 'nowhere')
    expect([code, err]).toEqual([
      2,
      'eligo: nowhere: holds no result of eligo check -o: ENOENT no such file or directory\n',
    ])
  })
})
