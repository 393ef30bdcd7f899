import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ELIGO = 'bin/eligo.js'
const FOLDER = 'fixtures/campaigns/cgn-2025'
const BARE = 'node -e 0'
const CHECK = 'eligo check (189 posts)'
const WRITE = 'eligo check -o (189 posts)'

const eligo = (name, ...args) => ({ name, args: [ELIGO, ...args] })
const check = ['check', `${FOLDER}/posts.csv`, '-c', `${FOLDER}/campaign.yaml`]

/** How long a person waits for a small job: almost all of it is Node and the program getting ready. */
export function prepare() {
  const folder = mkdtempSync(join(tmpdir(), 'eligo-bench-'))
  return {
    title: 'start-up: whole processes',
    runs: 10,
    cases: [
      { name: BARE, args: ['-e', '0'] },
      eligo('eligo --version', '--version'),
      eligo(CHECK, ...check),
      eligo(WRITE, ...check, '-o', join(folder, 'out')),
    ],
    limits: [
      { of: 'eligo --version', against: BARE, most: 1.6 },
      { of: CHECK, against: BARE, most: 3.5, goal: 2.5 },
      { of: WRITE, against: BARE, most: 3.5, goal: 2.5 },
    ],
    end: () => rmSync(folder, { recursive: true }),
  }
}
