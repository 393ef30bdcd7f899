import { chmodSync, closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { main } from '../../src/main.js'
import { workdir } from './workdir.js'

const CAMPAIGN = `name: Campaign
language: en
zone: "+08:00"
window: { from: 2025-10-24 18:00, to: 2025-11-04 24:00 }
rules:
  length: { min: 4 }
  identity: { gate: win, unverified: skip }
prizes:
  asset: CGN
  pool: "3"
  rank: [score]
  ladder: [{ name: First, amount: "2" }, { name: Second, amount: "1" }]
`
const HEADER = 'post_id,user_id,posted_at,content,kyc,score\n'
const POSTS = `${HEADER}a,u1,2025-10-25 12:00,text,是,1
b,u2,2025-10-25 12:00,texts,是,2
c,u3,2025-10-25 12:00,x,是,3
`
const REPORT = `\ufeffpost_id,user_id,posted_at,verdict,failed_rules,review_rules,reasons,window,length,identity,characters,copied_from,copied_share\r
a,u1,2025-10-25T12:00:00+08:00,eligible,,,,pass,pass,pass,4,,\r
b,u2,2025-10-25T12:00:00+08:00,eligible,,,,pass,pass,pass,5,,\r
c,u3,2025-10-25T12:00:00+08:00,ineligible,length,,"length: length 1, at least 4 needed: 3 short",pass,fail,pass,1,,\r
`
const ALLOCATION = `\ufeffaward,prize,place,status,user_id,post_id,amount,asset,reason,substitute\r
Campaign,First,1,awarded,u2,b,2,CGN,rank 1 by score=2,\r
Campaign,Second,2,awarded,u1,a,1,CGN,rank 2 by score=1,\r
`
const FILES = { 'campaign.yaml': CAMPAIGN, 'posts.csv': POSTS }
const RESULT = ['allocation.csv', 'entries.ndjson', 'rejects.csv', 'report.csv', 'result.json', 'review.csv']

describe('eligo check', () => {
  it('finds the campaign file in the folder, prints one screen, and writes nothing', () => {
    const { run, list } = workdir(FILES)
    const { code, out, err } = run(['check', 'posts.csv'])
    expect([code, err, list()]).toEqual([0, '', ['campaign.yaml', 'posts.csv']])
    expect(out.split('\n').length).toBeLessThan(40)
    for (const line of [
      'eligible 2   ineligible 1   review 0',
      'Campaign: pool 3 CGN = awarded 3 + held 0 + unallocated 0',
    ])
      expect(out.split('\n')).toContain(line)
  })

  it('prints a table in the format that is asked for', () => {
    const { run } = workdir(FILES)
    expect(run(['check', 'posts.csv', '--format', 'csv'])).toEqual({ code: 0, out: REPORT, err: '' })
    expect(run(['check', 'posts.csv', '--table', 'allocation'])).toEqual({ code: 0, out: ALLOCATION, err: '' })
    expect(run(['check', 'posts.csv', '--table', 'rejects', '--format', 'json'])).toEqual({
      code: 0,
      out: '[]\n',
      err: '',
    })
    const lines = run(['check', 'posts.csv', '--table', 'allocation', '--format', 'ndjson']).out.trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line).post_id)).toEqual(['b', 'a'])
    expect(
      JSON.parse(run(['check', 'posts.csv', '--format', 'json']).out).map(
        ({ verdict }: { verdict: string }) => verdict,
      ),
    ).toEqual(['eligible', 'eligible', 'ineligible'])
  })

  it('reads standard input, of any format', () => {
    const { run } = workdir({ 'c.yaml': CAMPAIGN })
    for (const stdin of [POSTS, POSTS.replaceAll(',', ';'), `\ufeff${POSTS.replaceAll('\n', '\r\n')}`])
      expect(run(['check', '-', '-c', 'c.yaml', '--format', 'csv'], { stdin })).toEqual({
        code: 0,
        out: REPORT,
        err: '',
      })
  })

  it('reads several files, globs too, in code-unit order', () => {
    const one = `${HEADER}a,u1,2025-10-25 12:00,text,是,1\n`
    const two = `${HEADER}b,u2,2025-10-25 12:00,texts,是,2\n`
    const { run } = workdir({
      'campaign.yaml': CAMPAIGN,
      'in/2.csv': two,
      'in/10.csv': one,
      'in/[x].csv': `${HEADER}c,u3,2025-10-25 12:00,x,是,3\n`,
    })
    const ids = (args: string[]) =>
      JSON.parse(run(['check', ...args, '--format', 'json']).out).map(({ post_id: id }: { post_id: string }) => id)
    expect(ids(['in/*.csv'])).toEqual(['a', 'b', 'c'])
    expect(ids(['in/2.csv', 'in/10.csv'])).toEqual(['b', 'a'])
    expect(ids(['in/{2,10}.csv'])).toEqual(['a', 'b'])
    expect(ids(['in/[x].csv'])).toEqual(['c'])
    expect(run(['check', 'nothing/*.csv'])).toMatchObject({ code: 2, out: '' })
    expect(run(['check', 'nothing/*.csv']).err).toBe('eligo: no file matches nothing/*.csv\n')
  })

  it('writes a result folder, the same bytes every time, and leaves other files alone', () => {
    const { run, list, bytes, write } = workdir(FILES)
    write('out/mine.txt', 'keep')
    const first = run(['check', 'posts.csv', '-o', 'out'])
    expect(first.code).toBe(0)
    expect(list('out')).toEqual(expect.arrayContaining([...RESULT, 'mine.txt']))
    const before = new Map(list('out').map((name) => [name, bytes(`out/${name}`)]))
    expect(before.get('report.csv')?.toString()).toBe(REPORT)
    expect(before.get('allocation.csv')?.toString()).toBe(ALLOCATION)
    for (const env of [
      { TZ: 'America/New_York' },
      { TZ: 'Asia/Kolkata', LANG: 'zh_CN.UTF-8' },
      { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    ]) {
      expect(run(['check', 'posts.csv', '-o', 'out'], { env }).code).toBe(0)
      expect(new Map(list('out').map((name) => [name, bytes(`out/${name}`)]))).toEqual(before)
    }
  })

  it('keeps to the zone of a region, wherever the machine is', () => {
    const campaign = CAMPAIGN.replace('"+08:00"', 'America/New_York').replace('2025-11-04 24:00', '2025-11-02 00:30')
    const posts = `${HEADER}a,u1,2025-11-02 00:29:59.999,text,是,1\nb,u2,2025-11-02 00:30,text,是,1\nc,u3,2025-11-02 01:30,text,是,1\n`
    const { run } = workdir({ 'campaign.yaml': campaign, 'posts.csv': posts })
    for (const TZ of ['UTC', 'Asia/Shanghai', 'America/New_York', 'America/Los_Angeles', 'Pacific/Apia']) {
      const { code, out } = run(['check', 'posts.csv', '--format', 'json'], { env: { TZ } })
      const rows = JSON.parse(out) as { post_id: string; posted_at: string; window: string }[]
      expect([TZ, code, ...rows.map((row) => `${row.post_id} ${row.posted_at} ${row.window}`)]).toEqual([
        TZ,
        1,
        'a 2025-11-02T00:29:59.999-04:00 pass',
        'b 2025-11-02T00:30:00-04:00 fail',
      ])
    }
  })

  it('exits with 1 where rows were rejected, unless that is waived, and where a gate that was asked for fails', () => {
    const { run } = workdir({
      ...FILES,
      'bad.csv': `${POSTS}d,u4,soon,text,是,1\n`,
      'twice.csv': `${POSTS}a,u1,2025-10-25 12:00,text,是,1\n`,
    })
    const code = (...args: string[]) => run(['check', ...args]).code
    expect(code('bad.csv')).toBe(1)
    expect(code('bad.csv', '--allow-rejects')).toBe(0)
    expect(code('twice.csv')).toBe(0)
    expect(code('posts.csv', '--fail-on', 'ineligible')).toBe(1)
    expect(code('posts.csv', '--fail-on', 'review')).toBe(0)
    expect(code('posts.csv', '--fail-on', 'review,ineligible')).toBe(1)
    const { out } = run(['check', 'bad.csv', '--table', 'rejects', '--format', 'json'])
    expect(JSON.parse(out)).toMatchObject([
      { source: 'bad.csv', line: 5, post_id: 'd', column: 'posted_at', code: 'bad-time' },
    ])
  })

  it.skipIf(process.getuid?.() === 0)('says that a file may not be read (skipped for root, who may read all)', () => {
    const { run, folder } = workdir(FILES)
    chmodSync(join(folder, 'posts.csv'), 0)
    expect(run(['check', 'posts.csv'])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^eligo: posts\.csv: cannot be read: EACCES/),
    })
  })

  it('exits with 70 on a bug, with a stack to report and nothing written', async () => {
    const { folder, list } = workdir({ ...FILES })
    const said = openSync(join(folder, 'said.txt'), 'w')
    const stdin = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from('post_id,')
      throw new TypeError('not as it should be')
    }
    const argv = ['check', '-', '-c', join(folder, 'campaign.yaml'), '-o', join(folder, 'out')]
    const code = await main(argv, { stdin, stdout: said, stderr: said })
    closeSync(said)
    expect(code).toBe(70)
    const lines = readFileSync(join(folder, 'said.txt'), 'utf8').split('\n')
    expect(lines[0]).toMatch(/^eligo \d+\.\d+\.\d+: this is a bug; please report it with the lines below$/)
    expect(lines[1]).toBe('TypeError: not as it should be')
    expect(lines[2]).toMatch(/^ {4}at /)
    expect(list()).not.toContain('out')
  })

  const refused: readonly (readonly [what: string, args: readonly string[], err: RegExp])[] = [
    ['an unknown flag', ['check', 'posts.csv', '--colour'], /there is no flag --colour/],
    ['an unknown command', ['chekc'], /there is no command chekc; did you mean check/],
    ['no command', [], /Usage: eligo/],
    ['no posts', ['check'], /^eligo: no posts given/],
    ['a file that is not there', ['check', 'none.csv'], /^eligo: none\.csv: cannot be read: ENOENT/],
    ['a folder in place of a file', ['check', '.'], /^eligo: \.: cannot be read: EISDIR/],
    [
      'a campaign that is not there',
      ['check', 'posts.csv', '-c', 'none.yaml'],
      /^eligo: none\.yaml: cannot be read: ENOENT/,
    ],
    [
      'a faulty campaign',
      ['check', 'posts.csv', '-c', 'faulty.yaml'],
      /^eligo: faulty\.yaml:1:1: colour is not a key here/,
    ],
    ['an unknown format', ['check', 'posts.csv', '--format', 'xml'], /xml is not possible for --format/],
    ['an unknown table', ['check', 'posts.csv', '--table', 'winners'], /winners is not possible for --table/],
    ['an unknown gate', ['check', 'posts.csv', '--fail-on', 'eligible'], /expected ineligible, review/],
    ['a map without a column', ['check', 'posts.csv', '--map', 'content'], /expected field=column/],
    ['a map of an unknown field', ['check', 'posts.csv', '--map', 'contents=content'], /did you mean content\?/],
    [
      'a column that is not there',
      ['check', 'posts.csv', '--map', 'content=正文'],
      /the column 正文, named for content, is not there/,
    ],
    ['an output that is a file', ['check', 'posts.csv', '-o', 'posts.csv'], /^eligo: posts\.csv: /],
    ['an empty export', ['check', 'empty.csv'], /^eligo: empty\.csv: there is nothing to read/],
    ['people that are not there', ['check', 'posts.csv', '--people', 'none.csv'], /^eligo: none\.csv: cannot be read/],
  ]
  it.each(refused)('exits with 2 for %s and writes nothing', (_, args, err) => {
    const files = { ...FILES, 'faulty.yaml': 'colour: red\n', 'empty.csv': '' }
    const { run, list, read } = workdir(files)
    const isCheck = args[0] === 'check' && !args.includes('-o')
    const ended = run([...args, ...(isCheck ? ['-o', 'out'] : [])])
    expect([ended.code, ended.out]).toEqual([2, ''])
    expect(ended.err).toMatch(err)
    expect(list()).toEqual(Object.keys(files).sort())
    expect(read('posts.csv')).toBe(POSTS)
  })

  it('leaves an earlier result whole where it cannot run', () => {
    const { run, bytes, write } = workdir(FILES)
    run(['check', 'posts.csv', '-o', 'out'])
    const before = bytes('out/report.csv')
    write('posts.csv', 'post_id,content\n')
    expect(run(['check', 'posts.csv', '-o', 'out']).code).toBe(2)
    expect(bytes('out/report.csv')).toEqual(before)
  })

  it('writes over none of its inputs', () => {
    const { run, read } = workdir({ 'campaign.yaml': CAMPAIGN, 'out/report.csv': POSTS })
    const ended = run(['check', 'out/report.csv', '-o', 'out'])
    expect([ended.code, ended.out]).toEqual([2, ''])
    expect(ended.err).toMatch(/would be overwritten, and it is one of the inputs/)
    expect(read('out/report.csv')).toBe(POSTS)
  })

  it('takes columns by name, from --map and from the campaign file', () => {
    const posts = POSTS.replace('post_id', '编码').replace('content', '写了什么')
    const { run, write } = workdir({ 'campaign.yaml': CAMPAIGN, 'posts.csv': posts })
    expect(
      run(['check', 'posts.csv', '--map', 'post_id=编码', '--map', 'content=写了什么', '--format', 'csv']).out,
    ).toBe(REPORT)
    write('campaign.yaml', `${CAMPAIGN}columns: { post_id: 编码, content: 写了什么 }\n`)
    expect(run(['check', 'posts.csv', '--format', 'csv']).out).toBe(REPORT)
  })

  it('speaks the language that is asked for, else that of the campaign, else that of the environment', () => {
    const { run, write } = workdir({ ...FILES, 'bare.yaml': CAMPAIGN.replace('language: en\n', '') })
    const ineligible = (args: string[], env = {}) =>
      run(['check', 'posts.csv', ...args], { env }).out.includes('不合格 1')
    expect(ineligible([])).toBe(false)
    expect(ineligible(['--lang', 'zh'])).toBe(true)
    expect(ineligible(['-c', 'bare.yaml'], { LANG: 'zh_CN.UTF-8' })).toBe(true)
    expect(ineligible(['-c', 'bare.yaml'], { LANG: 'de_DE.UTF-8' })).toBe(false)
    expect(ineligible([], { LANG: 'zh_CN.UTF-8' })).toBe(false)
    write('faulty.yaml', 'colour: red\n')
    expect(run(['check', 'posts.csv', '-c', 'faulty.yaml', '--lang', 'zh']).err).toMatch(/此处没有 colour 这个键/)
  })

  it('makes harmless what it shows of the data', () => {
    const posts = `${HEADER}a\x1b[31m,u1\u202e,2025-10-25 12:00,text,是,1\n\x1b]0;x\x07,u2,soon,text,是,1\n`
    const { run } = workdir({ 'campaign.yaml': CAMPAIGN.replace('Campaign', '"Camp\\x1b[1maign"'), 'posts.csv': posts })
    for (const args of [
      ['check', 'posts.csv'],
      ['validate', 'posts.csv'],
    ]) {
      const { out, err } = run(args)
      expect((out + err).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u)
    }
  })
})

