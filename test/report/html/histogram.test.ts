import { describe, expect, it } from 'vitest'
import { chartOf, edgesOf } from '../../../src/report/html/histogram.js'

const STEPS = [1, 2, 5, 10]

describe('edgesOf', () => {
  it.each([
    ['counts from the start', { from: 0, to: 4, steps: STEPS, borders: [] }, [0, 1, 2, 3, 4]],
    ['needs one bar at least', { from: 7, to: 7, steps: STEPS, borders: [] }, [7, 8]],
    ['counts from the first border', { from: 0, to: 60, steps: [20], borders: [30] }, [-10, 10, 30, 50, 70]],
    ['begins anew at each border', { from: 0, to: 50, steps: [20], borders: [10, 45] }, [-10, 10, 30, 45, 65]],
    ['takes borders at both ends', { from: 10, to: 30, steps: [10], borders: [10, 30] }, [10, 20, 30, 40]],
  ])('%s', (_, axis, edges) => {
    expect(edgesOf(axis)).toEqual(edges)
  })

  it('widens bars so that there are not too many', () => {
    expect(edgesOf({ from: 0, to: 96, steps: STEPS, borders: [] })).toEqual(Array.from({ length: 49 }, (_, i) => 2 * i))
    expect(edgesOf({ from: 0, to: 4800, steps: STEPS, borders: [] })).toHaveLength(49)
  })
})

describe('chartOf', () => {
  const words = {
    range: (from: number, to: number) => `${from}-${to}`,
    below: (edge: number) => `<${edge}`,
    above: (edge: number) => `>=${edge}`,
    tick: String,
  }

  it('counts by verdict, with bars for what is outside and for what is unknown', () => {
    const values = Float64Array.of(-3, 0, 9, 10, 19.9, 20, 30, Number.NaN)
    const verdicts = Uint8Array.of(2, 0, 1, 0, 0, 2, 2, 1)
    const axis = { from: 0, to: 20, steps: [10], borders: [10] }
    const asked = { from: 10, to: Number.POSITIVE_INFINITY, marks: [{ value: 10, label: 'least' }] }
    expect(chartOf({ values, verdicts }, axis, asked, words)).toEqual({
      bars: [
        { label: '<0', counts: [0, 0, 1] },
        { label: '0-10', counts: [1, 1, 0] },
        { label: '10-20', counts: [2, 0, 0] },
        { label: '>=20', counts: [0, 0, 2] },
      ],
      ticks: [
        { at: 1, label: '0' },
        { at: 2, label: '10' },
        { at: 3, label: '20' },
      ],
      marks: [{ at: 2, label: 'least' }],
      inside: [2, 4],
      unknown: [0, 1, 0],
    })
  })

  it('has no bars outside where nothing is outside', () => {
    const measured = { values: Float64Array.of(5), verdicts: Uint8Array.of(0) }
    const asked = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, marks: [] }
    const { bars, inside } = chartOf(measured, { from: 0, to: 10, steps: [10], borders: [] }, asked, words)
    expect({ bars, inside }).toEqual({ bars: [{ label: '0-10', counts: [1, 0, 0] }], inside: [0, 1] })
  })
})
