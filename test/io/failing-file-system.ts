import * as nodeFs from 'node:fs'
import type { FileSystem } from '../../src/io/file-system.js'

/** How a file system fails: once, from then on, or once with the work done all the same, as over a network. */
export type Failing = 'once' | 'from then on' | 'once, after the work'

/** What the system would say. */
export function systemError(code: string, syscall: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: injected, ${syscall}`), { code, syscall, errno: -1 })
}

type Call = (...given: unknown[]) => unknown

/**
 * The real file system, but the call of number `at` (from 1) fails with `code`. Counts calls of every kind together. Does
 * not wait for the disk.
 */
export function failingFileSystem(at: number, code: string, failing: Failing): { fs: FileSystem; calls: () => number } {
  let calls = 0
  const wrap =
    (name: string, call: Call): Call =>
    (...given) => {
      calls++
      const isFault = failing === 'from then on' ? calls >= at : calls === at
      if (!isFault) return call(...given)
      if (failing === 'once, after the work') call(...given)
      throw systemError(code, name.replace('Sync', ''))
    }
  const names = [
    'openSync',
    'writeSync',
    'fsyncSync',
    'closeSync',
    'mkdirSync',
    'renameSync',
    'rmSync',
    'rmdirSync',
    'lstatSync',
    'accessSync',
    'readdirSync',
    'readFileSync',
  ] as const
  const real = { ...nodeFs, fsyncSync: () => {} }
  const fs = Object.fromEntries(names.map((name) => [name, wrap(name, real[name] as Call)]))
  return { fs: fs as unknown as FileSystem, calls: () => calls }
}
