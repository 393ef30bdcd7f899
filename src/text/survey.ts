import { keepLast } from './keep-last.js'

/** What one look over a text tells, so that what the text does not hold need not be sought in it. */
export interface Survey {
  /** Bits of `HOLDS`. */
  readonly holds: number
  /** Units that can be seen. Where the text holds no clusters, that is how many characters it has. */
  readonly characters: number
  /** Two hashes of its units. */
  readonly low: number
  readonly high: number
}

/** What a text may hold. Without the bit it surely holds none. */
export const HOLDS = {
  /** `#` */
  sign: 1,
  /** `＃`, `﹟` */
  wideSign: 2,
  /** `@`, `＠` */
  at: 4,
  /** `$`, `＄` */
  cash: 8,
  /** `.` or `/`: there is no link without either. */
  link: 16,
  /** Units that may be one character together with what stands beside them. */
  clusters: 64,
  /** Letters and digits of ASCII side by side, as many as the shortest address has. */
  address: 256,
} as const

/** Bits of the table beside those of `HOLDS`: letters and digits of ASCII, and what can be seen and is no cluster. */
const ALPHANUMERIC = 32
const VISIBLE = 128
/** `bc1` and twenty more. */
const SHORTEST_ADDRESS = 23

/** Units that are characters by themselves, whatever stands beside them but a mark; the end is left out. */
const PLAIN: readonly (readonly [from: number, end: number])[] = [
  [0x21, 0x7f],
  [0x2010, 0x2028],
  [0x2190, 0x2600],
  [0x3001, 0x302a],
  [0x3030, 0x3099],
  [0x309b, 0x3100],
  [0x4e00, 0xa000],
  [0xff01, 0xff5f],
]
const PLAIN_BLANKS = [0x20, 0x0a, 0x0d, 0x09, 0x3000]
const ASCII_ALPHANUMERIC: typeof PLAIN = [
  [0x30, 0x3a],
  [0x41, 0x5b],
  [0x61, 0x7b],
]

function makeTable(): Uint8Array {
  const table = new Uint8Array(65536).fill(HOLDS.clusters)
  for (const [from, end] of PLAIN) table.fill(VISIBLE, from, end)
  for (const blank of PLAIN_BLANKS) table[blank] = 0
  for (const [from, end] of ASCII_ALPHANUMERIC) table.fill(VISIBLE | ALPHANUMERIC, from, end)
  const mark = (units: string, bit: number) => {
    for (let i = 0; i < units.length; i++) table[units.charCodeAt(i)]! |= bit
  }
  mark('#', HOLDS.sign)
  mark('＃﹟', HOLDS.wideSign)
  mark('@＠', HOLDS.at)
  mark('$＄', HOLDS.cash)
  mark('./', HOLDS.link)
  return table
}

let table: Uint8Array | undefined
/** The bits of UTF-16 units, from a table made at first need. */
function tableOfUnits(): Uint8Array {
  table ??= makeTable()
  return table
}

/**
 * Whether a UTF-16 unit is a character by itself, whatever stands beside it but a mark: ASCII, Chinese characters, kana,
 * full-width forms, common symbols, blanks.
 */
export const isPlainUnit = (unit: number): boolean => (tableOfUnits()[unit]! & HOLDS.clusters) === 0

function lookOver(text: string): Survey {
  const bits = tableOfUnits()
  let holds = 0
  let characters = 0
  let low = 0x9e3779b9
  let high = 0x85ebca6b
  let run = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const found = bits[unit]!
    holds |= found
    characters += found >> 7
    run = found & ALPHANUMERIC ? run + 1 : 0
    if (run === SHORTEST_ADDRESS) holds |= HOLDS.address
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x5bd1e995)
    high ^= high >>> 15
  }
  return { holds, characters, low, high }
}

/** Looks over a text. */
export const surveyOf = keepLast(lookOver)

/** Whether a text holds any of some bits of `HOLDS`. */
export const mayHold = (text: string, bits: number): boolean => (surveyOf(text).holds & bits) !== 0

const ANY_SIGN = HOLDS.sign | HOLDS.wideSign

/** Whether a text holds a sign of hashtags: `#`, `＃` or `﹟`. */
export const holdsSign = (text: string): boolean => mayHold(text, ANY_SIGN)
