import { textAt } from '../model/columns.js'
import type { Reject } from '../model/fault.js'
import { once } from '../model/once.js'
import { byCodeUnits, lastAtMost } from '../model/order.js'
import { type NumberedTexts, numberTexts } from './number-texts.js'
import type { ScanPart } from './scan-part.js'

/** A part of a run, and the position of its first post. */
export interface PlacedPart {
  readonly part: ScanPart
  readonly begin: number
}

/** All posts of a run, by position: those of the first part first. Texts are not among what is kept. */
export interface Posts {
  readonly count: number
  /** The parts themselves, for whoever goes through a whole column. */
  readonly parts: readonly PlacedPart[]
  readonly idAt: (post: number) => string
  readonly userAt: (post: number) => string
  /** The accounts that posted, each numbered once. */
  readonly users: () => NumberedTexts
  /** Epoch milliseconds; NaN where unknown. */
  readonly timeAt: (post: number) => number
  readonly lineAt: (post: number) => number
  readonly fileAt: (post: number) => string
  readonly digestAt: (post: number) => readonly [number, number]
  readonly charactersAt: (post: number) => number
  readonly kycAt: (post: number) => number
  readonly metricAt: (metric: number, post: number) => string
  /** The token streams of the texts, part by part, and which of them is a post's. */
  readonly prints: readonly ScanPart['prints'][]
  readonly placeOf: (post: number) => { readonly part: number; readonly index: number }
  readonly expectAt: (post: number) => string | undefined
}

/** Puts the parts of a run side by side. Parts keep their order, which is the order of the input. */
export function joinParts(parts: readonly ScanPart[]): Posts {
  const begins: number[] = []
  let count = 0
  for (const part of parts) {
    begins.push(count)
    count += part.count
  }
  const ends = [...begins.slice(1), count]
  // Posts are mostly asked for in their order: the part that held the last one mostly holds the next.
  let last = 0
  const partAt = (post: number): number => {
    if (post < begins[last]! || post >= ends[last]!) last = lastAtMost(begins.length, (at) => begins[at]!, post)
    return last
  }
  const from = <T>(post: number, get: (part: ScanPart, index: number) => T): T => {
    const at = partAt(post)
    return get(parts[at]!, post - begins[at]!)
  }
  return {
    count,
    parts: parts.map((part, at) => ({ part, begin: begins[at]! })),
    idAt: (post) => from(post, ({ ids }, i) => textAt(ids, i)),
    userAt: (post) => from(post, (part, i) => textAt(part.users, i)),
    users: once(() => numberTexts(parts.map((part) => part.users))),
    timeAt: (post) => from(post, (part, i) => part.postedAt[i]!),
    lineAt: (post) => from(post, (part, i) => part.lines[i]!),
    fileAt: (post) => from(post, (part) => part.file),
    digestAt: (post) => from(post, (part, i) => [part.digests[2 * i]!, part.digests[2 * i + 1]!]),
    charactersAt: (post) => from(post, (part, i) => part.characters[i]!),
    kycAt: (post) => from(post, (part, i) => part.kyc[i]!),
    metricAt: (metric, post) => from(post, (part, i) => textAt(part.metrics[metric]!, i)),
    prints: parts.map(({ prints }) => prints),
    placeOf(post) {
      const part = partAt(post)
      return { part, index: post - begins[part]! }
    },
    expectAt: (post) => from(post, ({ expects }, i) => (expects ? textAt(expects, i) : undefined)),
  }
}

/** Rows taken once, and what became of the others. */
export interface Deduplicated {
  /** Positions of the posts that count, in input order. */
  readonly kept: readonly number[]
  readonly rejects: readonly Reject[]
}

/** Posts that share an id with another, in groups. */
function sharedIds({ parts, count }: Posts): number[][] {
  const ids = numberTexts(parts.map(({ part }) => part.ids))
  if (ids.count === count) return []
  const uses = new Uint32Array(ids.count)
  for (const id of ids.numbers) uses[id]!++
  const groups = new Map<number, number[]>()
  for (const [post, id] of ids.numbers.entries()) {
    if (uses[id]! < 2) continue
    const group = groups.get(id)
    if (group) group.push(post)
    else groups.set(id, [post])
  }
  return [...groups.values()]
}

/**
 * Takes every id once: of identical rows the first stays and the others are `repeated-row`; rows that share an id and
 * differ are all `conflicting-duplicate`, so that no order of rows decides what counts.
 */
export function dropDuplicates(posts: Posts): Deduplicated {
  const isDropped = new Uint8Array(posts.count)
  const rejects: Reject[] = []
  for (const group of sharedIds(posts)) {
    const first = group[0]!
    const id = posts.idAt(first)
    const place = (post: number) => ({ file: posts.fileAt(post), line: posts.lineAt(post), column: 'post_id' })
    const where = { source: posts.fileAt(first), first: posts.lineAt(first) }
    const differ = new Set(group.map((post) => posts.digestAt(post).join())).size > 1
    for (const post of differ ? group : group.slice(1)) {
      isDropped[post] = 1
      rejects.push(
        differ
          ? {
              code: 'conflicting-duplicate',
              args: { value: id, count: group.length, ...where },
              postId: id,
              place: place(post),
            }
          : { code: 'repeated-row', args: where, postId: id, place: place(post) },
      )
    }
  }
  const kept: number[] = []
  for (let post = 0; post < posts.count; post++) if (isDropped[post] === 0) kept.push(post)
  return { kept, rejects }
}

/** Rejects in the order of their files and lines. */
export function inInputOrder(rejects: readonly Reject[], files: readonly string[]): Reject[] {
  const rank = new Map(files.map((file, i) => [file, i]))
  const fileRank = ({ place }: Reject) => rank.get(place.file ?? '') ?? files.length
  return [...rejects].sort(
    (a, b) =>
      fileRank(a) - fileRank(b) ||
      byCodeUnits(a.place.file ?? '', b.place.file ?? '') ||
      (a.place.line ?? 0) - (b.place.line ?? 0),
  )
}
