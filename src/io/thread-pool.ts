import { EligoError, type Fault } from '../model/fault.js'
import type { BegunThread } from './begin-threads.js'

/** What a thread answers: a value, or what went wrong, in a form that can cross. */
export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly faults: readonly Fault[] }
  | { readonly id: number; readonly bug: string }

/** Threads that answer questions. Close it, come what may. */
export interface ThreadPool {
  readonly size: number
  /** Is there a thread that might run out of questions before it can be asked again: that has fewer than `ahead`? */
  readonly hasRoom: (ahead?: number) => boolean
  /** Asks the thread that has the fewest questions before it. What is in `give` moves there and is gone here. */
  readonly ask: <T>(question: unknown, give?: readonly ArrayBuffer[]) => Promise<T>
  /** Asks every thread; `question` may differ by the thread's number. */
  readonly askEach: <T>(question: (thread: number) => unknown) => Promise<T[]>
  /** Ends the threads, whatever they are at. */
  readonly close: () => Promise<void>
}

/** Questions that a thread is to have before it: one that it is at, and one for when it is through with that. */
const AHEAD = 2

interface Waiting {
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
}

const errorOf = (answer: Exclude<Answer, { value: unknown }>): Error =>
  'faults' in answer ? new EligoError(answer.faults) : new Error(`in a thread: ${answer.bug}`)

/**
 * The same answer, which may fail without anybody listening: whoever asked may be busy with something else just then, or not
 * want it any more.
 */
function unheard<T>(answer: Promise<T>): Promise<T> {
  answer.catch(() => undefined)
  return answer
}

/** Makes a pool of threads. */
export function poolThreads(threads: readonly BegunThread[]): ThreadPool {
  const workers = threads.map(({ worker }) => worker)
  const waiting = workers.map(() => new Map<number, Waiting>())
  let last = 0
  let broken = threads.find(({ failure }) => failure)?.failure

  function fail(error: Error): void {
    broken = error
    for (const each of waiting) for (const { reject } of each.values()) reject(error)
  }
  for (const [thread, worker] of workers.entries()) {
    worker.on('message', (answer: Answer) => {
      const { resolve, reject } = waiting[thread]!.get(answer.id)!
      waiting[thread]!.delete(answer.id)
      if ('value' in answer) resolve(answer.value as never)
      else reject(errorOf(answer))
    })
    worker.on('error', fail)
  }
  function send<T>(thread: number, question: unknown, give: readonly ArrayBuffer[]): Promise<T> {
    return unheard(
      new Promise<T>((resolve, reject) => {
        if (broken) return reject(broken)
        const id = ++last
        waiting[thread]!.set(id, { resolve: resolve as (value: never) => void, reject })
        workers[thread]!.postMessage({ id, question }, [...give])
      }),
    )
  }
  /** The thread that has the fewest questions before it. */
  const idlest = () =>
    waiting.reduce((least, { size: asked }, thread) => (asked < waiting[least]!.size ? thread : least), 0)

  return {
    size: workers.length,
    hasRoom: (ahead = AHEAD) => waiting[idlest()]!.size < ahead,
    ask: (question, give = []) => send(idlest(), question, give),
    askEach: (question) => unheard(Promise.all(workers.map((_, thread) => send<never>(thread, question(thread), [])))),
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}
