import { type Allocate, allocateHere } from '../model/allocate.js'
import { NO_STORE, type Store } from '../model/store.js'
import { BLOCK_TEXTS, BYTES_A_GRAM, type FoundHits, type Texts } from '../originality/index-fingerprints.js'
import { createTokenReader, type TokenReader } from '../originality/library.js'
import { createHitReader } from '../originality/read-hits.js'
import type { Found } from '../originality/resolve.js'
import { mergeTemplates, type Templates } from '../originality/templates.js'
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
  /** What the member that leads does first, while the others begin: it must be done before the next step. */
  readonly besides?: (() => void) | undefined
}

type Asking<T> = Generator<Step, T, readonly unknown[]>

type QuestionOf<K> = CompareQuestion & { readonly kind: K }

function* askAny<K extends CompareQuestion['kind']>(
  questions: readonly QuestionOf<K>[],
  besides?: () => void,
): Asking<CompareAnswers[K][]> {
  return (yield { to: 'any', questions, besides }) as CompareAnswers[K][]
}

function* askEach<K extends CompareQuestion['kind']>(
  members: number,
  question: (member: number) => QuestionOf<K>,
  besides?: () => void,
): Asking<CompareAnswers[K][]> {
  const questions = Array.from({ length: members }, (_, member) => question(member))
  return (yield { to: 'each', questions, besides }) as CompareAnswers[K][]
}

/** What limits a comparison. */
export interface Means {
  /** Bytes that its index may take in memory. */
  readonly memory: number
  /** Where tokens lie that are not in memory, and hits go if they do not fit. */
  readonly store: Store
  /** Makes memory that all members share. */
  readonly allocate: Allocate
}

/** Posts that are resolved at a time. */
const POSTS = BLOCK_TEXTS

/** Shares texts out by their length, in so many stretches. */
function sharesOf(begins: Uint32Array, stretches: number): Texts[] {
  const count = begins.length - 1
  const total = begins[count]!
  const startOf = (stretch: number): number => {
    let [low, high] = [0, count]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (begins[middle]! < (total * stretch) / stretches) low = middle + 1
      else high = middle
    }
    return low
  }
  return Array.from({ length: stretches }, (_, at) => ({ from: startOf(at), to: startOf(at + 1) }))
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

/**
 * Work is shared out in so many pieces for each member: whoever is through first takes another, and in the end the others wait
 * for two of them at most.
 */
const PIECES = 64

/** Finds the hits of all texts. */
function* findHits(members: number, { library }: Comparison, besides: () => void): Asking<FoundHits[]> {
  const stretches = sharesOf(library.begins, members === 1 ? 1 : members * PIECES)
  yield* askAny(
    stretches.map((texts) => ({ kind: 'pile', texts })),
    besides,
  )
  const piles = yield* askEach(members, () => ({ kind: 'piled' }))
  yield* askEach(members, () => ({ kind: 'piles', piles }))
  const count = piles[0]!.lengths.length
  const groups = blocksOf(count, Math.ceil(count / (members * PIECES)))
  yield* askAny(groups.map((partitions) => ({ kind: 'find', partitions })))
  return yield* askEach(members, () => ({ kind: 'hits' }))
}

/** So many things in blocks of a size, the last of which may be smaller. */
const blocksOf = (count: number, size: number) =>
  Array.from({ length: Math.ceil(count / size) }, (_, at) => ({
    from: at * size,
    to: Math.min(count, (at + 1) * size),
  }))

/** What a comparison gives: of which posts there is something to say, and what it was found by. */
export interface Compared extends Found {
  readonly resolutions: readonly PackedResolutions[]
  readonly templates: Templates
  readonly reader: TokenReader
}

/** What there is to do besides comparing: by the member that leads, while the others are at work. */
export interface Besides {
  /** Called once, before anybody asks the library whose a text is and which is earlier. */
  readonly beforeFinding?: (() => void) | undefined
  /** Called once, before it is known what was copied. */
  readonly beforeTelling?: (() => void) | undefined
}

const nothing = () => undefined

/**
 * The steps by which so many members compare all posts of a library. The result is the same for any number, and any memory.
 */
export function* compareInSteps(
  members: number,
  comparison: Comparison,
  { memory, store, allocate }: Means,
  { beforeFinding = nothing, beforeTelling = nothing }: Besides = {},
): Asking<Compared> {
  const { library, options, posts } = comparison
  const room = roomFor(comparison, members, memory)
  yield* askEach(members, () => ({ kind: 'compare', comparison, room }))
  const found = yield* findHits(members, comparison, beforeFinding)
  const hits = found.map((one) => one.hits)
  const several = found.map((one) => one.several)
  const texts = sharesOf(library.begins, members)
  const usual = new Uint16Array(allocate(library.count * Uint16Array.BYTES_PER_ELEMENT))
  yield* askEach(members, (member) => ({ kind: 'found', hits, several, texts: texts[member]!, usual }))
  // First the posts that need no knowledge of others' templates, then the rest.
  const first = yield* askAny(
    blocksOf(posts, POSTS).map((block) => ({ kind: 'resolve', posts: block })),
    beforeTelling,
  )
  const seen = yield* askEach(members, () => ({ kind: 'seen' }))
  const templates = mergeTemplates(options.templateAuthors, seen)
  yield* askEach(members, () => ({ kind: 'templates', templates }))
  const later = first.flatMap((block) => (block.later.length > 0 ? [block.later] : []))
  const second = yield* askAny(later.map((some) => ({ kind: 'resolve', posts: some })))
  const resolutions = [...first, ...second].map(({ found }) => found)
  const read = createHitReader(library, hits, store)
  return { resolutions, templates, read, usual, reader: createTokenReader(library, store) }
}

/** Nothing is put aside where memory has no limit. */
const UNLIMITED: Means = { memory: Number.POSITIVE_INFINITY, store: NO_STORE, allocate: allocateHere }

/** Compares all posts of a library in this thread. */
export function compareLibrary(comparison: Comparison, means: Means = UNLIMITED, besides?: Besides): Compared {
  const answer = createComparer(means.allocate, means.store)
  const steps = compareInSteps(1, comparison, means, besides)
  let step = steps.next()
  while (!step.done) {
    step.value.besides?.()
    step = steps.next(step.value.questions.map(answer))
  }
  return step.value
}
