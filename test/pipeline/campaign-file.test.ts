import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { EligoError, formatPlace, parseCampaign, wordFault } from '../../src/index.js'

/** Faults as a compiler shows them: place, then what is wrong. */
async function faultsOf(text: string): Promise<string[]> {
  try {
    await parseCampaign(text, 'c.yaml')
  } catch (error) {
    if (error instanceof EligoError)
      return error.faults.map((fault) => `${formatPlace(fault.place)} ${wordFault(fault, 'en')}`)
    throw error
  }
  return []
}
async function warningsOf(text: string): Promise<string[]> {
  const { warnings } = await parseCampaign(text, 'c.yaml')
  return warnings.map((fault) => `${formatPlace(fault.place)} ${wordFault(fault, 'en')}`)
}

describe('campaign files that are refused', () => {
  const PRIZES =
    'prizes:\n  asset: CGN\n  pool: "1333"\n  rank: [score]\n  ladder:\n    - { places: 1, amount: "333" }\n    - { places: 2, amount: "200" }\n'

  const cases: readonly (readonly [what: string, text: string, faults: readonly string[]])[] = [
    // the ladder and its pool, both numbers shown
    [
      'a ladder short of its pool',
      PRIZES,
      ['c.yaml:3:9 the ladder of CGN sums to 733, its pool is 1333: they must be equal'],
    ],
    [
      'a ladder beyond its pool',
      PRIZES.replace('1333', '700'),
      ['c.yaml:3:9 the ladder of CGN sums to 733, its pool is 700: they must be equal'],
    ],
    [
      'a ladder that is out by the smallest unit',
      PRIZES.replace('1333', '733.000000000000000001'),
      ['c.yaml:3:9 the ladder of CGN sums to 733, its pool is 733.000000000000000001: they must be equal'],
    ],
    [
      'the second of two awards',
      `prizes:\n  - { asset: A, pool: 1, rank: [x], ladder: [{ amount: 1 }] }\n  - { name: Two, asset: B, pool: 3, rank: [x], ladder: [{ amount: 1 }] }\n`,
      ['c.yaml:3:34 the ladder of Two sums to 1, its pool is 3: they must be equal'],
    ],
    // amounts
    [
      'an amount with a separator',
      PRIZES.replace('"333"', '"1,333"'),
      [
        'c.yaml:6:28 prizes.ladder.0.amount: expected an exact amount such as "333" or "0.5" without separators or exponent, found "1,333"',
      ],
    ],
    [
      'an amount with an exponent',
      PRIZES.replace('"333"', '1e3'),
      [
        'c.yaml:6:28 prizes.ladder.0.amount: expected an exact amount such as "333" or "0.5" without separators or exponent, found "1e3"',
      ],
    ],
    [
      'an amount with too many decimals',
      PRIZES.replace('"333"', '0.1234567890123456789'),
      [
        'c.yaml:6:28 prizes.ladder.0.amount: expected an exact amount such as "333" or "0.5" without separators or exponent, found "0.1234567890123456789"',
      ],
    ],
    [
      'a negative amount',
      PRIZES.replace('"333"', '-1'),
      [
        'c.yaml:6:28 prizes.ladder.0.amount: expected an exact amount such as "333" or "0.5" without separators or exponent, found -1',
      ],
    ],
    [
      'no places',
      PRIZES.replace('places: 1', 'places: 0'),
      ['c.yaml:6:17 prizes.ladder.0.places: expected a whole number, at least 1, found 0'],
    ],
    [
      'half a place',
      PRIZES.replace('places: 1', 'places: 1.5'),
      ['c.yaml:6:17 prizes.ladder.0.places: expected a whole number, at least 0, found "1.5"'],
    ],
    // the window
    [
      'a window without a zone',
      'window:\n  from: 2025-10-24 18:00\n  to: 2025-11-04T16:00:00Z\n',
      [
        'c.yaml:2:9 the window has no zone: 2025-10-24 18:00 is 2025-10-24T18:00:00+00:00 in UTC and 2025-10-24T18:00:00+08:00 in UTC+8. Write the offset, or add zone: "+08:00"',
      ],
    ],
    [
      'a window whose ends have no zone in common',
      'window:\n  from: 2025-10-24T10:00:00Z\n  to: 2025-11-05T00:00:00+08:00\n',
      [
        'c.yaml:1:1 the ends of the window are exact, but the file names no zone for the times of posts without an offset: add zone: "+08:00"',
      ],
    ],
    [
      'a window in epochs without a zone',
      'window: { from: 1761300000, to: 1762272000000 }\n',
      [
        'c.yaml:1:1 the ends of the window are exact, but the file names no zone for the times of posts without an offset: add zone: "+08:00"',
      ],
    ],
    [
      'a window of days',
      'zone: "+08:00"\nwindow: { from: 2025-10-24, to: 2025-11-04 }\n',
      [
        'c.yaml:2:17 window.from: 2025-10-24 is a day without a time; write "2025-10-24 00:00" for its start or "2025-10-24 24:00" for its end',
        'c.yaml:2:33 window.to: 2025-11-04 is a day without a time; write "2025-11-04 00:00" for its start or "2025-11-04 24:00" for its end',
      ],
    ],
    [
      'a window that ends before it starts',
      'zone: "+08:00"\nwindow:\n  from: 2025-11-04 18:00\n  to: 2025-10-24 24:00\n',
      ['c.yaml:4:7 the window ends at 2025-10-25T00:00:00+08:00, not after its start at 2025-11-04T18:00:00+08:00'],
    ],
    [
      'a window of no length',
      'zone: "+08:00"\nwindow: { from: 2025-11-04 24:00, to: 2025-11-05 00:00 }\n',
      ['c.yaml:2:39 the window ends at 2025-11-05T00:00:00+08:00, not after its start at 2025-11-05T00:00:00+08:00'],
    ],
    [
      'a window whose time cannot be read',
      'zone: "+08:00"\nwindow: { from: 10/24/2025 18:00, to: 2025-11-04 24:00 }\n',
      ['c.yaml:2:17 window.from: 10/24/2025 18:00 cannot be read as a time; expected YYYY-MM-DD HH:MM'],
    ],
    [
      'a window with one end',
      'zone: "+08:00"\nwindow:\n  from: 2025-10-24 18:00\n',
      ['c.yaml:3:3 window.to is missing'],
    ],
    [
      'a zone by letters',
      'zone: CST\n',
      ['c.yaml:1:7 CST is not a zone; expected an offset such as +08:00, or a region such as Asia/Shanghai'],
    ],
    [
      'a zone that nobody knows',
      'window: { from: 2025-10-24 18:00, to: 2025-11-04 24:00, zone: Asia/Peking }\n',
      ['c.yaml:1:63 Asia/Peking is not a zone; expected an offset such as +08:00, or a region such as Asia/Shanghai'],
    ],
    [
      'two zones of which one is none',
      'zone: "+08:00"\nwindow: { from: 2025-10-24 18:00, to: 2025-11-04 24:00, zone: CST }\n',
      ['c.yaml:2:63 CST is not a zone; expected an offset such as +08:00, or a region such as Asia/Shanghai'],
    ],
    [
      'the rule window without a window',
      'rules:\n  window:\n',
      ['c.yaml:2:3 rules.window is active, but the file has no window'],
    ],
    // keys
    [
      'a misspelt rule',
      'rules:\n  lenght: { min: 80 }\n',
      ['c.yaml:2:3 lenght is not a key here; did you mean length? Known: {rules}'],
    ],
    [
      'a misspelt option',
      'rules:\n  length:\n    minn: 80\n',
      [
        'c.yaml:3:5 rules.length.min is missing',
        'c.yaml:3:5 minn is not a key here; did you mean min? Known: min, max, unit, exclude, effect',
      ],
    ],
    ['a key that nobody knows', 'colour: red\n', ['c.yaml:1:1 colour is not a key here; {known}']],
    ['a key twice', 'name: a\nname: b\n', ['c.yaml:2:1 not valid YAML or JSON: Map keys must be unique']],
    ['a key of the prototype', '__proto__: { a: 1 }\n', ['c.yaml:1:1 __proto__ is not a key here; {known}']],
    [
      'a JSON file with a slip',
      '{\n  "rules": {\n    "length": { "mim": 80 }\n  }\n}\n',
      [
        'c.yaml:3:15 rules.length.min is missing',
        'c.yaml:3:17 mim is not a key here; did you mean min? Known: min, max, unit, exclude, effect',
      ],
    ],
    // values
    [
      'a length that is no number',
      'rules: { length: { min: eighty } }\n',
      ['c.yaml:1:25 rules.length.min: expected a whole number, at least 0, found "eighty"'],
    ],
    [
      'a unit that nobody knows',
      'rules: { length: { min: 80, unit: letters } }\n',
      ['c.yaml:1:35 rules.length.unit: expected one of characters, words, han, found "letters"'],
    ],
    [
      'a hashtag rule without a hashtag',
      'rules:\n  hashtag: {}\n',
      ['c.yaml:2:3 hashtag: at least one of any, all is needed'],
    ],
    [
      'a topic rule without anything',
      'rules:\n  topic:\n',
      ['c.yaml:2:3 topic: at least one of any, links, all is needed'],
    ],
    [
      'a blank hashtag',
      'rules: { hashtag: { any: " " } }\n',
      ['c.yaml:1:26 rules.hashtag.any: expected a text or a list of texts, found " "'],
    ],
    [
      'an effect that nobody knows',
      'rules: { length: { min: 1, effect: drop } }\n',
      ['c.yaml:1:36 rules.length.effect: expected one of reject, review, gate, note, found "drop"'],
    ],
    [
      'rules in a list',
      'rules: [length]\n',
      ['c.yaml:1:8 rules: expected a mapping of keys to values, found ["length"]'],
    ],
    // syntax
    ['nothing', '', ['c.yaml:1:1 campaign: expected a mapping of keys to values, found null']],
    ['a list', '- a\n', ['c.yaml:1:1 campaign: expected a mapping of keys to values, found ["a"]']],
    ['a quote that stays open', 'name: "a\n', ['c.yaml:2:1 not valid YAML or JSON: Missing closing "quote']],
    [
      'two documents',
      'name: a\n---\nname: b\n',
      ['c.yaml:2:1 not valid YAML or JSON: Source contains multiple documents; please use YAML.parseAllDocuments()'],
    ],
    [
      'a tab for indentation',
      'rules:\n\tlength: { min: 1 }\n',
      ['c.yaml:2:1 not valid YAML or JSON: Tabs are not allowed as indentation'],
    ],
  ]
  it.each(cases)('%s', async (_, text, faults) => {
    // What the file may hold grows; the lists of known keys are not what these tests are about.
    const shortened = (await faultsOf(text)).map((fault) =>
      fault.replace(/Known: window, .*$/, 'Known: {rules}').replace(/[Kk]nown: name, .*$/, '{known}'),
    )
    expect(shortened).toEqual(faults)
  })

  it('names every fault at once', async () => {
    const faults = await faultsOf(`${PRIZES}zone: CST\nrules: { hashtag: {}, window: }\n`)
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'c.yaml:8:7',
      'c.yaml:9:23',
      'c.yaml:9:10',
      'c.yaml:3:9',
    ])
  })

  it('refuses a bomb of aliases', async () => {
    const bomb = `a: &a [x]\n${Array.from({ length: 200 }, (_, i) => `b${i}: *a`).join('\n')}\n`
    expect(await faultsOf(bomb)).toEqual(['c.yaml not valid YAML or JSON: more than 100 aliases'])
  })
})

