import { widened } from '../model/columns.js'
import { classesOf, IN_RUN, LETTER_BITS } from './character-classes.js'
import { findMasks, type Mask } from './find-masks.js'

/**
 * A text as the tokens in which copies are compared. A token is a 16-bit number: the folded code point of a Chinese
 * character and the like, or a hash of a run of letters and digits. Each keeps its place in the untouched text.
 */
export interface TokenStream {
  readonly tokens: Uint16Array
  /** UTF-16 offsets of each token, end exclusive. */
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  /** What was left out, in order. */
  readonly masks: readonly Mask[]
}

// Runs of letters and digits are hashed into the code units that no token of its own takes: 4096 numbers, 16128 words.
const NUMBERS = 0x1000
const LOW_WORDS = 0x2e00 - NUMBERS
const HIGH_WORDS_FROM = 0xd800
const HIGH_WORDS = 0xf900 - HIGH_WORDS_FROM
const RUN_SEED = 0x811c9dc5

const ownUnit = (code: number): boolean =>
  (code >= 0x2e00 && code < HIGH_WORDS_FROM) || (code >= HIGH_WORDS_FROM + HIGH_WORDS && code <= 0xffff)

function wordToken(hash: number): number {
  const word = (hash ^ (hash >>> 15)) >>> 0
  const slot = word % (LOW_WORDS + HIGH_WORDS)
  return slot < LOW_WORDS ? NUMBERS + slot : HIGH_WORDS_FROM + slot - LOW_WORDS
}

/** The token of a class that is one by itself. */
function tokenAlone(found: number): number {
  const code = found & LETTER_BITS
  return ownUnit(code) ? code : wordToken(Math.imul(code ^ RUN_SEED, 0x01000193))
}

/** Does a token stand for a number in figures? */
export const isNumber = (token: number): boolean => token < NUMBERS

/**
 * Particles that people sprinkle over a text to make it look like another, folded: 的了就也呢啊都还很是吧嘛呀着过得地哦啦哈嗯. They
 * are no tokens.
 */
const FILLERS: ReadonlySet<number> = new Set(
  Array.from('的了就也呢啊都还很是吧嘛呀着过得地哦啦哈嗯', (filler) => classesOf(filler.codePointAt(0)!) as number),
)

/** Classes by UTF-16 unit, filled in as they are met: 0 is not met yet, EXPANDS stands for a list of classes. */
interface ClassTable {
  readonly units: Int32Array
  /** The tokens of units that are one by themselves, as most of a Chinese text is; 0 for any other. */
  readonly tokens: Uint16Array
  readonly lists: Map<number, readonly number[]>
}
const EXPANDS = -2
/** A filler: ends a run of letters, and is no token. */
const FILLER = -3

let made: ClassTable | undefined

/** One table for all normalisers: what a character is does not change, and finding it out takes its time. */
function classTable(): ClassTable {
  made ??= { units: new Int32Array(65536), tokens: new Uint16Array(65536), lists: new Map() }
  return made
}

function lookUp(codePoint: number, { lists }: ClassTable): number {
  const classes = classesOf(codePoint)
  if (typeof classes === 'number') return FILLERS.has(classes) ? FILLER : classes
  lists.set(codePoint, classes)
  return EXPANDS
}

/** The class of a code point, from the table where it is one unit. */
function classAt(codePoint: number, table: ClassTable): number {
  if (codePoint > 0xffff) return lookUp(codePoint, table)
  const known = table.units[codePoint]!
  if (known !== 0) return known
  const classes = lookUp(codePoint, table)
  table.units[codePoint] = classes
  if (classes > 0 && !(classes & IN_RUN)) table.tokens[codePoint] = tokenAlone(classes)
  return classes
}

const isDigit = (letter: number): boolean => letter >= 0x30 && letter <= 0x39

/**
 * From so many single letters in a row on, they are one word written with blanks: C G N. Fewer are no tokens, like fillers:
 * a letter by itself says little, and is easily strewn in.
 */
const SPACED_WORD = 3

/** Takes texts apart, one after the other, in memory of its own. */
interface Taker {
  /** Takes a text apart; gives what was left out of it. */
  readonly take: (text: string) => readonly Mask[]
  /** Views of the memory, good until the next text. */
  readonly tokens: () => Uint16Array
  readonly starts: () => Uint32Array
  readonly ends: () => Uint32Array
}

/**
 * Makes a normaliser. It takes a text apart into tokens, code point by code point: width, case, accents, look-alike
 * letters and Chinese variants are folded; punctuation, fillers and what nobody sees are dropped, and what `findMasks`
 * finds is left out. Linear. The stream it gives is a view of its own memory, good until the next call: copy what is to last.
 */
export function createNormalizer(): (text: string) => TokenStream {
  const { take, tokens, starts, ends } = createTaker()
  return (text) => {
    const masks = take(text)
    return { tokens: tokens(), starts: starts(), ends: ends(), masks }
  }
}

/** As `createNormalizer`, of which it gives the tokens alone. */
export function createTokenizer(): (text: string) => Uint16Array {
  const { take, tokens } = createTaker()
  return (text) => {
    take(text)
    return tokens()
  }
}

