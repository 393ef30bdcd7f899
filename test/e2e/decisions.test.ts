import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { encodeGb18030 } from '../io/encode.js'
import { makeXlsx, textRows } from '../io/make-xlsx.js'
import { workdir } from './workdir.js'

const CAMPAIGN = `name: Verse
language: en
zone: "+00:00"
rules:
  length: { min: 12 }
  hashtag: { any: "#verse" }
  identity: { gate: win, unverified: hold }
prizes:
  asset: TOK
  pool: "30"
  rank: [likes]
  ladder: [{ name: first, places: 1, amount: "20" }, { name: second, places: 1, amount: "10" }]
`
const ID = (last: number) => `19832001122334455${String(last).padStart(2, '0')}`
const POSTS = `post_id,user_id,content,likes,kyc
${ID(1)},u1,about the river #verse,9,yes
${ID(2)},u2,about the hills #verses,8,yes
${ID(3)},u3,about the woods #verse,7,
${ID(4)},u4,sea #verse,6,yes
${ID(5)},u5,about the clouds #verse,5,yes
`
const HEADER = 'post_id,user_id,rule,question,evidence,decision,reviewer,reason'
const place = () => workdir({ 'campaign.yaml': CAMPAIGN, 'posts.csv': POSTS })
const rowsOf = (text: string): string[][] => parse(text, { bom: true })

/** Runs a sheet of decisions and gives the exit code, what was said, and verdict and rules of each post. */
function decide(sheet: string | Uint8Array, name = 'decided.csv') {
  const here = place()
  here.write(name, sheet)
  const { code, err } = here.run(['check', 'posts.csv', '--decisions', name, '-o', 'out'])
  const written = here.list().includes('out')
  const verdicts = written
    ? rowsOf(here.read('out/report.csv'))
        .slice(1)
        .map((cells) => cells[3])
    : []
  return { ...here, code, err, written, verdicts }
}

const BEFORE = ['eligible', 'review', 'eligible', 'ineligible', 'eligible']

