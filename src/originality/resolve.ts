import { createAligner, createSeedTables, NO_PASSAGES, type Passage, type PassageLimits } from './align.js'
import { markQuotes, type Quoted, type Quotes } from './announcement-mask.js'
import { createBallot } from './ballot.js'
import { createGrammer, GRAM_SPAN } from './fingerprint.js'
import { isFormula } from './formula.js'
import type { Library, TokenReader } from './library.js'
import { type HitReader, type Hits, hitsLeft, roomForHits } from './read-hits.js'
import { createTemplates, isTemplate, noteTemplate, type Templates } from './templates.js'

/** Numbers that steer how sources are sought. */
export interface SeekOptions {
  /** From so many authors on, a text that all of them have is nobody's: a share template. */
  readonly templateAuthors: number
  /** A longer run is no template, however many have it. */
  readonly templateTokens: number
  /** A template is left out only where the author has written so many tokens besides, and more than were left out. */
  readonly ownTokens: number
  /** Most sources that are named. */
  readonly sources: number
}

/** A source of a post: how much of the post is in it, and which passages, in token positions of both streams. */
export interface FoundSource {
  readonly text: number
  /** Matches in passages that count by themselves. */
  readonly matched: number
  /** Matches in passages too long to be a coincidence. */
  readonly solid: number
  /** Matches of the longest passage. */
  readonly longest: number
  /** Matches in passages that may be only the frame of a serial bulletin. */
  readonly doubtful: number
  readonly passages: readonly Passage[]
}

/** What was found of one post. */
export interface Resolved {
  /** Tokens in all, those left out as the announcement's, as a template, and the rest: the author's own to answer for. */
  readonly tokens: number
  readonly announced: number
  readonly shared: number
  readonly own: number
  /** Why each token is left out: 0 not at all, 1 announcement, 2 template. */
  readonly marks: Uint8Array
  readonly sources: readonly FoundSource[]
}

export const ANNOUNCED = 1
export const TEMPLATE = 2

/** Fewer matching grams, or less weight, are chance. */
const LEAST_HITS = 2
const LEAST_WEIGHT = 0.7
/**
 * Tokens from the first matching gram to the last: any run of so many is found. What is nearer together is a phrase. The
 * least that counts is 20 tokens that match; of those, with every sixth replaced, two grams are left that span 13.
 */
const LEAST_SPAN = 11
const MOST_CANDIDATES = 6
/** An earlier source that explains nearly as much is the one that was copied; the later is a copy itself. */
const NEARLY = 0.8
/** So much of what the best source explains is left in the original of a copy that was altered in its turn. */
const ALTERED = 0.6
/** Two sources are for the same words where so much of what one explains is in what the other does. */
const OVERLAP = 0.65
/** Matches from which a passage counts by itself. */
const PASSAGE = 10
/** In a post that was copied anyway, passages are shown from so many matches on. */
const SMALL_PASSAGE = 6
/** Passages of so many matches are no coincidence of terms and phrases. */
const SOLID_PASSAGE = 20

export const PASSAGE_LIMITS: PassageLimits = { alone: PASSAGE, amongOthers: SMALL_PASSAGE, again: SOLID_PASSAGE }

/** Sums the passages of a source up: those that count by themselves, those that are solid, and the longest. */
function foundIn(text: number, passages: readonly Passage[], doubtful: number): FoundSource {
  let [sum, solid, longest] = [0, 0, 0]
  for (const { matched } of passages) {
    if (matched >= PASSAGE) sum += matched
    if (matched >= SOLID_PASSAGE) solid += matched
    longest = Math.max(longest, matched)
  }
  return { text, matched: sum, solid, longest, doubtful, passages }
}

/** Tokens from `start` to before `end`. */
interface Run {
  readonly start: number
  readonly end: number
}

/**
 * Runs that the grams of some hits cover, if they are long enough for a template; one altered token between two grams does
 * not part them.
 */
function runsAt(hits: Hits, some: readonly number[]): readonly Run[] {
  const runs: Run[] = []
  let start = 0
  let end = 0
  const close = () => {
    if (end - start >= SHORTEST_TEMPLATE) runs.push({ start, end })
  }
  for (const i of some) {
    const position = hits.positions[i]!
    if (end === 0 || position > end - GRAM_SPAN + JOINED) {
      close()
      start = position
    }
    end = position + GRAM_SPAN
  }
  close()
  return runs
}

