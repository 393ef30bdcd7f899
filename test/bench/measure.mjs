import { spawnSync } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'

/**
 * A whole process to be measured.
 * @typedef {object} Case
 * @property {string} name as the table calls it
 * @property {readonly string[]} args of node
 */

/**
 * What some runs of one case took.
 * @typedef {object} Measured
 * @property {string} name
 * @property {readonly number[]} times of each turn, in milliseconds
 * @property {number} peak the most memory that a run held at a time, in bytes
 */

const TELL_PEAK = fileURLToPath(new URL('tell-peak.cjs', import.meta.url))

/** Runs a process from start to end. Throws where it fails: a quick failure would look like a good time. */
function run({ name, args }) {
  const started = performance.now()
  const { status, error, output } = spawnSync(process.execPath, ['--require', TELL_PEAK, ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  const took = performance.now() - started
  if (error || status !== 0) throw new Error(`${name} ended with ${status}: ${output?.[2]}`, { cause: error })
  return { took, peak: Number(output[3]) * 1024 }
}

/**
 * Measures every case `runs` times, after one run that is not counted where `warm` says so. The cases take turns, so that a
 * machine that slows down or speeds up does so for all of them.
 *
 * @param {readonly Case[]} cases
 * @param {{ runs: number, warm: boolean }} how
 * @returns {Measured[]}
 */
export function measure(cases, { runs, warm }) {
  const seen = cases.map(() => [])
  for (let turn = warm ? -1 : 0; turn < runs; turn++)
    for (const [at, each] of cases.entries()) {
      const one = run(each)
      if (turn >= 0) seen[at].push(one)
    }
  return cases.map(({ name }, at) => ({
    name,
    times: seen[at].map(({ took }) => took),
    peak: Math.max(...seen[at].map((one) => one.peak)),
  }))
}
