import type { Effect, Outcome } from '../model/finding.js'
import type { Decision } from '../model/result.js'

/** A rule's outcome for one post, and what that does. */
export interface Vote {
  readonly rule: string
  readonly effect: Effect
  readonly outcome: Outcome
}

/** A rejecting rule that failed makes a post ineligible; else one that wants a human makes it a review; else it is eligible. */
export function decide(votes: readonly Vote[]): Decision {
  const failed = votes
    .filter(({ effect, outcome }) => effect === 'reject' && outcome === 'fail')
    .map(({ rule }) => rule)
  const review = votes
    .filter(
      ({ effect, outcome }) =>
        (effect === 'reject' && outcome === 'review') || (effect === 'review' && outcome !== 'pass'),
    )
    .map(({ rule }) => rule)
  return { verdict: failed.length > 0 ? 'ineligible' : review.length > 0 ? 'review' : 'eligible', failed, review }
}
