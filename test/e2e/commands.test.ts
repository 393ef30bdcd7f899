import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RULES } from '../../src/rules/registry.js'
import { displayWidth } from '../../src/text/display-width.js'
import { workdir } from './workdir.js'

const CAMPAIGN = `name: Campaign
language: en
zone: "+08:00"
rules:
  length: { min: 4 }
  hashtag: { any: "#发帖赢代币CGN", in: [title, content] }
  identity: { gate: win, unverified: skip }
prizes: { asset: CGN, pool: "3", rank: [score], ladder: [{ name: First, amount: "2" }, { name: Second, amount: "1" }] }
`
const HEADER = 'post_id,user_id,content,kyc,score,expect\n'
const POSTS = `${HEADER}a,u1,text #发帖赢代币CGN,是,1,eligible
b,u2,texts #发帖赢代币CGN,否,3,identity
c,u3,#发帖赢代币CGN x,是,2,eligible
d,u4,text #发帖赢代币CGNX,是,9,hashtag:review
e,u5,x,是,9,length;hashtag
`
const FILES = { 'campaign.yaml': CAMPAIGN, 'posts.csv': POSTS }

describe('eligo validate', () => {
  it('says that a campaign file is valid, and which rules it uses', () => {
    const { run, list } = workdir(FILES)
    const expected = { code: 0, out: 'campaign.yaml: a valid campaign file: length, hashtag, identity\n', err: '' }
    expect(run(['validate'])).toEqual(expected)
    expect(run(['validate', '-c', 'campaign.yaml'])).toEqual(expected)
    expect(list()).toEqual(['campaign.yaml', 'posts.csv'])
  })

  it('lists every fault with its place and exits with 1', () => {
    const { run } = workdir({
      'campaign.yaml': `${CAMPAIGN.replace('min: 4', 'mim: 4').replace('"3"', '"4"')}colour: red\n`,
    })
    const { code, out, err } = run(['validate'])
    expect(code).toBe(1)
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' ').slice(0, 2).join(' ')),
    ).toEqual(['campaign.yaml:5:11: rules.length.min', 'campaign.yaml:5:13: mim', 'campaign.yaml:9:1: colour'])
    expect(err).toBe('faults: 3\n')
  })

  it('checks the rows of exports without verdicts', () => {
    const { run } = workdir({ ...FILES, 'bad.csv': 'post_id,user_id,content,posted_at\na,u1,x,soon\nb,u2,x\n' })
    const good = run(['validate', 'posts.csv'])
    expect([good.code, good.err]).toEqual([0, ''])
    expect(good.out.split('\n')).toContain('posts read 5, rows rejected 0')
    const bad = run(['validate', 'bad.csv'])
    expect(bad.code).toBe(1)
    expect(
      bad.out
        .split('\n')
        .slice(1, 3)
        .map((line) => line.slice(0, 22)),
    ).toEqual(['bad.csv:2:posted_at: so', 'bad.csv:3: the row has'].map((line) => line.slice(0, 22)))
  })

  it('exits with 2 where there is nothing to check', () => {
    const { run } = workdir()
    expect(run(['validate'])).toMatchObject({ code: 2, out: '' })
    expect(run(['validate', '-c', 'none.yaml'])).toMatchObject({ code: 2, out: '' })
  })
})

