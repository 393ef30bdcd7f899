import type { Passage } from './align.js'
import type { Mask } from './find-masks.js'
import type { TokenStream } from './normalize.js'
import { ANNOUNCED, TEMPLATE } from './resolve.js'

/** A passage in UTF-16 offsets of the untouched texts, end exclusive, and the words there. */
export interface PassageEvidence {
  readonly post_start: number
  readonly post_end: number
  readonly source_start: number
  readonly source_end: number
  readonly post_text: string
  readonly source_text: string
}

/** What of a text takes no part, in order and without overlaps: what the normaliser masked, and marked tokens. */
export function maskedSpans(text: string, { starts, ends, masks }: TokenStream, marks: Uint8Array): Mask[] {
  const spans: Mask[] = [...masks]
  for (let i = 0; i < marks.length; ) {
    const mark = marks[i]!
    let j = i + 1
    while (j < marks.length && marks[j] === mark) j++
    if (mark === ANNOUNCED || mark === TEMPLATE)
      spans.push({ start: starts[i]!, end: ends[j - 1]!, why: mark === ANNOUNCED ? 'announcement' : 'template' })
    i = j
  }
  return spans
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => start < end && end <= text.length)
}

/** Passages of one source, from token positions to offsets and words. */
export function passagesOf(
  passages: readonly Passage[],
  post: { readonly text: string; readonly stream: TokenStream },
  source: { readonly text: string; readonly stream: TokenStream },
): PassageEvidence[] {
  return passages.map(({ postStart, postEnd, sourceStart, sourceEnd }) => {
    const place = {
      post_start: post.stream.starts[postStart]!,
      post_end: post.stream.ends[postEnd - 1]!,
      source_start: source.stream.starts[sourceStart]!,
      source_end: source.stream.ends[sourceEnd - 1]!,
    }
    return {
      ...place,
      post_text: post.text.slice(place.post_start, place.post_end),
      source_text: source.text.slice(place.source_start, place.source_end),
    }
  })
}
