import { lastAtMost } from '../../model/order.js'
import type { Chart, Counts } from './page-model.js'

/** What bars are made of: a value for each post, NaN where unknown, and the position of its verdict in `Counts`. */
export interface Measured {
  readonly values: Float64Array
  readonly verdicts: Uint8Array
}

/** Where bars begin and end. */
export interface Axis {
  /** The stretch to be shown; values outside go into a bar of their own at either end. */
  readonly from: number
  readonly to: number
  /** Widths that a bar may have, least first; beyond the last, its multiples. */
  readonly steps: readonly number[]
  /** Values that have to be the border of a bar, in order, so that no bar lies on both sides of one. */
  readonly borders: readonly number[]
}

const MOST_BARS = 48
const MOST_TICKS = 6

/** The least of the allowed widths that needs no more than MOST_BARS bars. */
function stepOf({ from, to, steps }: Axis): number {
  const least = (to - from) / MOST_BARS
  const last = steps.at(-1)!
  return steps.find((step) => step >= least) ?? Math.ceil(least / last) * last
}

/** The borders of all bars, upwards. They are counted from the first required border, or from `from`. */
export function edgesOf(axis: Axis): number[] {
  const { from, to, borders } = axis
  const step = stepOf(axis)
  const anchors = borders.length > 0 ? borders : [from]
  const first = anchors[0]!
  const edges: number[] = []
  for (let steps = Math.ceil((first - from) / step); steps > 0; steps--) edges.push(first - steps * step)
  for (const [i, anchor] of anchors.entries()) {
    const end = anchors[i + 1] ?? Math.max(to, anchor + 1)
    for (let edge = anchor; edge < end; edge += step) edges.push(edge)
  }
  edges.push(edges.at(-1)! + step)
  return edges
}

const zeros = (): [number, number, number] => [0, 0, 0]
const sumOf = (counts: Counts): number => counts[0] + counts[1] + counts[2]

/** Position of the last edge that is not above the value; -1 where all are. */
const edgeBelow = (edges: readonly number[], value: number): number =>
  lastAtMost(edges.length, (at) => edges[at]!, value)

/** Says the bars in words. */
export interface AxisWords {
  readonly range: (from: number, to: number) => string
  readonly below: (edge: number) => string
  readonly above: (edge: number) => string
  readonly tick: (edge: number) => string
}

/** What of the values the campaign asks for, with the words of its borders. */
export interface Asked {
  readonly from: number
  readonly to: number
  readonly marks: readonly { readonly value: number; readonly label: string }[]
}

/** Counts values into bars. Values outside of the axis get a bar at its end, if there are any. */
export function chartOf({ values, verdicts }: Measured, axis: Axis, asked: Asked, words: AxisWords): Chart {
  const edges = edgesOf(axis)
  const [below, above, unknown] = [zeros(), zeros(), zeros()]
  const bins = edges.slice(1).map(zeros)
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    const at = edgeBelow(edges, value)
    const bin = Number.isNaN(value) ? unknown : at < 0 ? below : (bins[at] ?? above)
    bin[verdicts[i] as 0 | 1 | 2]++
  }
  const before = sumOf(below) > 0 ? [{ label: words.below(edges[0]!), counts: below }] : []
  const after = sumOf(above) > 0 ? [{ label: words.above(edges.at(-1)!), counts: above }] : []
  const bars = bins.map((counts, i) => ({ label: words.range(edges[i]!, edges[i + 1]!), counts }))
  const shift = before.length
  const count = shift + bins.length + after.length
  const positionOf = (value: number, outside: number) =>
    Number.isFinite(value) ? shift + Math.max(0, edgeBelow(edges, value)) : outside
  const every = Math.max(1, Math.ceil(edges.length / MOST_TICKS))
  return {
    bars: [...before, ...bars, ...after],
    ticks: edges.flatMap((edge, i) => (i % every === 0 ? [{ at: i + shift, label: words.tick(edge) }] : [])),
    marks: asked.marks.map(({ value, label }) => ({ at: positionOf(value, 0), label })),
    inside: [positionOf(asked.from, 0), positionOf(asked.to, count)],
    unknown,
  }
}
