import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { workdir } from './workdir.js'

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

describe('warnings and what else is said on standard error', () => {
  const FILES = {
    'campaign.yaml': 'name: C\nlanguage: en\nrules: { length: { min: 1 } }\n',
    'posts.csv': Buffer.from('post_id,user_id,content\na,u,\xd6\xd0\xce\xc4\n', 'latin1'),
  }

  it('are left out with -q, but not what went wrong', () => {
    const { run } = workdir(FILES)
    const loud = run(['check', 'posts.csv'])
    expect(loud).toMatchObject({ code: 0, err: expect.stringMatching(/^posts\.csv: read as gb18030;/) })
    expect(run(['check', 'posts.csv', '-q'])).toEqual({ ...loud, err: '' })
    expect(run(['--quiet', 'validate', 'posts.csv'])).toMatchObject({ code: 0, err: '' })
    expect(run(['check', 'none.csv', '-q'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^eligo: none\.csv: cannot be read/),
    })
  })

  it.skipIf(!hasScript)('break between words on a terminal, and nowhere else', () => {
    const { folder, run } = workdir({})
    const command = `stty cols 60; '${process.execPath}' '${resolve('bin/eligo.js')}' rules lenght`
    const shown = spawnSync('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
      cwd: folder,
      env: env(),
      encoding: 'utf8',
    }).stdout.replaceAll('\r\n', '\n')
    const plain = run(['rules', 'lenght']).err
    expect(plain.trimEnd()).not.toContain('\n')
    expect(shown.trimEnd().split('\n').length).toBeGreaterThan(2)
    for (const line of shown.split('\n')) expect(line.length).toBeLessThanOrEqual(60)
    expect(shown.replaceAll('\n', ' ').trimEnd()).toBe(plain.trimEnd())
  })

  it('tell each file and the time of each part with -v, and nothing else changes', () => {
    const { run } = workdir(FILES)
    const plain = run(['check', 'posts.csv', '-o', 'out', '-q'])
    const { out, err } = run(['check', 'posts.csv', '-o', 'out', '-v'])
    expect(out).toBe(plain.out)
    expect(err.split('\n')).toEqual([
      'posts.csv: csv, gb18030, 33 bytes, 1 rows',
      expect.stringMatching(/^posts\.csv: read as gb18030;/),
      expect.stringMatching(/^time: read \d+\.\d\d s, settle \d+\.\d\d s, write \d+\.\d\d s$/),
      '',
    ])
  })
})

describe('progress', () => {
  const POSTS = 'post_id,user_id,content\na,u,text\n'
  const slowly = (flags: string) =>
    `(printf '${POSTS.replaceAll('\n', '\\n')}'; sleep 1.3; printf 'b,u,text\\n'; sleep 0.2; printf 'c,u,text\\n') | ` +
    `'${process.execPath}' '${resolve('bin/eligo.js')}' check - --workers 1 ${flags} > out.txt`
  const FILES = { 'campaign.yaml': 'name: C\nlanguage: en\nrules: { length: { min: 1 } }\n' }
  /** What a slow run shows on a terminal of its own, and what it leaves there. */
  const shownBy = (flags: string) => {
    const { folder, read } = workdir(FILES)
    const { stdout } = spawnSync('script', ['--quiet', '--return', '--command', slowly(flags), '/dev/null'], {
      cwd: folder,
      env: env(),
      encoding: 'utf8',
    })
    expect(read('out.txt')).toContain('rows 3: posts 3')
    return stdout
  }

  it.skipIf(!hasScript)('shows a counter on a terminal once a run takes over a second, and wipes it', () => {
    const shown = shownBy('')
    expect(stripVTControlCharacters(shown)).toMatch(/^\r- {2}\d posts {2}\d\/s/)
    expect(shown.endsWith('\r\u001b[K')).toBe(true)
  })

  it.skipIf(!hasScript)('shows none with -q', () => {
    expect(shownBy('-q')).toBe('')
  })

  it('shows none where standard error is no terminal', () => {
    const { shell } = workdir(FILES)
    expect(shell(slowly('')).err).toBe('')
  })
})
