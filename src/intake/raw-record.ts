import type { FaultCode } from '../model/fault-codes.js'
import type { Args } from '../model/message.js'

/** A record that could not be taken apart, and the line to look at. */
export interface BadRecord {
  readonly line: number
  /** The line on which it ends, if that is another. */
  readonly last?: number
  readonly code: FaultCode
  readonly args: Args
  /** Its cells as far as they could be told, and which of them is bad. */
  readonly cells?: readonly string[]
  readonly at?: number
}

/** Longer cells are refused, in UTF-16 units: no post is that long, and every rule would have to read it. */
export const MOST_CELL = 1 << 20

const SHOWN = 60

/** The beginning of a record, for a message. */
export const excerpt = (text: string): string => {
  const flat = text
    .slice(0, 1000)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  return flat.length > SHOWN ? `${flat.slice(0, SHOWN).toWellFormed()}…` : flat
}

/** What no cell may hold: NUL, which no text has and every program downstream takes differently; half a character; too much. */
export function badCell(cell: string): FaultCode | undefined {
  if (cell.length > MOST_CELL) return 'cell-too-long'
  if (cell.includes('\0')) return 'nul-character'
  return cell.isWellFormed() ? undefined : 'lone-surrogate'
}
