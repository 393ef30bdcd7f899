import { type Allocate, allocateHere } from '../model/allocate.js'
import type { SealedSeed } from '../model/award.js'
import type { Campaign, Stage } from '../model/campaign.js'
import type { Reject } from '../model/fault.js'
import { type Settled, VERDICTS } from '../model/result.js'
import { isOfVerdict } from '../model/ruling.js'
import { allocateStages, entrantsOfDraws, type Removed } from '../prizes/allocate-stages.js'
import type { OriginalityOptions } from '../rules/originality.js'
import { formatInstant } from '../time/format-instant.js'
import { type AppliedDecisions, applyDecisions, type GivenDecisions } from './apply-decisions.js'
import { collectFindings, type Findings } from './collect-findings.js'
import { compareLibrary } from './compare-library.js'
import { findSharedImages, type SharedImage } from './find-shared-images.js'
import { dropDuplicates, inInputOrder, joinParts, type Posts } from './join-parts.js'
import { fillSheet, type Judged, judgePosts, type Knowledge, type Sheet } from './judge-posts.js'
import { linkAccounts, type NumberedPersons, numberPersons, type Persons } from './link-accounts.js'
import type { PostKeys } from './order-posts.js'
import type { PackedResolutions } from './pack-resolutions.js'
import { entryReader } from './read-entries.js'
import type { KnownPeople } from './read-facts.js'
import type { Comparison } from './resolve-library.js'
import type { ScanPart } from './scan-part.js'
import { type ComparedTexts, compareTexts, wordTexts } from './settle-originality.js'
import { type CandidateReader, candidateReader, inOrderOf, readPostKeys } from './stage-candidates.js'
import { tallyPosts } from './tally.js'

/** Facts and texts from other files than the posts. */
export interface Joined extends KnownPeople {
  /** Metrics by post id: name -> decimal text; they outweigh the posts' own columns. */
  readonly scores: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** The public seed of draws; outweighs the campaign file's. */
  readonly seed?: string | undefined
  /** Seed and salt of a sealed draw; outweigh any other seed. */
  readonly sealed?: SealedSeed | undefined
  /** What humans decided. */
  readonly decisions?: GivenDecisions | undefined
  /** Texts that posts are compared with. */
  readonly texts: ComparedTexts
  /** Rows of those files that could not be read. */
  readonly rejects: readonly Reject[]
}

/** Settling half done: rows taken once, and what is to be compared with what. */
export interface Begun {
  readonly posts: Posts
  readonly kept: readonly number[]
  readonly duplicates: readonly Reject[]
  /** Undefined where the campaign does not ask for originality, or nobody for verdicts. */
  readonly comparison: Comparison | undefined
  /** Completes the comparison, before anybody asks whose a text is and which is earlier. */
  readonly complete: () => void
}

const originalityOf = ({ rules }: Campaign): OriginalityOptions | undefined =>
  rules.find(({ id }) => id === 'originality')?.options as OriginalityOptions | undefined

/** How texts are compared: not at all where nobody asks for verdicts; by threads, which then need memory that they share. */
export interface ComparisonForm {
  readonly isWanted?: boolean
  readonly allocate?: Allocate
}

/** Takes every row once and lays out the comparison of texts. */
export function beginSettling(
  campaign: Campaign,
  parts: readonly ScanPart[],
  joined: Joined,
  { isWanted = true, allocate = allocateHere }: ComparisonForm = {},
): Begun {
  const posts = joinParts(parts)
  const { kept, rejects: duplicates } = dropDuplicates(posts)
  const options = isWanted ? originalityOf(campaign) : undefined
  const laidOut = options && compareTexts(posts, kept, options, joined.texts, allocate)
  return { posts, kept, duplicates, comparison: laidOut?.comparison, complete: () => laidOut?.complete() }
}

/** What settling finds out before it is known which texts were copied. */
export interface Prepared {
  readonly persons: Persons
  readonly decisions: AppliedDecisions
  readonly numbers: NumberedPersons
  /** Images that somebody else used first. */
  readonly images: readonly SharedImage[]
  readonly keys: PostKeys
  /** To be completed with what is found across posts. */
  readonly sheet: Sheet
}

/** Does what of settling does not depend on the comparison. Throws where decisions contradict each other or were damaged. */
export function prepareSettling(campaign: Campaign, joined: Joined, { posts, kept }: Begun): Prepared {
  const persons = linkAccounts(campaign, joined.people)
  const asksForImages = campaign.rules.some(({ id }) => id === 'screenshot')
  return {
    persons,
    decisions: applyDecisions(joined.decisions, posts, kept, persons),
    numbers: numberPersons(posts.users(), persons),
    images: asksForImages ? findSharedImages(posts, kept, persons.personOf) : [],
    keys: readPostKeys(campaign, posts, kept, joined.scores),
    sheet: fillSheet(campaign, { posts, kept }, joined, persons),
  }
}

/**
 * Looks across all records: drops repeated rows, joins facts, compares texts and images, decides verdicts and gives the
 * prizes. Depends on the rows and not on their order. Throws where decisions contradict each other or were damaged.
 */
