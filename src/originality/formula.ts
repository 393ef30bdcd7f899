import type { Passage } from './align.js'
import { isNumber } from './normalize.js'

/** Is a passage only the frame of a serial bulletin? Or may it be, so that only a human can tell? */
export type Formulaic = 'yes' | 'perhaps' | 'no'

/** Changed figures from which a passage is surely a formula. */
const LEAST_CHANGED = 2
/** A formula has a changed figure for at most so many words; a story with a few figures has more words between them. */
const WORDS_A_FIGURE = 18
/** With names changed too there may be so many words between figures; a copy with altered words looks alike. */
const MOST_WORDS_A_FIGURE = 36
/** One figure alone says less. */
const MOST_WORDS_ONE_FIGURE = 26

/** The figures of a stretch, in order of size; most stretches have none. */
function figuresOf(tokens: Uint16Array, from: number, to: number): readonly number[] {
  let figures: number[] | undefined
  for (let i = from; i < to; i++) {
    if (!isNumber(tokens[i]!)) continue
    figures ??= []
    figures.push(tokens[i]!)
  }
  return figures?.sort((a, b) => a - b) ?? NONE
}

const NONE: readonly number[] = []

/** How many figures of a passage are the same in both texts, and how many stand in for others. */
function compareFigures(
  { postStart, postEnd, sourceStart, sourceEnd }: Passage,
  post: Uint16Array,
  source: Uint16Array,
): { readonly kept: number; readonly changed: number } {
  const ofPost = figuresOf(post, postStart, postEnd)
  const ofSource = figuresOf(source, sourceStart, sourceEnd)
  let kept = 0
  for (let i = 0, j = 0; i < ofPost.length && j < ofSource.length; ) {
    if (ofPost[i] === ofSource[j]) kept++
    if (ofPost[i]! <= ofSource[j]!) i++
    else j++
  }
  // A figure that was put in, or left out, stands in for none.
  return { kept, changed: Math.min(ofPost.length, ofSource.length) - kept }
}

/**
 * Is a passage the house's words with other figures in them? Who copies a text copies its figures; two reports of one kind
 * share the words around them. Told by the figures that the two do not share.
 */
export function isFormula(passage: Passage, post: Uint16Array, source: Uint16Array): Formulaic {
  const { kept, changed } = compareFigures(passage, post, source)
  if (changed >= LEAST_CHANGED && changed > kept && changed * WORDS_A_FIGURE >= passage.matched) return 'yes'
  if (changed === 0 || changed < kept) return 'no'
  const most = changed > 1 ? changed * MOST_WORDS_A_FIGURE : MOST_WORDS_ONE_FIGURE
  return passage.matched <= most ? 'perhaps' : 'no'
}
