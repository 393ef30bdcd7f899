import { describe, expect, it } from 'vitest'
import { pick, runCheck } from '../run-check.js'
import { factsLooker } from './look.js'

const POSTS = 'post_id,user_id,content\n1,007,x\n2,b,y\n3,c,z\n'

describe('excluded', () => {
  it('says which account may not take part', async () => {
    const look = await factsLooker('excluded', 'rules: { excluded: { ids: [b] } }')
    expect(look({})).toMatchObject({ outcome: 'pass', message: 'excluded.free' })
    const args = { account: 'b' }
    expect(look({ excluded: 'b' })).toEqual({ rule: 'excluded', outcome: 'fail', message: 'excluded.excluded', args })
  })

  it('takes ids of the campaign file and of a list together', async () => {
    const campaign = 'rules: { excluded: { ids: ["007"], list: out.csv } }'
    const excluded = [{ name: 'out.csv', bytes: 'uid\nc\n' }]
    const { report } = await runCheck(campaign, POSTS, { excluded })
    expect(pick(report, 'post_id', 'excluded')).toEqual([
      ['1', 'fail'],
      ['2', 'pass'],
      ['3', 'fail'],
    ])
  })

  it('reaches all accounts of the person', async () => {
    const campaign = 'rules: { accounts: { master: false }, excluded: { ids: b } }'
    const people = { name: 'people.csv', bytes: 'user_id,identity_id\n007,i-1\nb,i-1\nc,i-2\n' }
    const { report } = await runCheck(campaign, POSTS, { people })
    expect(pick(report, 'post_id', 'excluded', 'reasons')).toEqual([
      ['1', 'fail', 'excluded: b may not take part'],
      ['2', 'fail', 'excluded: b may not take part'],
      ['3', 'pass', ''],
    ])
  })
})
