import { spawn } from 'node:child_process'
import { cpSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { CAMPAIGN, createWorkplace, ENVIRONMENT, exportOf, PROGRAM } from './program.js'

const FILES = [
  'allocation.csv',
  'entries.ndjson',
  'rejects.csv',
  'report.csv',
  'report.html',
  'result.json',
  'review.csv',
]
const MANY = 8000

const at = createWorkplace()
at.put('campaign.yaml', CAMPAIGN)
at.put('posts.csv', exportOf(30))
at.put('other.csv', exportOf(40, { text: 'other words about it' }))
at.put('bad.csv', exportOf(30, { bad: 1 }))
at.put('many.csv', exportOf(MANY, { text: 'words '.repeat(60) }))

/** What a run makes of each export, made once, in a folder of its own. */
const RESULTS = Object.fromEntries(
  ['posts', 'other', 'many'].map((name) => {
    expect(at.eligo('check', `${name}.csv`, '-o', `of-${name}`)).toMatchObject({ code: 0, err: '' })
    return [name, at.read(`of-${name}`)]
  }),
)
const OLD = RESULTS.posts!

/** Lays an old result and a file of somebody else. */
function layOld(): void {
  rmSync(at.path('out'), { recursive: true, force: true })
  cpSync(at.path('of-posts'), at.path('out'), { recursive: true })
  at.put('out/notes.txt', 'mine')
}
const old = () => ({ ...OLD, 'notes.txt': 'mine' })

it('replaces an old result as a whole', () => {
  layOld()
  expect(at.eligo('check', 'other.csv', '-o', 'out').code).toBe(0)
  expect(at.read('out')).toEqual({ ...RESULTS.other, 'notes.txt': 'mine' })
  expect(at.list('out')).toEqual([...FILES, 'notes.txt'].sort())
})

it('takes away what only the old result had, and leaves a namesake of somebody else', () => {
  layOld()
  at.put('out/report.xlsx', 'of the old result')
  expect(at.eligo('check', 'posts.csv', '-o', 'out').code).toBe(0)
  expect(at.read('out')).toEqual(old())

  rmSync(at.path('out', 'result.json'))
  at.put('out/report.xlsx', 'of somebody else')
  expect(at.eligo('check', 'posts.csv', '-o', 'out').code).toBe(0)
  expect(at.read('out')).toEqual({ ...old(), 'report.xlsx': 'of somebody else' })
})

describe('an output that cannot be written', () => {
  beforeEach(layOld)

  const refused: readonly (readonly [string, () => unknown, string, string])[] = [
    ['a file as folder', () => at.put('file', ''), 'file', 'file: is not a folder; choose another name with -o'],
    [
      'a folder below a file',
      () => at.put('file', ''),
      'file/deeper',
      'file/deeper: cannot be written: ENOTDIR not a directory. What was there before is unchanged',
    ],
    [
      'a link as folder',
      () => {
        rmSync(at.path('link'), { force: true })
        symlinkSync('out', at.path('link'))
      },
      'link',
      'link: is a symbolic link; results are never written through one',
    ],
    [
      'a link as folder, with a slash',
      () => {
        rmSync(at.path('link'), { force: true })
        symlinkSync('out', at.path('link'))
      },
      'link/',
      'link/: is a symbolic link; results are never written through one',
    ],
    [
      'a link as file',
      () => {
        rmSync(at.path('out', 'report.csv'))
        symlinkSync('../posts.csv', at.path('out', 'report.csv'))
      },
      'out',
      'out/report.csv: is a symbolic link; results are never written through one',
    ],
    [
      'a link to nothing as file',
      () => {
        rmSync(at.path('out', 'review.csv'))
        symlinkSync('nowhere', at.path('out', 'review.csv'))
      },
      'out',
      'out/review.csv: is a symbolic link; results are never written through one',
    ],
    [
      'a folder as file',
      () => {
        rmSync(at.path('out', 'result.json'))
        mkdirSync(at.path('out', 'result.json'))
      },
      'out',
      'out/result.json: is a folder or another thing that is no file; choose another folder with -o',
    ],
    ['an empty name', () => {}, '', ' is not possible for -o, --output <folder>: expected the name of a folder'],
  ]
  it.each(refused)('%s', (_, prepare, folder, message) => {
    prepare()
    const before = readdirSync(at.folder, { recursive: true }).sort()
    const posts = readFileSync(at.path('posts.csv'), 'utf8')
    const ran = at.eligo('check', 'other.csv', '-o', folder)
    expect(ran).toEqual({ code: 2, out: '', err: `eligo: ${message}\n` })
    expect(readdirSync(at.folder, { recursive: true }).sort()).toEqual(before)
    expect(readFileSync(at.path('posts.csv'), 'utf8')).toBe(posts)
  })

  const inputs: readonly (readonly [string, () => unknown, string])[] = [
    ['itself', () => at.put('out/report.csv', exportOf(30)), 'eligo check out/report.csv -o out'],
    [
      'by another spelling',
      () => at.put('out/report.csv', exportOf(30)),
      'eligo check ./out/../out/report.csv -o "$PWD/out/"',
    ],
    [
      'by a symbolic link to it',
      () => {
        at.put('out/report.csv', exportOf(30))
        rmSync(at.path('alias.csv'), { force: true })
        symlinkSync('out/report.csv', at.path('alias.csv'))
      },
      'eligo check alias.csv -o out',
    ],
    [
      'by a hard link',
      () => {
        rmSync(at.path('out/report.csv'))
        linkSync(at.path('posts.csv'), at.path('out/report.csv'))
      },
      'eligo check posts.csv -o out',
    ],
    ['on standard input', () => at.put('out/report.csv', exportOf(30)), 'eligo check - -o out < out/report.csv'],
    ['as campaign file', () => at.put('out/result.json', CAMPAIGN), 'eligo check posts.csv -c out/result.json -o out'],
    [
      'as reference, in a file that would only go away',
      () => at.put('out/report.html', 'a text'),
      'eligo check posts.csv --reference out/report.html -o out',
    ],
  ]
  it.each(inputs)('because it is an input: %s', (_, prepare, script) => {
    prepare()
    const before = at.read('out')
    const { code, out, err } = at.bash(script)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(
      /^eligo: \S+: would be overwritten, and it is one of the inputs; choose another folder with -o\n$/,
    )
    expect(at.read('out')).toEqual(before)
  })

  it('because files may not grow that large', () => {
    const ran = at.bash('ulimit -f 4; eligo check many.csv -o out')
    expect(ran).toEqual({
      code: 2,
      out: '',
      err: 'eligo: out: cannot be written: EFBIG file too large. A file would become larger than this system allows (ulimit -f); what was there before is unchanged\n',
    })
    expect(at.read('out')).toEqual(old())
  })

  it('into a folder that would be new: it goes again', () => {
    expect(at.bash('ulimit -f 4; eligo check many.csv -o new/and/deep').code).toBe(2)
    expect(at.list('.')).not.toContain('new')
  })

  const mounts = at.bash('mkdir -p disk && mount -t tmpfs -o size=256k tmpfs disk && umount disk').code === 0
  it.skipIf(!mounts)('because the disk is full (skipped where nothing may be mounted)', () => {
    const ran = at.bash(`
      mkdir -p disk && mount -t tmpfs -o size=256k tmpfs disk || exit 99
      eligo check posts.csv -o disk/out > /dev/null || exit 98
      eligo check many.csv -o disk/out; code=$?
      cp -r disk/out saved; umount disk; exit $code`)
    expect(ran).toEqual({
      code: 2,
      out: '',
      err: 'eligo: disk/out: cannot be written: ENOSPC no space left on device. Free some space, or choose a folder on another disk with -o; what was there before is unchanged\n',
    })
    expect(at.read('saved')).toEqual(OLD)
  })

  it.skipIf(!mounts)('because the disk is read-only (skipped where nothing may be mounted)', () => {
    const ran = at.bash(`
      mkdir -p disk && mount -t tmpfs tmpfs disk || exit 99
      eligo check posts.csv -o disk/out > /dev/null || exit 98
      mount -o remount,ro disk || exit 97
      eligo check many.csv -o disk/out; code=$?
      eligo check many.csv -o disk/new || true
      rm -rf saved; cp -r disk/out saved; umount disk; exit $code`)
    const denied = 'cannot be written: EROFS read-only file system. Ask for write permission, or choose another folder'
    expect(ran).toEqual({
      code: 2,
      out: '',
      err: ['out', 'new']
        .map((name) => `eligo: disk/${name}: ${denied} with -o; what was there before is unchanged\n`)
        .join(''),
    })
    expect(at.read('saved')).toEqual(OLD)
  })
})

describe('standard streams', () => {
  it('ends quietly where nobody reads on', () => {
    const ran = at.bash('eligo check many.csv --format csv | head -1; echo "$PIPESTATUS"')
    expect(ran).toEqual({ code: 0, out: expect.stringMatching(/^\ufeffpost_id,.*\r\n0\n$/), err: '' })
  })

  it('ends quietly where nobody reads messages', () => {
    const ran = at.bash('eligo check nowhere.csv 2>&1 >/dev/null | true; echo "$PIPESTATUS"')
    expect(ran).toEqual({ code: 0, out: '2\n', err: '' })
  })

  it.each(['summary', 'csv', 'json', 'ndjson'])('fails where %s cannot be printed', (format) => {
    expect(at.bash(`eligo check many.csv --format ${format} > /dev/full`)).toEqual({
      code: 2,
      out: '',
      err: 'eligo: stdout: cannot be written: ENOSPC no space left on device\n',
    })
  })

  it('says so where the result is written and only the summary is lost', () => {
    layOld()
    expect(at.bash('eligo check other.csv -o out > /dev/full')).toEqual({
      code: 1,
      out: '',
      err: 'stdout: cannot be written: ENOSPC no space left on device. The result itself is in out, whole\n',
    })
    expect(at.read('out')).toEqual({ ...RESULTS.other, 'notes.txt': 'mine' })
  })

  it('does not look like success where a warning cannot be told', () => {
    at.put('no-rank.yaml', CAMPAIGN.replace('  rank: [posted_at]\n', ''))
    const warned = at.eligo('check', 'posts.csv', '-c', 'no-rank.yaml')
    expect(warned).toMatchObject({ code: 0, err: expect.stringContaining('rank') })
    expect(at.bash('eligo check posts.csv -c no-rank.yaml 2> /dev/full')).toMatchObject({ code: 1, out: warned.out })
    expect(at.bash('eligo check posts.csv 2> /dev/full').code).toBe(0)
    expect(at.bash('eligo check nowhere.csv 2> /dev/full').code).toBe(2)
  })
})

/** A run that is stopped by a signal at some moment. */
async function stopped(
  signal: NodeJS.Signals,
  args: readonly string[],
  moment: () => Promise<unknown>,
): Promise<{ code: number | null; signal: string | null; err: string }> {
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: at.folder, env: ENVIRONMENT, stdio: 'pipe' })
  let err = ''
  child.stderr.on('data', (text) => {
    err += text
  })
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.on('close', (code, by) => resolve({ code, signal: by })),
  )
  await moment()
  child.kill(signal)
  return { ...(await ended), err }
}

