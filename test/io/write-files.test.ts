import * as nodeFs from 'node:fs'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { FileSystem } from '../../src/io/file-system.js'
import { newMark } from '../../src/io/run-mark.js'
import { refuseTarget, writeFiles } from '../../src/io/write-files.js'
import { codeOf, EligoError } from '../../src/model/fault.js'
import type { Artifact, ResultFile } from '../../src/report/artifacts.js'
import { type Failing, failingFileSystem } from './failing-file-system.js'

/** Every file below a folder with its content, and every empty folder. */
function snapshot(folder: string, inside = ''): Record<string, string> {
  const path = join(folder, inside)
  if (!statSync(path, { throwIfNoEntry: false })) return {}
  const names = readdirSync(path).sort()
  if (names.length === 0) return { [`${inside}/`]: '' }
  return Object.assign(
    {},
    ...names.map((name) => {
      const file = join(inside, name)
      return statSync(join(folder, file)).isDirectory()
        ? snapshot(folder, file)
        : { [file]: readFileSync(join(folder, file), 'utf8') }
    }),
  )
}

const FOLDER = join('deep', 'out')

const artifactsOf = (files: Readonly<Record<string, string>>): Artifact[] =>
  Object.entries(files).map(([name, text]) => ({ name: name as ResultFile, pieces: () => [...text] }))

const OURS = '{"manifest":{"eligo":"0.0.9"}}'
const OLD = { 'report.csv': 'old report', 'report.xlsx': 'old sheets', 'result.json': OURS, 'notes.txt': 'mine' }
const NEW = { 'report.csv': 'new report', 'review.csv': 'new review', 'result.json': '{"manifest":{"eligo":"0.1.0"}}' }
const OTHERS = ['report.html', 'report.xlsx'] as const

/** What is in the parent of the result folder before a run, and after one that passed. */
const STATES: Readonly<Record<string, { before: Record<string, string>; after: Record<string, string> }>> = {
  'no folder': { before: { 'beside.txt': 'b' }, after: { 'beside.txt': 'b', ...inOut(NEW) } },
  'other files': { before: inOut({ 'notes.txt': 'mine' }), after: inOut({ 'notes.txt': 'mine', ...NEW }) },
  'an old result': { before: inOut(OLD), after: inOut({ 'notes.txt': 'mine', ...NEW }) },
}
function inOut(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [join(FOLDER, name), text]))
}

let scratch: string
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'eligo-write-'))
})
afterAll(() => rmSync(scratch, { recursive: true }))

