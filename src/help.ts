import { stripVTControlCharacters } from 'node:util'
import type { Argument, Command, CommanderError, Help, Option } from 'commander'
import type { Edge } from './commands/edge.js'
import type { Fault } from './model/fault.js'
import type { FaultCode } from './model/fault-codes.js'
import type { Lang, Wording } from './model/message.js'
import { displayWidth, padColumns } from './text/display-width.js'
import { nearest } from './text/edit-distance.js'
import { wrapColumns } from './text/wrap-columns.js'

/** Headings under which commands and flags stand in the help. */
export const GROUPS = {
  everyDay: { en: 'Every day:', zh: '日常：' },
  trust: { en: 'Trust:', zh: '可信：' },
  reference: { en: 'Reference:', zh: '参考：' },
  scale: { en: 'Scale:', zh: '大规模：' },
  reading: { en: 'Reading:', zh: '读取：' },
  writing: { en: 'Writing:', zh: '输出：' },
} as const satisfies Record<string, Wording>

/** What commander itself would say in English. */
const TITLES: Readonly<Record<string, Wording>> = {
  'Usage:': { en: 'Usage:', zh: '用法：' },
  'Arguments:': { en: 'Arguments:', zh: '参数：' },
  'Options:': { en: 'Options:', zh: '选项：' },
  'Global Options:': { en: 'For all commands:', zh: '所有命令通用：' },
  'Commands:': { en: 'Commands:', zh: '命令：' },
  'Examples:': { en: 'Examples:', zh: '示例：' },
}
const PARTS: Readonly<Record<string, Wording>> = {
  '[options]': { en: '[options]', zh: '[选项]' },
  '[command]': { en: '[command]', zh: '[命令]' },
}
const WORDS = {
  help: { en: 'show help', zh: '显示帮助' },
  helpCommand: { en: 'show the help of a command', zh: '显示某个命令的帮助' },
  choices: { en: ' ({choices})', zh: '（{choices}）' },
} as const satisfies Record<string, Wording>

/** Columns of the help: those of the narrowest terminals in use. */
const WIDTH = 80

