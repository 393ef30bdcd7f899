import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makePosts } from './make-posts.mjs'

const CAMPAIGN = 'fixtures/campaigns/cgn-2025/campaign.yaml'
const ELIGO = 'bin/eligo.js'
const FREE = 'eligo check'
const BOUNDED = 'eligo check --memory 512M'

const canBound = () => execFileSync(process.execPath, [ELIGO, 'check', '--help']).includes('--memory')

/** How much memory a very large export takes. Once is enough: a peak hardly varies, and a run takes long. */
export function prepare(posts = 1_000_000) {
  const folder = mkdtempSync(join(tmpdir(), 'eligo-bench-'))
  const file = join(folder, 'posts.csv')
  makePosts(posts, file)
  const check = (name, ...args) => ({ name, args: [ELIGO, 'check', file, '-c', CAMPAIGN, '--workers', '2', ...args] })
  const bounded = canBound()
  return {
    title: `memory: whole processes, ${posts.toLocaleString('en')} posts`,
    runs: 1,
    warm: false,
    cases: [check(FREE), ...(bounded ? [check(BOUNDED, '--memory', '512M')] : [])],
    limits: [
      { of: FREE, most: 1200, goal: 700 },
      { of: BOUNDED, most: 768 },
    ],
    end: () => rmSync(folder, { recursive: true }),
  }
}
