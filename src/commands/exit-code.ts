import type { Tally } from '../model/result.js'

/** Exit codes, as scripts know them. */
export const EXIT = { done: 0, look: 1, cannot: 2, bug: 70 } as const

/** What the user asked to be told by the exit code. */
export interface Gates {
  readonly allowRejects: boolean
  readonly failOn: readonly ('ineligible' | 'review')[]
}

/** 1 where rows were rejected and that is not waived, or a gate that was asked for failed; else 0. */
export function exitCodeOf({ rejects, repeated, verdicts }: Tally, { allowRejects, failOn }: Gates): number {
  const hasFaults = rejects > repeated && !allowRejects
  return hasFaults || failOn.some((verdict) => verdicts[verdict] > 0) ? EXIT.look : EXIT.done
}
