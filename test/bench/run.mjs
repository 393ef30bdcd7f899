// Runs the benchmarks: all of them, or those named on the command line (`npm run bench -- start-up`). They time whole
// processes side by side and print medians with their ratios. No test depends on a time; judge the figures yourself, on
// an idle machine. A further suite is a file like start-up.mjs, and a line in SUITES.
import { availableParallelism, cpus, totalmem } from 'node:os'
import { measure } from './measure.mjs'
import { tableOf } from './table.mjs'

const SUITES = {
  'start-up': () => import('./start-up.mjs'),
  throughput: () => import('./throughput.mjs'),
}

const say = (text) => process.stdout.write(`${text}\n`)

const verdictOf = (ratio, limit) =>
  limit === undefined
    ? ''
    : ratio <= (limit.goal ?? limit.most)
      ? 'goal met'
      : ratio <= limit.most
        ? 'within limit'
        : 'OVER LIMIT'
const limitOf = (limit) =>
  limit === undefined ? '' : `<= ${limit.most}${limit.goal === undefined ? '' : ` (goal ${limit.goal})`}`

function rowsOf({ base, limits }, measured) {
  const unit = measured.find(({ name }) => name === base).median
  return measured.map(({ name, median, least, most }) => {
    const ratio = median / unit
    return [
      name,
      median.toFixed(1),
      `${least.toFixed(1)} - ${most.toFixed(1)}`,
      ratio.toFixed(2),
      limitOf(limits[name]),
      verdictOf(ratio, limits[name]),
    ]
  })
}

async function run(name) {
  const { suite } = await SUITES[name]()
  try {
    const measured = measure(suite.cases, suite.runs)
    say(`\n${suite.title}, median of ${suite.runs} runs`)
    say(tableOf(['process', 'ms', 'range', 'ratio', 'limit', ''], rowsOf(suite, measured)))
  } finally {
    await suite.end?.()
  }
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(SUITES, name))
if (unknown.length > 0) {
  process.stderr.write(`no such benchmark: ${unknown.join(', ')}; there are: ${Object.keys(SUITES).join(', ')}\n`)
  process.exitCode = 2
} else {
  const memory = (totalmem() / 2 ** 30).toFixed(0)
  say(`Node ${process.version}, ${cpus()[0]?.model}, ${availableParallelism()} cores, ${memory} GiB`)
  for (const name of asked.length > 0 ? asked : Object.keys(SUITES)) await run(name)
}
