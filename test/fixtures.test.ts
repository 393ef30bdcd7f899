import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import type { Entry } from '../src/index.js'
import { ruleOf } from '../src/rules/registry.js'
import { meets, parseExpectation } from '../src/verdict/expectation.js'
import { type Checked, runCheck, type TextRow } from './run-check.js'

const CAMPAIGNS = 'fixtures/campaigns'
const MODEL = join(CAMPAIGNS, 'cgn-2025')
const bytesOf = (...path: readonly string[]) => new Uint8Array(readFileSync(join(...path)))

/** Checks the posts of a campaign folder with everything that the folder holds besides. */
async function checkFolder(folder: string, posts: string): Promise<Checked> {
  const optional = (name: string) =>
    existsSync(join(folder, name)) ? { name, bytes: bytesOf(folder, name) } : undefined
  const people = optional('people.csv')
  const scores = optional('scores.csv')
  const registered = optional('registered.csv')
  const references = existsSync(join(folder, 'reference')) ? readdirSync(join(folder, 'reference')) : []
  return runCheck(
    readFileSync(join(folder, 'campaign.yaml'), 'utf8'),
    { name: posts, bytes: bytesOf(folder, posts) },
    {
      ...(people && { people }),
      ...(scores && { scores }),
      ...(registered && { registration: [registered] }),
      references: references.map((name) => ({ name, bytes: bytesOf(folder, 'reference', name) })),
      announcements: [{ name: 'announcement.txt', bytes: bytesOf(folder, 'announcement.txt') }],
    },
  )
}

const entriesOf = ({ result }: Checked): Entry[] => result.kept.map(result.entryOf)
const rowsOf = (file: string): TextRow[] => parse(readFileSync(file), { columns: true, bom: true })

describe('the posts of the model campaign', () => {
  it('are the same in CSV and in JSON', async () => {
    const [csv, json] = await Promise.all(['posts.csv', 'posts.json'].map((posts) => checkFolder(MODEL, posts)))
    for (const table of ['report', 'allocation', 'review'] as const) expect(json![table]).toEqual(csv![table])
    expect(json!.rejects.map(({ post_id: id, code }) => [id, code])).toEqual(
      csv!.rejects.map(({ post_id: id, code }) => [id, code]),
    )
    expect(json!.result.tally).toEqual(csv!.result.tally)
  })

  it('are at least 150, and hold the article whole as an entry', () => {
    const posts = rowsOf(join(MODEL, 'posts.csv'))
    expect(posts.length).toBeGreaterThanOrEqual(150)
    const letters = (text: string) => text.replace(/\s+/g, '')
    const article = letters(readFileSync(join(MODEL, 'reference', 'grid-article.txt'), 'utf8'))
    expect(article.length).toBeGreaterThan(1000)
    const whole = posts.filter(({ content = '' }) => letters(content).includes(article))
    expect(whole.map(({ expect: expected }) => expected)).toEqual(['hashtag;topic;originality'])
  })

  it('stand on either side of every edge', () => {
    const posts = rowsOf(join(MODEL, 'posts.csv'))
    const written = new Map<string, Set<string>>()
    for (const { posted_at: time = '', expect: expected = '' } of posts)
      written.set(time, (written.get(time) ?? new Set()).add(expected))
    const edges: readonly (readonly [time: string, expected: string])[] = [
      ['2025-10-24 17:59:59.999', 'window'],
      ['2025-10-24T09:59:59.999Z', 'window'],
      ['2025-10-24 18:00:00.000', 'eligible'],
      ['2025-11-04 23:59:59.999', 'eligible'],
      ['2025-11-05 00:00:00.000', 'window'],
      ['2025-11-04 24:00', 'window'],
    ]
    for (const [time, expected] of edges) expect([time, ...(written.get(time) ?? [])]).toContain(expected)
    expect([...written.keys()].filter((time) => /^\d{13}$/.test(time)).length).toBeGreaterThan(0)
    expect([...written.keys()].filter((time) => /^\d{10}$/.test(time)).length).toBeGreaterThan(0)
  })

  it('have lengths of 79 that fail and of 80 that pass, and each way of being near the hashtag', async () => {
    const entries = entriesOf(await checkFolder(MODEL, 'posts.csv'))
    for (const [characters, outcome] of [
      [79, 'fail'],
      [80, 'pass'],
    ] as const) {
      const found = entries.filter((entry) => entry.characters === characters)
      expect(found.length).toBeGreaterThan(1)
      expect(new Set(found.map(({ outcomes }) => outcomes.get('length')))).toEqual(new Set([outcome]))
    }
  })
})

describe('all fixture campaigns together', () => {
  it.each(readdirSync(CAMPAIGNS))('%s decides its posts as each of them expects', async (leaf) => {
    const checked = await checkFolder(join(CAMPAIGNS, leaf), 'posts.csv')
    const free = new Set(
      checked.result.rules.filter(({ effect }) => effect === 'gate' || effect === 'note').map(({ id }) => id),
    )
    const others = entriesOf(checked).filter((entry) => {
      const expectation = parseExpectation(entry.expect ?? '')
      return !expectation || !meets(entry, expectation, free)
    })
    expect(others.map(({ postId, expect: expected }) => [postId, expected])).toEqual([])
  })

  it('make the rules of the model campaign say everything that they can say of a post', async () => {
    const said = new Set<string>()
    for (const leaf of readdirSync(CAMPAIGNS))
      for (const { findings } of entriesOf(await checkFolder(join(CAMPAIGNS, leaf), 'posts.csv')))
        for (const { message } of findings) said.add(message)
    const silent = ['window', 'length', 'hashtag', 'screenshot', 'topic', 'identity'].flatMap((id) =>
      Object.keys(ruleOf(id)!.messages)
        .map((message) => `${id}.${message}`)
        .filter((message) => !said.has(message)),
    )
    // The campaigns have windows, no upper length and no deadline for identities, and their exports have their columns: the
    // tests of the rules say these.
    const elsewhere = ['window.open', 'length.long', 'hashtag.unknown', 'hashtag.glued', 'screenshot.unknown']
    const deadline = ['identity.in-time', 'identity.late', 'identity.undated']
    expect(silent.filter((message) => ![...elsewhere, ...deadline].includes(message))).toEqual([])
  })
})