describe('eligo test', () => {
  it('is content where every post turns out as expected', () => {
    const { run } = workdir(FILES)
    expect(run(['test', 'posts.csv'])).toEqual({
      code: 0,
      out: '5 as expected, 0 not, 0 without expectation\n',
      err: '',
    })
  })

  it('prints each mismatch with its reasons and exits with 1', () => {
    const posts = POSTS.replace('1,eligible', '1,length')
      .replace('length;hashtag', 'length')
      .replace('2,eligible', '2,')
      .replace('hashtag:review', 'windw')
    const { run } = workdir({ ...FILES, 'posts.csv': posts })
    expect(run(['test', 'posts.csv'])).toEqual({
      code: 1,
      out: [
        'a: expected length, got eligible',
        'd: expected windw, which names no active rule: windw',
        '  hashtag: #发帖赢代币CGNX runs on beyond the hashtag #发帖赢代币CGN',
        'e: expected length, got ineligible length:fail hashtag:fail',
        '  length: length 1, at least 4 needed: 3 short; hashtag: lacks the hashtag #发帖赢代币CGN',
        '1 as expected, 3 not, 1 without expectation',
        '',
      ].join('\n'),
      err: '',
    })
  })

  it('exits with 2 where nothing is expected, and with 1 for a bad row', () => {
    const { run } = workdir({
      ...FILES,
      'none.csv': 'post_id,user_id,content\na,u,x\n',
      'bad.csv': `${POSTS},u,x,是,1,eligible\n`,
    })
    expect(run(['test', 'none.csv'])).toMatchObject({ code: 2, out: '' })
    expect(run(['test', 'bad.csv'])).toMatchObject({ code: 1 })
    expect(run(['test'])).toMatchObject({ code: 2, out: '' })
  })
})

describe('eligo explain', () => {
  it('says why a post got its verdict, and what that means for the prizes', () => {
    const { run } = workdir(FILES)
    expect(run(['check', 'posts.csv', '-o', 'out']).code).toBe(0)
    const explain = (...args: string[]) => run(['explain', 'out', ...args])
    expect(explain('c').out.split('\n').slice(0, 6)).toEqual([
      'post c by u3, time unknown',
      'eligible',
      '',
      '✓ length    length 10, at least 4 needed',
      '✓ hashtag   has the hashtag #发帖赢代币CGN',
      '✓ identity  identity verified (needed to win, not to be eligible)',
    ])
    expect(explain('c').out).toMatch(/^Campaign: First, 2 CGN: rank 2 by score=2$/m)
    expect(explain('b').out).toMatch(/^Campaign: passed over at rank 1 because of identity$/m)
    expect(explain('e').out).toMatch(/^ineligible: length, hashtag$/m)
    expect(explain('d').out).toMatch(/^\? hashtag {3}#发帖赢代币CGNX runs on beyond the hashtag #发帖赢代币CGN$/m)
  })

  it('exits with 2 for a post that is not there, naming the nearest, and for a folder without a result', () => {
    const { run } = workdir({ ...FILES, 'posts.csv': POSTS.replace('\na,', '\npost-a,') })
    run(['check', 'posts.csv', '-o', 'out'])
    expect(run(['explain', 'out', 'post-b'])).toEqual({
      code: 2,
      out: '',
      err: 'eligo: out: the result has no post post-b; did you mean post-a?\n',
    })
    expect(run(['explain', '.', 'a'])).toMatchObject({ code: 2, out: '' })
    expect(run(['explain', 'none', 'a'])).toMatchObject({ code: 2, out: '' })
  })

  it('finds posts whatever their ids and texts hold', () => {
    const ids = ['"q"', 'a\\b', 'line\u2028end', '__proto__', '=1', ' ', '字'].map((id) => (id === ' ' ? 'x y' : id))
    const posts = JSON.stringify(
      ids.map((id) => ({ post_id: id, user_id: 'u\u2028', content: '#发帖赢代币CGNX\u2028' })),
    )
    const { run } = workdir({ ...FILES, 'posts.json': posts })
    run(['check', 'posts.json', '-o', 'out'])
    for (const id of ids) expect([id, run(['explain', 'out', id]).code]).toEqual([id, 0])
  })
})

describe('eligo explain --reply', () => {
  it('gives a text for the author in the language of the campaign or the one asked for, without others in it', () => {
    const { run } = workdir({ ...FILES, 'posts.csv': POSTS.replace('d,u4,text', 'd,u4,\u001b[31mtext') })
    run(['check', 'posts.csv', '-o', 'out'])
    const reply = (...args: string[]) => run(['explain', 'out', ...args, '--reply'])
    expect(reply('e')).toEqual({
      code: 0,
      out: [
        'Hello! Thank you for taking part in Campaign with your post e.',
        '',
        'We have held it against the rules of the campaign. We are sorry that it cannot take part:',
        '- The length of its text is 1; at least 4 is needed, so 3 more. Write at least 3 more; blanks and invisible characters do not count.',
        '- It lacks the hashtag #发帖赢代币CGN. Add #发帖赢代币CGN, spelt just so, with a blank after it.',
        'As long as the campaign runs, a new post that meets all of it can take part.',
        '',
        'If you think that this is a mistake, please answer this message, and a person will look at it again.',
        '',
      ].join('\n'),
      err: '',
    })
    expect(reply('c', '--lang', 'zh').out).toBe(
      '您好！感谢您以帖子 c 参加“Campaign”活动。\n\n该帖符合活动的全部要求。\n恭喜，该帖获奖：Campaign，First 2 CGN。\n',
    )
    for (const id of ['a', 'b', 'd']) expect(reply(id).out).not.toMatch(/\bu\d\b|\p{Cc}(?<!\n)/u)
  })
})

describe('eligo rules', () => {
  it('lists every rule with what it needs, in both languages', () => {
    const { run } = workdir()
    for (const lang of ['en', 'zh'] as const) {
      const { code, out, err } = run(['rules', '--lang', lang])
      expect([code, err]).toEqual([0, ''])
      // A summary that goes on below is one line again; Chinese has no blanks between words.
      const joined = out.trimEnd().replace(/\n +/g, lang === 'zh' ? '' : ' ')
      expect(joined.split('\n').map((line) => line.replace(/^(\S+)\s+/, '$1 '))).toEqual(
        RULES.map(({ id, summary }) => `${id} ${summary[lang]}`),
      )
      expect(out.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([])
    }
  })

  it('shows one rule with its options and all that it can say', () => {
    const { run } = workdir()
    for (const { id, messages } of RULES) {
      const { code, out } = run(['rules', id])
      expect(code).toBe(0)
      expect(out.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([])
      for (const message of Object.keys(messages)) expect(out).toMatch(new RegExp(`${id}\\.${message}\\b`))
    }
  })

  it('exits with 2 for one that is not there, naming the nearest', () => {
    const { code, out, err } = workdir().run(['rules', 'lenght'])
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^eligo: there is no rule lenght; did you mean length\?/)
  })
})

describe('eligo schema', () => {
  it('prints a JSON Schema that names every key of the campaign file', () => {
    const { code, out, err } = workdir().run(['schema'])
    expect([code, err]).toEqual([0, ''])
    const schema = JSON.parse(out)
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false })
    for (const key of ['name', 'zone', 'window', 'columns', 'rules', 'prizes', 'announcement'])
      expect(Object.keys(schema.properties)).toContain(key)
    expect(Object.keys(schema.properties.rules.properties)).toEqual(RULES.map(({ id }) => id))
    expect(schema.properties.rules.properties.length.required).toEqual(['min'])
  })
})