describe('eligo check --decisions', () => {
  it('leaves everything as it is where the sheet is blank', () => {
    const here = place()
    expect(here.run(['check', 'posts.csv', '-o', 'first']).code).toBe(0)
    const review = here.read('first/review.csv')
    expect(rowsOf(review).map(([id, , rule]) => [id, rule])).toEqual([
      ['post_id', 'rule'],
      [ID(3), 'identity'],
      [ID(2), 'hashtag'],
    ])
    const { code, verdicts } = decide(review)
    expect([code, verdicts]).toEqual([0, BEFORE])
  })

  it('takes a filled-in sheet: what is decided outranks any verdict, both ways, and is on record everywhere', () => {
    const sheet = [
      HEADER,
      `${ID(2)},u2,hashtag,?,?,accept,Li,the plural counts`,
      `${ID(3)},u3,identity,?,?,通过,Li,seen in person`,
      `${ID(4)},,,,,accept,Mo,the organiser insists`,
      `${ID(1)},u1,,,,reject,Mo,bought likes`,
      `${ID(5)},u5,,,,,,`,
    ].join('\n')
    const { code, verdicts, read, run } = decide(sheet)
    expect([code, verdicts]).toEqual([0, ['ineligible', 'eligible', 'eligible', 'eligible', 'eligible']])

    const [head, first, second] = rowsOf(read('out/report.csv')) as [string[], string[], string[]]
    expect(head.slice(-2)).toEqual(['decision', 'reviewer'])
    expect(first[6]).toBe('rejected by Mo: bought likes')
    expect(second.slice(3, 7)).toEqual([
      'eligible',
      '',
      '',
      'accepted by Li: the plural counts; hashtag: #verses runs on beyond the hashtag #verse',
    ])
    expect(second.slice(-2)).toEqual(['accept', 'Li'])

    // The prize of u3 is not held any more, for a human has answered that very question; nothing is left to ask.
    expect(rowsOf(read('out/allocation.csv')).map((cells) => [cells[3], cells[4]])).toEqual([
      ['status', 'user_id'],
      ['awarded', 'u2'],
      ['awarded', 'u3'],
      ['alternate', 'u4'],
      ['alternate', 'u5'],
    ])
    expect(rowsOf(read('out/review.csv'))).toHaveLength(1)

    const result = JSON.parse(read('out/result.json'))
    expect(
      result.decisions.map((each: { decision: string; post_id: string }) => [each.post_id, each.decision]),
    ).toEqual([
      [ID(1), 'reject'],
      [ID(2), 'accept'],
      [ID(3), 'accept'],
      [ID(4), 'accept'],
    ])
    expect(result.decisions[3]).toEqual({
      decision: 'accept',
      post_id: ID(4),
      user_id: 'u4',
      rules: [],
      reviewer: 'Mo',
      reason: 'the organiser insists',
    })
    expect(result.manifest.inputs.map(({ role }: { role: string }) => role)).toEqual(['campaign', 'posts', 'decisions'])
    expect(
      run(['explain', 'out', ID(4)])
        .out.split('\n')
        .slice(1, 3),
    ).toEqual(['eligible', 'accepted by Mo: the organiser insists'])
    // Who was accepted on the very question is not asked for it any more.
    expect(run(['explain', 'out', ID(3), '--reply']).out).toContain('it has won: Verse, second 10 TOK')
    expect(run(['explain', 'out', ID(3), '--reply']).out).not.toMatch(/verif|identity/)
    expect(run(['check', 'posts.csv', '--decisions', 'decided.csv']).out).toContain(
      'decided by humans: accept 3, reject 1\n',
    )
    expect(run(['verify', 'out']).code).toBe(0)
    expect(run(['verify', 'out', '--inputs', 'posts.csv', 'decided.csv']).out).toMatch(/^out: identical: 5 posts/)
  })

  it('is missed by verify where the sheet is not given, or is another', () => {
    const here = decide(`${HEADER}\n${ID(4)},u4,,,,accept,Mo,why not\n`)
    expect(here.run(['verify', 'out', '--inputs', 'posts.csv'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('decisions decided.csv is not among the inputs'),
    })
    here.write('decided.csv', `${HEADER}\n${ID(4)},u4,,,,reject,Mo,why not\n`)
    expect(here.run(['verify', 'out', '--inputs', 'posts.csv', 'decided.csv'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('decisions decided.csv is not as it was'),
    })
  })

  it('holds verdicts against decisions where a result is looked at alone', () => {
    const here = decide(`${HEADER}\n${ID(4)},u4,,,,accept,Mo,why not\n`)
    here.write(
      'out/entries.ndjson',
      here.read('out/entries.ndjson').replace('"decision":"accept"', '"decision":"reject"'),
    )
    const { code, out } = here.run(['verify', 'out'])
    expect(code).toBe(1)
    expect(out).toContain(`${ID(4)}: recorded as eligible, but its findings make it ineligible length`)
  })

  it.each([
    ['accept', 'eligible'],
    [' Approved ', 'eligible'],
    ['ＡＣＣＥＰＴ', 'eligible'],
    ['通过', 'eligible'],
    ['接受', 'eligible'],
    ['reject', 'ineligible'],
    ['驳回', 'ineligible'],
    ['不通过', 'ineligible'],
  ])('understands %s', (word, verdict) => {
    expect(decide(`${HEADER}\n${ID(2)},u2,,,,${word},Li,so\n`).verdicts[1]).toBe(verdict)
  })

  it('takes the sheet as a spreadsheet program saved it: XLSX, GB18030 with Chinese columns, UTF-16 with tabs', () => {
    const rows = [HEADER.split(','), [ID(2), 'u2', 'hashtag', '?', '?', '通过', '李雷', '复数也算']]
    const workbook = makeXlsx({ sheets: { report: textRows([['post_id'], ['1']]), review: textRows(rows) } })
    const chinese = '帖子ID,用户ID,规则,问题,依据,审核结果,审核人,理由'
    const semicolons = [chinese.replaceAll(',', ';'), rows[1]!.join(';')].join('\r\n')
    const utf16 = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(rows.map((row) => row.join('\t')).join('\r\n'), 'utf16le'),
    ])
    for (const [name, sheet] of [
      ['decided.xlsx', workbook],
      ['decided.csv', encodeGb18030(semicolons)],
      ['decided.txt', utf16],
    ] as const) {
      const { code, verdicts, read } = decide(sheet, name)
      expect([name, code, verdicts[1]]).toEqual([name, 0, 'eligible'])
      expect(read('out/report.csv')).toContain('accepted by 李雷: 复数也算')
    }
  })

  it('takes ids that the sheet neutralised as formulas', () => {
    const here = workdir({
      'campaign.yaml': 'rules: { length: { min: 5 } }\n',
      'posts.csv': 'post_id,user_id,content\n-7,@mo,sea\n',
      'decided.csv': `${HEADER}\n'-7,'@mo,length,?,?,accept,Li,short and good\n`,
    })
    const { code, out } = here.run(['check', 'posts.csv', '--decisions', 'decided.csv', '--format', 'ndjson'])
    expect([code, JSON.parse(out).verdict]).toEqual([0, 'eligible'])
  })

  it('counts rows that agree as one decision, signed by all', () => {
    const sheet = [HEADER, `${ID(4)},u4,,,,accept,Mo,yes`, `${ID(4)},,,,,approved,Li,sure`].join('\n')
    const { code, read } = decide(sheet)
    expect(code).toBe(0)
    expect(read('out/report.csv')).toContain('accepted by Li; Mo: sure; yes')
  })

  it.each<[string, string, string]>([
    ['an unknown word', `${ID(2)},u2,,,,maybe,Li,so`, 'decided.csv,2,{id},decision,decision-unknown'],
    ['no reviewer', `${ID(2)},u2,,,,accept,,so`, 'decided.csv,2,{id},reviewer,decision-unsigned'],
    ['no reason', `${ID(2)},u2,,,,accept,Li,`, 'decided.csv,2,{id},reason,decision-unsigned'],
    ['a post that is gone', `p9,u2,,,,accept,Li,so`, 'decided.csv,2,p9,post_id,decision-no-post'],
    ['a user that is gone', `,u9,,,,disqualify,Li,so`, 'decided.csv,2,,user_id,decision-no-user'],
    ['nobody', `,,,,,disqualify,Li,so`, 'decided.csv,2,,post_id,missing-value'],
    ['a whole person accepted', `,u2,,,,accept,Li,so`, 'decided.csv,2,,post_id,missing-value'],
  ])('reports %s, goes on, and ends with 1', (_, row, reject) => {
    const { code, verdicts, read } = decide(`${HEADER}\n${row}\n`)
    expect([code, verdicts]).toEqual([1, BEFORE])
    expect(read('out/rejects.csv').split('\r\n')[1]).toMatch(new RegExp(`^${reject.replace('{id}', ID(2))},`))
  })

  it.each<[string, readonly string[], string]>([
    [
      'two decisions that contradict each other',
      [`${ID(2)},u2,,,,accept,Li,so`, `${ID(2)},u2,,,,reject,Mo,no`],
      `decided.csv:3:decision: ${ID(2)} is decided twice: reject here, accept in line 2`,
    ],
    [
      'an id in exponents',
      ['1.98E+18,u2,,,,accept,Li,so'],
      'decided.csv:2:post_id: 1.98E+18 is an id that a spreadsheet',
    ],
    [
      'an id whose last digits became zeros',
      ['1983200112233440000,u2,,,,accept,Li,so'],
      `decided.csv:2:post_id: 1983200112233440000 is what a spreadsheet makes`,
    ],
    [
      'a post of somebody else',
      [`${ID(2)},u3,,,,accept,Li,so`],
      `decided.csv:2:user_id: the post ${ID(2)} is by u2, the sheet says u3`,
    ],
  ])('refuses %s, writes nothing, and ends with 2', (_, rows, message) => {
    const { code, err, written } = decide([HEADER, ...rows].join('\n'))
    expect([code, written]).toEqual([2, false])
    expect(err).toContain(message)
  })

  it('refuses ids that lost their leading zeros', () => {
    const here = workdir({
      'campaign.yaml': 'rules: { length: { min: 5 } }\n',
      'posts.csv': 'post_id,user_id,content\n0042,007,sea\n',
      'decided.csv': `${HEADER}\n42,7,,,,accept,Li,so\n`,
    })
    const { code, err } = here.run(['check', 'posts.csv', '--decisions', 'decided.csv'])
    expect(code).toBe(2)
    expect(err).toContain('decided.csv:2:post_id: 42 is what a spreadsheet makes')
    expect(err).toContain('it could stand for 0042')
  })

  it('refuses a file that is no sheet of decisions', () => {
    expect(decide('post_id,decision\n1,accept\n')).toMatchObject({
      code: 2,
      err: expect.stringContaining('no column for reviewer, reason'),
    })
  })

  it('never replaces the sheet that it reads', () => {
    const here = place()
    here.run(['check', 'posts.csv', '-o', 'out'])
    const { code, err } = here.run(['check', 'posts.csv', '--decisions', 'out/review.csv', '-o', 'out'])
    expect(code).toBe(2)
    expect(err).toContain('out/review.csv: would be overwritten, and it is one of the inputs')
  })
})