export function settleCampaign(campaign: Campaign, parts: readonly ScanPart[], joined: Joined): Settled {
  const begun = beginSettling(campaign, parts, joined)
  const { comparison, complete } = begun
  const compared = comparison && compareLibrary(comparison, undefined, { beforeFinding: complete })
  const prepared = prepareSettling(campaign, joined, begun)
  return finishSettling(campaign, parts, joined, { ...begun, ...prepared }, compared?.resolutions ?? [])
}

/** What can be seen only by looking at several posts: images and texts that were used before. */
function findAcrossPosts(
  campaign: Campaign,
  { posts, kept, images, comparison }: Pick<Begun & Prepared, 'posts' | 'kept' | 'images' | 'comparison'>,
  texts: ComparedTexts,
  resolutions: readonly PackedResolutions[],
): Findings {
  const found = collectFindings()
  for (const { post, first, place } of images)
    found.add(post, 'screenshot', 'shared', { place, user: posts.userAt(first), post: posts.idAt(first) })
  const originality = originalityOf(campaign)
  if (!originality || !comparison) return found
  const { zone } = campaign
  const { authors } = comparison.library
  found.addLater('originality', wordTexts({ posts, kept, zone, authors }, originality, texts, resolutions))
  return found
}

/** Posts and people whom a human took out of the prizes; the verdict on them stands. */
function removedFrom(some: readonly number[], posts: Posts, { persons, decisions }: Knowledge): Removed {
  const removed = { posts: new Set<number>(), people: new Set<string>() }
  if (decisions.all.length === 0) return removed
  for (const post of some) {
    const user = posts.userAt(post)
    for (const ruling of decisions.of(posts.idAt(post), user)) {
      if (isOfVerdict(ruling)) continue
      if (ruling.postId === '') removed.people.add(persons.personOf(user))
      else removed.posts.add(post)
    }
  }
  return removed
}

/** Posts in review: first those that could win the first award, as they would stand in it. */
function inOrderOfReview(waiting: readonly number[], stage: Stage | undefined, candidates: CandidateReader): number[] {
  const first = inOrderOf(stage, candidates.all(stage, waiting)).map(({ post }) => post)
  const others = new Set(waiting)
  for (const post of first) others.delete(post)
  return [...first, ...others]
}

/** Posts by verdict, how many stand in which way, and how many people they are of. */
function sortOut({ posts, kept }: Pick<Begun, 'posts' | 'kept'>, judged: Judged, numbers: NumberedPersons) {
  const eligible: number[] = []
  const waiting: number[] = []
  const counts = { eligible: [] as number[], ineligible: [] as number[], review: [] as number[] }
  const hasPosted = new Uint8Array(numbers.count)
  const { numbers: users } = posts.users()
  for (const post of kept) {
    const { verdict } = judged.decisionOf(post)
    const standing = judged.standingOf(post)
    counts[verdict][standing] = (counts[verdict][standing] ?? 0) + 1
    hasPosted[numbers.of(users[post]!)] = 1
    if (verdict === 'eligible') eligible.push(post)
    else if (verdict === 'review') waiting.push(post)
  }
  const counted = VERDICTS.flatMap((verdict) =>
    counts[verdict].flatMap((posts, number) => ({ verdict, posts, standing: judged.standingAt(number) })),
  )
  return { eligible, waiting, counted, people: hasPosted.reduce((sum, one) => sum + one, 0) }
}

/** Settles with what was prepared, and with what comparing the texts gave. */
export function finishSettling(
  campaign: Campaign,
  parts: readonly ScanPart[],
  joined: Joined,
  { posts, kept, duplicates, comparison, images, persons, decisions, numbers, keys, sheet }: Begun & Prepared,
  resolutions: readonly PackedResolutions[],
): Settled {
  const { rules } = campaign
  const found = findAcrossPosts(campaign, { posts, kept, images, comparison }, joined.texts, resolutions)
  const knowledge = { persons, numbers, decisions, found }
  const judged = judgePosts(campaign, { posts, kept }, sheet, knowledge)
  const { eligible, waiting, counted, people } = sortOut({ posts, kept }, judged, numbers)
  const ofPosts = [...parts.flatMap((part) => part.rejects), ...duplicates]
  const ofOthers = [...joined.rejects, ...decisions.rejects]
  const formatTime = (time: number) => formatInstant(time, campaign.zone)
  const { outcomeOf } = judged
  const candidates = candidateReader({ campaign, posts, keys, knowledge, outcomeOf })
  const stages = allocateStages(
    campaign.stages,
    (stage, reach) => candidates.within(stage, eligible, reach),
    { seed: joined.seed, sealed: joined.sealed, formatTime },
    removedFrom(eligible, posts, knowledge),
  )
  return {
    campaign,
    rules,
    kept,
    entryOf: entryReader(campaign, posts, knowledge, judged),
    placeOf: (post) => ({ file: posts.fileAt(post), line: posts.lineAt(post) }),
    reviews: inOrderOfReview(waiting, campaign.stages[0], candidates),
    stages,
    entrants: (salt) => entrantsOfDraws(campaign.stages, (stage) => candidates.all(stage, eligible), salt),
    rejects: inInputOrder(
      [...ofPosts, ...ofOthers],
      parts.map(({ file }) => file),
    ),
    rulings: decisions.all,
    tally: tallyPosts(rules, counted, people, { ofPosts, joined: ofOthers }),
  }
}
