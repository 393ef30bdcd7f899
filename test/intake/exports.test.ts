import { describe, expect, it } from 'vitest'
import { EligoError, wordFault } from '../../src/index.js'
import { pick, runCheck } from '../run-check.js'

// Every rule, so that each field bears on the verdict; short enough for one line of text.
const CAMPAIGN = `
zone: "+08:00"
window: { from: 2025-10-24 18:00, to: 2025-11-04 24:00 }
rules:
  length: { min: 4 }
  hashtag: { any: "#发帖赢代币CGN" }
  screenshot:
  topic: { any: [CGN, Launchpool] }
  identity: { gate: enter }
prizes: { asset: CGN, pool: "10", rank: [score], ladder: [{ amount: "10" }] }
`

const POSTS = [
  {
    post_id: '1',
    user_id: 'u1',
    posted_at: '2025-10-25 12:00',
    content: '好, "CGN"\n真的好',
    hashtags: '#发帖赢代币CGN',
    screenshots: 'a.png',
    kyc: '是',
    score: '9.5',
  },
  {
    post_id: '2',
    user_id: 'u2',
    posted_at: '2025-11-05 00:00',
    content: '谈谈 Launchpool; 谈谈',
    hashtags: 'CGN',
    screenshots: '',
    kyc: 'no',
    score: '8',
  },
  { post_id: '3', user_id: 'u3', posted_at: '', content: '短', hashtags: '', screenshots: '2', kyc: '?', score: '' },
] as const
const FIELDS = Object.keys(POSTS[0]) as (keyof (typeof POSTS)[0])[]

const EXPECTED = [
  ['1', 'u1', '2025-10-25T12:00:00+08:00', 'eligible', '', '', '10'],
  ['2', 'u2', '2025-11-05T00:00:00+08:00', 'ineligible', 'window;hashtag;screenshot;identity', '', '15'],
  ['3', 'u3', '', 'ineligible', 'length;hashtag;topic', 'window;identity', '1'],
]
const SHOWN = ['post_id', 'user_id', 'posted_at', 'verdict', 'failed_rules', 'review_rules', 'characters']

