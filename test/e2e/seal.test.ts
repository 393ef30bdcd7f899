import { createHash, createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { createWorkplace } from './program.js'

const FIXTURE = resolve('fixtures/campaigns/quay-2023')
const fixture = (name: string) => readFileSync(`${FIXTURE}/${name}`, 'utf8')
const CAMPAIGN = fixture('campaign.yaml')
const POSTS = fixture('posts.csv')
const ROUND = fixture('round.json')
const FILES = {
  'campaign.yaml': CAMPAIGN,
  'posts.csv': POSTS,
  'round.json': ROUND,
  'announcement.txt': fixture('announcement.txt'),
}

const place = createWorkplace()
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex')
const read = (name: string) => readFileSync(place.path(name), 'utf8')
const lines = (text: string) => text.split('\n').filter((line) => line !== '')

/** A program that speaks English. */
const eligo = (...args: readonly string[]) => place.eligo('--lang', 'en', ...args)
const SEAL = ['seal', 'posts.csv', '--round', '657413', '--allow-past']
const DRAW = ['check', 'posts.csv', '--seal', 'seal.json', '--beacon', 'round.json']
const faultsOf = (...args: readonly string[]) => {
  const { code, out, err } = eligo(...args)
  expect([code, out]).toEqual([2, ''])
  return lines(err)
}

interface SealFile {
  readonly digest: string
  readonly draws: readonly { readonly award: string; readonly ids: readonly string[] }[]
  readonly statement: readonly string[]
}
const sealFile = (name = 'seal.json') => JSON.parse(read(name)) as SealFile
const seedOf = (digest: string) =>
  sha256(`eligo draw 1\n${digest}\n${(JSON.parse(ROUND) as { randomness: string }).randomness}\n`)
const manifestOf = (folder = 'out') =>
  (JSON.parse(read(`${folder}/result.json`)) as { manifest: { draw: Record<string, unknown> } }).manifest

beforeEach(() => {
  for (const [name, text] of Object.entries(FILES)) place.put(name, text)
  expect(eligo(...SEAL, '-o', 'seal.json').code).toBe(0)
})

describe('eligo seal', () => {
  it('prints the digest of its statement, and says when the beacon comes and who is in', () => {
    const { code, out, err } = eligo(...SEAL, '-o', 'seal.json')
    const { digest, statement } = sealFile()
    expect([code, out]).toEqual([0, `${digest}\n`])
    expect(digest).toBe(sha256(statement.map((line) => `${line}\n`).join('')))
    expect(lines(err)).toEqual([
      `sealed: run 1, drand quicknet round 657413 at 2023-09-15T19:00:03+08:00; publish ${digest} before then, and keep the seal`,
      '伴手礼: 8 entrants, drawn over people',
      '灯塔大奖: 10 entrants, drawn over posts',
    ])
    expect(read('seal.json')).toBe(fixture('seal.json'))
  })

  it('is the same seal for rows in another order but for the digest of the file, and printed where no file is named', () => {
    const [head = '', ...rows] = lines(POSTS)
    place.put('posts.csv', [head, ...rows.toReversed(), ''].join('\n'))
    const { out } = eligo(...SEAL)
    expect((JSON.parse(out) as SealFile).draws).toEqual(sealFile().draws)
  })

  it('takes the first round at a time or after it', () => {
    expect(eligo('seal', 'posts.csv', '--at', '2023-09-15 19:00:03', '--allow-past').out).toBe(fixture('seal.json'))
    expect(eligo('seal', 'posts.csv', '--at', '2023-09-15T11:00:00.001Z', '--allow-past').out).toBe(
      fixture('seal.json'),
    )
  })

  it('counts repeated draws, and chains them', () => {
    eligo(...SEAL, '--previous-seal', 'seal.json', '-o', 'second.json')
    expect(sealFile('second.json').statement.slice(1, 3)).toEqual(['run 2', `previous ${sealFile().digest}`])
  })

  it('hides ids under a salt, to which it commits', () => {
    eligo(...SEAL, '--salt', 'pepper', '-o', 'salted.json')
    const { draws, statement } = sealFile('salted.json')
    expect(statement).toContain(`salt ${sha256('pepper')}`)
    expect(draws[0]!.ids).toContain(hmac('pepper', 'ah_lin'))
    expect(sealFile().draws[0]!.ids).toContain(sha256('ah_lin'))
  })

  it('refuses what is no seal for a draw to come', () => {
    expect(faultsOf('seal', 'posts.csv', '--round', '657413')).toEqual([
      'eligo: round 657413 came at 2023-09-15T19:00:03+08:00, so everybody knows its value: a seal commits to a round that is still to come',
    ])
    expect(faultsOf('seal', 'posts.csv')).toEqual([
      'eligo: expected when the beacon is to come: --at with a time, or --round',
    ])
    expect(faultsOf('seal', 'posts.csv', '--at', 'noon')).toEqual([
      'eligo: noon is not a time that can be read; expected YYYY-MM-DD HH:MM:SS, ISO 8601, or epoch seconds or milliseconds',
    ])
    place.put('campaign.yaml', CAMPAIGN.replace('over: people', 'over: people, seed: known'))
    expect(faultsOf(...SEAL)).toEqual([
      'eligo: campaign.yaml: 伴手礼: draw.seed states the seed already; a sealed draw takes that of the beacon, so leave draw.seed out',
    ])
    place.put('campaign.yaml', CAMPAIGN.replaceAll(/draw: \{.*\}/g, 'first_come: true'))
    expect(faultsOf(...SEAL)).toEqual([
      'eligo: campaign.yaml: no award of the campaign file is drawn, so there is nothing to seal',
    ])
  })

  it('never writes over what it reads', () => {
    expect(faultsOf(...SEAL, '-o', 'posts.csv').join()).toContain('posts.csv')
    expect(read('posts.csv')).toBe(POSTS)
  })

  it('says that posts in review are not among the entrants', () => {
    place.put(
      'posts.csv',
      POSTS.replace('醒来第一句话是：你那双早就补好了。 #码头夜话', '醒来第一句话是：你那双早就补好了。 #码头夜話'),
    )
    expect(lines(eligo(...SEAL).err)[0]).toBe(
      'posts still in review: 1; they are not among the entrants: decide them first, with --decisions',
    )
  })
})

describe('a draw by a seal and its beacon', () => {
  it('can be made again by hand from the seal and the round', () => {
    expect(eligo(...DRAW, '-o', 'out').code).toBe(0)
    const { digest, draws } = sealFile()
    const seed = seedOf(digest)
    expect(manifestOf().draw.seed).toBe(seed)
    const people = new Map(lines(POSTS).map((row) => [sha256(row.split(',')[1]!), row.split(',')[1]!]))
    const order = [...draws[0]!.ids].sort((a, b) => (hmac(seed, `伴手礼\n${a}`) < hmac(seed, `伴手礼\n${b}`) ? -1 : 1))
    const winners = lines(read('out/allocation.csv'))
      .filter((line) => line.startsWith('伴手礼'))
      .map((line) => line.split(',')[4])
    expect(winners).toEqual(order.slice(0, 5).map((id) => people.get(id)))
  })

  it('is on record, and verify replays it and names the seal', () => {
    eligo(...DRAW, '-o', 'out')
    const { digest } = sealFile()
    expect(manifestOf().draw).toEqual({
      seal: digest,
      run: 1,
      at: '2023-09-15T19:00:03+08:00',
      chain: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
      ...(JSON.parse(ROUND) as object),
      seed: seedOf(digest),
      previous: null,
    })
    const told = `drawn by the seal ${digest}, run 1, round 657413 of drand quicknet: compare with what was published`
    const all = ['--inputs', 'posts.csv', 'seal.json', 'round.json']
    expect(lines(eligo('verify', 'out', ...all, '--seal', digest).out)).toEqual([
      told,
      'out: identical: 14 posts, 2 awards, 5 files byte for byte',
    ])
    expect(lines(eligo('verify', 'out', '--seal', sha256('other')).out)).toEqual([
      told,
      `the result was drawn by the seal ${digest}, not by the one that was published: ${sha256('other')}`,
      'not identical',
    ])
  })

  it('shows that it was repeated', () => {
    const { digest } = sealFile()
    eligo(...SEAL, '--previous-seal', 'seal.json', '-o', 'second.json')
    eligo('check', 'posts.csv', '--seal', 'second.json', '--beacon', 'round.json', '-o', 'again')
    expect(manifestOf('again').draw).toMatchObject({ run: 2, previous: digest })
    expect(lines(eligo('verify', 'again').out)[1]).toBe(`it is not the first: the seal before it is ${digest}`)
  })

  it.each([
    [
      'signature',
      ROUND.replace('b713', 'b712'),
      "the signature of round 657413 does not hold under the key of drand quicknet: it is forged, damaged, or another chain's",
    ],
    [
      'randomness',
      ROUND.replace('fc18', 'fc19'),
      'the randomness of round 657413 of drand quicknet is not the SHA-256 of its signature',
    ],
    [
      'form',
      '{}',
      'is no beacon; expected the JSON of a round of drand quicknet, with round, randomness and signature',
    ],
  ])('refuses a beacon with another %s', (_, beacon, said) => {
    place.put('round.json', beacon)
    expect(faultsOf(...DRAW)).toEqual([`eligo: round.json: ${said}`])
  })

  it('refuses the beacon of another round', () => {
    eligo('seal', 'posts.csv', '--round', '657414', '--allow-past', '-o', 'seal.json')
    expect(faultsOf(...DRAW)).toEqual([
      'eligo: round.json: is the beacon of round 657413; the seal waits for round 657414, which comes at 2023-09-15T19:00:06+08:00',
    ])
  })

  it('refuses another campaign, and says so', () => {
    place.put('campaign.yaml', CAMPAIGN.replace('places: 3, amount: "20"', 'places: 2, amount: "30"'))
    expect(faultsOf(...DRAW).map((line) => line.replaceAll(/[0-9a-f]{64}/g, '…'))).toEqual([
      'eligo: the campaign file is not the sealed one: digest …, sealed …',
    ])
  })

  it('refuses a post taken out or put in, and names files and entrants', () => {
    place.put(
      'posts.csv',
      POSTS.replace(
        /^q1004.*\n/m,
        'q2000,zi_ye,2023-09-10 21:05:00,我在旧仓库的墙上写了一行字，二十年后有人在下面认真地回了我。 #码头夜话,eligible\n',
      ),
    )
    expect(faultsOf(...DRAW)).toEqual([
      `eligo: a file that was sealed is missing or has changed: posts, SHA-256 ${sha256(POSTS)}`,
      `eligo: a file was not sealed, or has changed since: posts posts.csv, SHA-256 ${sha256(read('posts.csv'))}`,
      `eligo: 伴手礼: sealed entrants that are missing: 1, the first ${sha256('dai_mo')}`,
      'eligo: 伴手礼: entrants that were not sealed: 1, the first zi_ye',
      `eligo: 灯塔大奖: sealed entrants that are missing: 1, the first ${sha256('q1004')}`,
      'eligo: 灯塔大奖: entrants that were not sealed: 1, the first q2000',
    ])
  })

  it('refuses a seal that was tampered with', () => {
    place.put('seal.json', read('seal.json').replace('run 1', 'run 2'))
    expect(faultsOf(...DRAW)).toEqual([
      'eligo: seal.json: is no seal of eligo, or its statement, its lists and its digest do not agree',
    ])
  })

  it('asks for the salt, and for the right one', () => {
    eligo(...SEAL, '--salt', 'pepper', '-o', 'seal.json')
    expect(faultsOf(...DRAW)).toEqual(['eligo: seal.json: was made with a salt; give it with --salt'])
    expect(faultsOf(...DRAW, '--salt', 'salt')).toEqual(['eligo: seal.json: was made with another salt'])
    expect(eligo(...DRAW, '--salt', 'pepper', '-o', 'salted').code).toBe(0)
    expect(eligo('verify', 'salted', '--inputs', 'posts.csv', 'seal.json', 'round.json').code).toBe(0)
  })

  it('takes seal and beacon together, and no other seed', () => {
    expect(faultsOf('check', 'posts.csv', '--seal', 'seal.json')).toEqual([
      'eligo: --seal needs --beacon with the round that the seal waits for',
    ])
    expect(faultsOf('check', 'posts.csv', '--beacon', 'round.json')).toEqual([
      'eligo: --beacon needs --seal with what was committed to before',
    ])
    expect(faultsOf(...DRAW, '--seed', 'mine')[0]).toMatch(/--seed.*--seal/)
  })

  it('takes decisions on winners that came after the seal, keeps everybody else in place and says so', () => {
    eligo(...DRAW, '-o', 'first')
    const grand = lines(read('first/allocation.csv')).find((line) => line.startsWith('灯塔大奖'))!
    const [user, post] = grand.split(',').slice(4, 6)
    place.put(
      'decisions.csv',
      `post_id,user_id,rule,question,evidence,decision,reviewer,reason\n${post},${user},,,,replace,lin,gave it up\n`,
    )
    const { code, err } = eligo(...DRAW, '--decisions', 'decisions.csv', '-o', 'out')
    expect(code).toBe(0)
    expect(lines(err)).toEqual([
      'decisions: has come or changed since the seal; who is drawn from is the same, but prizes may have been held or passed on; the result says so',
    ])
    expect(manifestOf().draw.later).toEqual(['decisions'])
    const ofPeople = (folder: string) =>
      lines(read(`${folder}/allocation.csv`)).filter((line) => line.startsWith('伴手礼'))
    expect(ofPeople('out')).toEqual(ofPeople('first'))
  })

  it('gives the same from scan files', () => {
    eligo(...DRAW, '-o', 'out')
    eligo('scan', 'posts.csv', '-o', 'part.scan')
    expect(eligo('settle', 'part.scan', '--seal', 'seal.json', '--beacon', 'round.json', '-o', 'settled').code).toBe(0)
    expect(place.read('settled')).toEqual(place.read('out'))
  })
})

describe('verify of a sealed draw', () => {
  const INPUTS = ['--inputs', 'posts.csv', 'seal.json', 'round.json']
  const outOf = (...args: readonly string[]) => lines(eligo('verify', 'out', ...args).out).slice(1)
  beforeEach(() => void eligo(...DRAW, '-o', 'out'))
  const edit = (name: string, from: string | RegExp, to: string) => {
    const before = read(name)
    expect(before).toMatch(from)
    place.put(name, before.replace(from, to))
  }

  it('catches another seed, and another value of the beacon', () => {
    const seed = seedOf(sealFile().digest)
    const other = seed.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))
    edit('out/result.json', `"seed": "${seed}"`, `"seed": "${other}"`)
    expect(outOf()).toContain(`the seed is ${other}, but the seal and the beacon make ${seed}`)
    edit('out/result.json', /"randomness": "fc18/, '"randomness": "fc19')
    expect(outOf()).toContain('round 657413 of the beacon is not what its signature says: randomness')
  })

  it('catches an entrant taken out of the inputs, by files, seal and post', () => {
    place.put('posts.csv', POSTS.replace(/^q1012.*\n/m, ''))
    const found = outOf(...INPUTS)
    expect(found[0]).toBe(
      `posts.csv: posts posts.csv is not as it was: SHA-256 ${sha256(read('posts.csv'))}, recorded ${sha256(POSTS)}`,
    )
    expect(found).toContain(`伴手礼: sealed entrants that are missing: 1, the first ${sha256('ke_le')}`)
    expect(found.at(-2)).toBe('the result has a post q1012 by ke_le; the replay has not')
  })

  it('catches a swapped winner', () => {
    const [, , second] = lines(read('out/allocation.csv')).map((line) => line.split(','))
    const [winner = '', post = ''] = second!.slice(4, 6)
    edit('out/result.json', `"user_id": "${winner}"`, '"user_id": "lao_mu"')
    expect(outOf(...INPUTS).at(-2)).toBe(
      `伴手礼, place 2: the result says awarded lao_mu ${post} 20 QUAY, the replay awarded ${winner} ${post} 20 QUAY`,
    )
  })

  it('holds winners against the sealed list without any input, for outsiders', () => {
    expect(outOf('--seal', 'seal.json')).toEqual([
      'out: agrees with itself: 14 posts, 2 awards. Not replayed: give the files with --inputs, and -c',
    ])
    const [, , second, third] = lines(read('out/allocation.csv')).map((line) => line.split(','))
    const [winner = '', post = '', outsider = '', his = ''] = [...second!.slice(4, 6), ...third!.slice(4, 6)]
    const result = read('out/result.json')
    // Somebody who is on no list.
    place.put('out/result.json', result.replace(`"post_id": "${post}"`, '"post_id": "q1013"'))
    expect(outOf('--seal', 'seal.json')).toContain(`伴手礼, place 2: ${winner} is not on the sealed list`)
    // Somebody who comes later in the order, in the place of a winner.
    place.put('out/result.json', result.replace(`"post_id": "${post}"`, `"post_id": "${his}"`))
    expect(outOf('--seal', 'seal.json').join('\n')).toMatch(
      new RegExp(`place 2: ${winner} is recorded with hmac=[0-9a-f]+, but the sealed list and the seed make hmac=`),
    )
    expect(outsider).not.toBe(winner)
    // A sealed ticket that nobody speaks of any more.
    const changed = JSON.parse(result) as { awards: { awards: { user_id: string }[] }[] }
    changed.awards[0]!.awards = changed.awards[0]!.awards.filter(({ user_id: user }) => user !== winner)
    place.put('out/result.json', JSON.stringify(changed))
    expect(outOf('--seal', 'seal.json')).toContain(
      `伴手礼: the sealed ticket ${sha256(winner)} comes before a winner, and nothing says why it did not win`,
    )
  })

  it('catches another beacon, and another seal', () => {
    place.put('round.json', ROUND.replace('b713', 'b712'))
    expect(outOf(...INPUTS).at(-2)).toMatch(/^round\.json: the signature of round 657413 does not hold/)
    place.put('round.json', ROUND)
    eligo(...SEAL, '--previous-seal', 'seal.json', '-o', 'second.json')
    place.put('seal.json', read('second.json'))
    expect(outOf(...INPUTS)[0]).toMatch(/^seal\.json: seal seal\.json is not as it was/)
  })
})
