import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makePosts } from './make-posts.mjs'

const CAMPAIGN = 'fixtures/campaigns/cgn-2025/campaign.yaml'
const folder = mkdtempSync(join(tmpdir(), 'eligo-bench-'))
const large = join(folder, 'large.csv')
const small = join(folder, 'small.csv')
makePosts(200_000, large)
makePosts(20_000, small)

// Reads all rows and does nothing with them: what any tool that uses this library takes at least.
const COUNT_ROWS = `
const { parse } = require('csv-parse')
let rows = 0
require('node:fs').createReadStream(process.argv[1]).pipe(parse()).on('data', () => rows++).on('end', () => process.stdout.write(String(rows)))`

const check = (name, file, ...args) => ({
  name,
  program: process.execPath,
  args: ['bin/eligo.js', 'check', file, '-c', CAMPAIGN, ...args],
})

/** A large export: all seven rules, copies found, prizes given. */
export const suite = {
  name: 'throughput',
  title: 'throughput: whole processes, 200,000 posts unless said otherwise',
  runs: 3,
  base: 'csv-parse alone, counting rows',
  cases: [
    { name: 'csv-parse alone, counting rows', program: process.execPath, args: ['-e', COUNT_ROWS, large] },
    check('eligo check', large),
    check('eligo check --workers 1', large, '--workers', '1'),
    check('eligo check -o', large, '-o', join(folder, 'out')),
    check('eligo check (20,000 posts)', small),
  ],
  limits: { 'eligo check': { most: 2, goal: 1 } },
  end: () => rmSync(folder, { recursive: true }),
}
