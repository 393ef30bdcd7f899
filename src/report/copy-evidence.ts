import type { Entry } from '../model/result.js'

/**
 * The evidence of what originality found of a post; undefined where it found nothing. A post that it lets pass has nothing
 * in common with another text, so that most are not even asked what was found.
 */
export function copyEvidence(entry: Entry): unknown {
  if ((entry.outcomes.get('originality') ?? 'pass') === 'pass') return undefined
  return entry.findings.find(({ rule, evidence }) => rule === 'originality' && evidence !== undefined)?.evidence
}
