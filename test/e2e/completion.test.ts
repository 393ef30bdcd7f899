import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RULES } from '../../src/rules/registry.js'
import { workdir } from './workdir.js'

/** Is a shell missing that CI would have installed? */
const isMissing = (shell: string): boolean => spawnSync(shell, ['--version']).status !== 0 && process.env.CI !== 'true'
const ELIGO = resolve('bin/eligo.js')

const scripts = new Map<string, string>()

/** The script for a shell, which is printed once. */
function scriptOf(shell: string, lang: string): string {
  const key = `${shell} ${lang}`
  const known = scripts.get(key)
  if (known !== undefined) return known
  const { code, out, err } = workdir().run(['completion', shell, '--lang', lang])
  expect([code, err]).toEqual([0, ''])
  scripts.set(key, out)
  return out
}

/** A folder with some files, a program `eligo`, and the scripts of all shells. */
function prepared(lang = 'en') {
  const at = workdir({ 'posts.csv': '', 'out of here/x': '', 'out/x': '', 'campaign.yaml': '' })
  for (const shell of ['bash', 'zsh', 'fish']) at.write(`script.${shell}`, scriptOf(shell, lang))
  mkdirSync(join(at.folder, 'bin'))
  writeFileSync(join(at.folder, 'bin', 'eligo'), `#!/bin/sh\nexec '${process.execPath}' '${ELIGO}' "$@"\n`, {
    mode: 0o755,
  })
  const shell = (program: string, args: readonly string[], env: Record<string, string> = {}) => {
    const { stdout, stderr, status } = spawnSync(program, args, {
      cwd: at.folder,
      encoding: 'utf8',
      env: { PATH: `${join(at.folder, 'bin')}:${process.env.PATH}`, HOME: at.folder, LC_ALL: 'C.UTF-8', ...env },
    })
    expect([stderr, status]).toEqual(['', 0])
    return stdout.split('\n').filter((line) => line !== '')
  }
  return { ...at, shell }
}

const CHECK_FORMATS = ['summary', 'csv', 'json', 'ndjson']

describe('completion in bash', () => {
  /** What bash offers at the end of some words. */
  const offered = (...words: string[]): string[] => {
    const given = ['eligo', ...words].map((word) => `'${word}'`).join(' ')
    const line = `set -u; source script.bash; COMP_WORDS=(${given}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _eligo; printf '%s\\n' "\${COMPREPLY[@]-}"`
    return prepared().shell('bash', ['--norc', '-c', line])
  }

  it('is a script that bash takes', () => {
    expect(prepared().shell('bash', ['-n', 'script.bash'])).toEqual([])
  })

  it('offers commands, also after flags that hold for all of them', () => {
    expect(offered('ch')).toEqual(['check'])
    expect(offered('--lang', 'zh', '-q', 'ru')).toEqual(['rules'])
    expect(offered('')).toEqual(expect.arrayContaining(['check', 'explain', 'help', '--lang']))
    expect(offered('help', 'va')).toEqual(['validate'])
  })

  it('offers flags of the command, and no others', () => {
    expect(offered('check', '--fo')).toEqual(['--format'])
    expect(offered('explain', '--r')).toEqual(['--reply'])
    expect(offered('schema', '--fo')).toEqual([])
    expect(offered('check', 'posts.csv', '--previous', 'a', '--qui')).toEqual(['--quiet'])
  })

  it('offers what a flag may be, by itself or after an equals sign', () => {
    expect(offered('check', '--format', '')).toEqual(CHECK_FORMATS)
    expect(offered('check', '--format', '=', 'nd')).toEqual(['ndjson'])
    expect(offered('check', '--format', '=')).toEqual(CHECK_FORMATS)
    expect(offered('test', '--format', 'j')).toEqual(['junit', 'json'])
    expect(offered('check', '--table', 'al')).toEqual(['allocation'])
    expect(offered('check', '--fail-on', 'in')).toEqual(['ineligible', 'ineligible,review'])
    expect(offered('check', '--encoding', 'gb')).toEqual(['gb18030'])
    expect(offered('--lang', '')).toEqual(['zh', 'en'])
  })

  it('offers the ids of rules, and shells', () => {
    expect(offered('rules', '')).toEqual(RULES.map(({ id }) => id))
    expect(offered('rules', 'le')).toEqual(['length'])
    expect(offered('completion', 'z')).toEqual(['zsh'])
  })

  it('offers folders where one is wanted, and leaves files to the shell', () => {
    expect(offered('check', '-o', 'ou').sort()).toEqual(['out', 'out of here'])
    expect(offered('explain', 'out o')).toEqual(['out of here'])
    expect(offered('check', 'po')).toEqual([])
    expect(offered('check', '--people', 'po')).toEqual([])
  })

  it('is bound to the program, with the completion of files where nothing is offered', () => {
    expect(prepared().shell('bash', ['--norc', '-c', 'source script.bash; complete -p eligo'])).toEqual([
      'complete -o default -F _eligo eligo',
    ])
  })
})

