import { hash64 } from '../text/hash.js'
import { normalize } from './normalize.js'

/** A text's token stream in short: how many tokens, and two hashes of them all. */
export type Print = readonly [low: number, high: number, tokens: number]

/** Takes the print of a text. Texts that differ only in disguise (width, variants, marks, spaces) have equal prints. */
export function fingerprint(text: string): Print {
  const tokens = normalize(text)
  const [low, high] = hash64(tokens.join('\u0000'))
  return [low, high, tokens.length]
}
