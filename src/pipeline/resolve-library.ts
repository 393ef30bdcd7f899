import type { Allocate } from '../model/allocate.js'
import { quotesOf } from '../originality/announcement-mask.js'
import { SEVERAL } from '../originality/index-fingerprints.js'
import type { Library, TokenReader } from '../originality/library.js'
import { createResolver, type Found, type Resolved, type SeekOptions } from '../originality/resolve.js'
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
  /** Fewer own tokens are too few to judge: such posts are told too. */
  readonly leastTokens: number
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
  readonly resolve: (posts: Iterable<number>, all?: Templates) => ResolvedPosts
  /** Templates seen in the posts resolved so far. */
  readonly templates: Templates
}

const isNotable = ({ sources, announced, own }: Resolved, leastTokens: number): boolean =>
  sources.length > 0 || announced > 0 || own < leastTokens

/** Makes a resolver of the posts of a comparison. */
export function createLibraryResolver(
  { library, announcements, options, leastTokens, thorough }: Comparison,
  reader: TokenReader,
  known: Found,
  allocate: Allocate,
): LibraryResolver {
  const resolver = createResolver(library, reader, known, quotesOf(announcements), options)
  const seek = thorough ? createThoroughSeeker(library, reader) : undefined
  return {
    templates: resolver.templates,
    resolve(posts, all) {
      const found = createPacker()
      const later: number[] = []
      for (const text of posts) {
        const resolved = resolver.resolve(text, all)
        if (!resolved) later.push(text)
        else {
          const sources = seek && resolved.sources.length === 0 ? seek(text, resolved.marks) : resolved.sources
          const sought = sources === resolved.sources ? resolved : { ...resolved, sources }
          if (isNotable(sought, leastTokens)) found.add({ text, resolved: sought })
        }
      }
      return { found: found.done(allocate), later }
    },
  }
}
