import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeStrictly } from '../../src/intake/parse-csv.js'
import { decodeUtf8 } from '../../src/io/decode-utf8.js'
import { hostileText, trials } from '../laws/law.js'

const encode = (text: string) => new TextEncoder().encode(text)

it.each(['', 'abc', '质押😀', '\ufeffpost_id', 'e\u0301\0', '𠮷'.repeat(1000)])('gives %j back', (text) => {
  expect(decodeUtf8(encode(text))).toBe(text)
})

it.each([
  ['a byte that begins nothing', [0x61, 0xff]],
  ['half a character', [0xe5, 0xad]],
  ['a surrogate', [0xed, 0xa0, 0x80]],
  ['an overlong form', [0xc0, 0x80]],
])('refuses %s', (_, bytes) => {
  expect(decodeUtf8(Uint8Array.from(bytes))).toBeUndefined()
})

it('gives what every JavaScript gives, whatever the bytes and wherever they lie', () => {
  const bytes = fc.oneof(fc.uint8Array({ maxLength: 40 }), hostileText(40).map(encode))
  fc.assert(
    fc.property(bytes, fc.nat(3), (some, shift) => {
      const inside = new Uint8Array(some.length + shift)
      inside.set(some, shift)
      expect(decodeUtf8(inside.subarray(shift))).toBe(decodeStrictly(some))
    }),
    trials(),
  )
})
