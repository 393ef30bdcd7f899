import { availableParallelism } from 'node:os'
import type { MessagePort } from 'node:worker_threads'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import type { CheckOptions } from './commands/check.js'
import type { Edge } from './commands/edge.js'
import { EXIT } from './commands/exit-code.js'
import type { RunInputs } from './commands/run-campaign.js'
import type { Beginning } from './commands/thread-work.js'
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
import { EligoError, formatPlace, wordFault } from './model/fault.js'
import type { Lang } from './model/message.js'
import { NO_PAINT, type Paint } from './report/paint.js'
import { VERSION } from './version.js'

interface InputFlags {
  readonly inputFormat?: RunInputs['inputFormat']
  readonly encoding?: string
  readonly sheet?: string
  readonly map?: ReadonlyMap<string, string>
  readonly workers?: number
  readonly people?: string
  readonly scores?: string
  readonly seed?: string
  readonly decisions?: string
  readonly previous?: readonly string[]
  readonly reference?: readonly string[]
  readonly announcement?: readonly string[]
}

interface ResultFlags {
  readonly campaign?: string
  readonly output?: string
  readonly xlsx?: boolean
  readonly format?: CheckOptions['format']
  readonly table?: CheckOptions['table']
  readonly suggestBoilerplate?: boolean
  readonly allowRejects?: boolean
  readonly failOn?: CheckOptions['gates']['failOn']
}

const inputsOf = (posts: readonly string[], flags: InputFlags): RunInputs => ({
  posts,
  inputFormat: flags.inputFormat,
  encoding: flags.encoding,
  sheet: flags.sheet,
  map: flags.map ?? new Map(),
  workers: flags.workers,
  people: flags.people,
  scores: flags.scores,
  seed: flags.seed,
  decisions: flags.decisions,
  previous: flags.previous ?? [],
  reference: flags.reference ?? [],
  announcement: flags.announcement ?? [],
})

function readMapping(written: string, before: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const at = written.indexOf('=')
  if (at < 1 || at === written.length - 1) throw new InvalidArgumentError('expected field=column')
  return new Map([...before, [written.slice(0, at).trim(), written.slice(at + 1).trim()]])
}

function readFailOn(written: string): readonly string[] {
  const words = written.split(',').map((word) => word.trim())
  if (!words.every((word) => word === 'ineligible' || word === 'review'))
    throw new InvalidArgumentError('expected ineligible, review or both, parted by a comma')
  return words
}

function readWorkers(written: string): number {
  if (!/^[1-9]\d{0,2}$/.test(written)) throw new InvalidArgumentError('expected a number of threads, 1 or more')
  return Number(written)
}

function readSeed(written: string): string {
  if (written.trim() === '') throw new InvalidArgumentError('expected a text that is not blank')
  return written
}

function readFolder(written: string): string {
  if (written === '') throw new InvalidArgumentError('expected the name of a folder')
  return written
}

function readFile(written: string): string {
  if (written === '' || /[\\/]$/.test(written)) throw new InvalidArgumentError('expected the name of a file')
  return written
}

const campaignOption = () =>
  new Option('-c, --campaign <file>', 'campaign file (default: campaign.yaml or campaign.json here)')

const ciFormatOption = () =>
  new Option('--format <format>', 'how to tell what was found')
    .choices(['text', 'github', 'junit', 'json'])
    .default('text')

const workersOption = () =>
  new Option('--workers <number>', 'threads that scan a large export; as many as processors unless given').argParser(
    readWorkers,
  )

/** How posts are read. */
function addPostOptions(command: Command): Command {
  return command
    .addOption(campaignOption())
    .addOption(
      new Option('--input-format <format>', 'format of the posts; told by their first bytes unless given').choices([
        'csv',
        'tsv',
        'json',
        'ndjson',
      ]),
    )
    .addOption(workersOption())
    .option('--encoding <name>', 'encoding of the posts, such as gb18030; told by their bytes unless given')
    .option('--sheet <name>', 'sheet of the posts in an XLSX workbook, by name or number (default: the first)')
    .addOption(
      new Option('--map <field=column>', 'read a field from the column of that name; may be repeated')
        .argParser(readMapping)
        .default(new Map(), 'none'),
    )
}

/** What is joined to the posts or compared with them. */
function addJoinedOptions(command: Command): Command {
  return command
    .option('--people <file>', 'facts about people, joined by user_id')
    .option('--scores <file>', 'metrics of posts, joined by post_id')
    .option('--previous <file...>', 'exports of earlier campaigns, for originality')
    .option('--reference <file...>', 'published texts, for originality')
    .option('--announcement <file...>', 'texts of the announcement, for originality')
}

