import type { Allocate } from '../model/allocate.js'
import { bytesOf, type Store } from '../model/store.js'
import { createIndexer, type Indexer, type Texts } from '../originality/index-fingerprints.js'
import { createTokenReader, type TokenReader } from '../originality/library.js'
import type { Piles } from '../originality/piles.js'
import { createHitReader, type HitSource, hitsIn } from '../originality/read-hits.js'
import type { Templates } from '../originality/templates.js'
import {
  type Comparison,
  createLibraryResolver,
  type LibraryResolver,
  leastAuthors,
  type ResolvedPosts,
} from './resolve-library.js'

/** Hits that one thread found: in memory, or put aside, and there where those of each block begin, in bytes. */
export type HitShare = { readonly piles: Piles } | { readonly begins: Float64Array }

/** What can be asked in the course of a comparison, in this order. */
export type CompareQuestion =
  | { readonly kind: 'compare'; readonly comparison: Comparison }
  | { readonly kind: 'pile'; readonly texts: Texts; readonly partitions: readonly number[] }
  | {
      readonly kind: 'find'
      readonly piles: readonly Piles[]
      readonly partitions: readonly number[]
      readonly isStored: boolean
    }
  | { readonly kind: 'several' }
  | { readonly kind: 'found'; readonly shares: readonly HitShare[]; readonly usual: Uint16Array }
  | { readonly kind: 'resolve'; readonly posts: Texts | readonly number[] }
  | { readonly kind: 'seen' }
  | { readonly kind: 'templates'; readonly templates: Templates }

/** What `CompareQuestion`s are answered with, by kind. */
export interface CompareAnswers {
  readonly compare: undefined
  readonly pile: Piles
  readonly find: HitShare
  readonly several: Uint32Array
  readonly found: undefined
  readonly resolve: ResolvedPosts
  readonly seen: Templates
  readonly templates: undefined
}

function* each(posts: Texts | readonly number[]): Generator<number> {
  if ('from' in posts) for (let post = posts.from; post < posts.to; post++) yield post
  else yield* posts
}

/** Hits from wherever they are. */
export function hitsOf(shares: readonly HitShare[], store: Store): HitSource {
  const sources = shares.map(
    (share): HitSource =>
      'piles' in share
        ? hitsIn(share.piles)
        : (block, take) => {
            const words = new Uint32Array(store.read(share.begins[block]!, share.begins[block + 1]!).buffer)
            take(words, 0, words.length)
          },
  )
  return (block, take) => {
    for (const source of sources) source(block, take)
  }
}

/** Puts hits aside, block by block. */
function putAside(piles: Piles, store: Store): HitShare {
  const { lengths } = piles
  const begins = new Float64Array(lengths.length + 1)
  for (let block = 0; block < lengths.length; block++) begins[block + 1] = begins[block]! + lengths[block]! * 4
  const pieces: Uint8Array[] = []
  const source = hitsIn(piles)
  for (let block = 0; block < lengths.length; block++)
    source(block, (words, from, to) => void pieces.push(bytesOf(words.subarray(from, to))))
  const start = store.add(pieces, begins.at(-1)!)
  return { begins: begins.map((begin) => start + begin) }
}

/** Makes the function that answers questions of comparisons, with what it remembers from one to the next. */
export function createComparer(
  allocate: Allocate,
  store: Store,
): (question: CompareQuestion) => CompareAnswers[keyof CompareAnswers] {
  let comparison: Comparison | undefined
  let reader: TokenReader | undefined
  let indexer: Indexer | undefined
  let resolver: LibraryResolver | undefined
  let known: Templates | undefined
  return (question) => {
    switch (question.kind) {
      case 'compare':
        comparison = question.comparison
        reader = createTokenReader(comparison.library, store)
        indexer = createIndexer(comparison.library, reader, leastAuthors(comparison), allocate)
        return undefined
      case 'pile':
        return indexer!.pileGrams(question.texts, question.partitions)
      case 'find': {
        const piles = indexer!.findHits(question.piles, question.partitions)
        return question.isStored ? putAside(piles, store) : { piles }
      }
      case 'several':
        return indexer!.several
      case 'found': {
        const { library } = comparison!
        // Its memory goes back before anything else is taken.
        indexer = undefined
        const read = createHitReader(library, hitsOf(question.shares, store))
        resolver = createLibraryResolver(comparison!, reader!, { read, usual: question.usual }, allocate)
        return undefined
      }
      case 'resolve':
        return resolver!.resolve(each(question.posts), known)
      case 'seen':
        return resolver!.templates
      case 'templates':
        known = question.templates
        return undefined
    }
  }
}
