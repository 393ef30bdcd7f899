import type { Campaign } from '../model/campaign.js'
import type { Finding } from '../model/finding.js'
import type { Entry } from '../model/result.js'
import { toFinding } from '../rules/define-rule.js'
import { postRuleIds, prepareActivityChecks } from '../rules/prepare-rules.js'
import { ruleOf } from '../rules/registry.js'
import type { Posts } from './join-parts.js'
import type { Judged, Knowledge } from './judge-posts.js'

const NO_RULINGS: Entry['rulings'] = []
const OWN = { message: 'own', args: {} }

/** Makes the entry of a post out of scan's columns, the author's facts, what settle found and what the person did. */
export function entryReader(
  campaign: Campaign,
  posts: Posts,
  { persons, decisions, found }: Knowledge,
  { standingOf, standingAt, decisionOf, activityOf, factsFindingsOf }: Judged,
): (post: number) => Entry {
  const { rules } = campaign
  const postRules = postRuleIds(campaign).length
  const activityChecks = prepareActivityChecks(campaign)
  // Most texts are the author's own: that finding is the same for all of them, and kept for none.
  const own = rules.some(({ id }) => id === 'originality') ? toFinding(ruleOf('originality')!, OWN) : undefined
  const findingsOf = (post: number, person: string): Finding[] => {
    const findings: Finding[] = []
    const { part, index } = posts.placeOf(post)
    const columns = posts.parts[part]!.part.findings
    for (let rule = 0; rule < postRules; rule++) findings.push(columns[rule]!.values[columns[rule]!.codes[index]!]!)
    const across = found.of(post)
    findings.push(...factsFindingsOf(post), ...across)
    if (own && !across.some(({ rule }) => rule === own.rule)) findings.push(own)
    const activity = activityOf(person)
    for (const { check } of activityChecks) findings.push(check(activity))
    return findings
  }
  // Posts that stand alike share the map of their outcomes.
  const outcomes: Entry['outcomes'][] = []
  const outcomesOf = (standing: number): Entry['outcomes'] => {
    outcomes[standing] ??= new Map(standingAt(standing).outcomes.map((outcome, at) => [rules[at]!.id, outcome]))
    return outcomes[standing]
  }
  return (post) => {
    const time = posts.timeAt(post)
    const [postId, userId] = [posts.idAt(post), posts.userAt(post)]
    const person = persons.personOf(userId)
    return {
      post,
      postId,
      userId,
      person,
      postedAt: Number.isNaN(time) ? undefined : time,
      characters: posts.charactersAt(post),
      // Made at once: for V8 to make a getter for each post takes longer.
      findings: findingsOf(post, person),
      outcomes: outcomesOf(standingOf(post)),
      decision: decisionOf(post),
      rulings: decisions.all.length === 0 ? NO_RULINGS : decisions.of(postId, userId),
      expect: posts.expectAt(post),
    }
  }
}
