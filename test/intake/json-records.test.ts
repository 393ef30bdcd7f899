import { describe, expect, it } from 'vitest'
import { arrayFormat, ndjsonFormat } from '../../src/intake/split-json.js'
import { createSplitter } from '../../src/intake/split-records.js'
import { EligoError, wordFault } from '../../src/model/fault.js'
import { recordsOf } from './json-chunk.js'

const encoder = new TextEncoder()

function ndjson(text: string) {
  const splitter = createSplitter(ndjsonFormat())
  return [...splitter.push(encoder.encode(text)), ...splitter.end()].flatMap((chunk) => recordsOf(chunk))
}

describe('a JSON record', () => {
  const cells: readonly (readonly [text: string, cells: Record<string, string>])[] = [
    ['{}', {}],
    ['{"a":"x","b":null,"c":true,"d":false}', { a: 'x', b: '', c: 'true', d: 'false' }],
    ['{"a":["x","y"],"b":{"c":1}}', { a: '["x","y"]', b: '{"c":1}' }],
    // Numbers come as they are written, not as JavaScript would round or rewrite them.
    ['{"id":1985000000000000001}', { id: '1985000000000000001' }],
    ['{"id":9007199254740993,"n":-9007199254740993}', { id: '9007199254740993', n: '-9007199254740993' }],
    ['{"id":12345678901234567890123}', { id: '12345678901234567890123' }],
    ['{"id":1.98E+18}', { id: '1.98E+18' }],
    ['{"n":0.10,"m":1e3,"k":0.0000001,"l":1e400}', { n: '0.10', m: '1e3', k: '0.0000001', l: '1e400' }],
    ['{"ids":[1985000000000000001]}', { ids: '["1985000000000000001"]' }],
    ['{"text":"call 1985000000000000001, or: 1e5"}', { text: 'call 1985000000000000001, or: 1e5' }],
    [
      '{"__proto__":"x","constructor":"y","toString":"z"}',
      Object.fromEntries([
        ['__proto__', 'x'],
        ['constructor', 'y'],
        ['toString', 'z'],
      ]),
    ],
    ['{"a":"quote \\" and \\\\ and \\u4e2d"}', { a: 'quote " and \\ and 中' }],
    ['{"a:b":"{[,"}', { 'a:b': '{[,' }],
  ]
  it.each(cells)('%s', (text, expected) => {
    expect(ndjson(text)).toEqual([{ line: 1, keys: Object.keys(expected), cells: Object.values(expected) }])
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })

  const faults: readonly (readonly [text: string, code: string])[] = [
    ['{', 'bad-json'],
    ['{"a":1,}', 'bad-json'],
    ["{'a':1}", 'bad-json'],
    ['{"a":01}', 'bad-json'],
    ['{"a":NaN}', 'bad-json'],
    ['{"a":1}{"b":2}', 'bad-json'],
    [`{"a":${'['.repeat(70)}${']'.repeat(70)}}`, 'bad-json'],
    ['[1]', 'not-an-object'],
    ['"x"', 'not-an-object'],
    ['null', 'not-an-object'],
    ['12', 'not-an-object'],
    ['{"a":1,"a":2}', 'duplicate-key'],
    ['{"a":1,"\\u0061":2}', 'duplicate-key'],
  ]
  it.each(faults)('%s is refused as %s, and its neighbours are read', (text, code) => {
    const records = ndjson(`{"k":"1"}\n${text}\n{"k":"2"}`)
    expect(
      records.map((record) => ('code' in record ? [record.line, record.code] : [record.line, ...record.cells])),
    ).toEqual([
      [1, '1'],
      [2, code],
      [3, '2'],
    ])
  })
})

describe('a JSON array', () => {
  const read = (text: string) => {
    const splitter = createSplitter(arrayFormat('a.json'))
    return [...splitter.push(encoder.encode(text)), ...splitter.end()].flatMap((chunk) => recordsOf(chunk))
  }

  it('tells on which line each record begins', () => {
    expect(read('[\n  {"a":1},\n\n  {"a":\n2}, {"a":3}\n]\n').map(({ line }) => line)).toEqual([2, 4, 5])
    expect(read('[]')).toEqual([])
    expect(read(' [ ] ')).toEqual([])
  })

  it('lets a bad element harm no other', () => {
    expect(
      read('[{"a":"1"}, 5, {"a" 2}, {"a":"3"}]').map((record) => ('code' in record ? record.code : record.cells[0])),
    ).toEqual(['1', 'not-an-object', 'bad-json', '3'])
  })

  const broken: readonly (readonly [text: string, reason: string])[] = [
    ['[{"a":1}', 'the array is not closed'],
    ['[', 'the array is not closed'],
    ['[{"a":1},', 'the array is not closed'],
    ['[{"a":1}] x', 'there is more after the end of the array'],
    ['[,{"a":1}]', 'an element is missing beside a comma'],
    ['[{"a":1},]', 'an element is missing beside a comma'],
    ['[{"a":1},,{"a":2}]', 'an element is missing beside a comma'],
  ]
  it.each(broken)('%j is refused whole: %s', (text, reason) => {
    let fault: string | undefined
    try {
      read(text)
    } catch (error) {
      fault = error instanceof EligoError ? wordFault(error.faults[0]!, 'en') : String(error)
    }
    expect(fault).toBe(`not a valid JSON array: ${reason}`)
  })
})
