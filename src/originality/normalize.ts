import { findHashtags } from '../text/hashtags.js'
import { findMentions, findUrls, type Span } from '../text/spans.js'
import { classesOf, IN_RUN, LETTER_BITS } from './character-classes.js'

/**
 * A text as the tokens in which copies are compared. A token is a number: the folded code point of a Chinese character
 * and the like, or a hash of a run of letters and digits (top bit set). Each keeps its place in the untouched text.
 */
export interface TokenStream {
  readonly tokens: Uint32Array
  /** UTF-16 offsets of each token, end exclusive. */
  readonly starts: Uint32Array
  readonly ends: Uint32Array
}

const RUN_TOKEN = 0x80000000
const RUN_SEED = 0x811c9dc5

/** Links, names and hashtags of a text, in order: not the author's own words, and shared by all. */
export function maskedSpans(text: string): Span[] {
  const urls = findUrls(text)
  const spans = [...urls, ...findHashtags(text, urls), ...findMentions(text)]
  return spans.sort((a, b) => a.start - b.start)
}

/** Classes by UTF-16 unit, filled in as they are met: 0 is not met yet, EXPANDS stands for a list of classes. */
interface ClassTable {
  readonly units: Int32Array
  readonly lists: Map<number, readonly number[]>
}
const EXPANDS = -2

function lookUp(codePoint: number, { lists }: ClassTable): number {
  const found = classesOf(codePoint)
  if (typeof found === 'number') return found
  lists.set(codePoint, found)
  return EXPANDS
}

/** The class of a code point, from the table where it is one unit. */
function classAt(codePoint: number, table: ClassTable): number {
  if (codePoint > 0xffff) return lookUp(codePoint, table)
  const known = table.units[codePoint]!
  if (known !== 0) return known
  const found = lookUp(codePoint, table)
  table.units[codePoint] = found
  return found
}

/**
 * Makes a normaliser. It takes a text apart into tokens, code point by code point: width, case, accents, look-alike
 * letters and Chinese variants are folded, punctuation and what nobody sees is dropped, and what `maskedSpans` finds is
 * left out. Linear. The stream it gives is a view of its own memory, good until the next call: copy what is to last.
 */
export function createNormalizer(): (text: string) => TokenStream {
  const table: ClassTable = { units: new Int32Array(65536), lists: new Map() }
  let tokens = new Uint32Array(1024)
  let starts = new Uint32Array(1024)
  let ends = new Uint32Array(1024)
  let count = 0
  let run = 0
  let runStart = -1
  let runEnd = 0

  const push = (token: number, start: number, end: number) => {
    if (count === tokens.length) {
      tokens = widen(tokens)
      starts = widen(starts)
      ends = widen(ends)
    }
    tokens[count] = token
    starts[count] = start
    ends[count++] = end
  }
  const closeRun = () => {
    if (runStart >= 0) push((run | RUN_TOKEN) >>> 0, runStart, runEnd)
    runStart = -1
  }
  const take = (found: number, start: number, end: number) => {
    if (found & IN_RUN) {
      if (runStart < 0) {
        runStart = start
        run = RUN_SEED
      }
      run = Math.imul(run ^ (found & LETTER_BITS), 0x01000193)
      runEnd = end
    } else {
      if (runStart >= 0) closeRun()
      push(found & LETTER_BITS, start, end)
    }
  }

  return (text) => {
    const masks = maskedSpans(text)
    let mask = 0
    let maskStart = masks[0]?.start ?? text.length
    const { units, lists } = table
    count = 0
    for (let at = 0; at < text.length; at++) {
      if (at >= maskStart) {
        closeRun()
        at = Math.max(at, masks[mask]!.end) - 1
        maskStart = masks[++mask]?.start ?? text.length
        continue
      }
      const unit = text.charCodeAt(at)
      const known = units[unit]!
      if (known > 0) {
        take(known, at, at + 1)
        continue
      }
      const codePoint = text.codePointAt(at)!
      const start = at
      if (codePoint > 0xffff) at++
      const found = classAt(codePoint, table)
      if (found >= 0) take(found, start, at + 1)
      else if (found === EXPANDS) for (const part of lists.get(codePoint)!) take(part, start, at + 1)
      else if (runStart >= 0 && !continuesRun(codePoint)) closeRun()
    }
    closeRun()
    return { tokens: tokens.subarray(0, count), starts: starts.subarray(0, count), ends: ends.subarray(0, count) }
  }
}

/** Marks and invisible characters inside a word do not end it. */
const continuesRun = (codePoint: number): boolean =>
  codePoint > 0x7f && (codePoint < 0x3000 || codePoint > 0x3020) && INSIDE_WORDS.test(String.fromCodePoint(codePoint))
const INSIDE_WORDS = /[\p{M}\p{Default_Ignorable_Code_Point}]/u

function widen(values: Uint32Array): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(values.length * 2 + 32)
  wider.set(values)
  return wider
}
