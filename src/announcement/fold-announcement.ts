import { variantTable } from '../text/han-variants/fold-variants.js'

/** A text in the form in which clauses are sought, and where each of its units stands in the original. */
export interface Folded {
  readonly raw: string
  readonly text: string
  /** For each unit of `text` the offset in `raw` of what it came from; one more at the end. */
  readonly from: readonly number[]
}

const KEYCAP = /^([0-9])\ufe0f?\u20e3\ufe0f?/
const IGNORED = /^(?:\p{Default_Ignorable_Code_Point}|\u20e3)$/u
const DASHES = /^[‐‑‒–—―−－﹣─━➖]$/u
const TILDES = /^[~～〜∼]$/u
const ARROWS = /^[→➡➔➜⇒►▶]$/u
const MARKERS = /^[\s\p{Extended_Pictographic}\p{P}]*$/u
/** Circled and parenthesised numbers: list markers, which compatibility folding would turn into digits. */
const CIRCLED = /^[\u2460-\u24ff\u2776-\u2793\u3220-\u3243\u3280-\u32b0]$/u
const CIRCLED_ZERO = 0x245f

/** What one code point becomes. Width, blanks, dashes, quotes and variants of Chinese characters are folded; case is kept. */
function foldCodePoint(character: string, variants: ReadonlyMap<number, number>): string {
  if (character >= ' ' && character <= '~') return character
  if (character === '\n' || character === '\u2028' || character === '\u2029' || character === '\u0085') return '\n'
  if (IGNORED.test(character)) return ''
  if (/^[\s\p{Cc}]$/u.test(character)) return ' '
  if (DASHES.test(character)) return '-'
  if (TILDES.test(character)) return '~'
  if (ARROWS.test(character)) return '→'
  if (/^[‘’`´]$/u.test(character)) return "'"
  if (/^[✕✖╳]$/u.test(character)) return '×'
  if (/^[≧⩾]$/u.test(character)) return '≥'
  if (/^[≦⩽]$/u.test(character)) return '≤'
  if (character === '∕' || character === '⁄') return '/'
  if (character === '﹟' || character === '＃') return '#'
  if (CIRCLED.test(character)) return character
  const folded = variants.get(character.codePointAt(0)!)
  return folded === undefined ? character.normalize('NFKC') : String.fromCodePoint(folded)
}

/**
 * Folds an announcement for reading. A single keycap at the start of a line (1️⃣) is a list marker and becomes ①; keycaps
 * elsewhere are digits.
 */
export function foldAnnouncement(raw: string): Folded {
  const variants = variantTable()
  const from: number[] = []
  let text = ''
  let lineStart = 0
  const put = (folded: string, at: number) => {
    for (let unit = 0; unit < folded.length; unit++) from.push(at)
    text += folded
    if (folded === '\n') lineStart = text.length
  }
  for (let at = 0; at < raw.length; ) {
    const keycap = KEYCAP.exec(raw.slice(at, at + 4))
    if (keycap) {
      const isAlone = !KEYCAP.test(raw.slice(at + keycap[0].length, at + keycap[0].length + 4))
      const isMarker = isAlone && keycap[1] !== '0' && MARKERS.test(text.slice(lineStart))
      put(isMarker ? String.fromCodePoint(CIRCLED_ZERO + Number(keycap[1])) : keycap[1]!, at)
      at += keycap[0].length
      continue
    }
    const character = String.fromCodePoint(raw.codePointAt(at)!)
    if (character === '\r') put(raw[at + 1] === '\n' ? '' : '\n', at)
    else put(foldCodePoint(character, variants), at)
    at += character.length
  }
  from.push(raw.length)
  return { raw, text, from }
}
