import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { besidesOf, csvOf, inCampaign, recordsOf } from './campaigns.js'
import { createWorkplace } from './program.js'

// Whatever somebody changes of a result or of what it was made of, in campaigns with stages, weights, draws and splits.

interface Slot {
  status: string
  user_id: string
  post_id: string | null
  amount: string | null
}
interface Result {
  awards: { award: string; awards: Slot[] }[]
}

/** A campaign, and a change of its file with what is told of it. */
const CASES: readonly (readonly [leaf: string, from: string, to: string, told: string])[] = [
  ['beacon-2026', 'days: 5', 'days: 4', 'rules.quota.options.days was 5, now it is 4'],
  [
    'ridge-2026',
    'likes: 40, comments: 30',
    'likes: 30, comments: 40',
    'prizes.Trail Stories.selection.weights.0.points was 40, now it is 30',
  ],
  ['ridge-2026', 'substitute: "45"', 'substitute: "50"', ''],
  ['orchard-2026', 'cap: "12"', 'cap: "11"', ''],
  ['tide-2026', 'pool: "2000"', 'pool: "1999"', 'prizes.潮汐周报.pool was 2000, now it is 1999'],
  ['kite-2026', 'over: posts', 'over: people', 'prizes.滿月大獎.selection.over was posts, now it is people'],
  ['sprout-2026', 'min: 8', 'min: 7', 'rules.length.options.min was 8, now it is 7'],
]
const ONE_EACH = CASES.filter(([leaf], i) => CASES.findIndex(([other]) => other === leaf) === i).map(([leaf]) => leaf)

const place = createWorkplace()
const campaign = (leaf: string) => readFileSync(inCampaign(leaf, 'campaign.yaml'), 'utf8')

/** Files beside the posts that a campaign needs when it is replayed, under the names that the folder gives them. */
const besideFiles = (leaf: string) => besidesOf(leaf).filter((word) => word.startsWith('/'))

function lay(leaf: string): void {
  place.bash(`rm -rf ${leaf}; cp -r ${inCampaign(leaf, '')} ${leaf}`)
  place.put(`${leaf}/posts.csv`, csvOf(recordsOf(leaf)))
  expect(
    place.eligo(
      '--lang',
      'en',
      'check',
      `${leaf}/posts.csv`,
      '-c',
      `${leaf}/campaign.yaml`,
      ...besidesOf(leaf),
      '-o',
      `${leaf}/out`,
    ).code,
  ).toBe(0)
}

function verify(leaf: string) {
  const { code, out } = place.eligo(
    '--lang',
    'en',
    'verify',
    `${leaf}/out`,
    '-c',
    `${leaf}/campaign.yaml`,
    '--inputs',
    `${leaf}/posts.csv`,
    ...besideFiles(leaf),
  )
  return { code, out }
}

function change(leaf: string, edit: (result: Result) => string): string {
  const file = `${leaf}/out/result.json`
  const result = JSON.parse(readFileSync(place.path(file), 'utf8')) as Result
  const expected = edit(result)
  place.put(file, `${JSON.stringify(result, null, 2)}\n`)
  return expected
}

const winnersOf = ({ awards }: Result): { readonly award: string; readonly slots: Slot[] } => {
  const [stage] = awards
  return { award: stage!.award, slots: stage!.awards.filter(({ status }) => status === 'awarded') }
}

describe.each(ONE_EACH)('%s', (leaf) => {
  beforeAll(() => lay(leaf))

  it('is identical to its replay', () => {
    expect(verify(leaf)).toMatchObject({ code: 0 })
  })

  it('with a changed amount is not', () => {
    lay(leaf)
    const told = change(leaf, (result) => {
      const { award, slots } = winnersOf(result)
      const slot = slots.find(({ amount }) => amount !== null && amount !== '1')!
      slot.amount = '999'
      return `${award}, place `
    })
    const { code, out } = verify(leaf)
    expect([code, out]).toEqual([1, expect.stringContaining('999')])
    expect(out).toContain(told)
  })

  it('with swapped winners is not', () => {
    lay(leaf)
    const told = change(leaf, (result) => {
      const { award, slots } = winnersOf(result)
      const [first, second] = [slots[0]!, slots.find(({ user_id: user }) => user !== slots[0]!.user_id)!]
      const { user_id: user, post_id: post } = first
      Object.assign(first, { user_id: second.user_id, post_id: second.post_id })
      Object.assign(second, { user_id: user, post_id: post })
      return `${award}, place 1: the result says awarded ${first.user_id}`
    })
    const { code, out } = verify(leaf)
    expect([code, out]).toEqual([1, expect.stringContaining(told)])
  })

  it('with an edited post is not', () => {
    lay(leaf)
    const [header, ...rows] = recordsOf(leaf)
    const at = header!.findIndex((name) => /content|内容|內容|正文|text/i.test(name))
    place.put(
      `${leaf}/posts.csv`,
      csvOf([header!, ...rows.map((row, i) => row.map((cell, j) => (i === 0 && j === at ? 'x' : cell)))]),
    )
    const { code, out } = verify(leaf)
    expect([code, out]).toEqual([1, expect.stringContaining('posts.csv is not as it was')])
    expect(out).toMatch(/, length: the result says /)
  })

  it('with an entrant taken out is not', () => {
    lay(leaf)
    const [header, ...rows] = recordsOf(leaf)
    const id = header!.findIndex((name) => /post_?id|帖子ID|帖子编号|編號|^id$/i.test(name))
    const gone = rows[0]![id]!
    place.put(`${leaf}/posts.csv`, csvOf([header!, ...rows.slice(1)]))
    const { code, out } = verify(leaf)
    expect(code).toBe(1)
    // Rules over people may tell of another post of the same person first.
    expect(out).toMatch(new RegExp(`the result has a post ${gone} |, (?:quota|registration|accounts|newcomer): `))
  })
})

describe('another option of the campaign file', () => {
  it.each(CASES)('%s: %s -> %s', (leaf, from, to, told) => {
    lay(leaf)
    const text = campaign(leaf)
    expect(text).toContain(from)
    place.put(`${leaf}/campaign.yaml`, text.replace(from, to))
    const { code, out } = verify(leaf)
    expect(code).toBe(1)
    expect(out.split('\n')[0]).toMatch(/the campaign file is not the one of the result: digest/)
    expect(out).toContain(told)
  })
})

describe('decisions', () => {
  it('that were changed afterwards are told', () => {
    lay('ridge-2026')
    const { awards } = JSON.parse(readFileSync(place.path('ridge-2026/out/result.json'), 'utf8')) as Result
    const { user_id: user, post_id: post } = awards[0]!.awards[0]!
    const sheet = (reason: string) =>
      place.put(
        'decided.csv',
        `post_id,user_id,rule,question,evidence,decision,reviewer,reason\n${post},${user},,,,disqualify,lin,${reason}\n`,
      )
    sheet('a copy')
    const flags = ['-c', 'ridge-2026/campaign.yaml', ...besidesOf('ridge-2026')]
    expect(
      place.eligo('check', 'ridge-2026/posts.csv', ...flags, '--decisions', 'decided.csv', '-o', 'decided').code,
    ).toBe(0)
    const inputs = ['ridge-2026/posts.csv', 'decided.csv', ...besideFiles('ridge-2026')]
    const again = () => place.eligo('verify', 'decided', '-c', 'ridge-2026/campaign.yaml', '--inputs', ...inputs)
    expect(again().code).toBe(0)
    sheet('a friend')
    const { code, out } = again()
    expect(code).toBe(1)
    expect(out).toContain('decided.csv is not as it was')
    expect(out).toContain('a friend')
  })
})
