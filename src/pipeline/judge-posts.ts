import type { ActiveRule, Campaign } from '../model/campaign.js'
import { type Finding, type Outcome, SEVERITY } from '../model/finding.js'
import type { Decision } from '../model/result.js'
import type { Activity } from '../rules/define-rule.js'
import { postRuleIds, prepareActivityChecks, prepareFactsChecks } from '../rules/prepare-rules.js'
import { decide } from '../verdict/decide.js'
import { overrule } from '../verdict/overrule.js'
import type { AppliedDecisions } from './apply-decisions.js'
import type { Findings } from './collect-findings.js'
import { countActivity, NO_ACTIVITY } from './count-activity.js'
import type { Posts } from './join-parts.js'
import type { Persons } from './link-accounts.js'
import { createFactsReader, type KnownPeople } from './read-facts.js'

/** How posts stand, without what was found of them: a byte a rule, so that many posts fit into memory. */
export interface Standings {
  readonly outcomeOf: (post: number, rule: string) => Outcome
  /** After what humans decided. */
  readonly decisionOf: (post: number) => Decision
}

/** What is known across posts: who stands behind accounts, what humans decided, what was found. */
export interface Knowledge {
  readonly persons: Persons
  readonly decisions: AppliedDecisions
  readonly found: Findings
}

const OUTCOMES: readonly Outcome[] = ['pass', 'review', 'fail']

/** Makes a function that decides over outcomes. The same outcomes give the same decision: each is made once. */
function createJudge(rules: readonly ActiveRule[]): (outcomes: Uint8Array) => Decision {
  const known = new Map<string, Decision>()
  return (outcomes) => {
    const key = String.fromCharCode(...outcomes)
    const before = known.get(key)
    if (before) return before
    const decision = decide(
      rules.map(({ id, effect }, at) => ({ rule: id, effect, outcome: OUTCOMES[outcomes[at]!]! })),
    )
    known.set(key, decision)
    return decision
  }
}

/** Makes a function that gives what the rules over facts find. It is the same for all posts of an account: found once. */
function createFactsJudge(
  campaign: Campaign,
  posts: Posts,
  known: KnownPeople,
  persons: Persons,
): (post: number) => readonly Finding[] {
  const checks = prepareFactsChecks(campaign)
  if (checks.length === 0) return () => []
  const factsOf = createFactsReader(campaign, posts, known, persons)
  const byAccount = new Map<string, readonly Finding[]>()
  return (post) => {
    const account = `${posts.kycAt(post)} ${posts.userAt(post)}`
    let findings = byAccount.get(account)
    if (!findings) {
      const facts = factsOf(post)
      findings = checks.map(({ check }) => check(facts))
      byAccount.set(account, findings)
    }
    return findings
  }
}

/** What all posts of a run are, for whoever asks. */
export interface Judged extends Standings {
  /** What the rules over facts about the author find. */
  readonly factsFindingsOf: (post: number) => readonly Finding[]
  /** What a person did, counted over verdicts by all rules that do not ask for that. */
  readonly activityOf: (person: string) => Activity
}

/**
 * Judges all posts: the outcome of each rule, what each person did over the posts that count by all other rules, and the
 * verdict after what humans decided.
 */
export function judgePosts(
  campaign: Campaign,
  { posts, kept }: { readonly posts: Posts; readonly kept: readonly number[] },
  known: KnownPeople,
  { persons, decisions, found }: Knowledge,
): Judged {
  const { rules } = campaign
  const columns = new Map(rules.map(({ id }, at) => [id, at]))
  const postColumns = postRuleIds(campaign).map((id) => columns.get(id)!)
  const factsFindingsOf = createFactsJudge(campaign, posts, known, persons)
  const sheet = new Uint8Array(posts.count * rules.length)
  const rowOf = (post: number) => sheet.subarray(post * rules.length, (post + 1) * rules.length)
  const worsen = (row: Uint8Array, at: number, outcome: Outcome) => {
    row[at] = Math.max(row[at]!, SEVERITY[outcome])
  }
  const note = (row: Uint8Array, { rule, outcome }: Finding) => worsen(row, columns.get(rule)!, outcome)
  for (const post of kept) {
    const row = rowOf(post)
    for (const [i, at] of postColumns.entries()) worsen(row, at, posts.findingAt(i, post).outcome)
    for (const finding of factsFindingsOf(post)) note(row, finding)
    for (const finding of found.of(post)) note(row, finding)
  }

  // Hardly any run has decisions: then no id needs to be read for them.
  const rulingsOf = (post: number) =>
    decisions.all.length === 0 ? [] : decisions.of(posts.idAt(post), posts.userAt(post))
  const judge = createJudge(rules)
  const personOf = (post: number) => persons.personOf(posts.userAt(post))
  const judged = {
    outcomeOf: (post: number, rule: string) =>
      OUTCOMES[sheet[post * rules.length + (columns.get(rule) ?? Number.NaN)] ?? 0]!,
    decisionOf: (post: number) => overrule(judge(rowOf(post)), rulingsOf(post)),
    factsFindingsOf,
  }
  const checks = prepareActivityChecks(campaign)
  if (checks.length === 0) return { ...judged, activityOf: () => NO_ACTIVITY }

  // Their columns still say pass, so that the verdicts are those by all other rules.
  const activityOf = countActivity(
    (function* () {
      for (const post of kept)
        yield { person: personOf(post), verdict: judged.decisionOf(post).verdict, postedAt: posts.timeAt(post) }
    })(),
    campaign.zone,
  )
  for (const post of kept) {
    const activity = activityOf(personOf(post))
    for (const { check } of checks) note(rowOf(post), check(activity))
  }
  return { ...judged, activityOf }
}
