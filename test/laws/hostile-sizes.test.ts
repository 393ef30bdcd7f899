import { describe, expect, it } from 'vitest'
import { artifacts, check, EligoError, parseCampaign } from '../../src/index.js'

const { campaign } = await parseCampaign(`
zone: "+08:00"
window: { from: 2025-10-24 18:00, to: 2025-11-04 24:00 }
rules:
  length: { min: 80, exclude: [hashtags, urls, mentions, emoji, punctuation] }
  hashtag: { any: "#发帖赢代币CGN" }
  screenshot:
  topic: { any: [CGN, CandyDrop], links: [https://example.org/a] }
  originality:
prizes: { asset: CGN, pool: "10", rank: [likes], ladder: [{ amount: "10" }] }
`)

const SMALL = 25_000
const FACTOR = 4
/** In proportion to the size it takes 4 times as long, in proportion to its square 16 times; machines that do other work waver. */
const MOST_TIMES = 10
/** Below this the clock and the collector of garbage decide. */
const LEAST_MS = 40

/** Texts of about so many characters, each of a kind that some program takes squares of time for. */
const KINDS: Readonly<Record<string, (size: number) => string>> = {
  'one long word': (size) => 'a'.repeat(10 * size),
  'one long post': (size) => Array.from({ length: size }, (_, i) => `第${i}天 day ${i}; `).join(''),
  'signs of hashtags': (size) => '#'.repeat(size),
  'hashtags without end': (size) => '#发帖赢代币CGN'.repeat(size / 5),
  'characters that unfold to 18': (size) => '\ufdfa'.repeat(size),
  'marks on one letter': (size) => `e${'\u0301'.repeat(size)}`,
  'people joined to one emoji': (size) => '👩\u200d'.repeat(size / 2),
  'flags without a gap': (size) => '🇨🇳'.repeat(size / 2),
  'blanks and commas': (size) => ' ,'.repeat(size),
  'beginnings of links': (size) => 'http://'.repeat(size / 3),
  'names without end': (size) => '@a'.repeat(size),
  quotes: (size) => '"'.repeat(2 * size),
  'line ends': (size) => '\r\n'.repeat(size),
  'brackets that open': (size) => '[(<{'.repeat(size / 2),
  'what nobody sees': (size) => '\u200b\u2060'.repeat(size),
  'Chinese without a gap': (size) => '发帖赢代币'.repeat(size / 2),
}

const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
const exportOf = (text: string): string =>
  [
    'post_id,user_id,posted_at,content,title,hashtags,screenshots,likes',
    `1,u1,2025-10-25 12:00,${quote(`${text} CGN`)},t,,a.png,1`,
    `2,u2,2025-10-26 12:00,${quote(`words before ${text}`)},t,,b.png,2`,
    `3,u3,2025-10-27 12:00,short,${quote(text)},${quote(text)},${quote(text)},3`,
    `4,${quote(text)},2025-10-28 12:00,short too,t,,c.png,4`,
  ].join('\n')

/** Everything that a run does with an export, down to the bytes of its files. */
async function runAll(bytes: string): Promise<void> {
  try {
    const checked = await check(campaign, { posts: [{ name: 'posts', bytes }] })
    for (const { pieces } of artifacts(checked, 'en')) for (const _ of pieces());
  } catch (error) {
    if (!(error instanceof EligoError)) throw error
  }
}

/** The shortest time of a few runs, in milliseconds. */
async function timeOf(bytes: string): Promise<number> {
  let least = Infinity
  for (let i = 0; i < 3; i++) {
    const began = performance.now()
    await runAll(bytes)
    least = Math.min(least, performance.now() - began)
  }
  return least
}

async function expectProportional(make: (size: number) => string): Promise<void> {
  const [small, large] = [await timeOf(make(SMALL)), await timeOf(make(FACTOR * SMALL))]
  expect(large / Math.max(small, LEAST_MS)).toBeLessThan(MOST_TIMES)
}

describe('four times the text takes about four times as long', () => {
  it.each(Object.entries(KINDS))('%s', async (_, textOf) => {
    await expectProportional((size) => exportOf(textOf(size)))
  })

  it('JSON that is nested without end', async () => {
    await expectProportional((size) => `[${'['.repeat(size)}`)
    await expectProportional((size) => `{"post_id":"1","x":${'[{"a":'.repeat(size)}1}`)
    await expectProportional(
      (size) => `{"post_id":"1","user_id":"u","content":${'['.repeat(size)}${']'.repeat(size)}}\n`,
    )
  })

  it('quotes that open on every line and never close', async () => {
    await expectProportional((size) => `post_id,user_id,content\n${'1,u,"open\n'.repeat(size / 5)}`)
  })
})