/** Command lines for each command, as somebody would type them, and what each does. */
export const EXAMPLES: Readonly<Record<string, readonly (readonly [line: string, does: Wording])[]>> = {
  eligo: [
    [
      'eligo init announcement.txt > campaign.yaml',
      { en: 'draft the campaign file from the announcement', zh: '依据公告起草活动文件' },
    ],
    ['eligo check posts.csv -o out', { en: 'decide, allocate, write all reports', zh: '判定、分配、写出全部报告' }],
    ['eligo explain out 480310277', { en: 'say why a post got its verdict', zh: '说明某帖为何得到这一结论' }],
  ],
  check: [
    [
      'eligo check posts.csv',
      { en: 'print a summary; campaign.yaml is found by its name', zh: '输出摘要；自动找到 campaign.yaml' },
    ],
    ['eligo check "exports/*.csv" -c autumn.yaml -o out', { en: 'write all reports into out', zh: '全部报告写入 out' }],
    [
      'eligo check - --table allocation --format ndjson < posts.csv',
      { en: 'read a pipe, print who gets what', zh: '从管道读取，输出获奖名单' },
    ],
    [
      'eligo check posts.csv --decisions review.csv -o final',
      { en: 'apply what humans decided in the review sheet', zh: '采用审核表中的人工决定' },
    ],
    [
      'eligo check posts.csv --what-if length.min=60',
      { en: 'what a change of the campaign would change', zh: '改动活动规则会带来哪些变化' },
    ],
    [
      'eligo check posts.csv --map post_id=编号 --map content=文案',
      { en: 'name columns that are not known', zh: '指定未能识别的列' },
    ],
  ],
  explain: [
    ['eligo explain out 480310277', { en: 'each rule with what was measured', zh: '每条规则及其测得的值' }],
    [
      'eligo explain out 480310277 --reply --lang zh',
      { en: 'the answer for the participant, in Chinese', zh: '给参与者的中文答复' },
    ],
  ],
  validate: [
    ['eligo validate', { en: 'check the campaign file of this folder', zh: '检查当前文件夹的活动文件' }],
    ['eligo validate -c autumn.yaml posts.csv', { en: 'and the rows of an export', zh: '同时检查导出文件的各行' }],
    ['eligo validate --format github', { en: 'annotations in a GitHub workflow', zh: '在 GitHub 工作流中输出注释' }],
  ],
  test: [
    ['eligo test fixtures.csv', { en: 'print each post that turns out otherwise', zh: '列出与期望不符的帖子' }],
    ['eligo test fixtures.csv --format junit > junit.xml', { en: 'for a CI system', zh: '供 CI 系统使用' }],
  ],
  init: [
    ['eligo init announcement.txt > campaign.yaml', { en: 'draft a campaign file', zh: '起草活动文件' }],
    ['pbpaste | eligo init', { en: 'from the clipboard (macOS)', zh: '从剪贴板读取（macOS）' }],
  ],
  seal: [
    [
      'eligo seal posts.csv --at "2026-11-05 12:00" -o seal.json',
      { en: 'print the digest to publish before noon', zh: '输出须在该时刻前公布的摘要' },
    ],
    [
      'eligo check posts.csv --seal seal.json --beacon round.json -o out',
      { en: 'then draw by the beacon', zh: '信标产生后按其抽取' },
    ],
  ],
  verify: [
    ['eligo verify out', { en: 'does the result agree with itself?', zh: '结果自身是否一致' }],
    [
      'eligo verify out --inputs campaign.yaml posts.csv announcement.txt',
      { en: 'does a replay give the same?', zh: '重算是否得到相同结果' },
    ],
  ],
  scan: [
    ['eligo scan part1.csv -o part1.scan', { en: 'one part of a very large export', zh: '超大导出文件的一个分片' }],
    ['zcat part2.csv.gz | eligo scan - --name part2.csv -o part2.scan', { en: 'from a pipe', zh: '从管道读取' }],
  ],
  settle: [
    [
      'eligo settle "*.scan" -o out',
      { en: 'all parts together, as check would', zh: '合并所有分片，与 check 的结果相同' },
    ],
  ],
  rules: [
    ['eligo rules', { en: 'all rules, a line each', zh: '全部规则，每条一行' }],
    ['eligo rules length', { en: 'one with its options and all it can say', zh: '某一规则的选项和全部结论' }],
  ],
  schema: [['eligo schema > campaign.schema.json', { en: 'for completion in editors', zh: '供编辑器补全' }]],
  completion: [
    ['eval "$(eligo completion bash)"', { en: 'in ~/.bashrc; zsh alike', zh: '写入 ~/.bashrc；zsh 同理' }],
    ['eligo completion fish | source', { en: 'in ~/.config/fish/config.fish', zh: '写入 ~/.config/fish/config.fish' }],
  ],
}

/** Adds the examples of a command below its help: the command line, and what it does beside it or below it. */
export function addExamples(command: Command, lang: Lang, title: (text: string) => string): Command {
  const examples = EXAMPLES[command.name()] ?? []
  if (examples.length === 0) return command
  const width = Math.max(...examples.map(([line]) => displayWidth(line)))
  const fits = examples.every(([, does]) => width + displayWidth(does[lang]) + 4 <= WIDTH)
  const lines = examples.flatMap(([line, does]) =>
    fits ? [`  ${padColumns(line, width)}  ${does[lang]}`] : [`  ${line}`, `      ${does[lang]}`],
  )
  return command.addHelpText('after', () => ['', title(TITLES['Examples:']![lang]), ...lines].join('\n'))
}

