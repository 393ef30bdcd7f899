/**
 * Grams of a token stream. A gram is six tokens out of seven, `1110111`: a spaced seed finds texts in which every sixth
 * character was replaced, of which seven tokens in a row would find none (Ma, Tromp & Li, PatternHunter, 2002).
 * Each gram has two 32-bit hashes: one alone would collide by chance among tens of millions.
 */
export interface Grams {
  readonly low: Uint32Array
  readonly high: Uint32Array
  readonly count: number
}

/** Tokens that a gram spans. */
export const GRAM_SPAN = 7

/** Which six tokens, counted from the first, make a gram: five distances. */
export type GramShape = readonly [number, number, number, number, number]

const SPACED: GramShape = [1, 2, 4, 5, 6]

/** Makes a function that takes the grams of a stream. What it gives is a view of its own memory, good until the next call. */
export function createGrammer(shape: GramShape = SPACED): (tokens: Uint16Array) => Grams {
  const [second, third, fourth, fifth, sixth] = shape
  let low = new Uint32Array(1024)
  let high = new Uint32Array(1024)
  return (tokens) => {
    const count = Math.max(0, tokens.length - sixth)
    if (count > low.length) {
      low = new Uint32Array(count * 2)
      high = new Uint32Array(count * 2)
    }
    for (let i = 0; i < count; i++) {
      const a = tokens[i]! | (tokens[i + second]! << 16)
      const b = tokens[i + third]! | (tokens[i + fourth]! << 16)
      const c = tokens[i + fifth]! | (tokens[i + sixth]! << 16)
      let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77)
      h = Math.imul(h ^ (h >>> 15), 0xc2b2ae3d) ^ Math.imul(c, 0x27d4eb2f)
      h = Math.imul(h ^ (h >>> 13), 0x165667b1)
      low[i] = h ^ (h >>> 16)
      let g = Math.imul(c, 0x9e3779b1) ^ Math.imul(a, 0xc2b2ae3d)
      g = Math.imul(g ^ (g >>> 14), 0x85ebca77) ^ Math.imul(b, 0x165667b1)
      g = Math.imul(g ^ (g >>> 16), 0x27d4eb2f)
      high[i] = g ^ (g >>> 15)
    }
    return { low, high, count }
  }
}
