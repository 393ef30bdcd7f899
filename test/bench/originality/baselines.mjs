// What others do, for comparison: each finds for every text the earlier one it resembles most, and flags it from a bound on.
//
// Texts come in the order of time. A detector gives, for each text by position, the position of its source or undefined.

const normal = (text) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** 32-bit FNV-1a of a stretch, with a seed. */
function hash(text, seed = 0) {
  let h = 0x811c9dc5 ^ seed
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return Math.imul(h ^ (h >>> 15), 0x85ebca6b) >>> 0
}

const grams = (text, size) => {
  const found = new Set()
  for (let at = 0; at + size <= text.length; at++) found.add(hash(text.slice(at, at + size)))
  return found
}

/** The same text but for case, width and punctuation. */
function exactHash(texts) {
  const first = new Map()
  return texts.map((text, i) => {
    const key = normal(text)
    const source = first.get(key)
    if (source === undefined) first.set(key, i)
    return source
  })
}

/** 64-bit SimHash over 3-grams, at most 3 bits apart (Charikar, 2002; Manku, Jain & Das Sarma, 2007). */
function simHash(texts) {
  const prints = texts.map((text) => {
    const weights = new Int32Array(64)
    for (let at = 0, t = normal(text); at + 3 <= t.length; at++) {
      const [low, high] = [hash(t.slice(at, at + 3)), hash(t.slice(at, at + 3), 77)]
      for (let bit = 0; bit < 32; bit++) {
        weights[bit] += (low >>> bit) & 1 ? 1 : -1
        weights[bit + 32] += (high >>> bit) & 1 ? 1 : -1
      }
    }
    const word = (from) => weights.slice(from, from + 32).reduce((w, v, bit) => (v > 0 ? w | (1 << bit) : w), 0) >>> 0
    return [word(0), word(32)]
  })
  const ones = (w) => {
    let n = w - ((w >>> 1) & 0x55555555)
    n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
    return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  return prints.map(([a, b], i) => {
    for (let j = 0; j < i; j++) if (ones(a ^ prints[j][0]) + ones(b ^ prints[j][1]) <= 3) return j
    return undefined
  })
}

/** MinHash over 3-grams, 14 bands of 8 rows, then a Jaccard of 0.5 (Broder, 1997; Leskovec, Rajaraman & Ullman, chapter 3). */
function minHash(texts) {
  const [bands, rows] = [14, 8]
  const shingles = texts.map((text) => grams(normal(text), 3))
  const buckets = new Map()
  return shingles.map((set, i) => {
    const least = new Uint32Array(bands * rows).fill(0xffffffff)
    for (const gram of set)
      for (let k = 0; k < least.length; k++) {
        const value = Math.imul(gram ^ Math.imul(k + 1, 0x9e3779b1), 0x85ebca6b) >>> 0
        if (value < least[k]) least[k] = value
      }
    let best
    for (let band = 0; band < bands; band++) {
      const key = `${band}:${least.subarray(band * rows, band * rows + rows).join()}`
      for (const j of buckets.get(key) ?? []) {
        const common = [...set].filter((gram) => shingles[j].has(gram)).length
        const share = common / (set.size + shingles[j].size - common)
        if (share >= 0.5 && (best === undefined || share > best.share)) best = { j, share }
      }
      buckets.set(key, [...(buckets.get(key) ?? []), i])
    }
    return best?.j
  })
}

/** Winnowing of character grams, k = 23 and w = 17 as Dolos has them (Schleimer, Wilkerson & Aiken, 2003); a fifth shared. */
function winnowing(texts) {
  const [k, w] = [23, 17]
  const holders = new Map()
  return texts.map((text, i) => {
    const t = normal(text)
    const hashes = []
    for (let at = 0; at + k <= t.length; at++) hashes.push(hash(t.slice(at, at + k)))
    const kept = new Set()
    for (let at = 0; at + w <= hashes.length || (at === 0 && hashes.length > 0); at++)
      kept.add(Math.min(...hashes.slice(at, at + w)))
    const votes = new Map()
    for (const print of kept) for (const j of holders.get(print) ?? []) votes.set(j, (votes.get(j) ?? 0) + 1)
    for (const print of kept) holders.set(print, [...(holders.get(print) ?? []), i])
    const [best] = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0])
    return best && best[1] >= 0.2 * kept.size ? best[0] : undefined
  })
}

export const BASELINES = {
  'exact hash': exactHash,
  'SimHash <= 3': simHash,
  'MinHash 14x8': minHash,
  'winnowing 23/17': winnowing,
}
