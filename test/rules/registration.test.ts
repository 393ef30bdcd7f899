import { describe, expect, it } from 'vitest'
import { pick, runCheck } from '../run-check.js'
import { factsLooker } from './look.js'

const at = (least: number, most = least) => ({ registration: { listed: true, least, most } })

describe('registration', () => {
  it('is there, not there, or unknown', async () => {
    const look = await factsLooker('registration', 'rules: { registration: }')
    expect(look(at(7)).message).toBe('registration.registered')
    expect(look({ registration: { listed: false, least: 1, most: 9 } }).message).toBe('registration.missing')
    expect(look({})).toMatchObject({ outcome: 'review', message: 'registration.unknown' })
  })

  it.each([
    [at(2), 'pass', 'among', { place: 2, first: 3 }],
    [at(3), 'pass', 'among', { place: 3, first: 3 }],
    [at(1, 3), 'pass', 'among', { place: '1–3', first: 3 }],
    [at(4), 'fail', 'later', { place: 4, first: 3, missing: 1 }],
    [at(4, 9), 'fail', 'later', { place: 4, first: 3, missing: 1 }],
    [at(3, 4), 'review', 'unplaced', { first: 3 }],
  ])('of the first three, %j is %s: %s', async (facts, outcome, message, args) => {
    const look = await factsLooker('registration', 'rules: { registration: { first: 3 } }')
    expect(look(facts)).toEqual({ rule: 'registration', outcome, message: `registration.${message}`, args })
  })
})

const POSTS = `post_id,user_id,content\n${['a', 'b', 'c', 'd'].map((user) => `p-${user},${user},x\n`).join('')}`
const messagesOf = async (campaign: string, more: Parameters<typeof runCheck>[2]) => {
  const { result } = await runCheck(campaign, POSTS, more)
  return result.kept.map((post) => result.entryOf(post).findings[0]!.message.replace('registration.', ''))
}
const list = (text: string) => ({ registration: [{ name: 'list.csv', bytes: text }] })
const people = (text: string) => ({ people: { name: 'people.csv', bytes: text } })

describe('registration over files', () => {
  const FROM_LIST = 'zone: "+08:00"\nrules: { registration: { list: list.csv, first: 2 } }'

  it('takes those on the list, the first by time and then by user id', async () => {
    const rows = 'user_id,registered_at\nc,2026-01-01 10:00\nb,2026-01-01 10:00\na,2026-01-01 12:00\n'
    expect(await messagesOf(FROM_LIST, list(rows))).toEqual(['later', 'among', 'among', 'missing'])
  })

  it('asks a human where a missing time could matter, and only there', async () => {
    const rows = 'user_id,registered_at\na,2026-01-01 10:00\nb,2026-01-01 11:00\nc,\nd,2026-01-01 12:00\n'
    expect(await messagesOf(FROM_LIST, list(rows))).toEqual(['among', 'unplaced', 'unplaced', 'later'])
  })

  it('takes the word of the people file where there is no list', async () => {
    const rows = 'user_id,registered\na,yes\nb,no\nc,?\n'
    expect(await messagesOf('rules: { registration: }', people(rows))).toEqual([
      'registered',
      'missing',
      'unknown',
      'unknown',
    ])
  })

  it('takes a time of registration for a registration', async () => {
    const rows = 'user_id,报名时间\na,2026-01-01 10:00\nb,\n'
    const campaign = 'zone: "+08:00"\nrules: { registration: }'
    expect(await messagesOf(campaign, people(rows))).toEqual(['registered', 'unknown', 'unknown', 'unknown'])
  })

  it('counts accounts of one person once, by the earliest', async () => {
    const rows = 'user_id,registered_at\na,2026-01-01 10:00\nb,2026-01-01 11:00\nc,2026-01-01 12:00\n'
    const masters = 'user_id,master_id\na,\nb,a\nc,\nd,c\n'
    const both = FROM_LIST.replace('first: 2 }', 'first: 2 }, accounts: { identity: false }')
    expect(await messagesOf(both, { ...list(rows), ...people(masters) })).toEqual(['among', 'among', 'among', 'among'])
  })

  it('refuses to run without the list that it names', async () => {
    await expect(runCheck(FROM_LIST, POSTS)).rejects.toThrow('the rule registration names a list (list.csv)')
  })

  it('rejects rows of a list that cannot be read, and rows that differ under one id', async () => {
    const rows = 'user_id,registered_at\n1.98E+18,\na,yesterday\nb,2026-01-01 10:00\nb,2026-01-01 11:00\n'
    const { rejects } = await runCheck(FROM_LIST, POSTS, list(rows))
    expect(pick(rejects, 'source', 'line', 'column', 'code')).toEqual([
      ['list.csv', '2', 'user_id', 'damaged-id'],
      ['list.csv', '3', 'registered_at', 'bad-time'],
      ['list.csv', '4', 'user_id', 'conflicting-duplicate'],
      ['list.csv', '5', 'user_id', 'conflicting-duplicate'],
    ])
  })
})
