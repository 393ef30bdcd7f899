import type { Finding } from '../model/finding.js'
import { type Rule, toFinding } from '../rules/define-rule.js'
import { ruleOf } from '../rules/registry.js'

const NOTHING: readonly Finding[] = []

/** What a finding does, without what it says. */
export type Bearing = Pick<Finding, 'rule' | 'outcome'>

/** What a rule has found of posts, and says of each when it is asked: to say it of all at once would take much memory. */
export interface LaterFindings {
  /** Calls `see` with each post of which it has found something, in no order, and the id of the message. */
  readonly each: (see: (post: number, message: string) => void) => void
  readonly of: (
    post: number,
  ) => { readonly message: string; readonly args: Finding['args']; readonly evidence: unknown } | undefined
}

/** Findings of settle by post: few posts have any, so they are kept apart from scan's columns. */
export function collectFindings() {
  const byPost = new Map<number, Finding[]>()
  const later: { readonly rule: Rule; readonly findings: LaterFindings }[] = []
  return {
    add(post: number, rule: string, message: string, args: Finding['args']) {
      const finding = toFinding(ruleOf(rule)!, { message, args })
      const known = byPost.get(post)
      if (known) known.push(finding)
      else byPost.set(post, [finding])
    },
    addLater(rule: string, findings: LaterFindings) {
      later.push({ rule: ruleOf(rule)!, findings })
    },
    /** Calls `see` with each post of which something was found, in no order, and what that does; with a post maybe several times. */
    each(see: (post: number, finding: Bearing) => void): void {
      for (const [post, findings] of byPost) for (const finding of findings) see(post, finding)
      for (const { rule, findings } of later) {
        const bearings = new Map<string, Bearing>()
        findings.each((post, message) => {
          const bearing = bearings.get(message) ?? toFinding(rule, { message, args: {} })
          bearings.set(message, bearing)
          see(post, bearing)
        })
      }
    },
    of(post: number): readonly Finding[] {
      let all = byPost.get(post) ?? NOTHING
      for (const { rule, findings } of later) {
        const one = findings.of(post)
        if (one) all = [...all, { ...toFinding(rule, one), evidence: one.evidence }]
      }
      return all
    },
  }
}
export type Findings = ReturnType<typeof collectFindings>
