import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'

/** Bytes from which on threads are worth their start: smaller inputs are through before those would have begun. */
export const WORTH_THREADS = 4 << 20

/** Bytes of the file that a word names; none where it names no file. */
function sizeOf(word: string): number {
  try {
    const found = statSync(word, { throwIfNoEntry: false })
    return found?.isFile() ? found.size : 0
  } catch {
    // Whether and why it cannot be read is told by whoever reads it.
    return 0
  }
}

/** What `--workers` says on a command line: NaN where that is no number, undefined where it is not there. */
function workersAsked(argv: readonly string[]): number | undefined {
  const at = argv.findLastIndex((word) => word === '--workers' || word.startsWith('--workers='))
  return at < 0 ? undefined : Number(argv[at]!.split('=')[1] ?? argv[at + 1])
}

/**
 * How many threads besides the first a command line will want, as far as its words tell before anybody has read it: threads
 * take their time to start, and can do that meanwhile. A guess: files are taken for posts, whatever their role. No more than
 * there are processors, whatever was asked for: nobody has looked yet whether that makes sense.
 */
export function foreseeThreads(argv: readonly string[]): number {
  const size = argv.reduce((sum, word) => sum + sizeOf(word), 0)
  if (size < WORTH_THREADS) return 0
  const processors = availableParallelism()
  const count = workersAsked(argv) ?? processors
  return Number.isInteger(count) ? Math.max(0, Math.min(count, processors) - 1) : 0
}
