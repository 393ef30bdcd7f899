import { describe, expect, it } from 'vitest'
import { pick, runCheck } from '../run-check.js'
import { factsLooker } from './look.js'

describe('accounts', () => {
  it('are single, several, or nobody knows', async () => {
    const look = await factsLooker('accounts', 'rules: { accounts: }')
    const known = { masterId: '', identityId: 'i-1' }
    expect(look(known)).toMatchObject({ outcome: 'pass', message: 'accounts.single' })
    const args = { others: 'b, c' }
    expect(look({ ...known, accounts: ['b', 'c'] })).toMatchObject({ outcome: 'pass', args })
    expect(look({ masterId: '' })).toMatchObject({ outcome: 'review', message: 'accounts.unknown' })
    expect(look({ identityId: 'i-1' })).toMatchObject({ outcome: 'review', message: 'accounts.unknown' })
  })

  it('need only what the file counts them by', async () => {
    const byMaster = await factsLooker('accounts', 'rules: { accounts: { identity: false } }')
    expect(byMaster({ masterId: 'm' }).outcome).toBe('pass')
    const byIdentity = await factsLooker('accounts', 'rules: { accounts: { master: false } }')
    expect(byIdentity({ identityId: 'i' }).outcome).toBe('pass')
  })
})

const campaignWith = (accounts: string) => `
rules: { accounts: ${accounts} }
prizes:
  asset: X
  pool: "3"
  rank: [likes]
  ladder: [{ places: 3, amount: "1" }]
`
const POSTS = 'post_id,user_id,content,likes\n1,a,x,9\n2,b,y,8\n3,c,z,7\n4,d,w,6\n'
const winners = async (accounts: string, people: string) => {
  const { allocation, result } = await runCheck(campaignWith(accounts), POSTS, {
    people: { name: 'people.csv', bytes: people },
  })
  return { rows: pick(allocation, 'status', 'user_id'), people: result.tally.people }
}

describe('accounts in a ranking', () => {
  it('of one master count once, under the account that stands best', async () => {
    // b belongs to m, which a belongs to as well; m itself wrote nothing.
    const people = 'user_id,master_id\na,m\nb,m\nc,\nd,\nm,\n'
    expect(await winners('{ identity: false }', people)).toEqual({
      rows: [
        ['awarded', 'a'],
        ['awarded', 'c'],
        ['awarded', 'd'],
      ],
      people: 3,
    })
  })

  it('of one identity count once, over several steps and with masters', async () => {
    const people = 'user_id,master_id,identity_id\na,,i-1\nb,a,\nc,,i-2\nd,,i-1\n'
    expect(await winners('', people)).toEqual({
      rows: [
        ['awarded', 'a'],
        ['awarded', 'c'],
        ['unfilled', ''],
      ],
      people: 2,
    })
  })

  it('of which nobody knows have the prize held', async () => {
    expect((await winners('', 'user_id,master_id,identity_id\na,,i-1\nb,,\n')).rows).toEqual([
      ['awarded', 'a'],
      ['held', 'b'],
      ['held', 'c'],
      ['alternate', 'd'],
    ])
  })

  it('whose masters run in a circle are one person', async () => {
    expect((await winners('{ identity: false }', 'user_id,master_id\na,b\nb,c\nc,a\nd,\n')).people).toBe(2)
  })
})

it('accounts of one person may use one image', async () => {
  const posts =
    'post_id,user_id,posted_at,content,screenshots\n1,a,2026-01-01T00:00:00Z,x,i.png\n2,b,2026-01-02T00:00:00Z,y,i.png\n3,c,2026-01-03T00:00:00Z,z,i.png\n'
  const people = { name: 'people.csv', bytes: 'user_id,master_id\na,\nb,a\nc,\n' }
  const { report } = await runCheck('rules: { screenshot: , accounts: { identity: false } }', posts, { people })
  expect(pick(report, 'post_id', 'screenshot')).toEqual([
    ['1', 'pass'],
    ['2', 'pass'],
    ['3', 'review'],
  ])
})
