import type { Finding } from '../model/finding.js'
import { toFinding } from '../rules/define-rule.js'
import { ruleOf } from '../rules/registry.js'

const NO_FINDINGS: readonly Finding[] = []
/** Findings of settle by post: few posts have any, so they are kept apart from scan's columns. */
export function collectFindings() {
  const byPost = new Map<number, Finding[]>()
  return {
    add(post: number, rule: string, message: string, args: Finding['args'], evidence?: unknown) {
      const found = toFinding(ruleOf(rule)!, { message, args })
      const finding = evidence === undefined ? found : { ...found, evidence }
      const known = byPost.get(post)
      if (known) known.push(finding)
      else byPost.set(post, [finding])
    },
    /** Posts of which something was found, with that. */
    all: (): Iterable<readonly [number, readonly Finding[]]> => byPost,
    of: (post: number): readonly Finding[] => byPost.get(post) ?? NO_FINDINGS,
  }
}
export type Findings = ReturnType<typeof collectFindings>
