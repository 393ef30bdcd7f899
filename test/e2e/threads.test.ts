import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

  const check = (name: string, workers: string, input?: Buffer) => {
    const out = join(folder, name)
    const source = input ? '-' : posts
    const args = ['bin/eligo.js', 'check', source, '-c', CAMPAIGN, '-o', out, '--workers', workers]
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

  it('read standard input as they read a file', () => {
    const one = check('stdin-one', '1', readFileSync(posts))
    expect(check('stdin-three', '3', readFileSync(posts))).toEqual(one)
  })
})