/** The posts as a table with separators. */
function table(delimiter: string, end: string, header: readonly string[] = FIELDS): string {
  const cell = (text: string) =>
    /["\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text
  const lines = [header, ...POSTS.map((post) => FIELDS.map((field) => post[field]))]
  return lines.map((line) => line.map(cell).join(delimiter) + end).join('')
}
const CHINESE = ['帖子ID', '用户ID', '发布时间', '内容', '话题', '截图', '身份认证', '评分']
const BOM = '\ufeff'

describe('one export in many forms', () => {
  const forms: readonly (readonly [string, string])[] = [
    ['commas', table(',', '\n')],
    ['commas and CRLF', table(',', '\r\n')],
    ['commas and CR', table(',', '\r')],
    ['a BOM', BOM + table(',', '\n')],
    ['a BOM and a quoted first header', BOM + table(',', '\n').replace('post_id', '"post_id"')],
    ['semicolons', table(';', '\n')],
    ['tabs', table('\t', '\r\n')],
    ['bars', table('|', '\n')],
    ['Chinese headers', table(',', '\n', CHINESE)],
    ['Chinese headers and semicolons', table(';', '\r\n', CHINESE)],
    [
      'other spellings of headers',
      table(',', '\n', ['Post ID', 'USER_ID', 'Posted-At', ' content', 'Hashtags', 'Screenshots', 'KYC', 'Score']),
    ],
    ['no line end at the end', table(',', '\n').trimEnd()],
    ['blank and comma-only lines', table(',', '\n\n').replace('\n\n2,', '\n,,,,,,,\n2,')],
    ['a JSON array', JSON.stringify(POSTS)],
    ['an indented JSON array', JSON.stringify(POSTS, null, 2)],
    ['a JSON array with a BOM', BOM + JSON.stringify(POSTS)],
    ['JSON lines', POSTS.map((post) => `${JSON.stringify(post)}\n`).join('')],
    ['JSON lines with CRLF and blanks', POSTS.map((post) => `${JSON.stringify(post)}\r\n\r\n`).join('')],
    [
      'JSON with Chinese keys',
      JSON.stringify(POSTS.map((post) => Object.fromEntries(FIELDS.map((field, i) => [CHINESE[i], post[field]])))),
    ],
    [
      'JSON with numbers and nulls',
      JSON.stringify(POSTS)
        .replaceAll(/"([1-9](?:\.\d)?)"/g, '$1')
        .replaceAll('"posted_at":""', '"posted_at":null'),
    ],
    [
      'JSON with keys in another order',
      JSON.stringify(POSTS.map((post) => Object.fromEntries(Object.entries(post).reverse()))),
    ],
  ]
  it.each(forms)('%s', async (_, text) => {
    const { report, rejects, allocation } = await runCheck(CAMPAIGN, text)
    expect(pick(report, ...SHOWN)).toEqual(EXPECTED)
    expect(rejects).toEqual([])
    expect(pick(allocation, 'status', 'post_id', 'amount')).toEqual([['awarded', '1', '10']])
  })

  it('reads columns under names that the user or the campaign file gives', async () => {
    const text = table(',', '\n', ['编码', '谁', '何时', '写了什么', '标', '图', '核验', '分'])
    const columns = {
      post_id: '编码',
      user_id: '谁',
      posted_at: '何时',
      content: '写了什么',
      hashtags: '标',
      screenshots: '图',
      kyc: '核验',
    }
    const inFile = `${CAMPAIGN}columns: ${JSON.stringify({ ...columns, score: '分' })}\n`
    expect(pick((await runCheck(CAMPAIGN, text, { columns: { ...columns, score: '分' } })).report, ...SHOWN)).toEqual(
      EXPECTED,
    )
    expect(pick((await runCheck(inFile, text)).report, ...SHOWN)).toEqual(EXPECTED)
    const json = JSON.stringify(POSTS).replaceAll('"content"', '"Body Text"')
    expect(pick((await runCheck(CAMPAIGN, json, { columns: { content: 'body_text' } })).report, ...SHOWN)).toEqual(
      EXPECTED,
    )
  })

  it('reads several exports of different forms as one', async () => {
    const [one, two, three] = POSTS
    const { report } = await runCheck(CAMPAIGN, [
      { name: 'a.json', bytes: JSON.stringify([one]) },
      { name: 'b.ndjson', bytes: JSON.stringify(two) },
      { name: 'c.csv', bytes: `${FIELDS.join(';')}\n${FIELDS.map((field) => three[field]).join(';')}\n` },
    ])
    expect(pick(report, ...SHOWN)).toEqual(EXPECTED)
  })

  it('reads bytes in pieces of any size as the same', async () => {
    const bytes = new TextEncoder().encode(table(',', '\r\n'))
    for (const size of [1, 2, 3, 7, 64]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      )
      const { report } = await runCheck(CAMPAIGN, { name: 'posts.csv', bytes: pieces })
      expect(pick(report, ...SHOWN)).toEqual(EXPECTED)
    }
  })

  it('takes a table without rows for no error', async () => {
    for (const text of [`${FIELDS.join(',')}\n`, FIELDS.join(','), '[]', ' [ ]\n']) {
      const { result, report, allocation } = await runCheck(CAMPAIGN, text)
      expect([report, result.tally.rows]).toEqual([[], 0])
      expect(pick(allocation, 'status', 'amount')).toEqual([['unfilled', '10']])
    }
  })
})

describe('exports that cannot be read at all', () => {
  const cases: readonly (readonly [what: string, text: string, message: RegExp])[] = [
    ['nothing', '', /nothing to read/],
    ['blank lines', '\n \n\n', /nothing to read/],
    ['no column of ids', 'user_id,content\nu,c\n', /no column for post_id; found: user_id, content/],
    [
      'two columns of ids',
      'post_id,POST_ID,user_id,content\n1,2,u,c\n',
      /post_id would be read from two columns: post_id \(column 1\) and POST_ID \(column 2\)/,
    ],
    ['an array that is not closed', '[{"post_id":1}', /not a valid JSON array: the array is not closed/],
  ]
  it.each(cases)('%s', async (_, text, message) => {
    const error = await runCheck(CAMPAIGN, text).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(EligoError)
    expect(wordFault((error as EligoError).faults[0]!, 'en')).toMatch(message)
  })

  it('a column named for a field that nobody reads, or one that is not there', async () => {
    const run = (columns: Record<string, string>) => runCheck(CAMPAIGN, table(',', '\n'), { columns })
    await expect(run({ contents: 'content' })).rejects.toThrow('did you mean content?')
    await expect(run({ content: 'contents' })).rejects.toThrow('Nearest: content')
  })
})

