import { Argument, Command, InvalidArgumentError, Option } from 'commander'
import type { Shell } from './commands/completion.js'
import { type Edge, langOf } from './commands/edge.js'
import type { RunInputs } from './commands/run-campaign.js'
import {
  addInputOptions,
  addJoinedOptions,
  addPostOptions,
  addResultOptions,
  campaignOption,
  ciFormatOption,
  decisionsOption,
  gatesOf,
  inputsOf,
  type ResultFlags,
  readFile,
  type Say,
  saltOption,
  whatIfOption,
  workersOption,
} from './flags.js'
import { addExamples, GROUPS, speakHelp } from './help.js'
import { failure } from './model/fault.js'
import type { Wording } from './model/message.js'
import { VERSION } from './version.js'

/** What the commands are laid out with. */
interface Desk extends Pick<Outcome, 'finish'> {
  /** Begins a command in a group of the help. */
  readonly add: (name: string, group: keyof typeof GROUPS, summary: Wording) => Command
  readonly say: Say
  readonly edge: Edge
  readonly program: Command
}

const FOLDER: Wording = { en: 'a folder that eligo check -o wrote', zh: 'eligo check -o 写入的文件夹' }

/** Decides and allocates, of exports or of scans. */
async function settle(inputs: RunInputs, flags: ResultFlags, { edge, finish }: Desk): Promise<void> {
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
        gates: gatesOf(flags),
      },
      edge,
    ),
  )
}

/** Tells what changes of the campaign file would change. */
async function tellWhatIf(inputs: RunInputs, flags: ResultFlags, { edge, finish }: Desk): Promise<void> {
  const { campaign, format = 'summary', whatIf: changes = [] } = flags
  if (format === 'csv' || format === 'ndjson') throw failure('what-if-format', { format })
  const { whatIf } = await import('./commands/what-if.js')
  finish(await whatIf({ campaign, inputs, changes, gates: gatesOf(flags), asJson: format === 'json' }, edge))
}

const POSTS: Wording = {
  en: 'exports: files, globs, or - for standard input',
  zh: '导出文件、通配符，或用 - 表示标准输入',
}

function addCheck(desk: Desk): void {
  const { add, say } = desk
  const command = add('check', 'everyDay', {
    en: 'decide, allocate, and write the reports',
    zh: '判定资格、分配奖品、生成报告',
  }).argument('[posts...]', say(POSTS))
  addResultOptions(addInputOptions(command, say), say)
    .option(
      '--suggest-boilerplate',
      say({
        en: 'only print the texts that many authors share: official ones belong to the announcement',
        zh: '只列出多位作者共用的文字：官方文案应归入公告',
      }),
    )
    .addOption(whatIfOption(say))
    .action((posts: string[], flags) => {
      const inputs = inputsOf(posts, flags)
      return flags.whatIf.length > 0 ? tellWhatIf(inputs, flags, desk) : settle(inputs, flags, desk)
    })
}

function addExplain({ add, say, edge, finish }: Desk): void {
  add('explain', 'everyDay', { en: 'say why a post got its verdict', zh: '说明某帖为何得到这一结论' })
    .argument('<folder>', say(FOLDER))
    .argument('<post_id>', say({ en: 'the post', zh: '帖子' }))
    .option(
      '--reply',
      say({
        en: 'give the text to send to the author: true to the record, with nobody else in it',
        zh: '给出可发给作者的答复：如实说明，不涉及他人',
      }),
    )
    .action(async (folder: string, postId: string, flags) => {
      const { explain } = await import('./commands/explain.js')
      finish(await explain({ folder, postId, asReply: flags.reply === true }, edge))
    })
}

function addValidate({ add, say, edge, finish }: Desk): void {
  addInputOptions(
    add('validate', 'everyDay', {
      en: 'check the campaign file, and the headers and rows of exports',
      zh: '检查活动文件，以及导出文件的表头和各行',
    }).argument('[posts...]', say({ en: 'exports to check against it', zh: '要一并检查的导出文件' })),
    say,
  )
    .optionsGroup(say(GROUPS.writing))
    .addOption(ciFormatOption(say))
    .action(async (posts: string[], flags) => {
      const { validate } = await import('./commands/validate.js')
      finish(await validate({ campaign: flags.campaign, inputs: inputsOf(posts, flags), format: flags.format }, edge))
    })
}

