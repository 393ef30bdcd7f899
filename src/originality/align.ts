/** A stretch that two streams share, with little between: token positions, end exclusive, and how many tokens are the same. */
export interface Passage {
  readonly postStart: number
  readonly postEnd: number
  readonly sourceStart: number
  readonly sourceEnd: number
  readonly matched: number
}

/** Tokens in a row that a passage starts from. */
const SEED = 4
/** Places of one seed in the source that are looked at: a text that repeats itself must not cost the square of its length. */
const MOST_PLACES = 64
const MOST_TILES = 20_000
/** Tokens of runs that are compared in one pair of texts: long texts that only repeat themselves come to more, and to no more insight. */
const MOST_COMPARED = 1 << 23
/** How far the score may fall below its best before an extension gives up: about as many altered tokens in a row. */
const DROP = 7
/** What a difference costs, in matches. */
const COST = 1

interface Tile {
  readonly post: number
  readonly source: number
  readonly length: number
}

/** The places of every four tokens in a row of a source. Made once, used for every post compared with it. */
export interface SeedTable {
  readonly tokens: Uint16Array
  readonly heads: Int32Array
  readonly next: Int32Array
  readonly mask: number
}

const seedHash = (tokens: Uint16Array, at: number): number => {
  const h = Math.imul(tokens[at]! | (tokens[at + 1]! << 16), 0x9e3779b1)
  const g = Math.imul(tokens[at + 2]! | (tokens[at + 3]! << 16), 0x85ebca77)
  const mixed = h ^ g ^ (h >>> 13)
  return mixed ^ (mixed >>> 16)
}

const sameSeed = (a: Uint16Array, i: number, b: Uint16Array, j: number): boolean =>
  a[i] === b[j] && a[i + 1] === b[j + 1] && a[i + 2] === b[j + 2] && a[i + 3] === b[j + 3]

const newInts = (words: number) => new Int32Array(words)

/** Makes the table of a source's seeds. `allocate` gives that many zeros. */
export function seedTable(tokens: Uint16Array, allocate = newInts): SeedTable {
  const count = Math.max(0, tokens.length - SEED + 1)
  let size = 64
  while (size < count * 2) size *= 2
  const both = allocate(size + count)
  const heads = both.subarray(0, size)
  const next = both.subarray(size)
  for (let at = count - 1; at >= 0; at--) {
    const bucket = seedHash(tokens, at) & (size - 1)
    next[at] = heads[bucket]!
    heads[bucket] = at + 1
  }
  return { tokens, heads, next, mask: size - 1 }
}

/** Words of the seed tables that are kept: a few hundred of posts. */
const KEPT_WORDS = 1 << 18

/**
 * Makes a function that gives the seed table of a text, kept for whoever copied the same text next. They lie in one piece of
 * memory: to allocate a table costs as much as to fill it.
 */
export function createSeedTables(): (text: number, tokens: Uint16Array) => SeedTable {
  const tables = new Map<number, SeedTable>()
  const room = new Int32Array(KEPT_WORDS)
  let taken = 0
  const allocate: typeof newInts = (words) => {
    if (taken + words > KEPT_WORDS) {
      tables.clear()
      taken = 0
    }
    if (words > KEPT_WORDS) return newInts(words)
    taken += words
    return room.subarray(taken - words, taken).fill(0)
  }
  return (text, tokens) => {
    let table = tables.get(text)
    if (!table) {
      table = seedTable(tokens, allocate)
      tables.set(text, table)
    }
    return table
  }
}

/** Runs of at least four tokens that both have and that go on no further at either end, longest first. */
function findTiles(post: Uint16Array, { tokens: source, heads, next, mask }: SeedTable): Tile[] {
  const tiles: Tile[] = []
  let compared = 0
  for (let i = 0; i + SEED <= post.length && tiles.length < MOST_TILES && compared < MOST_COMPARED; i++) {
    let places = 0
    for (let j = heads[seedHash(post, i) & mask]! - 1; j >= 0 && places < MOST_PLACES; j = next[j]! - 1) {
      if (!sameSeed(post, i, source, j)) continue
      places++
      if (i > 0 && j > 0 && post[i - 1] === source[j - 1]) continue
      let length = SEED
      while (i + length < post.length && j + length < source.length && post[i + length] === source[j + length]) length++
      compared += length
      tiles.push({ post: i, source: j, length })
    }
  }
  return tiles.sort((a, b) => b.length - a.length || a.post - b.post || a.source - b.source)
}

interface Extension {
  readonly post: number
  readonly source: number
  readonly matched: number
}

/** Memory of an extension, kept from one to the next. */
interface Rows {
  scores: Int32Array
  matches: Int32Array
  nextScores: Int32Array
  nextMatches: Int32Array
}
const makeRows = (width: number): Rows => ({
  scores: new Int32Array(width),
  matches: new Int32Array(width),
  nextScores: new Int32Array(width),
  nextMatches: new Int32Array(width),
})
const NEVER = -(1 << 29)

/**
 * Goes on from the end of a tile through differences, as long as the score does not fall too far below its best: a
 * gapped X-drop extension (Zhang, Schwartz, Wagner & Miller, 2000) with one for a match and minus one for a difference.
 * `step` is 1 or -1; `postRoom` and `sourceRoom` are how many tokens there are to go.
 */
