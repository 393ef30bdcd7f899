import { type Allocate, allocateHere } from '../model/allocate.js'
import {
  growingBytes,
  growingFloats,
  growingTexts,
  growingTokens,
  growingUints,
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
  readonly prints: TokenColumn
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

/** Known drafts of a rule, by message and then by one argument after the other: codes at the last of them. */
type Branch = Map<string | number, Branch | number>

function findingColumn(rule: Rule) {
  const codes = growingUints()
  let values: Finding[] = []
  let known: Branch = new Map()
  return {
    push(draft: Draft) {
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
      }
      codes.push(code)
    },
    done(): FindingColumn {
      const column = codes.done()
      const found = { codes: values.length <= 256 ? Uint8Array.from(column) : column, values }
      values = []
      known = new Map()
      return found
    },
  }
}

/** Collects posts and rejects of one file into a part; when it is done, into another. `rules` are those of scan. */
export function createPartBuilder(
  file: string,
  rules: readonly Rule[],
  metricNames: readonly string[],
  allocate: Allocate = allocateHere,
) {
  const ids = growingTexts()
  const users = growingTexts()
  const postedAt = growingFloats()
  const lines = growingUints()
  const digests = growingUints()
  const characters = growingUints()
  const kyc = growingBytes()
  const findings = rules.map(findingColumn)
  const metrics = metricNames.map(growingTexts)
  const images = { posts: growingUints(), places: growingUints(), keys: growingUints() }
  const prints = growingTokens(allocate)
  const expects = growingTexts()
  let hasExpects = false
  let rejects: Reject[] = []
  let count = 0

  return {
    addReject: (reject: Reject) => void rejects.push(reject),
    addPost(post: Post, line: number, scanned: Scanned) {
      ids.push(post.id)
      users.push(post.userId)
      postedAt.push(post.postedAt ?? Number.NaN)
      lines.push(line)
      digests.push(scanned.digest[0])
      digests.push(scanned.digest[1])
      characters.push(scanned.characters)
      kyc.push(post.kyc === undefined ? UNKNOWN : post.kyc ? YES : NO)
      for (let rule = 0; rule < findings.length; rule++) findings[rule]!.push(scanned.drafts[rule]!)
      for (let i = 0; i < metrics.length; i++) metrics[i]!.push(post.metrics[i]!)
      post.screenshots?.images.forEach((image, place) => {
        images.posts.push(count)
        images.places.push(place + 1)
        for (const hash of hash64(image)) images.keys.push(hash)
      })
      prints.push(scanned.print)
      expects.push(post.expect ?? '')
      hasExpects ||= post.expect !== undefined
      count++
    },
    done(): ScanPart {
      const expected = expects.done()
      const part = {
        file,
        count,
        ids: ids.done(),
        users: users.done(),
        postedAt: postedAt.done(),
        lines: lines.done(),
        digests: digests.done(),
        characters: characters.done(),
        kyc: kyc.done(),
        findings: findings.map((column) => column.done()),
        metrics: metrics.map((column) => column.done()),
        images: { posts: images.posts.done(), places: images.places.done(), keys: images.keys.done() },
        prints: prints.done(),
        expects: hasExpects ? expected : undefined,
        rejects,
      }
      hasExpects = false
      rejects = []
      count = 0
      return part
    },
  }
}
