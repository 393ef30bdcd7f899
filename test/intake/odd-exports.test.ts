import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codeOf, EligoError, formatPlace } from '../../src/model/fault.js'
import { runCheck } from '../run-check.js'

const FOLDER = 'fixtures/exports'
const CAMPAIGN =
  'zone: "+08:00"\nrules: { length: { min: 1 } }\nprizes: { asset: X, pool: "1", rank: [likes], ladder: [{ amount: "1" }] }\n'

/** What reading an export gives, in short: posts, bad rows as `line code column`, and what is told about the file. */
interface Reading {
  readonly posts: readonly string[]
  readonly bad?: readonly string[]
  readonly told?: readonly string[]
  readonly read?: string
}

const EXPECTED: Readonly<Record<string, Reading | { readonly refused: string }>> = {
  'alipay-like-preamble-gbk.csv': {
    posts: ['1001 u1 10-25T12:00:00 8', '1002 u2 10-25T12:00:00 4'],
    bad: ['28 ragged-row', '29 ragged-row'],
    told: ['read-as gb18030', 'preamble-skipped 1 24 导出信息'],
    read: 'csv gb18030',
  },
  'bad-elements.json': { posts: ['1 u  1', '3 u  1'], bad: ['3 bad-json', '4 not-an-object'], read: 'json utf-8' },
  'bad-lines.ndjson': {
    posts: ['1 u  1', '6 u  2', '9 u  1'],
    bad: [
      '2 bad-json',
      '5 not-an-object',
      '6 not-an-object',
      '7 not-an-object',
      '8 not-an-object',
      '9 duplicate-key',
      '10 lone-surrogate content',
      '11 nul-character content',
      '13 duplicate-column',
      '15 bad-json',
    ],
    read: 'ndjson utf-8',
  },
  'blank-lines.csv': { posts: ['1 u1 10-25T12:00:00 4', '2 u2 10-25T12:00:00 4'], read: 'csv utf-8' },
  'broker-like-formula-cells-gbk.xls': {
    posts: ['000100 600036 10-25T12:00:00 5', '000200 600037 10-25T12:00:00 2'],
    told: ['read-as gb18030'],
    read: 'tsv gb18030',
  },
  'carriage-returns.ndjson': { posts: ['1 u  1', '2 u  1', '3 u  1'], read: 'ndjson utf-8' },
  'cr-only.csv': {
    posts: ['1 u1 10-25T12:00:00 4', '2 u2 10-25T12:00:00 2', '3 u3 10-25T12:00:00 4'],
    read: 'csv utf-8',
  },
  'crawler-line-breaks-in-quotes.csv': { posts: ['1001 u1 10-25T12:00:00 8'], read: 'csv utf-8' },
  'cut-short.json': { refused: 'bad-json cut-short.json:1' },
  'damaged-ids.csv': {
    posts: ['4 u4 10-25T12:00:00 4'],
    bad: ['2 damaged-id post_id', '3 damaged-id post_id', '4 damaged-id user_id'],
    read: 'csv utf-8',
  },
  'gb18030-beyond-gbk.csv': {
    posts: ['1001 u1 10-25T12:00:00 15', '1002 u2 10-25T12:00:00 6', '1003 u3 10-25T12:00:00 4'],
    told: ['read-as gb18030'],
    read: 'csv gb18030',
  },
  'gbk-one-bad-record.csv': {
    posts: ['1001 u1 10-25T12:00:00 15', '1002 u2 10-25T12:00:00 6', '1004 u4 10-25T12:00:00 1'],
    bad: ['5 invalid-bytes 内容'],
    told: ['read-as gb18030'],
    read: 'csv gb18030',
  },
  'gbk.csv': {
    posts: ['1001 u1 10-25T12:00:00 15', '1002 u2 10-25T12:00:00 6'],
    told: ['read-as gb18030'],
    read: 'csv gb18030',
  },
  'ids-and-times.xlsx': {
    posts: ['1981234567890123456 0042 10-24T18:00:00 10', '1981234567890123457 0043 11-04T23:59:59 4'],
    read: 'xlsx',
  },
  'invisible-letters-in-headers.csv': { posts: ['1 u1 10-25T12:00:00 4'], read: 'csv utf-8' },
  'junk-around-quotes.csv': {
    posts: ['2 u2 10-25T12:00:00 4', '3 u3 10-25T12:00:00 1', '5 u5 10-25T12:00:00 2', '6 u6 10-25T12:00:00 3'],
    bad: ['2 bad-quote', '5 bad-quote'],
    read: 'csv utf-8',
  },
  'latin-1.csv': { posts: ['2 u2 10-25T12:00:00 5'], bad: ['2 invalid-bytes content'], read: 'csv utf-8' },
  'mixed-line-ends.csv': {
    posts: ['1 u1 10-25T12:00:00 4', '2 u2 10-25T12:00:00 4', '3 u3 10-25T12:00:00 4', '4 u4 10-25T12:00:00 4'],
    read: 'csv utf-8',
  },
  'no-header.csv': { refused: 'missing-column no-header.csv:1' },
  'nul.csv': {
    posts: ['3 u3 10-25T12:00:00 4'],
    bad: ['2 nul-character content', '3 nul-character post_id'],
    read: 'csv utf-8',
  },
  'numbers-beyond-doubles.ndjson': {
    posts: ['12345678901234567890123 9007199254740993 10-25T12:00:00 1', '0 1.50  1', '1 0.0000001  28'],
    bad: ['2 damaged-id post_id', '3 damaged-id post_id'],
    read: 'ndjson utf-8',
  },
  'old-workbook.xls': { refused: 'unclear-format old-workbook.xls' },
  'one-bad-byte.ndjson': { posts: ['1 u  1', '3 u  1'], bad: ['2 invalid-bytes'], read: 'ndjson utf-8' },
  'page.xls': { refused: 'unclear-format page.xls' },
  'prototype-columns.csv': {
    posts: ['1 u1 10-25T12:00:00 4', '__proto__ constructor 10-25T12:00:00 4'],
    read: 'csv utf-8',
  },
  'ragged.csv': {
    posts: ['3 u3 10-25T12:00:00 4', '5 u5 10-25T12:00:00 4'],
    bad: ['2 ragged-row', '3 ragged-row', '5 ragged-row', '7 ragged-row'],
    read: 'csv utf-8',
  },
  'rounded-ids.csv': {
    posts: ['1981234567890770000 u4 10-25T12:00:00 5'],
    bad: [
      '2 conflicting-duplicate post_id',
      '3 conflicting-duplicate post_id',
      '4 conflicting-duplicate post_id',
      '5 conflicting-duplicate post_id',
    ],
    told: ['rounded-ids post_id 5 5 2 1981234567890120000, 1981234567890990000'],
    read: 'csv utf-8',
  },
  'separator-line.csv': { posts: ['2 u2 10-25T12:00:00 3'], bad: ['3 ragged-row'], read: 'csv utf-8' },
  'spreadsheet-errors.csv': {
    posts: ['5 u5 10-25T12:00:00 16'],
    bad: ['2 error-cell post_id', '3 error-cell user_id', '4 error-cell posted_at', '5 error-cell content'],
    read: 'csv utf-8',
  },
  'stray-quotes-rows-apart.csv': {
    posts: ['1 u1 10-25T12:00:00 4', '5 u5 10-25T12:00:00 4'],
    bad: ['3 bad-quote'],
    read: 'csv utf-8',
  },
  'tabs.tsv': { posts: ['1 u1 10-25T12:00:00 2'], read: 'tsv utf-8' },
  'totals-at-the-end.csv': {
    posts: ['1 u1 10-25T12:00:00 4'],
    bad: ['3 total-row post_id', '4 total-row post_id', '5 total-row post_id'],
    read: 'csv utf-8',
  },
  'two-exports-joined.csv': {
    posts: ['1 u1 10-25T12:00:00 4', '2 u2 10-25T12:00:00 4'],
    bad: ['3 repeated-header'],
    read: 'csv utf-8',
  },
  'unterminated-quote.csv': {
    posts: [
      '1 u1 10-25T12:00:00 4',
      '3 u3 10-25T12:00:00 4',
      '4 u4 10-25T12:00:00 14',
      '5 u5 10-25T12:00:00 8',
      '6 u6 10-25T12:00:00 4',
    ],
    bad: ['3 bad-quote'],
    read: 'csv utf-8',
  },
  'unused-header-twice-or-blank.csv': { posts: ['1 u1 10-25T12:00:00 4'], read: 'csv utf-8' },
  'used-header-twice.csv': { refused: 'duplicate-column used-header-twice.csv:1' },
  'utf-16-big-mark.csv': {
    posts: ['1001 u1 10-25T12:00:00 15', '1002 u2 10-25T12:00:00 6'],
    told: ['read-as utf-16be'],
    read: 'csv utf-16be',
  },
  'utf-16-little-mark.csv': {
    posts: ['1001 u1 10-25T12:00:00 15', '1002 u2 10-25T12:00:00 6'],
    told: ['read-as utf-16le'],
    read: 'csv utf-16le',
  },
  'utf-16-little-no-mark.csv': {
    posts: ['1001 u1 10-25T12:00:00 15', '1002 u2 10-25T12:00:00 6'],
    told: ['read-as utf-16le'],
    read: 'csv utf-16le',
  },
  'utf-8-cut-inside-a-character.csv': {
    posts: ['1001 u1 10-25T12:00:00 15', '1002 u2 10-25T12:00:00 6'],
    bad: ['5 invalid-bytes 内容'],
    read: 'csv utf-8',
  },
  'utf-8-mark.csv': { posts: ['1001 u1 10-25T12:00:00 15', '1002 u2 10-25T12:00:00 6'], read: 'csv utf-8' },
  'utf-8-one-bad-record.csv': {
    posts: ['1001 u1 10-25T12:00:00 15', '1002 u2 10-25T12:00:00 6', '1004 u4 10-25T12:00:00 1'],
    bad: ['5 invalid-bytes 内容'],
    read: 'csv utf-8',
  },
  'wechat-like-preamble.csv': {
    posts: ['1001 u1 10-25T12:00:00 8', '1002 u2 10-25T12:00:00 4'],
    told: ['preamble-skipped 1 16 微信帖子明细'],
    read: 'csv utf-8',
  },
}

