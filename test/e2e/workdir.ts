import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'

/** The program as it is shipped: `npm test` builds it first. */
export const ELIGO = resolve('bin/eligo.js')

/** How a process ended, and what it said. */
export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface Surroundings {
  readonly stdin?: string | Uint8Array
  /** Environment variables besides the path; nothing else is passed on, so that no machine's setting leaks in. */
  readonly env?: Readonly<Record<string, string>>
}

/** A throw-away folder with a few files, in which the program can be run as a whole process. */
export function workdir(files: Readonly<Record<string, string | Uint8Array>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'eligo-e2e-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const write = (name: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  for (const [name, content] of Object.entries(files)) write(name, content)
  const spawn = (command: string, args: readonly string[], { stdin = '', env = {} }: Surroundings): Ended => {
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: folder,
      input: stdin,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { PATH: process.env.PATH ?? '', HOME: folder, LANG: 'C', ...env },
    })
    return { code: status, out: stdout, err: stderr }
  }
  return {
    folder,
    write,
    /** Runs one command line of eligo. */
    run: (args: readonly string[], surroundings: Surroundings = {}) =>
      spawn(process.execPath, [ELIGO, ...args], surroundings),
    /** Runs a line of shell, in which `eligo` is the program. Any part of a pipe that fails makes it fail. */
    shell: (line: string, surroundings: Surroundings = {}) =>
      spawn(
        'bash',
        ['-c', `set -o pipefail; eligo() { '${process.execPath}' '${ELIGO}' "$@"; }; ${line}`],
        surroundings,
      ),
    read: (name: string) => readFileSync(join(folder, name), 'utf8'),
    bytes: (name: string) => readFileSync(join(folder, name)),
    list: (name = '.') => readdirSync(join(folder, name)).sort(),
  }
}
