import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Edge } from '../../src/commands/edge.js'
import { followRun } from '../../src/commands/follow-run.js'
import { speakerOf } from '../../src/index.js'
import { workdir } from '../e2e/workdir.js'

/** An edge with a clock of its own, and all that it shows and notes. */
function edgeAt(step: number) {
  let time = 0
  const shown: string[] = []
  const notes: string[] = []
  const edge = {
    now: () => {
      time += step
      return time
    },
    atEnd: () => undefined,
    progress: { show: (text: (width: number) => string) => void shown.push(text(79)), clear: () => undefined },
    note: (text: () => string) => void notes.push(text()),
  } as unknown as Edge
  return { edge, shown, notes }
}

describe('following a run', () => {
  it('shows the share of all files that has been read, then what is being done', () => {
    const { folder } = workdir()
    const paths = ['a.csv', 'b.csv'].map((name) => join(folder, name))
    for (const path of paths) writeFileSync(path, 'x'.repeat(100))
    const { edge, shown } = edgeAt(1000)
    const follower = followRun(paths, speakerOf('en'), edge)
    follower.rows('a.csv', 7, 50)
    follower.rows('b.csv', 3, 150)
    for (const phase of ['compare', 'settle', 'write'] as const) follower.begin(phase)
    expect(shown).toEqual([
      'a.csv  █████░░░░░░░░░░░░░░░  25 %  7 posts  7/s  0:03 left',
      'b.csv  ███████████████░░░░░  75 %  10 posts  5/s  0:01 left',
      'comparing texts …',
      'settling …',
      'writing …',
    ])
  })

  it('shows a counter for a pipe', () => {
    const { edge, shown } = edgeAt(1000)
    followRun(['-'], speakerOf('zh'), edge).rows('-', 7, 50)
    expect(shown).toEqual(['-  7 条  7 条/秒'])
  })

  it('says afterwards what was read and how long each part took', () => {
    const { edge, notes } = edgeAt(250)
    const follower = followRun(['-'], speakerOf('en'), edge)
    follower.rows('-', 7, 50)
    follower.rows('-', 3, 60)
    follower.begin('compare')
    follower.begin('settle')
    follower.read([
      { name: '-', format: 'csv', encoding: 'gb18030', bytes: 60, preamble: { first: 1, last: 3, shown: 'x' } },
      { name: 'notice.txt', encoding: 'utf-8', bytes: 9 },
    ])
    follower.end()
    expect(notes).toEqual([
      '-: csv, gb18030, 60 bytes, 10 rows, lines 1–3 passed over',
      'notice.txt: utf-8, 9 bytes',
      'time: read 0.75 s, compare 0.25 s, settle 0.25 s',
    ])
  })
})
