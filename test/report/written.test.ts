import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { artifacts, tables, writeCsv, writeJson, writeNdjson } from '../../src/index.js'
import type { Cell, Table } from '../../src/report/table.js'
import { restoreFormula } from '../../src/text/neutralise-formula.js'
import { runCheck } from '../run-check.js'

const tableWith = (columns: readonly string[], rows: readonly (readonly Cell[])[]): Table => ({
  name: 'report',
  columns,
  rows: () => rows,
})
const textOf = (pieces: Iterable<string | Uint8Array>): string =>
  Buffer.concat(Array.from(pieces, (piece) => Buffer.from(piece))).toString()

describe('CSV for spreadsheets', () => {
  it('has a BOM, CRLF and quotes where they are needed', () => {
    const table = tableWith(
      ['a', '=b'],
      [
        ['x', 1],
        ['"y",\n', -2],
        ['', 0],
      ],
    )
    expect(textOf(writeCsv(table))).toBe('\ufeffa,"\'=b"\r\nx,1\r\n"""y"",\n",-2\r\n,0\r\n')
  })

  it('makes formulas harmless and leaves our own numbers alone', () => {
    const table = tableWith(['a'], [['=1+1'], ['@x'], ['-5'], [-5], ['\t=1'], [' +1'], ['＝1'], ["'=1"], ["it's"]])
    expect(parse(textOf(writeCsv(table)), { bom: true, from: 2 }).flat()).toEqual([
      "'=1+1",
      "'@x",
      "'-5",
      '-5',
      "'\t=1",
      "' +1",
      "'＝1",
      "''=1",
      "it's",
    ])
  })

  it('can be read back to the letter, whatever the cells, and no cell of text begins a formula', () => {
    const hostile = fc.string({
      unit: fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        "'",
        '"',
        ',',
        '\n',
        '\r',
        '\t',
        ' ',
        '\u200b',
        'a',
        '字',
        '😀',
        '\ufeff',
        ';',
      ),
    })
    const cell = fc.oneof(hostile, fc.string({ unit: 'grapheme' }))
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, fc.integer()), { maxLength: 10 }), (rows) => {
        const written = textOf(writeCsv(tableWith(['a', 'b', 'n'], rows)))
        const cells: string[][] = parse(written, { bom: true, from: 2, record_delimiter: '\r\n' })
        expect(cells.map(([a, b, n]) => [restoreFormula(a!), restoreFormula(b!), Number(n)])).toEqual(rows)
        for (const [a, b] of cells) for (const text of [a!, b!]) expect(/^[=+\-@\t\r\n]/.test(text)).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  it('is the same in however many rows it is written at once', () => {
    const rows = Array.from({ length: 5001 }, (_, i) => [`p${i}`, i])
    const lines = textOf(writeCsv(tableWith(['id', 'n'], rows))).split('\r\n')
    expect([lines.length, lines[5001], lines[5002]]).toEqual([5003, 'p5000,5000', ''])
  })
})

describe('JSON for programs', () => {
  const rows = [
    ['=1', 1],
    ['字\u2028"', -2],
  ]
  const table = tableWith(['a', 'n'], rows)
  const objects = [
    { a: '=1', n: 1 },
    { a: '字\u2028"', n: -2 },
  ]

  it('carries the data untouched, without a BOM', () => {
    expect(JSON.parse(textOf(writeJson(table)))).toEqual(objects)
    expect(
      textOf(writeNdjson(table))
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line)),
    ).toEqual(objects)
    expect(textOf(writeJson(tableWith(['a'], [])))).toBe('[]\n')
    expect(textOf(writeNdjson(tableWith(['a'], [])))).toBe('')
  })
})

describe('the files of a result', () => {
  const CAMPAIGN =
    'name: C\nzone: "+08:00"\nrules: { length: { min: 2 }, identity: }\nprizes: { asset: CGN, pool: "1", rank: [score], ladder: [{ amount: "1" }] }\n'
  const POSTS = 'post_id,user_id,content,kyc,score\n=1,u1,text,是,2\np2,u2,x,否,\n'

  it('are these, each whole', async () => {
    const checked = await runCheck(CAMPAIGN, POSTS)
    const files = new Map<string, string>(artifacts(checked, 'en').map(({ name, pieces }) => [name, textOf(pieces())]))
    for (const name of ['report.csv', 'allocation.csv', 'rejects.csv', 'review.csv', 'entries.ndjson', 'result.json'])
      expect([...files.keys()]).toContain(name)
    for (const [name, table] of Object.entries(tables(checked.result, 'en')))
      expect(files.get(`${name}.csv`)).toBe(textOf(writeCsv(table)))

    const entries = files
      .get('entries.ndjson')!
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(entries[0]).toMatchObject({
      post_id: '=1',
      user_id: 'u1',
      posted_at: null,
      verdict: 'eligible',
      failed_rules: [],
      review_rules: [],
      characters: 4,
      findings: [
        { rule: 'length', effect: 'reject', outcome: 'pass', message: 'length.enough', args: { measured: 4, min: 2 } },
        { rule: 'identity', effect: 'gate', outcome: 'pass', message: 'identity.verified', args: {} },
      ],
    })
    expect(entries[1]).toMatchObject({ verdict: 'ineligible', failed_rules: ['length'] })
  })

  it('state what they were made of, and that nothing was lost', async () => {
    const checked = await runCheck(CAMPAIGN, POSTS)
    const result = JSON.parse(
      textOf(
        artifacts(checked, 'en')
          .find(({ name }) => name === 'result.json')!
          .pieces(),
      ),
    )
    expect(result).toMatchObject({
      manifest: {
        eligo: checked.manifest.eligo,
        campaign: { name: 'C', zone: '+08:00', digest: checked.manifest.campaign.digest },
        inputs: [{ role: 'posts', name: 'posts.csv', bytes: new TextEncoder().encode(POSTS).length }],
      },
      rules: [
        { rule: 'length', effect: 'reject' },
        { rule: 'identity', effect: 'gate' },
      ],
      tally: {
        rows: 2,
        posts: 2,
        people: 2,
        eligible: 1,
        ineligible: 1,
        review: 0,
        rejects: 0,
        repeated: 0,
        reject_codes: {},
      },
      awards: [
        {
          award: 'C',
          asset: 'CGN',
          candidates: 1,
          awards: [{ prize: '1', place: 1, status: 'awarded', user_id: 'u1', post_id: '=1', amount: '1' }],
          conservation: { pool: '1', awarded: '1', held: '0', unallocated: '0', holds: true },
        },
      ],
    })
    expect(result.manifest.inputs[0].sha256).toMatch(/^[0-9a-f]{64}$/)
  })
})