function extend(
  post: Uint16Array,
  postFrom: number,
  postRoom: number,
  source: Uint16Array,
  sourceFrom: number,
  sourceRoom: number,
  step: 1 | -1,
  rows: Rows,
): Extension {
  let best = 0
  let bestPost = 0
  let bestSource = 0
  let bestMatched = 0
  let low = 0
  let high = Math.min(sourceRoom, Math.floor(DROP / COST))
  for (let j = 0; j <= high; j++) {
    rows.scores[j] = -COST * j
    rows.matches[j] = 0
  }
  for (let i = 1; i <= postRoom && low <= high; i++) {
    const token = post[postFrom + step * (i - 1)]!
    const { scores, matches, nextScores, nextMatches } = rows
    let newLow = -1
    let newHigh = -1
    const end = Math.min(sourceRoom, high + Math.floor(DROP / COST) + 1)
    let leftScore = NEVER
    let leftMatches = 0
    for (let j = low; j <= end; j++) {
      let score = leftScore - COST
      let matched = leftMatches
      if (j <= high && scores[j]! - COST > score) {
        score = scores[j]! - COST
        matched = matches[j]!
      }
      if (j > low && j - 1 <= high) {
        const isSame = token === source[sourceFrom + step * (j - 1)]
        const diagonal = scores[j - 1]! + (isSame ? 1 : -COST)
        if (diagonal >= score) {
          score = diagonal
          matched = matches[j - 1]! + (isSame ? 1 : 0)
        }
      }
      if (score < best - DROP) {
        score = NEVER
        if (j > high) {
          // Nothing further to the right can come from the row before.
          break
        }
      } else {
        if (newLow < 0) newLow = j
        newHigh = j
        if (score > best) {
          best = score
          bestPost = i
          bestSource = j
          bestMatched = matched
        }
      }
      nextScores[j] = score
      nextMatches[j] = matched
      leftScore = score
      leftMatches = matched
    }
    if (newLow < 0) break
    low = newLow
    high = newHigh
    rows.scores = nextScores
    rows.matches = nextMatches
    rows.nextScores = scores
    rows.nextMatches = matches
  }
  return { post: bestPost, source: bestSource, matched: bestMatched }
}

/** Tokens without a passage around a position, up to the passages on either side. */
function roomAround(covered: Uint8Array, start: number, end: number): { before: number; after: number } {
  let before = 0
  while (start - before > 0 && covered[start - before - 1] === 0) before++
  let after = 0
  while (end + after < covered.length && covered[end + after] === 0) after++
  return { before, after }
}

/** From how many matches on a passage is one. */
export interface PassageLimits {
  readonly alone: number
  /** In a text that was copied anyway. */
  readonly amongOthers: number
  /** Of words of the source that were found in the post before: a name or a term that both repeat is no passage. */
  readonly again: number
}

/** Is half of a passage's place in the source taken by another passage? */
function isTaken(taken: Uint8Array, { sourceStart, sourceEnd }: Passage): boolean {
  let overlap = 0
  for (let i = sourceStart; i < sourceEnd; i++) overlap += taken[i]!
  return overlap * 2 > sourceEnd - sourceStart
}

/** What there is of a source that a post was not copied from. */
export const NO_PASSAGES: readonly Passage[] = []

/** Finds the passages that a post shares with a source: `NO_PASSAGES` itself where it has none that counts. */
export type Aligner = (table: SeedTable, post: Uint16Array, limits: PassageLimits) => readonly Passage[]

/**
 * Makes an aligner: longest exact runs first, each extended over small differences on both sides, no token of the post in
 * two of them (greedy string tiling, Wise 1993, with gaps). Sorted by the post. It keeps its memory from one call to the
 * next: most posts are compared with several sources, and to allocate costs more than to compare.
 */
export function createAligner(): Aligner {
  let marks = new Uint8Array(1024)
  let rows = makeRows(1024)
  return (table, post, limits) => {
    const { tokens: source } = table
    const tiles = findTiles(post, table)
    if (tiles.length === 0) return NO_PASSAGES
    const length = post.length + source.length
    if (length > marks.length) marks = new Uint8Array(length * 2)
    if (source.length + 2 > rows.scores.length) rows = makeRows(source.length * 2)
    marks.fill(0, 0, length)
    const covered = marks.subarray(0, post.length)
    const taken = marks.subarray(post.length, length)
    const passages: Passage[] = []
    let isCopied = false
    for (const tile of tiles) {
      const passage = passageFrom(tile, post, source, covered, rows)
      if (!passage || passage.matched < limits.amongOthers) continue
      if (passage.matched < limits.again && isTaken(taken, passage)) continue
      covered.fill(1, passage.postStart, passage.postEnd)
      taken.fill(1, passage.sourceStart, passage.sourceEnd)
      passages.push(passage)
      if (passage.matched >= limits.alone) isCopied = true
    }
    return isCopied ? passages.sort((a, b) => a.postStart - b.postStart) : NO_PASSAGES
  }
}

/** Extends what is still free of a tile; undefined where that is too little to start from. */
function passageFrom(
  tile: Tile,
  post: Uint16Array,
  source: Uint16Array,
  covered: Uint8Array,
  rows: Rows,
): Passage | undefined {
  let [start, end, free] = [0, 0, 0]
  for (let i = tile.post; i < tile.post + tile.length; i++) {
    if (covered[i] === 1) continue
    if (free === 0) start = i
    end = i + 1
    free++
  }
  if (free < SEED || free < end - start) return undefined
  const shift = tile.source - tile.post
  const { before, after } = roomAround(covered, start, end)
  const right = extend(post, end, after, source, end + shift, source.length - end - shift, 1, rows)
  const left = extend(post, start - 1, before, source, start + shift - 1, start + shift, -1, rows)
  return {
    postStart: start - left.post,
    postEnd: end + right.post,
    sourceStart: start + shift - left.source,
    sourceEnd: end + shift + right.source,
    matched: end - start + left.matched + right.matched,
  }
}
