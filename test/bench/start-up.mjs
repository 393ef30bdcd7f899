import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ELIGO = 'bin/eligo.js'
const FOLDER = 'fixtures/campaigns/cgn-2025'
const folder = mkdtempSync(join(tmpdir(), 'eligo-bench-'))

const eligo = (name, ...args) => ({ name, program: process.execPath, args: [ELIGO, ...args] })
const check = ['check', `${FOLDER}/posts.csv`, '-c', `${FOLDER}/campaign.yaml`]

/** How long a person waits for a small job: almost all of it is Node and the program getting ready. */
export const suite = {
  name: 'start-up',
  title: 'start-up: whole processes',
  runs: 10,
  // Each case is held against this one.
  base: 'node -e 0',
  cases: [
    { name: 'node -e 0', program: process.execPath, args: ['-e', '0'] },
    eligo('eligo --version', '--version'),
    eligo('eligo check (189 posts)', ...check),
    eligo('eligo check -o (189 posts)', ...check, '-o', join(folder, 'out')),
  ],
  // Times the base: what must be kept, and what is wanted.
  limits: {
    'eligo --version': { most: 1.6 },
    'eligo check (189 posts)': { most: 3.5, goal: 2.5 },
    'eligo check -o (189 posts)': { most: 3.5, goal: 2.5 },
  },
  end: () => rmSync(folder, { recursive: true }),
}
