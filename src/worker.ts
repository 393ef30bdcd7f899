import { parentPort, workerData } from 'node:worker_threads'
import type { ThreadBeginning } from './io/begin-threads.js'
import { collectAlone, loadThread, optimiseSooner } from './start.js'

// A thread of a large run: it answers what comes through its port.
const { loading, isCrowded } = workerData as ThreadBeginning
const { bundle } = loadThread()
// The compiler is tuned for all threads at once: not before the last of them has taken the build's bytecode, which V8 takes
// only while it is tuned as it was in the build. Not by the main thread, which would hear of it a quarter of a second later.
if (Atomics.sub(loading, 0, 1) === 1) {
  optimiseSooner()
  if (isCrowded) collectAlone()
}
bundle.workThrough(parentPort!)
