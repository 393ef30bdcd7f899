import { expect, it } from 'vitest'
import { pick, runCheck } from '../run-check.js'

const HEAD = 'post_id,user_id,posted_at,content\n'
const CAMPAIGN = 'zone: "+08:00"\nrules: { length: { min: 1 } }\n'

it.each([
  ['a line with many commas and a date', '第一行\n点评,投诉,2008年7月15日晚,我们一行3人,入住', ['p1'], []],
  ['a line that is a whole row but for its time', '第一行\np2,u2,,另一行', [], [['bad-quote', 'p1']]],
  ['a line that is a whole row', '第一行\np2,u2,2025-10-25 10:00:00,另一行', [], [['bad-quote', 'p1']]],
])('%s', async (_, content, posts, rejects) => {
  const { report, rejects: rejected } = await runCheck(CAMPAIGN, `${HEAD}p1,u1,2025-10-25 09:00:00,"${content}"\n`)
  expect(pick(report, 'post_id').flat()).toEqual(posts)
  expect(pick(rejected, 'code', 'post_id')).toEqual(rejects)
})
