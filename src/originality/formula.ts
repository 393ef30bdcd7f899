import type { Passage } from './align.js'
import { isNumber } from './normalize.js'

/** Changed figures from which a passage may be a formula. */
const LEAST_CHANGED = 2
/** A formula has a changed figure for at most so many words; a story with a few figures has more words between them. */
const WORDS_A_FIGURE = 18

/**
 * Is a passage only the frame of a serial bulletin: the house's words with other figures in them? Who copies a text copies
 * its figures; two reports of one kind share the words around them. Told by the figures that the two do not share.
 */
export function isFormula(
  { postStart, postEnd, sourceStart, sourceEnd, matched }: Passage,
  post: Uint16Array,
  source: Uint16Array,
): boolean {
  const left = new Map<number, number>()
  for (let i = sourceStart; i < sourceEnd; i++)
    if (isNumber(source[i]!)) left.set(source[i]!, (left.get(source[i]!) ?? 0) + 1)
  let kept = 0
  let changed = 0
  for (let i = postStart; i < postEnd; i++) {
    const token = post[i]!
    if (!isNumber(token)) continue
    const count = left.get(token) ?? 0
    if (count > 0) {
      left.set(token, count - 1)
      kept++
    } else changed++
  }
  return changed >= LEAST_CHANGED && changed > kept && changed * WORDS_A_FIGURE >= matched
}
