import { tableOf } from './table.mjs'

/**
 * What one case may take: times what another takes in the same run, or so many megabytes.
 * @typedef {object} Limit
 * @property {string} of the case
 * @property {string} [against] the other case; a peak of memory in MB (10^6 bytes) where there is none
 * @property {number} most what must be kept
 * @property {number} [goal] what is wanted
 */

const verdictOf = (value, { most, goal }) =>
  goal !== undefined && value <= goal ? 'goal met' : value <= most ? 'within limit' : 'OVER LIMIT'

const megabytes = (bytes) => bytes / 1e6

const medianOf = (numbers) => {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return Number.isInteger(middle) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[Math.floor(middle)]
}

/** Each turn is compared with itself: what slows a machine down for a while does so for both. */
const ratioOf = (one, other) => medianOf(one.times.map((time, turn) => time / other.times[turn]))

/** The cells of one limit: against what, the value, what it may be, and whether it is. */
function cellsOf(limit, one, measured) {
  const other = measured.find(({ name }) => name === limit.against)
  const value = limit.against ? ratioOf(one, other) : megabytes(one.peak)
  const shown = limit.against ? value.toFixed(2) : value.toFixed(0)
  return [limit.against ?? 'MB of memory', shown, String(limit.most), String(limit.goal ?? ''), verdictOf(value, limit)]
}

function rowsOf(one, limits, measured) {
  const { name, times, peak } = one
  const seconds = (time) => (time / 1000).toFixed(2)
  const range = `${seconds(Math.min(...times))} - ${seconds(Math.max(...times))}`
  const first = [name, seconds(medianOf(times)), range, megabytes(peak).toFixed(0)]
  const own = limits.filter(({ of }) => of === name).map((limit) => cellsOf(limit, one, measured))
  const [head = ['', '', '', '', ''], ...rest] = own
  return [[...first, ...head], ...rest.map((cells) => ['', '', '', '', ...cells])]
}

/**
 * A table of what was measured: a row a process, and a row for each further limit of it.
 *
 * @param {readonly import('./measure.mjs').Measured[]} measured
 * @param {readonly Limit[]} limits
 */
export const tableOfLimits = (measured, limits) =>
  tableOf(
    ['process', 's', 'range', 'MB', 'against', 'ratio', 'limit', 'goal', ''],
    measured.flatMap((one) => rowsOf(one, limits, measured)),
    ['against', ''],
  )
