/**
 * Which authors have grams that were seen to be of a template: of each gram so many different ones as make a template, no
 * more. Open addressing in typed arrays: there may be millions of grams. Plain data that can cross threads.
 */
export interface Templates {
  /** From so many authors on a gram is a template's. */
  readonly least: number
  /** Two words a slot: both hashes of the gram. */
  grams: Uint32Array
  /** `least` words a slot: authors plus one, 0 is none. */
  authors: Uint32Array
  /** Slots that are taken. */
  count: number
}

const FULL = 0.6

/** No gram yet. */
export const createTemplates = (least: number): Templates => roomFor(least, 1 << 10)

const roomFor = (least: number, slots: number): Templates => ({
  least,
  grams: new Uint32Array(slots * 2),
  authors: new Uint32Array(slots * least),
  count: 0,
})

/** The slot of a gram, or the empty slot where it would go. A slot is taken where it has an author. */
function slotOf({ grams, authors, least }: Templates, low: number, high: number): number {
  const mask = grams.length / 2 - 1
  let slot = (low >>> 4) & mask
  while (authors[slot * least] !== 0 && (grams[slot * 2] !== low || grams[slot * 2 + 1] !== high))
    slot = (slot + 1) & mask
  return slot
}

function grow(templates: Templates): void {
  const { grams, authors, least } = templates
  const wider = roomFor(least, grams.length)
  for (let slot = 0; slot * 2 < grams.length; slot++) {
    if (authors[slot * least] === 0) continue
    const to = slotOf(wider, grams[slot * 2]!, grams[slot * 2 + 1]!)
    wider.grams[to * 2] = grams[slot * 2]!
    wider.grams[to * 2 + 1] = grams[slot * 2 + 1]!
    for (let i = 0; i < least; i++) wider.authors[to * least + i] = authors[slot * least + i]!
  }
  templates.grams = wider.grams
  templates.authors = wider.authors
}

/** Notes that an author has a gram. */
export function noteTemplate(templates: Templates, low: number, high: number, author: number): void {
  const { least } = templates
  if (templates.count >= (templates.grams.length / 2) * FULL) grow(templates)
  const slot = slotOf(templates, low, high)
  const { grams, authors } = templates
  const begin = slot * least
  if (authors[begin] === 0) templates.count++
  grams[slot * 2] = low
  grams[slot * 2 + 1] = high
  for (let i = begin; i < begin + least; i++) {
    if (authors[i] === author + 1) return
    if (authors[i] !== 0) continue
    authors[i] = author + 1
    return
  }
}

/** Was a gram seen to be a template's, in the texts of enough authors? */
export function isTemplate(templates: Templates, low: number, high: number): boolean {
  const { authors, least } = templates
  return authors[slotOf(templates, low, high) * least + least - 1] !== 0
}

/** All that was seen, by whichever thread. */
export function mergeTemplates(least: number, all: readonly Templates[]): Templates {
  const merged = createTemplates(least)
  for (const { grams, authors } of all)
    for (let slot = 0; slot * 2 < grams.length; slot++)
      for (let i = slot * least; i < (slot + 1) * least && authors[i] !== 0; i++)
        noteTemplate(merged, grams[slot * 2]!, grams[slot * 2 + 1]!, authors[i]! - 1)
  return merged
}
