import { editDistance } from './edit-distance.js'
import { escapePattern } from './escape-pattern.js'
import { foldText } from './fold.js'
import { foldVariants } from './han-variants/fold-variants.js'
import { afterSigns, type SignedSpan, signedRuns, stripSigns } from './hashtags.js'
import { blankOut, findUrls, type Span } from './spans.js'
import { holdsSign } from './survey.js'

/** How a tag that is not the wanted one resembles it. */
export type Resemblance = 'glued' | 'variant' | 'spaced' | 'longer' | 'typo' | 'unsigned'

/** A wanted hashtag, prepared for matching. */
export interface TagPattern {
  /** As the campaign writes it, with one sign. */
  readonly tag: string
  readonly body: string
  /** The body with Chinese character variants folded. Only near misses need it, and the table behind it. */
  readonly variant: () => string
  /** The tag with blanks allowed anywhere, at the start of a text, and not running on. */
  readonly spaced: RegExp
}

/** What was found of a tag. */
export type TagMatch = { readonly kind: 'found' } | { readonly kind: Resemblance; readonly seen: string }

/** Where a tag may be: texts with signs, and the entries of a column of tags, with or without signs. */
export interface TagPlaces {
  readonly texts: readonly string[]
  readonly entries: readonly string[]
}

const SHORTEST_FOR_TYPO = 4
const SHORTEST_UNSIGNED = 5
const SEPARATORS = /[;,|/、，；｜／\s]+/
const RUNS_ON = /^[\p{XID_Continue}]/u
const BROKEN = /[^\p{XID_Continue}\s]/u

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Prepares a tag as campaign files write it: with or without signs, in any width and case. */
export function compileTag(written: string): TagPattern {
  const plain = stripSigns(written)
  const body = foldText(plain)
  const letters = Array.from(body.replace(/\s+/g, ''), escapePattern)
  return {
    tag: `#${plain}`,
    body,
    variant: once(() => foldVariants(body)),
    spaced: new RegExp(`^\\s*${letters.join('\\s*')}(?![\\p{XID_Continue}])`, 'u'),
  }
}

/** Compares the words of one tag, folded, with the wanted ones. */
function compare(body: string, wanted: TagPattern): 'found' | Resemblance | undefined {
  if (body === wanted.body) return 'found'
  const variant = foldVariants(body)
  if (variant === wanted.variant()) return 'variant'
  if (variant.startsWith(wanted.variant()) && RUNS_ON.test(variant.slice(wanted.variant().length))) return 'longer'
  const long = wanted.body.length >= SHORTEST_FOR_TYPO
  return long && editDistance(variant, wanted.variant(), 1) <= 1 ? 'typo' : undefined
}

/** A tag whose own words hold blanks or symbols is read from its sign on, not cut at the first blank. */
function isWholeAt(rest: string, wanted: TagPattern): boolean {
  return rest.startsWith(wanted.body) && !RUNS_ON.test(rest.slice(wanted.body.length))
}

/**
 * A slip that breaks the tag off, `#tag-name` for `#tagname`: a run of about the right length with a symbol inside, one
 * edit away. Gives the run.
 */
function brokenOff(rest: string, wanted: TagPattern): string | undefined {
  const characters = Array.from(rest.slice(0, 2 * (wanted.body.length + 2)))
  const length = Array.from(wanted.body).length
  if (length < SHORTEST_FOR_TYPO || !BROKEN.test(characters.slice(0, length + 1).join(''))) return undefined
  return [length + 1, length, length - 1]
    .filter((end) => !RUNS_ON.test(characters[end] ?? '') && RUNS_ON.test(characters[end - 1] ?? ''))
    .map((end) => characters.slice(0, end).join(''))
    .find((run) => BROKEN.test(run) && editDistance(foldVariants(run), wanted.variant(), 1) <= 1)
}

const foundAt = (text: string, { start, end, glued }: SignedSpan): TagMatch & Span =>
  glued ? { kind: 'glued', seen: text.slice(start, end), start, end } : { kind: 'found', start, end }

