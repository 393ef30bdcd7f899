import { type Allocate, allocateHere } from '../model/allocate.js'
import type { ActiveRule, Campaign } from '../model/campaign.js'
import type { Reject } from '../model/fault.js'
import { type Finding, graver, type Outcome } from '../model/finding.js'
import type { Entry, Settled } from '../model/result.js'
import { allocateStages } from '../prizes/allocate-stages.js'
import { toFinding } from '../rules/define-rule.js'
import type { OriginalityOptions } from '../rules/originality.js'
import { countPostRules, prepareActivityChecks, prepareFactsChecks } from '../rules/prepare-rules.js'
import { ruleOf } from '../rules/registry.js'
import { formatInstant } from '../time/format-instant.js'
import { decide } from '../verdict/decide.js'
import { countActivity } from './count-activity.js'
import { findSharedImages } from './find-shared-images.js'
import { dropDuplicates, inInputOrder, joinParts, type Posts } from './join-parts.js'
import { linkAccounts, type Persons } from './link-accounts.js'
import { createFactsReader, type KnownPeople } from './read-facts.js'
import { type Comparison, type Resolution, resolveLibrary } from './resolve-library.js'
import type { ScanPart } from './scan-part.js'
import { type ComparedTexts, compareTexts, judgeTexts } from './settle-originality.js'
import { candidateReader, inOrderOf } from './stage-candidates.js'
import { tallyEntries } from './tally.js'

/** Facts and texts from other files than the posts. */
export interface Joined extends KnownPeople {
  /** Metrics by post id: name -> decimal text; they outweigh the posts' own columns. */
  readonly scores: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** The public seed of draws; outweighs the campaign file's. */
  readonly seed?: string | undefined
  /** Texts that posts are compared with. */
  readonly texts: ComparedTexts
  /** Rows of those files that could not be read. */
  readonly rejects: readonly Reject[]
}

const NO_FINDINGS: readonly Finding[] = []
const OWN = { message: 'own', args: {} }

/** Findings of settle by post: few posts have any, so they are kept apart from scan's columns. */
function collectFindings() {
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
type Findings = ReturnType<typeof collectFindings>

function addSharedImages(posts: Posts, kept: readonly number[], findings: Findings): void {
  for (const { post, first, place } of findSharedImages(posts, new Set(kept)))
    findings.add(post, 'screenshot', 'shared', { place, user: posts.userAt(first), post: posts.idAt(first) })
}

function outcomesOf(rules: readonly ActiveRule[], findings: readonly Finding[]): Map<string, Outcome> {
  const outcomes = new Map<string, Outcome>(rules.map(({ id }) => [id, 'pass']))
  for (const { rule, outcome } of findings) outcomes.set(rule, graver(outcomes.get(rule) ?? 'pass', outcome))
  return outcomes
}

/** Makes the entry of a post out of scan's columns, the author's facts, what settle found and what the person did. */
function entryReader(
  campaign: Campaign,
  { posts, kept }: Pick<Begun, 'posts' | 'kept'>,
  joined: Joined,
  persons: Persons,
  found: Findings,
): (post: number) => Entry {
  const postRules = countPostRules(campaign)
  const factsOf = createFactsReader(campaign, posts, joined, persons)
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
    const userId = posts.userAt(post)
    return {
      post,
      postId: posts.idAt(post),
      userId,
      person: persons.personOf(userId),
      postedAt: Number.isNaN(time) ? undefined : time,
      characters: posts.charactersAt(post),
      findings,
      outcomes,
      decision: decide(rules.map(({ id, effect }) => ({ rule: id, effect, outcome: outcomes.get(id)! }))),
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

/** Settling half done: rows taken once, and what is to be compared with what. */
export interface Begun {
  readonly posts: Posts
  readonly kept: readonly number[]
  readonly duplicates: readonly Reject[]
  /** Undefined where the campaign does not ask for originality. */
  readonly comparison: Comparison | undefined
}

const originalityOf = ({ rules }: Campaign): OriginalityOptions | undefined =>
  rules.find(({ id }) => id === 'originality')?.options as OriginalityOptions | undefined

/** Takes every row once and lays out the comparison of texts, which threads may carry out: then in memory of `allocate`. */
export function beginSettling(
  campaign: Campaign,
  parts: readonly ScanPart[],
  joined: Joined,
  allocate: Allocate = allocateHere,
): Begun {
  const posts = joinParts(parts)
  const { kept, rejects: duplicates } = dropDuplicates(posts)
  const options = originalityOf(campaign)
  const comparison = options && compareTexts(posts, kept, options, joined.texts, allocate)
  return { posts, kept, duplicates, comparison }
}

/**
 * Looks across all records: drops repeated rows, joins facts, compares texts and images, decides verdicts and gives the
 * prizes. Depends on the rows and not on their order. Throws only where the sums of an award do not add up: a bug.
 */
export function settleCampaign(campaign: Campaign, parts: readonly ScanPart[], joined: Joined): Settled {
  const begun = beginSettling(campaign, parts, joined)
  const resolutions = begun.comparison ? resolveLibrary(begun.comparison) : []
  return finishSettling(campaign, parts, joined, begun, resolutions)
}

/** Settles with what comparing the texts gave. */
export function finishSettling(
  campaign: Campaign,
  parts: readonly ScanPart[],
  joined: Joined,
  { posts, kept, duplicates }: Begun,
  resolutions: readonly Resolution[],
): Settled {
  const { rules } = campaign
  const found = collectFindings()
  if (rules.some(({ id }) => id === 'screenshot')) addSharedImages(posts, kept, found)
  const originality = originalityOf(campaign)
  if (originality)
    for (const { post, message, args, evidence } of judgeTexts(
      { posts, kept, zone: campaign.zone },
      originality,
      joined.texts,
      resolutions,
    ))
      found.add(post, 'originality', message, args, evidence)

  const persons = linkAccounts(campaign, joined.people)
  const entryOf = entryReader(campaign, { posts, kept }, joined, persons, found)
  const eligible: Entry[] = []
  const waiting: Entry[] = []
  const ofPosts = [...parts.flatMap((part) => part.rejects), ...duplicates]
  const tally = tallyEntries(rules, { ofPosts, joined: joined.rejects })
  for (const post of kept) {
    const entry = entryOf(post)
    tally.add(entry)
    if (entry.decision.verdict === 'eligible') eligible.push(entry)
    else if (entry.decision.verdict === 'review') waiting.push(entry)
  }
  const formatTime = (time: number) => formatInstant(time, campaign.zone)
  const candidatesOf = candidateReader(campaign, posts, joined.scores)
  const stages = allocateStages(campaign.stages, (stage) => candidatesOf(stage, eligible), {
    seed: joined.seed,
    formatTime,
  })
  const [first] = campaign.stages
  return {
    campaign,
    rules,
    kept,
    entryOf,
    placeOf: (post) => ({ file: posts.fileAt(post), line: posts.lineAt(post) }),
    reviews: inOrderOf(first, candidatesOf(first, waiting)).map(({ post }) => post),
    stages,
    rejects: inInputOrder(
      [...ofPosts, ...joined.rejects],
      parts.map(({ file }) => file),
    ),
    tally: tally.done(),
  }
}
