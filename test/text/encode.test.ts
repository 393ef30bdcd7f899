import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createByteRoom, createEncoder } from '../../src/text/encode.js'
import { trials } from '../laws/law.js'

/** Any text: halves of surrogate pairs too, and long ones. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.nat(0xffff), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
  fc.tuple(fc.constantFrom('x', '帖', '🧡', '\ud83e'), fc.nat(80_000)).map(([one, count]) => one.repeat(count)),
)
const plainly = (text: string) => new Uint8Array(Buffer.from(text))
/** By digest: long arrays that differ take for ever to print. */
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

it('encodes as every JavaScript does, into memory of its own', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
      const encode = createEncoder()
      const encoded = texts.map(encode)
      expect(encoded.map(digestOf)).toEqual(texts.map(plainly).map(digestOf))
    }),
    trials(0.2),
  )
})

it('gives what was put in since the last time, texts and bytes in their order', () => {
  fc.assert(
    fc.property(fc.array(fc.array(text, { maxLength: 4 }), { maxLength: 4 }), (turns) => {
      const room = createByteRoom()
      const taken = turns.map((texts) => {
        for (const [i, one] of texts.entries())
          if (i % 2 === 0) room.putText(one)
          else room.putBytes(plainly(one))
        const expected = Buffer.concat(texts.map(plainly))
        expect(room.size()).toBe(expected.length)
        return [room.take(), expected] as const
      })
      expect(room.size()).toBe(0)
      for (const [bytes, expected] of taken) expect(digestOf(bytes)).toBe(digestOf(expected))
    }),
    trials(0.2),
  )
})
