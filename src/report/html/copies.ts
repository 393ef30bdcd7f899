import type { Entry } from '../../model/result.js'
import { copyEvidence } from '../copy-evidence.js'
import type { Excerpt, PageCopy, PageSource } from './page-model.js'

/** What originality says about a post in its finding's evidence. Offsets are UTF-16 units of the untouched texts. */
interface CopyEvidence {
  readonly share?: number
  readonly sources?: readonly CopiedSource[]
}

interface CopiedSource {
  readonly source_id: string
  readonly source_kind: PageSource['kind']
  readonly author: string
  /** In the campaign's zone; null where unknown. */
  readonly posted_at: string | null
  readonly share: number
  readonly passages: readonly Passage[]
}

interface Passage {
  readonly post_start: number
  readonly post_end: number
  readonly source_start: number
  readonly source_end: number
  readonly post_text: string
  readonly source_text: string
}

/** Where the untouched texts are that evidence speaks of. Undefined for a text that the run no longer holds. */
export interface Texts {
  readonly ofPost: (post: number) => string | undefined
  readonly ofSource: (kind: PageSource['kind'], id: string) => string | undefined
}

export const NO_TEXTS: Texts = { ofPost: () => undefined, ofSource: () => undefined }

const AROUND = 24
const LONGEST_PASSAGE = 1000
const LONGEST_TEXT = 6000
const MOST_PASSAGES = 12

/** Takes off half of a surrogate pair at either end. */
const trimHalves = (text: string): string => text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')

const cut = (text: string, most: number): string => (text.length <= most ? text : `${trimHalves(text.slice(0, most))}…`)

/** Words of a text, with a little of what stands around them where the text is at hand. */
export function excerpt(words: string, text: string | undefined, start: number, end: number): Excerpt {
  const shown = cut(words, LONGEST_PASSAGE)
  if (text === undefined) return { before: '', words: shown, after: '' }
  const from = Math.max(0, start - AROUND)
  const to = Math.min(text.length, end + AROUND)
  return {
    before: `${from > 0 ? '…' : ''}${trimHalves(text.slice(from, start))}`,
    words: shown,
    after: shown === words ? `${trimHalves(text.slice(end, to))}${to < text.length ? '…' : ''}` : '',
  }
}

const sizeOf = ({ text, sources }: PageCopy): number =>
  (text?.length ?? 0) +
  sources
    .flatMap(({ passages }) => passages.flatMap(({ post, source }) => [post, source]))
    .reduce((size, { before, words, after }) => size + before.length + words.length + after.length, 0)

const evidenceOf = (entry: Entry): CopyEvidence => (copyEvidence(entry) ?? {}) as CopyEvidence

/** Has the post anything in common with another text, whatever follows from that? */
export const hasSources = (entry: Entry): boolean => (evidenceOf(entry).sources ?? []).length > 0

/** What a source is, without its passages. */
const nameOf = ({ source_kind, source_id, author, posted_at, share }: CopiedSource): PageSource => ({
  kind: source_kind,
  id: source_id,
  author,
  time: posted_at ?? '',
  share,
  passages: [],
})

/** What reading copies needs of a run. */
export interface CopyForms {
  readonly texts: Texts
  /** UTF-16 units of text to give in all. */
  readonly most: number
}

/**
 * Makes a function that gives what a post was copied from, passage by passage. Once `most` units of text have been given,
 * further posts name their sources only.
 */
export function copyReader({ texts, most }: CopyForms): (entry: Entry) => PageCopy | undefined {
  let left = most
  const passagesOf = ({ source_kind, source_id, passages }: CopiedSource, text: string | undefined) => {
    const other = passages.length > 0 ? texts.ofSource(source_kind, source_id) : undefined
    return passages.slice(0, MOST_PASSAGES).map((passage) => ({
      post: excerpt(passage.post_text, text, passage.post_start, passage.post_end),
      source: excerpt(passage.source_text, other, passage.source_start, passage.source_end),
    }))
  }
  return (entry) => {
    const { share = 0, sources = [] } = evidenceOf(entry)
    if (sources.length === 0) return undefined
    const named = sources.map(nameOf)
    const short: PageCopy = { share, sources: named, text: null, isCut: true }
    // To ask for passages makes both texts to be read again: not for what there is no room for.
    if (left < 0) return short
    const text = texts.ofPost(entry.post)
    const whole: PageCopy = {
      share,
      sources: named.map((source, i) => ({ ...source, passages: passagesOf(sources[i]!, text) })),
      text: text === undefined ? null : cut(text, LONGEST_TEXT),
      isCut: false,
    }
    left -= sizeOf(whole)
    return left < 0 ? short : whole
  }
}