function createTaker(): Taker {
  const table = classTable()
  let tokens = new Uint16Array(1024)
  let starts = new Uint32Array(1024)
  let ends = new Uint32Array(1024)
  let count = 0
  let run = 0
  let runStart = -1
  let runEnd = 0
  let runLetters = 0
  let hasLetters = false
  // Something that is no token stands between the run and what comes. It ends a word, and no number: 1.49 and 1 4 9 are one.
  let isParted = false
  // Single letters side by side, pushed one by one already; `spaced` is the hash of all of them.
  let singles = 0
  let spaced = 0

  const push = (token: number, start: number, end: number) => {
    if (count === tokens.length) {
      tokens = widened(tokens, count + 1)
      starts = widened(starts, count + 1)
      ends = widened(ends, count + 1)
    }
    tokens[count] = token
    starts[count] = start
    ends[count++] = end
  }
  const tokenOf = (hash: number, letters: boolean) => (letters ? wordToken(hash) : (hash >>> 0) % NUMBERS)
  const closeSingles = () => {
    if (singles >= SPACED_WORD) {
      const last = count - 1
      count -= singles
      push(wordToken(spaced), starts[count]!, ends[last]!)
    } else count -= singles
    singles = 0
  }
  const closeRun = () => {
    if (runStart < 0) return
    if (runLetters > 1 || !hasLetters) closeSingles()
    push(tokenOf(run, hasLetters), runStart, runEnd)
    runStart = -1
    isParted = false
  }
  const addLetter = (letter: number, start: number, end: number) => {
    if (runStart < 0) {
      runStart = start
      run = RUN_SEED
      runLetters = 0
      hasLetters = false
    }
    run = Math.imul(run ^ letter, 0x01000193)
    runLetters++
    hasLetters ||= !isDigit(letter)
    runEnd = end
  }
  /** Closes a run that may be one letter of a word written with blanks. */
  const closeLetter = () => {
    if (runStart < 0) return
    const isSingle = runLetters === 1 && hasLetters
    if (isSingle && singles === 0) spaced = RUN_SEED
    const letter = lastLetter
    closeRun()
    if (!isSingle) return
    singles++
    spaced = Math.imul(spaced ^ letter, 0x01000193)
  }
  let lastLetter = 0
  const take = (found: number, start: number, end: number) => {
    if (found & IN_RUN) {
      const letter = found & LETTER_BITS
      if (runStart >= 0 && isParted && (hasLetters || !isDigit(letter))) closeLetter()
      isParted = false
      lastLetter = letter
      addLetter(letter, start, end)
      return
    }
    closeLetter()
    closeSingles()
    push(tokenAlone(found), start, end)
  }
  /** Takes units that are tokens by themselves, while there are such. Gives where they end. */
  const takeAlone = (text: string, from: number, to: number, alone: Uint16Array): number => {
    const end = Math.min(to, from + tokens.length - count)
    let at = from
    for (; at < end; at++) {
      const token = alone[text.charCodeAt(at)]!
      if (token === 0) break
      tokens[count] = token
      starts[count] = at
      ends[count++] = at + 1
    }
    return at
  }

  /** Takes units that go on with the run at hand, while there are such. Gives where they end. */
  const takeLetters = (text: string, from: number, to: number, units: Int32Array): number => {
    let at = from
    for (; at < to; at++) {
      const found = units[text.charCodeAt(at)]!
      if (found <= 0 || !(found & IN_RUN)) break
      lastLetter = found & LETTER_BITS
      run = Math.imul(run ^ lastLetter, 0x01000193)
      runLetters++
      hasLetters ||= !isDigit(lastLetter)
      runEnd = at + 1
    }
    return at
  }

  const takeApart = (text: string): readonly Mask[] => {
    const masks = findMasks(text)
    let mask = 0
    let maskStart = masks[0]?.start ?? text.length
    const { units, tokens: alone, lists } = table
    count = 0
    singles = 0
    for (let at = 0; at < text.length; at++) {
      if (runStart >= 0) {
        if (!isParted) at = takeLetters(text, at, maskStart, units)
      } else if (singles === 0) at = takeAlone(text, at, maskStart, alone)
      if (at >= maskStart) {
        if (at >= text.length) break
        closeLetter()
        closeSingles()
        at = Math.max(at, masks[mask]!.end) - 1
        while (mask < masks.length && masks[mask]!.end <= at + 1) mask++
        maskStart = masks[mask]?.start ?? text.length
        continue
      }
      const known = units[text.charCodeAt(at)]!
      if (known > 0) {
        take(known, at, at + 1)
        continue
      }
      const codePoint = text.codePointAt(at)!
      const start = at
      if (codePoint > 0xffff) at++
      const found = known === FILLER ? FILLER : classAt(codePoint, table)
      if (found >= 0) take(found, start, at + 1)
      else if (found === EXPANDS) for (const part of lists.get(codePoint)!) take(part, start, at + 1)
      else if (found === FILLER) {
        closeLetter()
        closeSingles()
      } else if (runStart >= 0 && !continuesRun(codePoint)) isParted = true
    }
    closeLetter()
    closeSingles()
    return masks
  }
  return {
    take: takeApart,
    tokens: () => tokens.subarray(0, count),
    starts: () => starts.subarray(0, count),
    ends: () => ends.subarray(0, count),
  }
}

/** Marks and invisible characters inside a word do not end it. */
const continuesRun = (codePoint: number): boolean =>
  codePoint > 0x7f && (codePoint < 0x3000 || codePoint > 0x3020) && INSIDE_WORDS.test(String.fromCodePoint(codePoint))
const INSIDE_WORDS = /[\p{M}\p{Default_Ignorable_Code_Point}]/u