describe('rows that cannot be read', () => {
  const HEADER = 'post_id,user_id,posted_at,content,score'
  const GOOD = 'ok,u0,2025-10-25 12:00,text,1'
  const cases: readonly (readonly [row: string, postId: string, column: string, code: string])[] = [
    [',u1,2025-10-25 12:00,text,1', '', 'post_id', 'missing-value'],
    ['  ,u1,2025-10-25 12:00,text,1', '', 'post_id', 'missing-value'],
    ['p1,,2025-10-25 12:00,text,1', 'p1', 'user_id', 'missing-value'],
    ['1.98E+18,u1,2025-10-25 12:00,text,1', '1.98E+18', 'post_id', 'damaged-id'],
    ['"1,98E+18",u1,2025-10-25 12:00,text,1', '1,98E+18', 'post_id', 'damaged-id'],
    ['1E+15,u1,2025-10-25 12:00,text,1', '1E+15', 'post_id', 'damaged-id'],
    ['p1,3.00119E+11,2025-10-25 12:00,text,1', 'p1', 'user_id', 'damaged-id'],
    ['p1,u1,2025-10-25,text,1', 'p1', 'posted_at', 'bad-time'],
    ['p1,u1,10/11/2025 12:00,text,1', 'p1', 'posted_at', 'bad-time'],
    ['p1,u1,2025-10-25 12:00 CST,text,1', 'p1', 'posted_at', 'bad-time'],
    ['p1,u1,45954.75,text,1', 'p1', 'posted_at', 'bad-time'],
    ['p1,u1,2025-02-30 12:00,text,1', 'p1', 'posted_at', 'bad-time'],
    ['p1,u1,2025-10-25 12:00,text,many', 'p1', 'score', 'bad-number'],
    ['p1,u1,2025-10-25 12:00,text,1e3', 'p1', 'score', 'bad-number'],
    ['p1,u1,2025-10-25 12:00,text,"1,000"', 'p1', 'score', 'bad-number'],
    ['p1,u1,2025-10-25 12:00,text,１', 'p1', 'score', 'bad-number'],
    ['p1,u1,2025-10-25 12:00,text', 'p1', '', 'ragged-row'],
    ['p1,u1,2025-10-25 12:00,te,xt,1', 'p1', '', 'ragged-row'],
    ['p1,u1,2025-10-25 12:00,"text"s,1', '', '', 'bad-quote'],
    ['p1,u1,2025-10-25 12:00,te"xt,1', '', '', 'bad-quote'],
  ]
  it.each(cases)('%s', async (row, postId, column, code) => {
    const text = [HEADER, GOOD, row, GOOD.replace('ok,u0', 'ok2,u2'), ''].join('\n')
    const { report, rejects, result } = await runCheck(CAMPAIGN, text)
    expect(pick(report, 'post_id', 'user_id', 'characters')).toEqual([
      ['ok', 'u0', '4'],
      ['ok2', 'u2', '4'],
    ])
    expect(pick(rejects, 'source', 'line', 'post_id', 'column', 'code')).toEqual([
      ['posts.csv', '3', postId, column, code],
    ])
    expect([result.tally.rows, result.tally.posts, result.tally.rejects]).toEqual([3, 2, 1])
  })

  it('does not take what only looks odd for a fault', async () => {
    const rows = [
      '007,u1,2025-10-25 12:00,text,1',
      '1985000000000000001,u2,2025-10-25 12:00,text,-2.50',
      'a-b_c=,u3,2025-10-25 12:00,text,',
      '__proto__,constructor,2025-10-25 12:00,text,0',
      'E+5,u5,2025-10-25 12:00,text,1',
      '"p ""6""",u6,2025-10-25 12:00,,1',
      'p7,u7,2025-10-25 12:00,text,1,,',
    ]
    const { report, rejects } = await runCheck(CAMPAIGN, [HEADER, ...rows].join('\n'))
    expect(rejects).toEqual([])
    expect(report.map(({ post_id }) => post_id)).toEqual([
      '007',
      '1985000000000000001',
      'a-b_c=',
      '__proto__',
      'E+5',
      'p "6"',
      'p7',
    ])
  })

  it('names the line on which a record begins, line breaks in cells counted', async () => {
    const text = `${HEADER}\np1,u1,2025-10-25 12:00,"a\nb\r\nc",1\n\np2,u2,bad,text,1\n`
    const { rejects } = await runCheck(CAMPAIGN, text)
    expect(pick(rejects, 'line', 'post_id', 'message')).toEqual([
      [
        '6',
        'p2',
        'bad is not a time that can be read; expected YYYY-MM-DD HH:MM:SS, ISO 8601, or epoch seconds or milliseconds',
      ],
    ])
  })

  it('keeps big numbers of JSON exact, and refuses those that were damaged before', async () => {
    const text =
      '[{"post_id":1985000000000000001,"user_id":9007199254740993,"content":"text"},{"post_id":1.98E+18,"user_id":"u","content":"text"}]'
    const { report, rejects } = await runCheck(CAMPAIGN, text)
    expect(pick(report, 'post_id', 'user_id')).toEqual([['1985000000000000001', '9007199254740993']])
    expect(pick(rejects, 'post_id', 'column', 'code')).toEqual([['1.98E+18', 'post_id', 'damaged-id']])
  })
})

