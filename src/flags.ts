import { type Command, InvalidArgumentError, Option } from 'commander'
import type { CheckOptions } from './commands/check.js'
import type { RunInputs } from './commands/run-campaign.js'
import { GROUPS } from './help.js'
import type { Wording } from './model/message.js'

/** Picks the text of the language in which the command line speaks. */
export type Say = (wording: Wording) => string

/** Flags of what a run reads, as commander gives them. */
export interface InputFlags {
  readonly inputFormat?: RunInputs['inputFormat']
  readonly encoding?: string
  readonly sheet?: string
  readonly map?: ReadonlyMap<string, string>
  readonly workers?: number
  readonly memory?: number
  readonly people?: string
  readonly scores?: string
  readonly seed?: string
  readonly seal?: string
  readonly beacon?: string
  readonly salt?: string
  readonly decisions?: string
  readonly previous?: readonly string[]
  readonly reference?: readonly string[]
  readonly announcement?: readonly string[]
}

/** Flags of what a result is to be, as commander gives them. */
export interface ResultFlags {
  readonly campaign?: string
  readonly output?: string
  readonly xlsx?: boolean
  readonly format?: CheckOptions['format']
  readonly table?: CheckOptions['table']
  readonly suggestBoilerplate?: boolean
  readonly whatIf?: readonly string[]
  readonly allowRejects?: boolean
  readonly failOn?: CheckOptions['gates']['failOn']
}

/** What a run reads, from its arguments and flags. */
export const inputsOf = (posts: readonly string[], flags: InputFlags): RunInputs => ({
  posts,
  inputFormat: flags.inputFormat,
  encoding: flags.encoding,
  sheet: flags.sheet,
  map: flags.map ?? new Map(),
  workers: flags.workers,
  memory: flags.memory,
  people: flags.people,
  scores: flags.scores,
  seed: flags.seed,
  seal: flags.seal,
  beacon: flags.beacon,
  salt: flags.salt,
  decisions: flags.decisions,
  previous: flags.previous ?? [],
  reference: flags.reference ?? [],
  announcement: flags.announcement ?? [],
})

const readMapping = (say: Say) => (written: string, before: ReadonlyMap<string, string>) => {
  const at = written.indexOf('=')
  if (at < 1 || at === written.length - 1)
    throw new InvalidArgumentError(say({ en: 'expected field=column', zh: '应为 字段=列名' }))
  return new Map([...before, [written.slice(0, at).trim(), written.slice(at + 1).trim()]])
}

/** Reads the verdicts of `--fail-on`. */
const readFailOn = (say: Say) => (written: string) => {
  const words = written.split(',').map((word) => word.trim())
  if (!words.every((word) => word === 'ineligible' || word === 'review'))
    throw new InvalidArgumentError(
      say({
        en: 'expected ineligible, review or both, parted by a comma',
        zh: '应为 ineligible、review 或两者，用逗号隔开',
      }),
    )
  return words
}

const readWorkers = (say: Say) => (written: string) => {
  if (!/^[1-9]\d{0,2}$/.test(written))
    throw new InvalidArgumentError(say({ en: 'expected a number of threads, 1 or more', zh: '应为线程数，至少为 1' }))
  return Number(written)
}

const MIB = 2 ** 20
/** Less is not enough for the program itself. */
const LEAST_MEMORY = 128 * MIB

/** Reads an amount of memory, in bytes. */
const readMemory = (say: Say) => (written: string) => {
  const [, number = '', unit = ''] = /^(\d{1,6}(?:\.\d{1,3})?)([MG])(?:i?B)?$/i.exec(written) ?? []
  const bytes = Math.floor(Number(number) * (unit.toUpperCase() === 'G' ? 1024 * MIB : MIB))
  if (bytes >= LEAST_MEMORY) return bytes
  throw new InvalidArgumentError(
    say({
      en: 'expected an amount of memory, such as 512M or 2G, 128M or more',
      zh: '应为内存用量，例如 512M 或 2G，至少 128M',
    }),
  )
}

