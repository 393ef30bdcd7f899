import { type TextColumn, type TokenColumn, textAt } from '../model/columns.js'
import type { Reject } from '../model/fault.js'
import type { Finding } from '../model/finding.js'
import { byCodeUnits, lastAtMost } from '../model/order.js'
import type { ScanPart } from './scan-part.js'

/** All posts of a run, by position: those of the first part first. Texts are not among what is kept. */
export interface Posts {
  readonly count: number
  readonly idAt: (post: number) => string
  readonly userAt: (post: number) => string
  /** Epoch milliseconds; NaN where unknown. */
  readonly timeAt: (post: number) => number
  readonly lineAt: (post: number) => number
  readonly fileAt: (post: number) => string
  readonly digestAt: (post: number) => readonly [number, number]
  readonly charactersAt: (post: number) => number
  readonly kycAt: (post: number) => number
  readonly findingAt: (rule: number, post: number) => Finding
  readonly metricAt: (metric: number, post: number) => string
  /** The token streams of the texts, part by part, and which of them is a post's. */
  readonly prints: readonly TokenColumn[]
  readonly placeOf: (post: number) => { readonly part: number; readonly index: number }
  readonly expectAt: (post: number) => string | undefined
  readonly images: () => Iterable<{ readonly post: number; readonly place: number; readonly key: string }>
}

/** Puts the parts of a run side by side. Parts keep their order, which is the order of the input. */
export function joinParts(parts: readonly ScanPart[]): Posts {
  const begins: number[] = []
  let count = 0
  for (const part of parts) {
    begins.push(count)
    count += part.count
  }
  /** The part that holds a post, by bisection. */
  const partAt = (post: number): number => lastAtMost(begins.length, (at) => begins[at]!, post)
  const from = <T>(post: number, get: (part: ScanPart, index: number) => T): T => {
    const at = partAt(post)
    return get(parts[at]!, post - begins[at]!)
  }
  let users: readonly string[] | undefined
  const text = (post: number, column: (part: ScanPart) => TextColumn) =>
    from(post, (part, i) => textAt(column(part), i))
  return {
    count,
    idAt: (post) => text(post, (part) => part.ids),
    userAt(post) {
      users ??= usersOf(parts)
      return users[post]!
    },
    timeAt: (post) => from(post, (part, i) => part.postedAt[i]!),
    lineAt: (post) => from(post, (part, i) => part.lines[i]!),
    fileAt: (post) => from(post, (part) => part.file),
    digestAt: (post) => from(post, (part, i) => [part.digests[2 * i]!, part.digests[2 * i + 1]!]),
    charactersAt: (post) => from(post, (part, i) => part.characters[i]!),
    kycAt: (post) => from(post, (part, i) => part.kyc[i]!),
    findingAt: (rule, post) => from(post, ({ findings }, i) => findings[rule]!.values[findings[rule]!.codes[i]!]!),
    metricAt: (metric, post) => from(post, (part, i) => textAt(part.metrics[metric]!, i)),
    prints: parts.map(({ prints }) => prints),
    placeOf(post) {
      const part = partAt(post)
      return { part, index: post - begins[part]! }
    },
    expectAt: (post) => from(post, ({ expects }, i) => (expects ? textAt(expects, i) : undefined)),
    *images() {
      for (const [at, { images }] of parts.entries())
        for (let i = 0; i < images.posts.length; i++) {
          const key = `${images.keys[2 * i]}.${images.keys[2 * i + 1]}`
          yield { post: begins[at]! + images.posts[i]!, place: images.places[i]!, key }
        }
    },
  }
}

/** The author of every post. They are asked for many times, and are far fewer than posts: each text is kept once. */
function usersOf(parts: readonly ScanPart[]): string[] {
  const known = new Map<string, string>()
  return parts.flatMap(({ count, users }) =>
    Array.from({ length: count }, (_, i) => {
      const user = textAt(users, i)
      const same = known.get(user)
      if (same === undefined) known.set(user, user)
      return same ?? user
    }),
  )
}

/** Rows taken once, and what became of the others. */
export interface Deduplicated {
  /** Positions of the posts that count, in input order. */
  readonly kept: readonly number[]
  readonly rejects: readonly Reject[]
}

/**
 * Takes every id once: of identical rows the first stays and the others are `repeated-row`; rows that share an id and
 * differ are all `conflicting-duplicate`, so that no order of rows decides what counts.
 */
export function dropDuplicates(posts: Posts): Deduplicated {
  const firsts = new Map<string, number>()
  const groups = new Map<string, number[]>()
  for (let post = 0; post < posts.count; post++) {
    const id = posts.idAt(post)
    const first = firsts.get(id)
    if (first === undefined) firsts.set(id, post)
    else if (groups.has(id)) groups.get(id)!.push(post)
    else groups.set(id, [first, post])
  }
  const dropped = new Set<number>()
  const rejects: Reject[] = []
  for (const [id, group] of groups) {
    const first = group[0]!
    const place = (post: number) => ({ file: posts.fileAt(post), line: posts.lineAt(post), column: 'post_id' })
    const where = { source: posts.fileAt(first), first: posts.lineAt(first) }
    const differ = new Set(group.map((post) => posts.digestAt(post).join())).size > 1
    for (const post of differ ? group : group.slice(1)) {
      dropped.add(post)
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
  for (let post = 0; post < posts.count; post++) if (!dropped.has(post)) kept.push(post)
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
