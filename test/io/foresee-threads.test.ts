import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { foreseeThreads, WORTH_THREADS } from '../../src/io/foresee-threads.js'

const folder = mkdtempSync(join(tmpdir(), 'eligo-foresee-'))
/** A file of so many bytes. */
function fileOf(name: string, bytes: number): string {
  const path = join(folder, name)
  writeFileSync(path, '')
  truncateSync(path, bytes)
  return path
}
const large = fileOf('large.csv', WORTH_THREADS)
const half = fileOf('half.csv', WORTH_THREADS / 2)
const small = fileOf('small.csv', WORTH_THREADS / 2 - 1)

describe('threads that a command line will want', () => {
  afterAll(() => rmSync(folder, { recursive: true }))

  it('are none for small files, folders, and what is no file', () => {
    expect(foreseeThreads([])).toBe(0)
    expect(foreseeThreads(['check', half, small, '-c', 'campaign.yaml', '--workers', '3'])).toBe(0)
    expect(foreseeThreads(['check', folder, `${large}/inside`, join(folder, 'absent'), 'a\0b', 'x'.repeat(9999)])).toBe(
      0,
    )
  })

  it('are for all processors but the one that this thread has', () => {
    expect(foreseeThreads(['check', large])).toBe(availableParallelism() - 1)
    expect(foreseeThreads(['check', half, half])).toBe(availableParallelism() - 1)
  })

  it.each([
    [['--workers', '2'], Math.min(2, availableParallelism()) - 1],
    [['--workers=2'], Math.min(2, availableParallelism()) - 1],
    [['--workers', '1', '--workers', '2'], Math.min(2, availableParallelism()) - 1],
    [['--workers', '2', '--workers', '1'], 0],
    [['--workers', '1000000'], availableParallelism() - 1],
    [['--workers', '1'], 0],
    [['--workers', '0'], 0],
    [['--workers', 'many'], 0],
    [['--workers=2.5'], 0],
    [['--workers'], 0],
  ])('are as many as %s says', (words, count) => {
    expect(foreseeThreads(['check', large, ...words])).toBe(count)
  })
})