/** Reads a text that says something. */
const readText = (say: Say) => (written: string) => {
  if (written.trim() === '')
    throw new InvalidArgumentError(say({ en: 'expected a text that is not blank', zh: '应为非空文本' }))
  return written
}

/** Reads the name of a folder. */
const readFolder = (say: Say) => (written: string) => {
  if (written === '') throw new InvalidArgumentError(say({ en: 'expected the name of a folder', zh: '应为文件夹名称' }))
  return written
}

/** Reads the name of a file to write. */
export const readFile = (say: Say) => (written: string) => {
  if (written === '' || /[\\/]$/.test(written))
    throw new InvalidArgumentError(say({ en: 'expected the name of a file', zh: '应为文件名' }))
  return written
}

/** `-c`. */
export const campaignOption = (say: Say) =>
  new Option(
    '-c, --campaign <file>',
    say({
      en: 'campaign file; campaign.yaml or campaign.json here unless given',
      zh: '活动文件；不写则用当前文件夹的 campaign.yaml 或 campaign.json',
    }),
  )

/** `--format` of what speaks to CI systems. */
export const ciFormatOption = (say: Say) =>
  new Option(
    '--format <format>',
    say({ en: 'how to tell what was found; text unless given', zh: '结果的输出格式；不写则为 text' }),
  )
    .choices(['text', 'github', 'junit', 'json'])
    .default('text')

/** `--decisions`. */
export const decisionsOption = (say: Say) =>
  new Option(
    '--decisions <file>',
    say({
      en: 'a filled-in review sheet: what humans decided outranks any verdict',
      zh: '填好的审核表：人工决定优先于任何结论',
    }),
  )

/** `--salt`. */
export const saltOption = (say: Say) =>
  new Option(
    '--salt <text>',
    say({
      en: 'a secret until the draw, under which ids cannot be found by trying',
      zh: '抽取前保密的盐值，使他人无法逐一试出 ID',
    }),
  ).argParser(readText(say))

/** `--workers`. */
export const workersOption = (say: Say) =>
  new Option(
    '--workers <number>',
    say({
      en: 'threads for a large export; as many as processors unless given',
      zh: '处理大文件的线程数；不写则与处理器数相同',
    }),
  ).argParser(readWorkers(say))

/** `--memory`. */
const memoryOption = (say: Say) =>
  new Option(
    '--memory <amount>',
    say({
      en: 'memory that a large run may take, such as 512M; what does not fit goes to a temporary file (default: 1G)',
      zh: '处理大文件可用的内存，例如 512M；放不下的部分写入临时文件（默认 1G）',
    }),
  ).argParser(readMemory(say))

/** Adds the flags of how posts are read. */
export function addPostOptions(command: Command, say: Say): Command {
  return command
    .optionsGroup(say(GROUPS.reading))
    .addOption(campaignOption(say))
    .addOption(
      new Option(
        '--map <field=column>',
        say({
          en: 'read a field from the column of that name; may be repeated',
          zh: '指定某字段读取哪一列；可重复使用',
        }),
      )
        .argParser(readMapping(say))
        .default(new Map()),
    )
    .addOption(
      new Option(
        '--input-format <format>',
        say({
          en: 'format of the posts; told by their first bytes unless given',
          zh: '帖子数据的格式；不写则按文件开头判断',
        }),
      ).choices(['csv', 'tsv', 'json', 'ndjson']),
    )
    .option(
      '--encoding <encoding>',
      say({
        en: 'encoding of the posts, such as gb18030; told by their bytes unless given',
        zh: '帖子数据的编码，如 gb18030；不写则自动识别',
      }),
    )
    .option(
      '--sheet <name>',
      say({
        en: 'sheet of the posts in an XLSX workbook, by name or number; the first unless given',
        zh: 'XLSX 中帖子所在的工作表，写名称或序号；不写则为第一个',
      }),
    )
    .addOption(workersOption(say))
}

