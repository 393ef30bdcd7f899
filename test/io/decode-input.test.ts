import { describe, expect, it } from 'vitest'
import { decodeInput, encodingNamed } from '../../src/io/decode-input.js'
import { inputOf } from '../../src/io/open-input.js'
import { EligoError } from '../../src/model/fault.js'

const TEXT = '帖子ID,内容\r\n1,你好𠮷😀\r\n2,"一\n二"\r\n'
const GB18030 = Uint8Array.from([
  ...[0xcc, 0xfb, 0xd7, 0xd3, 0x49, 0x44, 0x2c, 0xc4, 0xda, 0xc8, 0xdd, 0x0d, 0x0a],
  ...[0x31, 0x2c, 0xc4, 0xe3, 0xba, 0xc3, 0x95, 0x34, 0xb2, 0x35, 0x94, 0x39, 0xfc, 0x36, 0x0d, 0x0a],
  ...[0x32, 0x2c, 0x22, 0xd2, 0xbb, 0x0a, 0xb6, 0xfe, 0x22, 0x0d, 0x0a],
])
const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16le = (text: string) => Buffer.from(text, 'utf16le')
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()
const join = (...parts: (Uint8Array | readonly number[])[]) => Buffer.concat(parts.map((part) => Uint8Array.from(part)))

function* inPieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** The bytes decoded, with what could not be decoded shown as a question mark, and the encoding. */
async function decode(bytes: Uint8Array, size = bytes.length || 1, encoding?: { name: string; always: boolean }) {
  const input = inputOf(inPieces(bytes, size), { name: 'posts.csv', keepBooks: false, encoding })
  const pieces: Uint8Array[] = []
  for await (const piece of decodeInput(input)) pieces.push(piece)
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(pieces))
  return [text.replaceAll('\ufffd', '?'), input.nature().encoding]
}

describe('decodeInput', () => {
  describe.each([1, 2, 3, 7, 4096])('in pieces of %d bytes', (size) => {
    it.each([
      ['UTF-8', utf8(TEXT), TEXT, 'utf-8'],
      ['UTF-8 with its mark', join([0xef, 0xbb, 0xbf], utf8(TEXT)), TEXT, 'utf-8'],
      ['UTF-16 LE', join([0xff, 0xfe], utf16le(TEXT)), TEXT, 'utf-16le'],
      ['UTF-16 BE', join([0xfe, 0xff], utf16be(TEXT)), TEXT, 'utf-16be'],
      ['UTF-16 LE without a mark', utf16le(TEXT), TEXT, 'utf-16le'],
      ['UTF-16 BE without a mark', utf16be(TEXT), TEXT, 'utf-16be'],
      ['GB18030', GB18030, TEXT, 'gb18030'],
      ['GB18030 with its mark', join([0x84, 0x31, 0x95, 0x33], GB18030), TEXT, 'gb18030'],
      ['nothing', utf8(''), '', 'utf-8'],
      ['a mark alone', join([0xef, 0xbb, 0xbf]), '', 'utf-8'],
      ['half a surrogate pair', join([0xff, 0xfe], utf16le('a\ud800b\udc00')), 'a?b?', 'utf-16le'],
      ['half a unit at the end', join([0xff, 0xfe], utf16le('ab'), [0x63]), 'ab?', 'utf-16le'],
      ['a replacement character that is really there', join([0xff, 0xfe], utf16le('a\ufffdb')), 'a?b', 'utf-16le'],
      ['half a character of GB18030 at the end', join(GB18030, [0xc4]), `${TEXT}?`, 'gb18030'],
      ['a lead byte before a line end', join(GB18030, [0x33, 0x2c, 0xc4, 0x0a, 0x34]), `${TEXT}3,?\n4`, 'gb18030'],
      ['a lead byte before a separator', join(GB18030, [0x33, 0xc4, 0x2c, 0x34]), `${TEXT}3?,4`, 'gb18030'],
    ])('%s', async (_, bytes, text, encoding) => {
      expect(await decode(bytes, size)).toEqual([text, encoding])
    })
  })

  it('never makes a replacement character of what it cannot decode', async () => {
    const input = inputOf([join([0xff, 0xfe], utf16le('a\ud800b'))], { keepBooks: false })
    const pieces: Uint8Array[] = []
    for await (const piece of decodeInput(input)) pieces.push(piece)
    expect([...Buffer.concat(pieces)]).toEqual([0x61, 0xff, 0x62])
  })

  it.each([
    ['UTF-8', utf8(TEXT), 'utf-8'],
    ['GB18030', GB18030, 'gb18030'],
  ])('decides on %s after any length of ASCII', async (_, tail, encoding) => {
    const ascii = '1,plain\n'.repeat(400_000)
    expect(await decode(join(utf8(ascii), tail), 65_536)).toEqual([ascii + TEXT, encoding])
  })

  it('stays with UTF-8 when bad bytes come late', async () => {
    const rows = '1,你好\n'.repeat(200_000)
    expect(await decode(join(utf8(rows), [0xc4, 0xe3, 0x0a]), 65_536)).toEqual([`${rows}??\n`, 'utf-8'])
  })

  it.each([
    ['outweighs a guess', utf8('é'), { name: 'windows-1252', always: true }, ['Ã©', 'windows-1252']],
    ['stands back from a mark', join([0xef, 0xbb, 0xbf], utf8('é')), { name: 'big5', always: true }, ['é', 'utf-8']],
    ['stands back from valid UTF-8', utf8('é'), { name: 'big5', always: false }, ['é', 'utf-8']],
    [
      'takes the place of GB18030',
      join(GB18030.subarray(13, 19), [0x0a]),
      { name: 'big5', always: false },
      ['1,斕疑\n', 'big5'],
    ],
  ])('an encoding that was asked for %s', async (_, bytes, encoding, expected) => {
    expect(await decode(bytes, 1, encoding)).toEqual(expected)
  })

  it('refuses UTF-32', async () => {
    await expect(decode(join([0xff, 0xfe, 0, 0], [0x61, 0, 0, 0]))).rejects.toThrow(EligoError)
  })
})

describe('encodingNamed', () => {
  it.each([
    ['GBK', 'gb18030'],
    ['gb2312', 'gb18030'],
    [' UTF8 ', 'utf-8'],
    ['Big5', 'big5'],
    ['latin1', 'windows-1252'],
  ])('%s', (name, expected) => {
    expect(encodingNamed(name)).toBe(expected)
  })

  it.each(['klingon', '', 'iso-2022-jp', 'replacement'])('refuses %j', (name) => {
    expect(() => encodingNamed(name)).toThrow(EligoError)
  })
})