describe('rows that share an id', () => {
  const HEADER = 'post_id,user_id,posted_at,content,score,note'
  const row = (id: string, content: string, note = '') => `${id},u-${id},2025-10-25 12:00,${content},1,${note}`

  it('are taken once where they are the same, whatever their form', async () => {
    const json = JSON.stringify([
      { content: 'text', note: 'x', post_id: 'a', posted_at: '2025-10-25T04:00:00Z', score: '1', user_id: 'u-a' },
    ])
    const text = [HEADER, row('a', 'text', 'x'), row('b', 'text'), row('a', 'text', 'x'), row('a', 'text', ' x ')].join(
      '\n',
    )
    const { report, rejects, result } = await runCheck(CAMPAIGN, [text, { name: 'b.json', bytes: json }])
    expect(pick(report, 'post_id')).toEqual([['a'], ['b']])
    expect(pick(rejects, 'source', 'line', 'post_id', 'code', 'message')).toEqual([
      ['posts.csv', '4', 'a', 'repeated-row', 'the same row as in posts.csv, line 2; it counts once'],
      ['posts.csv', '5', 'a', 'repeated-row', 'the same row as in posts.csv, line 2; it counts once'],
      ['b.json', '1', 'a', 'repeated-row', 'the same row as in posts.csv, line 2; it counts once'],
    ])
    expect([result.tally.rows, result.tally.rejects, result.tally.repeated]).toEqual([5, 3, 3])
  })

  it('are all left out where any two differ, be it in a column that no rule reads', async () => {
    for (const other of [
      row('a', 'texts'),
      row('a', 'text', 'y'),
      `a,u-b,2025-10-25 12:00,text,1,`,
      `a,u-a,2025-10-25 12:01,text,1,`,
      `a,u-a,2025-10-25 12:00,text,2,`,
    ]) {
      const text = [HEADER, row('a', 'text'), row('b', 'text'), row('a', 'text'), other].join('\n')
      const { report, rejects, result } = await runCheck(CAMPAIGN, text)
      expect(pick(report, 'post_id')).toEqual([['b']])
      expect(pick(rejects, 'line', 'post_id', 'code')).toEqual(
        ['2', '4', '5'].map((line) => [line, 'a', 'conflicting-duplicate']),
      )
      expect(result.tally.repeated).toBe(0)
    }
  })

  it('are told apart to the letter', async () => {
    const text = [HEADER, row('a', 'text'), row('A', 'text'), row('01', 'text'), row('1', 'text')].join('\n')
    const { report, rejects } = await runCheck(CAMPAIGN, text)
    expect([report.length, rejects]).toEqual([4, []])
  })
})

describe('facts and metrics from other files', () => {
  const PAYOUT = CAMPAIGN.replace('gate: enter', 'gate: win, unverified: hold')
  const POST =
    'post_id,user_id,posted_at,content,hashtags,screenshots,kyc,score\np1,u1,2025-10-25 12:00,谈谈CGN,发帖赢代币CGN,1,否,3\n'

  it('outweigh the columns of the posts', async () => {
    const { report, allocation, result } = await runCheck(PAYOUT, POST, {
      people: { name: 'people.csv', bytes: '用户ID,身份认证\nu1,已认证\nu9,否\n' },
      scores: { name: 'scores.csv', bytes: 'post_id,score\np1,9.75\n' },
    })
    expect(pick(report, 'verdict', 'identity')).toEqual([['eligible', 'pass']])
    expect(pick(allocation, 'status', 'reason')).toEqual([['awarded', 'rank 1 by score=9.75']])
    expect(result.rejects).toEqual([])
  })

  it('leave what they do not say to the posts, and what nobody says unknown', async () => {
    const unsure = { name: 'people.csv', bytes: 'user_id,kyc\nu1,\n' }
    expect(pick((await runCheck(PAYOUT, POST, { people: unsure })).report, 'identity')).toEqual([['fail']])
    const silent = POST.replace(',否,', ',,')
    const { report, allocation } = await runCheck(PAYOUT, silent, { people: unsure })
    expect(pick(report, 'verdict', 'identity')).toEqual([['eligible', 'review']])
    expect(pick(allocation, 'status')).toEqual([['held']])
  })

  it('go to the rejects where they cannot be read or contradict each other', async () => {
    const { rejects, report } = await runCheck(PAYOUT, POST, {
      people: { name: 'people.csv', bytes: 'user_id,kyc\nu1,是\nu1,否\n,是\nu2,是\nu2,是\n' },
      scores: { name: 'scores.csv', bytes: 'post_id,score\np1,nine\n,1\n' },
    })
    expect(pick(rejects, 'source', 'line', 'code').sort()).toEqual([
      ['people.csv', '2', 'conflicting-duplicate'],
      ['people.csv', '3', 'conflicting-duplicate'],
      ['people.csv', '4', 'missing-value'],
      ['people.csv', '6', 'repeated-row'],
      ['scores.csv', '2', 'bad-number'],
      ['scores.csv', '3', 'missing-value'],
    ])
    expect(report.length).toBe(1)
  })
})
