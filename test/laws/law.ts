import fc from 'fast-check'

/** Where the records of a law come from: printed with each run; LAW_SEED gives another. Fixed, so that a red run is a changed one. */
const SEED = Number(process.env.LAW_SEED ?? 1)

/** How often a cheap law is tried: often in CI, less while somebody waits. */
const TIMES = process.env.CI === 'true' ? 10_000 : 500

process.stdout.write(`laws: LAW_SEED=${SEED}, ${TIMES} times\n`)

/**
 * How a law is tried. Laws of pure functions and of small tables are tried as often as that says; those that run the whole
 * program over many records at once give the share that is left for them.
 */
export const trials = (share = 1): { readonly seed: number; readonly numRuns: number } => ({
  seed: SEED,
  numRuns: Math.max(1, Math.round(TIMES * share)),
})

/** Characters that somewhere on the way mean something: to spreadsheets, terminals, CSV, JSON, CI systems or Unicode. */
export const HOSTILE_CHARACTERS = [
  ...['=', '+', '-', '@', "'", '"', ',', ';', '\t', '|', '\n', '\r', '\r\n', ' ', '＝', '＋', '－', '＠'],
  ...['\x1b', '\x1b[2J', '\x07', '\x7f', '\x9b', '\u0085', '\u2028', '\u2029', '\u202e', '\u2066', '\u200f'],
  ...['\u200b', '\u2060', '\ufeff', '\u00ad', '\u3000', '\u00a0', '::', '##', '[', ']', '%0A', '<', '>', '&', '{', '}'],
  ...['#', '＃', 'a', 'ID', 'sep=', '字', '😀', 'e\u0301', '\u0301', '1', '1E9', '__proto__', '\\', '/', '$', '`'],
] as const

/** Texts made of such characters, and any others. No half characters and no NUL: those are refused at the door. */
export const hostileText = (maxLength = 12): fc.Arbitrary<string> =>
  fc.oneof(
    fc.array(fc.constantFrom(...HOSTILE_CHARACTERS), { maxLength }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength }).map((text) => text.replaceAll('\0', '').toWellFormed()),
  )
