import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { createThreads } from '../../src/io/begin-threads.js'
import { poolThreads, type ThreadPool } from '../../src/io/thread-pool.js'

const folder = mkdtempSync(join(tmpdir(), 'eligo-pool-'))
const entry = join(folder, 'thread.mjs')
// Answers after so many milliseconds with what it was asked, and which thread it is; `bug` and `die` fail.
writeFileSync(
  entry,
  `import { parentPort, threadId, workerData } from 'node:worker_threads'
const left = Atomics.sub(workerData.loading, 0, 1) - 1
parentPort.on('message', ({ id, question }) => {
  if (question.die) throw new Error('dead')
  const answer = question.bug ? { id, bug: question.bug } : { id, value: { ...question, threadId, left } }
  setTimeout(() => parentPort.postMessage(answer), question.wait ?? 0)
})
`,
)

const moment = (milliseconds: number) => new Promise<void>((resolve) => void setTimeout(resolve, milliseconds))

describe('a pool of threads', () => {
  let pool: ThreadPool | undefined
  const start = (size: number): ThreadPool => {
    pool = poolThreads(createThreads(entry).begin(size))
    return pool
  }
  afterEach(() => pool?.close())
  afterAll(() => rmSync(folder, { recursive: true }))

  it('gives each thread its question, and their answers in their order', async () => {
    const { askEach } = start(3)
    const answers = await askEach<{ n: number; threadId: number }>((n) => ({ n, wait: 30 - 10 * n }))
    expect(answers.map(({ n }) => n)).toEqual([0, 1, 2])
    expect(new Set(answers.map(({ threadId }) => threadId)).size).toBe(3)
  })

  it('lets each thread know whether it is the last to load its program', async () => {
    const { askEach } = start(3)
    const answers = await askEach<{ left: number }>(() => ({}))
    expect(answers.map(({ left }) => left).sort()).toEqual([0, 1, 2])
  })

  it('asks the thread that has the fewest questions before it, and tells when all have enough', async () => {
    const { ask, hasRoom } = start(2)
    const asked = []
    const rooms = []
    for (let n = 0; n < 4; n++) {
      rooms.push(hasRoom())
      asked.push(ask<{ threadId: number }>({ n, wait: 20 }))
    }
    rooms.push(hasRoom())
    expect([hasRoom(2), hasRoom(3)]).toEqual([false, true])
    expect(rooms).toEqual([true, true, true, true, false])
    const threads = (await Promise.all(asked)).map(({ threadId }) => threadId)
    expect(threads).toEqual([threads[0], threads[1], threads[0], threads[1]])
    expect(threads[0]).not.toBe(threads[1])
    expect(hasRoom()).toBe(true)
  })

  it('fails with what a thread says, and with a thread that has ended', async () => {
    const { ask } = start(1)
    await expect(ask({ bug: 'told' })).rejects.toThrow('told')
    await expect(ask({ die: true })).rejects.toThrow('dead')
    await expect(ask({})).rejects.toThrow('dead')
  })

  it('takes threads that were prepared, and begins what is missing', async () => {
    const threads = createThreads(entry)
    threads.prepare(2)
    threads.prepare(1)
    pool = poolThreads(threads.begin(3))
    const answers = await pool.askEach<{ threadId: number; left: number }>(() => ({}))
    const [first, second, third] = answers.map(({ threadId }) => threadId)
    expect([second! - first!, third! - first!]).toEqual([1, 2])
    expect(answers.filter(({ left }) => left === 0).length).toBeGreaterThan(0)
    // They are given once: whoever comes next has others.
    const another = poolThreads(threads.begin(1))
    try {
      const [answer] = await another.askEach<{ threadId: number }>(() => ({}))
      expect(answer!.threadId).toBeGreaterThan(third!)
    } finally {
      await another.close()
    }
  })

  it('fails with a thread that has ended before anybody could listen', async () => {
    const threads = createThreads(join(folder, 'absent.mjs'))
    threads.prepare(1)
    await moment(500)
    pool = poolThreads(threads.begin(1))
    await expect(pool.ask({})).rejects.toThrow('absent.mjs')
  })

  it('may fail while nobody listens', async () => {
    const unhandled: unknown[] = []
    const note = (reason: unknown) => void unhandled.push(reason)
    process.on('unhandledRejection', note)
    try {
      const { ask, askEach } = start(2)
      const [one, each] = [ask({ bug: 'one' }), askEach(() => ({ bug: 'each' }))]
      await moment(200)
      await expect(one).rejects.toThrow('one')
      await expect(each).rejects.toThrow('each')
      expect(unhandled).toEqual([])
    } finally {
      process.off('unhandledRejection', note)
    }
  })
})
