import { parentPort, workerData } from 'node:worker_threads'
import { load } from './start.js'

// A thread of a large run: the same program, asked through a port.
load().bundle.work(parentPort!, workerData)