describe('completion in zsh', () => {
  it.skipIf(isMissing('zsh'))('is a script that zsh takes, and offers commands, flags, choices and rules', () => {
    const { shell, folder } = prepared()
    expect(shell('zsh', ['-f', '-n', 'script.zsh'])).toEqual([])
    // A terminal is needed to complete: zsh runs in one of its own, and lists what it would offer.
    const capture = (line: string): string =>
      shell('zsh', ['-f', '-c', ZSH_CAPTURE, 'capture', join(folder, 'script.zsh'), line]).join('\n')
    expect(capture('eligo ch')).toContain('eligo check')
    expect(capture('eligo rules le')).toContain('eligo rules length')
    expect(capture('eligo check --form')).toContain('eligo check --format')
    expect(capture('eligo check --table al')).toContain('eligo check --table allocation')
    expect(capture('eligo check --encoding gb')).toContain('eligo check --encoding gb18030')
    expect(capture('eligo check pos')).toContain('eligo check posts.csv')
  })
})

/**
 * Types a line and a tab into a zsh of its own, and prints what the line has become. The zsh shows what is typed, too: the
 * word that it is to say when it is ready is typed otherwise.
 */
const ZSH_CAPTURE = `
zmodload zsh/zpty
zpty inner zsh -f -i
zpty -w inner "PS1=; PROMPT_EOL_MARK=; autoload -Uz compinit; compinit -u; source $1; print rea''dy"
repeat 50; do zpty -r -t inner out; [[ $out == *ready* ]] && break; sleep 0.1; done
zpty -w -n inner "$2"$'\\t'
sleep 1
all=
while zpty -r -t inner out; do all+=$out; done
print -r -- $all
zpty -d inner
`

describe('completion in fish', () => {
  it.skipIf(isMissing('fish'))(
    'is a script that fish takes, and offers commands, flags, choices, rules and files',
    () => {
      const { shell } = prepared('zh')
      expect(shell('fish', ['--no-execute', 'script.fish'])).toEqual([])
      const offered = (line: string): string[] =>
        shell('fish', ['--no-config', '-c', `source script.fish; complete -C '${line}'`], {
          XDG_CONFIG_HOME: '/nowhere',
        })
      expect(offered('eligo ch')).toEqual(['check\t判定资格、分配奖品、生成报告'])
      expect(offered('eligo rules le')).toEqual(['length'])
      expect(offered('eligo check --form')).toEqual(['--format\t输出格式；不写则为摘要'])
      expect(offered('eligo check --format nd').map((line) => line.split('\t')[0])).toEqual(['ndjson'])
      expect(offered('eligo check --fail-on r').map((line) => line.split('\t')[0])).toEqual(['review'])
      expect(offered('eligo check pos')).toEqual(['posts.csv'])
      expect(offered('eligo schema pos')).toEqual([])
      expect(offered('eligo explain ou').sort()).toEqual(['out of here/\tDirectory', 'out/\tDirectory'])
    },
  )
})

it('cannot go stale: every command and flag of the help is in every script', () => {
  const { run, read } = prepared()
  const commands = Array.from(run(['--help']).out.matchAll(/^ {2}(?!eligo )([a-z]+) /gm), ([, name]) => name!)
  expect(commands.length).toBeGreaterThan(8)
  const flags = new Set(
    commands.flatMap((name) => run([name, '--help']).out.match(/(?<=^ {2}.*)--[a-z-]+(?=[ ,])/gm) ?? []),
  )
  expect(flags.size).toBeGreaterThan(20)
  for (const shell of ['bash', 'zsh', 'fish']) {
    const script = read(`script.${shell}`)
    for (const name of commands) expect(script).toMatch(new RegExp(`(?<![\\w-])${name}(?![\\w-])`))
    for (const flag of flags)
      expect(script).toMatch(
        new RegExp(shell === 'fish' ? `-l ${flag.slice(2)}(?![\\w-])` : `(?<![\\w-])${flag}(?![\\w-])`),
      )
  }
})
