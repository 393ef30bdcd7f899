import { surveyOf } from './survey.js'

/** Two independent 32-bit hashes of a text: together 64 bits, for keys in typed arrays. */
export type Hash64 = readonly [low: number, high: number]

/** Takes texts and numbers in and gives one hash of them all; where one text ends and the next begins matters. */
export interface Hasher {
  readonly add: (text: string) => void
  /** Takes a whole number of at most 64 bits, or that there is none. */
  readonly addNumber: (value: number | undefined) => void
  /** The hash of what was added, and a new start. */
  readonly done: () => Hash64
}

/** Longer texts are posts: what was found when they were looked over is taken. */
const SHORT = 48
/** No unit of a text is as large as these: texts are told apart by them, and numbers from texts. */
const END = 0x10000
const NUMBER = 0x20000
const NO_NUMBER = 0x30000

/**
 * Hashes UTF-16 units with two multiply-xorshift lanes, finished as in MurmurHash3. Fast and well spread, and no
 * defence against somebody who searches for collisions: never the only ground for a verdict.
 */
export function createHasher(): Hasher {
  let a = 0x9e3779b9
  let b = 0x85ebca6b
  let units = 0
  const mix = (low: number, high: number) => {
    a = Math.imul(a ^ low, 0x01000193)
    b = Math.imul(b ^ high, 0x5bd1e995)
    b ^= b >>> 15
  }
  return {
    add(text) {
      if (text.length > SHORT) {
        const { low, high } = surveyOf(text)
        mix(low, high)
      } else
        for (let i = 0; i < text.length; i++) {
          const unit = text.charCodeAt(i)
          mix(unit, unit)
        }
      units += text.length
      mix(END + text.length, END + text.length)
    },
    addNumber(value) {
      if (value === undefined) {
        mix(NO_NUMBER, NO_NUMBER)
        return
      }
      const rest = Math.floor(value / 0x100000000)
      mix(value, value)
      mix(NUMBER ^ rest, NUMBER ^ rest)
    },
    done() {
      const hash: Hash64 = [finish(a ^ units), finish(b + Math.imul(a, 0x27d4eb2f))]
      a = 0x9e3779b9
      b = 0x85ebca6b
      units = 0
      return hash
    },
  }
}

const hasher = createHasher()

/** The hash of one text. */
export function hash64(text: string): Hash64 {
  hasher.add(text)
  return hasher.done()
}

/** MurmurHash3's 32-bit finaliser (Austin Appleby, public domain). */
function finish(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
