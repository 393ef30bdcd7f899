/**
 * Which authors have grams that were seen to be of a template: of each gram so many different ones as make a template, no
 * more. Open addressing in typed arrays: there may be millions of grams. Plain data that can cross threads.
 */
export interface Templates {
  /** From so many authors on a gram is a template's. */
  readonly least: number
  /** Keys by slot. */
  keys: Uint32Array
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
  keys: new Uint32Array(slots),
  authors: new Uint32Array(slots * least),
  count: 0,
})

/** The slot of a gram, or the empty slot where it would go. A slot is taken where it has an author. */
function slotOf({ keys, authors, least }: Templates, key: number): number {
  const mask = keys.length - 1
  let slot = (Math.imul(key, 0x9e3779b1) >>> 4) & mask
  while (authors[slot * least] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask
  return slot
}

function grow(templates: Templates): void {
  const { keys, authors, least } = templates
  const wider = roomFor(least, keys.length * 2)
  for (let slot = 0; slot < keys.length; slot++) {
    if (authors[slot * least] === 0) continue
    const to = slotOf(wider, keys[slot]!)
    wider.keys[to] = keys[slot]!
    for (let i = 0; i < least; i++) wider.authors[to * least + i] = authors[slot * least + i]!
  }
  templates.keys = wider.keys
  templates.authors = wider.authors
}

/** Notes that an author has a gram. */
export function noteTemplate(templates: Templates, key: number, author: number): void {
  const { least } = templates
  if (templates.count >= templates.keys.length * FULL) grow(templates)
  const slot = slotOf(templates, key)
  const { keys, authors } = templates
  const begin = slot * least
  if (authors[begin] === 0) templates.count++
  keys[slot] = key
  for (let i = begin; i < begin + least; i++) {
    if (authors[i] === author + 1) return
    if (authors[i] !== 0) continue
    authors[i] = author + 1
    return
  }
}

/** Was a gram seen to be a template's, in the texts of enough authors? */
export function isTemplate(templates: Templates, key: number): boolean {
  const { authors, least } = templates
  return authors[slotOf(templates, key) * least + least - 1] !== 0
}

/** All that was seen, by whichever thread. */
export function mergeTemplates(least: number, all: readonly Templates[]): Templates {
  const merged = createTemplates(least)
  for (const { keys, authors } of all)
    for (let slot = 0; slot < keys.length; slot++)
      for (let i = slot * least; i < (slot + 1) * least && authors[i] !== 0; i++)
        noteTemplate(merged, keys[slot]!, authors[i]! - 1)
  return merged
}
