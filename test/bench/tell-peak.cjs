// Loaded before a program: tells the benchmark, over a pipe of its own, the most memory the whole process held, in KiB.
// It needs no tool that a fresh machine lacks, and counts threads in.
const { isMainThread } = require('node:worker_threads')

if (isMainThread) process.on('exit', () => require('node:fs').writeSync(3, String(process.resourceUsage().maxRSS)))