describe('campaign files that are taken', () => {
  const MODEL = readFileSync('fixtures/campaigns/cgn-2025/campaign.yaml', 'utf8')

  it('reads the model campaign', async () => {
    const { campaign, warnings } = await parseCampaign(MODEL)
    expect(warnings).toEqual([])
    expect(campaign.window).toEqual({ from: Date.UTC(2025, 9, 24, 10), to: Date.UTC(2025, 10, 4, 16) })
    expect(campaign.zone.name).toBe('+08:00')
    expect(campaign.rules.map(({ id, effect }) => `${id} ${effect}`)).toEqual([
      'window reject',
      'length reject',
      'hashtag reject',
      'screenshot reject',
      'topic reject',
      'identity gate',
      'originality reject',
    ])
    expect(campaign.stages.map(({ name, asset, pool }) => [name, asset, pool])).toEqual([
      ['发帖赢代币CGN', 'CGN', 1333n * 10n ** 18n],
    ])
  })

  it('takes JSON, shorthands and numbers where nothing can be lost', async () => {
    const json = JSON.stringify(
      {
        name: 2025,
        zone: 'UTC+8',
        window: { from: '2025-10-24 18:00', to: 1762272000000 },
        rules: { length: { min: 80 }, screenshot: null, originality: true, hashtag: { any: '#a' } },
        prizes: {
          asset: 'CGN',
          pool: 3,
          rank: ['score', { by: 'posted_at' }, 'post_id'],
          ladder: [{ amount: 1 }, { amount: '2.0' }],
        },
      },
      null,
      '\t',
    )
    const { campaign } = await parseCampaign(`\ufeff${json.replaceAll('\n', '\r\n')}`)
    expect([campaign.name, campaign.zone.name, campaign.window?.to]).toEqual(['2025', '+08:00', 1762272000000])
    expect(campaign.rules.map(({ id }) => id)).toEqual(['window', 'length', 'hashtag', 'screenshot', 'originality'])
    const [stage] = campaign.stages
    expect(stage?.selection).toEqual({
      how: 'rank',
      keys: [
        { by: 'score', order: 'desc' },
        { by: 'posted_at', order: 'asc' },
        { by: 'post_id', order: 'asc' },
      ],
    })
  })

  const zones: readonly (readonly [what: string, text: string, zone: string, from: string])[] = [
    [
      'the zone of the file',
      'zone: "+08:00"\nwindow: { from: 2025-10-24 18:00, to: 2025-11-04 24:00 }',
      '+08:00',
      '2025-10-24T10:00:00.000Z',
    ],
    [
      'the zone of the window',
      'window: { from: 2025-10-24 18:00, to: 2025-11-04 24:00, zone: Asia/Shanghai }',
      'Asia/Shanghai',
      '2025-10-24T10:00:00.000Z',
    ],
    [
      'the offset of both ends',
      'window: { from: "2025-10-24T18:00:00+08:00", to: "2025-11-05 00:00 +08:00" }',
      '+08:00',
      '2025-10-24T10:00:00.000Z',
    ],
    [
      'the offset of both ends in other words',
      'window: { from: 2025-10-24 18:00 UTC+8, to: "2025-11-05T00:00+0800" }',
      '+08:00',
      '2025-10-24T10:00:00.000Z',
    ],
    [
      'UTC by a letter',
      'window: { from: 2025-10-24T10:00:00Z, to: 2025-11-04 16:00 UTC }',
      '+00:00',
      '2025-10-24T10:00:00.000Z',
    ],
    [
      'the zone of the file for posts, that of the window for its ends',
      'zone: "+08:00"\nwindow: { from: 2025-10-24 10:00, to: 2025-11-04 16:00, zone: UTC }',
      '+08:00',
      '2025-10-24T10:00:00.000Z',
    ],
    [
      'the zone of the file for posts, an offset for the ends',
      'zone: "+08:00"\nwindow: { from: 2025-10-24T10:00:00Z, to: 2025-11-04T16:00:00Z }',
      '+08:00',
      '2025-10-24T10:00:00.000Z',
    ],
  ]
  it.each(zones)('%s', async (_, text, zone, from) => {
    const { campaign } = await parseCampaign(text)
    expect([campaign.zone.name, new Date(campaign.window!.from).toISOString()]).toEqual([zone, from])
  })

  it('warns of an end a moment before midnight, and of prizes without a ranking', async () => {
    for (const end of ['23:59', '23:59:59', '23:59:59.999'])
      expect(await warningsOf(`zone: "+08:00"\nwindow: { from: 2025-10-24 18:00, to: "2025-11-04 ${end}" }\n`)).toEqual(
        [
          `c.yaml:2:39 the window ends at 2025-11-04 ${end}, which leaves the last moments before 2025-11-05T00:00:00+08:00 outside; if they belong to it, write 2025-11-05T00:00:00+08:00`,
        ],
      )
    expect(await warningsOf('prizes:\n  asset: CGN\n  pool: 1\n  ladder: [{ amount: 1 }]\n')).toEqual([
      'c.yaml:1:1 the file does not say how winners are chosen (rank, weighted, draw, first_come or all), so no prize of CGN is awarded; nothing is guessed',
    ])
    expect(await warningsOf('zone: "+08:00"\nwindow: { from: 2025-10-24 18:59, to: 2025-11-04 24:00 }\n')).toEqual([])
  })

  it('gives the same canonical text for the same campaign, however it is written', async () => {
    const canonical = async (text: string) => (await parseCampaign(text)).campaign.canonical
    const one = await canonical('name: a\nrules: { length: { min: 80 }, screenshot: }\n')
    expect(
      await canonical('{"rules":{"screenshot":{"min":1},"length":{"unit":"characters","min":80}},"name":"a"}'),
    ).toBe(one)
    expect(await canonical('# a remark\nname: "a"\nrules:\n  length:\n    min: 80\n  screenshot: true\n')).toBe(one)
    expect(await canonical('name: a\nrules: { length: { min: 81 }, screenshot: }\n')).not.toBe(one)
  })
})