const RANKED = `name: Verse
language: en
rules: { length: { min: 3 } }
prizes:
  asset: TOK
  pool: "6"
  rank: [likes]
  ladder: [{ name: first, amount: "3" }, { name: second, amount: "2" }, { name: third, amount: "1" }]
`
const SIX = `post_id,user_id,content,likes
${['a', 'b', 'c', 'd', 'e', 'f'].map((user, i) => `p-${user},${user},some words,${9 - i}\n`).join('')}`

/** Who holds each place, after some decisions. */
function placesAfter(...rows: readonly string[]) {
  const here = workdir({ 'campaign.yaml': RANKED, 'posts.csv': SIX, 'decided.csv': [HEADER, ...rows].join('\n') })
  const { code } = here.run(['check', 'posts.csv', '--decisions', 'decided.csv', '-o', 'out'])
  expect(code).toBe(0)
  const [, ...allocation] = rowsOf(here.read('out/allocation.csv'))
  return { ...here, places: allocation.map((cells) => `${cells[3]} ${cells[4]}`) }
}

describe('a decision about who may win', () => {
  const UNTOUCHED = ['awarded a', 'awarded b', 'awarded c', 'alternate d', 'alternate e', 'alternate f']

  it('touches nothing where there is none', () => {
    expect(placesAfter().places).toEqual(UNTOUCHED)
  })

  it.each(['replace', 'disqualify', '替补', '取消资格'])(
    '%s puts the next alternate into that slot, and nobody else moves',
    (word) => {
      expect(placesAfter(`p-b,b,,,,${word},Li,not reached`).places).toEqual([
        'awarded a',
        'awarded d',
        'awarded c',
        'alternate e',
        'alternate f',
      ])
    },
  )

  it('takes several alternates in their order, and passes over those who are out themselves', () => {
    const rows = ['p-a,a,,,,replace,Li,no', 'p-c,c,,,,replace,Li,no', ',d,,,,disqualify,Li,a second account of ours']
    expect(placesAfter(...rows).places).toEqual(['awarded e', 'awarded b', 'awarded f'])
  })

  it('lets the verdict stand, and says who was taken out and why', () => {
    const { read, run } = placesAfter('p-b,b,,,,replace,Li,not reached')
    const [, , second] = rowsOf(read('out/report.csv')) as string[][]
    expect([second![3], second![6]]).toEqual(['eligible', 'replaced as a winner by Li: not reached'])
    expect(JSON.parse(read('out/result.json')).awards[0].awards[1].replaces).toEqual({ user_id: 'b', post_id: 'p-b' })
    expect(run(['explain', 'out', 'p-b']).out).toBe(`post p-b by b, time unknown
eligible
replaced as a winner by Li: not reached

✓ length  length 9, at least 3 needed

Verse: second, place 2: taken out
`)
    expect(run(['verify', 'out', '--inputs', 'posts.csv', 'decided.csv']).code).toBe(0)
  })

  it('is told where there is nobody to replace', () => {
    const sheet = [HEADER, 'p-f,f,,,,replace,Li,not reached'].join('\n')
    const here = workdir({ 'campaign.yaml': RANKED, 'posts.csv': SIX, 'decided.csv': sheet })
    expect(here.run(['check', 'posts.csv', '--decisions', 'decided.csv'])).toMatchObject({
      code: 0,
      err: 'the decision to replace p-f changes nothing: that post has no prize here\n',
    })
  })

  it('goes with a decision about the verdict of the same post', () => {
    expect(placesAfter('p-b,b,,,,accept,Li,fine', 'p-b,b,,,,replace,Li,not reached').places[1]).toBe('awarded d')
  })
})

