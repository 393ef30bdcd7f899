// Makes exports for benchmarks: `node test/bench/make-posts.mjs POSTS FILE`. Same arguments, same bytes.
//
// Posts of 80 to 300 characters in words of a made-up vocabulary whose frequencies follow Zipf's law, authors too; times
// across the window of the model campaign; every tenth post copies an earlier one, half of those with small changes.

import { closeSync, openSync, writeSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const WORDS = 12_000
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

/** A position in a list of `size`, the early ones far more often: Zipf's law with exponent 1, by its inverse. */
const zipf = (next, size) => Math.min(size - 1, Math.floor(Math.exp(next() * Math.log(size + 1))) - 1)

function vocabulary(next) {
  const character = () => String.fromCharCode(0x4e00 + zipf(next, 3500) * 5)
  const words = new Set()
  while (words.size < WORDS) words.add(character() + character() + (next() < 0.25 ? character() : ''))
  return [...words]
}

function textOf(next, words, length) {
  let text = ''
  let clause = 0
  while (text.length < length) {
    text += next() < 0.03 ? ` ${LATIN[Math.floor(next() * LATIN.length)]} ` : words[zipf(next, words.length)]
    if (++clause > 3 + next() * 8) {
      text += next() < 0.4 ? '。' : '，'
      clause = 0
    }
  }
  return text
}

/** Replaces some words, as a copier would. */
const altered = (next, words, text) =>
  Array.from({ length: 4 }).reduce((changed) => {
    const at = Math.floor(next() * (changed.length - 2))
    return changed.slice(0, at) + words[zipf(next, words.length)] + changed.slice(at + 2)
  }, text)

const time = (instant) => `${new Date(instant + 28_800_000).toISOString().slice(0, 19).replace('T', ' ')}`

/** The rows of an export, header first, as CSV lines. */
export function* csvLines(posts, seed = 1) {
  const next = randomFrom(seed)
  const words = vocabulary(next)
  const recent = []
  const authors = Math.max(10, Math.floor(posts / 3))
  yield 'post_id,user_id,posted_at,content,hashtags,screenshots,kyc,likes,score\r\n'
  for (let i = 0; i < posts; i++) {
    // A post is somewhere in the order of time around its place in the file; copies come after their source.
    const instant = OPENED + Math.floor(((i + 1) / (posts + 2)) * (CLOSED - OPENED))
    let text
    if (i % COPY_EVERY === COPY_EVERY - 1) {
      const source = recent[Math.floor(next() * recent.length)]
      text = next() < 0.5 ? source : altered(next, words, source)
    } else {
      text = textOf(next, words, 80 + Math.floor(next() ** 1.6 * 220))
      if (recent.length < 5000) recent.push(text)
      else recent[Math.floor(next() * 5000)] = text
    }
    const id = 7_000_000_000_000_000_000n + BigInt(i) * 7919n
    const user = 30_000_000 + zipf(next, authors)
    const likes = zipf(next, 5000)
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