/** Positions of the tokens that bear no mark. */
export function unmarked(marks: Uint8Array): Uint32Array {
  const positions = new Uint32Array(marks.length)
  let count = 0
  for (let i = 0; i < marks.length; i++) if (marks[i] === 0) positions[count++] = i
  return positions.subarray(0, count)
}

export const pick = (tokens: Uint16Array, positions: Uint32Array): Uint16Array => {
  const picked = new Uint16Array(positions.length)
  for (let i = 0; i < positions.length; i++) picked[i] = tokens[positions[i]!]!
  return picked
}

/** What is left of a post: where it stands in the post, its tokens, and their hits. */
interface Left {
  readonly places: Uint32Array
  readonly own: Uint16Array
  readonly hits: Hits
  readonly rank: number
}

function countOf(marks: Uint8Array, mark: number): number {
  let count = 0
  for (let i = 0; i < marks.length; i++) if (marks[i] === mark) count++
  return count
}

/**
 * Seeks the sources of posts. Without all templates, those that all resolvers have seen, it may put a post off: then it gives
 * undefined.
 */
export interface Resolver {
  readonly resolve: (post: number, all?: Templates) => Resolved | undefined
  /** Templates seen in the posts resolved so far. */
  readonly templates: Templates
}

/** What an index found. */
export interface Found {
  readonly read: HitReader
  /** What `findUsualAuthors` found of all texts. */
  readonly usual: Uint16Array
}

/**
 * Makes a resolver over what an index found. Each post is resolved by itself and only ever against earlier texts, so posts may be
 * resolved in any order, in any thread.
 */
