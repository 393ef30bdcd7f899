import { CommanderError } from 'commander'
import { describe, expect, it } from 'vitest'
import { createProgram } from '../src/cli.js'
import type { Edge } from '../src/commands/edge.js'
import { EXAMPLES, usageFaults } from '../src/help.js'
import { wordFault } from '../src/model/fault.js'
import type { Lang } from '../src/model/message.js'
import { NO_PAINT } from '../src/report/paint.js'
import { displayWidth } from '../src/text/display-width.js'

const LANGS = ['en', 'zh'] as const
const HAN = /\p{Script=Han}/u

/** The program in a language, and all that it prints. */
function programIn(lang: Lang) {
  const printed: string[] = []
  const edge = {
    out: (text: string) => printed.push(text) > 0,
    err: (line: string) => void printed.push(line),
    paint: NO_PAINT,
    asked: { flag: lang, environment: 'en' },
  } as unknown as Edge
  const program = createProgram(edge, { finish: () => undefined, tune: () => undefined })
  return { program, printed }
}

const COMMANDS = programIn('en').program.commands.map((command) => command.name())

function helpOf(lang: Lang, ...words: string[]): string {
  const { program, printed } = programIn(lang)
  try {
    program.parse([...words, '--help'], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError) || error.exitCode !== 0) throw error
  }
  return printed.join('')
}

const pages = LANGS.flatMap((lang) => [[lang, 'eligo'] as const, ...COMMANDS.map((name) => [lang, name] as const)])

describe.each(pages)('the help in %s of %s', (lang, name) => {
  const text = helpOf(lang, ...(name === 'eligo' ? [] : [name]))

  it('fits 80 columns', () => {
    expect(text.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([])
  })

  it('has examples', () => {
    expect(text).toContain(lang === 'zh' ? '示例：' : 'Examples:')
    expect(text).toContain(`\n  ${EXAMPLES[name]![0]![0]}`)
  })

  it('is in that language throughout', () => {
    const [page = ''] = text.split(lang === 'zh' ? '\n示例：' : '\nExamples:')
    if (lang === 'en') expect(page).not.toMatch(HAN)
    else {
      // Titles, and the first line of each item's description.
      const lines = page.split('\n').filter((line) => /^(?:\S| {2}\S.*? {2,}\S)/.test(line))
      expect(lines.length).toBeGreaterThan(5)
      expect(lines.filter((line) => !HAN.test(line))).toEqual([])
    }
  })
})

describe('the examples of the help', () => {
  it('are of commands that there are, with flags and choices that they have', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual(['eligo', ...COMMANDS].sort())
    const { program } = programIn('en')
    for (const line of Object.values(EXAMPLES).flatMap((examples) => examples.map(([written]) => written))) {
      const words = line
        .replace(/^(?:.*\| (?=eligo)|eval "\$\()/, '')
        .replace(/ [<>|].*$|\)"$/, '')
        .split(' ')
      const command = program.commands.find((known) => known.name() === words[1])
      expect([line, words[0], command?.name()]).toEqual([line, 'eligo', words[1]])
      for (const [at, word] of words.entries()) {
        if (!/^-./.test(word)) continue
        const option = [...command!.options, ...program.options].find(({ long, short }) => [long, short].includes(word))
        expect([line, word, option?.long ?? option?.short]).not.toEqual([line, word, undefined])
        if (option!.argChoices) expect(option!.argChoices).toContain(words[at + 1])
      }
    }
  })
})

describe('a command line that is not understood', () => {
  const told = (lang: Lang, words: readonly string[]): string[] => {
    const { program, printed } = programIn(lang)
    try {
      program.parse(words, { from: 'user' })
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error
      expect(printed.length).toBe(error.code === 'commander.help' ? printed.length : 0)
      return usageFaults(error).map((fault) => wordFault(fault, lang))
    }
    return ['understood']
  }

  it.each([
    [['chekc'], 'there is no command chekc; did you mean check?', '没有命令 chekc；是否应为 check？'],
    [
      ['zzzzzz'],
      'there is no command zzzzzz; eligo --help lists them all',
      '没有命令 zzzzzz；eligo --help 列出全部命令',
    ],
    [
      ['check', '--formt'],
      'there is no flag --formt here; did you mean --format?',
      '此处没有选项 --formt；是否应为 --format？',
    ],
    [
      ['schema', '--zzzzzz'],
      'there is no flag --zzzzzz here; --help lists them all',
      '此处没有选项 --zzzzzz；--help 列出全部选项',
    ],
    [['explain', 'out'], 'post_id is missing; --help shows what is expected', '缺少 post_id；--help 说明所需的参数'],
    [['scan', 'posts.csv'], '-o, --output <file> is needed here', '此处必须给出 -o, --output <file>'],
    [
      ['check', '--what-if', 'length.min=1', '-o', 'out'],
      '--what-if <rule.option=value> does not go with -o, --output <folder>',
      '--what-if <rule.option=value> 不能与 -o, --output <folder> 同时使用',
    ],
    [['check', '-o'], '-o, --output <folder> needs a value', '-o, --output <folder> 需要一个值'],
    [
      ['explain', 'out', 'a', 'b'],
      '3 arguments were given, 2 expected; a glob or a name with blanks needs quotes',
      '给出了 3 个参数，应为 2 个；通配符或带空格的名称要加引号',
    ],
    [
      ['check', '--table', 'reprot'],
      'reprot is not possible for --table <table>; did you mean report? There are: report, allocation, review, rejects, near-misses',
      '--table <table> 不能是 reprot；是否应为 report？可选：report, allocation, review, rejects, near-misses',
    ],
    [
      ['check', '--table', 'zzz'],
      'zzz is not possible for --table <table>; there are: report, allocation, review, rejects, near-misses',
      '--table <table> 不能是 zzz；可选：report, allocation, review, rejects, near-misses',
    ],
    [
      ['completion', 'bsh'],
      'bsh is not possible for shell; did you mean bash? There are: bash, zsh, fish',
      'shell 不能是 bsh；是否应为 bash？可选：bash, zsh, fish',
    ],
    [
      ['check', '--map', 'x'],
      'x is not possible for --map <field=column>: expected field=column',
      '--map <field=column> 不能是 x：应为 字段=列名',
    ],
    [
      ['check', '--fail-on', 'a\nb'],
      'a\nb is not possible for --fail-on <verdicts>: expected ineligible, review or both, parted by a comma',
      '--fail-on <verdicts> 不能是 a\nb：应为 ineligible、review 或两者，用逗号隔开',
    ],
  ])('%j', (words, en, zh) => {
    expect(told('en', words)).toEqual([en])
    expect(told('zh', words)).toEqual([zh])
  })

  it('shows the help where there is no command at all', () => {
    expect(told('en', [])).toEqual([])
  })

  it('is told as it came where nobody foresaw it', () => {
    const faults = usageFaults(new CommanderError(1, 'commander.error', 'error: something new'))
    expect(faults).toEqual([{ code: 'usage', args: { message: 'something new' }, place: {} }])
  })
})
