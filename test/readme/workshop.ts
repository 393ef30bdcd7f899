import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'

/** What a command printed, on both streams in the order of writing, and its exit code. */
export interface Printed {
  readonly printed: string
  readonly code: number
}

/** A throw-away folder as a reader has it: with the fixtures, the program on the path, and the package installed. */
export interface Workshop {
  readonly run: (command: string) => Printed
  readonly save: (file: string, text: string) => void
  readonly close: () => void
}

/** Makes the folder. `locale` is what the environment says: `C.UTF-8`, `zh_CN.UTF-8`. */
export function openWorkshop(locale: string): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'eligo-readme-'))
  const at = (...path: string[]) => join(folder, ...path)
  cpSync('fixtures', at('fixtures'), { recursive: true })
  mkdirSync(at('node_modules', '.bin'), { recursive: true })
  symlinkSync(resolve('.'), at('node_modules', 'eligo'))
  symlinkSync(resolve('node_modules', '@types'), at('node_modules', '@types'))
  const bin = at('node_modules', '.bin')
  writeFileSync(join(bin, 'eligo'), `#!/bin/sh\nexec "${process.execPath}" "${resolve('bin/eligo.js')}" "$@"\n`, {
    mode: 0o755,
  })
  const env = {
    PATH: [bin, dirname(process.execPath), process.env.PATH].join(delimiter),
    HOME: folder,
    TMPDIR: tmpdir(),
    LC_ALL: locale,
    TZ: 'UTC',
    NO_COLOR: '1',
  }
  return {
    run(command) {
      // The shell joins both streams, as a terminal would.
      const shell = `exec 2>&1\n${command}\n`
      const { stdout, status } = spawnSync('/bin/sh', ['-c', shell], { cwd: folder, env, encoding: 'utf8' })
      // A terminal shows neither byte order marks nor the carriage returns of CSV.
      return { printed: stdout.replaceAll('\ufeff', '').replaceAll('\r\n', '\n'), code: status ?? -1 }
    },
    save(file, text) {
      mkdirSync(dirname(at(file)), { recursive: true })
      writeFileSync(at(file), text)
    },
    close: () => rmSync(folder, { recursive: true }),
  }
}
