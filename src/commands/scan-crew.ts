import type { Layout } from '../intake/read-rows.js'
import type { BeginThreads } from '../io/begin-threads.js'
import { decodeUtf8 } from '../io/decode-utf8.js'
import { WORTH_THREADS } from '../io/foresee-threads.js'
import { openShared, storeIn } from '../io/shared-file.js'
import type { ThreadPool } from '../io/thread-pool.js'
import { allocateHere, allocateShared } from '../model/allocate.js'
import type { Campaign } from '../model/campaign.js'
import { type Chunk, createChunk } from '../model/chunk.js'
import { once } from '../model/once.js'
import { bytesOf } from '../model/store.js'
import {
  type Besides,
  type Compared,
  compareInSteps,
  compareLibrary,
  fitsInto,
  type Means,
  type Step,
} from '../pipeline/compare-library.js'
import { createComparer } from '../pipeline/compare-work.js'
import type { Comparison } from '../pipeline/resolve-library.js'
import type { ScanPart } from '../pipeline/scan-part.js'
import { createScanner, type ScannedChunk, type Scanner, type TextsWanted } from '../pipeline/scan-partition.js'
import { type Answers, type Question, sendable } from './thread-work.js'

/** Threads that may be used. */
export interface Threads {
  /** How many work in all: this one is one of them. */
  readonly count: number
  readonly begin: BeginThreads
  /** Called once there is enough to do for the optimising compiler to pay, unless threads see to that. */
  readonly optimiseSooner?: (() => void) | undefined
}

/** Does the work of a run: in this thread, or in others once there is enough of it to make up for their start. */
export interface Crew {
  /** Scans a chunk, now or later; what it gives comes to `take` in the order of the chunks. */
  readonly scan: (layout: Layout, chunk: Chunk) => Promise<void>
  /** Starts threads if so many bytes, to be scanned or scanned before, make them worth it. */
  readonly expect: (bytes: number) => Promise<void>
  /** Resolves when everything that was scanned has been taken. */
  readonly scanned: () => Promise<void>
  /** Is there more than one thread, so that memory must be shared? */
  readonly isShared: () => boolean
  /** Gives a part as it is to be kept: its tokens are put aside once those kept before take up much of the memory. */
  readonly stow: (part: ScanPart) => ScanPart
  /** Compares texts. What there is to do besides is done in this thread, while others compare. */
  readonly compare: (comparison: Comparison, besides: Besides) => Promise<Compared>
  /** Ends the threads. May be called again, as by whoever does not wait for it at first. */
  readonly close: () => Promise<void>
}

/** Chunks that a thread may have before it: enough to be always busy, few enough to keep memory small. */
const AHEAD = 3
/** Chunks that may be under way for each thread: not scanned yet, or waiting for one before them. */
const UNDER_WAY = 6
/** Bytes for each thread with which a run is near its end: then no thread is to have chunks left when others have none. */
const NEAR_END = 2 << 20
/** Bytes that a run may take in all unless told otherwise. */
const MEMORY = 1 << 30

/** Starts the others of the threads. The pool is loaded only here: small runs have no use for it. */
async function start({ count, begin }: Threads, campaign: Campaign): Promise<ThreadPool> {
  const { poolThreads } = await import('../io/thread-pool.js')
  const pool = poolThreads(begin(count - 1))
  // Nobody waits for the answers: a thread that fails fails the first that is asked something else, too.
  void pool.askEach((): Question => ({ kind: 'begin', campaign: sendable(campaign) }))
  return pool
}

/** What a crew may use. */
export interface CrewMeans {
  readonly threads?: Threads | undefined
  /** Bytes of memory that the run may take in all, about: 1 GiB unless given. */
  readonly memory?: number | undefined
  /** Read again unless told otherwise. */
  readonly texts?: TextsWanted | undefined
}

