import { describe, expect, it } from 'vitest'
import { createWorkplace, type Ran } from './program.js'

const place = createWorkplace()
const linesOf = ({ code, out, err }: Ran) => ({ status: code, stdout: out.split('\n'), stderr: err.split('\n') })
const eligo = (...args: readonly string[]) => linesOf(place.eligo(...args))

const ANNOUNCEMENT = `Kettle Club
Event period: 2 May 2026, 10:00 – 9 May 2026, 23:59 (UTC+2)
Use #KettleClub, at least 30 words. Posts must be original.
First prize: 1 winner, 50 TEA
Second prize: 2 winners, 20 TEA each
Prize pool: 100 TEA
`

describe('eligo init', () => {
  it('prints the draft, and on stderr what is to be answered and what contradicts itself', () => {
    place.put('a.txt', ANNOUNCEMENT)
    const { status, stdout, stderr } = eligo('init', 'a.txt')
    expect(status).toBe(0)
    expect(stdout.slice(stdout.indexOf('prizes:'))).toEqual([
      'prizes:',
      '  asset: TEA  # line 4: “First prize: 1 winner, 50 TEA”',
      '  pool: "100"  # line 6: “Prize pool: 100 TEA”',
      '  ladder:',
      '    - { name: "First prize", places: 1, amount: "50" }  # line 4: “First prize: 1 winner, 50 TEA”',
      '    - { name: "Second prize", places: 2, amount: "20" }  # line 5: “Second prize: 2 winners, 20 TEA each”',
      '',
    ])
    expect(stderr).toEqual([
      'a.txt:2: to be answered: window.to: does 2026-05-09 23:59 mean up to 2026-05-09 24:00, or do the last moments before it not count? Kept as written; write 2026-05-09 24:00 if they do (“2 May 2026, 10:00 – 9 May 2026, 23:59 (UTC+2)”)',
      'to be answered: rules.topic: no subject was found; must posts be about something?',
      'to be answered: rules.screenshot: no image is asked for; is none needed?',
      'to be answered: rules.identity: verification is not mentioned; is it needed to enter or to win?',
      'a.txt:6: to be answered: prizes.pool: the ladder sums to 90, the pool is 100; where does the rest go? (“Prize pool: 100 TEA”)',
      'to be answered: prizes.rank: the announcement does not say how winners are chosen; by which columns (score, likes …)? Until then nothing is awarded',
      'contradiction: a.txt:2: the time ends at 2026-05-09 23:59, which can mean up to 2026-05-09 24:00 or leave the last moments out: “2 May 2026, 10:00 – 9 May 2026, 23:59 (UTC+2)”',
      'contradiction: a.txt:6: the prizes sum to 90 TEA, the pool is 100 TEA: “Prize pool: 100 TEA”; the prizes, from line 4: “First prize: 1 winner, 50 TEA” “Second prize: 2 winners, 20 TEA each”',
      '6 to be answered, 2 contradictions; both are listed above',
      '',
    ])
  })

  it('reads standard input, and then the draft names no announcement', () => {
    place.put('a.txt', ANNOUNCEMENT)
    const { status, stdout } = linesOf(place.bash('eligo init < a.txt'))
    expect(status).toBe(0)
    expect(stdout.filter((line) => /^(?:name|language|announcement):/.test(line))).toEqual([
      'name: "Kettle Club"  # line 1: “Kettle Club”',
      'language: en',
    ])
  })

  it('says what it cannot read', () => {
    expect(eligo('init', 'nowhere.txt')).toEqual({
      status: 2,
      stdout: [''],
      stderr: ['eligo: nowhere.txt: cannot be read: ENOENT no such file or directory', ''],
    })
  })
})

describe('eligo validate --announcement', () => {
  it('tells each difference with its places, and gives 1', () => {
    place.put('a.txt', ANNOUNCEMENT)
    place.put(
      'campaign.yaml',
      `window: { from: 2026-05-02 10:00, to: 2026-05-09 24:00, zone: "+02:00" }
rules:
  hashtag: { any: "#KettleClub" }
  length: { min: 30, unit: words }
  originality:
prizes: { asset: TEA, pool: "90", rank: [likes], ladder: [{ places: 1, amount: "50" }, { places: 2, amount: "20" }] }
`,
    )
    expect(eligo('validate', '--announcement', 'a.txt')).toEqual({
      status: 1,
      stdout: [
        'campaign.yaml: a valid campaign file: window, length, hashtag, originality',
        'a.txt:6: the prizes sum to 90 TEA, the pool is 100 TEA: “Prize pool: 100 TEA”; the prizes, from line 4: “First prize: 1 winner, 50 TEA” “Second prize: 2 winners, 20 TEA each”',
        'campaign.yaml:6:29: prizes.pool: the campaign file says 90, the announcement 100: a.txt:6: “Prize pool: 100 TEA”',
        '',
      ],
      stderr: [''],
    })
    expect(eligo('validate').status).toBe(0)
  })
})
