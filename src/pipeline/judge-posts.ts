import type { Campaign } from '../model/campaign.js'
import { type Finding, type Outcome, SEVERITY } from '../model/finding.js'
import type { Decision } from '../model/result.js'
import type { Ruling } from '../model/ruling.js'
import type { Activity } from '../rules/define-rule.js'
import { postRuleIds, prepareActivityChecks } from '../rules/prepare-rules.js'
import { overrule } from '../verdict/overrule.js'
import { createStandings, OUTCOMES, type Standing } from '../verdict/standings.js'
import type { AppliedDecisions } from './apply-decisions.js'
import type { Bearing, Findings } from './collect-findings.js'
import { countActivity, NO_ACTIVITY } from './count-activity.js'
import type { Posts } from './join-parts.js'
import { judgeAccounts } from './judge-accounts.js'
import type { NumberedPersons, Persons } from './link-accounts.js'
import type { KnownPeople } from './read-facts.js'

/** What is known across posts: who stands behind accounts, what humans decided, what was found. */
export interface Knowledge {
  readonly persons: Persons
  readonly numbers: NumberedPersons
  readonly decisions: AppliedDecisions
  readonly found: Findings
}

/** What all posts of a run are, for whoever asks: a byte a rule, so that many posts fit into memory. */
export interface Judged {
  readonly outcomeOf: (post: number, rule: string) => Outcome
  /** The number of the way in which a post stands, by what the rules find alone. */
  readonly standingOf: (post: number) => number
  readonly standingAt: (number: number) => Standing
  /** After what humans decided. */
  readonly decisionOf: (post: number) => Decision
  /** What the rules over facts about the author find. */
  readonly factsFindingsOf: (post: number) => readonly Finding[]
  /** What a person did, counted over verdicts by all rules that do not ask for that. */
  readonly activityOf: (person: string) => Activity
}

/** Fills a column of a sheet from a cell on. */
function fillColumn(
  sheet: Uint8Array,
  first: number,
  width: number,
  codes: Uint8Array | Uint32Array,
  severities: Uint8Array,
): void {
  for (let k = 0, cell = first; k < codes.length; k++, cell += width) sheet[cell] = severities[codes[k]!]!
}

/** The posts that count, among all. */
interface KeptPosts {
  readonly posts: Posts
  readonly kept: readonly number[]
}

/** The gravest outcome of each rule for each post, as far as is known. */
export interface Sheet extends Pick<Judged, 'outcomeOf' | 'standingOf' | 'standingAt' | 'factsFindingsOf'> {
  /** Takes in what else was found of a post that counts. */
  readonly note: (post: number, finding: Bearing) => void
}

/** Makes a sheet of what each post says by itself and what is known of its author. Across posts nothing is found yet. */
export function fillSheet(campaign: Campaign, { posts, kept }: KeptPosts, known: KnownPeople, persons: Persons): Sheet {
  const { rules } = campaign
  const width = rules.length
  const columns = new Map(rules.map(({ id }, at) => [id, at]))
  const cells = new Uint8Array(posts.count * width)
  /** Takes a finding in where it is graver than what was known, and tells whether it was. */
  const raise = (post: number, { rule, outcome }: Bearing): boolean => {
    const cell = post * width + columns.get(rule)!
    if (cells[cell]! >= SEVERITY[outcome]) return false
    cells[cell] = SEVERITY[outcome]
    return true
  }
  for (const [i, id] of postRuleIds(campaign).entries())
    for (const { part, begin } of posts.parts) {
      const { codes, values } = part.findings[i]!
      const severities = Uint8Array.from(values, ({ outcome }) => SEVERITY[outcome])
      fillColumn(cells, begin * width + columns.get(id)!, width, codes, severities)
    }
  const factsFindingsOf = judgeAccounts(campaign, posts, known, persons)
  const standings = createStandings(rules)
  const numbers = new Uint32Array(posts.count)
  for (const post of kept) {
    for (const finding of factsFindingsOf(post)) raise(post, finding)
    numbers[post] = standings.numberOf(cells, post * width)
  }
  return {
    outcomeOf: (post, rule) => OUTCOMES[cells[post * width + (columns.get(rule) ?? Number.NaN)] ?? 0]!,
    standingOf: (post) => numbers[post]!,
    standingAt: standings.at,
    factsFindingsOf,
    note(post, finding) {
      if (raise(post, finding)) numbers[post] = standings.numberOf(cells, post * width)
    },
  }
}

const NO_RULINGS: readonly Ruling[] = []

/**
 * Judges all posts, and completes the sheet: the outcome of each rule, what each person did over the posts that count by all
 * other rules, and the verdict after what humans decided.
 */
export function judgePosts(
  campaign: Campaign,
  { posts, kept }: KeptPosts,
  { note, ...sheet }: Sheet,
  { persons, decisions, found }: Pick<Knowledge, 'persons' | 'decisions' | 'found'>,
): Judged {
  found.each(note)
  // Hardly any run has decisions: then no id needs to be read for them.
  const rulingsOf = (post: number) =>
    decisions.all.length === 0 ? NO_RULINGS : decisions.of(posts.idAt(post), posts.userAt(post))
  const personOf = (post: number) => persons.personOf(posts.userAt(post))
  const judged = {
    ...sheet,
    decisionOf: (post: number) => overrule(sheet.standingAt(sheet.standingOf(post)).decision, rulingsOf(post)),
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
    for (const { check } of checks) note(post, check(activity))
  }
  return { ...judged, activityOf }
}
