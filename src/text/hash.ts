/** Two independent 32-bit hashes of a text: together 64 bits, for keys in typed arrays. */
export type Hash64 = readonly [low: number, high: number]

/**
 * Hashes UTF-16 units with two multiply-xorshift lanes, finished as in MurmurHash3. Fast and well spread, and no
 * defence against somebody who searches for collisions: never the only ground for a verdict.
 */
export function hash64(text: string): Hash64 {
  let a = 0x9e3779b9
  let b = 0x85ebca6b
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit, 0x5bd1e995)
    b ^= b >>> 15
  }
  return [finish(a ^ text.length), finish(b + Math.imul(a, 0x27d4eb2f))]
}

/** MurmurHash3's 32-bit finaliser (Austin Appleby, public domain). */
function finish(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
