import type { MessagePort } from 'node:worker_threads'
import type { Layout } from '../intake/read-rows.js'
import { decodeUtf8 } from '../io/decode-utf8.js'
import type { Answer } from '../io/thread-pool.js'
import { allocateShared } from '../model/allocate.js'
import type { Campaign } from '../model/campaign.js'
import type { Chunk } from '../model/chunk.js'
import { EligoError } from '../model/fault.js'
import { type FingerprintIndex, type IndexPart, indexPartitions } from '../originality/index-fingerprints.js'
import type { Templates } from '../originality/templates.js'
import { parseCampaign } from '../pipeline/parse-campaign.js'
import {
  type Comparison,
  createLibraryResolver,
  type LibraryResolver,
  leastAuthors,
  type ResolvedPosts,
} from '../pipeline/resolve-library.js'
import { createScanner, memoryOf, type ScannedChunk, type Scanner } from '../pipeline/scan-partition.js'
import { amend, readChange } from '../pipeline/what-if.js'

/** What a thread is told when it begins: the campaign file, which it reads for itself, since functions cannot cross. */
export interface Beginning {
  readonly text: string
  readonly file: string
  /** What is otherwise than in the file. */
  readonly changes: readonly string[]
}

/** What threads can be asked. */
export type Question =
  | { readonly kind: 'scan'; readonly layout: Layout; readonly layoutNumber: number; readonly chunk: Chunk }
  | { readonly kind: 'index'; readonly comparison: Comparison; readonly partitions: readonly number[] }
  | { readonly kind: 'indexed'; readonly index: FingerprintIndex }
  | { readonly kind: 'resolve'; readonly posts: readonly number[] | Range }
  | { readonly kind: 'seen' }
  | { readonly kind: 'templates'; readonly templates: Templates }

/** Posts from one position to another, the last left out. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** What `Question`s are answered with, by kind. */
export interface Answers {
  readonly scan: ScannedChunk
  readonly index: IndexPart
  readonly indexed: undefined
  readonly resolve: ResolvedPosts
  readonly seen: Templates
  readonly templates: undefined
}

function* each(posts: readonly number[] | Range): Generator<number> {
  if ('from' in posts) for (let post = posts.from; post < posts.to; post++) yield post
  else yield* posts
}

/** Makes the function that answers questions, with what it remembers from one to the next. */
function createAnswerer(campaign: Campaign): (question: Question) => Answers[keyof Answers] {
  const scanners = new Map<number, Scanner>()
  let comparison: Comparison | undefined
  let resolver: LibraryResolver | undefined
  let known: Templates | undefined
  return (question) => {
    switch (question.kind) {
      case 'scan': {
        const scan =
          scanners.get(question.layoutNumber) ??
          createScanner(campaign, question.layout, { allocate: allocateShared, decode: decodeUtf8 })
        scanners.set(question.layoutNumber, scan)
        return scan(question.chunk)
      }
      case 'index':
        comparison = question.comparison
        return indexPartitions(comparison.library, question.partitions, leastAuthors(comparison), allocateShared)
      case 'indexed':
        resolver = createLibraryResolver(comparison!, question.index)
        return undefined
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

/** Answers what comes through a port until it is closed. */
export async function workThrough(port: MessagePort, { text, file, changes }: Beginning): Promise<void> {
  const { campaign } = await parseCampaign(text, file, amend(changes.map(readChange)))
  const answer = createAnswerer(campaign)
  port.on('message', ({ id, question }: { id: number; question: Question }) => {
    try {
      const value = answer(question)
      port.postMessage({ id, value } satisfies Answer, question.kind === 'scan' ? memoryOf(value as ScannedChunk) : [])
    } catch (error) {
      const told: Answer =
        error instanceof EligoError
          ? { id, faults: error.faults }
          : { id, bug: error instanceof Error ? (error.stack ?? error.message) : String(error) }
      port.postMessage(told)
    }
  })
}
