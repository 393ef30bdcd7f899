import { allocateHere } from '../model/allocate.js'
import { NO_STORE, type Store } from '../model/store.js'
import { BLOCK_TEXTS, BYTES_A_GRAM, type Texts } from '../originality/index-fingerprints.js'
import { createTokenReader, type TokenReader } from '../originality/library.js'
import type { Piles } from '../originality/piles.js'
import { createHitReader } from '../originality/read-hits.js'
import type { Found } from '../originality/resolve.js'
import { mergeTemplates, type Templates } from '../originality/templates.js'
import { findUsualAuthors } from '../originality/usual-authors.js'
import { type CompareAnswers, type CompareQuestion, createComparer } from './compare-work.js'
import type { PackedResolutions } from './pack-resolutions.js'
import type { Comparison } from './resolve-library.js'

/**
 * A step of a comparison: questions of which each may be answered by whichever member is free, or one for each member, in
 * their order. All must be answered before the next step.
 */
export interface Step {
  readonly to: 'any' | 'each'
  readonly questions: readonly CompareQuestion[]
}

type Asking<T> = Generator<Step, T, readonly unknown[]>

type QuestionOf<K> = CompareQuestion & { readonly kind: K }

function* askAny<K extends CompareQuestion['kind']>(questions: readonly QuestionOf<K>[]): Asking<CompareAnswers[K][]> {
  return (yield { to: 'any', questions }) as CompareAnswers[K][]
}

function* askEach<K extends CompareQuestion['kind']>(
  members: number,
  question: (member: number) => QuestionOf<K>,
): Asking<CompareAnswers[K][]> {
  const questions = Array.from({ length: members }, (_, member) => question(member))
  return (yield { to: 'each', questions }) as CompareAnswers[K][]
}

/** What limits a comparison. */
export interface Means {
  /** Bytes that its index may take in memory. */
  readonly memory: number
  /** Where tokens lie that are not in memory, and hits go if they do not fit. */
  readonly store: Store
}

/** Posts that are resolved at a time. */
const POSTS = BLOCK_TEXTS

/** Shares texts out by their length, in as many stretches as there are members. */
function sharesOf(begins: Uint32Array, members: number): Texts[] {
  const count = begins.length - 1
  const total = begins[count]!
  const startOf = (member: number): number => {
    let [low, high] = [0, count]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (begins[middle]! < (total * member) / members) low = middle + 1
      else high = middle
    }
    return low
  }
  return Array.from({ length: members }, (_, member) => ({ from: startOf(member), to: startOf(member + 1) }))
}

/** Bytes that the making of an index takes. */
const sizeOf = ({ library: { begins, count } }: Comparison): number => begins[count]! * BYTES_A_GRAM

/** Can a comparison do without putting anything aside? */
export const fitsInto = (memory: number, comparison: Comparison): boolean => sizeOf(comparison) <= memory

const LEAST_ROOM = 16 << 20
const MOST_ROOM = 64 << 20
/** Piles are put aside about so many times: each time a stretch of every partition, which should not be too short. */
const TIMES_ASIDE = 128

/** Bytes of piles that a member keeps in memory; more would not make it faster. */
function roomFor(comparison: Comparison, members: number, memory: number): number {
  if (fitsInto(memory, comparison)) return Number.POSITIVE_INFINITY
  const wanted = Math.min(MOST_ROOM, Math.max(LEAST_ROOM, sizeOf(comparison) / TIMES_ASIDE))
  return Math.min(wanted, memory / members)
}

/** Finds the hits of all texts. */
function* findHits(members: number, { library }: Comparison): Asking<Piles[]> {
  const texts = sharesOf(library.begins, members)
  const piles = yield* askEach(members, (member) => ({ kind: 'pile', texts: texts[member]! }))
  const partitions = [...piles[0]!.lengths.keys()]
  return yield* askEach(members, (member) => ({
    kind: 'find',
    piles,
    partitions: partitions.filter((partition) => partition % members === member),
  }))
}

const blocksOf = (posts: number): Texts[] =>
  Array.from({ length: Math.ceil(posts / POSTS) }, (_, at) => ({
    from: at * POSTS,
    to: Math.min(posts, (at + 1) * POSTS),
  }))

/** What a comparison gives: of which posts there is something to say, and what it was found by. */
export interface Compared extends Found {
  readonly resolutions: readonly PackedResolutions[]
  readonly templates: Templates
  readonly reader: TokenReader
}

/**
 * The steps by which so many members compare all posts of a library. The result is the same for any number, and any memory.
 */
export function* compareInSteps(members: number, comparison: Comparison, { memory, store }: Means): Asking<Compared> {
  const { library, options, posts } = comparison
  const room = roomFor(comparison, members, memory)
  yield* askEach(members, () => ({ kind: 'compare', comparison, room }))
  const hits = yield* findHits(members, comparison)
  const several = yield* askEach(members, () => ({ kind: 'several' }))
  const read = createHitReader(library, hits, store)
  const usual = findUsualAuthors(library, read, several, options.templateTokens)
  yield* askEach(members, () => ({ kind: 'found', hits, usual }))
  // First the posts that need no knowledge of others' templates, then the rest.
  const first = yield* askAny(blocksOf(posts).map((block) => ({ kind: 'resolve', posts: block })))
  const seen = yield* askEach(members, () => ({ kind: 'seen' }))
  const templates = mergeTemplates(options.templateAuthors, seen)
  yield* askEach(members, () => ({ kind: 'templates', templates }))
  const later = first.flatMap((block) => (block.later.length > 0 ? [block.later] : []))
  const second = yield* askAny(later.map((some) => ({ kind: 'resolve', posts: some })))
  const resolutions = [...first, ...second].map(({ found }) => found)
  return { resolutions, templates, read, usual, reader: createTokenReader(library, store) }
}

/** Nothing is put aside where memory has no limit. */
const UNLIMITED: Means = { memory: Number.POSITIVE_INFINITY, store: NO_STORE }

/** Compares all posts of a library in this thread. */
export function compareLibrary(comparison: Comparison, means: Means = UNLIMITED): Compared {
  const answer = createComparer(allocateHere, means.store)
  const steps = compareInSteps(1, comparison, means)
  let step = steps.next()
  while (!step.done) step = steps.next(step.value.questions.map(answer))
  return step.value
}
