import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { encodeGb18030 } from '../io/encode.js'
import { workdir } from './workdir.js'

const CAMPAIGN = `name: Verse
language: en
zone: "+08:00"
rules:
  registration: { list: lists/registered.csv, first: 2 }
  excluded: { list: lists/banned.csv }
  identity: { gate: win, unverified: hold, by: 2026-02-01 00:00 }
prizes:
  asset: TOK
  pool: "2"
  rank: [likes]
  ladder: [{ places: 2, amount: "1" }]
`
const FILES = {
  'campaign/campaign.yaml': CAMPAIGN,
  'campaign/lists/registered.csv':
    'user_id,registered_at\na,2026-01-01 10:00\nb,2026-01-01 09:00\nc,2026-01-01 11:00\n',
  'campaign/lists/banned.csv': 'uid\nd\n',
  'posts.csv': 'post_id,user_id,content,likes\n1,a,x,4\n2,b,y,3\n3,c,z,2\n4,d,w,1\n',
  'people.csv': 'user_id,kyc,kyc_at\na,yes,2026-01-31 23:59:59.999\nb,yes,2026-02-01 00:00\nc,yes,\nd,yes,\n',
}
const FLAGS = ['posts.csv', '-c', 'campaign/campaign.yaml']

describe('facts and lists of people', () => {
  it('are read relative to the campaign file, decide, and stand in the manifest; verify asks for them', () => {
    const here = workdir(FILES)
    expect(here.run(['check', ...FLAGS, '--people', 'people.csv', '-o', 'out'])).toMatchObject({ code: 0, err: '' })
    const report: string[][] = parse(here.read('out/report.csv'), { bom: true })
    expect(report.map((cells) => cells.slice(0, 6).join(','))).toEqual([
      'post_id,user_id,posted_at,verdict,failed_rules,review_rules',
      '1,a,,eligible,,',
      '2,b,,eligible,,',
      '3,c,,ineligible,registration,',
      '4,d,,ineligible,registration;excluded,',
    ])
    const { manifest, awards } = JSON.parse(here.read('out/result.json'))
    expect(manifest.inputs.map(({ role, name }: { role: string; name: string }) => [role, name])).toEqual([
      ['campaign', 'campaign.yaml'],
      ['posts', 'posts.csv'],
      ['people', 'people.csv'],
      ['registration', 'registered.csv'],
      ['excluded', 'banned.csv'],
    ])
    expect(awards[0].awards.map(({ status, user_id }: Record<string, string>) => [user_id, status])).toEqual([
      ['a', 'awarded'],
      ['b', 'held'],
    ])
    const verified = (...inputs: readonly string[]) =>
      here.run(['verify', 'out', '-c', 'campaign/campaign.yaml', '--inputs', ...inputs])
    expect(verified('posts.csv', 'people.csv')).toMatchObject({ code: 0 })
    here.write('campaign/lists/banned.csv', 'uid\na\n')
    const { code, out } = verified('posts.csv', 'people.csv')
    expect(code).toBe(1)
    expect(out).toContain('excluded banned.csv is not as it was')
    expect(out).toContain('1, excluded: the result says pass (excluded.free {}), the replay fail')
  })

  it('may come from one file that is both', () => {
    const both =
      'user_id,registered_at,kyc,kyc_at\na,2026-01-01 10:00,yes,2026-01-01 10:00\nb,2026-01-01 09:00,yes,2026-01-02 10:00\n'
    const here = workdir({ ...FILES, 'campaign/lists/registered.csv': both })
    const list = 'campaign/lists/registered.csv'
    expect(here.run(['check', ...FLAGS, '--people', list, '-o', 'out'])).toMatchObject({ code: 0 })
    expect(here.run(['verify', 'out', '-c', 'campaign/campaign.yaml', '--inputs', 'posts.csv'])).toMatchObject({
      code: 0,
    })
  })

  it('are understood with Chinese columns in GB18030', () => {
    const people = encodeGb18030('用户ID,实名认证,认证时间,主账号\na,已认证,2026年1月2日 10:00,\nb,否,,\n')
    const here = workdir({ ...FILES, 'people.csv': people })
    const { code, out } = here.run([
      'check',
      ...FLAGS,
      '--people',
      'people.csv',
      '--table',
      'report',
      '--format',
      'json',
    ])
    expect(code).toBe(0)
    expect(JSON.parse(out).map((row: Record<string, string>) => row.identity)).toEqual([
      'pass',
      'fail',
      'review',
      'review',
    ])
  })

  it('that nobody brings are told once, with what to do', () => {
    const here = workdir(FILES)
    const { err } = here.run(['check', ...FLAGS])
    expect(err).toContain('no fact kyc_at about people; the rule identity asks a human about everybody')
    here.write('people.csv', 'user_id,kyc\na,yes\n')
    const some = here.run(['check', ...FLAGS, '--people', 'people.csv'])
    expect(some.err).toBe('no column for kyc_at; the rule identity asks a human about everybody; found: kyc, user_id\n')
  })

  it.each([
    ['a,yes,31/01/2026 10:00', 'kyc_at', 'bad-time'],
    ['a,yes,2026-02-30 10:00', 'kyc_at', 'bad-time'],
    ['1.98E+18,yes,', 'user_id', 'damaged-id'],
    [',yes,', 'user_id', 'missing-value'],
    ['a,#N/A,', 'kyc', 'error-cell'],
  ])('with a bad cell (%s) are not taken, and that is told', (row, column, code) => {
    const here = workdir({ ...FILES, 'people.csv': `user_id,kyc,kyc_at\n${row}\n` })
    const result = here.run(['check', ...FLAGS, '--people', 'people.csv', '--table', 'rejects', '--format', 'json'])
    expect(result.code).toBe(1)
    expect(JSON.parse(result.out)).toMatchObject([{ source: 'people.csv', line: 2, column, code }])
  })

  it('that no rule asks for cannot be wrong', () => {
    const here = workdir({ ...FILES, 'people.csv': 'user_id,kyc,kyc_at,followers,staff\na,yes,,"1,2 k",#N/A\n' })
    expect(here.run(['check', ...FLAGS, '--people', 'people.csv']).code).toBe(0)
  })

  it('that contradict each other are not taken, none of them', () => {
    const here = workdir({ ...FILES, 'people.csv': 'user_id,kyc\na,yes\na,no\nb,yes\nb,yes\n' })
    const { code, out } = here.run([
      'check',
      ...FLAGS,
      '--people',
      'people.csv',
      '--table',
      'rejects',
      '--format',
      'json',
    ])
    expect(code).toBe(1)
    expect(JSON.parse(out).map((row: Record<string, unknown>) => [row.line, row.code])).toEqual([
      [2, 'conflicting-duplicate'],
      [3, 'conflicting-duplicate'],
      [5, 'repeated-row'],
    ])
  })

  it('cannot be left out where the campaign file names them', () => {
    const here = workdir({ ...FILES, 'campaign/lists/banned.csv': '' })
    expect(here.run(['check', ...FLAGS])).toMatchObject({ code: 2, err: expect.stringContaining('banned.csv') })
  })
})