/** How commander lays out help, in our words: with Chinese two columns wide, within 80 columns. */
function helpOf(lang: Lang, title: (text: string) => string): Partial<Help> & { readonly showGlobalOptions: true } {
  const inParts = (text: string) => text.replace(/\[options\]|\[command\]/g, (part) => PARTS[part]![lang])
  const withChoices = ({ description, argChoices }: Option | Argument) =>
    argChoices === undefined
      ? description
      : description + WORDS.choices[lang].replace('{choices}', argChoices.join(lang === 'zh' ? '、' : ', '))
  return {
    showGlobalOptions: true,
    helpWidth: WIDTH,
    styleTitle: (text) => title(TITLES[text]?.[lang] ?? text),
    styleUsage: inParts,
    styleSubcommandTerm: inParts,
    optionDescription: withChoices,
    argumentDescription: withChoices,
    displayWidth: (text) => displayWidth(stripVTControlCharacters(text)),
    boxWrap: (text, width) => wrapColumns(text, width).join('\n'),
  }
}

/** Makes a program speak one language in its help, and leave errors to whoever catches them. */
export function speakHelp(program: Command, edge: Pick<Edge, 'out' | 'err' | 'paint'>, lang: Lang): void {
  program
    .helpOption('-h, --help', WORDS.help[lang])
    .commandsGroup(GROUPS.reference[lang])
    .helpCommand('help [command]', WORDS.helpCommand[lang])
    .exitOverride()
    .configureHelp(helpOf(lang, edge.paint.bold))
    .configureOutput({
      writeOut: (text) => void edge.out(text),
      writeErr: (text) => text.trimEnd().split('\n').forEach(edge.err),
      // What is wrong is told by whoever catches the error, in the language asked for.
      outputError: () => undefined,
      getOutHelpWidth: () => WIDTH,
      getErrHelpWidth: () => WIDTH,
      // Painted or not as the edge has it; standard error never is.
      getOutHasColors: () => true,
      getErrHasColors: () => false,
    })
  addExamples(program, lang, edge.paint.bold)
}

/** What commander finds wrong with a command line: its English sentence taken apart, and the fault that says it in ours. */
const MISTAKES: readonly (readonly [sentence: RegExp, code: FaultCode])[] = [
  [/^error: unknown command '(?<value>.*)'\n\(Did you mean (?:one of )?(?<suggestion>.*)\?\)$/s, 'usage/command-near'],
  [/^error: unknown command '(?<value>.*)'$/s, 'usage/command'],
  [/^error: unknown option '(?<value>.*)'\n\(Did you mean (?:one of )?(?<suggestion>.*)\?\)$/s, 'usage/flag-near'],
  [/^error: unknown option '(?<value>.*)'$/s, 'usage/flag'],
  [/^error: missing required argument '(?<name>.*)'$/s, 'usage/argument-missing'],
  [/^error: option '(?<flag>.*)' argument missing$/s, 'usage/value-missing'],
  [/^error: option '(?<flag>.*?)' cannot be used with option '(?<other>.*)'$/s, 'usage/conflict'],
  [/^error: required option '(?<flag>.*)' not specified$/s, 'usage/flag-missing'],
  [/^error: too many arguments.*\. Expected (?<expected>\d+) arguments? but got (?<got>\d+)\.$/s, 'usage/too-many'],
  [
    /^error: command-argument value '(?<value>.*)' is invalid for argument '(?<flag>.*?)'\. Allowed choices are (?<choices>.*)\.$/s,
    'usage/choice',
  ],
  [
    /^error: option '(?<flag>.*?)' argument '(?<value>.*)' is invalid\. Allowed choices are (?<choices>.*)\.$/s,
    'usage/choice',
  ],
  [/^error: option '(?<flag>.*?)' argument '(?<value>.*)' is invalid\. (?<reason>.*)$/s, 'usage/value'],
  [/^(?:error: )?(?<message>.*)$/s, 'usage'],
]

/** The faults of a command line that commander refused; none where it only showed its help. */
export function usageFaults({ code: kind, message }: CommanderError): Fault[] {
  if (kind === 'commander.help') return []
  for (const [sentence, code] of MISTAKES) {
    const args = sentence.exec(message)?.groups
    if (!args) continue
    if (code !== 'usage/choice') return [{ code, args: { ...args }, place: {} }]
    const suggestion = nearest(args.value!, args.choices!.split(', '))
    return suggestion === undefined
      ? [{ code, args: { ...args }, place: {} }]
      : [{ code: 'usage/choice-near', args: { ...args, suggestion }, place: {} }]
  }
  return []
}
