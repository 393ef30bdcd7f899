import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'
import type { MessagePort } from 'node:worker_threads'
import { type BeginThreads, createThreads } from './io/begin-threads.js'
import { foreseeThreads } from './io/foresee-threads.js'
import { VERSION } from './version.js'

// Built as CommonJS: `require` and `__dirname` are the module's own.
declare const require: NodeJS.Require
declare const __dirname: string

/** What the program gives. */
interface CliBundle {
  readonly main: (
    argv: readonly string[],
    streams?: { readonly stdout?: number; readonly beginThreads?: BeginThreads; readonly optimiseSooner?: () => void },
  ) => Promise<number>
}

/** What that part of it gives which the threads of a large run need. */
interface ThreadBundle {
  readonly workThrough: (port: MessagePort) => void
}

interface Loaded<B> {
  readonly bundle: B
  readonly script: Script
  /** The file that it was read from: its bytecode lies beside it. */
  readonly filename: string
}

function readCache(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

interface Tuning {
  readonly later: readonly string[]
  readonly sooner: readonly string[]
  /** Besides, where as many threads run as there are processors. */
  readonly crowded: readonly string[]
}

/**
 * How much a function must have run before V8 optimises it, by V8's major version (Node 20; Node 22 to 26), for V8 names
 * it differently and complains of names that it does not know. `sooner` is about what V8 does by itself. Node 20 makes room
 * for what is new in small steps: there `later` makes them larger, and `sooner` ends them. Threads begun after `later` wait for
 * the code that they have made instead of going on in slow code meanwhile: mostly all processors are busy, and then it is not
 * made meanwhile at all. The first thread is not concerned, for it was there before.
 */
const TUNINGS: { readonly [major: string]: Tuning } = {
  11: {
    later: ['--interrupt-budget=1000000', '--semi-space-growth-factor=8', '--no-concurrent-recompilation'],
    sooner: [
      '--interrupt-budget=135168',
      '--no-turbo-loop-peeling',
      '--max-inlined-bytecode-size-cumulative=460',
      '--semi-space-growth-factor=1',
    ],
    crowded: ['--no-parallel-scavenge'],
  },
  12: {
    later: ['--invocation-count-for-turbofan=50000', '--invocation-count-for-maglev=5000'],
    sooner: ['--invocation-count-for-turbofan=3000', '--invocation-count-for-maglev=400'],
    crowded: [],
  },
}

function tune(which: keyof Tuning): void {
  const [major = ''] = process.versions.v8.split('.')
  const known = major === '13' || major === '14' ? '12' : major
  for (const flag of TUNINGS[known]?.[which] ?? []) setFlagsFromString(flag)
}

/**
 * Has V8 optimise later than it does by itself. In a run of a second most of what it optimises is never run again: a
 * third of a small check was spent on that, a quarter of one of 5,000 posts. With larger steps a small check is through with
 * four collections of garbage, and not with nine.
 * Must come before `load`, and in the build too, for bytecode is only taken where the flags are the same.
 */
export const optimiseLater = (): void => tune('later')

/**
 * Takes `optimiseLater` back, once a run turns out to be large: there it would cost a tenth of a second a thread and more.
 * Loops are not peeled then, and functions are put into each other half as much: each thread compiles for itself, and that
 * costs more than it saves. The room for what is new stays as it is: hardly anything outlives it, and memory never used before
 * costs more than the collections that it would spare.
 */
export const optimiseSooner = (): void => tune('sooner')

/**
 * Has each thread collect its garbage by itself. Where all processors are busy, to wait until other threads have done their
 * part of it costs a fiftieth of a large run.
 */
export const collectAlone = (): void => tune('crowded')

/**
 * Loads a bundle with the bytecode that the build left beside it. That saves a fifth of the start-up; V8 itself checks that
 * the bytecode is of its own version and flags, and compiles the source where it is not.
 */
function load<B>(name: string): Loaded<B> {
  const filename = join(__dirname, name)
  // The build leaves nothing but ASCII in it, which is read several times quicker as Latin-1 than as UTF-8.
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'latin1')}\n})`
  const cachedData = readCache(`${filename}.cache`)
  const script = new Script(source, { filename, ...(cachedData ? { cachedData } : {}) })
  const module = { exports: {} }
  const run = script.runInThisContext() as (...given: unknown[]) => void
  run(module.exports, require, module, filename, dirname(filename))
  return { bundle: module.exports as B, script, filename }
}

export const loadCli = (): Loaded<CliBundle> => load('cli.cjs')

export const loadThread = (): Loaded<ThreadBundle> => load('thread.cjs')

/** Runs one command line and gives its exit code. The version alone needs no program. */
export async function main(argv: readonly string[]): Promise<number> {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    // Where the terminal takes its time the text must be out before the process ends.
    await new Promise((resolve) => process.stdout.write(`${VERSION}\n`, resolve))
    return 0
  }
  optimiseLater()
  const { prepare, begin } = createThreads(join(__dirname, 'worker.cjs'))
  prepare(foreseeThreads(argv))
  return loadCli().bundle.main(argv, { beginThreads: begin, optimiseSooner })
}
