import type { BeginThreads } from '../io/begin-threads.js'
import type { Interruptible } from '../io/interruption.js'
import type { Lang } from '../model/message.js'
import type { Paint } from '../report/paint.js'

/** Where a command speaks and listens. Everything that differs from run to run comes in here, and nowhere else. */
export interface Edge extends Interruptible {
  readonly stdin: () => AsyncIterable<Uint8Array>
  /** Writes to standard output; false once nobody reads any more, which is no error. */
  readonly out: (text: string) => boolean
  /** Writes a line to standard error. */
  readonly err: (line: string) => void
  /** Writes a warning to standard error, unless only errors are wanted. */
  readonly warn: (line: string) => void
  /** Writes a line to standard error where the user wants to know more. */
  readonly note: (line: () => string) => void
  readonly progress: Progress
  /** Has something done when the command has ended, come what may: a result reads its evidence until then. */
  readonly atEnd: (close: () => void) => void
  /** The time, in epoch milliseconds: for what is said to people, never for a result. */
  readonly now: () => number
  /** How to start threads; undefined where there is no program for them to run. */
  readonly threads:
    | {
        readonly begin: BeginThreads
        readonly processors: () => number
        /** Called once a run turns out to be large. */
        readonly optimiseSooner: (() => void) | undefined
      }
    | undefined
  /** Where GitHub's workflows want paths to begin and summaries to go; undefined elsewhere. */
  readonly ci: { readonly workspace: string | undefined; readonly stepSummary: string | undefined }
  /** Is standard output a terminal, where what comes from data could do harm? */
  readonly isTerminal: boolean
  /** Colours for standard output: none unless it is a terminal. */
  readonly paint: Paint
  /** The language asked for by `--lang` or, failing that, by the environment. */
  readonly asked: { readonly flag: Lang | undefined; readonly environment: Lang }
}

/** Tells how far a run is, on a terminal, once it takes longer than a second. */
export interface Progress {
  /** Shows a line of at most `width` columns in place of the last; an urgent one at once. */
  readonly show: (text: (width: number) => string, isUrgent?: boolean) => void
  readonly clear: () => void
}

/** The language to speak: as asked by flag, else the campaign's, else the environment's. */
export const langOf = ({ asked }: Edge, campaign?: { readonly lang: Lang | undefined }): Lang =>
  asked.flag ?? campaign?.lang ?? asked.environment

/** The language of written files, which must not depend on where they are made: as asked by flag, else the campaign's, else English. */
export const writtenLangOf = ({ asked }: Edge, campaign: { readonly lang: Lang | undefined }): Lang =>
  asked.flag ?? campaign.lang ?? 'en'
