import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { devNull, tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from './start.js'

// Part of the build: runs the model campaign, so that the functions a check needs are compiled, and keeps their bytecode.

declare const __dirname: string

const { bundle, script } = load()
const stdout = openSync(devNull, 'w')
const folder = mkdtempSync(join(tmpdir(), 'eligo-'))
const campaign = 'fixtures/campaigns/cgn-2025'
bundle
  .main(['check', `${campaign}/posts.csv`, '-c', `${campaign}/campaign.yaml`, '-o', folder], { stdout })
  .then(() => writeFileSync(join(__dirname, 'cli.cjs.cache'), script.createCachedData()))
  .finally(() => rmSync(folder, { recursive: true }))
