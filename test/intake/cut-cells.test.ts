import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutCells } from '../../src/intake/cut-cells.js'

const parsed = (text: string, delimiter: string): string[][] | 'refused' => {
  try {
    return parse(text, { delimiter, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true })
  } catch {
    return 'refused'
  }
}

describe('cutting cells', () => {
  it.each([
    ['', []],
    ['a', [['a']]],
    [
      'a,b\r\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a,\n', [['a', '']]],
    ['a,', [['a', '']]],
    [',', [['', '']]],
    ['\n\n', [[''], ['']]],
    ['"a,b","c""d"\r"e\r\nf"', [['a,b', 'c"d'], ['e\r\nf']]],
    ['""', [['']]],
    ['"",""\n', [['', '']]],
  ])('cuts %j', (text, records) => {
    expect(cutCells(text, ',')).toEqual(records)
  })

  it.each(['a"b', '"a"b', '"a', 'a,"b\n', '"a" ,b'])('leaves %j to csv-parse', (text) => {
    expect(cutCells(text, ',')).toBeUndefined()
  })

  it('gives what csv-parse gives, or nothing', () => {
    const piece = fc.constantFrom('a', '中', ',', ';', '"', '""', '\n', '\r', '\r\n', ' ', '\t', '\ufeff')
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 24 }),
        fc.constantFrom(',', ';', '\t'),
        (pieces, delimiter) => {
          const text = pieces.join('')
          const cut = cutCells(text, delimiter)
          if (cut !== undefined) expect(cut).toEqual(parsed(text, delimiter))
        },
      ),
      { numRuns: 5000 },
    )
  })
})
