import type { DecisionRow } from '../intake/parse-decision.js'
import { EligoError, type Fault, type Reject } from '../model/fault.js'
import type { FaultCode } from '../model/fault-codes.js'
import type { Args } from '../model/message.js'
import { byCodeUnits, inTurn } from '../model/order.js'
import { isOfVerdict, type Ruling } from '../model/ruling.js'
import { nearest } from '../text/edit-distance.js'
import { restoreFormula } from '../text/neutralise-formula.js'
import type { Posts } from './join-parts.js'
import type { Persons } from './link-accounts.js'
import { createRoundedIds } from './rounded-ids.js'

/** Decisions as read, and the name of their file. */
export interface GivenDecisions {
  readonly file: string
  readonly rows: readonly DecisionRow[]
}

/** Decisions that hold for a run. */
export interface AppliedDecisions {
  /** In the order of post ids, then of user ids. */
  readonly all: readonly Ruling[]
  /** What was decided of a post, or of its author with all their posts, under any of their accounts. */
  readonly of: (postId: string, userId: string) => readonly Ruling[]
  /** Decisions about posts and people that are not in this run. */
  readonly rejects: readonly Reject[]
}

const NONE: readonly Ruling[] = []
/** Nothing was decided. */
export const NO_DECISIONS: AppliedDecisions = { all: NONE, of: () => NONE, rejects: [] }

/** Finding the nearest of more ids takes longer than it helps. */
const MOST_COMPARED = 20_000

type Found = { readonly row: DecisionRow } | { readonly reject: Reject } | { readonly fault: Fault }

/** Ids of the posts and people of a run, and how to find the one that a cell means. */
function knownIds(posts: Posts, kept: readonly number[]) {
  const authors = new Map(kept.map((post) => [posts.idAt(post), posts.userAt(post)]))
  const users = new Set(authors.values())
  return { authors, users, roundedPosts: createRoundedIds(authors.keys()), roundedUsers: createRoundedIds(users) }
}
type Known = ReturnType<typeof knownIds>

/** The id as it is known; a sheet may still have the apostrophe before what looked like a formula. */
const spelt = (id: string, known: { readonly has: (id: string) => boolean }): string =>
  known.has(id) ? id : known.has(restoreFormula(id)) ? restoreFormula(id) : id

/** Finds the post that a decision is about. Faults are what shows that a spreadsheet has damaged the sheet. */
function findPost(row: DecisionRow, file: string, { authors, roundedPosts }: Known): Found {
  const postId = spelt(row.postId, authors)
  const tell = (column: string, code: FaultCode, args: Args) => ({
    code,
    args,
    postId,
    place: { file, line: row.line, column },
  })
  const author = authors.get(postId)
  const others = roundedPosts.meantBy(postId)
  if (author === undefined) {
    if (others.length > 0)
      return { fault: tell('post_id', 'decision-mangled', { value: postId, candidates: others.join(', ') }) }
    const suggestion = authors.size > MOST_COMPARED ? undefined : nearest(postId, authors.keys())
    const args = { value: postId }
    return {
      reject: suggestion
        ? tell('post_id', 'decision-no-post/near', { ...args, suggestion })
        : tell('post_id', 'decision-no-post', args),
    }
  }
  const userId = spelt(row.userId, new Set([author]))
  if (others.length > 0 && userId !== author)
    return { fault: tell('post_id', 'decision-mangled', { value: postId, candidates: [postId, ...others].join(', ') }) }
  if (userId !== '' && userId !== author)
    return { fault: tell('user_id', 'decision-other-user', { post: postId, user: author, value: userId }) }
  return { row: { ...row, postId, userId: author } }
}

