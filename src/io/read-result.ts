import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { failure } from '../model/fault.js'
import type { Finding } from '../model/finding.js'
import type { Lang } from '../model/message.js'
import type { RulingKind } from '../model/ruling.js'
import { nearest } from '../text/edit-distance.js'
import { systemReason } from './system-reason.js'

/** A line of entries.ndjson. */
export interface EntryRecord {
  readonly post_id: string
  readonly user_id: string
  readonly posted_at: string | null
  readonly verdict: string
  readonly failed_rules: readonly string[]
  readonly review_rules: readonly string[]
  readonly decisions?: readonly {
    readonly decision: RulingKind
    /** Rules that the question was about. */
    readonly rules: readonly string[]
    readonly reviewer: string
    readonly reason: string
  }[]
  readonly characters: number
  readonly findings: readonly (Finding & { readonly effect: string })[]
}

/** What explain needs of result.json. */
export interface ResultRecord {
  readonly manifest: {
    readonly eligo: string
    readonly campaign: { readonly name: string; readonly language?: Lang }
  }
  /** As ISO 8601 with offset; absent where the campaign states none. */
  readonly window?: { readonly from: string; readonly to: string }
  readonly awards: readonly {
    readonly award: string
    readonly asset: string
    readonly awards: readonly {
      readonly prize: string
      readonly place: number
      readonly status: 'awarded' | 'held' | 'unfilled' | 'alternate'
      readonly user_id: string
      readonly post_id: string | null
      readonly amount: string | null
      /** Where it is not that of the award: goods. */
      readonly asset?: string
      /** The goods that the amount is paid in place of. */
      readonly instead_of?: string
      readonly replaces?: { readonly user_id: string; readonly post_id: string }
      readonly reason: { readonly message: string; readonly args: Record<string, string | number> }
    }[]
    readonly passed_over: readonly {
      readonly post_id: string
      readonly rank: number
      readonly rules: readonly string[]
    }[]
  }[]
}

/** Reads result.json of a folder. Throws where there is none. */
export async function readResult(folder: string): Promise<ResultRecord> {
  const file = join(folder, 'result.json')
  try {
    const record = JSON.parse(await readFile(file, 'utf8')) as ResultRecord
    if (typeof record?.manifest?.eligo !== 'string') throw new SyntaxError('no manifest')
    return record
  } catch (error) {
    throw failure('no-result', { reason: systemReason(error) }, { file: folder }, error)
  }
}

/** The lines of a file, ended by LF alone: in JSON the other line ends of Unicode may stand inside a text. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of createReadStream(path, { encoding: 'utf8' })) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop()!
    yield* lines
  }
  if (rest !== '') yield rest
}

/** Seeks a post in entries.ndjson of a folder, a line at a time. Throws where it is not there, with the nearest id. */
export async function findEntry(folder: string, postId: string): Promise<EntryRecord> {
  const ids: string[] = []
  const key = `"post_id":${JSON.stringify(postId)}`
  try {
    for await (const line of linesOf(join(folder, 'entries.ndjson'))) {
      if (line.startsWith(`{${key}`)) return JSON.parse(line) as EntryRecord
      if (ids.length < 100_000) ids.push(/^\{"post_id":"((?:[^"\\]|\\.)*)"/.exec(line)?.[1] ?? '')
    }
  } catch (error) {
    throw failure('no-result', { reason: systemReason(error) }, { file: folder }, error)
  }
  const suggestion = nearest(postId, ids)
  const args = { value: postId }
  throw suggestion
    ? failure('unknown-post/near', { ...args, suggestion }, { file: folder })
    : failure('unknown-post', args, { file: folder })
}
