import type { FaultCode } from './fault-codes.js'
import { FAULTS } from './fault-codes.js'
import { type Args, type Lang, type Wording, word } from './message.js'

/** Where a fault is. `column` is a header name for rows, a column number for campaign files. */
export interface Place {
  readonly file?: string
  readonly line?: number
  /** The line on which a record ends that begins on another. */
  readonly last?: number
  readonly column?: string | number
}

/** Something wrong with what the user gave: plain data, worded once per code in both languages. */
export interface Fault {
  readonly code: FaultCode
  readonly args: Args
  readonly place: Place
}

/** A row that could not be read. It ends in rejects.csv, and the run goes on. */
export interface Reject extends Fault {
  readonly postId: string
}

/** Rejects of this code are no fault of the data: the same row simply came twice. */
export const isHarmless = (reject: Fault): boolean => reject.code === 'repeated-row'

/**
 * The user's mistake, as opposed to a bug: the run cannot go on, a sentence is printed, the exit code is 2.
 * Carries at least one fault; `cause` keeps what the machine said.
 */
export class EligoError extends Error {
  override readonly name = 'EligoError'
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[], options?: ErrorOptions) {
    super(faults.map((fault) => wordFault(fault, 'en')).join('\n'), options)
    this.faults = faults
  }
}

/** A fault of nothing that has a place. */
export const placeless = (code: FaultCode, args: Args): Fault => ({ code, args, place: {} })

/** Makes the error for a single fault. */
export function failure(code: FaultCode, args: Args = {}, place: Place = {}, cause?: unknown): EligoError {
  return new EligoError([{ code, args, place }], cause === undefined ? undefined : { cause })
}

const RUNS_ON: Wording = {
  en: '{said} (the record runs on to line {last})',
  zh: '{said}（该记录一直延续到第 {last} 行）',
}

/** The sentence for a fault, without its place; but it names the last line of a record that has several. */
export function wordFault({ code, args, place: { last } }: Fault, lang: Lang): string {
  const said = word(FAULTS[code], args, lang)
  return last === undefined ? said : word(RUNS_ON, { said, last }, lang)
}

/** The stable code of a fault, as scripts see it. */
export const codeOf = ({ code }: Fault): string => code.split('/')[0]!

/** `file:line:column` as far as known, as editors and CI understand it. */
export function formatPlace({ file, line, column }: Place): string {
  return [file, line, column].filter((part) => part !== undefined).join(':')
}