/** A fresh folder that holds these files. */
function lay(files: Readonly<Record<string, string>>): string {
  const home = mkdtempSync(join(scratch, 'home-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(home, name, '..'), { recursive: true })
    writeFileSync(join(home, name), text)
  }
  return home
}

/** Writes the new result; gives the codes of what was thrown, or of what went wrong afterwards. */
async function write(home: string, fs: FileSystem): Promise<{ thrown?: string[]; told?: string[] }> {
  try {
    const faults = await writeFiles(join(home, FOLDER), artifactsOf(NEW), { otherNames: OTHERS, fs })
    return { told: faults.map(codeOf) }
  } catch (error) {
    if (error instanceof EligoError) return { thrown: error.faults.map(codeOf) }
    throw error
  }
}

const MOST_CALLS = 500

describe('writing a result while the n-th call to the file system fails', () => {
  const cases = Object.keys(STATES).flatMap((state) =>
    ['ENOSPC', 'EIO', 'EACCES'].flatMap((code) =>
      (['once', 'once, after the work'] as const).map((failing) => [state, code, failing] as const),
    ),
  )

  it.each(cases)('%s, %s %s: old or new is whole, and nothing stays behind', async (state, code, failing) => {
    const { before, after } = STATES[state]!
    let passed = 0
    let refused = 0
    for (let n = 1; n < MOST_CALLS; n++) {
      const home = lay(before)
      const { fs, calls } = failingFileSystem(n, code, failing)
      const { thrown, told } = await write(home, fs)
      const found = snapshot(home)
      rmSync(home, { recursive: true })
      if (thrown) {
        refused++
        expect({ n, thrown, found }).toEqual({ n, thrown: ['unwritable'], found: before })
        continue
      }
      passed++
      expect({ n, found }).toEqual({ n, found: after })
      // A fault after the swap is told, unless trying again has mended it.
      if (calls() >= n) expect([[], ['unsynced']]).toContainEqual(told)
      if (calls() < n) {
        expect(told).toEqual([])
        expect(refused).toBeGreaterThan(20)
        return
      }
    }
    expect(passed, 'a run passes in the end').toBeGreaterThan(0)
  })
})

describe('writing a result while everything fails from the n-th call on', () => {
  it.each(['ENOSPC', 'EIO', 'EACCES'])('%s: the old files are whole, or can be found and put back', async (code) => {
    const { before, after } = STATES['an old result']!
    const failing: Failing = 'from then on'
    let torn = 0
    for (let n = 1; n < MOST_CALLS; n++) {
      const home = lay(before)
      const { fs, calls } = failingFileSystem(n, code, failing)
      const { thrown } = await write(home, fs)
      if (calls() < n) {
        expect(snapshot(home)).toEqual(after)
        expect(torn).toBeGreaterThan(3)
        return
      }
      if (thrown) {
        const found = Object.values(snapshot(home))
        expect(found).toEqual(expect.arrayContaining(Object.values(before)))
        if (snapshot(home)[join(FOLDER, 'report.csv')] !== OLD['report.csv']) {
          torn++
          expect(thrown).toEqual(['unwritable', 'unwritable', 'leftover'])
        }
      } else expect(snapshot(home)).toMatchObject(after)

      // The next run finds the disk mended, and fails for a reason of its own: what was there before is back.
      const broken: Artifact = {
        name: 'report.csv',
        pieces: () => {
          throw new EligoError([{ code: 'no-posts', args: {}, place: {} }])
        },
      }
      await expect(writeFiles(join(home, FOLDER), [broken], { otherNames: OTHERS })).rejects.toThrow(EligoError)
      const abandoned = Object.keys(snapshot(home)).filter((file) => file.includes('.eligo-swap'))
      expect(abandoned).toEqual([])
      expect(snapshot(home)).toMatchObject(thrown ? before : after)
      rmSync(home, { recursive: true })
    }
    expect.unreachable('a run passes in the end')
  })
})

describe('writing a result', () => {
  it('takes as many calls as the system needs to write a file', async () => {
    const home = lay({})
    const writeSync = ((file: number, bytes: Uint8Array, at: number) =>
      nodeFs.writeSync(file, bytes, at, Math.min(3, bytes.length - at))) as FileSystem['writeSync']
    expect(await write(home, { ...nodeFs, writeSync })).toEqual({ told: [] })
    expect(snapshot(home)).toEqual(inOut(NEW))
  })

  it('writes texts and bytes in their order', async () => {
    const home = lay({})
    const pieces = () => ['帖', Uint8Array.of(0xe5, 0xad), Uint8Array.of(0x97), '子', '\n']
    await writeFiles(join(home, FOLDER), [{ name: 'report.csv', pieces }])
    expect(snapshot(home)).toEqual(inOut({ 'report.csv': '帖字子\n' }))
  })

  it('leaves files alone that only have the name of one of ours', async () => {
    const home = lay(inOut({ 'report.xlsx': 'of somebody else', 'result.json': '[]' }))
    await write(home, nodeFs)
    expect(snapshot(home)).toEqual(inOut({ 'report.xlsx': 'of somebody else', ...NEW }))
  })

  it('gives up where a pause throws, and leaves no trace', async () => {
    const home = lay(STATES['an old result']!.before)
    const pause = async () => {
      throw new Error('stopped')
    }
    const writing = writeFiles(join(home, FOLDER), artifactsOf(NEW), { otherNames: OTHERS, pause })
    await expect(writing).rejects.toThrow('stopped')
    expect(snapshot(home)).toEqual(STATES['an old result']!.before)
  })

  it.each([
    ['a link as folder', 'output-is-link', (home: string) => nodeFs.symlinkSync('elsewhere', join(home, 'out'))],
    ['a file as folder', 'output-not-folder', (home: string) => writeFileSync(join(home, 'out'), '')],
    ['a file on the way', 'unwritable', (home: string) => writeFileSync(join(home, 'out'), ''), join('out', 'deeper')],
    [
      'a link as file',
      'output-is-link',
      (home: string) => {
        mkdirSync(join(home, 'out'))
        nodeFs.symlinkSync('elsewhere', join(home, 'out', 'report.csv'))
      },
    ],
    [
      'a folder as file',
      'output-is-folder',
      (home: string) => mkdirSync(join(home, 'out', 'report.csv'), { recursive: true }),
    ],
  ])('refuses %s', async (_, code, prepare, name = 'out') => {
    const home = lay({})
    prepare(home)
    const before = readdirSync(home, { recursive: true })
    const isRefused = expect.objectContaining({ faults: [expect.objectContaining({ code })] })
    expect(() => refuseTarget(join(home, name), Object.keys(NEW))).toThrow(isRefused)
    await expect(writeFiles(join(home, name), artifactsOf(NEW))).rejects.toThrow(isRefused)
    expect(readdirSync(home, { recursive: true })).toEqual(before)
  })
})

describe('what runs that were killed have left', () => {
  const HOST = newMark().split('-')[0]
  const DEAD = 2 ** 22 + 1 // Beyond what any system counts to.
  const mark = (host: string, pid: number) => `${host}-${pid}-0a1b2c3d-4e5f`
  const staging = (name: string) => ({ [`${name}/new/report.csv`]: 'half', [`${name}/owner-x`]: 'report.csv' })
  const layOut = (files: Readonly<Record<string, string>>) => join(lay(inOut(files)), FOLDER)
  const old = { 'report.csv': 'old', 'notes.txt': 'mine' }

  it.each([
    ['of a process that has ended', mark(HOST!, DEAD), 0, false],
    ['of a predecessor with the same number', mark(HOST!, process.pid), 0, false],
    ['of a process at work', mark(HOST!, process.ppid), 0, true],
    ['of a process that has had the number for days', mark(HOST!, process.ppid), 25, false],
    ['of another host', mark('00000000', DEAD), 23, true],
    ['of another host, long ago', mark('00000000', DEAD), 25, false],
    ['of somebody else', 'cache', 1000, true],
  ])('staged files %s', async (_, name, hours, isLeft) => {
    const folder = layOut({ ...old, ...staging(`.eligo-${name}`) })
    const then = Date.now() / 1000 - hours * 3600
    nodeFs.utimesSync(join(folder, `.eligo-${name}`), then, then)
    expect(await writeFiles(folder, artifactsOf({ 'report.csv': 'new' }))).toEqual([])
    const left = isLeft ? staging(`.eligo-${name}`) : {}
    expect(snapshot(folder)).toEqual({ ...old, 'report.csv': 'new', ...left })
  })

  /** A swap that was cut short: of four files one was replaced and one added; one was to go, one to be replaced. */
  const cutShort = (owner: string) => ({
    'report.csv': 'new',
    'review.csv': 'new',
    'rejects.csv': 'old',
    'notes.txt': 'mine',
    [`.eligo-swap/owner-${owner}`]: 'report.csv\nreview.csv\nrejects.csv\n../notes.txt',
    '.eligo-swap/old/report.csv': 'old',
    '.eligo-swap/old/report.xlsx': 'old',
    '.eligo-swap/new/rejects.csv': 'new',
  })
  const undone = { 'report.csv': 'old', 'rejects.csv': 'old', 'report.xlsx': 'old', 'notes.txt': 'mine' }
  const nothing: Artifact = {
    name: 'report.csv',
    pieces: () => {
      throw new Error('stopped')
    },
  }

  it('a swap that was cut short is undone, even if nothing comes of the run', async () => {
    const folder = layOut({ ...cutShort(mark(HOST!, DEAD)), '../notes.txt': 'outside' })
    await expect(writeFiles(folder, [nothing])).rejects.toThrow('stopped')
    expect(snapshot(folder)).toEqual(undone)
    expect(readFileSync(join(folder, '..', 'notes.txt'), 'utf8')).toBe('outside')
  })

  it('waits for a swap of a process at work', async () => {
    const folder = layOut(cutShort(mark(HOST!, process.ppid)))
    setTimeout(() => nodeFs.renameSync(join(folder, '.eligo-swap'), join(folder, `.eligo-${mark(HOST!, DEAD)}`)), 100)
    expect(await writeFiles(folder, artifactsOf({ 'report.csv': 'newer' }))).toEqual([])
    expect(snapshot(folder)).toMatchObject({ 'report.csv': 'newer', 'review.csv': 'new', 'rejects.csv': 'old' })
  })

  it.each([
    ['a process at work', cutShort(mark(HOST!, process.ppid))],
    ['nobody knows whom', { ...old, '.eligo-swap/new/report.csv': 'half' }],
  ])('gives up where a swap of %s does not end', async (_, files) => {
    const folder = layOut(files)
    let now = Date.now()
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => (now += 3000))
    const busy = expect.objectContaining({ faults: [{ code: 'output-busy', args: {}, place: { file: folder } }] })
    await expect(writeFiles(folder, artifactsOf({ 'report.csv': 'newer' }))).rejects.toThrow(busy)
    clock.mockRestore()
    expect(snapshot(folder)).toEqual(snapshot(layOut(files)))
  })
})