describe('pipes', () => {
  const many = (count: number) =>
    HEADER + Array.from({ length: count }, (_, i) => `p${i},u${i},2025-10-25 12:00,x,是,${i}\n`).join('')

  it('are quiet where the reader stops early', () => {
    const { shell } = workdir({ 'c.yaml': CAMPAIGN, 'posts.csv': many(50_000) })
    for (const format of ['csv', 'ndjson', 'json'])
      expect(
        shell(
          `eligo check - -c c.yaml --format ${format} < posts.csv | head -1 > first; test -s first && cat first | wc -l`,
        ),
      ).toEqual({ code: 0, out: '1\n', err: '' })
  })

  it('carry a large report whole', () => {
    const { shell } = workdir({ 'c.yaml': CAMPAIGN, 'posts.csv': many(50_000) })
    const { code, out, err } = shell(
      'eligo check posts.csv -c c.yaml --format csv > report.csv; eligo check posts.csv -c c.yaml --format csv | (sleep 0.2; wc -c); wc -c < report.csv',
    )
    expect([code, err]).toEqual([0, ''])
    const [piped, written] = out.trim().split('\n').map(Number)
    expect(piped).toBe(written)
    expect(written).toBeGreaterThan(5_000_000)
  })

  it('may be closed before anything is said', () => {
    const { shell } = workdir(FILES)
    expect(shell('eligo check posts.csv >&-').code).not.toBe(70)
    expect(shell('eligo check posts.csv 2>&-').code).toBe(0)
  })

  it('that do not take the output are told by the exit code', () => {
    const { shell } = workdir(FILES)
    const { code, err } = shell('eligo check posts.csv > /dev/full')
    expect(code).toBe(2)
    expect(err).toMatch(/^eligo: stdout: cannot be written: ENOSPC/)
  })
})
