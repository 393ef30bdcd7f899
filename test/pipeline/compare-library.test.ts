import { describe, expect, it } from 'vitest'
import { allocateHere } from '../../src/model/allocate.js'
import { growingTokens, type TokenColumn } from '../../src/model/columns.js'
import { bytesOf, type Store } from '../../src/model/store.js'
import { beginsOf } from '../../src/originality/library.js'
import { type Compared, compareInSteps, compareLibrary, fitsInto } from '../../src/pipeline/compare-library.js'
import { createComparer } from '../../src/pipeline/compare-work.js'
import { countOf, outlineOf, unpack } from '../../src/pipeline/pack-resolutions.js'
import type { Comparison } from '../../src/pipeline/resolve-library.js'
// @ts-expect-error: a script of the benchmarks, without types
import { randomFrom } from '../bench/make-posts.mjs'
import { LIMITS } from '../originality/limits.js'
import { storeHere } from '../store-here.js'

/** Texts of which some copy whole others, some in part, and some share a template; more than one block of them. */
function makeComparison(): Comparison {
  const next: () => number = randomFrom(7)
  const word = () => 0x4e00 + Math.floor(next() ** 2 * 4000)
  const some = (count: number) => Array.from({ length: count }, word)
  const template = some(20)
  const streams: number[][] = []
  for (let i = 0; i < 5000; i++) {
    const before = streams[Math.floor(next() * i)]
    // Many that stand together have no word at all.
    if (i >= 3000 && i < 3200) streams.push([])
    else if (i % 7 === 6 && before) streams.push(next() < 0.5 ? before : [...before.slice(0, 40), ...some(40)])
    else if (i % 11 === 10) streams.push([...some(50), ...template])
    else streams.push(some(30 + Math.floor(next() * 60)))
  }
  const column = growingTokens()
  for (const stream of streams) column.push(Uint16Array.from(stream))
  const order = Uint32Array.from(streams, (_, i) => i)
  const all = { count: streams.length, columns: [column.done()], columnOf: order.map(() => 0), streamOf: order }
  const authors = order.map(() => Math.floor(next() * 2000))
  return {
    library: { ...all, begins: beginsOf(all), authors, ranks: order, published: 0 },
    posts: streams.length,
    announcements: [Uint16Array.from(streams[3]!)],
    options: { templateAuthors: 5, templateTokens: 60, ownTokens: 40, sources: 4 },
    limits: LIMITS,
    thorough: false,
  }
}

/** The same comparison, its tokens put aside in several columns. */
function putAside(comparison: Comparison, store: Store): Comparison {
  const [{ tokens, ends }] = comparison.library.columns as [TokenColumn]
  const PER_COLUMN = 700
  const columns = Array.from({ length: Math.ceil(ends.length / PER_COLUMN) }, (_, at) => {
    const from = at === 0 ? 0 : ends[at * PER_COLUMN - 1]!
    const some = ends.slice(at * PER_COLUMN, (at + 1) * PER_COLUMN).map((end) => end - from)
    const its = tokens.slice(from, from + some.at(-1)!)
    return { start: store.add([bytesOf(its)], its.byteLength), ends: some }
  })
  const { streamOf } = comparison.library
  const library = {
    ...comparison.library,
    columns,
    columnOf: streamOf.map((text) => Math.floor(text / PER_COLUMN)),
    streamOf: streamOf.map((text) => text % PER_COLUMN),
  }
  expect(beginsOf(library)).toEqual(comparison.library.begins)
  return { ...comparison, library }
}

/**
 * Compares with so many members, each of which remembers for itself, the last asked first. Whose the texts are and which is
 * earlier is filled in no sooner than it is asked for.
 */
function compareWith(members: number, comparison: Comparison, memory: number, store: Store): Compared {
  const { authors, ranks } = comparison.library
  const library = { ...comparison.library, authors: authors.map(() => 0), ranks: ranks.map(() => 0) }
  const done: string[] = []
  const besides = {
    beforeFinding() {
      library.authors.set(authors)
      library.ranks.set(ranks)
      done.push('completed')
    },
    beforeTelling: () => void done.push('prepared'),
  }
  const answers = Array.from({ length: members }, () => createComparer(allocateHere, store))
  const steps = compareInSteps(members, { ...comparison, library }, { memory, store, allocate: allocateHere }, besides)
  let step = steps.next()
  while (!step.done) {
    const { to, questions } = step.value
    const given = questions.map((question, i) => [question, to === 'each' ? i : (i * 7) % members, i] as const)
    const taken = given.reverse().map(([question, member, i]) => [i, answers[member]!(question)] as const)
    // Whoever leads may have been at it until the others were through.
    step.value.besides?.()
    step = steps.next(taken.sort(([a], [b]) => a - b).map(([, answer]) => answer))
  }
  expect(done).toEqual(['completed', 'prepared'])
  return step.value
}

describe('comparing', () => {
  const comparison = makeComparison()
  const inOrder = ({ resolutions }: Compared) =>
    resolutions
      .flatMap((packed) => Array.from({ length: countOf(packed) }, (_, i) => unpack(packed, i)))
      .toSorted((a, b) => a.text - b.text)
  const whole = inOrder(compareLibrary(comparison))

  it('finds copies, parts and templates', () => {
    expect(whole.filter(({ resolved }) => resolved.sources.length > 0).length).toBeGreaterThan(600)
    expect(whole.filter(({ resolved }) => resolved.shared > 0).length).toBeGreaterThan(10)
    // The share template, and nothing besides: of that there is nothing to say.
    expect(whole.filter(({ text }) => text === 21)).toEqual([])
    expect(whole.filter(({ resolved }) => resolved.announced > 0).length).toBeGreaterThan(0)
  })

  it('is packed so that the outline tells the same', () => {
    for (const packed of compareLibrary(comparison).resolutions)
      for (let at = 0; at < countOf(packed); at++) {
        const { text, judgement, resolved } = unpack(packed, at)
        const sources = resolved.sources.map(({ text, matched }) => ({ text, matched }))
        expect(outlineOf(packed, at)).toEqual({ text, judgement, sources })
      }
  })

  it.each([1, 2, 3])('is the same with %i members, whatever the memory', (members) => {
    const tokens = comparison.library.begins.at(-1)!
    for (const [memory, isPutAside] of [
      [Number.POSITIVE_INFINITY, false],
      [tokens * 5, true],
      [tokens, true],
      // Less than the smallest piles take.
      [1, true],
    ] as const) {
      expect(fitsInto(memory, comparison)).toBe(!isPutAside)
      const store = storeHere()
      expect(inOrder(compareWith(members, comparison, memory, store))).toEqual(whole)
      expect(store.size() > 0).toBe(isPutAside)
    }
  })

  it('is the same with the tokens themselves put aside', () => {
    const store = storeHere()
    expect(inOrder(compareWith(2, putAside(comparison, store), 1, store))).toEqual(whole)
  })
})
