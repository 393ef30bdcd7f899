/**
 * Stands in UTF-8 for what is no character. No UTF-8 text holds this byte, so the record in which it stands is refused by
 * the strict decoder, as it is where a file has such bytes itself.
 */
const UNDECODABLE = 0xff

const encoder = new TextEncoder()
const HALF = /\p{Surrogate}/u

/** Some pieces of text as UTF-8, with the byte for the undecodable between them. */
export function encodeAround(pieces: readonly string[]): Uint8Array {
  if (pieces.length === 1) return encoder.encode(pieces[0])
  const parts = pieces.map((piece) => encoder.encode(piece))
  const bytes = new Uint8Array(parts.reduce((size, part) => size + part.length + 1, -1)).fill(UNDECODABLE)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length + 1
  }
  return bytes
}

/** A text as UTF-8, with the byte for the undecodable in place of each half of a character. */
export const encodeMarked = (text: string): Uint8Array =>
  text.isWellFormed() ? encoder.encode(text) : encodeAround(text.split(HALF))
