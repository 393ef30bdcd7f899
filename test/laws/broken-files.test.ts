import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EligoError } from '../../src/model/fault.js'
import { ENCODINGS, encodeGb18030 } from '../io/encode.js'
import { makeXlsx, textRows } from '../io/make-xlsx.js'
import { runCheck } from '../run-check.js'
import { trials } from './law.js'

const CAMPAIGN = `
zone: "+08:00"
window: { from: 2025-10-24 18:00, to: 2025-11-04 24:00 }
rules: { length: { min: 3 }, hashtag: { any: "#发帖赢代币CGN" }, screenshot: , topic: { any: [CGN] }, identity: , originality: }
prizes: { asset: CGN, pool: "10", rank: [likes], ladder: [{ amount: "10" }] }
`
const HEADER = ['post_id', 'user_id', 'posted_at', 'content', 'hashtags', 'screenshots', 'kyc', 'likes']
const POSTS = Array.from({ length: 12 }, (_, i) => [
  `19812345678901234${10 + i}`,
  `u${i}`,
  `2025-10-${25 + (i % 5)} 12:00:00`,
  i % 3 === 0 ? `第 ${i} 天体验 CGN，"真的"不错` : `day ${i}, plain words on CGN`,
  '#发帖赢代币CGN',
  `a${i}.png;b.png`,
  i % 2 === 0 ? '是' : 'no',
  String(i),
])
const quote = (cell: string) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const CSV = [HEADER, ...POSTS].map((cells) => `${cells.map(quote).join(',')}\r\n`).join('')
const objects = POSTS.map((cells) => Object.fromEntries(HEADER.map((name, i) => [name, cells[i]])))
const NDJSON = objects.map((post) => `${JSON.stringify(post)}\n`).join('')
const XLSX = makeXlsx({ sheets: { Posts: textRows([HEADER, ...POSTS]) } })
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const TEXTS: readonly Uint8Array[] = [
  ...Object.values(ENCODINGS).map((encode) => encode(CSV)),
  utf8(CSV.replaceAll('\r\n', '\n').replaceAll(',', '\t')),
  utf8(NDJSON),
  utf8(JSON.stringify(objects, null, 1)),
]

/** No file may hold a run up. */
const MOST_MS = 5000

/** What a run over a broken file comes to, in time: ids that it took or named, lines it gave up, or that it was refused. */
async function run(bytes: Uint8Array) {
  const began = performance.now()
  const found = await runBroken(bytes)
  expect(performance.now() - began).toBeLessThan(MOST_MS)
  return found
}

async function runBroken(bytes: Uint8Array) {
  try {
    const { report, rejects, result } = await runCheck(CAMPAIGN, { name: 'posts', bytes })
    expect(result.tally.rows).toBe(report.length + rejects.length)
    const known = new Set([...report, ...rejects].map(({ post_id }) => post_id))
    const lines = rejects.map(
      ({ line, message }) => Number(/line (\d+)/.exec(message!)?.[1] ?? line) - Number(line) + 1,
    )
    return { known, taken: report.length, covered: lines.reduce((sum, count) => sum + count, 0) }
  } catch (error) {
    // Anything else would be a bug, with exit code 70.
    if (!(error instanceof EligoError)) throw error
    return undefined
  }
}

const FILES = { numRuns: 60, seed: trials().seed }
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const at = (bytes: Uint8Array, part: number) => Math.floor(part * bytes.length)
const text = fc.constantFrom(...TEXTS)

describe('broken files end with a result or a refusal', () => {
  it('cut short', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...TEXTS, XLSX), place, async (bytes, part) => {
        await run(bytes.subarray(0, at(bytes, part)))
      }),
      FILES,
    )
  })

  it('bytes changed', async () => {
    const hits = fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(text, hits, async (bytes, list) => {
        const broken = Uint8Array.from(bytes)
        for (const [part, byte] of list) broken[at(bytes, part)] = byte
        await run(broken)
      }),
      FILES,
    )
  })

  it('noise put in', async () => {
    const noise = fc.uint8Array({ minLength: 1, maxLength: 300 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...TEXTS, XLSX), place, noise, async (bytes, part, put) => {
        const where = at(bytes, part)
        await run(Buffer.concat([bytes.subarray(0, where), put, bytes.subarray(where)]))
      }),
      FILES,
    )
  })

  it('two files of different encodings joined', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, async (first, second) => {
        await run(Buffer.concat([first, second]))
      }),
      FILES,
    )
  })

  it('nothing but noise, or JSON and XML of any shape', async () => {
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 2000 }),
      fc.json({ maxDepth: 8 }).map(utf8),
      fc.array(fc.json(), { maxLength: 9 }).map((lines) => utf8(lines.join('\n'))),
      fc.stringMatching(/^[[\]{}",:0-9a\\u\n]{0,80}$/).map(utf8),
      fc.string().map((sheet) => makeXlsx({ sheets: { Posts: sheet } })),
      fc.string().map((rels) => makeXlsx({ sheets: { Posts: '' }, parts: { 'xl/_rels/workbook.xml.rels': rels } })),
    )
    await fc.assert(
      fc.asyncProperty(noise, async (bytes) => {
        await run(bytes)
      }),
      FILES,
    )
  })
})

describe('broken files lose no row', () => {
  it('one character put in or taken out: every other row is taken, or named, or lies in lines that are given up', async () => {
    const put = fc.constantFrom('"', ',', '\n', '\r', '""', '","', '"\n', '\0', '好', '=', '')
    await fc.assert(
      fc.asyncProperty(place, put, fc.boolean(), async (part, piece, takesOut) => {
        const where = HEADER.join().length + 2 + Math.floor(part * (CSV.length - HEADER.join().length - 2))
        const found = await run(utf8(CSV.slice(0, where) + piece + CSV.slice(where + (takesOut ? 1 : 0))))
        const missing = POSTS.filter(([id]) => !found!.known.has(id))
        // A line end that is gone joins two rows in one line.
        expect(missing.length).toBeLessThanOrEqual(found!.covered + 1)
        expect(found!.taken).toBeGreaterThanOrEqual(POSTS.length - found!.covered - 2)
      }),
      { ...FILES, numRuns: 120 },
    )
  })

  it('a bad byte in one row of GB18030 or UTF-8 harms that row alone', async () => {
    const encode = fc.constantFrom(utf8, encodeGb18030)
    await fc.assert(
      fc.asyncProperty(
        fc.nat(POSTS.length - 1),
        encode,
        fc.constantFrom([0xff], [0xff, 0x20], [0xff, 0xfe]),
        async (row, write, bad) => {
          const lines = CSV.split('\r\n').map((line) => Buffer.from(write(`${line}\r\n`)))
          const hit = lines[row + 1]!
          lines[row + 1] = Buffer.concat([hit.subarray(0, 50), Uint8Array.from(bad), hit.subarray(50)])
          const found = await run(Buffer.concat(lines))
          expect([found!.taken, found!.covered]).toEqual([POSTS.length - 1, 1])
        },
      ),
      FILES,
    )
  })

  it('a workbook with a changed byte is refused, or gives no row at all, or all rows as they were', async () => {
    const whole = await run(XLSX)
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (part, change) => {
        const broken = Uint8Array.from(XLSX)
        broken[at(XLSX, part)]! ^= change
        const found = await run(broken)
        // Without its signature it is read as text, and every line of that is rejected.
        if (found && found.taken > 0) expect(found).toEqual(whole)
      }),
      { ...FILES, numRuns: 120 },
    )
  })
})
