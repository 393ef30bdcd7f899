import type { ActiveRule, Campaign } from '../model/campaign.js'
import { type Finding, graver, type Outcome } from '../model/finding.js'
import type { Entry } from '../model/result.js'
import { toFinding } from '../rules/define-rule.js'
import { postRuleIds, prepareActivityChecks } from '../rules/prepare-rules.js'
import { ruleOf } from '../rules/registry.js'
import { decide } from '../verdict/decide.js'
import { overrule } from '../verdict/overrule.js'
import type { Posts } from './join-parts.js'
import type { Judged, Knowledge } from './judge-posts.js'

const OWN = { message: 'own', args: {} }

function outcomesOf(rules: readonly ActiveRule[], findings: readonly Finding[]): Map<string, Outcome> {
  const outcomes = new Map<string, Outcome>(rules.map(({ id }) => [id, 'pass']))
  for (const { rule, outcome } of findings) outcomes.set(rule, graver(outcomes.get(rule) ?? 'pass', outcome))
  return outcomes
}

/** Makes the entry of a post out of scan's columns, the author's facts, what settle found and what the person did. */
export function entryReader(
  campaign: Campaign,
  posts: Posts,
  { persons, decisions, found }: Knowledge,
  { activityOf, factsFindingsOf }: Pick<Judged, 'activityOf' | 'factsFindingsOf'>,
): (post: number) => Entry {
  const { rules } = campaign
  const postRules = postRuleIds(campaign).length
  const activityChecks = prepareActivityChecks(campaign)
  // Most texts are the author's own: that finding is the same for all of them, and kept for none.
  const own = rules.some(({ id }) => id === 'originality') ? toFinding(ruleOf('originality')!, OWN) : undefined
  const findingsOf = (post: number, person: string): Finding[] => {
    const activity = activityOf(person)
    return [
      ...Array.from({ length: postRules }, (_, rule) => posts.findingAt(rule, post)),
      ...factsFindingsOf(post),
      ...found.of(post),
      ...(own && !found.of(post).some(({ rule }) => rule === own.rule) ? [own] : []),
      ...activityChecks.map(({ check }) => check(activity)),
    ]
  }
  return (post) => {
    const time = posts.timeAt(post)
    const [postId, userId] = [posts.idAt(post), posts.userAt(post)]
    const person = persons.personOf(userId)
    const findings = findingsOf(post, person)
    const outcomes = outcomesOf(rules, findings)
    const rulings = decisions.of(postId, userId)
    const decision = decide(rules.map(({ id, effect }) => ({ rule: id, effect, outcome: outcomes.get(id)! })))
    return {
      post,
      postId,
      userId,
      person,
      postedAt: Number.isNaN(time) ? undefined : time,
      characters: posts.charactersAt(post),
      findings,
      outcomes,
      decision: overrule(decision, rulings),
      rulings,
      expect: posts.expectAt(post),
    }
  }
}
