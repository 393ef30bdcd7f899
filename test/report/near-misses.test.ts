import { describe, expect, it } from 'vitest'
import { nearMissesOf } from '../../src/report/near-misses.js'
import { runCheck } from '../run-check.js'

const CAMPAIGN = `zone: "+00:00"
window: { from: 2026-01-01 00:00, to: 2026-02-01 00:00 }
rules:
  length: { min: 5, max: 9 }
  screenshot: { min: 3 }
  followers: { min: 100 }
  staff:
`
const POSTS = `post_id,user_id,posted_at,content,screenshots
late,a,2026-02-01 00:00:00.001,words,3
early,a,2025-12-30 22:59:59,words,3
short,a,2026-01-05 00:00,wo,3
long,a,2026-01-05 00:00,wordwordwordw,3
images,a,2026-01-05 00:00,words,1
twice,a,2026-01-05 00:00,wo,1
fine,a,2026-01-05 00:00,words,3
few,b,2026-01-05 00:00,words,3
asked,c,2026-01-05 00:00,wor,3
`
const people = { name: 'people.csv', bytes: 'user_id,followers,staff\na,100,no\nb,93,no\nc,100,\n' }

describe('near misses', () => {
  it('are posts that fail by exactly one rule, rule by rule, the nearest first, with what is missing or too much', async () => {
    const { result } = await runCheck(CAMPAIGN, POSTS, { people })
    expect(nearMissesOf(result).map(({ entry, finding, margin }) => [entry.postId, finding.rule, margin])).toEqual([
      ['late', 'window', '00:00:00.001'],
      ['early', 'window', '1d 01:00:01'],
      ['asked', 'length', 2],
      ['short', 'length', 3],
      ['long', 'length', 4],
      ['images', 'screenshot', 2],
      ['few', 'followers', 7],
    ])
  })

  it('are not what a human accepted or rejected', async () => {
    const sheet = 'post_id,decision,reviewer,reason\nshort,accept,R,so\nlong,reject,R,so\n'
    const { result } = await runCheck(CAMPAIGN, POSTS, { people, decisions: { name: 'decided.csv', bytes: sheet } })
    expect(nearMissesOf(result).map(({ entry }) => entry.postId)).toEqual(['late', 'early', 'asked', 'images', 'few'])
  })
})
