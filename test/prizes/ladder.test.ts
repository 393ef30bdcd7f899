import { describe, expect, it } from 'vitest'
import { pick, runCheck } from '../run-check.js'

const campaign = (prizes: string, rules = 'identity: { gate: win, unverified: skip }') => `
zone: "+08:00"
rules: { ${rules} }
prizes: ${prizes}
`
const LADDER =
  '{ asset: CGN, pool: "6", rank: [score, likes], ladder: [{ name: 甲, amount: "3" }, { name: 乙, places: 3, amount: "1" }] }'

interface Row {
  readonly id: string
  readonly user?: string
  readonly time?: string
  readonly score?: string
  readonly likes?: string
  readonly kyc?: string
}
const posts = (rows: readonly Row[]): string =>
  ['post_id,user_id,posted_at,content,score,likes,kyc']
    .concat(
      rows.map(({ id, user = `u-${id}`, time = '2025-10-25 12:00', score = '1', likes = '0', kyc = '是' }) =>
        [id, user, time, 'text', score, likes, kyc].join(','),
      ),
    )
    .join('\n')

const slots = async (prizes: string, rows: readonly Row[], rules?: string) =>
  pick(
    (await runCheck(campaign(prizes, rules), posts(rows))).allocation,
    'place',
    'prize',
    'status',
    'post_id',
    'amount',
  )

describe('the ranking', () => {
  it('goes by the keys in their order, greatest first', async () => {
    const rows = [
      { id: 'a', score: '9', likes: '1' },
      { id: 'b', score: '10', likes: '0' },
      { id: 'c', score: '9', likes: '20' },
      { id: 'd', score: '9.5', likes: '3' },
      { id: 'e', score: '-1', likes: '99' },
    ]
    expect(await slots(LADDER, rows)).toEqual([
      ['1', '甲', 'awarded', 'b', '3'],
      ['2', '乙', 'awarded', 'd', '1'],
      ['3', '乙', 'awarded', 'c', '1'],
      ['4', '乙', 'awarded', 'a', '1'],
      ['5', '', 'alternate', 'e', ''],
    ])
  })

  it('compares decimals exactly', async () => {
    const rows = [
      { id: 'a', score: '9007199254740992' },
      { id: 'b', score: '9007199254740993' },
      { id: 'c', score: '0.1' },
      { id: 'd', score: '0.100000000000000001' },
    ]
    expect((await slots(LADDER, rows)).map(([, , , id]) => id)).toEqual(['b', 'a', 'd', 'c'])
  })

  it('gives ties to the earlier post, then to the id by code units', async () => {
    const rows = [
      { id: '10', time: '2025-10-25 12:00:00.001' },
      { id: '9', time: '2025-10-25T04:00:00Z' },
      { id: 'b' },
      { id: 'B' },
      { id: '1', time: '2025-10-25 12:00:01' },
    ]
    expect((await slots(LADDER, rows)).map(([, , , id]) => id)).toEqual(['9', 'B', 'b', '10', '1'])
  })

  it('may go upwards, and by the time of posting', async () => {
    const rows = [
      { id: 'a', likes: '2', time: '2025-10-25 14:00' },
      { id: 'b', likes: '1', time: '2025-10-25 13:00' },
      { id: 'c', likes: '2', time: '2025-10-25 12:00' },
    ]
    const ids = async (rank: string) =>
      (await slots(LADDER.replace('[score, likes]', rank), rows)).slice(0, 3).map(([, , , id]) => id)
    expect(await ids('[{ by: likes, order: asc }]')).toEqual(['b', 'c', 'a'])
    expect(await ids('[posted_at]')).toEqual(['c', 'b', 'a'])
    expect(await ids('[{ by: posted_at, order: desc }]')).toEqual(['a', 'b', 'c'])
    expect(await ids('[likes, { by: posted_at, order: desc }]')).toEqual(['a', 'c', 'b'])
    expect(await ids('[likes, post_id]')).toEqual(['a', 'c', 'b'])
    expect(await ids('[likes, { by: post_id, order: desc }]')).toEqual(['c', 'a', 'b'])
    expect(await ids('[post_id]')).toEqual(['a', 'b', 'c'])
  })
})

describe('one prize a person', () => {
  it('counts the best post of each', async () => {
    const rows = [
      { id: 'a', user: 'u1', score: '5' },
      { id: 'b', user: 'u1', score: '9' },
      { id: 'c', user: 'u2', score: '7' },
      { id: 'd', user: 'u2', score: '8' },
      { id: 'e', user: 'u3', score: '1' },
    ]
    expect(await slots(LADDER, rows)).toEqual([
      ['1', '甲', 'awarded', 'b', '3'],
      ['2', '乙', 'awarded', 'd', '1'],
      ['3', '乙', 'awarded', 'e', '1'],
      ['4', '乙', 'unfilled', '', '1'],
    ])
  })
})

