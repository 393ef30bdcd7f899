import type { Layout } from '../intake/read-rows.js'
import { decodeUtf8 } from '../io/decode-utf8.js'
import type { ThreadPool } from '../io/thread-pool.js'
import type { Campaign } from '../model/campaign.js'
import type { Chunk } from '../model/chunk.js'
import { ALL_PARTITIONS, joinIndex } from '../originality/index-fingerprints.js'
import { mergeTemplates } from '../originality/templates.js'
import { type Comparison, type Resolution, resolveLibrary } from '../pipeline/resolve-library.js'
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
  readonly compare: (comparison: Comparison) => Promise<Resolution[]>
  readonly close: () => Promise<void>
}

/** Smaller inputs are through before threads would have started. */
const WORTH_THREADS = 4 << 20
/** Chunks that each thread has before it: enough to be always busy, few enough to keep memory small. */
const AHEAD = 3
/** Posts that a thread resolves at a time. */
const BLOCK = 4096

/** The pool is loaded only here: small runs have no use for it. */
async function start({ count, entry, beginning }: Threads): Promise<ThreadPool> {
  const { startThreads } = await import('../io/thread-pool.js')
  return startThreads(count, entry, beginning)
}

/** Makes a crew for a campaign; one thread is this one. */
export function createCrew(
  campaign: Campaign,
  threads: Threads | undefined,
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
    const bytes = chunk.bytes.slice()
    const question: Question = {
      kind: 'scan',
      layout,
      layoutNumber: knownLayout(layout).number,
      chunk: { ...chunk, bytes },
    }
    asked.push(crew.ask<Answers['scan']>(question, [bytes.buffer]))
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
    compare: async (comparison) => (pool ? compareThere(pool, comparison) : resolveLibrary(comparison)),
    async close() {
      // What was asked and is not wanted any more must not count as unhandled.
      for (const answer of asked) answer.catch(() => undefined)
      await pool?.close()
    },
  }
}

/** Shares the making of the index and the resolving of posts out among threads. The result is the same for any number. */
async function compareThere(pool: ThreadPool, comparison: Comparison): Promise<Resolution[]> {
  const made = await pool.askEach<Answers['index']>((thread): Question => {
    const partitions = ALL_PARTITIONS.filter((partition) => partition % pool.size === thread)
    return { kind: 'index', comparison, partitions }
  })
  const index = joinIndex(made)
  await pool.askEach((): Question => ({ kind: 'indexed', index }))
  const ask = (posts: Extract<Question, { kind: 'resolve' }>['posts']) =>
    pool.ask<Answers['resolve']>({ kind: 'resolve', posts } satisfies Question)
  const first = await Promise.all(
    Array.from({ length: Math.ceil(comparison.posts / BLOCK) }, (_, block) =>
      ask({ from: block * BLOCK, to: Math.min(comparison.posts, (block + 1) * BLOCK) }),
    ),
  )
  const later = first.flatMap((block) => block.later)
  const seen = await pool.askEach<Answers['seen']>((): Question => ({ kind: 'seen' }))
  const templates = mergeTemplates(comparison.options.templateAuthors, seen)
  await pool.askEach((): Question => ({ kind: 'templates', templates }))
  const second = await Promise.all(
    Array.from({ length: Math.ceil(later.length / BLOCK) }, (_, block) =>
      ask(later.slice(block * BLOCK, (block + 1) * BLOCK)),
    ),
  )
  return [...first, ...second].flatMap(({ found }) => found)
}
