import { createNormalizer } from './normalize.js'

/** A text's token stream in short: two hashes of all tokens, and how many there are. */
export type Print = readonly [low: number, high: number, tokens: number]

/** Makes a function that takes the print of a text. Texts that differ only in disguise have equal prints. */
export function createFingerprinter(): (text: string) => Print {
  const normalize = createNormalizer()
  return (text) => {
    const { tokens } = normalize(text)
    let low = 0x9e3779b9
    let high = 0x85ebca6b
    for (const token of tokens) {
      low = Math.imul(low ^ token, 0x01000193)
      high = Math.imul(high ^ token, 0x5bd1e995)
      high ^= high >>> 15
    }
    return [low >>> 0, high >>> 0, tokens.length]
  }
}
