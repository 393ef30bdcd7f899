import { availableParallelism } from 'node:os'
import { CommanderError } from 'commander'
import { createProgram, type Manner } from './cli.js'
import { type Edge, langOf } from './commands/edge.js'
import { EXIT } from './commands/exit-code.js'
import { usageFaults } from './help.js'
import type { BeginThreads } from './io/begin-threads.js'
import { createInterruptible, Interruption } from './io/interruption.js'
import {
  createProgress,
  createSay,
  createSink,
  createStdin,
  isTerminal,
  STDERR,
  STDOUT,
} from './io/standard-streams.js'
import { EligoError, type Fault, formatPlace, wordFault } from './model/fault.js'
import type { Lang, Wording } from './model/message.js'
import { NO_PAINT, type Paint } from './report/paint.js'
import { sanitiseTerminal } from './text/sanitise-terminal.js'
import { wrapColumns } from './text/wrap-columns.js'
import { VERSION } from './version.js'

/** The language of the environment, as POSIX has it. */
function environmentLang(env: NodeJS.ProcessEnv): Lang {
  return /^zh/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'zh' : 'en'
}

/** `--lang` anywhere on the command line: messages about the command line itself need it before it is parsed. */
function flaggedLang(argv: readonly string[]): Lang | undefined {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const value = argv[at]?.split('=')[1] ?? argv[at + 1]
  return at >= 0 && (value === 'zh' || value === 'en') ? value : undefined
}

async function choosePaint(env: NodeJS.ProcessEnv, isShown: boolean): Promise<Paint> {
  if (env.NO_COLOR || !isShown) return NO_PAINT
  const { default: chalk } = await import('chalk')
  // Each takes one text, so that it can be handed to map: chalk would join the index to it.
  return {
    bold: (text) => chalk.bold(text),
    dim: (text) => chalk.dim(text),
    good: (text) => chalk.green(text),
    bad: (text) => chalk.red(text),
    warn: (text) => chalk.yellow(text),
  }
}

const BUG: Wording = {
  en: 'this is a bug; please report it with the lines below',
  zh: '这是程序缺陷，请附上以下各行报告',
}

/** What went wrong, in words for the user: each fault on a line; a bug with its stack. Gives the exit code. */
function tell(error: unknown, edge: Edge): number {
  const lang = langOf(edge)
  const tellFaults = (faults: readonly Fault[]) => {
    for (const fault of faults) {
      const place = formatPlace(fault.place)
      edge.err(`eligo: ${place === '' ? '' : `${place}: `}${wordFault(fault, lang)}`)
    }
    return EXIT.cannot
  }
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : tellFaults(usageFaults(error))
  if (error instanceof Interruption) {
    tellFaults([{ code: 'interrupted', args: {}, place: {} }])
    return error.exitCode
  }
  if (error instanceof EligoError) return tellFaults(error.faults)
  edge.err(`eligo ${VERSION}: ${BUG[lang]}`)
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  for (const line of stack.split('\n')) edge.err(line)
  return EXIT.bug
}

/** Where to listen and to speak: the process's own streams unless given. */
export interface Streams {
  readonly stdin?: () => AsyncIterable<Uint8Array>
  readonly stdout?: number
  readonly stderr?: number
  /** Begins threads of a large run; without it there is one thread. */
  readonly beginThreads?: BeginThreads
  /** Called once a run turns out to be large. */
  readonly optimiseSooner?: () => void
}

const COLUMNS = 80

/** The edge of this process, how to tune it, and whether something could not be said. */
async function openEdge(argv: readonly string[], streams: Streams) {
  const { stdin, stdout = STDOUT, stderr = STDERR, beginThreads, optimiseSooner } = streams
  const input = createStdin()
  const isShown = await isTerminal(stdout)
  const isWatched = await isTerminal(stderr)
  let manner: Manner = {}
  let isUnheard = false
  const closers: (() => void)[] = []
  const progress = createProgress(stderr, () => isWatched && !manner.quiet, Date.now)
  const write = createSink(stdout, 'stdout')
  const say = createSay(stderr, () => {
    isUnheard = true
  })
  // What is said takes the place of the line of progress; on a terminal it is broken between words, not inside them.
  const err = (line: string) => {
    progress.clear()
    const lines = isWatched ? wrapColumns(sanitiseTerminal(line), process.stderr.columns || COLUMNS) : [line]
    for (const part of lines) say(part)
  }
  const edge: Edge = {
    stdin: stdin ?? input.read,
    out: (text) => {
      progress.clear()
      return write(text)
    },
    err,
    warn: (line) => {
      if (!manner.quiet) err(line)
    },
    note: (line) => {
      if (manner.verbose) err(line())
    },
    ...createInterruptible(input.stop),
    threads: beginThreads && { begin: beginThreads, processors: availableParallelism, optimiseSooner },
    now: Date.now,
    progress,
    atEnd: (close) => void closers.push(close),
    ci: { workspace: process.env.GITHUB_WORKSPACE, stepSummary: process.env.GITHUB_STEP_SUMMARY },
    isTerminal: isShown,
    paint: await choosePaint(process.env, isShown),
    asked: { flag: flaggedLang(argv), environment: environmentLang(process.env) },
  }
  const tune = (flags: Manner) => {
    manner = flags
  }
  const close = () => {
    for (const each of closers) each()
  }
  return { edge, tune, close, isUnheard: () => isUnheard }
}

/** Runs one command line (without node and script) and gives its exit code. Never throws, never ends the process. */
export async function main(argv: readonly string[], streams: Streams = {}): Promise<number> {
  const { edge, tune, close, isUnheard } = await openEdge(argv, streams)
  let code: number = EXIT.done
  const finish = (given: number) => {
    code = given
  }
  try {
    await createProgram(edge, { finish, tune }).parseAsync(argv, { from: 'user' })
  } catch (error) {
    code = tell(error, edge)
  } finally {
    close()
  }
  edge.progress.clear()
  // A warning that could not be told must not look like a run without one.
  return code === EXIT.done && isUnheard() ? EXIT.look : code
}
