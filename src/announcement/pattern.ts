import { foldVariants } from '../text/han-variants/fold-variants.js'

/**
 * A pattern for folded announcements: its Chinese characters are folded too, so that one spelling stands for simplified,
 * traditional and variant forms. Case aside unless `flags` says otherwise.
 */
export const pattern = (source: string, flags = 'iu'): RegExp => new RegExp(foldVariants(source), flags)

const everywhere = new WeakMap<RegExp, RegExp>()

/** The same pattern with the flag that `matchAll` needs; made once, for that is what takes the time. */
function globally(wanted: RegExp): RegExp {
  if (wanted.global) return wanted
  const known = everywhere.get(wanted)
  if (known) return known
  const made = new RegExp(wanted.source, `${wanted.flags}g`)
  everywhere.set(wanted, made)
  return made
}

/** All matches of a pattern in a text. */
export const matchesOf = (wanted: RegExp, text: string): RegExpExecArray[] =>
  Array.from(text.matchAll(globally(wanted)))
