import { createHash, createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { hmacOrder, rfc3797Draw, rfc3797Key, rfc3797Order } from '../../src/prizes/draw.js'
import { opaqueId } from '../../src/text/opaque-id.js'

describe('RFC 3797', () => {
  const SEED = '9319/2 5 12 8 10/9 18 26 34 41 45'

  it('gives the key and the selection that the RFC publishes in its section 6', () => {
    expect(rfc3797Key(SEED)).toBe('9319./2.5.8.10.12./9.18.26.34.41.45./')
    expect(rfc3797Order(rfc3797Key(SEED)!, 25).slice(0, 10)).toEqual([17, 7, 2, 16, 25, 23, 8, 24, 19, 13])
  })

  it('selects everybody once', () => {
    expect(rfc3797Order('1./', 300).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 300 }, (_, i) => i + 1))
    expect(rfc3797Order('1./', 0)).toEqual([])
    expect(rfc3797Order('1./', 1)).toEqual([1])
  })

  it('puts the two bytes of the counter around the key, also past 255', () => {
    const order = rfc3797Order('7./', 300)
    const left = Array.from({ length: 300 }, (_, i) => i + 1)
    const own = Array.from({ length: 300 }, (_, i) => {
      const counter = Buffer.from([i >> 8, i & 255])
      const digest = createHash('md5').update(counter).update('7./').update(counter).digest('hex')
      return left.splice(Number(BigInt(`0x${digest}`) % BigInt(left.length)), 1)[0]!
    })
    expect(order).toEqual(own)
  })

  it.each([
    ['9319', '9319./'],
    ['9319/', '9319./'],
    ['007', '7./'],
    [' 12, 3 , 0 ', '0.3.12./'],
    ['10.9.8.', '8.9.10./'],
    ['18446744073709551617 2', '2.18446744073709551617./'],
  ])('makes a key of %s', (seed, key) => expect(rfc3797Key(seed)).toBe(key))

  it.each(['', ' ', 'abc', '1//2', '-1', '1 2 x', '０'])('takes no key from %j', (seed) =>
    expect(rfc3797Key(seed)).toBeUndefined(),
  )

  it('numbers the list in code-unit order', () => {
    const ids = Array.from({ length: 25 }, (_, i) => opaqueId(String(i)))
    const sorted = ids.toSorted()
    expect(
      rfc3797Draw(ids, SEED)
        .slice(0, 3)
        .map(({ id, shown }) => [id, shown]),
    ).toEqual([
      [sorted[16], 'number=17'],
      [sorted[6], 'number=7'],
      [sorted[1], 'number=2'],
    ])
  })
})

describe('a draw by HMAC', () => {
  it('is the order of HMAC-SHA-256 of the award, a line feed and the opaque id under the seed', () => {
    const people = Array.from({ length: 200 }, (_, i) => `u${i}`)
    const order = hmacOrder(
      '幸运奖',
      people.map((id) => opaqueId(id)),
      '种子 seed',
    )
    const own = people
      .map((id) => {
        const opaque = createHash('sha256').update(id).digest('hex')
        return { opaque, digest: createHmac('sha256', '种子 seed').update(`幸运奖\n${opaque}`).digest('hex') }
      })
      .sort((a, b) => (a.digest < b.digest ? -1 : 1))
    expect(order).toEqual(
      own.map(({ opaque, digest }) => ({ id: opaque, digest, shown: `hmac=${digest.slice(0, 16)}` })),
    )
  })

  it('gives the vectors of the README: a thousand entrants', () => {
    const names = new Map(Array.from({ length: 1000 }, (_, i) => [opaqueId(String(i + 1)), String(i + 1)]))
    const order = hmacOrder('Vector', [...names.keys()], 'eligo')
    const lines = order.map(({ id }) => {
      const number = createHmac('sha256', 'eligo').update(`Vector\n${id}`).digest('hex')
      return `${number} ${names.get(id)}\n`
    })
    expect(order.slice(0, 5).map(({ id, shown }) => [names.get(id), shown])).toEqual([
      ['967', 'hmac=0024e5c974b8e42e'],
      ['396', 'hmac=0051c22decb1ebe4'],
      ['64', 'hmac=007b8441a830c4e2'],
      ['704', 'hmac=00b7e72fefcbecdf'],
      ['669', 'hmac=019ffc559768d74f'],
    ])
    expect(createHash('sha256').update(lines.join('')).digest('hex')).toBe(
      '528d5765bf8a80a2ff4d372475b7d601a0678eb3eb3000536a7cf55040e45823',
    )
  })

  it('does not depend on the order of entrants, and leaves the others where they are when one leaves', () => {
    const ids = Array.from({ length: 50 }, (_, i) => opaqueId(String(i)))
    const order = hmacOrder('A', ids, 's')
    expect(hmacOrder('A', ids.toReversed(), 's')).toEqual(order)
    expect(hmacOrder('A', ids.slice(1), 's')).toEqual(order.filter(({ id }) => id !== ids[0]))
  })

  it('is another under another seed and for another award', () => {
    const ids = Array.from({ length: 20 }, (_, i) => opaqueId(String(i)))
    const orders = [hmacOrder('A', ids, 's'), hmacOrder('A', ids, 't'), hmacOrder('B', ids, 's')]
    expect(new Set(orders.map((order) => order.map(({ id }) => id).join())).size).toBe(3)
  })
})
