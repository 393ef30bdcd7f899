import { spawnSync } from 'node:child_process'
import { performance } from 'node:perf_hooks'

/**
 * A whole process to be timed.
 * @typedef {object} Case
 * @property {string} name as the table calls it
 * @property {string} program
 * @property {readonly string[]} args
 * @property {string} [input] a file that is fed to standard input
 */

/**
 * What some runs of one case took, in milliseconds.
 * @typedef {object} Measured
 * @property {string} name
 * @property {number} median
 * @property {number} least
 * @property {number} most
 */

const medianOf = (times) => {
  const sorted = times.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return Number.isInteger(middle) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[Math.floor(middle)]
}

/** Milliseconds from start to end of a process. Throws where it fails: a quick failure would look like a good time. */
function timeOf({ name, program, args }) {
  const started = performance.now()
  const { status, error, stderr } = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  const took = performance.now() - started
  if (error || status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`, { cause: error })
  return took
}

/**
 * Times every case `runs` times, after one run that is not counted. The cases take turns, so that a machine that slows
 * down or speeds up does so for all of them.
 *
 * @param {readonly Case[]} cases
 * @param {number} runs
 * @returns {Measured[]}
 */
export function measure(cases, runs) {
  const times = cases.map(() => [])
  for (let run = -1; run < runs; run++)
    for (const [at, each] of cases.entries()) {
      const took = timeOf(each)
      if (run >= 0) times[at].push(took)
    }
  return cases.map(({ name }, at) => ({
    name,
    median: medianOf(times[at]),
    least: Math.min(...times[at]),
    most: Math.max(...times[at]),
  }))
}
