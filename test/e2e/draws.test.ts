import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { workdir } from './workdir.js'

const CAMPAIGN = `name: Lots
language: en
prizes:
  - { name: People, asset: TOK, pool: 3, draw: { over: people }, ladder: [{ places: 3, amount: 1 }], alternates: 9 }
  - { name: Posts, asset: TOK, pool: 1, draw: { over: posts }, ladder: [{ amount: 1 }], exclude_winners: true }
`
const POSTS = ['post_id,user_id,content', ...Array.from({ length: 12 }, (_, i) => `p${i},u${i % 9},text ${i}`)].join(
  '\n',
)
const FILES = { 'campaign.yaml': CAMPAIGN, 'posts.csv': POSTS }

describe('a draw on the command line', () => {
  it('waits for its seed, and says so', () => {
    const { run } = workdir(FILES)
    const { code, err, out } = run(['check', 'posts.csv', '--table', 'allocation', '--format', 'csv'])
    expect(code).toBe(0)
    expect(err.split('\n').filter(Boolean)).toEqual(
      ['People', 'Posts'].map(
        (award) =>
          `${award}: there is no seed, so nothing is drawn; give a public one with --seed, or as draw.seed in the campaign file`,
      ),
    )
    expect(out.match(/,unfilled,/g)?.length).toBe(4)
  })

  it('takes the seed of the run, keeps it in the manifest, and is the same when verified', () => {
    const { run, folder } = workdir(FILES)
    expect(run(['check', 'posts.csv', '-q', '--seed', 'block 7', '-o', 'out'])).toMatchObject({ code: 0, err: '' })
    const result = JSON.parse(readFileSync(join(folder, 'out/result.json'), 'utf8'))
    expect(result.manifest.options).toEqual({ seed: 'block 7' })
    expect(result.awards.map(({ selection }: { selection: unknown }) => selection)).toEqual([
      { how: 'draw', over: 'people', method: 'hmac', seed: 'block 7', entrants: 9 },
      expect.objectContaining({ how: 'draw', over: 'posts', method: 'hmac', seed: 'block 7' }),
    ])
    const verify = ['verify', 'out', '--inputs', 'posts.csv', '-c', 'campaign.yaml']
    expect(run(verify)).toMatchObject({ code: 0, out: 'out: identical: 12 posts, 2 awards, 5 files byte for byte\n' })
  })

  it('is another under another seed, which verify tells by the first prize that differs', () => {
    const { run, folder, write } = workdir(FILES)
    run(['check', 'posts.csv', '-q', '--seed', 'block 7', '-o', 'out'])
    const name = join(folder, 'out/result.json')
    write('out/result.json', readFileSync(name, 'utf8').replaceAll('"block 7"', '"block 8"'))
    const { code, out } = run(['verify', 'out', '--inputs', 'posts.csv', '-c', 'campaign.yaml'])
    expect(code).toBe(1)
    // The same person may come first again, but not by the same number.
    expect(out).toMatch(/^People, place 1: the result (?:says|gives the reason) .*, the replay /m)
  })

  it('says in Chinese words what was drawn', () => {
    const { run } = workdir(FILES)
    const { out } = run(['check', 'posts.csv', '--seed', 'block 7', '--lang', 'zh'])
    expect(out).toMatch(/按用户抽取，方法 hmac，签数 \d+，种子 block 7/)
  })

  it('refuses a blank seed, and one that RFC 3797 cannot take', () => {
    const { run } = workdir({ ...FILES, 'rfc.yaml': CAMPAIGN.replace('over: people', 'over: people, method: rfc3797') })
    expect(run(['check', 'posts.csv', '--seed', ' ']).code).toBe(2)
    const { code, err } = run(['check', 'posts.csv', '-c', 'rfc.yaml', '--seed', 'block 7'])
    expect(code).toBe(2)
    expect(err).toContain('the seed of RFC 3797 is made of sources of whole numbers')
    expect(run(['check', 'posts.csv', '-c', 'rfc.yaml', '--seed', '9319/2 5 12', '-q']).code).toBe(0)
  })
})

describe('the fixture campaigns', () => {
  const FOLDER = resolve('fixtures/campaigns')
  it.each(['ridge-2026', 'beacon-2026', 'orchard-2026', 'tide-2026', 'kite-2026', 'sprout-2026'])(
    '%s is identical when verified',
    (leaf) => {
      const { run } = workdir()
      const at = (name: string) => join(FOLDER, leaf, name)
      const joined = { people: ['ridge-2026', 'beacon-2026', 'sprout-2026'], scores: ['ridge-2026', 'beacon-2026'] }
      const given = Object.entries(joined).filter(([, leaves]) => leaves.includes(leaf))
      const flags = given.flatMap(([name]) => [`--${name}`, at(`${name}.csv`)])
      expect(run(['check', at('posts.csv'), '-c', at('campaign.yaml'), ...flags, '-o', 'out'])).toMatchObject({
        code: 0,
      })
      const inputs = [at('posts.csv'), ...given.map(([name]) => at(`${name}.csv`))]
      const { code, out } = run(['verify', 'out', '--inputs', ...inputs, '-c', at('campaign.yaml'), '--lang', 'en'])
      expect([code, out]).toEqual([0, expect.stringMatching(/^out: identical: \d+ posts, [123] awards/)])
    },
  )
})
