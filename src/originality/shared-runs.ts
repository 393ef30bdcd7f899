import { markQuotes, type Quotes } from './announcement-mask.js'
import { createGrammer, GRAM_SPAN } from './fingerprint.js'
import type { Library, TokenReader } from './library.js'
import { type HitReader, roomForHits } from './read-hits.js'

/** A run of tokens that many authors have, as it stands in one of their texts. */
export interface SharedRun {
  readonly text: number
  /** Token positions, end exclusive. */
  readonly start: number
  readonly end: number
  /** How many authors have its rarest gram. */
  readonly authors: number
}

/** What counts as shared. */
export interface SharedOptions {
  /** Does a gram belong to a template, that is, do many authors have it beside enough words of their own? */
  readonly isTemplate: (low: number, high: number) => boolean
  /** Shorter runs are phrases. */
  readonly tokens: number
  /** Most runs that are given. */
  readonly most: number
}

interface Candidate extends SharedRun {
  readonly keys: readonly number[]
}

/**
 * Finds the runs that most authors share and nobody supplied, for staff to judge whether they are official share texts. The
 * most shared first; of runs that overlap only the most shared, in the earliest text that has it.
 */
export function findSharedRuns(
  library: Library,
  posts: number,
  reader: TokenReader,
  read: HitReader,
  quotes: Quotes,
  { isTemplate, tokens: least, most }: SharedOptions,
): SharedRun[] {
  const gramsOf = createGrammer()
  const hits = roomForHits(1024)
  const best = new Map<string, Candidate>()
  const { ranks } = library

  /** Runs of one text: stretches in which every gram is held by about as many authors as its neighbours. */
  function* runsIn(text: number): Generator<Candidate> {
    const tokens = reader.next(text)
    const { low, high, count } = gramsOf(tokens)
    const quoted = markQuotes(tokens, quotes)?.marks
    read(text, hits)
    let hit = 0
    let keys: number[] = []
    let start = 0
    let fewest = 0
    const close = function* (end: number): Generator<Candidate> {
      if (keys.length > 0 && end - start >= least) yield { text, start, end, authors: fewest, keys }
      keys = []
    }
    for (let at = 0; at < count; at++) {
      while (hit < hits.count && hits.positions[hit]! < at) hit++
      const isHit = hits.positions[hit] === at && hit < hits.count
      const holders = isHit && quoted?.[at] !== 1 && isTemplate(low[at]!, high[at]!) ? hits.authors[hit]! : 0
      const isSame = holders > 0 && keys.length > 0 && holders * 2 >= fewest && fewest * 2 >= holders
      if (keys.length > 0 && !isSame) yield* close(at - 1 + GRAM_SPAN)
      if (holders === 0) continue
      if (keys.length === 0) {
        start = at
        fewest = holders
      }
      fewest = Math.min(fewest, holders)
      // 53 bits fit a number exactly.
      keys.push(low[at]! * 0x20_0000 + (high[at]! >>> 11))
    }
    yield* close(count - 1 + GRAM_SPAN)
  }

  for (let text = 0; text < posts; text++)
    for (const run of runsIn(text)) {
      const name = `${run.keys[0]}-${run.keys.length}`
      const known = best.get(name)
      if (!known || ranks[run.text]! < ranks[known.text]!) best.set(name, run)
    }
  const taken = new Set<number>()
  const chosen: SharedRun[] = []
  const inOrder = [...best.values()].sort(
    (a, b) =>
      b.authors - a.authors ||
      b.end - b.start - (a.end - a.start) ||
      ranks[a.text]! - ranks[b.text]! ||
      a.start - b.start,
  )
  for (const { keys, ...run } of inOrder) {
    if (chosen.length === most) break
    if (keys.filter((key) => taken.has(key)).length * 2 > keys.length) continue
    for (const key of keys) taken.add(key)
    chosen.push(run)
  }
  return chosen
}
