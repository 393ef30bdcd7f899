import { availableParallelism } from 'node:os'
import type { Worker } from 'node:worker_threads'

/** What a thread is given to begin with. */
export interface ThreadBeginning {
  /** How many threads have yet to load their program: shared by all. */
  readonly loading: Int32Array
  /** Whether there are as many threads, the first included, as processors. */
  readonly isCrowded: boolean
}

/** A thread that has begun to load its program. */
export interface BegunThread {
  readonly worker: Worker
  /** Why it has ended, if it has. */
  readonly failure: Error | undefined
}

/** Begins so many threads, of which those begun before and not given yet are the first. */
export type BeginThreads = (size: number) => readonly BegunThread[]

/**
 * The most room in a thread for what it has made last, in MB. With half of it, or half as much again, a large run takes as
 * long; with three times as much it takes more memory, and a fortieth longer.
 */
const YOUNG_MB = 32

function beginThread(entry: string, workerData: ThreadBeginning): BegunThread {
  // Loaded only here: small runs begin no thread.
  const { Worker } = process.getBuiltinModule('node:worker_threads')
  const worker = new Worker(entry, {
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    // Threads say nothing by themselves; to join their streams to those of the process takes half of the time that this does.
    stdout: true,
    stderr: true,
  })
  let failure: Error | undefined
  // Nobody else may listen yet.
  worker.on('error', (error) => {
    failure = error
  })
  return {
    worker,
    get failure() {
      return failure
    },
  }
}

/** Threads that run the program at `entry`. */
export function createThreads(entry: string) {
  const loading = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const ready: BegunThread[] = []
  /** Has so many threads ready for whoever begins threads next. */
  const prepare = (size: number): void => {
    const missing = size - ready.length
    if (missing <= 0) return
    Atomics.add(loading, 0, missing)
    const isCrowded = size + 1 >= availableParallelism()
    for (let i = 0; i < missing; i++) ready.push(beginThread(entry, { loading, isCrowded }))
  }
  const begin: BeginThreads = (size) => {
    prepare(size)
    return ready.splice(0, size)
  }
  return { prepare, begin }
}
