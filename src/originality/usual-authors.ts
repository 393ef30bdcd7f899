import { GRAM_SPAN } from './fingerprint.js'
import { SEVERAL, type Texts } from './index-fingerprints.js'
import type { Library } from './library.js'
import { type HitReader, type Hits, roomForHits } from './read-hits.js'

/** A text was copied whole if so large a part of it stands in the texts of several authors. */
const MOSTLY = 0.6

/**
 * Finds how many authors have an ordinary part of a text, if most of it was copied; else 0. What many authors took out of
 * a text that others copied whole is no template. Texts of less than `least` tokens are passed over. `several` are the
 * grams of each text that several authors have, as the indexers counted them. Fills in `usual`, by text.
 */
export function findUsualAuthors(
  library: Library,
  read: HitReader,
  several: readonly Uint32Array[],
  { from, to }: Texts,
  least: number,
  usual: Uint16Array,
): void {
  const hits = roomForHits(1024)
  for (let text = from; text < to; text++) {
    let count = 0
    for (const counts of several) count += counts[text]!
    if (count === 0) continue
    const length = library.begins[text + 1]! - library.begins[text]!
    if (length < least || count <= MOSTLY * (length - GRAM_SPAN + 1)) continue
    read(text, hits)
    usual[text] = middleOfSeveral(hits)
  }
}

/** The middle of how many authors the hits have that several have; moves those to the front. */
function middleOfSeveral({ authors, count }: Hits): number {
  let some = 0
  for (let i = 0; i < count; i++) if (authors[i]! >= SEVERAL) authors[some++] = authors[i]!
  return authors.subarray(0, some).sort()[some >> 1]!
}
