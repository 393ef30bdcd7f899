import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

// The house of the README's architecture section: a file imports from lower floors and from its own folder only.
const FLOORS: Readonly<Record<string, number>> = {
  model: 0,
  text: 1,
  time: 1,
  intake: 2,
  rules: 2,
  originality: 2,
  verdict: 2,
  prizes: 2,
  announcement: 2,
  report: 2,
  trust: 2,
  pipeline: 3,
  io: 3,
  commands: 4,
}
const EDGE = 5
const PURE = new Set([
  'model',
  'text',
  'time',
  'intake',
  'rules',
  'originality',
  'verdict',
  'prizes',
  'announcement',
  'report',
  'trust',
  'pipeline',
])

const roomOf = (file: string): string => (file.split(sep).length > 2 ? file.split(sep)[1]! : '')
const floorOf = (file: string): number => (roomOf(file) === '' ? EDGE : FLOORS[roomOf(file)]!)

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('src', name))
  .sort()
const importsOf = (file: string): string[] =>
  Array.from(readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g), ([, name]) => name!)
const inside = (file: string): string[] =>
  importsOf(file)
    .filter((name) => name.startsWith('.') && name.endsWith('.js'))
    .map((name) => normalize(join(dirname(file), name)).replace(/\.js$/, '.ts'))

describe('the floors of the house', () => {
  it('finds the files and their imports', () => {
    expect(files.length).toBeGreaterThan(50)
    expect(inside(join('src', 'cli.ts')).length).toBeGreaterThan(5)
  })

  it('gives every folder a floor', () => {
    expect(files.filter((file) => floorOf(file) === undefined)).toEqual([])
  })

  it('lets a file import from lower floors and its own folder only', () => {
    const wrong = files.flatMap((file) =>
      inside(file)
        .filter((other) => roomOf(other) !== roomOf(file) || roomOf(file) === '')
        .filter(
          (other) => roomOf(file) !== '' && floorOf(other) >= floorOf(file) && other !== join('src', 'version.ts'),
        )
        .map((other) => `${file} -> ${other}`),
    )
    expect(wrong).toEqual([])
  })

  it('has no circles', () => {
    const done = new Set<string>()
    const circles: string[] = []
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '))
      if (path.includes(file) || done.has(file)) return
      for (const other of inside(file)) visit(other, [...path, file])
      done.add(file)
    }
    for (const file of files) visit(file, [])
    expect(circles).toEqual([])
  })

  it('keeps the core pure: no Node modules, no console, no clock, no randomness', () => {
    const impure =
      /from '(?:node:|fs|path|process)|\bconsole\.|\bprocess\.|Date\.now|new Date\(\)|Math\.random|\.localeCompare\(/
    expect(files.filter((file) => PURE.has(roomOf(file)) && impure.test(readFileSync(file, 'utf8')))).toEqual([])
  })
})
