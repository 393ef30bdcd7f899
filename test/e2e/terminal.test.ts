import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { expect, it } from 'vitest'

const CHECK = ['check', 'fixtures/campaigns/cgn-2025/posts.csv', '-c', 'fixtures/campaigns/cgn-2025/campaign.yaml']
// Progress, which a slow machine shows on standard error, is not what is asked here.
const COMMAND = `${[process.execPath, resolve('bin/eligo.js'), ...CHECK].map((word) => `'${word}'`).join(' ')} 2>/dev/null`
const env = (more: Record<string, string> = {}) => ({
  PATH: process.env.PATH ?? '',
  TERM: 'xterm',
  LC_ALL: 'C',
  ...more,
})
const hasScript = spawnSync('script', ['--version']).status === 0

/** What a command shows on a terminal of its own. */
const onTerminal = (more: Record<string, string> = {}): string =>
  spawnSync('script', ['--quiet', '--return', '--command', COMMAND, '/dev/null'], {
    env: env(more),
    encoding: 'utf8',
  }).stdout.replaceAll('\r\n', '\n')
const inPipe = (): string => spawnSync('sh', ['-c', COMMAND], { env: env(), encoding: 'utf8' }).stdout

it.skipIf(!hasScript)('colours the summary on a terminal, and changes nothing else in it', () => {
  const shown = onTerminal()
  expect(shown).toContain('\x1b[1m')
  expect(stripVTControlCharacters(shown)).toBe(inPipe())
})

it.skipIf(!hasScript)('shows no colour on a terminal where NO_COLOR is set', () => {
  expect(onTerminal({ NO_COLOR: '1' })).toBe(inPipe())
})