function addTest({ add, say, edge, finish }: Desk): void {
  addInputOptions(
    add('test', 'everyDay', {
      en: 'compare verdicts with the expect column of fixtures',
      zh: '将结论与测试数据的 expect 列核对',
    }).argument('<fixtures...>', say({ en: 'exports with a column expect', zh: '带 expect 列的文件' })),
    say,
  )
    .optionsGroup(say(GROUPS.writing))
    .addOption(ciFormatOption(say))
    .action(async (posts: string[], flags) => {
      const { test } = await import('./commands/test.js')
      finish(await test({ campaign: flags.campaign, inputs: inputsOf(posts, flags), format: flags.format }, edge))
    })
}

function addInit({ add, say, edge, finish }: Desk): void {
  add('init', 'everyDay', {
    en: 'draft a campaign file from the text of an announcement',
    zh: '依据公告原文起草活动文件',
  })
    .argument('[announcement]', say({ en: 'a file; standard input unless given', zh: '公告文件；不写则读标准输入' }))
    .action(async (announcement: string | undefined) => {
      const { init } = await import('./commands/init.js')
      finish(await init(announcement, edge))
    })
}

/** Reads the number of a round. */
const readRound = (say: Say) => (written: string) => {
  if (!/^[1-9]\d{0,14}$/.test(written))
    throw new InvalidArgumentError(say({ en: 'expected the number of a round, 1 or more', zh: '应为轮次号，至少为 1' }))
  return Number(written)
}

function addSeal({ add, say, edge, finish }: Desk): void {
  const command = add('seal', 'trust', {
    en: 'commit to entrants and a future beacon before a draw; prints the digest to publish',
    zh: '抽取前封存参与者名单和未来的信标轮次，输出须公布的摘要',
  }).argument('[posts...]', say(POSTS))
  addInputOptions(command, say)
    .addOption(decisionsOption(say))
    .addOption(saltOption(say))
    .addOption(
      new Option(
        '--at <time>',
        say({
          en: "when the beacon is to come; without an offset in the campaign's zone",
          zh: '信标产生的时刻；不写偏移量则按活动时区',
        }),
      ).conflicts('round'),
    )
    .addOption(
      new Option(
        '--round <number>',
        say({ en: 'or its round of drand quicknet', zh: '或 drand quicknet 的轮次号' }),
      ).argParser(readRound(say)),
    )
    .option(
      '--previous-seal <file>',
      say({ en: 'the seal before this one, where a draw is repeated', zh: '重新抽取时，上一次的封存文件' }),
    )
    .option(
      '--allow-past',
      say({
        en: 'take a round that has come already: for tests, for such a seal proves nothing',
        zh: '允许已产生的轮次：仅供测试，这样的封存不能证明什么',
      }),
    )
    .optionsGroup(say(GROUPS.writing))
    .addOption(
      new Option(
        '-o, --output <file>',
        say({ en: 'the seal file to write; printed unless given', zh: '要写出的封存文件；不写则直接输出' }),
      ).argParser(readFile(say)),
    )
    .action(async (posts: string[], flags) => {
      const { seal } = await import('./commands/seal.js')
      const { campaign, output, at, round, previousSeal: previous, allowPast } = flags
      const inputs = inputsOf(posts, flags)
      finish(await seal({ campaign, inputs, output, at, round, previous, allowsPast: allowPast === true }, edge))
    })
}

function addVerify({ add, say, edge, finish }: Desk): void {
  add('verify', 'trust', {
    en: 'check a result: whether it agrees with itself, and with a replay of its inputs',
    zh: '核验结果：自身是否一致，用原始输入重算是否相同',
  })
    .argument('<folder>', say(FOLDER))
    .option(
      '--inputs <file...>',
      say({ en: 'the files that the result was made of, in any order', zh: '生成该结果所用的文件，顺序不限' }),
    )
    .addOption(campaignOption(say))
    .option('--seal <digest>', say({ en: 'the digest that was published before the draw', zh: '抽取前公布的摘要' }))
    .action(async (folder: string, flags) => {
      const { verify } = await import('./commands/verify.js')
      finish(await verify({ folder, campaign: flags.campaign, inputs: flags.inputs, seal: flags.seal }, edge))
    })
}

function addScan({ add, say, edge, finish }: Desk): void {
  const command = add('scan', 'scale', {
    en: 'look at each record by itself, and write down what settle needs',
    zh: '逐条查看记录，写下 settle 所需的内容',
  }).argument('[posts...]', say(POSTS))
  addPostOptions(command, say)
    .option(
      '--name <name>',
      say({
        en: 'how the export is called in results, where it comes from standard input',
        zh: '从标准输入读取时，结果中所用的文件名',
      }),
    )
    .optionsGroup(say(GROUPS.writing))
    .addOption(
      new Option('-o, --output <file>', say({ en: 'the scan file to write', zh: '要写出的扫描文件' }))
        .argParser(readFile(say))
        .makeOptionMandatory(),
    )
    .action(async (posts: string[], flags) => {
      const { scan } = await import('./commands/scan.js')
      const { campaign, output, name } = flags
      finish(await scan({ campaign, inputs: inputsOf(posts, flags), output, name }, edge))
    })
}

