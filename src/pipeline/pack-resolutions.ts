import type { Allocate } from '../model/allocate.js'
import { copyTo, growingUints } from '../model/columns.js'
import type { Judgement } from '../originality/judge.js'
import type { FoundSource, Resolved } from '../originality/resolve.js'

/** What makes a post one of which there is something to say. */
export type Notable = Exclude<Judgement, 'own'>

/** A post of which there is something to say. */
export interface Resolution {
  readonly text: number
  readonly judgement: Notable
  readonly resolved: Resolved
}

/**
 * Resolutions in one column: of a large campaign there are so many that as objects they would take more memory than all
 * else that is known of the posts. Plain data that threads can share.
 */
export interface PackedResolutions {
  readonly words: Uint32Array
  /** Where each begins; at the end, where the last one ends. */
  readonly begins: Uint32Array
}

const NOTABLE: readonly Notable[] = ['copy', 'partial', 'announcement', 'insufficient']

/** Stretches of tokens with the same mark: start, end and mark by turns. */
function runsOf(marks: Uint8Array): number[] {
  const runs: number[] = []
  for (let i = 0; i < marks.length; ) {
    const mark = marks[i]!
    const start = i
    while (i < marks.length && marks[i] === mark) i++
    if (mark !== 0) runs.push(start, i, mark)
  }
  return runs
}

/** Packs resolutions as they come. */
export function createPacker() {
  const words = growingUints()
  const begins = growingUints()
  let length = 0
  begins.push(0)
  const put = (word: number) => {
    words.push(word)
    length++
  }

  function addSource({ text, matched, solid, longest, doubtful, passages }: FoundSource): void {
    put(text)
    put(matched)
    put(solid)
    put(longest)
    put(doubtful)
    put(passages.length)
    for (const passage of passages) {
      put(passage.postStart)
      put(passage.postEnd)
      put(passage.sourceStart)
      put(passage.sourceEnd)
      put(passage.matched)
    }
  }
  return {
    add({ text, judgement, resolved: { tokens, announced, shared, own, marks, sources } }: Resolution): void {
      const runs = runsOf(marks)
      put(text)
      put(NOTABLE.indexOf(judgement))
      put(tokens)
      put(announced)
      put(shared)
      put(own)
      put(marks.length)
      put(runs.length)
      for (const word of runs) put(word)
      put(sources.length)
      for (const source of sources) addSource(source)
      begins.push(length)
    },
    done(allocate: Allocate): PackedResolutions {
      return { words: copyTo(allocate, words.done()), begins: copyTo(allocate, begins.done()) }
    },
  }
}

const NO_MARKS = new Uint8Array(0)

/** The resolution at a position. */
export function unpack({ words, begins }: PackedResolutions, position: number): Resolution {
  let at = begins[position]!
  const next = () => words[at++]!
  const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)
  const text = next()
  const judgement = NOTABLE[next()]!
  const [tokens, announced, shared, own] = [next(), next(), next(), next()]
  const length = next()
  const marks = length === 0 ? NO_MARKS : new Uint8Array(length)
  for (let left = next(); left > 0; left -= 3) {
    const [start, end, mark] = [next(), next(), next()]
    marks.fill(mark, start, end)
  }
  const sources = times(next(), (): FoundSource => {
    const [source, matched, solid, longest, doubtful] = [next(), next(), next(), next(), next()]
    const passages = times(next(), () => ({
      postStart: next(),
      postEnd: next(),
      sourceStart: next(),
      sourceEnd: next(),
      matched: next(),
    }))
    return { text: source, matched, solid, longest, doubtful, passages }
  })
  return { text, judgement, resolved: { tokens, announced, shared, own, marks, sources } }
}

/** How many there are. */
export const countOf = ({ begins }: PackedResolutions): number => begins.length - 1

/** The text of the one at a position. */
export const textOf = ({ words, begins }: PackedResolutions, position: number): number => words[begins[position]!]!
