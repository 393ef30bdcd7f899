// `npm run bench:originality`: what is found of copies whose source is known, beside what other methods find of them.
//
//   --set DIR   score a set of this format instead of one made from the fixtures
//   --seed N    another seed for the set made from the fixtures
//   --large     also time 100,000 and 600,000 posts, which takes some minutes

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { parse } from 'csv-parse/sync'
import { makePosts } from '../make-posts.mjs'
import { tableOf } from '../table.mjs'
import { BASELINES } from './baselines.mjs'
import { makeSet } from './make-set.mjs'

const ELIGO = fileURLToPath(new URL('../../../bin/eligo.js', import.meta.url))
const MODEL = fileURLToPath(new URL('../../../fixtures/campaigns/cgn-2025/campaign.yaml', import.meta.url))
const { values } = parseArgs({
  options: {
    set: { type: 'string' },
    seed: { type: 'string', default: '1' },
    large: { type: 'boolean', default: false },
  },
})
const scratch = mkdtempSync(join(tmpdir(), 'eligo-bench-'))
const say = (text) => process.stdout.write(`${text}\n`)
const percent = (part, whole) => (whole === 0 ? '-' : ((100 * part) / whole).toFixed(1))
const stem = (id) => basename(id).replace(/\.txt$/, '')

function readSet(folder) {
  const table = (name) => parse(readFileSync(join(folder, name)), { columns: true, bom: true })
  const truth = readFileSync(join(folder, 'truth.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const references = readdirSync(join(folder, 'reference')).map((name) => join(folder, 'reference', name))
  return { posts: table('posts.csv'), previous: table('previous.csv'), truth, references }
}

function runEligo(folder, { references }) {
  const out = join(scratch, 'out')
  const args = ['check', join(folder, 'posts.csv'), '-c', join(folder, 'campaign.yaml'), '-o', out]
  args.push('--announcement', join(folder, 'announcement.txt'), '--previous', join(folder, 'previous.csv'))
  args.push('--reference', ...references)
  const started = performance.now()
  const { status, stderr } = spawnSync(process.execPath, [ELIGO, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (status > 1) throw new Error(stderr)
  const rows = parse(readFileSync(join(out, 'report.csv')), { columns: true, bom: true })
  const found = new Map(
    rows.map((row) => [row.post_id, { outcome: row.originality, sources: row.copied_from.split(';') }]),
  )
  return { found, seconds: (performance.now() - started) / 1000 }
}

/** The other methods know neither announcement nor templates; they get the texts of all sources, in order of time. */
function runBaseline(detect, folder, { posts, previous, references }) {
  const texts = [
    ...[...references, join(folder, 'announcement.txt')].map((file) => ({
      id: stem(file),
      text: readFileSync(file, 'utf8'),
    })),
    ...previous.map(({ post_id, content }) => ({ id: post_id, text: content })),
    ...posts
      .map(({ post_id, posted_at, content }) => ({ id: post_id, text: content, time: Date.parse(posted_at) }))
      .sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1)),
  ]
  const started = performance.now()
  const sources = detect(texts.map(({ text }) => text))
  const found = new Map(
    texts.map(({ id }, i) => [
      id,
      {
        outcome: sources[i] === undefined ? 'pass' : 'fail',
        sources: sources[i] === undefined ? [] : [texts[sources[i]].id],
      },
    ]),
  )
  return { found, seconds: (performance.now() - started) / 1000 }
}

const INNOCENT = new Set(['honest', 'source', 'bait'])

function scoreOf(truth, found) {
  const kinds = new Map()
  let failed = 0
  let flagged = 0
  let honest = 0
  for (const { id, kind, group, label, sources } of truth) {
    const { outcome, sources: named } = found.get(id) ?? { outcome: 'missing', sources: [] }
    const isFlagged = outcome === 'fail' || outcome === 'review'
    if (INNOCENT.has(group)) {
      honest++
      if (outcome === 'fail') failed++
      if (isFlagged) flagged++
      continue
    }
    const tally = kinds.get(kind) ?? { count: 0, right: 0 }
    kinds.set(kind, tally)
    tally.count++
    const isRight =
      label === 'insufficient' || sources.some((source) => named.some((name) => stem(name) === stem(source)))
    if (isFlagged && isRight) tally.right++
  }
  return { kinds, honest, failed, flagged }
}

/** Seconds and peak memory of a check of so many made posts, as the system counts them. */
function timeLarge(posts) {
  const file = join(scratch, `${posts}.csv`)
  makePosts(posts, file)
  const command = `const { spawnSync } = require('node:child_process')
    const started = performance.now()
    const { status } = spawnSync(process.execPath, ${JSON.stringify([ELIGO, 'check', file, '-c', MODEL])}, { stdio: 'ignore' })
    console.log(JSON.stringify({ status, seconds: (performance.now() - started) / 1000 }))
    console.log(process.resourceUsage().maxRSS)`
  const { stdout } = spawnSync('/usr/bin/env', ['sh', '-c', 'exec "$0" -e "$1"', process.execPath, command], {
    encoding: 'utf8',
  })
  const [result] = stdout.trim().split('\n')
  rmSync(file)
  return JSON.parse(result)
}

try {
  const folder = values.set ?? join(scratch, 'set')
  if (!values.set) makeSet(folder, Number(values.seed))
  const set = readSet(folder)
  const runs = {
    ...Object.fromEntries(Object.entries(BASELINES).map(([name, detect]) => [name, runBaseline(detect, folder, set)])),
    eligo: runEligo(folder, set),
  }
  const scores = Object.entries(runs).map(([name, { found, seconds }]) => ({
    name,
    seconds,
    ...scoreOf(set.truth, found),
  }))
  const kinds = [...scores[0].kinds.keys()]
  const head = ['flagged and the right source named, %', 'posts', ...scores.map(({ name }) => name)]
  const rows = kinds.map((kind) => [
    kind,
    String(scores[0].kinds.get(kind).count),
    ...scores.map(({ kinds: tallies }) => percent(tallies.get(kind).right, tallies.get(kind).count)),
  ])
  const line = (title, value) => [title, String(scores[0].honest), ...scores.map(value)]
  say(
    tableOf(head, [
      ...rows,
      line('honest posts failed', ({ failed }) => String(failed)),
      line('honest posts flagged at all', ({ flagged }) => String(flagged)),
      ['seconds (eligo: the whole process, all rules)', '', ...scores.map(({ seconds }) => seconds.toFixed(1))],
    ]),
  )
  if (values.large) {
    const sizes = [100_000, 600_000]
    const times = sizes.map(timeLarge)
    say(
      tableOf(
        ['posts', 'seconds'],
        sizes.map((size, i) => [String(size), times[i].seconds.toFixed(1)]),
      ),
    )
    const growth =
      times[1].seconds / times[0].seconds / ((sizes[1] * Math.log2(sizes[1])) / (sizes[0] * Math.log2(sizes[0])))
    say(`growth against n log n: ${growth.toFixed(2)} (1 is n log n, less is better)`)
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
