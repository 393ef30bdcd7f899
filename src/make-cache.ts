import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { devNull, tmpdir } from 'node:os'
import { join } from 'node:path'
import { load, optimiseLater } from './start.js'

// Part of the build: leaves the bundle in ASCII, runs the model campaign, so that the functions a check needs are
// compiled, and keeps their bytecode.

declare const __dirname: string

/** Characters of literals as escapes; esbuild leaves those of regular expressions as they are. */
const toAscii = (source: string): string =>
  source.replace(
    /(\\*)([^\0-\x7f])/g,
    (_, slashes: string, unit: string) =>
      // An odd backslash before it escaped the character itself, which needs none.
      `${slashes.slice(slashes.length % 2)}\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

const program = join(__dirname, 'cli.cjs')
writeFileSync(program, toAscii(readFileSync(program, 'utf8')))
optimiseLater()
const { bundle, script } = load()
const stdout = openSync(devNull, 'w')
const folder = mkdtempSync(join(tmpdir(), 'eligo-'))
const campaign = 'fixtures/campaigns/cgn-2025'
bundle
  .main(['check', `${campaign}/posts.csv`, '-c', `${campaign}/campaign.yaml`, '-o', folder], { stdout })
  .then(() => writeFileSync(`${program}.cache`, script.createCachedData()))
  .finally(() => rmSync(folder, { recursive: true }))
