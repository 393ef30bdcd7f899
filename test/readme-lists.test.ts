import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as api from '../src/index.js'
import { columnKey, keysOf, POST_FIELDS } from '../src/intake/fields.js'
import { RULES } from '../src/rules/registry.js'
import { runCheck } from './run-check.js'

// What the READMEs list has to be all there is, and nothing else.
const READMES = [
  {
    file: 'README.md',
    commandHead: '| command | does |',
    flagHead: '| flag | of | means |',
    fieldHead: '| field | other names that are understood |',
  },
  {
    file: 'README.zh-CN.md',
    commandHead: '| 命令 | 作用 |',
    flagHead: '| 选项 | 用于 | 含义 |',
    fieldHead: '| 字段 | 可识别的其他列名 |',
  },
]
const readme = readFileSync('README.md', 'utf8')
const rowsIn = (text: string, heading: string): string[][] => {
  const [, table = ''] = text.split(`\n${heading}\n`)
  return Array.from(table.split('\n\n')[0]!.matchAll(/^\| (.*) \|$/gm), ([, row]) => row!.split(' | '))
}
const rowsOf = (heading: string): string[][] => rowsIn(readme, heading)
const help = (...args: string[]): string =>
  spawnSync(process.execPath, ['bin/eligo.js', ...args, '--help'], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  }).stdout

const commands = Array.from(help().matchAll(/^ {2}(?!eligo )([a-z]+) /gm), ([, name]) => name!).filter(
  (name) => name !== 'help',
)
const flagsOf = (text: string): string[] => text.match(/(?<![\w-])--[a-z][a-z-]*/g) ?? []

describe.each(READMES)('$file', ({ file, commandHead, flagHead, fieldHead }) => {
  const text = readFileSync(file, 'utf8')

  it('has every command of the help in its table, and no other', () => {
    const listed = rowsIn(text, commandHead).map(([command]) => /eligo ([a-z]+)/.exec(command!)?.[1])
    expect([...new Set(listed.filter((name) => name !== undefined))].sort()).toEqual(commands.toSorted())
  })

  it('has every flag of the help in its table, and no other', () => {
    const listed = rowsIn(text, flagHead).flatMap(([flag]) => flagsOf(flag!))
    const found = ['', ...commands].flatMap((command) => flagsOf(command === '' ? help() : help(command)))
    expect(listed.toSorted()).toEqual([...new Set(found)].sort())
  })

  it('lists names of columns that are understood', () => {
    const rows = rowsIn(text, fieldHead)
    expect(rows.map(([field]) => field!.replaceAll('`', ''))).toEqual(expect.arrayContaining([...POST_FIELDS]))
    for (const [field, names] of rows) {
      const known = keysOf(field!.replaceAll('`', ''))
      expect(names!.split(' ').filter((name) => !known.includes(columnKey(name)))).toEqual([])
      expect(names!.split(' ').length).toBe(known.length - 1)
    }
  })

  it('lists the columns of every table', async () => {
    const { result } = await runCheck('rules: { identity: }', 'post_id,user_id,content,kyc\n1,a,x,yes\n')
    const { report, allocation, review, rejects } = api.tables(result, 'en')
    const [before, after] = report.columns.join(',').split(',identity,')
    for (const columns of [before!, after!, ...[allocation, review, rejects].map((table) => table.columns.join(','))])
      expect(text).toContain(`\`${columns}\``)
  })

  it('names every rule, and links to the other language', () => {
    expect(RULES.filter(({ id }) => !text.includes(`${id}:`)).map(({ id }) => id)).toEqual([])
    for (const other of READMES) if (other.file !== file) expect(text).toContain(`](${other.file})`)
  })
})

describe('README.md', () => {
  it('shows every rule as part of a campaign file', () => {
    const shown = RULES.map(({ id }) => id).filter((id) => id === 'window' || readme.includes(`\nrules:\n  ${id}:`))
    expect(shown).toEqual(RULES.map(({ id }) => id))
  })

  it('draws every room of the house on its floor', () => {
    const [, drawing = ''] = readme.split(/^(?=5 {2}cli\.ts)/m)
    const lines = drawing
      .split('```')[0]!
      .split('\n')
      .map((line) => line.slice(3, 35))
    const rooms = lines.join(' ').match(/[a-z]+(?:\.ts)?/g) ?? []
    const found = readdirSync('src', { withFileTypes: true })
    const folders = found.filter((entry) => entry.isDirectory()).map(({ name }) => name)
    expect(rooms.filter((room) => !room.endsWith('.ts')).sort()).toEqual(folders.sort())
  })

  it('names every export of the package', () => {
    const table = rowsOf('| export | is |').map(([names]) => names!)
    const listed = table.flatMap((names) => Array.from(names.matchAll(/`(\w+)/g), ([, name]) => name!))
    expect(listed.sort()).toEqual(Object.keys(api).sort())
  })
})