function* matchesIn(text: string, wanted: TagPattern): Generator<TagMatch & Span> {
  if (!holdsSign(text)) return
  const urls = findUrls(text)
  for (const { start, end, body, glued } of signedRuns(text, urls)) {
    const kind = compare(foldText(body), wanted)
    if (kind === 'found') yield foundAt(text, { start, end, glued })
    else if (kind) yield { kind, seen: text.slice(start, end), start, end }
  }
  for (const { start, end, glued } of afterSigns(text, urls)) {
    const rest = foldText(text.slice(start + 1, end))
    /** Where a beginning of `rest` ends in the text: known where folding has changed no lengths. */
    const endOf = (beginning: string) => (rest.length === end - start - 1 ? start + 1 + beginning.length : end)
    const spaced = wanted.spaced.exec(rest)?.[0]
    const seen = spaced ?? brokenOff(rest, wanted)
    if (seen === undefined) continue
    const stop = endOf(seen)
    if (isWholeAt(rest, wanted)) yield foundAt(text, { start, end: stop, glued })
    else yield { kind: spaced === undefined ? 'typo' : 'spaced', seen: text.slice(start, stop), start, end: stop }
  }
}

function* matchesAmong(entry: string, wanted: TagPattern): Generator<TagMatch> {
  const whole = foldText(stripSigns(entry))
  for (const piece of entry.split(SEPARATORS)) {
    const words = stripSigns(piece)
    if (holdsSign(words)) continue
    const kind = compare(foldText(words), wanted)
    if (kind === 'found') yield { kind }
    else if (kind) yield { kind, seen: piece }
  }
  if (wanted.spaced.test(whole)) yield { kind: 'spaced', seen: entry }
  yield* matchesIn(entry, wanted)
}

/** Whether an entry of a column of tags is the tag, and nothing else. */
export const isAmong = (wanted: TagPattern, entries: readonly string[]): boolean =>
  entries.some((entry) => foldText(stripSigns(entry)) === wanted.body)

const PREFERENCE: readonly TagMatch['kind'][] = ['found', 'glued', 'variant', 'spaced', 'longer', 'typo', 'unsigned']

/**
 * Looks for a tag: whole, after folding width, case and what is invisible; failing that, for the tag that resembles it
 * most. Near misses are for a human to judge. Gives undefined when nothing comes near.
 */
export function seekTag(wanted: TagPattern, { texts, entries }: TagPlaces): TagMatch | undefined {
  let best: TagMatch | undefined
  const better = (match: TagMatch) => !best || PREFERENCE.indexOf(match.kind) < PREFERENCE.indexOf(best.kind)
  if (isAmong(wanted, entries)) return { kind: 'found' }
  for (const entry of entries)
    for (const match of matchesAmong(entry, wanted)) {
      if (match.kind === 'found') return match
      if (better(match)) best = match
    }
  for (const text of texts)
    for (const match of matchesIn(text, wanted)) {
      if (match.kind === 'found') return { kind: 'found' }
      if (better(match)) best = match
    }
  return best ?? seekUnsigned(wanted, texts)
}

/** The words of a long tag without any sign: surely meant, and not the tag. */
function seekUnsigned({ body, tag }: TagPattern, texts: readonly string[]): TagMatch | undefined {
  if (Array.from(body).length < SHORTEST_UNSIGNED || /^[\x20-\x7e]*$/.test(body)) return undefined
  return texts.some((text) => foldText(blankOut(text, findUrls(text))).includes(body))
    ? { kind: 'unsigned', seen: tag.slice(1) }
    : undefined
}

/** The text without the given tags and what resembles them: a campaign's own tag proves nothing about the topic. */
export function withoutTags(text: string, tags: readonly TagPattern[]): string {
  if (tags.length === 0 || !holdsSign(text)) return text
  return blankOut(
    text,
    tags.flatMap((tag) => [...matchesIn(text, tag)]),
  )
}