function addSettle(desk: Desk): void {
  const { add, say } = desk
  const command = add('settle', 'scale', {
    en: 'decide, allocate, and write the reports, of scan files',
    zh: '依据扫描文件判定、分配、生成报告',
  })
    .argument(
      '<scans...>',
      say({
        en: 'scan files, in the order of their exports; files or globs',
        zh: '扫描文件或通配符，顺序与导出文件一致',
      }),
    )
    .optionsGroup(say(GROUPS.reading))
    .addOption(campaignOption(say))
  addResultOptions(addJoinedOptions(command, say).addOption(workersOption(say)), say).action((scans: string[], flags) =>
    settle({ ...inputsOf([], flags), scans }, flags, desk),
  )
}

function addRules({ add, say, edge, finish }: Desk): void {
  add('rules', 'reference', { en: 'list the rules, or one with its options', zh: '列出规则，或某一规则及其选项' })
    .argument('[id]', say({ en: 'a rule', zh: '规则' }))
    .action(async (id: string | undefined) => {
      const { rules } = await import('./commands/rules.js')
      finish(await rules(id, edge))
    })
}

function addSchema({ add, edge, finish }: Desk): void {
  add('schema', 'reference', {
    en: 'print the JSON Schema of the campaign file',
    zh: '输出活动文件的 JSON Schema',
  }).action(async () => {
    const { schema } = await import('./commands/schema.js')
    finish(await schema(edge))
  })
}

function addCompletion({ add, say, edge, finish, program }: Desk): void {
  add('completion', 'reference', {
    en: 'print the script that lets a shell complete commands and flags',
    zh: '输出让 shell 补全命令和选项的脚本',
  })
    .addArgument(new Argument('<shell>', say({ en: 'the shell', zh: 'shell 名称' })).choices(['bash', 'zsh', 'fish']))
    .action(async (shell: Shell) => {
      const { completion } = await import('./commands/completion.js')
      finish(await completion(shell, program, edge))
    })
}

/** What comes of a command line. */
export interface Outcome {
  /** Takes the exit code of the command that ran. */
  readonly finish: (code: number) => void
  /** Takes the flags that hold for all commands, before one runs. */
  readonly tune: (flags: Manner) => void
}

/** How much is said besides results and errors. */
export interface Manner {
  readonly quiet?: boolean
  readonly verbose?: boolean
}

/** Lays out the command line: commands, arguments and flags, worded in the language asked for. */
export function createProgram(edge: Edge, { finish, tune }: Outcome): Command {
  const lang = langOf(edge)
  const say: Say = (wording) => wording[lang]
  const program = new Command('eligo')
    .description(
      say({
        en: 'Decides who is eligible in a posting campaign and allocates the prize pool.',
        zh: '判定发帖活动的参与资格，并分配奖池。',
      }),
    )
    .version(VERSION, '-V, --version', say({ en: 'print the version', zh: '显示版本号' }))
    .addOption(
      new Option(
        '--lang <language>',
        say({
          en: "language of messages; the campaign's or the environment's unless given",
          zh: '消息语言；不写则依活动文件或系统环境',
        }),
      ).choices(['zh', 'en']),
    )
    .option('-q, --quiet', say({ en: 'only results and errors', zh: '只输出结果和错误' }))
    .option(
      '-v, --verbose',
      say({
        en: 'tell on standard error what was read, and how long it took',
        zh: '在标准错误上说明读取了哪些文件、各步用时',
      }),
    )
    .hook('preAction', (_, command) => tune(command.optsWithGlobals()))
  speakHelp(program, edge, lang)

  const desk: Desk = {
    add: (name, group, summary) => {
      const command = program.command(name).description(say(summary)).helpGroup(say(GROUPS[group])).exitOverride()
      return addExamples(command, lang, edge.paint.bold)
    },
    say,
    edge,
    finish,
    program,
  }
  for (const lay of [
    addCheck,
    addExplain,
    addValidate,
    addTest,
    addInit,
    addSeal,
    addVerify,
    addScan,
    addSettle,
    addRules,
    addSchema,
    addCompletion,
  ])
    lay(desk)
  return program
}
