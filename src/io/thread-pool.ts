import { Worker } from 'node:worker_threads'
import { EligoError, type Fault } from '../model/fault.js'

/** What a thread answers: a value, or what went wrong, in a form that can cross. */
export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly faults: readonly Fault[] }
  | { readonly id: number; readonly bug: string }

/** Threads that answer questions. Close it, come what may. */
export interface ThreadPool {
  readonly size: number
  /** Asks whichever thread is free first. What is in `give` moves there and is gone here. */
  readonly ask: <T>(question: unknown, give?: readonly ArrayBuffer[]) => Promise<T>
  /** Asks every thread; `question` may differ by the thread's number. */
  readonly askEach: <T>(question: (thread: number) => unknown) => Promise<T[]>
  readonly close: () => Promise<void>
}

interface Waiting {
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
}

interface Task extends Waiting {
  readonly question: unknown
  readonly give: readonly ArrayBuffer[]
}

const errorOf = (answer: Exclude<Answer, { value: unknown }>): Error =>
  'faults' in answer ? new EligoError(answer.faults) : new Error(`in a thread: ${answer.bug}`)

/** Starts threads that run the program at `entry`, each told `beginning`, with `young` MB for what it has made last. */
export function startThreads(size: number, entry: string, beginning: unknown, young: number): ThreadPool {
  const resourceLimits = { maxYoungGenerationSizeMb: young }
  const workers = Array.from({ length: size }, () => new Worker(entry, { workerData: beginning, resourceLimits }))
  const waiting = workers.map(() => new Map<number, Waiting>())
  const tasks: Task[] = []
  let last = 0
  let broken: Error | undefined

  function send(thread: number, { question, give, ...settle }: Task): void {
    const id = ++last
    waiting[thread]!.set(id, settle)
    workers[thread]!.postMessage({ id, question }, [...give])
  }
  function next(thread: number): void {
    const task = waiting[thread]!.size === 0 ? tasks.shift() : undefined
    if (task) send(thread, task)
  }
  function fail(error: Error): void {
    broken = error
    for (const each of waiting) for (const { reject } of each.values()) reject(error)
    for (const { reject } of tasks.splice(0)) reject(error)
  }
  for (const [thread, worker] of workers.entries()) {
    worker.on('message', (answer: Answer) => {
      const { resolve, reject } = waiting[thread]!.get(answer.id)!
      waiting[thread]!.delete(answer.id)
      next(thread)
      if ('value' in answer) resolve(answer.value as never)
      else reject(errorOf(answer))
    })
    worker.on('error', fail)
  }
  const asking = <T>(question: unknown, give: readonly ArrayBuffer[], how: (task: Task) => void): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (broken) reject(broken)
      else how({ question, give, resolve: resolve as (value: never) => void, reject })
    })

  return {
    size,
    ask: (question, give = []) =>
      asking(question, give, (task) => {
        tasks.push(task)
        const free = waiting.findIndex(({ size: asked }) => asked === 0)
        if (free >= 0) next(free)
      }),
    askEach: (question) =>
      Promise.all(workers.map((_, thread) => asking(question(thread), [], (task) => send(thread, task)))) as Promise<
        never[]
      >,
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}
