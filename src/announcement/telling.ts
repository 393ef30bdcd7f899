import type { Fault } from '../model/fault.js'
import type { FaultCode } from '../model/fault-codes.js'
import type { Args } from '../model/message.js'
import type { QuestionId } from './questions.js'
import type { Quote } from './quote.js'

/** What an announcement does not say, or not clearly: for a human to answer. */
export interface Question {
  readonly id: QuestionId
  readonly args: Args
  /** The clause that it is about, if any. */
  readonly quote: Quote | undefined
}

/** What readers of clauses found besides values. */
export interface Told {
  readonly questions: readonly Question[]
  readonly contradictions: readonly Fault[]
}

export const ask = (id: QuestionId, args: Args = {}, quote?: Quote): Question => ({ id, args, quote })

/** A contradiction between two clauses, with the words and the line of both. */
export function contradict(code: FaultCode, first: Quote, second: Quote, args: Args = {}): Fault {
  return {
    code,
    args: {
      ...args,
      quote: shorten(first.text),
      other: shorten(second.text),
      other_line: second.file === first.file ? second.line : `${second.file}:${second.line}`,
    },
    place: { file: first.file, line: first.line },
  }
}

const LONGEST = 90

/** A quotation for a message: one line, and not too long. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const points = Array.from(line)
  return points.length <= LONGEST ? line : `${points.slice(0, LONGEST - 1).join('')}…`
}
