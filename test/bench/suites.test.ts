import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
// @ts-expect-error: a script of the benchmarks, without types
import { bothCounts } from './agree.mjs'
// @ts-expect-error: a script of the benchmarks, without types
import { tableOfLimits } from './limits.mjs'
// @ts-expect-error: a script of the benchmarks, without types
import { csvLines } from './make-posts.mjs'

const CAMPAIGN = 'fixtures/campaigns/cgn-2025/campaign.yaml'
const folder = mkdtempSync(join(tmpdir(), 'eligo-bench-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('every suite runs, and holds each case against its limits in one table', () => {
  const out = execFileSync(process.execPath, ['test/bench/run.mjs', '--posts', '200', '--runs', '1']).toString()
  const tables = out.split('\n\n').slice(1)
  expect(tables.map((table) => table.split('\n', 1)[0])).toEqual([
    'start-up: whole processes, median of 1 run',
    'throughput: whole processes, 200 posts unless said otherwise, median of 1 run',
    'memory: whole processes, 200 posts, median of 1 run',
  ])
  const against = tables[1]!.match(
    /(csv-parse alone|DuckDB, two threads|eligo check --workers 1|a tenth of the posts).* (\d+\.\d\d) +[\d.]+ +[\d.]+ {2}(goal met|within limit|OVER LIMIT)$/gm,
  )
  expect(against).toHaveLength(4)
  expect(tables[2]).toMatch(/^eligo check .* MB of memory +\d+ +1200 +700 {2}goal met$/m)
}, 60_000)

test('SQL and eligo agree on posts that break each simple rule, and on copies that are exact', () => {
  const [header, ...rows] = [...csvLines(30)] as string[]
  const without = (text: string) => (row: string) => row.replaceAll(text, '')
  const broken: ((row: string) => string)[] = [
    (row) => row.replace(/,2025-[^,]*/, ',2025-10-24 17:59:59'),
    (row) => row.replace(/,2025-[^,]*/, ',2025-11-05 00:00:00'),
    (row) => row.replace(/"[^"]{70,}?( CGN\n)/, '"短短$1'),
    without('#发帖赢代币CGN'),
    (row) => row.replace(/,https:[^,]*/, ',无'),
    (row) => row.replace(/,[是否],/, ',未完成,'),
    (row) => row.replace(/ CGN\n/, '\n').replace(/ (CGN|Launchpool|CandyDrop) /g, ' '),
  ]
  const file = join(folder, 'posts.csv')
  writeFileSync(file, [header, ...rows.map((row, at) => broken[at]?.(row) ?? row)].join(''))
  const { sql, eligo, original } = bothCounts(file, CAMPAIGN)
  expect(eligo).toMatchObject({ posts: 30, window: 28, length: 29, hashtag: 29, screenshot: 29, topic: 29 })
  expect(sql).toEqual(eligo)
  // Every tenth is a copy, and the short one has too little text to judge.
  expect(original.eligo).toBe(26)
  expect(original.sql).toBeGreaterThanOrEqual(original.eligo)
}, 30_000)

test('a limit is met, kept or broken, against another case or in megabytes', () => {
  const one = (name: string, times: readonly number[], peak: number) => ({ name, times, peak })
  const limits = [
    { of: 'b', against: 'a', most: 3, goal: 2 },
    { of: 'b', most: 150, goal: 100 },
    { of: 'b', most: 120 },
  ]
  // A machine that was slower in the last turn: by the medians of the times b would take twice as long as a.
  const [a, b] = [one('a', [1000, 1000, 4000], 40e6), one('b', [1800, 2000, 7600], 130e6)]
  expect(tableOfLimits([a, b], limits)).toBe(
    [
      'process     s        range   MB  against       ratio  limit  goal',
      '-------  ----  -----------  ---  ------------  -----  -----  ----  ------------',
      'a        1.00  1.00 - 4.00   40',
      'b        2.00  1.80 - 7.60  130  a              1.90      3     2  goal met',
      '                                 MB of memory    130    150   100  within limit',
      '                                 MB of memory    130    120        OVER LIMIT',
    ].join('\n'),
  )
})