/** Waits until a run has begun to write. */
async function writing(): Promise<void> {
  while (!at.list('out').some((name) => name.startsWith('.eligo-'))) await sleep(2)
}

const INTERRUPTED = 'eligo: interrupted; nothing was written\n'

describe('signals', () => {
  beforeEach(layOld)

  it.each([
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s while the result is written: the old one is whole', async (signal, code) => {
    const ran = await stopped(signal, ['check', 'many.csv', '-o', 'out'], writing)
    expect(ran).toEqual({ code, signal: null, err: INTERRUPTED })
    expect(at.read('out')).toEqual(old())
  })

  it('SIGINT while it waits for standard input', async () => {
    const ran = await stopped('SIGINT', ['check', '-', '-o', 'out'], () => sleep(1500))
    expect(ran).toEqual({ code: 130, signal: null, err: INTERRUPTED })
    expect(at.read('out')).toEqual(old())
  })

  it('SIGTERM at any moment: the old result or the new one is whole, and nothing stays behind', async () => {
    const after = { ...RESULTS.many, 'notes.txt': 'mine' }
    const outcomes: unknown[] = []
    for (const delay of [20, 150, 300, 500, 800, 1200]) {
      layOld()
      const { code, signal } = await stopped('SIGTERM', ['check', 'many.csv', '-o', 'out'], () => sleep(delay))
      // Where it reads and writes it answers by itself; else the system ends it, which shells show as 143 all the same.
      outcomes.push(code ?? signal)
      expect([0, 143, 'SIGTERM']).toContain(code ?? signal)
      // The system may end it in the moment between the new result and its summary.
      const possible = code === 0 ? [after] : code === 143 ? [old()] : [old(), after]
      expect(possible).toContainEqual(at.read('out'))
    }
    expect(outcomes.some((outcome) => outcome !== 0)).toBe(true)
  })

  it('SIGKILL: the next run clears away what was left', async () => {
    const ran = await stopped('SIGKILL', ['check', 'many.csv', '-o', 'out'], writing)
    expect(ran.signal).toBe('SIGKILL')
    expect(at.list('out').filter((name) => name.startsWith('.eligo-'))).toHaveLength(1)
    expect(at.eligo('check', 'posts.csv', '-o', 'out')).toMatchObject({ code: 0, err: '' })
    expect(at.read('out')).toEqual(old())
  })
})

it('lets several runs write into one folder at once: one of the results is there, whole', async () => {
  layOld()
  const files = ['posts.csv', 'other.csv', 'posts.csv', 'other.csv']
  const ran = await Promise.all(
    files.map(
      (file) =>
        new Promise((resolve) =>
          spawn(process.execPath, [PROGRAM, 'check', file, '-o', 'out'], {
            cwd: at.folder,
            env: ENVIRONMENT,
            stdio: 'ignore',
          }).on('close', resolve),
        ),
    ),
  )
  expect(ran).toEqual([0, 0, 0, 0])
  const { 'notes.txt': notes, ...result } = at.read('out')
  expect(notes).toBe('mine')
  expect([OLD, RESULTS.other]).toContainEqual(result)
})
