import { statSync } from 'node:fs'
import type { Wording } from '../model/message.js'
import { progressLine, type Reading } from '../report/progress.js'
import type { Speaker } from '../report/speaker.js'
import type { ReadFile } from '../report/summary.js'
import type { Edge } from './edge.js'

/** The parts of a run, in their order. */
export type Phase = 'read' | 'compare' | 'settle' | 'write'

/** Tells how a run gets on, and afterwards what it read and how long it took. */
export interface Follower {
  /** Bytes of all files that are read; undefined where that shows only in reading. */
  readonly total: number | undefined
  /** Some rows have come in: so many of a file, with the bytes of all files so far. */
  readonly rows: (file: string, count: number, bytes: number) => void
  /** A part of the run begins. */
  readonly begin: (phase: Phase) => void
  /** Reading and settling are over: says what was read, where the user wants to know. */
  readonly read: (files: readonly (ReadFile & { readonly bytes: number })[]) => void
  /** All is over: says how long each part took. */
  readonly end: () => void
}

const WORDS = {
  file: { en: '{file}: {nature}', zh: '{file}：{nature}' },
  bytes: { en: '{bytes} bytes', zh: '{bytes} 字节' },
  rows: { en: '{rows} rows', zh: '{rows} 行' },
  preamble: { en: 'lines {first}–{last} passed over', zh: '跳过第 {first}–{last} 行' },
  times: { en: 'time: {times}', zh: '用时：{times}' },
  read: { en: 'read {time} s', zh: '读取 {time} 秒' },
  compare: { en: 'compare {time} s', zh: '比对 {time} 秒' },
  settle: { en: 'settle {time} s', zh: '结算 {time} 秒' },
  write: { en: 'write {time} s', zh: '写出 {time} 秒' },
  comparing: { en: 'comparing texts …', zh: '正在比对文字……' },
  settling: { en: 'settling …', zh: '正在结算……' },
  writing: { en: 'writing …', zh: '正在写出……' },
} as const satisfies Record<string, Wording>

const NOW_DOING = { read: undefined, compare: WORDS.comparing, settle: WORDS.settling, write: WORDS.writing }

/** Bytes of files in all; undefined where one of them is a pipe or cannot be asked. */
function sizeOfAll(paths: readonly string[]): number | undefined {
  let total = 0
  for (const path of paths) {
    const found = path === '-' ? undefined : statSync(path, { throwIfNoEntry: false })
    if (!found?.isFile()) return undefined
    total += found.size
  }
  return total
}

/** Follows a run that reads posts from some files. */
export function followRun(posts: readonly string[], speaker: Speaker, edge: Edge): Follower {
  const { say } = speaker
  const started = edge.now()
  const total = sizeOfAll(posts)
  const rowsOf = new Map<string, number>()
  const times = new Map<Phase, number>()
  let phase: Phase = 'read'
  let since = started
  let rows = 0
  const close = () => {
    const now = edge.now()
    times.set(phase, (times.get(phase) ?? 0) + now - since)
    since = now
  }
  return {
    total,
    rows(file, count, bytes) {
      rows += count
      rowsOf.set(file, (rowsOf.get(file) ?? 0) + count)
      const reading = (): Reading => ({ file, rows, bytes, total, seconds: (edge.now() - started) / 1000 })
      edge.progress.show((width) => progressLine(reading(), width, speaker))
    },
    begin(next) {
      close()
      phase = next
      const doing = NOW_DOING[next]
      // What follows lets nothing be shown until it ends.
      if (doing) edge.progress.show(() => say(doing), true)
    },
    read(files) {
      for (const { name, format, encoding, sheet, preamble, bytes } of files)
        edge.note(() => {
          const counted = rowsOf.get(name)
          const nature = [
            format,
            encoding,
            sheet,
            say(WORDS.bytes, { bytes }),
            ...(counted === undefined ? [] : [say(WORDS.rows, { rows: counted })]),
            ...(preamble ? [say(WORDS.preamble, preamble)] : []),
          ].filter((part) => part !== undefined)
          return say(WORDS.file, { file: name, nature: nature.join(', ') })
        })
    },
    end() {
      close()
      edge.note(() => {
        const each = [...times].map(([part, time]) => say(WORDS[part], { time: (time / 1000).toFixed(2) }))
        return say(WORDS.times, { times: each.join(', ') })
      })
    },
  }
}
