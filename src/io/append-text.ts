import { appendFileSync, statSync } from 'node:fs'
import { failure } from '../model/fault.js'
import { systemReason } from './system-reason.js'

/** Bytes of a file; 0 where there is none yet. */
export const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0

/** Adds a text to the end of a file that other programs add to as well. Throws what the user can act on. */
export function appendText(path: string, text: string): void {
  try {
    appendFileSync(path, text)
  } catch (error) {
    throw failure('unwritable/bare', { reason: systemReason(error) }, { file: path }, error)
  }
}
