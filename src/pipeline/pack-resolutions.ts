import type { Allocate } from '../model/allocate.js'
import { copyTo, growingUints, widened } from '../model/columns.js'
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

const WORDS_A_SOURCE = 6
const WORDS_A_PASSAGE = 5
/** Words of a resolution without its runs and sources. */
const WORDS_BESIDES = 9
const WORDS_A_RUN = 3

/** Writes stretches of tokens with the same mark, start, end and mark by turns, from a position on; gives where they end. */
function writeRuns(words: Uint32Array, start: number, marks: Uint8Array): number {
  let at = start
  for (let i = 0; i < marks.length; ) {
    const mark = marks[i]!
    const from = i
    while (i < marks.length && marks[i] === mark) i++
    if (mark === 0) continue
    words[at++] = from
    words[at++] = i
    words[at++] = mark
  }
  return at
}

function writeSource(words: Uint32Array, start: number, source: FoundSource): number {
  const { passages } = source
  let at = start
  words[at++] = source.text
  words[at++] = source.matched
  words[at++] = source.solid
  words[at++] = source.longest
  words[at++] = source.doubtful
  words[at++] = passages.length
  for (const passage of passages) {
    words[at++] = passage.postStart
    words[at++] = passage.postEnd
    words[at++] = passage.sourceStart
    words[at++] = passage.sourceEnd
    words[at++] = passage.matched
  }
  return at
}

/** The most words that a resolution can take. */
function roomOf({ marks, sources }: Resolved): number {
  let room = WORDS_BESIDES + marks.length * WORDS_A_RUN
  for (const { passages } of sources) room += WORDS_A_SOURCE + passages.length * WORDS_A_PASSAGE
  return room
}

/** Packs resolutions as they come; when it is done, into another column. */
export function createPacker(allocate: Allocate) {
  const begins = growingUints()
  let words = new Uint32Array(1 << 12)
  let length = 0
  begins.push(0)

  return {
    add(text: number, judgement: Notable, resolved: Resolved): void {
      const most = length + roomOf(resolved)
      if (most > words.length) words = widened(words, most)
      const { marks, sources } = resolved
      words[length++] = text
      words[length++] = NOTABLE.indexOf(judgement)
      words[length++] = resolved.tokens
      words[length++] = resolved.announced
      words[length++] = resolved.shared
      words[length++] = resolved.own
      words[length++] = marks.length
      const runs = length++
      length = writeRuns(words, length, marks)
      words[runs] = length - runs - 1
      words[length++] = sources.length
      for (const source of sources) length = writeSource(words, length, source)
      begins.push(length)
    },
    done(): PackedResolutions {
      const packed = { words: copyTo(allocate, words.subarray(0, length)), begins: copyTo(allocate, begins.done()) }
      length = 0
      begins.push(0)
      return packed
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
  for (let left = next(); left > 0; left -= WORDS_A_RUN) {
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

/** A resolution without what only evidence is made of. */
export interface Outline extends Pick<Resolution, 'text' | 'judgement'> {
  readonly sources: readonly Pick<FoundSource, 'text' | 'matched'>[]
}

// Where they stand in a resolution: `createPacker` puts them there.
const JUDGEMENT_AT = 1
const RUNS_AT = 7
const MATCHED_AT = 1
const PASSAGES_AT = 5

/** The outline of the resolution at a position. */
export function outlineOf({ words, begins }: PackedResolutions, position: number): Outline {
  const begin = begins[position]!
  let at = begin + RUNS_AT + 1 + words[begin + RUNS_AT]!
  const sources: Outline['sources'][number][] = []
  for (let left = words[at++]!; left > 0; left--) {
    sources.push({ text: words[at]!, matched: words[at + MATCHED_AT]! })
    at += WORDS_A_SOURCE + words[at + PASSAGES_AT]! * WORDS_A_PASSAGE
  }
  return { text: words[begin]!, judgement: NOTABLE[words[begin + JUDGEMENT_AT]!]!, sources }
}

/** How many there are. */
export const countOf = ({ begins }: PackedResolutions): number => begins.length - 1

/** The text of the one at a position. */
export const textOf = ({ words, begins }: PackedResolutions, position: number): number => words[begins[position]!]!
