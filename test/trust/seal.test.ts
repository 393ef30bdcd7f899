import { createHash, createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { opaqueId } from '../../src/text/opaque-id.js'
import {
  drawSeed,
  makeSeal,
  parseSeal,
  type SealedDraw,
  type SealedFacts,
  saltDigest,
  sealText,
} from '../../src/trust/seal.js'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const FACTS: SealedFacts = {
  run: 1,
  previous: undefined,
  campaign: sha256('campaign'),
  round: 657_413,
  salt: undefined,
  inputs: [
    { role: 'posts', sha256: sha256('posts') },
    { role: 'people', sha256: sha256('people') },
  ],
  draws: [
    { award: '幸运奖', over: 'people', ids: ['u1', 'u2', '用户三'].map((id) => opaqueId(id)) },
    { award: 'Top "1"\nline', over: 'posts', ids: ['p1', 'p2', 'p3', 'p4'].map((id) => opaqueId(id)) },
  ],
}
const [PEOPLE, POSTS] = FACTS.draws as [SealedDraw, SealedDraw]
const withPeople = (ids: readonly string[]) => ({ draws: [{ ...PEOPLE, ids }, POSTS] })

describe('opaqueId', () => {
  it('is what sha256sum makes of an id, or openssl under a salt', () => {
    expect(opaqueId('用户三')).toBe(sha256('用户三'))
    expect(opaqueId('用户三', 'pepper')).toBe(createHmac('sha256', 'pepper').update('用户三').digest('hex'))
  })
})

describe('makeSeal', () => {
  it('states, line by line, what is committed to', () => {
    const sorted = (ids: readonly string[]) =>
      [...ids]
        .sort()
        .map((id) => `${id}\n`)
        .join('')
    const { statement, digest } = makeSeal(FACTS)
    expect(statement).toEqual([
      'eligo seal 1',
      'run 1',
      'previous -',
      `campaign ${sha256('campaign')}`,
      'beacon 52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971 round 657413',
      'salt -',
      `input people ${sha256('people')}`,
      `input posts ${sha256('posts')}`,
      `draw people 3 ${sha256(sorted(PEOPLE.ids))} "幸运奖"`,
      `draw posts 4 ${sha256(sorted(POSTS.ids))} "Top \\"1\\"\\nline"`,
    ])
    expect(digest).toBe(sha256(`${statement.join('\n')}\n`))
  })

  it('does not depend on the order of anything', () => {
    const turned = { ...FACTS, inputs: FACTS.inputs.toReversed(), ...withPeople(PEOPLE.ids.toReversed()) }
    expect(makeSeal(turned)).toEqual(makeSeal(FACTS))
  })

  it.each([
    ['the run', { run: 2 }],
    ['the seal before', { previous: sha256('before') }],
    ['the campaign', { campaign: sha256('other') }],
    ['the round', { round: 657_414 }],
    ['an input', { inputs: FACTS.inputs.slice(1) }],
    ['the part of an input', { inputs: FACTS.inputs.map((input) => ({ ...input, role: 'posts' })) }],
    ['a salt', { salt: saltDigest('pepper') }],
    ['a person', withPeople(PEOPLE.ids.slice(1))],
    ['an entrant more', withPeople([...PEOPLE.ids, opaqueId('u5')])],
    ['the name of an award', { draws: [{ ...PEOPLE, award: 'other' }, POSTS] }],
    ['an award', { draws: [PEOPLE] }],
  ])('changes its digest with %s', (_, changed) => {
    expect(makeSeal({ ...FACTS, ...changed }).digest).not.toBe(makeSeal(FACTS).digest)
  })
})

describe('drawSeed', () => {
  it('gives the test vector of the README', () => {
    const randomness = 'fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587'
    expect(drawSeed('0'.repeat(64), randomness)).toBe(
      'a844b659414c4b3b9f46549e82cff436695037eaf0411f3e434ece96b0d48670',
    )
  })

  it('is what sha256sum makes of three lines', () => {
    expect(drawSeed(sha256('seal'), sha256('round'))).toBe(
      sha256(`eligo draw 1\n${sha256('seal')}\n${sha256('round')}\n`),
    )
  })
})

describe('parseSeal', () => {
  const text = sealText(makeSeal(FACTS))

  it('reads what sealText wrote', () => {
    expect(parseSeal(text)).toEqual(makeSeal(FACTS))
    const second = makeSeal({ ...FACTS, run: 2, previous: makeSeal(FACTS).digest, salt: saltDigest('pepper') })
    expect(parseSeal(sealText(second))).toEqual(second)
  })

  it.each([
    ['another digest', text.replace(/"digest": "./, '"digest": "x')],
    ['another run', text.replace('run 1', 'run 2')],
    ['a person less', text.replace(`"${[...PEOPLE.ids].sort()[0]}",`, '')],
    ['another version', text.replace('"version": 1', '"version": 2')],
    ['another chain', text.replace('52db', '52dc')],
    ['a line more', text.replace('"eligo seal 1",', '"eligo seal 1", "x",')],
    ['no JSON', '{'],
    ['null', 'null'],
    ['something else', '{"a":1}'],
  ])('refuses %s', (_, changed) => {
    expect(changed).not.toBe(text)
    expect(parseSeal(changed)).toBeUndefined()
  })
})