export function createResolver(
  library: Library,
  reader: TokenReader,
  { read, usual }: Found,
  quotes: Quotes,
  options: SeekOptions,
): Resolver {
  const { ranks, authors } = library
  const gramsOf = createGrammer()
  const align = createAligner()
  const hitsOfAll = roomForHits(1024)
  const hitsOfRest = roomForHits(1024)
  const ballot = createBallot()
  const templates = createTemplates(options.templateAuthors)
  const tableOf = createSeedTables()
  let roomForUsed = new Uint8Array(1024)

  /** Earlier texts that most matching grams outside `used` come from, rare grams weighing more; best first. */
  function vote(hits: Hits, used: Uint8Array | undefined, rank: number): number[] {
    for (let i = 0; i < hits.count; i++) {
      const position = hits.positions[i]!
      if (used && (used[position] === 1 || used[position + GRAM_SPAN - 1] === 1)) continue
      const weight = 1 / Math.sqrt(hits.authors[i]!)
      ballot.add(hits.firsts[i]!, position, weight)
      ballot.add(hits.seconds[i]!, position, weight)
    }
    const candidates: { readonly text: number; readonly weight: number }[] = []
    ballot.count((text, { weight, hits, first, last }) => {
      if (hits < LEAST_HITS || weight < LEAST_WEIGHT || last + GRAM_SPAN - first < LEAST_SPAN) return
      if (ranks[text]! < rank) candidates.push({ text, weight })
    })
    return candidates
      .sort((a, b) => b.weight - a.weight || ranks[a.text]! - ranks[b.text]!)
      .slice(0, MOST_CANDIDATES)
      .map(({ text }) => text)
  }

  /** The source of most of what is left, traced back to the earliest that has it. */
  function bestSource(stream: Uint16Array, candidates: readonly number[]): FoundSource | undefined {
    const found: FoundSource[] = []
    for (const text of candidates) {
      const source = reader.any(text)
      const all = areSame(source, stream) ? [wholeOf(source)] : align(tableOf(text, source), stream, PASSAGE_LIMITS)
      if (all === NO_PASSAGES) continue
      const passages: Passage[] = []
      let doubtful = 0
      let isAnyAlone = false
      for (const passage of all) {
        const kind = isFormula(passage, stream, source)
        if (kind === 'yes') continue
        passages.push(passage)
        if (kind === 'perhaps') doubtful += passage.matched
        if (passage.matched >= PASSAGE) isAnyAlone = true
      }
      if (isAnyAlone) found.push(foundIn(text, passages, doubtful))
    }
    return earliestOf(found, ranks)
  }

  function findSources(own: Uint16Array, hits: Hits, rank: number): readonly FoundSource[] {
    if (hits.count < LEAST_HITS) return NO_SOURCES
    const sources: FoundSource[] = []
    let used: Uint8Array | undefined
    while (sources.length < options.sources) {
      const candidates = vote(hits, used, rank)
      if (candidates.length === 0) break
      const source = bestSource(used ? withoutUsed(own, used) : own, candidates)
      if (!source) break
      if (!used) {
        if (own.length > roomForUsed.length) roomForUsed = new Uint8Array(own.length * 2)
        used = roomForUsed.subarray(0, own.length).fill(0)
      }
      for (const { postStart, postEnd } of source.passages) used.fill(1, postStart, postEnd)
      sources.push(source)
    }
    return sources
  }

  /** Which hits are common to so many authors that they may be of a template; nothing where none of them makes a run. */
  function commonHits(hits: Hits): readonly number[] {
    let common: number[] | undefined
    let start = 0
    let end = 0
    let longest = 0
    for (let i = 0; i < hits.count; i++) {
      const holders = hits.authors[i]!
      // Told first, for hardly any are.
      if (holders < options.templateAuthors) continue
      const first = hits.firsts[i]!
      // What was published is known by its source, however many have copied it.
      if (ranks[first]! < library.published || holders <= MUCH_MORE * usual[first]!) continue
      const position = hits.positions[i]!
      if (!common || position > end - GRAM_SPAN + JOINED) start = position
      end = position + GRAM_SPAN
      longest = Math.max(longest, end - start)
      common ??= []
      common.push(i)
    }
    return common && longest >= SHORTEST_TEMPLATE ? common : NONE
  }

  /** Marks templates: undefined where there is none, `later` where only all templates can tell. */
  function markTemplates(
    stream: Uint16Array,
    hits: Hits,
    author: number,
    all: Templates | undefined,
  ): Uint8Array | 'later' | undefined {
    const { length } = stream
    const common = commonHits(hits)
    if (common.length === 0) return undefined
    const short: Run[] = []
    let shared = 0
    for (const run of runsAt(hits, common)) {
      const tokens = run.end - run.start
      if (tokens >= options.templateTokens) continue
      short.push(run)
      shared += tokens
    }
    const left = length - shared
    if (shared > 0 && left >= options.ownTokens && left > shared) {
      const marks = mark(length, short)
      const { low, high } = gramsOf(stream)
      for (const i of common) {
        const position = hits.positions[i]!
        if (marks[position] === 1) noteTemplate(templates, low[position]!, high[position]!, author)
      }
      return marks
    }
    if (!all) return 'later'
    const { low, high } = gramsOf(stream)
    const isKnown = (i: number) => isTemplate(all, low[hits.positions[i]!]!, high[hits.positions[i]!]!)
    const knownRuns = runsAt(hits, common.filter(isKnown))
    return knownRuns.length === 0 ? undefined : mark(length, knownRuns)
  }

  function resolve(post: number, all?: Templates): Resolved | undefined {
    const tokens = reader.next(post)
    const rank = ranks[post]!
    const quoted = markQuotes(tokens, quotes)
    read(post, hitsOfAll)
    if (!quoted && hitsOfAll.count < LEAST_HITS) return unmasked(tokens.length, NO_SOURCES)
    const marks = quoted?.marks ?? NO_MARKS
    const places = quoted && unmarked(marks)
    const stream = places ? pick(tokens, places) : tokens
    if (quoted) hitsLeft(hitsOfAll, marks, hitsOfRest)
    const hits = quoted ? hitsOfRest : hitsOfAll
    const shared = markTemplates(stream, hits, authors[post]!, all)
    if (shared === 'later') return undefined
    if (!quoted && !shared) {
      return unmasked(tokens.length, findSources(tokens, hits, rank))
    }
    if (!shared) return resolveLeft(tokens, marks, { places: places!, own: stream, hits, rank })
    const merged = merge(tokens.length, quoted, places, shared)
    const left = unmarked(merged)
    const own = pick(tokens, left)
    hitsLeft(hitsOfAll, merged, hitsOfRest)
    return resolveLeft(tokens, merged, { places: left, own, hits: hitsOfRest, rank })
  }

  /** Resolves what is left of a post without the tokens that are marked. */
  function resolveLeft(tokens: Uint16Array, marks: Uint8Array, { places, own, hits, rank }: Left): Resolved {
    const announced = countOf(marks, ANNOUNCED)
    const sources: FoundSource[] = []
    for (const source of findSources(own, hits, rank)) sources.push(putBack(source, places))
    const shared = tokens.length - announced - own.length
    return { tokens: tokens.length, announced, shared, own: own.length, marks, sources }
  }

  return { resolve, templates }
}

