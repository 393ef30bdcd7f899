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
import type { Post } from '../model/post.js'
import { type Hash64, hash64 } from '../text/hash.js'

/** Findings of one rule: each distinct finding once, and which one each post has. */
export interface FindingColumn {
  readonly codes: Uint32Array
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
  readonly findings: readonly Finding[]
  readonly characters: number
  readonly print: Uint16Array
  /** Two hashes of all that the row says. */
  readonly digest: Hash64
}

function findingColumn() {
  const codes = growingUints()
  const values: Finding[] = []
  const known = new Map<string, number>()
  return {
    push(finding: Finding) {
      // The arguments of a message always come in the same order.
      let key = finding.message
      for (const name in finding.args) key += `\u0000${finding.args[name]}`
      let code = known.get(key)
      if (code === undefined) {
        code = values.push(finding) - 1
        known.set(key, code)
      }
      codes.push(code)
    },
    done: (): FindingColumn => ({ codes: codes.done(), values }),
  }
}

/** Collects posts and rejects of one file into a part. */
export function createPartBuilder(
  file: string,
  rules: number,
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
  const findings = Array.from({ length: rules }, findingColumn)
  const metrics = metricNames.map(growingTexts)
  const images = { posts: growingUints(), places: growingUints(), keys: growingUints() }
  const prints = growingTokens(allocate)
  const expects = growingTexts()
  let hasExpects = false
  const rejects: Reject[] = []
  let count = 0

  return {
    addReject: (reject: Reject) => void rejects.push(reject),
    addPost(post: Post, line: number, scanned: Scanned) {
      ids.push(post.id)
      users.push(post.userId)
      postedAt.push(post.postedAt ?? Number.NaN)
      lines.push(line)
      for (const hash of scanned.digest) digests.push(hash)
      characters.push(scanned.characters)
      kyc.push(post.kyc === undefined ? UNKNOWN : post.kyc ? YES : NO)
      for (const [rule, finding] of scanned.findings.entries()) findings[rule]!.push(finding)
      for (const [i, name] of metricNames.entries()) metrics[i]!.push(post.metrics.get(name) ?? '')
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
    done: (): ScanPart => ({
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
      expects: hasExpects ? expects.done() : undefined,
      rejects,
    }),
  }
}
