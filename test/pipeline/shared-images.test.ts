import { describe, expect, it } from 'vitest'
import { pick, runCheck } from '../run-check.js'

const CAMPAIGN = 'zone: "+08:00"\nrules: { screenshot: }'

interface Row {
  readonly id: string
  readonly user: string
  readonly time: string
  readonly shots: string
}
const run = (rows: readonly Row[]) =>
  runCheck(
    CAMPAIGN,
    JSON.stringify(
      rows.map(({ id, user, time, shots }) => ({
        post_id: id,
        user_id: user,
        posted_at: time,
        content: 'x',
        screenshots: shots,
      })),
    ),
  )

const A = { id: 'a', user: 'u1', time: '2025-10-25 12:00', shots: 'one.png' }
const B = { id: 'b', user: 'u2', time: '2025-10-25 13:00', shots: 'two.png;one.png' }

describe('the same image for a second person', () => {
  it('goes to a human, naming the first use and which image it is', async () => {
    const { report } = await run([B, A])
    expect(pick(report, 'post_id', 'screenshot', 'verdict', 'reasons')).toEqual([
      ['b', 'review', 'review', 'screenshot: image 2 was used before by u1 in post a'],
      ['a', 'pass', 'eligible', ''],
    ])
  })

  it('is no matter for the same person', async () => {
    const { report } = await run([A, { ...B, user: 'u1' }])
    expect(pick(report, 'screenshot')).toEqual([['pass'], ['pass']])
  })

  it('belongs to the earliest post, an undated one last, ties to the lower id, whatever the order of rows', async () => {
    const rows = [
      { ...A, id: 'c', user: 'u3', time: '' },
      { ...A, id: 'b', user: 'u2' },
      { ...A, id: 'a', user: 'u1' },
      { ...A, id: 'd', user: 'u4', time: '2025-10-25 12:00:00.001' },
    ]
    for (const order of [rows, [...rows].reverse()]) {
      const { report } = await run(order)
      expect(pick(report, 'post_id', 'screenshot', 'reasons').sort()).toEqual([
        ['a', 'pass', ''],
        ['b', 'review', 'screenshot: image 1 was used before by u1 in post a'],
        ['c', 'review', 'screenshot: image 1 was used before by u1 in post a'],
        ['d', 'review', 'screenshot: image 1 was used before by u1 in post a'],
      ])
    }
  })

  it('does not outweigh that there are too few', async () => {
    const { report } = await runCheck(
      CAMPAIGN.replace('screenshot:', 'screenshot: { min: 3 }'),
      JSON.stringify(
        [A, B].map(({ id, user, time, shots }) => ({
          post_id: id,
          user_id: user,
          posted_at: time,
          content: 'x',
          screenshots: shots,
        })),
      ),
    )
    expect(pick(report, 'screenshot', 'verdict')).toEqual([
      ['fail', 'ineligible'],
      ['fail', 'ineligible'],
    ])
  })

  it('cannot be told of counts without names', async () => {
    const { report } = await run([
      { ...A, shots: '1' },
      { ...B, shots: '1' },
    ])
    expect(pick(report, 'screenshot')).toEqual([['pass'], ['pass']])
  })
})