/** Is a text copied as it stands? Half of all copies are. */
function areSame(source: Uint16Array, post: Uint16Array): boolean {
  if (source.length !== post.length || source.length < PASSAGE) return false
  for (let i = 0; i < source.length; i++) if (source[i] !== post[i]) return false
  return true
}

/** The one passage that aligning a text with itself gives. */
const wholeOf = ({ length }: Uint16Array): Passage => ({
  postStart: 0,
  postEnd: length,
  sourceStart: 0,
  sourceEnd: length,
  matched: length,
})

/** A source of what was left of a post, its passages where they stand in the post. */
function putBack({ text, matched, solid, longest, doubtful, passages }: FoundSource, places: Uint32Array): FoundSource {
  const inPost: Passage[] = []
  for (const { postStart, postEnd, sourceStart, sourceEnd, matched } of passages)
    inPost.push({
      postStart: places[postStart]!,
      postEnd: places[postEnd - 1]! + 1,
      sourceStart,
      sourceEnd,
      matched,
    })
  return { text, matched, solid, longest, doubtful, passages: inPost }
}

/** Tokens of the post from the first to the last of each passage, altered ones included. */
const spanOf = ({ passages }: FoundSource): number =>
  passages.reduce((sum, { postStart, postEnd }) => sum + postEnd - postStart, 0)

/** How much of the passages of one source lies in those of another. */
function sharedSpan(a: FoundSource, b: FoundSource): number {
  let sum = 0
  for (const one of a.passages)
    for (const other of b.passages)
      sum += Math.max(0, Math.min(one.postEnd, other.postEnd) - Math.max(one.postStart, other.postStart))
  return sum
}

/**
 * Of sources for the same words the earliest: one that explains nearly as much as the best, or the same stretches with more
 * of them altered, since a copy of a copy is altered twice and resembles the copy more.
 */
function earliestOf(found: readonly FoundSource[], ranks: Uint32Array): FoundSource | undefined {
  const best = found.reduce<FoundSource | undefined>((a, b) => (a && a.matched >= b.matched ? a : b), undefined)
  if (!best) return undefined
  const span = spanOf(best)
  const isSameWords = (source: FoundSource) =>
    source.matched >= NEARLY * best.matched ||
    (source.matched >= ALTERED * best.matched && sharedSpan(source, best) >= OVERLAP * span)
  return found.filter(isSameWords).reduce((a, b) => (ranks[b.text]! < ranks[a.text]! ? b : a))
}

/** No token of a text: U+FFFF is no character. */
const EXPLAINED = 0xffff

/** What is explained already cannot match again. */
const withoutUsed = (stream: Uint16Array, used: Uint8Array): Uint16Array =>
  stream.map((token, i) => (used[i] === 1 ? EXPLAINED : token))

function mark(length: number, runs: readonly Run[]): Uint8Array {
  const marks = new Uint8Array(length)
  for (const { start, end } of runs) marks.fill(1, start, end)
  return marks
}

/** Quoted tokens and templates in one; templates were sought in the stream without the quotes. */
function merge(
  length: number,
  quoted: Quoted | undefined,
  places: Uint32Array | undefined,
  shared: Uint8Array | undefined,
): Uint8Array {
  const marks = quoted?.marks ?? new Uint8Array(length)
  if (shared) for (let i = 0; i < shared.length; i++) if (shared[i] === 1) marks[places ? places[i]! : i] = TEMPLATE
  return marks
}

const NONE: readonly number[] = []

const NO_MARKS = new Uint8Array(0)

const NO_SOURCES: readonly FoundSource[] = []

/** What is found of a post of which nothing is left out. */
const unmasked = (tokens: number, sources: readonly FoundSource[]): Resolved => ({
  tokens,
  announced: 0,
  shared: 0,
  own: tokens,
  marks: NO_MARKS,
  sources,
})

/** A share text in a copied text has far more authors than the rest of it. */
const MUCH_MORE = 2

/** A phrase that many use is shorter than this, and needs no leaving out. */
const SHORTEST_TEMPLATE = 12

/** Grams are one run if so many positions apart at most. */
const JOINED = 5
