import type { FaultCode } from '../model/fault-codes.js'
import type { Args } from '../model/message.js'

/** A record that could not be taken apart, and the line on which it begins. */
export interface BadRecord {
  readonly line: number
  readonly code: FaultCode
  readonly args: Args
}

const SHOWN = 60

/** The beginning of a record, for a message. */
export const excerpt = (text: string): string => {
  const flat = text.trim().replace(/\s+/g, ' ')
  return flat.length > SHOWN ? `${flat.slice(0, SHOWN).toWellFormed()}…` : flat
}
