import type { ActiveRule, Campaign } from '../model/campaign.js'
import { type Finding, graver, type Outcome } from '../model/finding.js'
import type { Entry } from '../model/result.js'
import { toFinding } from '../rules/define-rule.js'
import { countPostRules, prepareActivityChecks, prepareFactsChecks } from '../rules/prepare-rules.js'
import { ruleOf } from '../rules/registry.js'
import { decide } from '../verdict/decide.js'
import { overrule } from '../verdict/overrule.js'
import type { AppliedDecisions } from './apply-decisions.js'
import { countActivity } from './count-activity.js'
import type { Posts } from './join-parts.js'
import type { Persons } from './link-accounts.js'
import { createFactsReader, type KnownPeople } from './read-facts.js'

const NO_FINDINGS: readonly Finding[] = []
const OWN = { message: 'own', args: {} }

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
    of: (post: number): readonly Finding[] => byPost.get(post) ?? NO_FINDINGS,
  }
}
export type Findings = ReturnType<typeof collectFindings>

function outcomesOf(rules: readonly ActiveRule[], findings: readonly Finding[]): Map<string, Outcome> {
  const outcomes = new Map<string, Outcome>(rules.map(({ id }) => [id, 'pass']))
  for (const { rule, outcome } of findings) outcomes.set(rule, graver(outcomes.get(rule) ?? 'pass', outcome))
  return outcomes
}

/** What is known across posts: who stands behind accounts, what humans decided, what was found. */
export interface Knowledge {
  readonly persons: Persons
  readonly decisions: AppliedDecisions
  readonly found: Findings
}

/** Makes the entry of a post out of scan's columns, the author's facts, what settle found and what the person did. */
export function entryReader(
  campaign: Campaign,
  { posts, kept }: { readonly posts: Posts; readonly kept: readonly number[] },
  known: KnownPeople,
  { persons, decisions, found }: Knowledge,
): (post: number) => Entry {
  const postRules = countPostRules(campaign)
  const factsOf = createFactsReader(campaign, posts, known, persons)
  const factsChecks = prepareFactsChecks(campaign)
  const activityChecks = prepareActivityChecks(campaign)
  const isLast = ({ id }: ActiveRule) => activityChecks.some(({ rule }) => rule.id === id)
  const others = campaign.rules.filter((rule) => !isLast(rule))
  // Most texts are the author's own: that finding is the same for all of them, and kept for none.
  const own = others.some(({ id }) => id === 'originality') ? toFinding(ruleOf('originality')!, OWN) : undefined
  const findingsOf = (post: number): Finding[] => {
    const facts = factsOf(post)
    return [
      ...Array.from({ length: postRules }, (_, rule) => posts.findingAt(rule, post)),
      ...factsChecks.map(({ check }) => check(facts)),
      ...found.of(post),
      ...(own && !found.of(post).some(({ rule }) => rule === own.rule) ? [own] : []),
    ]
  }
  const entryOf = (post: number, rules: readonly ActiveRule[], findings: readonly Finding[]): Entry => {
    const outcomes = outcomesOf(rules, findings)
    const time = posts.timeAt(post)
    const [postId, userId] = [posts.idAt(post), posts.userAt(post)]
    const rulings = decisions.of(postId, userId)
    const decision = decide(rules.map(({ id, effect }) => ({ rule: id, effect, outcome: outcomes.get(id)! })))
    return {
      post,
      postId,
      userId,
      person: persons.personOf(userId),
      postedAt: Number.isNaN(time) ? undefined : time,
      characters: posts.charactersAt(post),
      findings,
      outcomes,
      decision: overrule(decision, rulings),
      rulings,
      expect: posts.expectAt(post),
    }
  }
  if (activityChecks.length === 0) return (post) => entryOf(post, campaign.rules, findingsOf(post))
  function* entriesBefore(): Generator<Entry> {
    for (const post of kept) yield entryOf(post, others, findingsOf(post))
  }
  const activityOf = countActivity(entriesBefore(), campaign.zone)
  return (post) => {
    const activity = activityOf(persons.personOf(posts.userAt(post)))
    return entryOf(post, campaign.rules, [...findingsOf(post), ...activityChecks.map(({ check }) => check(activity))])
  }
}
