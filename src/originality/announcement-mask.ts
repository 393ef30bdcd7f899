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

/** Every five tokens in a row of the announcement and of official share texts. */
export type Quotes = ReadonlySet<number>

/** Collects the quotes of some texts. */
export function quotesOf(texts: readonly Uint16Array[]): Quotes {
  const quotes = new Set<number>()
  for (const tokens of texts) for (let at = 0; at + QUOTE <= tokens.length; at++) quotes.add(quoteKey(tokens, at))
  return quotes
}

/** Marks the tokens of a stream that are quoted, and counts them. */
export function markQuotes(tokens: Uint16Array, quotes: Quotes, marks: Uint8Array): number {
  if (quotes.size === 0) return 0
  let marked = 0
  let until = 0
  for (let at = 0; at + QUOTE <= tokens.length; at++) {
    if (!quotes.has(quoteKey(tokens, at))) continue
    for (let i = Math.max(at, until); i < at + QUOTE; i++) {
      marks[i] = 1
      marked++
    }
    until = at + QUOTE
  }
  return marked
}
