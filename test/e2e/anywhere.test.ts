import { describe, expect, it } from 'vitest'
import { besidesOf, csvOf, inCampaign, LEAVES, recordsOf, shuffled } from './campaigns.js'
import { createWorkplace } from './program.js'

const place = createWorkplace()
const ELSEWHERE = 'TZ=America/New_York LANG=C LC_ALL=zh_CN.UTF-8'

function resultOf(leaf: string, folder: string, setting: string, posts: string, flags: string) {
  const besides = besidesOf(leaf).join(' ')
  const { code } = place.bash(
    `${setting} eligo check ${posts} -c ${inCampaign(leaf, 'campaign.yaml')} ${besides} ${flags} -o ${folder}`,
  )
  expect(code).toBeLessThan(2)
  return place.read(folder)
}

describe('each fixture campaign', () => {
  it.each(LEAVES)('%s comes out the same in New York, in another locale and with four threads', (leaf) => {
    const posts = inCampaign(leaf, 'posts.csv')
    const here = resultOf(leaf, 'here', '', posts, '--workers 1')
    expect(resultOf(leaf, 'there', ELSEWHERE, posts, '--workers 4')).toEqual(here)
  })

  // The model campaign is shuffled in another test, whose rows cannot be read by a strict parser.
  it.each(LEAVES.filter((leaf) => leaf !== 'cgn-2025'))('%s comes out the same with its rows shuffled', (leaf) => {
    const records = recordsOf(leaf)
    place.put('posts.csv', csvOf(records))
    const first = resultOf(leaf, 'first', '', 'posts.csv', '')
    place.put('posts.csv', csvOf(shuffled(records)))
    const other = resultOf(leaf, 'other', ELSEWHERE, 'posts.csv', '--workers 4')
    const lines = (text: string | undefined) => text!.split('\n').sort()
    expect(other['report.csv']).not.toBe(first['report.csv'])
    for (const name of ['report.csv', 'entries.ndjson']) expect(lines(other[name])).toEqual(lines(first[name]))
    for (const name of ['allocation.csv', 'review.csv']) expect(other[name]).toBe(first[name])
    const decided = (text: string | undefined) => ({ ...JSON.parse(text!), manifest: undefined })
    expect(decided(other['result.json'])).toEqual(decided(first['result.json']))
  })
})