const addInputOptions = (command: Command): Command => addJoinedOptions(addPostOptions(command))

/** What a result is to be, and where it goes. */
function addResultOptions(command: Command): Command {
  return command
    .addOption(new Option('-o, --output <folder>', 'write the result into this folder').argParser(readFolder))
    .option('--xlsx', 'also write report.xlsx, with a sheet for each table')
    .addOption(new Option('--format <format>', 'what to print').choices(['summary', 'csv', 'json', 'ndjson']))
    .addOption(
      new Option('--table <table>', 'which table to print').choices(['report', 'allocation', 'review', 'rejects']),
    )
    .option('--decisions <file>', 'a filled-in review sheet: what humans decided outranks any verdict')
    .addOption(
      new Option('--seed <text>', "public seed of the draws; outweighs the campaign file's draw.seed").argParser(
        readSeed,
      ),
    )
    .option('--allow-rejects', 'exit with 0 although rows were rejected')
    .addOption(
      new Option(
        '--fail-on <verdicts>',
        'exit with 1 if a post is ineligible, in review, or either: ineligible,review',
      ).argParser(readFailOn),
    )
}

function createProgram(edge: Edge, finish: (code: number) => void): Command {
  const program = new Command('eligo')
    .description('Decides who is eligible in a posting campaign and allocates the prize pool.')
    .version(VERSION, '-V, --version')
    .addOption(new Option('--lang <language>', 'language of messages').choices(['zh', 'en']))
    .helpCommand(true)
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => void edge.out(text),
      writeErr: (text) => text.trimEnd().split('\n').forEach(edge.err),
    })

  const add = (name: string, group: string, summary: string) =>
    program.command(name).description(summary).helpGroup(group).exitOverride()
  const EVERY_DAY = 'Every day:'
  const TRUST = 'Trust:'
  const REFERENCE = 'Reference:'
  const SCALE = 'Scale:'

  /** Decides and allocates, of exports or of scans. */
  const settle = async (inputs: RunInputs, flags: ResultFlags) => {
    const { check } = await import('./commands/check.js')
    finish(
      await check(
        {
          campaign: flags.campaign,
          inputs,
          folder: flags.output,
          makesWorkbook: flags.xlsx === true,
          format: flags.format ?? (flags.table ? 'csv' : 'summary'),
          table: flags.table ?? 'report',
          suggestsBoilerplate: flags.suggestBoilerplate === true,
          gates: { allowRejects: flags.allowRejects === true, failOn: flags.failOn ?? [] },
        },
        edge,
      ),
    )
  }

  addResultOptions(addInputOptions(add('check', EVERY_DAY, 'decide, allocate, and write the reports')))
    .argument('[posts...]', 'exports: files, globs, or - for standard input')
    .option(
      '--suggest-boilerplate',
      'only print the texts that many authors share: official ones belong to the announcement',
    )
    .action((posts: string[], flags) => settle(inputsOf(posts, flags), flags))

  add('explain', EVERY_DAY, 'say why a post got its verdict')
    .argument('<folder>', 'a folder that eligo check -o wrote')
    .argument('<post_id>', 'the post')
    .option('--reply', 'give the text to send to the author: true to the record, with nobody else in it')
    .action(async (folder: string, postId: string, flags) => {
      const { explain } = await import('./commands/explain.js')
      finish(await explain({ folder, postId, asReply: flags.reply === true }, edge))
    })

  addInputOptions(add('validate', EVERY_DAY, 'check the campaign file, and the headers and rows of exports'))
    .argument('[posts...]', 'exports to check against it')
    .addOption(ciFormatOption())
    .action(async (posts: string[], flags) => {
      const { validate } = await import('./commands/validate.js')
      finish(await validate({ campaign: flags.campaign, inputs: inputsOf(posts, flags), format: flags.format }, edge))
    })

  addInputOptions(add('test', EVERY_DAY, 'compare verdicts with the expect column of fixtures'))
    .argument('<fixtures...>', 'exports with a column expect')
    .addOption(ciFormatOption())
    .action(async (posts: string[], flags) => {
      const { test } = await import('./commands/test.js')
      finish(await test({ campaign: flags.campaign, inputs: inputsOf(posts, flags), format: flags.format }, edge))
    })

  add('init', EVERY_DAY, 'draft a campaign file from the text of an announcement')
    .argument('[announcement]', 'a file; standard input unless given')
    .action(async (announcement: string | undefined) => {
      const { init } = await import('./commands/init.js')
      finish(await init(announcement, edge))
    })

  add('verify', TRUST, 'check a result: whether it agrees with itself, and with a replay of its inputs')
    .argument('<folder>', 'a folder that eligo check -o wrote')
    .option('--inputs <file...>', 'the files that the result was made of, in any order')
    .addOption(campaignOption())
    .action(async (folder: string, flags) => {
      const { verify } = await import('./commands/verify.js')
      finish(await verify({ folder, campaign: flags.campaign, inputs: flags.inputs }, edge))
    })

  addPostOptions(add('scan', SCALE, 'look at each record by itself, and write down what settle needs'))
    .argument('[posts...]', 'exports: files, globs, or - for standard input')
    .addOption(new Option('-o, --output <file>', 'the scan file to write').argParser(readFile).makeOptionMandatory())
    .option('--name <name>', 'how the export is called in results, where it comes from standard input')
    .action(async (posts: string[], flags) => {
      const { scan } = await import('./commands/scan.js')
      const { campaign, output, name } = flags
      finish(await scan({ campaign, inputs: inputsOf(posts, flags), output, name }, edge))
    })

  addResultOptions(addJoinedOptions(add('settle', SCALE, 'decide, allocate, and write the reports, of scan files')))
    .argument('<scans...>', 'scan files, in the order of their exports; files or globs')
    .addOption(campaignOption())
    .addOption(workersOption())
    .action((scans: string[], flags) => settle({ ...inputsOf([], flags), scans }, flags))

  add('rules', REFERENCE, 'list the rules, or one with its options')
    .argument('[id]', 'a rule')
    .action(async (id: string | undefined) => {
      const { rules } = await import('./commands/rules.js')
      finish(await rules(id, edge))
    })

  add('schema', REFERENCE, 'print the JSON Schema of the campaign file').action(async () => {
    const { schema } = await import('./commands/schema.js')
    finish(await schema(edge))
  })
  return program
}

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

