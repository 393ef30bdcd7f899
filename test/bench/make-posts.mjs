// Makes exports for benchmarks: `node test/bench/make-posts.mjs POSTS FILE`. Same arguments, same bytes.
//
// Posts of 80 to 300 characters, by authors as Zipf's law has them; times across the window of the model campaign; every
// tenth post copies an earlier one, half of those with small changes.
//
// The texts are made-up words, particles and set phrases. What matters to a comparison of texts is how often posts that
// have nothing to do with each other share a piece by chance, so that was measured on real ones, cut into posts of the same
// lengths: percent of a post's spaced 7-grams (six tokens of seven, particles dropped) that stand in an unrelated earlier
// post, after so many tokens of posts.
//
//   tokens                 50,000  100,000  200,000  400,000  800,000  1,600,000
//   reviews by readers       0.11     0.15     0.27     0.50
//   encyclopaedia            0.23     0.26     0.49     0.80
//   one book on Bitcoin      0.96
//   these three mixed        0.02     0.11     0.18     0.42     0.56
//   posts made here          0.17     0.25     0.37     0.59     0.87       1.04
//
// Words drawn alone, with the offset of 2.7 that Zipf-Mandelbrot's law has for whole words, give half of that or less, and
// pairs of tokens too often: real writers use set phrases. Without an offset it was three times too much.

import { closeSync, openSync, writeSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const COPY_EVERY = 10
const OPENED = Date.parse('2025-10-24T18:00:00+08:00')
const CLOSED = Date.parse('2025-11-05T00:00:00+08:00')
const LATIN = ['CGN', 'Launchpool', 'CandyDrop', 'USDT', 'BTC', 'ETH', 'APY', 'gas', 'DeFi', 'staking']

/** Small, fast and seeded (Mulberry32, Tommy Ettinger, public domain). Gives numbers from 0 to 1. */
export function randomFrom(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * A position in a list of `size`, the early ones far more often: one over the rank plus an offset (Zipf and Mandelbrot), by
 * its inverse. The greater the offset, the flatter the head.
 */
const ranked = (next, size, offset = 1) =>
  Math.min(size - 1, Math.floor(offset * ((size + offset) / offset) ** next() - offset))

const CHARACTERS = { size: 3_500, offset: 30 }
const WORDS = { size: 30_000, offset: 6 }
const PHRASES = { size: 100_000, offset: 50 }
// Of what stands in a text.
const PHRASE_SHARE = 0.018
const LATIN_SHARE = 0.02
const PARTICLE_SHARE = 0.18
const PARTICLES = '的的的的的的了了了是就也都很'

const drawn = (next, list, { size, offset }) => list[ranked(next, size, offset)]
const anyOf = (next, list) => list[Math.floor(next() * list.length)]

function wordsFrom(next) {
  const character = () => String.fromCharCode(0x4e00 + ranked(next, CHARACTERS.size, CHARACTERS.offset) * 5)
  const words = new Set()
  while (words.size < WORDS.size) {
    const kind = next()
    words.add(kind < 0.2 ? character() : character() + character() + (kind < 0.8 ? '' : character()))
  }
  return [...words]
}

const wordOrParticle = (next, words) => (next() < PARTICLE_SHARE ? anyOf(next, PARTICLES) : drawn(next, words, WORDS))

const phrasesFrom = (next, words) =>
  Array.from({ length: PHRASES.size }, () =>
    Array.from({ length: 3 + Math.floor(next() * 3) }, () => wordOrParticle(next, words)).join(''),
  )

/** What texts are made of. */
function vocabularyFrom(next) {
  const words = wordsFrom(next)
  return { words, phrases: phrasesFrom(next, words) }
}

function pieceOf(next, { words, phrases }) {
  const kind = next()
  if (kind < PHRASE_SHARE) return drawn(next, phrases, PHRASES)
  if (kind < PHRASE_SHARE + LATIN_SHARE) return ` ${anyOf(next, LATIN)} `
  return wordOrParticle(next, words)
}

function textOf(next, vocabulary, length) {
  let text = ''
  let clause = 0
  while (text.length < length) {
    text += pieceOf(next, vocabulary)
    if (++clause > 3 + next() * 8) {
      text += next() < 0.4 ? '。' : '，'
      clause = 0
    }
  }
  return text
}

/** Replaces some words, as a copier would. */
const altered = (next, { words }, text) =>
  Array.from({ length: 4 }).reduce((changed) => {
    const at = Math.floor(next() * (changed.length - 2))
    return changed.slice(0, at) + drawn(next, words, WORDS) + changed.slice(at + 2)
  }, text)

const time = (instant) => `${new Date(instant + 28_800_000).toISOString().slice(0, 19).replace('T', ' ')}`

/** The rows of an export, header first, as CSV lines. */
export function* csvLines(posts, seed = 1) {
  const next = randomFrom(seed)
  const vocabulary = vocabularyFrom(next)
  const recent = []
  const authors = Math.max(10, Math.floor(posts / 3))
  yield 'post_id,user_id,posted_at,content,hashtags,screenshots,kyc,likes,score\r\n'
  for (let i = 0; i < posts; i++) {
    // A post is somewhere in the order of time around its place in the file; copies come after their source.
    const instant = OPENED + Math.floor(((i + 1) / (posts + 2)) * (CLOSED - OPENED))
    let text
    if (i % COPY_EVERY === COPY_EVERY - 1) {
      const source = recent[Math.floor(next() * recent.length)]
      text = next() < 0.5 ? source : altered(next, vocabulary, source)
    } else {
      text = textOf(next, vocabulary, 80 + Math.floor(next() ** 2.5 * 220))
      if (recent.length < 5000) recent.push(text)
      else recent[Math.floor(next() * 5000)] = text
    }
    const id = 7_000_000_000_000_000_000n + BigInt(i) * 7919n
    const user = 30_000_000 + ranked(next, authors)
    const likes = ranked(next, 5000)
    const score = (next() * 100).toFixed(1)
    const image = `https://cdn.example/u/${(i * 2654435761) % 4294967296}.png`
    yield `${id},${user},${time(instant)},"${text} CGN\n#发帖赢代币CGN",#发帖赢代币CGN,${image},${next() < 0.8 ? '是' : '否'},${likes},${score}\r\n`
  }
}

/** Writes an export of so many posts. */
export function makePosts(posts, file, seed = 1) {
  const out = openSync(file, 'w')
  let batch = []
  let size = 0
  const flush = () => {
    const bytes = Buffer.from(batch.join(''))
    for (let at = 0; at < bytes.length; ) at += writeSync(out, bytes, at)
    batch = []
    size = 0
  }
  for (const line of csvLines(posts, seed)) {
    batch.push(line)
    size += line.length
    if (size > 1 << 20) flush()
  }
  flush()
  closeSync(out)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) makePosts(Number(process.argv[2]), process.argv[3])
