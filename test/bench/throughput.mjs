import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { agreement } from './agree.mjs'
import { makePosts } from './make-posts.mjs'

const CAMPAIGN = 'fixtures/campaigns/cgn-2025/campaign.yaml'
const PARSE = 'csv-parse alone, counting rows'
const DUCKDB = 'DuckDB, two threads, exact copies'
const CHECK = 'eligo check'
const ONE = 'eligo check --workers 1'
const WRITE = 'eligo check -o'
const TENTH = 'eligo check, a tenth of the posts'

// Reads all rows and does nothing with them: what any tool that uses this library takes at least.
const COUNT_ROWS = `
const { parse } = require('csv-parse')
let rows = 0
require('node:fs').createReadStream(process.argv[1]).pipe(parse()).on('data', () => rows++).on('end', () => process.stdout.write(String(rows)))`

const check = (name, file, ...args) => ({ name, args: ['bin/eligo.js', 'check', file, '-c', CAMPAIGN, ...args] })

/** A large export: all seven rules, copies found, prizes given. */
export function prepare(posts = 200_000) {
  const folder = mkdtempSync(join(tmpdir(), 'eligo-bench-'))
  const large = join(folder, 'large.csv')
  const small = join(folder, 'small.csv')
  makePosts(posts, large)
  makePosts(posts / 10, small)
  return {
    title: `throughput: whole processes, ${posts.toLocaleString('en')} posts unless said otherwise`,
    runs: 5,
    cases: [
      check(TENTH, small),
      { name: PARSE, args: ['-e', COUNT_ROWS, large] },
      // What is held against each other runs one after the other.
      { name: DUCKDB, args: ['test/bench/duckdb.mjs', large] },
      check(CHECK, large, '--workers', '2'),
      check(ONE, large, '--workers', '1'),
      check(WRITE, large, '--workers', '2', '-o', join(folder, 'out')),
    ],
    limits: [
      { of: CHECK, against: PARSE, most: 2, goal: 1 },
      { of: CHECK, against: DUCKDB, most: 1.5, goal: 0.75 },
      { of: CHECK, against: ONE, most: 0.65, goal: 0.55 },
      { of: CHECK, against: TENTH, most: 11, goal: 10 },
    ],
    note: agreement(small, CAMPAIGN),
    end: () => rmSync(folder, { recursive: true }),
  }
}
