import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { workdir } from './workdir.js'

const CAMPAIGN = 'name: C\nlanguage: en\nrules: { length: { min: 4 }, identity: {} }\n'
const FIXTURES = `post_id,user_id,content,kyc,expect
a,u,abcde,yes,eligible
b,u,x,yes,eligible
c,u,abcd,yes,
d,u
`
const FILES = { 'data/campaign.yaml': CAMPAIGN, 'data/posts.csv': FIXTURES }
const TEST = ['test', 'data/posts.csv', '-c', 'data/campaign.yaml', '--format']

describe('--format of eligo test', () => {
  it('annotates lines of the repository for GitHub, and adds to the step summary', () => {
    const { run, folder, write, read } = workdir(FILES)
    write('summary.md', 'before\n')
    const env = { GITHUB_WORKSPACE: join(folder, 'data'), GITHUB_STEP_SUMMARY: join(folder, 'summary.md') }
    const { code, out, err } = run([...TEST, 'github'], { env })
    expect([code, err]).toEqual([1, ''])
    expect(out.split('\n')).toEqual([
      '::error file=posts.csv,line=3,title=eligo%3A length::b: expected eligible, got ineligible length:fail%0Alength: length 1, at least 4 needed: 3 short',
      '::error file=posts.csv,line=5,title=eligo%3A ragged-row::the row has 2 cells, the header has 5; a separator or a quote is missing or too many',
      '1 as expected, 1 not, 1 without expectation',
      '',
    ])
    expect(read('summary.md')).toMatch(/^before\n### eligo test\n[\s\S]*posts\\\.csv\\:5/)
    // Without a workflow around it the path is as it was given.
    expect(run([...TEST, 'github']).out).toMatch(/^::error file=data\/posts\.csv,line=3,/)
  })

  it('leaves a step summary that is nearly full within GitHub’s limit', () => {
    const { run, folder, write, bytes } = workdir(FILES)
    write('summary.md', 'x'.repeat(1024 * 1024 - 500))
    run([...TEST, 'github'], { env: { GITHUB_STEP_SUMMARY: join(folder, 'summary.md') } })
    expect(bytes('summary.md').length).toBeLessThanOrEqual(1024 * 1024)
    expect(bytes('summary.md').length).toBeGreaterThan(1024 * 1024 - 500)
  })

  it('exits with 2 where the step summary cannot be written, and says so', () => {
    const { run, folder } = workdir(FILES)
    const { code, err } = run([...TEST, 'github'], { env: { GITHUB_STEP_SUMMARY: join(folder, 'data') } })
    expect(code).toBe(2)
    expect(err).toMatch(/^eligo: .*data: cannot be written: EISDIR/)
  })

  it('annotates also what it could not run for', () => {
    const { run } = workdir({ ...FILES, 'data/campaign.yaml': CAMPAIGN.replace('min', 'mim') })
    const { code, out, err } = run([...TEST, 'github'])
    expect(code).toBe(2)
    expect(out).toMatch(/^::error file=data\/campaign\.yaml,line=3,col=\d+,title=eligo%3A \S+::/)
    expect(err).toMatch(/^eligo: data\/campaign\.yaml:3:/)
  })

  it('gives JUnit and JSON on standard output, and nothing but that', () => {
    const { run } = workdir(FILES)
    const junit = run([...TEST, 'junit'])
    expect([junit.code, junit.err]).toEqual([1, ''])
    expect(junit.out).toMatch(
      /^<\?xml[\s\S]*<testsuite name="data\/posts\.csv" tests="4" failures="1" errors="1" skipped="1">/,
    )
    const json = run([...TEST, 'json'])
    expect([json.code, json.err]).toEqual([1, ''])
    expect(JSON.parse(json.out)).toMatchObject({
      command: 'test',
      ok: false,
      counts: { met: 1, missed: 1, skipped: 1, rejects: 1 },
      problems: [
        { code: 'mismatch', rules: ['length'], file: 'data/posts.csv', line: 3, post_id: 'b', expected: 'eligible' },
        { code: 'ragged-row', rules: [], file: 'data/posts.csv', line: 5, post_id: null },
      ],
    })
  })

  it('gives nothing on standard output where it could not run', () => {
    const { run } = workdir(FILES)
    for (const format of ['text', 'junit', 'json'])
      expect(run(['test', 'none.csv', '-c', 'data/campaign.yaml', '--format', format])).toMatchObject({
        code: 2,
        out: '',
      })
  })
})

describe('--format of eligo validate', () => {
  it('tells faults of the campaign file with line and column', () => {
    const { run } = workdir({ 'campaign.yaml': CAMPAIGN.replace('min', 'mim') })
    const json = run(['validate', '--format', 'json'])
    expect(json.code).toBe(1)
    expect(JSON.parse(json.out).problems[0]).toMatchObject({ file: 'campaign.yaml', line: 3, code: 'missing-key' })
    const github = run(['validate', '--format', 'github'])
    expect(github.code).toBe(1)
    expect(github.out).toMatch(/^::error file=campaign\.yaml,line=3,col=\d+,title=eligo%3A missing-key::/)
    expect(run(['validate', '--format', 'junit']).out).toMatch(/<failure type="missing-key"/)
  })

  it('tells faults of exports, and is content where there are none', () => {
    const { run } = workdir(FILES)
    const validate = (...more: string[]) => run(['validate', '-c', 'data/campaign.yaml', ...more])
    const bad = validate('data/posts.csv', '--format', 'json')
    expect([bad.code, bad.err]).toEqual([1, ''])
    expect(JSON.parse(bad.out)).toMatchObject({ ok: false, counts: { posts: 3, faults: 1 } })
    const good = validate('--format', 'json')
    expect(good.code).toBe(0)
    expect(JSON.parse(good.out)).toMatchObject({ ok: true, counts: { posts: 0, faults: 0 }, problems: [] })
    expect(validate('--format', 'junit').out).toContain('tests="1" failures="0"')
  })

  it('tells warnings as such, without failing', () => {
    const { run } = workdir({
      'campaign.yaml': `${CAMPAIGN}window: { from: 2026-06-01 00:00, to: 2026-06-07 23:59, zone: "+08:00" }\n`,
    })
    const { code, out, err } = run(['validate', '--format', 'github'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^::warning file=campaign\.yaml,line=4,col=\d+,title=/)
  })

  it('gives the same code to scripts in both languages', () => {
    const { run } = workdir({ 'campaign.yaml': CAMPAIGN.replace('min', 'mim') })
    const codes = (lang: string) => {
      const { problems } = JSON.parse(run(['validate', '--format', 'json', '--lang', lang]).out)
      return problems.map(({ code, line, column }: Record<string, unknown>) => [code, line, column])
    }
    expect(codes('zh')).toEqual(codes('en'))
    expect(codes('zh').length).toBe(2)
  })
})