describe('who has not finished identity verification', () => {
  const rows = [
    { id: 'a', score: '9', kyc: '否' },
    { id: 'b', score: '8' },
    { id: 'c', score: '7', kyc: '' },
    { id: 'd', score: '6', kyc: '审核中' },
    { id: 'e', score: '5', kyc: 'no' },
    { id: 'f', score: '4' },
    { id: 'g', score: '3' },
  ]

  it('is skipped where the campaign says so, and the next moves up; whom nobody knows is held', async () => {
    const { allocation, result } = await runCheck(campaign(LADDER), posts(rows))
    expect(pick(allocation, 'place', 'status', 'post_id', 'amount', 'reason')).toEqual([
      ['1', 'awarded', 'b', '3', 'rank 2 by score=8 likes=0'],
      [
        '2',
        'held',
        'c',
        '1',
        'rank 3 by score=7 likes=0; held because identity could not be decided: a human must look',
      ],
      [
        '3',
        'held',
        'd',
        '1',
        'rank 4 by score=6 likes=0; held because identity could not be decided: a human must look',
      ],
      ['4', 'awarded', 'f', '1', 'rank 6 by score=4 likes=0'],
      ['5', 'alternate', 'g', '', 'rank 7 by score=3 likes=0'],
    ])
    const [stage] = result.stages
    expect(stage?.passedOver.map(({ person, rank, rules }) => [person, rank, ...rules])).toEqual([
      ['u-a', 1, 'identity'],
      ['u-e', 5, 'identity'],
    ])
  })

  it('has the prize held where the campaign says so', async () => {
    const rules = 'identity: { gate: win, unverified: hold }'
    const { allocation } = await runCheck(campaign(LADDER, rules), posts(rows))
    expect(pick(allocation, 'place', 'status', 'post_id', 'amount')).toEqual([
      ['1', 'held', 'a', '3'],
      ['2', 'awarded', 'b', '1'],
      ['3', 'held', 'c', '1'],
      ['4', 'held', 'd', '1'],
      ['5', 'alternate', 'e', ''],
      ['6', 'alternate', 'f', ''],
      ['7', 'alternate', 'g', ''],
    ])
  })

  it('is no candidate where identity is needed to enter, and waits for a human where nobody knows', async () => {
    const rules = 'identity: { gate: enter }'
    const { allocation, report } = await runCheck(campaign(LADDER, rules), posts(rows))
    expect(pick(report, 'post_id', 'verdict')).toEqual([
      ['a', 'ineligible'],
      ['b', 'eligible'],
      ['c', 'review'],
      ['d', 'review'],
      ['e', 'ineligible'],
      ['f', 'eligible'],
      ['g', 'eligible'],
    ])
    expect(pick(allocation, 'status', 'post_id')).toEqual([
      ['awarded', 'b'],
      ['awarded', 'f'],
      ['awarded', 'g'],
      ['unfilled', ''],
    ])
  })
})

describe('slots and alternates', () => {
  const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map((id, i) => ({ id, score: String(99 - i) }))

  it('lists as many alternates as there are places, or as the campaign says', async () => {
    const ids = async (prizes: string) =>
      (await slots(prizes, rows))
        .filter(([, , status]) => status === 'alternate')
        .map(([place, , , id]) => `${place}${id}`)
    expect(await ids(LADDER)).toEqual(['5e', '6f', '7g', '8h'])
    expect(await ids(LADDER.replace('asset', 'alternates: 1, asset'))).toEqual(['5e'])
    expect(await ids(LADDER.replace('asset', 'alternates: 0, asset'))).toEqual([])
    expect(await ids(LADDER.replace('asset', 'alternates: 99, asset'))).toEqual(['5e', '6f', '7g', '8h', '9i', '10j'])
  })

  it('leaves slots unfilled where nobody is left, and says why', async () => {
    const { allocation, result } = await runCheck(campaign(LADDER), posts(rows.slice(0, 1)))
    expect(pick(allocation, 'status', 'amount', 'reason')).toEqual([
      ['awarded', '3', 'rank 1 by score=99 likes=0'],
      ...Array(3).fill(['unfilled', '1', 'no further eligible person']),
    ])
    expect(
      result.stages.map(({ awarded, held, unallocated, pool }) =>
        [awarded, held, unallocated].map((n) => n / (pool / 6n)),
      ),
    ).toEqual([[3n, 0n, 3n]])
  })

  it('awards nothing where the file does not say how winners are chosen', async () => {
    const { allocation } = await runCheck(campaign(LADDER.replace('rank: [score, likes], ', '')), posts(rows))
    expect(pick(allocation, 'status', 'post_id', 'reason')).toEqual(
      Array(4).fill(['unfilled', '', 'the campaign file does not say how winners are chosen']),
    )
  })

  it('pays out smallest units to the last', async () => {
    const exact =
      '{ asset: T, pool: "1.000000000000000002", rank: [score], ladder: [{ places: 3, amount: "0.333333333333333334" }] }'
    expect((await slots(exact, rows.slice(0, 2))).map(([, , status, , amount]) => [status, amount])).toEqual([
      ['awarded', '0.333333333333333334'],
      ['awarded', '0.333333333333333334'],
      ['unfilled', '0.333333333333333334'],
    ])
  })
})

describe('a rank that is not certain', () => {
  it('holds the prize of a post whose metric nobody knows, and never pays it out', async () => {
    const rows = [
      { id: 'a', score: '9' },
      { id: 'b', score: '' },
      { id: 'c', score: '1' },
    ]
    const { allocation } = await runCheck(campaign(LADDER), posts(rows))
    expect(pick(allocation, 'status', 'post_id', 'reason')).toEqual([
      ['awarded', 'a', 'rank 1 by score=9 likes=0'],
      ['awarded', 'c', 'rank 2 by score=1 likes=0'],
      ['held', 'b', 'held because score is unknown, so the rank is not certain: a human must look'],
      ['unfilled', '', 'no further eligible person'],
    ])
  })
})
