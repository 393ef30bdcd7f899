import { type Allocate, allocateHere } from '../model/allocate.js'
import {
  growingTexts,
  growingTokens,
  growingUints,
  type StoredTokens,
  type TextColumn,
  type TokenColumn,
} from '../model/columns.js'
import type { Reject } from '../model/fault.js'
import type { Finding } from '../model/finding.js'
import type { Args } from '../model/message.js'
import type { Post } from '../model/post.js'
import { type Draft, type Rule, toFinding } from '../rules/define-rule.js'
import { type Hash64, hash64 } from '../text/hash.js'

/** Findings of one rule: each distinct finding once, and which one each post has. */
export interface FindingColumn {
  /** In a byte where a byte can number all of them. */
  readonly codes: Uint8Array | Uint32Array
  readonly values: readonly Finding[]
}

/** Yes/no/unknown in a byte. */
export const UNKNOWN = 0
export const NO = 1
export const YES = 2

/** What scan knows of some posts, in columns: small, plain, and transferable between threads. */
export interface ScanPart {
  readonly file: string
  readonly count: number
  readonly ids: TextColumn
  readonly users: TextColumn
  /** Epoch milliseconds; NaN where unknown. */
  readonly postedAt: Float64Array
  readonly lines: Uint32Array
  /** Two hashes a post over all that its row says. */
  readonly digests: Uint32Array
  readonly characters: Uint32Array
  readonly kyc: Uint8Array
  readonly findings: readonly FindingColumn[]
  /** Ranking metrics by position of their names in the plan; blank where unknown. */
  readonly metrics: readonly TextColumn[]
  /** Images: whose, which of that post, and two hashes of the name. */
  readonly images: { readonly posts: Uint32Array; readonly places: Uint32Array; readonly keys: Uint32Array }
  /** The token streams of the texts, for originality; empty where it is not asked for. */
  readonly prints: TokenColumn | StoredTokens
  readonly expects: TextColumn | undefined
  readonly rejects: readonly Reject[]
}

/** What scan found out about one post besides the post itself. */
export interface Scanned {
  /** What each rule says, by its position among the rules of scan. */
  readonly drafts: readonly Draft[]
  readonly characters: number
  readonly print: Uint16Array
  /** Two hashes of all that the row says. */
  readonly digest: Hash64
}

/** Collects posts and rejects into parts, one after the other, each in their order. */
export interface PartBuilder {
  /** Begins a part of at most so many posts. */
  readonly begin: (rows: number) => void
  readonly addReject: (reject: Reject) => void
  readonly addPost: (post: Post, line: number, scanned: Scanned) => void
  /** Gives the part that was begun. */
  readonly done: () => ScanPart
}

/** Known drafts of a rule, by message and then by one argument after the other: codes at the last of them. */
type Branch = Map<string | number, Branch | number>

const MOST_IN_A_BYTE = 256

/** Numbers the findings of a rule, part after part. */
function findingColumn(rule: Rule) {
  let codes: Uint8Array | Uint32Array = new Uint8Array(0)
  let values: Finding[] = []
  let known: Branch = new Map()
  return {
    /** Begins a part of at most so many posts. */
    begin(rows: number) {
      codes = new Uint8Array(rows)
      values = []
      known = new Map()
    },
    set(row: number, draft: Draft) {
      let branch = known
      let key: string | number = draft.message
      const args: Args = draft.args
      // The arguments of a message always come in the same order.
      for (const name in args) {
        let next = branch.get(key) as Branch | undefined
        if (next === undefined) {
          next = new Map()
          branch.set(key, next)
        }
        branch = next
        key = args[name]!
      }
      let code = branch.get(key) as number | undefined
      if (code === undefined) {
        code = values.push(toFinding(rule, draft)) - 1
        branch.set(key, code)
        if (values.length === MOST_IN_A_BYTE + 1) codes = Uint32Array.from(codes)
      }
      codes[row] = code
    },
    done: (rows: number): FindingColumn => ({ codes: upTo(codes, rows), values }),
  }
}

/** The columns of a part that hold a number or two a post. `rows` is the most posts that may come. */
const numbersFor = (rows: number) => ({
  postedAt: new Float64Array(rows),
  lines: new Uint32Array(rows),
  digests: new Uint32Array(2 * rows),
  characters: new Uint32Array(rows),
  kyc: new Uint8Array(rows),
})

/** The first numbers of a column: itself, where it is full. */
const upTo = <A extends Float64Array | Uint32Array | Uint8Array>(column: A, length: number): A =>
  length === column.length ? column : (column.slice(0, length) as A)

/**
 * Makes what collects posts and rejects of one file into parts. `rules` are those of scan. It is the same for all parts: what
 * each part made anew, V8 would optimise anew. Columns whose size cannot be known beforehand keep their room, too.
 */
export function createPartBuilder(
  file: string,
  rules: readonly Rule[],
  metricNames: readonly string[],
  allocate: Allocate = allocateHere,
): PartBuilder {
  const ids = growingTexts()
  const users = growingTexts()
  const metrics = metricNames.map(growingTexts)
  const images = { posts: growingUints(), places: growingUints(), keys: growingUints() }
  const prints = growingTokens(allocate)
  const expects = growingTexts()
  const findings = rules.map(findingColumn)
  let numbers = numbersFor(0)
  let rejects: Reject[] = []
  let hasExpects = false
  let count = 0

  const addImage = (name: string, place: number) => {
    const [low, high] = hash64(name)
    images.posts.push(count)
    images.places.push(place)
    images.keys.push(low)
    images.keys.push(high)
  }
  return {
    begin(rows) {
      numbers = numbersFor(rows)
      for (const column of findings) column.begin(rows)
      rejects = []
      hasExpects = false
      count = 0
    },
    addReject: (reject) => void rejects.push(reject),
    addPost(post, line, { digest, drafts, characters, print }) {
      ids.push(post.id)
      users.push(post.userId)
      numbers.postedAt[count] = post.postedAt ?? Number.NaN
      numbers.lines[count] = line
      numbers.digests[2 * count] = digest[0]
      numbers.digests[2 * count + 1] = digest[1]
      numbers.characters[count] = characters
      numbers.kyc[count] = post.kyc === undefined ? UNKNOWN : post.kyc ? YES : NO
      for (let rule = 0; rule < findings.length; rule++) findings[rule]!.set(count, drafts[rule]!)
      for (let i = 0; i < metrics.length; i++) metrics[i]!.push(post.metrics[i]!)
      const { images: names = NO_IMAGES } = post.screenshots ?? {}
      for (let place = 0; place < names.length; place++) addImage(names[place]!, place + 1)
      prints.push(print)
      expects.push(post.expect ?? '')
      hasExpects ||= post.expect !== undefined
      count++
    },
    done() {
      const expected = expects.done()
      return {
        file,
        count,
        ids: ids.done(),
        users: users.done(),
        postedAt: upTo(numbers.postedAt, count),
        lines: upTo(numbers.lines, count),
        digests: upTo(numbers.digests, 2 * count),
        characters: upTo(numbers.characters, count),
        kyc: upTo(numbers.kyc, count),
        findings: findings.map((column) => column.done(count)),
        metrics: metrics.map((column) => column.done()),
        images: { posts: images.posts.done(), places: images.places.done(), keys: images.keys.done() },
        prints: prints.done(),
        expects: hasExpects ? expected : undefined,
        rejects,
      }
    },
  }
}

const NO_IMAGES: readonly string[] = []
