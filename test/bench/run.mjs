// Runs the benchmarks: all of them, or those named on the command line (`npm run bench -- start-up`). They run whole
// processes by turns and print medians, peaks of memory, and medians of the ratios in each turn. No test depends on a
// time; judge the figures yourself, on an idle machine. `--posts` and `--runs` make a smaller trial. A further suite is a
// file like start-up.mjs, and a line in SUITES.
import { availableParallelism, cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { tableOfLimits } from './limits.mjs'
import { measure } from './measure.mjs'

const SUITES = {
  'start-up': () => import('./start-up.mjs'),
  throughput: () => import('./throughput.mjs'),
  memory: () => import('./memory.mjs'),
}

const say = (text) => process.stdout.write(`${text}\n`)

async function run(name, { posts, runs }) {
  const { prepare } = await SUITES[name]()
  const suite = prepare(posts && Number(posts))
  try {
    const how = { runs: Number(runs ?? suite.runs), warm: suite.warm ?? true }
    const measured = measure(suite.cases, how)
    say(`\n${suite.title}, median of ${how.runs} run${how.runs === 1 ? '' : 's'}`)
    if (suite.note) say(suite.note)
    say(tableOfLimits(measured, suite.limits))
  } finally {
    suite.end()
  }
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { posts: { type: 'string' }, runs: { type: 'string' } },
})
const unknown = positionals.filter((name) => !Object.hasOwn(SUITES, name))
if (unknown.length > 0) {
  process.stderr.write(`no such benchmark: ${unknown.join(', ')}; there are: ${Object.keys(SUITES).join(', ')}\n`)
  process.exitCode = 2
} else {
  const memory = (totalmem() / 2 ** 30).toFixed(0)
  say(`Node ${process.version}, ${cpus()[0]?.model}, ${availableParallelism()} cores, ${memory} GiB`)
  for (const name of positionals.length > 0 ? positionals : Object.keys(SUITES)) await run(name, values)
}
