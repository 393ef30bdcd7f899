import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll } from 'vitest'

/** The built program, as users start it. */
export const PROGRAM = resolve('bin/eligo.js')

/** A plain environment: English, no colours, nothing of the person who runs the tests. */
export const ENVIRONMENT = { PATH: process.env.PATH ?? '', HOME: tmpdir(), LANG: 'C', TMPDIR: tmpdir() }

/** What a run of the program left: its exit code, and what it said. */
export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

const ranOf = ({ status, stdout, stderr }: SpawnSyncReturns<string>): Ran => ({
  code: status,
  out: stdout,
  err: stderr,
})

/** A throw-away folder to run the program in. */
export interface Workplace {
  readonly folder: string
  readonly path: (...parts: string[]) => string
  readonly put: (name: string, text: string) => string
  /** Runs the program with these arguments. */
  readonly eligo: (...args: string[]) => Ran
  /** Runs a script in which `eligo` is the program. */
  readonly bash: (script: string) => Ran
  /** Names of everything in a folder, dot files too. */
  readonly list: (name: string) => string[]
  /** All files of a folder with their texts. */
  readonly read: (name: string) => Record<string, string>
}

/** Makes a throw-away folder that goes when the tests of the file have ended. */
export function createWorkplace(): Workplace {
  const folder = mkdtempSync(join(tmpdir(), 'eligo-e2e-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const path = (...parts: string[]) => join(folder, ...parts)
  const form = { cwd: folder, env: ENVIRONMENT, encoding: 'utf8', maxBuffer: 1 << 28, input: '' } as const
  const list = (name: string) => readdirSync(path(name)).sort()
  return {
    folder,
    path,
    put(name, text) {
      writeFileSync(path(name), text)
      return path(name)
    },
    eligo: (...args) => ranOf(spawnSync(process.execPath, [PROGRAM, ...args], form)),
    bash: (script) =>
      ranOf(spawnSync('bash', ['-c', `eligo() { "${process.execPath}" "${PROGRAM}" "$@"; }\n${script}`], form)),
    list,
    read: (name) => Object.fromEntries(list(name).map((file) => [file, readFileSync(path(name, file), 'utf8')])),
  }
}

/** A campaign that any dated post enters, with three equal prizes for the earliest. */
export const CAMPAIGN = `name: test
language: en
zone: "+08:00"
window: { from: 2025-10-01 00:00, to: 2025-10-31 24:00 }
rules:
  window: {}
  length: { min: 3 }
prizes:
  asset: CGN
  pool: "300"
  rank: [posted_at]
  ladder:
    - { places: 3, amount: "100" }
`

/** An export of so many posts that differ, the bad ones without an author. */
export function exportOf(count: number, { text = 'some words about it', bad = 0 } = {}): string {
  const rows = Array.from({ length: count }, (_, i) => {
    const id = `19${String(i).padStart(17, '0')}`
    const time = `2025-10-0${(i % 9) + 1} 12:00:00`
    return `${id},${i < bad ? '' : `u${i}`},${time},"${text} ${i} ${(i * 7919) % 10007}"\n`
  })
  return `post_id,user_id,posted_at,content\n${rows.join('')}`
}