/** Finds the person that a decision without a post is about. */
function findPerson(row: DecisionRow, file: string, { users, roundedUsers }: Known): Found {
  const userId = spelt(row.userId, users)
  const tell = (code: FaultCode, args: Args) => ({
    code,
    args,
    postId: '',
    place: { file, line: row.line, column: 'user_id' },
  })
  const others = roundedUsers.meantBy(userId)
  if (others.length > 0) {
    const candidates = [...(users.has(userId) ? [userId] : []), ...others].join(', ')
    return { fault: tell('decision-mangled', { value: userId, candidates }) }
  }
  return users.has(userId) ? { row: { ...row, userId } } : { reject: tell('decision-no-user', { value: userId }) }
}

const byPlace = inTurn<Ruling>(
  (a, b) => byCodeUnits(a.postId, b.postId),
  (a, b) => byCodeUnits(a.userId, b.userId),
  (a, b) => byCodeUnits(a.kind, b.kind),
)
const distinct = (texts: readonly string[]): string[] => [...new Set(texts)].sort(byCodeUnits)

/** Rows of one thing that say the same are one decision, signed by all who made it. Gives the fault of two that differ. */
function unite(rows: readonly DecisionRow[], file: string): Ruling | Fault {
  const [first] = rows as readonly [DecisionRow, ...DecisionRow[]]
  const other = rows.find(({ kind }) => kind !== first.kind)
  if (other) {
    const value = first.postId || first.userId
    const args = { value, decision: other.kind, other: first.kind, line: first.line }
    return { code: 'decision-conflict', args, place: { file, line: other.line, column: 'decision' } }
  }
  const { kind, postId, userId } = first
  return {
    kind,
    postId,
    userId,
    rules: distinct(rows.flatMap(({ rules }) => rules)),
    reviewer: distinct(rows.map(({ reviewer }) => reviewer)).join('; '),
    reason: distinct(rows.map(({ reason }) => reason)).join('; '),
  }
}

/** What cannot both hold of one post: two verdicts, or two words on whether it may win. */
const groupKey = (row: DecisionRow): string => JSON.stringify([row.postId, row.userId, isOfVerdict(row)])

/**
 * Finds what each decision is about. Decisions about what is not there are rejects; throws with every one that shows that
 * the sheet was damaged, and every two that contradict each other. Depends on the rows and not on their order.
 */
export function applyDecisions(
  given: GivenDecisions | undefined,
  posts: Posts,
  kept: readonly number[],
  persons: Persons,
): AppliedDecisions {
  if (!given || given.rows.length === 0) return NO_DECISIONS
  const { file } = given
  const known = knownIds(posts, kept)
  const groups = new Map<string, DecisionRow[]>()
  const faults: Fault[] = []
  const rejects: Reject[] = []
  for (const row of given.rows) {
    const found = row.postId === '' ? findPerson(row, file, known) : findPost(row, file, known)
    if ('fault' in found) faults.push(found.fault)
    else if ('reject' in found) rejects.push(found.reject)
    else groups.set(groupKey(found.row), [...(groups.get(groupKey(found.row)) ?? []), found.row])
  }
  const all: Ruling[] = []
  for (const rows of groups.values()) {
    const united = unite(rows, file)
    if ('code' in united) faults.push(united)
    else all.push(united)
  }
  if (faults.length > 0) throw new EligoError(faults)
  return { all: all.sort(byPlace), of: finder(all, persons), rejects }
}

function finder(all: readonly Ruling[], { accountsOf }: Persons): AppliedDecisions['of'] {
  const ofPosts = new Map<string, Ruling[]>()
  const ofUsers = new Map<string, Ruling[]>()
  for (const ruling of all) {
    const [group, key] = ruling.postId === '' ? [ofUsers, ruling.userId] : [ofPosts, ruling.postId]
    group.set(key, [...(group.get(key) ?? []), ruling])
  }
  return (postId, userId) => {
    const ofPost = ofPosts.get(postId) ?? NONE
    return ofUsers.size === 0
      ? ofPost
      : [...ofPost, ...accountsOf(userId).flatMap((account) => ofUsers.get(account) ?? NONE)]
  }
}
