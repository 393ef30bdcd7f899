import type { Args } from './message.js'

/** What one rule says of one post. Unknown data is `review`, never a silent pass or fail. */
export type Outcome = 'pass' | 'review' | 'fail'

/** What a rule's outcome does to the verdict. A gate stops a person from winning, not a post from being eligible. */
export type Effect = 'reject' | 'review' | 'gate' | 'note'

/**
 * One observation of one rule about one post: plain data, worded elsewhere.
 * `message` is `<rule>.<id>` and decides the outcome; `args` fill the message's holes.
 */
export interface Finding {
  readonly rule: string
  readonly outcome: Outcome
  readonly message: string
  readonly args: Args
  readonly evidence?: unknown
}

/** How grave an outcome is: a fail outweighs a review, a review a pass. */
export const SEVERITY: Readonly<Record<Outcome, number>> = { pass: 0, review: 1, fail: 2 }

/** The graver of two outcomes: a fail outweighs a review, a review a pass. */
export function graver(a: Outcome, b: Outcome): Outcome {
  return SEVERITY[a] >= SEVERITY[b] ? a : b
}
