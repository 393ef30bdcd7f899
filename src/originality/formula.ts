import type { Passage } from './align.js'

/** Is the shared text only the frame of a serial bulletin? (placeholder for tuning) */
export function isFormula(_passages: readonly Passage[], _post: Uint16Array, _source: Uint16Array): boolean {
  return false
}
