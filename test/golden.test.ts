import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

// What a check of each fixture campaign writes, as read through by a person. `npm run golden` writes it anew after a change
// that is meant; read the difference before you commit it.
const CAMPAIGNS = 'fixtures/campaigns'
const FILES = ['report.csv', 'allocation.csv', 'review.csv', 'rejects.csv', 'entries.ndjson', 'result.json']
/** What a campaign's folder may hold beside its posts, and the flag for each. */
const BESIDE = { 'people.csv': '--people', 'scores.csv': '--scores', 'seal.json': '--seal', 'round.json': '--beacon' }
const rewrites = process.env.GOLDEN_REWRITE === '1'

/** Versions of the machine's data differ from one Node to the next, and decide nothing in the fixtures. */
const withoutVersions = (text: string): string =>
  text.replace(/"(unicode|time_zones)": "[^"]*"/g, (_, name: string) => `"${name}": "(of the machine)"`)

function filesOf(folder: string): Record<string, string> {
  return Object.fromEntries(FILES.map((name) => [name, withoutVersions(readFileSync(join(folder, name), 'utf8'))]))
}

/** A seal commits to the campaign after defaults and to the files: where those change, it has to be made again. */
function sealAgain(folder: string, seal: string): void {
  const { round } = JSON.parse(readFileSync(join(folder, 'round.json'), 'utf8')) as { round: number }
  const args = ['seal', join(folder, 'posts.csv'), '-c', join(folder, 'campaign.yaml')]
  spawnSync(process.execPath, ['bin/eligo.js', ...args, '--round', String(round), '--allow-past', '-o', seal])
}

describe('fixture campaigns', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'eligo-golden-'))
  afterAll(() => rmSync(scratch, { recursive: true }))

  it.each(readdirSync(CAMPAIGNS))('%s comes out as expected', (leaf) => {
    const folder = join(CAMPAIGNS, leaf)
    const joined = Object.entries(BESIDE).flatMap(([name, flag]) => {
      const file = join(folder, name)
      return existsSync(file) ? [flag, file] : []
    })
    const seal = join(folder, 'seal.json')
    if (rewrites && existsSync(seal)) sealAgain(folder, seal)
    const out = join(scratch, leaf)
    const args = ['check', join(folder, 'posts.csv'), '-c', join(folder, 'campaign.yaml'), ...joined, '-o', out]
    const { status, stderr } = spawnSync(process.execPath, ['bin/eligo.js', ...args], { encoding: 'utf8' })
    expect([status, stderr]).toEqual([0, ''])
    const expected = join(folder, 'expected')
    if (rewrites) {
      mkdirSync(expected, { recursive: true })
      for (const [name, text] of Object.entries(filesOf(out))) writeFileSync(join(expected, name), text)
    }
    expect(filesOf(out)).toEqual(filesOf(expected))
  })
})
