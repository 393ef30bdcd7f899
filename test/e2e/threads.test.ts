import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
// @ts-expect-error: a script of the benchmarks, without types
import { makePosts } from '../bench/make-posts.mjs'

const FILES = ['report.csv', 'allocation.csv', 'review.csv', 'rejects.csv', 'entries.ndjson', 'result.json']
const CAMPAIGN = 'fixtures/campaigns/cgn-2025/campaign.yaml'

// Whole runs over some megabytes, and CI may be busy.
describe('threads', { timeout: 300_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'eligo-threads-'))
  const posts = join(folder, 'posts.csv')
  beforeAll(() => makePosts(8_000, posts))
  afterAll(() => rmSync(folder, { recursive: true }))

  interface Given {
    readonly sources?: readonly string[]
    readonly campaign?: string
    readonly input?: Buffer
  }
  const check = (name: string, workers: string, { sources = [posts], campaign = CAMPAIGN, input }: Given = {}) => {
    const out = join(folder, name)
    const args = ['bin/eligo.js', 'check', ...sources, '-c', campaign, '-o', out, '--workers', workers]
    const { status, stderr } = spawnSync(process.execPath, args, { ...(input && { input }), encoding: 'utf8' })
    return { status, stderr, files: FILES.map((file) => readFileSync(join(out, file), 'utf8')) }
  }

  it('give the same bytes, however many there are', () => {
    const one = check('one', '1')
    expect(one.status).toBe(0)
    // Copies must be among the posts, or the threads' part in finding them would go unseen.
    expect(one.files[0]!.match(/,ineligible,originality,/g)!.length).toBeGreaterThan(700)
    for (const workers of ['2', '3']) expect(check(workers, workers)).toEqual(one)
  })

  it('give the same bytes for several files of JSON and of lines of it, in a zone that has a name', () => {
    const rows = parse(readFileSync(posts), { bom: true, columns: true }) as object[]
    const parts = [rows.slice(0, 2000), rows.slice(2000, 5000), rows.slice(5000, 6000), rows.slice(6000)]
    const names = ['a.ndjson', 'b.ndjson', 'c.json', 'd.json'].map((name) => join(folder, name))
    for (const [i, name] of names.entries()) {
      const part = parts[i]!
      const text = name.endsWith('.json') ? JSON.stringify(part) : part.map((row) => JSON.stringify(row)).join('\n')
      writeFileSync(name, text)
    }
    const inCampaign = join(folder, 'campaign')
    cpSync(dirname(CAMPAIGN), inCampaign, { recursive: true })
    const campaign = join(inCampaign, 'campaign.yaml')
    const original = readFileSync(CAMPAIGN, 'utf8')
    const named = original.replace('zone: "+08:00"', 'zone: Asia/Shanghai')
    expect(named).not.toBe(original)
    writeFileSync(campaign, named)
    const run = (workers: string) => check(`json-${workers}`, workers, { sources: names, campaign })
    const one = run('1')
    expect(one).toMatchObject({ status: 0, stderr: '' })
    expect(one.files[0]!.match(/\r\n/g)!.length).toBe(1 + rows.length)
    for (const workers of ['2', '3']) expect(run(workers)).toEqual(one)
  })

  it('give the same bytes in so little memory that tokens and hits are put aside', () => {
    // So many that no smaller memory than the least would hold them.
    const many = join(folder, 'many.csv')
    makePosts(60_000, many)
    const run = (name: string, ...more: string[]) => {
      const out = join(folder, name)
      const args = ['bin/eligo.js', 'check', many, '-c', CAMPAIGN, '-o', out, ...more]
      expect(spawnSync(process.execPath, args, { env: { ...process.env, TMPDIR: temporary } }).status).toBe(0)
      // Too much to be held against each other byte by byte.
      return FILES.map((file) => [
        file,
        createHash('sha256')
          .update(readFileSync(join(out, file)))
          .digest('hex'),
      ])
    }
    const temporary = join(folder, 'temporary')
    mkdirSync(temporary)
    const plenty = run('plenty', '--workers', '2')
    expect(run('little', '--memory', '128M', '--workers', '2')).toEqual(plenty)
    expect(run('little-one', '--memory', '128M', '--workers', '1')).toEqual(plenty)
    // Whatever was put aside is gone.
    expect(readdirSync(temporary)).toEqual([])
    // Without a folder to put things into it cannot be done; with plenty of memory nothing is put aside.
    const nowhere = join(folder, 'nowhere')
    const without = (...more: string[]) => {
      const args = ['bin/eligo.js', 'check', many, '-c', CAMPAIGN, '-o', join(folder, 'without'), ...more]
      return spawnSync(process.execPath, args, { env: { ...process.env, TMPDIR: nowhere }, encoding: 'utf8' })
    }
    expect(without()).toMatchObject({ status: 0, stderr: '' })
    expect(without('--memory', '128M')).toMatchObject({ status: 2, stderr: expect.stringContaining(nowhere) })
  })

  it('tell that the disk is full, whichever of them is at it, and all at once', () => {
    const many = join(folder, 'too-many.csv')
    makePosts(60_000, many)
    const args = [process.execPath, 'bin/eligo.js', 'check', many, '-c', CAMPAIGN, '--memory', '128M', '--workers', '2']
    // Room for the tokens, which the main thread puts aside, and not for the index, which all threads do.
    const full = spawnSync('bash', ['-c', 'ulimit -f 40000; exec "$@"', '-', ...args], { encoding: 'utf8' })
    expect({ status: full.status, stderr: full.stderr.replace(tmpdir(), 'TMP') }).toEqual({
      status: 2,
      stderr: expect.stringMatching(/^eligo: TMP: .*EFBIG file too large.*TMPDIR.*\n$/),
    })
  })

  it('read standard input as they read a file', () => {
    const piped = { sources: ['-'], input: readFileSync(posts) }
    const one = check('stdin-one', '1', piped)
    expect(check('stdin-three', '3', piped)).toEqual(one)
  })
})