describe('the command line', () => {
  it('tells its version', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    for (const flag of ['--version', '-V'])
      expect(workdir().run([flag])).toEqual({ code: 0, out: `${version}\n`, err: '' })
  })

  it('helps, with each command in its group', () => {
    const { code, out, err } = workdir().run(['--help'])
    expect([code, err]).toEqual([0, ''])
    for (const command of ['check', 'validate', 'test', 'explain', 'rules', 'schema'])
      expect(out).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'))
    expect(out).toMatch(/^Every day:$/m)
    expect(workdir().run(['check', '--help']).out).toMatch(/--fail-on/)
  })
})

describe('the fixtures of the repository', () => {
  it.each(['cgn-2025', 'harbor-2026', 'transfer-2026'])('%s: every post turns out as its row expects', (leaf) => {
    const { run, folder } = workdir()
    cpSync('fixtures/campaigns', join(folder, 'campaigns'), { recursive: true })
    const posts = leaf === 'cgn-2025' ? ['posts.csv', 'posts.json'] : ['posts.csv']
    for (const name of posts) {
      const { code, out, err } = run([
        'test',
        `campaigns/${leaf}/${name}`,
        '-c',
        `campaigns/${leaf}/campaign.yaml`,
        '--lang',
        'en',
      ])
      expect([code, err]).toEqual([0, ''])
      expect(out).toMatch(/^\d+ as expected, 0 not, 0 without expectation\n$/)
    }
  })
})