it('takes a person out under all accounts, and says so of each', () => {
  const here = workdir({
    'campaign.yaml': RANKED.replace('{ min: 3 }', '{ min: 3 }, accounts: { identity: false }'),
    'posts.csv': SIX,
    'people.csv': 'user_id,master_id\na,\nb,a\nc,\nd,\ne,\nf,\n',
    'decided.csv': `${HEADER}\n,b,,,,disqualify,Li,bought accounts\n`,
  })
  const flags = ['--people', 'people.csv', '--decisions', 'decided.csv']
  expect(here.run(['check', 'posts.csv', ...flags, '-o', 'out']).code).toBe(0)
  expect(rowsOf(here.read('out/allocation.csv')).map((cells) => cells[4])).toEqual(['user_id', 'e', 'c', 'd', 'f'])
  const reasons = rowsOf(here.read('out/report.csv')).map((cells) => cells[6])
  const expected = 'disqualified from winning by Li: bought accounts'
  expect(reasons).toEqual(['reasons', expected, expected, '', '', '', ''])
})

it('says whose other account holds the prize', () => {
  const here = workdir({
    'campaign.yaml': RANKED.replace('{ min: 3 }', '{ min: 3 }, accounts: { identity: false }'),
    'posts.csv': SIX,
    'people.csv': 'user_id,master_id\na,\nb,a\nc,\nd,\ne,\nf,\n',
  })
  expect(here.run(['check', 'posts.csv', '--people', 'people.csv', '-o', 'out']).code).toBe(0)
  expect(here.run(['explain', 'out', 'p-b']).out).toContain(
    'Verse: a, another account of the same person, has first, place 1\n',
  )
})
