import { type Quotes, quotesOf } from '../originality/announcement-mask.js'
import { type FingerprintIndex, indexFingerprints } from '../originality/index-fingerprints.js'
import type { Library } from '../originality/library.js'
import { COPIED_BY, createResolver, type Resolved, type SeekOptions, type Templates } from '../originality/resolve.js'
import { createThoroughSeeker } from '../originality/thorough.js'

/** All that resolving needs. Plain data: threads can share it. */
export interface Comparison {
  readonly library: Library
  /** The first so many texts are posts, and to be resolved. */
  readonly posts: number
  /** Token streams of the announcement and of official share texts. */
  readonly announcements: readonly Uint16Array[]
  readonly options: SeekOptions
  /** Fewer own tokens are too few to judge: such posts are told too. */
  readonly leastTokens: number
  /** Whether texts with something put in every few tokens are sought too. */
  readonly thorough: boolean
}

/** Of how many authors a gram must be for a resolver to ask for it of the earliest text too. */
export const leastAuthors = ({ options }: Comparison): number => Math.min(COPIED_BY, options.templateAuthors)

/** A post of which there is something to say. */
export interface Resolution {
  readonly text: number
  readonly resolved: Resolved
}

/** What came of some posts. */
export interface ResolvedPosts {
  readonly found: readonly Resolution[]
  /** Posts that only the second round can resolve. */
  readonly later: readonly number[]
  readonly templates: Templates
}

const isNotable = ({ sources, announced, own }: Resolved, leastTokens: number): boolean =>
  sources.length > 0 || announced > 0 || own < leastTokens

/** Makes a function that resolves some posts in a round. */
export function createRoundResolver(
  { library, announcements, options, leastTokens, thorough }: Comparison,
  index: FingerprintIndex,
): (posts: Iterable<number>, round: 1 | 2, known?: Templates) => ResolvedPosts {
  const quotes: Quotes = quotesOf(announcements)
  const seek = thorough ? createThoroughSeeker(library) : undefined
  return (posts, round, known) => {
    const resolver = createResolver(library, index, quotes, options, known)
    const found: Resolution[] = []
    const later: number[] = []
    for (const text of posts) {
      const resolved = resolver.resolve(text, round)
      if (!resolved) later.push(text)
      else {
        const sources = seek && resolved.sources.length === 0 ? seek(text, resolved.marks) : resolved.sources
        const sought = sources === resolved.sources ? resolved : { ...resolved, sources }
        if (isNotable(sought, leastTokens)) found.push({ text, resolved: sought })
      }
    }
    return { found, later, templates: resolver.templates }
  }
}

/** All templates that were seen, by whichever thread. */
export function mergeTemplates(all: readonly Templates[]): Templates {
  const merged: Templates = new Map()
  for (const templates of all)
    for (const [key, authors] of templates) {
      const known = merged.get(key)
      if (known) for (const author of authors) known.add(author)
      else merged.set(key, new Set(authors))
    }
  return merged
}

function* upTo(count: number): Generator<number> {
  for (let i = 0; i < count; i++) yield i
}

/** Resolves all posts in this thread: first those that need no knowledge of others' templates, then the rest. */
export function resolveLibrary(comparison: Comparison): Resolution[] {
  const resolve = createRoundResolver(comparison, indexFingerprints(comparison.library, leastAuthors(comparison)))
  const first = resolve(upTo(comparison.posts), 1)
  return [...first.found, ...resolve(first.later, 2, first.templates).found]
}
