import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell, Table } from '../../src/report/table.js'
import { csvOf } from '../../src/report/write-csv.js'
import { restoreFormula } from '../../src/text/neutralise-formula.js'
import { hostileText, trials } from '../laws/law.js'

const tableOf = (columns: readonly string[], rows: readonly (readonly Cell[])[]): Table => ({
  name: 'report',
  columns,
  rows: () => rows,
})
const textOf = (table: Table) => [...csvOf(table)].join('')

describe('a table as CSV', () => {
  const cells: readonly (readonly [Cell, string])[] = [
    ['plain', 'plain'],
    ['', ''],
    [12, '12'],
    [-0.5, '-0.5'],
    ['字 😀', '字 😀'],
    ['a,b', '"a,b"'],
    ['a;b', '"a;b"'],
    ['a\tb', '"a\tb"'],
    ['a|b', '"a|b"'],
    ['say "a"', '"say ""a"""'],
    ['a\nb', '"a\nb"'],
    ['a\rb', '"a\rb"'],
    ['a\r\nb', '"a\r\nb"'],
    ['a\u2028b', '"a\u2028b"'],
    [' a', '" a"'],
    ['a ', '"a "'],
    ["it's", "it's"],
    ["'a", `"'a"`],
    ['=1+1', `"'=1+1"`],
    ['-5', `"'-5"`],
    ['\t=1', `"'\t=1"`],
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    ['::error::x', '"::error::x"'],
    ['\ud800', '\ufffd'],
    ['1980000000000000001', '1980000000000000001'],
  ]
  it.each(cells)('writes the cell %j as %s', (cell, written) => {
    expect(textOf(tableOf(['id', 'cell', 'end'], [['x', cell, 'y']]))).toBe(`\ufeffid,cell,end\r\nx,${written},y\r\n`)
  })

  it('writes a table without rows as its header', () => {
    expect(textOf(tableOf(['a', '=b'], []))).toBe(`\ufeffa,"'=b"\r\n`)
  })

  it('writes large tables in pieces', () => {
    const rows = Array.from({ length: 5000 }, (_, i): Cell[] => [i, 'some words to fill the row'])
    const pieces = [...csvOf(tableOf(['a', 'b'], rows))]
    expect(pieces.length).toBeGreaterThan(2)
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(1 << 17)
    expect(pieces.join('').split('\r\n')).toHaveLength(5002)
  })
})

describe('laws of CSV', () => {
  const FORMULA = /^[\s\p{Default_Ignorable_Code_Point}\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n\0]/u
  const tables = fc
    .integer({ min: 2, max: 5 })
    .chain((width) =>
      fc.tuple(
        fc.array(hostileText(), { minLength: width, maxLength: width }),
        fc.array(fc.array(hostileText(), { minLength: width, maxLength: width }), { maxLength: 6 }),
      ),
    )
  const read = (text: string, delimiter: string | string[]): string[][] =>
    parse(text, { bom: true, delimiter, record_delimiter: '\r\n' })

  it('what is read is what was written, with the apostrophes taken off', () => {
    fc.assert(
      fc.property(tables, ([header, rows]) => {
        const read1 = read(textOf(tableOf(header, rows)), ',')
        expect(read1.map((row) => row.map(restoreFormula))).toEqual([header, ...rows])
      }),
      trials(),
    )
  })

  it('no cell, header or not, begins a formula, wherever a program splits rows', () => {
    fc.assert(
      fc.property(tables, ([header, rows]) => {
        const text = textOf(tableOf(header, rows))
        const cells = read(text, ',')
        for (const cell of cells.flat()) expect(FORMULA.test(cell)).toBe(false)
        expect(read(text, [',', ';', '\t', '|'])).toEqual(cells)
      }),
      trials(),
    )
  })
})
