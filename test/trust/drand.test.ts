import { describe, expect, it } from 'vitest'
import { type Beacon, checkBeacon, parseBeacon, QUICKNET, roundAt, timeOfRound } from '../../src/trust/drand.js'

/** A round of quicknet as published in the documentation of drand-verify's bindings for Python. */
const BEACON: Beacon = {
  round: 657_413,
  randomness: 'fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587',
  signature: 'b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b',
}

const flip = (hex: string, bit: number): string => {
  const at = bit >> 2
  const digit = Number.parseInt(hex[at]!, 16) ^ (8 >> (bit & 3))
  return hex.slice(0, at) + digit.toString(16) + hex.slice(at + 1)
}

/** The first rounds of the chain, which the tests of many clients of drand use. */
const FIRST: readonly Beacon[] = [
  {
    round: 1,
    randomness: '1466a6cd24e327188770752f6134001c64d6efcc590ccc26b721611ad96f165a',
    signature: 'b55e7cb2d5c613ee0b2e28d6750aabbb78c39dcc96bd9d38c2c2e12198df95571de8e8e402a0cc48871c7089a2b3af4b',
  },
  {
    round: 2,
    randomness: '5782d6987841c654515a0e72b2d1ebb4e741234042c37cb19608ae50d93fb60c',
    signature: 'b6b6a585449b66eb12e875b64fcbab3799861a00e4dbf092d99e969a5eac57dd3f798acf61e705fe4f093db926626807',
  },
  {
    round: 3,
    randomness: '7ef4621ace1c6da4eb2eee7cd901f81385bca5b189771ec0f08d0d2566dd1a21',
    signature: 'b3fab6df720b68cc47175f2c777e86d84187caab5770906f515ff1099cb01e4deaa027075d860823e49477b93c72bd64',
  },
]

describe('checkBeacon', () => {
  it.each([BEACON, ...FIRST])('accepts the published round $round', (beacon) => {
    expect(checkBeacon(beacon)).toBeUndefined()
  })

  it.each([0, 1, 2, 3, 4, 100, 200, 383])('refuses the round with bit %i of its signature flipped', (bit) => {
    expect(checkBeacon({ ...BEACON, signature: flip(BEACON.signature, bit) })).toBe('signature')
  })

  it.each([0, 255])('refuses the round with bit %i of its randomness flipped', (bit) => {
    expect(checkBeacon({ ...BEACON, randomness: flip(BEACON.randomness, bit) })).toBe('randomness')
  })

  it('refuses the signature of another round', () => {
    expect(checkBeacon({ ...BEACON, round: BEACON.round + 1 })).toBe('signature')
  })

  it.each([
    ['no round', { ...BEACON, round: 0 }],
    ['half a round', { ...BEACON, round: 1.5 }],
    ['a short signature', { ...BEACON, signature: BEACON.signature.slice(2) }],
    ['a signature in capitals', { ...BEACON, signature: BEACON.signature.toUpperCase() }],
    ['no randomness', { ...BEACON, randomness: '' }],
  ])('refuses what has not the form of a beacon: %s', (_, beacon) => {
    expect(checkBeacon(beacon)).toBe('form')
  })
})

describe('roundAt', () => {
  it.each([
    [QUICKNET.genesis * 1000 - 5000, 1],
    [QUICKNET.genesis * 1000, 1],
    [QUICKNET.genesis * 1000 + 1, 2],
    [QUICKNET.genesis * 1000 + 3000, 2],
    [QUICKNET.genesis * 1000 + 3001, 3],
    [Date.UTC(2023, 8, 15, 11, 0, 3), 657_413],
  ])('gives at %i the first round that is still to come or comes just then: %i', (instant, round) => {
    expect(roundAt(instant)).toBe(round)
    expect(timeOfRound(round)).toBeGreaterThanOrEqual(Math.min(instant, timeOfRound(round)))
    expect(roundAt(timeOfRound(round))).toBe(round)
  })
})

describe('parseBeacon', () => {
  it.each([
    ['as relays give it', JSON.stringify(BEACON), BEACON],
    [
      'without its randomness, which is the hash of the signature',
      JSON.stringify({ round: BEACON.round, signature: BEACON.signature }),
      BEACON,
    ],
    [
      'in capitals',
      JSON.stringify({
        ...BEACON,
        signature: BEACON.signature.toUpperCase(),
        randomness: BEACON.randomness.toUpperCase(),
      }),
      BEACON,
    ],
    ['no JSON', '{', undefined],
    ['no object', '[1]', undefined],
    ['null', 'null', undefined],
    ['the round as text', JSON.stringify({ ...BEACON, round: '1' }), undefined],
    ['no signature', JSON.stringify({ round: 1, randomness: BEACON.randomness }), undefined],
  ])('reads %s', (_, text, expected) => {
    expect(parseBeacon(text)).toEqual(expected)
  })
})
