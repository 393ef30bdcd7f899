import { type Allocate, allocateHere } from '../model/allocate.js'
import { type StoredTokens, startOf, type TokenColumn, tokensAt } from '../model/columns.js'
import { failure } from '../model/fault.js'
import { bytesOf, NO_STORE, type Store } from '../model/store.js'

/** Token streams of texts, by position. */
export interface Streams {
  readonly count: number
  readonly columns: readonly (TokenColumn | StoredTokens)[]
  /** Where each text's tokens are: which column, and which stream of it. */
  readonly columnOf: Uint32Array
  readonly streamOf: Uint32Array
}

/** Texts that take part, by position: their tokens, whose they are, and which comes first. Plain data that threads can share. */
export interface Library extends Streams {
  /** Where each text begins if all are put one after the other, in tokens; at the end, how long that is. */
  readonly begins: Uint32Array
  /** A number for each author. */
  readonly authors: Uint32Array
  /** Place in the order of time; no two texts have the same. */
  readonly ranks: Uint32Array
  /** So many texts at the beginning of the order were published outside of any campaign. */
  readonly published: number
}

/** Reads token streams. What it gives is a view, and not to be changed. */
export interface TokenReader {
  /** Quick for one text after the other. */
  readonly next: (text: number) => Uint16Array
  /** Quick for texts here and there. */
  readonly any: (text: number) => Uint16Array
}

const TOKEN_BYTES = 2

/** Makes a reader of token streams, those in `store` too. */
export function createTokenReader({ columns, columnOf, streamOf }: Streams, store: Store = NO_STORE): TokenReader {
  const read = (start: number, from: number, to: number): Uint16Array => {
    const tokens = new Uint16Array(to - from)
    store.read(start + from * TOKEN_BYTES, bytesOf(tokens))
    return tokens
  }
  /** The last column that was read whole. */
  let known = -1
  let column: TokenColumn | undefined
  return {
    next(text) {
      const at = columnOf[text]!
      if (at !== known) {
        const stored = columns[at]!
        known = at
        column =
          'tokens' in stored ? stored : { ends: stored.ends, tokens: read(stored.start, 0, stored.ends.at(-1) ?? 0) }
      }
      return tokensAt(column!, streamOf[text]!)
    },
    any(text) {
      const stored = columns[columnOf[text]!]!
      const stream = streamOf[text]!
      if ('tokens' in stored) return tokensAt(stored, stream)
      return read(stored.start, startOf(stored.ends, stream), stored.ends[stream]!)
    },
  }
}

/** Places of tokens are numbers of 32 bits: enough for more than twenty million posts. */
const MOST_TOKENS = 0xffffffff

/**
 * Where each text begins if all are put one after the other, in tokens; at the end, how long that is. Throws where they are
 * too long to be compared.
 */
export function beginsOf(
  { count, columns, columnOf, streamOf }: Streams,
  allocate: Allocate = allocateHere,
): Uint32Array {
  const begins = new Uint32Array(allocate((count + 1) * 4))
  for (let text = 0; text < count; text++) {
    const { ends } = columns[columnOf[text]!]!
    const stream = streamOf[text]!
    const end = begins[text]! + ends[stream]! - startOf(ends, stream)
    if (end > MOST_TOKENS) throw failure('too-much-text', { limit: MOST_TOKENS })
    begins[text + 1] = end
  }
  return begins
}
