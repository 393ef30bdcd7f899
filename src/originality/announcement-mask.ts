/** Tokens in a row that are the announcement's: quotes are short and slightly edited, so every five are known. */
const QUOTE = 5

const quoteKey = (tokens: Uint16Array, at: number): number => {
  const a = Math.imul(tokens[at]! | (tokens[at + 1]! << 16), 0x9e3779b1)
  const b = Math.imul(tokens[at + 2]! | (tokens[at + 3]! << 16), 0x85ebca77)
  const c = Math.imul(tokens[at + 4]! + 1, 0xc2b2ae3d)
  const low = a ^ b ^ (c >>> 3)
  const high = Math.imul(b ^ (a >>> 7), 0x27d4eb2f) ^ c
  // 53 bits fit a number exactly.
  return (high >>> 11) * 0x1_0000_0000 + (low >>> 0)
}

/** Every five tokens in a row of the announcement and of official share texts, and a quick way to tell what is none. */
export interface Quotes {
  readonly keys: ReadonlySet<number>
  /** One bit for each key, at a place of its hash: most fives of most posts are told apart here. */
  readonly sieve: Uint32Array
}

const SIEVE_BITS = 1 << 18
const sieveBit = (tokens: Uint16Array, at: number): number => {
  const a = Math.imul(tokens[at]! | (tokens[at + 1]! << 16), 0x9e3779b1)
  const b = Math.imul(tokens[at + 2]! | (tokens[at + 4]! << 16), 0x85ebca77)
  return ((a ^ b) >>> 9) & (SIEVE_BITS - 1)
}

/** Collects the quotes of some texts. */
export function quotesOf(texts: readonly Uint16Array[]): Quotes {
  const keys = new Set<number>()
  const sieve = new Uint32Array(SIEVE_BITS / 32)
  for (const tokens of texts)
    for (let at = 0; at + QUOTE <= tokens.length; at++) {
      keys.add(quoteKey(tokens, at))
      const bit = sieveBit(tokens, at)
      sieve[bit >>> 5]! |= 1 << (bit & 31)
    }
  return { keys, sieve }
}

/** Tokens of a stream that are quoted. */
export interface Quoted {
  readonly marks: Uint8Array
  readonly count: number
}

/** Marks the tokens of a stream that are quoted; undefined where none is. */
export function markQuotes(tokens: Uint16Array, { keys, sieve }: Quotes): Quoted | undefined {
  if (keys.size === 0) return undefined
  let marks: Uint8Array | undefined
  let count = 0
  let until = 0
  for (let at = 0; at + QUOTE <= tokens.length; at++) {
    const bit = sieveBit(tokens, at)
    if ((sieve[bit >>> 5]! & (1 << (bit & 31))) === 0 || !keys.has(quoteKey(tokens, at))) continue
    marks ??= new Uint8Array(tokens.length)
    for (let i = Math.max(at, until); i < at + QUOTE; i++) {
      marks[i] = 1
      count++
    }
    until = at + QUOTE
  }
  return marks && { marks, count }
}
