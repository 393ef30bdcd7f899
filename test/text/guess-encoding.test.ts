import { describe, expect, it } from 'vitest'
import { encodingOfBom, guessEncoding, guessMultibyte } from '../../src/text/guess-encoding.js'

const bytes = (...values: number[]) => Uint8Array.from(values)
const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, order: 'le' | 'be') => {
  const units = Buffer.from(text, 'utf16le')
  return order === 'le' ? units : units.swap16()
}
// 帖子ID,用户ID,内容 and two rows, as GBK: no encoder for it is at hand, so the bytes are written out.
const GBK_ROWS = bytes(
  ...[0xcc, 0xfb, 0xd7, 0xd3, 0x49, 0x44, 0x2c, 0xd3, 0xc3, 0xbb, 0xa7, 0x49, 0x44, 0x2c, 0xc4, 0xda, 0xc8, 0xdd, 0x0a],
  ...[0x31, 0x2c, 0x75, 0x31, 0x2c, 0xc4, 0xe3, 0xba, 0xc3, 0xca, 0xc0, 0xbd, 0xe7, 0x0a],
  ...[0x32, 0x2c, 0x75, 0x32, 0x2c, 0xd0, 0xc2, 0xb5, 0xc4, 0xd2, 0xbb, 0xcc, 0xec, 0x0a],
)
const ROWS = '帖子ID,用户ID,内容\n1,u1,你好世界\n2,u2,新的一天\n'
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]))

describe('encodingOfBom', () => {
  it.each([
    ['UTF-8', bytes(0xef, 0xbb, 0xbf, 0x61), { encoding: 'utf-8', length: 3 }],
    ['UTF-16 LE', bytes(0xff, 0xfe, 0x61, 0x00), { encoding: 'utf-16le', length: 2 }],
    ['UTF-16 BE', bytes(0xfe, 0xff, 0x00, 0x61), { encoding: 'utf-16be', length: 2 }],
    ['UTF-32 LE, which begins like UTF-16', bytes(0xff, 0xfe, 0, 0), { encoding: 'utf-32le', length: 4 }],
    ['UTF-32 BE', bytes(0, 0, 0xfe, 0xff), { encoding: 'utf-32be', length: 4 }],
    ['GB18030', bytes(0x84, 0x31, 0x95, 0x33), { encoding: 'gb18030', length: 4 }],
    ['half a mark', bytes(0xef, 0xbb), undefined],
    ['nothing', bytes(), undefined],
  ])('%s', (_, given, expected) => {
    expect(encodingOfBom(given)).toEqual(expected)
  })
})

describe('guessEncoding', () => {
  it.each([
    ['nothing', bytes(), 'ascii'],
    ['ASCII', utf8('post_id,user_id\n1,2\n'), 'ascii'],
    ['Chinese in UTF-8', utf8(ROWS), 'utf-8'],
    ['Chinese in GBK', GBK_ROWS, 'gb18030'],
    ['Chinese in UTF-16 LE', utf16(ROWS, 'le'), 'utf-16le'],
    ['Chinese in UTF-16 BE', utf16(ROWS, 'be'), 'utf-16be'],
    ['ASCII in UTF-16 LE, which is valid UTF-8 as well', utf16('post_id,user_id\n1,2\n', 'le'), 'utf-16le'],
    ['UTF-16 LE full of wide blanks', utf16(`post_id,user_id\n1,${'\u3000紀'.repeat(40)}\n`, 'le'), 'utf-16le'],
    ['UTF-16 BE full of wide blanks', utf16(`post_id,user_id\n1,${'\u3000紀'.repeat(40)}\n`, 'be'), 'utf-16be'],
    ['a NUL in ASCII', utf8('post_id,user_id\n1,x\0y\n'), 'ascii'],
    ['many NULs in a row', utf8(`post_id,user_id\n1,${'\0'.repeat(200)}\n`), 'ascii'],
    ['an accent in UTF-8', utf8('id,text\n1,café\n'), 'utf-8'],
    ['UTF-8 cut inside a character', utf8(ROWS).subarray(0, -2), 'utf-8'],
    ['GBK cut inside a character', GBK_ROWS.subarray(0, -2), 'gb18030'],
    [
      'GB18030 of rare characters only, four bytes each',
      joined(utf8('id,text\n1,'), bytes(0x95, 0x32, 0x82, 0x36, 0x98, 0x38, 0xb3, 0x31), utf8('\n')),
      'gb18030',
    ],
    [
      'GBK of characters that GB2312 has not',
      joined(utf8('id,text\n1,'), bytes(0x81, 0x8c, 0x8f, 0x92, 0xb6, 0x95), utf8('\n')),
      'gb18030',
    ],
    [
      'a few words of GBK, of which some are valid UTF-8',
      joined(utf8('id,text\n1,'), bytes(0xd2, 0xbb, 0xba, 0xc3), utf8('\n')),
      'gb18030',
    ],
    ['a stray byte in ASCII', joined(utf8('id,text\n1,ab'), bytes(0xff), utf8('\n')), 'utf-8'],
    ['Latin-1, which is neither', joined(utf8('id,text\n1,caf'), bytes(0xe9), utf8('s\n')), 'utf-8'],
    ['UTF-8 of which one record holds a bad byte', joined(utf8(ROWS), bytes(0xc3, 0x28, 0x0a)), 'utf-8'],
    ['GBK of which one record holds a bad byte', joined(GBK_ROWS, bytes(0x80, 0x0a)), 'gb18030'],
  ])('%s', (_, given, expected) => {
    expect(guessEncoding(given)).toBe(expected)
  })
})

describe('guessMultibyte', () => {
  it.each([
    ['overlong comma', bytes(0xc0, 0xac), 'gb18030'],
    ['overlong comma among Chinese', joined(utf8(ROWS), bytes(0xc0, 0xac)), 'utf-8'],
    ['surrogates in UTF-8', bytes(0xed, 0xa0, 0x80, 0xed, 0xb0, 0x80), 'utf-8'],
    ['beyond the last code point', bytes(0xf4, 0x90, 0x80, 0x80), 'utf-8'],
    ['four bytes of GB18030', joined(GBK_ROWS, bytes(0x95, 0x32, 0x82, 0x36)), 'gb18030'],
    ['an emoji of UTF-8', utf8('😀'), 'utf-8'],
  ])('%s', (_, given, expected) => {
    expect(guessMultibyte(given)).toBe(expected)
  })
})