async function read(name: string): Promise<Reading | { readonly refused: string }> {
  const bytes = readFileSync(join(FOLDER, name))
  try {
    const { result, report, rejects, manifest, warnings } = await runCheck(CAMPAIGN, { name, bytes })
    const [input] = manifest.inputs
    const bad = rejects.map(({ line, code, column }) => [line, code, column].filter((part) => part !== '').join(' '))
    // Most of these exports have no likes, which is not what they are about.
    const ofFile = warnings.filter(({ code }) => code !== 'metric-unknown')
    const told = ofFile.map((warning) => [codeOf(warning), ...Object.values(warning.args)].join(' '))
    expect(result.tally.rows).toBe(report.length + rejects.length)
    return {
      posts: report.map(({ post_id, user_id, posted_at, characters }) =>
        [post_id, user_id, posted_at!.slice(5, 19), characters].join(' '),
      ),
      ...(bad.length > 0 && { bad }),
      ...(told.length > 0 && { told }),
      read: [input!.format, input!.encoding].filter((part) => part !== undefined).join(' '),
    }
  } catch (error) {
    if (!(error instanceof EligoError)) throw error
    const [fault] = error.faults
    return { refused: `${codeOf(fault!)} ${formatPlace(fault!.place)}` }
  }
}

describe('odd exports', () => {
  const names = readdirSync(FOLDER).filter((name) => !name.startsWith('.'))

  it('has an expectation for every file', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual([...names].sort())
  })

  it.each(names)('%s', async (name) => {
    expect(await read(name)).toEqual(EXPECTED[name])
  })
})
