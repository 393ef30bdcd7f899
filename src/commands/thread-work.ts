import type { MessagePort } from 'node:worker_threads'
import type { Layout } from '../intake/read-rows.js'
import { decodeUtf8 } from '../io/decode-utf8.js'
import { type SharedFile, storeIn } from '../io/shared-file.js'
import type { Answer } from '../io/thread-pool.js'
import { allocateShared } from '../model/allocate.js'
import type { Campaign } from '../model/campaign.js'
import type { Chunk } from '../model/chunk.js'
import { EligoError } from '../model/fault.js'
import { type CompareAnswers, type CompareQuestion, createComparer } from '../pipeline/compare-work.js'
import {
  createScanner,
  memoryOf,
  type ScannedChunk,
  type Scanner,
  type TextsWanted,
} from '../pipeline/scan-partition.js'
import { parseZone } from '../time/zone.js'

/** A campaign as it can cross to a thread, where functions cannot: with the name of its zone. */
type SendableCampaign = Omit<Campaign, 'zone'> & { readonly zone: string }

/** A campaign to be sent to a thread. */
export const sendable = ({ zone, ...campaign }: Campaign): SendableCampaign => ({ ...campaign, zone: zone.name })

const received = ({ zone, ...campaign }: SendableCampaign): Campaign => ({ ...campaign, zone: parseZone(zone)! })

/** What threads can be asked; first of all to begin. */
export type Question =
  | { readonly kind: 'begin'; readonly campaign: SendableCampaign }
  | {
      readonly kind: 'scan'
      readonly layout: Layout
      readonly layoutNumber: number
      readonly chunk: Chunk
      /** The same for all chunks. */
      readonly texts: TextsWanted | undefined
    }
  | { readonly kind: 'share'; readonly file: SharedFile | undefined }
  | CompareQuestion

/** What `Question`s are answered with, by kind. */
export interface Answers extends CompareAnswers {
  readonly begin: undefined
  readonly scan: ScannedChunk
  readonly share: undefined
}

/** Makes the function that answers questions, with what it remembers from one to the next. */
function createAnswerer(): (question: Question) => Answers[keyof Answers] {
  let campaign: Campaign | undefined
  const scanners = new Map<number, Scanner>()
  let compare: ReturnType<typeof createComparer> | undefined
  return (question) => {
    switch (question.kind) {
      case 'begin':
        campaign = received(question.campaign)
        return undefined
      case 'scan': {
        const scan =
          scanners.get(question.layoutNumber) ??
          createScanner(campaign!, question.layout, {
            allocate: allocateShared,
            decode: decodeUtf8,
            texts: question.texts,
          })
        scanners.set(question.layoutNumber, scan)
        return scan(question.chunk)
      }
      case 'share':
        compare = createComparer(allocateShared, storeIn(question.file))
        return undefined
      default:
        return compare!(question)
    }
  }
}

/** Answers what comes through a port until it is closed. */
export function workThrough(port: MessagePort): void {
  const answer = createAnswerer()
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