/** Adds the flags of what is joined to the posts or compared with them. */
export function addJoinedOptions(command: Command, say: Say): Command {
  return command
    .optionsGroup(say(GROUPS.reading))
    .option(
      '--people <file>',
      say({ en: 'facts about people, joined by user_id', zh: '用户信息文件，按 user_id 关联' }),
    )
    .option('--scores <file>', say({ en: 'metrics of posts, joined by post_id', zh: '评分文件，按 post_id 关联' }))
    .option(
      '--previous <file...>',
      say({ en: 'exports of earlier campaigns, for originality', zh: '往期活动的导出文件，用于原创判断' }),
    )
    .option('--reference <file...>', say({ en: 'published texts, for originality', zh: '已发表的文章，用于原创判断' }))
    .option(
      '--announcement <file...>',
      say({ en: 'texts of the announcement, for originality', zh: '活动公告原文，用于原创判断' }),
    )
    .addOption(memoryOption(say))
}

/** Adds the flags of all that a run reads. */
export const addInputOptions = (command: Command, say: Say): Command =>
  addJoinedOptions(addPostOptions(command, say), say)

/** When a run ends with 1. */
export const gatesOf = ({ allowRejects, failOn = [] }: ResultFlags): CheckOptions['gates'] => ({
  allowRejects: allowRejects === true,
  failOn,
})

/** `--what-if`. */
export const whatIfOption = (say: Say) =>
  new Option(
    '--what-if <rule.option=value>',
    say({
      en: 'tell what a change of the campaign file would change, and write nothing; may be repeated; also rule=off',
      zh: '说明改动活动文件会带来哪些变化，不写文件；可重复使用；也可写 规则=off',
    }),
  )
    .argParser((written: string, before: readonly string[]) => [...before, written])
    .default([])
    .conflicts(['output', 'xlsx', 'table', 'suggestBoilerplate'])

/** Adds the flags of what a result is to be, and where it goes. */
export function addResultOptions(command: Command, say: Say): Command {
  return command
    .addOption(decisionsOption(say))
    .addOption(
      new Option(
        '--seed <text>',
        say({
          en: "public seed of the draws; outweighs the campaign file's draw.seed",
          zh: '抽取所用的公开种子；优先于活动文件的 draw.seed',
        }),
      )
        .argParser(readText(say))
        .conflicts('seal'),
    )
    .addOption(
      new Option(
        '--seal <file>',
        say({
          en: 'draw by what eligo seal committed to; needs --beacon',
          zh: '按 eligo seal 封存的内容抽取；须同时给出 --beacon',
        }),
      ),
    )
    .addOption(
      new Option(
        '--beacon <file>',
        say({
          en: 'the round of drand that the seal waits for, as its relays give it',
          zh: '封存文件所等待的 drand 轮次，即其接口返回的 JSON',
        }),
      ),
    )
    .addOption(saltOption(say))
    .optionsGroup(say(GROUPS.writing))
    .addOption(
      new Option(
        '-o, --output <folder>',
        say({ en: 'write the result into this folder', zh: '把结果写入此文件夹' }),
      ).argParser(readFolder(say)),
    )
    .option(
      '--xlsx',
      say({ en: 'also write report.xlsx, with a sheet for each table', zh: '另写 report.xlsx，每张表一个工作表' }),
    )
    .addOption(
      new Option(
        '--format <format>',
        say({ en: 'what to print; the summary unless given', zh: '输出格式；不写则为摘要' }),
      ).choices(['summary', 'csv', 'json', 'ndjson']),
    )
    .addOption(
      new Option('--table <table>', say({ en: 'which table to print', zh: '输出哪一张表' })).choices([
        'report',
        'allocation',
        'review',
        'rejects',
        'near-misses',
      ]),
    )
    .option(
      '--allow-rejects',
      say({ en: 'exit with 0 although rows were rejected', zh: '即使有行被拒收，退出码仍为 0' }),
    )
    .addOption(
      new Option(
        '--fail-on <verdicts>',
        say({
          en: 'exit with 1 if a post is ineligible, in review, or either: ineligible,review',
          zh: '有帖子不合格或待审时退出码为 1：ineligible,review',
        }),
      ).argParser(readFailOn(say)),
    )
}