/** Makes a crew for a campaign; one thread is this one. */
export function createCrew(
  campaign: Campaign,
  { threads, memory = MEMORY, texts }: CrewMeans,
  take: (scanned: ScannedChunk, layout: Layout) => void,
): Crew {
  const layouts = new Map<Layout, { readonly number: number; scan?: Scanner }>()
  const held: { readonly layout: Layout; readonly chunk: Chunk }[] = []
  const asked: { readonly layout: Layout; readonly scanned: ScannedChunk | Promise<ScannedChunk> }[] = []
  let size = 0
  /** Bytes that are still to come; endless where nobody knows. */
  let toCome = Number.POSITIVE_INFINITY
  let pool: ThreadPool | undefined
  let shared: ReturnType<typeof openShared> | undefined
  let tokenBytes = 0

  const knownLayout = (layout: Layout) => {
    const known = layouts.get(layout) ?? { number: layouts.size }
    layouts.set(layout, known)
    return known
  }
  function scanHere(layout: Layout, chunk: Chunk): ScannedChunk {
    const known = knownLayout(layout)
    const allocate = pool ? allocateShared : allocateHere
    known.scan ??= createScanner(campaign, layout, { allocate, decode: decodeUtf8, texts })
    return known.scan(chunk)
  }
  function scanThere(crew: ThreadPool, layout: Layout, chunk: Chunk): Promise<ScannedChunk> {
    const bytes = chunk.isAlone ? chunk.bytes : new Uint8Array(chunk.bytes)
    const question: Question = {
      kind: 'scan',
      layout,
      layoutNumber: knownLayout(layout).number,
      chunk: createChunk(bytes, chunk, chunk),
      texts,
    }
    const given = [bytes, chunk.starts, chunk.ends, chunk.lines]
    return crew.ask<Answers['scan']>(
      question,
      given.map(({ buffer }) => buffer as ArrayBuffer),
    )
  }
  /** Gives a chunk to another thread, unless they all have enough before them. */
  async function share(crew: ThreadPool, layout: Layout, chunk: Chunk): Promise<void> {
    // Else a thread that is through with all it had would still be taken for busy.
    await hearOthers()
    toCome -= chunk.bytes.length
    const isNearEnd = toCome < NEAR_END * (crew.size + 1)
    const scanned = crew.hasRoom(isNearEnd ? 1 : AHEAD) ? scanThere(crew, layout, chunk) : scanHere(layout, chunk)
    asked.push({ layout, scanned })
    while (asked.length >= (crew.size + 1) * UNDER_WAY) await takeNext()
  }
  const takeNext = async () => {
    const { layout, scanned } = asked.shift()!
    take(await scanned, layout)
  }

  return {
    async scan(layout, chunk) {
      if (pool) {
        await share(pool, layout, chunk)
        return
      }
      const isSmall = size < WORTH_THREADS
      size += chunk.bytes.length
      const isLarge = size >= WORTH_THREADS
      if (!threads || threads.count < 2) {
        if (isSmall && isLarge) threads?.optimiseSooner?.()
        take(scanHere(layout, chunk), layout)
        return
      }
      held.push({ layout, chunk })
      if (!isLarge) return
      pool = await start(threads, campaign)
      for (const each of held.splice(0)) await share(pool, each.layout, each.chunk)
    },
    async expect(bytes) {
      if (!threads || bytes < WORTH_THREADS) return
      size += bytes
      toCome = bytes
      if (threads.count > 1) pool = await start(threads, campaign)
      else threads.optimiseSooner?.()
    },
    async scanned() {
      for (const { layout, chunk } of held.splice(0)) take(scanHere(layout, chunk), layout)
      while (asked.length > 0) await takeNext()
    },
    stow(part) {
      if (!('tokens' in part.prints)) return part
      const { tokens, ends } = part.prints
      tokenBytes += tokens.byteLength
      if (tokenBytes <= roomForTokens(memory)) return part
      shared ??= openShared()
      return { ...part, prints: { start: storeIn(shared.file).add([bytesOf(tokens)], tokens.byteLength), ends } }
    },
    isShared: () => pool !== undefined,
    async compare(comparison, besides) {
      const forIndex = roomForIndex(comparison, memory)
      if (!fitsInto(forIndex, comparison)) shared ??= openShared()
      const allocate = pool ? allocateShared : allocateHere
      const means = { memory: forIndex, store: storeIn(shared?.file), allocate }
      if (!pool) return compareLibrary(comparison, means, besides)
      await pool.askEach((): Question => ({ kind: 'share', file: shared?.file }))
      return compareTogether(pool, comparison, means, besides)
    },
    close: once(async () => {
      await pool?.close()
      shared?.close()
    }),
  }
}

/** Resolves when whatever has come in from other threads has been heard. */
const hearOthers = () => new Promise<void>((resolve) => void setImmediate(resolve))

/** Shares the steps of a comparison out among threads, of which this is one. */
async function compareTogether(
  pool: ThreadPool,
  comparison: Comparison,
  means: Means,
  besides: Besides,
): Promise<Compared> {
  const answerHere = createComparer(means.allocate, means.store)
  const answerEach = async ({ questions, besides }: Step) => {
    const others = pool.askEach((thread) => questions[thread])
    besides?.()
    const own = answerHere(questions[pool.size]!)
    return [...(await others), own]
  }
  const answerAny = async ({ questions, besides }: Step) => {
    const answers: unknown[] = []
    let left = besides
    // While this thread has something else to do the others have half of their share before them, so as not to run out.
    const farAhead = Math.ceil(questions.length / (pool.size + 1) / 2)
    while (answers.length < questions.length) {
      const question = questions[answers.length]!
      if (pool.hasRoom(left && farAhead)) answers.push(pool.ask(question))
      else if (left) {
        left()
        left = undefined
      } else answers.push(answerHere(question))
      await hearOthers()
    }
    left?.()
    return Promise.all(answers)
  }
  const steps = compareInSteps(pool.size + 1, comparison, means, besides)
  let step = steps.next()
  while (!step.done) step = steps.next(await (step.value.to === 'any' ? answerAny : answerEach)(step.value))
  return step.value
}

/** Bytes that a comparison takes besides its index, for each text and each token. */
const BYTES_A_TEXT = 150
const BYTES_A_TOKEN = 2
/** What the program and its threads take for themselves. */
const BYTES_OF_PROGRAM = 320 << 20
/** With less an index would be put aside in pieces too small. */
const LEAST_BYTES = 64 << 20

/**
 * How many bytes of tokens are kept in memory. The index over them takes seven times as many: with more than an eighth of the
 * room it would not fit beside them. A twelfth leaves some for what cannot be put aside, and to read tokens from a file costs
 * next to nothing.
 */
const roomForTokens = (memory: number): number => Math.max(0, memory - BYTES_OF_PROGRAM) / 12

/** What is left of the memory for the index. */
function roomForIndex({ library: { count, begins } }: Comparison, memory: number): number {
  const ofTokens = Math.min(begins[count]! * BYTES_A_TOKEN, roomForTokens(memory))
  return Math.max(LEAST_BYTES, memory - BYTES_OF_PROGRAM - count * BYTES_A_TEXT - ofTokens)
}
