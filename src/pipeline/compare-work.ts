import type { Allocate } from '../model/allocate.js'
import type { Store } from '../model/store.js'
import {
  createIndexer,
  type FoundHits,
  type Indexer,
  type Partitions,
  type Texts,
} from '../originality/index-fingerprints.js'
import { createTokenReader, type TokenReader } from '../originality/library.js'
import type { Piles } from '../originality/piles.js'
import { createHitReader } from '../originality/read-hits.js'
import type { Templates } from '../originality/templates.js'
import { findUsualAuthors } from '../originality/usual-authors.js'
import {
  type Comparison,
  createLibraryResolver,
  type LibraryResolver,
  leastAuthors,
  type ResolvedPosts,
} from './resolve-library.js'

/** What can be asked in the course of a comparison, in this order. */
export type CompareQuestion =
  | { readonly kind: 'compare'; readonly comparison: Comparison; readonly room: number }
  | { readonly kind: 'pile'; readonly texts: Texts }
  | { readonly kind: 'piled' }
  | { readonly kind: 'piles'; readonly piles: readonly Piles[] }
  | { readonly kind: 'find'; readonly partitions: Partitions }
  | { readonly kind: 'hits' }
  | {
      readonly kind: 'found'
      readonly hits: readonly Piles[]
      readonly several: readonly Uint32Array[]
      /** The texts whose usual authors are to be found, and where those of all texts are filled in: memory that threads share. */
      readonly texts: Texts
      readonly usual: Uint16Array
    }
  | { readonly kind: 'resolve'; readonly posts: Texts | readonly number[] }
  | { readonly kind: 'seen' }
  | { readonly kind: 'templates'; readonly templates: Templates }

/** What `CompareQuestion`s are answered with, by kind. */
export interface CompareAnswers {
  readonly compare: undefined
  readonly pile: undefined
  readonly piled: Piles
  readonly piles: undefined
  readonly find: undefined
  readonly hits: FoundHits
  readonly found: undefined
  readonly resolve: ResolvedPosts
  readonly seen: Templates
  readonly templates: undefined
}

/** Makes the function that answers questions of comparisons, with what it remembers from one to the next. */
export function createComparer(
  allocate: Allocate,
  store: Store,
): (question: CompareQuestion) => CompareAnswers[keyof CompareAnswers] {
  let comparison: Comparison | undefined
  let reader: TokenReader | undefined
  let indexer: Indexer | undefined
  let piles: readonly Piles[] = []
  let resolver: LibraryResolver | undefined
  let known: Templates | undefined
  return (question) => {
    switch (question.kind) {
      case 'compare':
        comparison = question.comparison
        reader = createTokenReader(comparison.library, store)
        indexer = createIndexer(comparison.library, reader, leastAuthors(comparison), {
          allocate,
          room: question.room,
          store,
        })
        return undefined
      case 'pile':
        indexer!.pileGrams(question.texts)
        return undefined
      case 'piled':
        return indexer!.piled()
      case 'piles':
        piles = question.piles
        return undefined
      case 'find':
        indexer!.findHits(piles, question.partitions)
        return undefined
      case 'hits':
        return indexer!.found()
      case 'found': {
        // Their memory goes back before anything else is taken.
        indexer = undefined
        piles = []
        const { library, options } = comparison!
        const { hits, several, texts, usual } = question
        const read = createHitReader(library, hits, store)
        findUsualAuthors(library, read, several, texts, options.templateTokens, usual)
        resolver = createLibraryResolver(comparison!, reader!, { read, usual }, allocate)
        return undefined
      }
      case 'resolve':
        return resolver!.resolve(question.posts, known)
      case 'seen':
        return resolver!.templates
      case 'templates':
        known = question.templates
        return undefined
    }
  }
}
