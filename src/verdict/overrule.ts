import type { Decision } from '../model/result.js'
import { isOfVerdict, type Ruling } from '../model/ruling.js'

/** A verdict after what a human decided: that outranks any rule, both ways. What the rules found stays on record. */
export function overrule(decision: Decision, rulings: readonly Ruling[]): Decision {
  const ruling = rulings.find(isOfVerdict)
  if (!ruling) return decision
  return ruling.kind === 'accept'
    ? { verdict: 'eligible', failed: [], review: [] }
    : { verdict: 'ineligible', failed: decision.failed, review: [] }
}
