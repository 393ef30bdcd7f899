import type { Allocate } from '../model/allocate.js'
import { quotesOf } from '../originality/announcement-mask.js'
import { SEVERAL, type Texts } from '../originality/index-fingerprints.js'
import { judge, type Thresholds } from '../originality/judge.js'
import type { Library, TokenReader } from '../originality/library.js'
import { createResolver, type Found, type SeekOptions } from '../originality/resolve.js'
import type { Templates } from '../originality/templates.js'
import { createThoroughSeeker } from '../originality/thorough.js'
import { createPacker, type PackedResolutions } from './pack-resolutions.js'

/** All that resolving needs. Plain data: threads can share it. */
export interface Comparison {
  readonly library: Library
  /** The first so many texts are posts, and to be resolved. */
  readonly posts: number
  /** Token streams of the announcement and of official share texts. */
  readonly announcements: readonly Uint16Array[]
  readonly options: SeekOptions
  /** What makes a copy: nothing is said of posts that are their author's own. */
  readonly limits: Thresholds
  /** Whether texts with something put in every few tokens are sought too. */
  readonly thorough: boolean
}

/** Of how many authors a gram must be for it to be of interest in the earliest text too. */
export const leastAuthors = ({ options }: Comparison): number => Math.min(SEVERAL, options.templateAuthors)

/** What came of some posts. */
export interface ResolvedPosts {
  readonly found: PackedResolutions
  /** Posts that can be resolved only once all templates are known. */
  readonly later: readonly number[]
}

/** Resolves posts, some at a time. */
export interface LibraryResolver {
  readonly resolve: (posts: Texts | readonly number[], all?: Templates) => ResolvedPosts
  /** Templates seen in the posts resolved so far. */
  readonly templates: Templates
}

/** Makes a resolver of the posts of a comparison. */
export function createLibraryResolver(
  { library, announcements, options, limits, thorough }: Comparison,
  reader: TokenReader,
  known: Found,
  allocate: Allocate,
): LibraryResolver {
  const resolver = createResolver(library, reader, known, quotesOf(announcements), options)
  const seek = thorough ? createThoroughSeeker(library, reader) : undefined
  const found = createPacker(allocate)

  // False where a post must be put off. By itself, not in the loops: V8 optimises it once, and not again for each loop and for
  // each batch of posts. What is rare is left to the loops, for V8 throws code away that comes to what it has never seen.
  function resolveOne(text: number, all: Templates | undefined): boolean {
    const resolved = resolver.resolve(text, all)
    if (!resolved) return false
    const sought =
      seek && resolved.sources.length === 0 ? { ...resolved, sources: seek(text, resolved.marks) } : resolved
    const judgement = judge(sought, limits)
    if (judgement !== 'own') found.add(text, judgement, sought)
    return true
  }
  return {
    templates: resolver.templates,
    resolve(posts, all) {
      const later: number[] = []
      if ('from' in posts) {
        for (let text = posts.from; text < posts.to; text++) if (!resolveOne(text, all)) later.push(text)
      } else for (const text of posts) if (!resolveOne(text, all)) later.push(text)
      return { found: found.done(), later }
    },
  }
}
