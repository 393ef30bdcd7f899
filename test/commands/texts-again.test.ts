import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createTextsAgain } from '../../src/commands/texts-again.js'
import { createFileReader } from '../../src/io/file-reader.js'
import { openInput } from '../../src/io/open-input.js'
import { readChunks } from '../../src/io/read-chunks.js'
import { createTextStore } from '../../src/io/text-store.js'
import type { Chunk } from '../../src/model/chunk.js'
import { textAt } from '../../src/model/columns.js'
import { parseCampaign } from '../../src/pipeline/parse-campaign.js'
import { createScanner, postFields } from '../../src/pipeline/scan-partition.js'
import { ENCODINGS, encodeGb18030 } from '../io/encode.js'

const { campaign } = await parseCampaign(
  'zone: "+08:00"\nrules: { length: { unit: characters, min: 1 }, originality: {} }\nprizes: [{ name: A, asset: T, pool: 6, ladder: [{ places: 3, amount: 2 }], first_come: true }]\n',
  'c.yaml',
)

/** Texts with whatever makes records hard to find; together they take several chunks. */
const TEXTS = Array.from({ length: 3000 }, (_, i) =>
  i % 5 === 0
    ? `第 ${i} 条，"引号"\n第二行, 又一行\r\n末行 ${'长'.repeat(300)}`
    : `帖子 ${i} 😀 ${'字'.repeat(i % 400)}`,
)
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
const table = (separator: string, end: string, texts: readonly string[] = TEXTS) =>
  [
    ['post_id', 'user_id', 'posted_at', 'content'].join(separator),
    ...texts.map((text, i) => [`p${i}`, `u${i % 7}`, '2025-11-03 10:00:00', quoted(text)].join(separator)),
  ].join(end)
const records = TEXTS.map((content, i) => ({ post_id: `p${i}`, user_id: `u${i % 7}`, content }))

const EXPORTS: Readonly<Record<string, string>> = {
  'plain.csv': table(',', '\n'),
  'marked.csv': `\ufeff${table(',', '\r\n')}\r\n`,
  'title.csv': `活动导出,,,\n\n${table(',', '\n')}\n`,
  // A row without an author, one that is blank, and one whose quote never closes: what is no post has no text.
  'bad.csv': table(',', '\n').replace('\np7,', '\n,').replace('\np9,', '\n\n"open\np9,'),
  'tabs.tsv': table('\t', '\n'),
  'lines.ndjson': `${records.map((record) => JSON.stringify(record)).join('\n')}\n\n`,
  'array.json': JSON.stringify(records, undefined, 1),
  'flat.json': JSON.stringify(records),
}

const wishOf = (file: string) => ({
  file,
  fields: postFields(campaign),
  required: ['post_id', 'content'],
  named: new Map<string, string>(),
})

describe('texts read again from the file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'eligo-again-'))
  const files = createFileReader()
  afterAll(() => {
    files.close()
    rmSync(folder, { recursive: true })
  })

  /** Scans a file twice: with its texts, and with the places of its records, as far as these are known. */
  async function scan(path: string, encoding?: string) {
    const asked = encoding === undefined ? undefined : { name: encoding, always: false }
    const input = openInput(path, () => [] as never, { keepBooks: false, encoding: asked })
    const store = createTextStore()
    const textsOf = createTextsAgain(campaign, [input], files)
    const texts: string[] = []
    let placed = 0
    let chunks = 0
    for await (const { layout, chunk } of readChunks(input, wishOf(path))) {
      const kept = createScanner(campaign, layout, { texts: 'kept' })(chunk)
      expect(kept.records).toBeUndefined()
      for (let i = 0; i < kept.part.count; i++) texts.push(textAt(kept.texts!, i))
      const found = createScanner(campaign, layout)(chunk)
      // One or the other.
      expect([found.texts === undefined, found.records === undefined]).toContain(false)
      // A JSON export begins with a chunk of no rows.
      if (chunk.starts.length > 0) chunks++
      if (found.records) placed++
      if (found.texts) store.add(found.texts)
      else store.addStored(textsOf(layout, found.part, found.records!))
    }
    return { store, texts, placed, chunks }
  }

  it.each(Object.keys(EXPORTS))('are those that were read first: %s', async (name) => {
    const path = join(folder, name)
    writeFileSync(path, EXPORTS[name]!)
    const { store, texts, placed, chunks } = await scan(path)
    expect(chunks).toBeGreaterThan(1)
    expect(placed).toBe(chunks)
    expect(texts.length).toBeGreaterThan(2900)
    expect(texts.at(-1)).toBe(TEXTS.at(-1))
    expect(texts.map((_, i) => store.textAt(i))).toEqual(texts)
  })

  it('are put aside where the file is in another encoding, from the first byte or later on', async () => {
    const path = join(folder, 'wide.csv')
    writeFileSync(path, ENCODINGS['utf-16le']!(`\ufeff${table(',', '\n')}`))
    const wide = await scan(path)
    expect(wide.placed).toBe(0)
    expect(wide.texts.map((_, i) => wide.store.textAt(i))).toEqual(TEXTS)

    // Rows of ASCII, more than is looked at to tell an encoding; then a row in GB18030.
    const rows = Array.from({ length: 40_000 }, (_, i) => `p${i},u1,2025-11-03 10:00:00,"plain text number ${i}"`)
    const ascii = Buffer.from(`post_id,user_id,posted_at,content\n${rows.join('\n')}\n`)
    const later = join(folder, 'later.csv')
    const last = encodeGb18030(`q1,u1,2025-11-03 10:00:00,${'中文'.repeat(400)}\n`)
    writeFileSync(later, Buffer.concat([ascii, last]))
    const { store, texts, placed, chunks } = await scan(later)
    expect(placed).toBeGreaterThan(0)
    expect(placed).toBeLessThan(chunks)
    expect(texts.at(-1)).toBe('中文'.repeat(400))
    expect(texts.map((_, i) => store.textAt(i))).toEqual(texts)
  })

  it('are not looked for where nobody will ask for them', async () => {
    const path = join(folder, 'unasked.csv')
    writeFileSync(path, EXPORTS['plain.csv']!)
    const input = openInput(path, () => [] as never, { keepBooks: false })
    for await (const { layout, chunk } of readChunks(input, wishOf(path)))
      for (const position of [chunk.position, undefined]) {
        const { part, texts, records } = createScanner(campaign, layout, { texts: 'never' })({
          ...chunk,
          position,
        } as Chunk)
        expect(part.count).toBeGreaterThan(0)
        expect([texts, records]).toEqual([undefined, undefined])
      }
  })

  it('are refused once the file is another', async () => {
    const path = join(folder, 'changed.csv')
    writeFileSync(path, EXPORTS['plain.csv']!)
    const { store } = await scan(path)
    const whole = readFileSync(path, 'utf8')
    // As long as before, so that only what it says tells.
    writeFileSync(path, whole.replace('帖子 2 ', '帖子 9 '))
    const changedAt = (line: number) =>
      expect.objectContaining({ faults: [{ code: 'input-changed', args: {}, place: { file: path, line } }] })
    // The first text takes three lines.
    expect(() => store.textAt(2)).toThrowError(changedAt(6))
    expect(store.textAt(1)).toBe(TEXTS[1])
    writeFileSync(path, whole.slice(0, 200))
    expect(() => store.textAt(3)).toThrowError(changedAt(7))
  })
})
