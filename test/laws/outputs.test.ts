import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { main } from '../../src/main.js'
import { dropInvisible } from '../../src/text/invisible.js'
import { restoreFormula } from '../../src/text/neutralise-formula.js'
import { hostileText, trials } from './law.js'

const CAMPAIGN = `name: "\\e[31m::error::=1+1"
zone: "+08:00"
window: { from: 2025-10-24 18:00, to: 2025-11-04 24:00 }
rules:
  length: { min: 3 }
  hashtag: { any: ["#发帖赢代币CGN"] }
  screenshot: {}
  topic: { any: [CGN] }
  originality: {}
prizes:
  name: "##vso[task] =2"
  asset: "@CGN"
  pool: "3"
  rank: [likes]
  ladder: [{ name: "-prize \\u202e", places: 3, amount: "1" }]
`

interface Post {
  readonly post_id: string
  readonly user_id: string
  readonly content: string
  readonly title: string
  readonly hashtags: string
  readonly screenshots: string
  readonly posted_at: string
  readonly likes: string
  readonly expect: string
}

const near = fc.constantFrom(
  '#发帖赢代币CGN',
  '#发帖赢 代币CGN',
  '#發帖贏代幣CGN',
  '',
  'CGN',
  '\n',
  '长长的文字说了很多话',
)
const posts: fc.Arbitrary<Post[]> = fc.array(
  fc.record({
    post_id: hostileText(6),
    user_id: hostileText(6),
    content: fc.tuple(hostileText(), near, near, hostileText()).map((parts) => parts.join('')),
    title: hostileText(4),
    hashtags: hostileText(4),
    screenshots: hostileText(4),
    posted_at: fc.oneof(fc.constant('2025-10-25 12:00:00'), hostileText(5)),
    likes: fc.oneof(fc.constant('3'), hostileText(3)),
    expect: fc.oneof(fc.constant('eligible'), hostileText(5)),
  }),
  { minLength: 50, maxLength: 100 },
)

const TIMEOUT_MS = 600_000

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'eligo-law-'))
  writeFileSync(join(folder, 'campaign.yaml'), CAMPAIGN)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs a command in this process; gives its exit code and all that it said. */
async function run(...argv: string[]): Promise<{ code: number; said: string }> {
  const path = join(folder, 'said.txt')
  const file = openSync(path, 'w')
  try {
    const code = await main(argv, { stdout: file, stderr: file })
    return { code, said: readFileSync(path, 'utf8') }
  } finally {
    closeSync(file)
  }
}

const table = (name: string): string[][] => parse(readFileSync(join(folder, 'out', name)), { bom: true })

const FORMULA = /^[\s\p{Default_Ignorable_Code_Point}\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n\0]/u
const ACTS = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\ufeff]/u
const COMMANDS = /^\s*(?:::|##)|##[\w.]*\[/mu

function expectHarmless(said: string): void {
  expect(said).not.toMatch(ACTS)
  expect(said).not.toMatch(COMMANDS)
}

describe('whatever posts hold', () => {
  it.each(['en', 'zh'])(
    'rows in = report + rejects, no cell begins a formula, and nothing acts on a terminal (%s)',
    async (lang) => {
      await fc.assert(
        fc.asyncProperty(posts, async (given) => {
          const file = join(folder, 'posts.json')
          writeFileSync(file, JSON.stringify(given))
          const campaign = ['-c', join(folder, 'campaign.yaml'), '--lang', lang]
          const checked = await run('check', file, ...campaign, '-o', join(folder, 'out'))
          expect([0, 1], checked.said).toContain(checked.code)
          expectHarmless(checked.said)

          const [report, rejects] = [table('report.csv'), table('rejects.csv')]
          expect(report.length - 1 + (rejects.length - 1)).toBe(given.length)
          const ids = [...report.slice(1).map((row) => row[0]!), ...rejects.slice(1).map((row) => row[2]!)]
          const known = new Set(given.map(({ post_id }) => dropInvisible(post_id)))
          for (const id of ids) expect(known).toContain(dropInvisible(restoreFormula(id)))
          for (const name of ['report.csv', 'allocation.csv', 'review.csv', 'rejects.csv']) {
            for (const cell of table(name).flat()) expect(cell).not.toMatch(FORMULA)
            expect(table(name)[0]![0]).not.toMatch(/^(?:ID|sep=)/)
          }

          for (const command of ['validate', 'test']) {
            const { code, said } = await run(command, file, ...campaign)
            expect([0, 1, 2]).toContain(code)
            expectHarmless(said)
          }
          const shown = given.find(({ post_id }) => post_id !== '' && !post_id.startsWith('-'))
          if (shown) expectHarmless((await run('explain', join(folder, 'out'), shown.post_id, '--lang', lang)).said)
        }),
        trials(0.01),
      )
    },
    TIMEOUT_MS,
  )
})
