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

interface Bundle {
  readonly main: (
    argv: readonly string[],
    streams?: { readonly stdout?: number; readonly beginThreads?: BeginThreads; readonly optimiseSooner?: () => void },
  ) => Promise<number>
  readonly work: (port: MessagePort) => Promise<void>
}

function readCache(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

/**
 * How much a function must have run before V8 optimises it, by V8's major version (Node 20; Node 22 to 26), for V8 names
 * it differently and complains of names that it does not know. `sooner` is about what V8 does by itself. Node 20 makes room
 * for what is new in small steps: there `later` makes them larger, and `sooner` ends them.
 */
const PATIENCE: {
  readonly [major: string]: { readonly later: readonly string[]; readonly sooner: readonly string[] }
} = {
  11: {
    later: ['--interrupt-budget=1000000', '--semi-space-growth-factor=8'],
    sooner: [
      '--interrupt-budget=135168',
      '--no-turbo-loop-peeling',
      '--max-inlined-bytecode-size-cumulative=460',
      '--semi-space-growth-factor=1',
    ],
  },
  12: {
    later: ['--invocation-count-for-turbofan=50000', '--invocation-count-for-maglev=5000'],
    sooner: ['--invocation-count-for-turbofan=3000', '--invocation-count-for-maglev=400'],
  },
}

function setPatience(which: 'later' | 'sooner'): void {
  const [major = ''] = process.versions.v8.split('.')
  const known = major === '13' || major === '14' ? '12' : major
  for (const flag of PATIENCE[known]?.[which] ?? []) setFlagsFromString(flag)
}

/**
 * Has V8 optimise later than it does by itself. In a run of a second most of what it optimises is never run again: a
 * third of a small check was spent on that, a quarter of one of 5,000 posts. With larger steps a small check is through with
 * four collections of garbage, and not with nine.
 * Must come before `load`, and in the build too, for bytecode is only taken where the flags are the same.
 */
export const optimiseLater = (): void => setPatience('later')

/**
 * Takes `optimiseLater` back, once a run turns out to be large: there it would cost a tenth of a second a thread and more.
 * Loops are not peeled then, and functions are put into each other half as much: each thread compiles for itself, and that
 * costs more than it saves. The room for what is new stays as it is: hardly anything outlives it, and memory never used before
 * costs more than the collections that it would spare.
 */
export const optimiseSooner = (): void => setPatience('sooner')

/**
 * Loads the program with the bytecode that the build left beside it. That saves a fifth of the start-up; V8 itself checks
 * that the bytecode is of its own version and flags, and compiles the source where it is not.
 */
export function load(): { bundle: Bundle; script: Script } {
  const filename = join(__dirname, 'cli.cjs')
  // The build leaves nothing but ASCII in it, which is read several times quicker as Latin-1 than as UTF-8.
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'latin1')}\n})`
  const cachedData = readCache(`${filename}.cache`)
  const script = new Script(source, { filename, ...(cachedData ? { cachedData } : {}) })
  const module = { exports: {} }
  const run = script.runInThisContext() as (...given: unknown[]) => void
  run(module.exports, require, module, filename, dirname(filename))
  return { bundle: module.exports as Bundle, script }
}

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
  return load().bundle.main(argv, { beginThreads: begin, optimiseSooner })
}