/** What went wrong, in words for the user: each fault on a line; a bug with its stack. Gives the exit code. */
function tell(error: unknown, edge: Edge): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT.cannot
  const lang = edge.asked.flag ?? edge.asked.environment
  if (error instanceof Interruption) {
    edge.err(`eligo: ${wordFault({ code: 'interrupted', args: {}, place: {} }, lang)}`)
    return error.exitCode
  }
  if (error instanceof EligoError) {
    for (const fault of error.faults) {
      const place = formatPlace(fault.place)
      edge.err(`eligo: ${place === '' ? '' : `${place}: `}${wordFault(fault, lang)}`)
    }
    return EXIT.cannot
  }
  edge.err(`eligo ${VERSION}: this is a bug; please report it with the lines below`)
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  for (const line of stack.split('\n')) edge.err(line)
  return EXIT.bug
}

/** Where to listen and to speak: the process's own streams unless given. */
export interface Streams {
  readonly stdin?: () => AsyncIterable<Uint8Array>
  readonly stdout?: number
  readonly stderr?: number
  /** The program that threads of a large run are started with; without it there is one thread. */
  readonly worker?: string
}

/** Runs one command line (without node and script) and gives its exit code. Never throws, never ends the process. */
export async function main(
  argv: readonly string[],
  { stdin, stdout = STDOUT, stderr = STDERR, worker }: Streams = {},
): Promise<number> {
  const input = createStdin()
  const isShown = await isTerminal(stdout)
  let isUnheard = false
  const edge: Edge = {
    stdin: stdin ?? input.read,
    out: createSink(stdout, 'stdout'),
    err: createSay(stderr, () => {
      isUnheard = true
    }),
    ...createInterruptible(input.stop),
    threads: worker === undefined ? undefined : { entry: worker, processors: availableParallelism },
    now: Date.now,
    progress: createProgress(stderr, await isTerminal(stderr), Date.now),
    ci: { workspace: process.env.GITHUB_WORKSPACE, stepSummary: process.env.GITHUB_STEP_SUMMARY },
    isTerminal: isShown,
    paint: await choosePaint(process.env, isShown),
    asked: { flag: flaggedLang(argv), environment: environmentLang(process.env) },
  }
  let code = 0
  try {
    await createProgram(edge, (given) => {
      code = given
    }).parseAsync(argv, { from: 'user' })
  } catch (error) {
    edge.progress.clear()
    code = tell(error, edge)
  }
  // A warning that could not be told must not look like a run without one.
  return code === EXIT.done && isUnheard ? EXIT.look : code
}

/** What a thread of a large run does: answers what comes through its port. */
export async function work(port: MessagePort, beginning: Beginning): Promise<void> {
  const { workThrough } = await import('./commands/thread-work.js')
  await workThrough(port, beginning)
}
