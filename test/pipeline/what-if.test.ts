import { describe, expect, it } from 'vitest'
import { parseCampaign } from '../../src/pipeline/parse-campaign.js'
import { amend, readChange } from '../../src/pipeline/what-if.js'

const FILE = `zone: "+08:00"
window: { from: 2026-01-01 00:00, to: 2026-02-01 00:00 }
rules:
  length: { min: 10, exclude: [urls] }
  identity:
prizes: { asset: X, pool: "3", rank: [likes], ladder: [{ amount: "2" }, { amount: "1" }] }
`
const changed = async (...changes: readonly string[]) =>
  (await parseCampaign(FILE, 'c.yaml', amend(changes.map(readChange)))).campaign
const optionsOf = async (rule: string, ...changes: readonly string[]) =>
  (await changed(...changes)).rules.find(({ id }) => id === rule)?.options

describe('a change of a campaign file', () => {
  it.each<[string, unknown]>([
    ['length.min=9', { min: 9, unit: 'characters', exclude: ['urls'] }],
    ['rules.length.min=9', { min: 9, unit: 'characters', exclude: ['urls'] }],
    ['length.exclude=[emoji, urls]', { min: 10, unit: 'characters', exclude: ['emoji', 'urls'] }],
    ['length.exclude.0=emoji', { min: 10, unit: 'characters', exclude: ['emoji'] }],
    ['length=off', undefined],
    ['length={ min: 4 }', { min: 4, unit: 'characters', exclude: [] }],
  ])('%s', async (change, options) => expect(await optionsOf('length', change)).toEqual(options))

  it('puts rules in, and reaches those that the file has without options', async () => {
    expect(await optionsOf('quota', 'quota.posts=3')).toEqual({ posts: 3, days: 1 })
    expect(await optionsOf('staff', 'staff=on')).toEqual({})
    expect(await optionsOf('identity', 'identity.gate=enter')).toMatchObject({ gate: 'enter' })
  })

  it('comes after those before it', async () => {
    expect(await optionsOf('length', 'length=off', 'length.min=2')).toEqual({ min: 2, unit: 'characters', exclude: [] })
  })

  it('takes the window and its rule away together, and tells the language of reports from the rule', async () => {
    const { window, rules } = await changed('window=off')
    expect([window, rules.map(({ id }) => id)]).toEqual([undefined, ['length', 'identity']])
    expect(await optionsOf('language', 'language.allow=zh')).toEqual({ allow: ['zh'] })
    expect((await changed('window.to=2026-01-31 00:00')).window?.to).toBe(Date.parse('2026-01-31T00:00:00+08:00'))
  })

  it('reaches a single award with its position and without', async () => {
    for (const path of ['prizes', 'prizes.0']) {
      const { stages } = await changed(`${path}.pool=4`, `${path}.ladder.1.amount=2`)
      expect(stages.map(({ pool }) => pool)).toEqual([4n * 10n ** 18n])
    }
  })

  it('reaches an award of several by its position or its name, and no other', async () => {
    const award = (name: string) => `{ name: ${name}, asset: X, pool: "3", rank: [likes], ladder: [{ amount: "3" }] }`
    const file = FILE.replace(/prizes: .*/, `prizes: [${award('A')}, ${award('B')}]`)
    const change = (written: string) => parseCampaign(file, 'c.yaml', amend([readChange(written)]))
    for (const item of ['1', 'B'])
      await expect(change(`prizes.${item}.pool=4`)).rejects.toMatchObject({
        faults: [{ code: 'ladder-sum', args: { stage: 'B', sum: '3', pool: '4' } }],
      })
    for (const item of ['2', 'C', 'pool'])
      await expect(change(`prizes.${item}.asset=Y`)).rejects.toMatchObject({
        faults: [{ code: 'what-if-item', args: { key: 'prizes', item, known: '0 (A), 1 (B)' } }],
      })
  })

  it('leaves the file itself as it was', async () => {
    await changed('length=off', 'prizes.pool=3')
    expect(await optionsOf('length')).toMatchObject({ min: 10 })
  })

  it('places what is wrong with it at the change, and all else in the file', async () => {
    const faulty = FILE.replace('min: 10', 'min: ten')
    await expect(parseCampaign(faulty, 'c.yaml', amend([readChange('identity.gate=later')]))).rejects.toMatchObject({
      faults: [{ place: { file: 'c.yaml', line: 4 } }, { place: { file: '--what-if identity.gate=later' } }],
    })
  })

  it.each(['=9', 'length', ''])('%j is none', (written) => expect(() => readChange(written)).toThrow('is no change'))
})
