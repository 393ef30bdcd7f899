import type { Layout } from '../intake/read-rows.js'
import { decodeUtf8 } from '../io/decode-utf8.js'
import type { ThreadPool } from '../io/thread-pool.js'
import { openShared, type SharedFile, storeIn } from '../io/word-store.js'
import type { Campaign } from '../model/campaign.js'
import type { Chunk } from '../model/chunk.js'
import { type Compared, compareInSteps, compareLibrary, fitsInto, type Means } from '../pipeline/compare-library.js'
import type { Comparison } from '../pipeline/resolve-library.js'
import { createScanner, type ScannedChunk, type Scanner } from '../pipeline/scan-partition.js'
import type { Answers, Beginning, Question } from './thread-work.js'

/** What threads need to begin. */
export interface Threads {
  readonly count: number
  /** The program that a thread runs. */
  readonly entry: string
  readonly beginning: Beginning
  /** Called once there is enough to do for the optimising compiler to pay. */
  readonly optimiseSooner?: (() => void) | undefined
}

/** Does the work of a run: in this thread, or in others once there is enough of it to make up for their start. */
export interface Crew {
  /** Scans a chunk, now or later; what it gives comes to `take` in the order of the chunks. */
  readonly scan: (layout: Layout, chunk: Chunk) => Promise<void>
  /** Starts threads if so many bytes that were scanned before make them worth it. */
  readonly expect: (bytes: number) => Promise<void>
  /** Resolves when everything that was scanned has been taken. */
  readonly scanned: () => Promise<void>
  /** Is there more than one thread, so that memory must be shared? */
  readonly isShared: () => boolean
  readonly compare: (comparison: Comparison) => Promise<Compared>
  readonly close: () => Promise<void>
}

/** Smaller inputs are through before threads would have started. */
const WORTH_THREADS = 4 << 20
/** Chunks that each thread has before it: enough to be always busy, few enough to keep memory small. */
const AHEAD = 3
/** Bytes that a run may take in all unless told otherwise. */
const MEMORY = 1 << 30

/** The pool is loaded only here: small runs have no use for it. */
async function start({ count, entry, beginning }: Threads): Promise<ThreadPool> {
  const { startThreads } = await import('../io/thread-pool.js')
  return startThreads(count, entry, beginning)
}

/** What a crew may use. */
export interface CrewMeans {
  readonly threads?: Threads | undefined
  /** Bytes of memory that the run may take in all, about: 1 GiB unless given. */
  readonly memory?: number | undefined
}

/** Makes a crew for a campaign; one thread is this one. */
export function createCrew(
  campaign: Campaign,
  { threads, memory }: CrewMeans,
  take: (scanned: ScannedChunk) => void,
): Crew {
  const layouts = new Map<Layout, { readonly number: number; scan?: Scanner }>()
  const held: { readonly layout: Layout; readonly chunk: Chunk }[] = []
  const asked: Promise<ScannedChunk>[] = []
  let size = 0
  let pool: ThreadPool | undefined

  const knownLayout = (layout: Layout) => {
    const known = layouts.get(layout) ?? { number: layouts.size }
    layouts.set(layout, known)
    return known
  }
  function scanHere(layout: Layout, chunk: Chunk): void {
    const known = knownLayout(layout)
    known.scan ??= createScanner(campaign, layout, { decode: decodeUtf8 })
    take(known.scan(chunk))
  }
  async function scanThere(crew: ThreadPool, layout: Layout, chunk: Chunk): Promise<void> {
    const bytes = chunk.isAlone ? chunk.bytes : new Uint8Array(chunk.bytes)
    const question: Question = {
      kind: 'scan',
      layout,
      layoutNumber: knownLayout(layout).number,
      chunk: { ...chunk, bytes },
    }
    asked.push(crew.ask<Answers['scan']>(question, [bytes.buffer as ArrayBuffer]))
    while (asked.length >= crew.size * AHEAD) take(await asked.shift()!)
  }

  return {
    async scan(layout, chunk) {
      if (pool) {
        await scanThere(pool, layout, chunk)
        return
      }
      const isSmall = size < WORTH_THREADS
      size += chunk.bytes.length
      const isLarge = size >= WORTH_THREADS
      if (isSmall && isLarge) threads?.optimiseSooner?.()
      if (!threads || threads.count < 2) {
        scanHere(layout, chunk)
        return
      }
      held.push({ layout, chunk })
      if (!isLarge) return
      pool = await start(threads)
      for (const each of held.splice(0)) await scanThere(pool, each.layout, each.chunk)
    },
    async expect(bytes) {
      if (!threads || bytes < WORTH_THREADS) return
      threads.optimiseSooner?.()
      if (threads.count > 1) pool = await start(threads)
    },
    async scanned() {
      for (const { layout, chunk } of held.splice(0)) scanHere(layout, chunk)
      while (asked.length > 0) take(await asked.shift()!)
    },
    isShared: () => pool !== undefined,
    async compare(comparison) {
      const forIndex = memoryForIndex(comparison, memory ?? MEMORY)
      const shared = fitsInto(forIndex, comparison) ? undefined : openShared()
      try {
        const means = { memory: forIndex, store: storeIn(shared?.file) }
        return pool ? await compareThere(pool, comparison, means, shared?.file) : compareLibrary(comparison, means)
      } finally {
        shared?.close()
      }
    },
    async close() {
      // What was asked and is not wanted any more must not count as unhandled.
      for (const answer of asked) answer.catch(() => undefined)
      await pool?.close()
    },
  }
}

/** Shares the steps of a comparison out among threads. */
async function compareThere(
  pool: ThreadPool,
  comparison: Comparison,
  means: Means,
  file: SharedFile | undefined,
): Promise<Compared> {
  await pool.askEach((): Question => ({ kind: 'share', file }))
  const steps = compareInSteps(pool.size, comparison, means)
  let step = steps.next()
  while (!step.done) {
    const { to, questions } = step.value
    const answers: Promise<unknown[]> =
      to === 'any'
        ? Promise.all(questions.map((question) => pool.ask(question)))
        : pool.askEach((thread) => questions[thread])
    step = steps.next(await answers)
  }
  return step.value
}

/** Bytes that a comparison takes besides its index, for each text and each token. */
const BYTES_A_TEXT = 150
const BYTES_A_TOKEN = 2
/** What the program and its threads take for themselves. */
const BYTES_OF_PROGRAM = 128 << 20
/** An index in less memory would take too many rounds. */
const LEAST_BYTES = 32 << 20

/** What is left of the memory for the index. */
function memoryForIndex({ library: { count, begins } }: Comparison, memory: number): number {
  return Math.max(LEAST_BYTES, memory - BYTES_OF_PROGRAM - count * BYTES_A_TEXT - begins[count]! * BYTES_A_TOKEN)
}
