import type { RulingKind } from '../model/ruling.js'

/** What a check wrote, as far as trust needs it; the rest is compared as plain data. */
export interface FindingRecord {
  readonly rule: string
  readonly effect?: string
  readonly outcome: string
  readonly message: string
  readonly args: unknown
}

/** What a human decided of a post. */
export interface RulingRecord {
  readonly decision: RulingKind
  readonly post_id?: string
  readonly user_id: string
  readonly rules: readonly string[]
  readonly reviewer: string
  readonly reason: string
}

/** A line of entries.ndjson. */
export interface PostRecord {
  readonly post_id: string
  readonly user_id: string
  /** Whose post it is, where that is another account. */
  readonly person?: string
  readonly verdict: string
  readonly failed_rules: readonly string[]
  readonly review_rules: readonly string[]
  readonly decisions?: readonly RulingRecord[]
  readonly findings: readonly FindingRecord[]
}

/** One prize slot, or one alternate, in result.json. */
export interface AwardRecord {
  readonly prize: string
  readonly place: number
  readonly status: string
  readonly user_id: string
  readonly post_id: string | null
  readonly amount: string | null
  /** Where it is not that of the award: goods. */
  readonly asset?: string
  readonly substitute?: { readonly amount: string; readonly asset: string }
  /** The goods that the amount is paid in place of. */
  readonly instead_of?: string
  /** The winner in whose place this one stands. */
  readonly replaces?: unknown
  readonly reason: { readonly message: string; readonly args: Readonly<Record<string, unknown>> }
}

/** What became of a pool. */
export interface AccountRecord {
  readonly pool: string
  readonly rolled_in?: string
  readonly exchanged_in?: string
  readonly awarded: string
  readonly held: string
  readonly unallocated: string
  readonly rolled_on?: string
  readonly exchanged_out?: string
}

/** An award in result.json. */
export interface StageRecord {
  readonly award: string
  readonly asset: string
  readonly selection?: { readonly how: string; readonly method?: string; readonly seed?: string | null }
  readonly awards: readonly AwardRecord[]
  readonly passed_over?: readonly { readonly post_id: string }[]
  readonly conservation: AccountRecord
  readonly goods?: readonly (AccountRecord & { readonly asset: string })[]
}

/** result.json. */
export interface ResultJson {
  readonly manifest: {
    readonly eligo: string
    readonly unicode: string
    readonly time_zones?: string
    readonly language?: 'zh' | 'en'
    readonly campaign: { readonly name: string; readonly digest: string }
    readonly inputs: readonly {
      readonly role: string
      readonly name: string
      readonly sha256: string
      readonly bytes: number
    }[]
    readonly options?: {
      readonly format?: string
      readonly encoding?: string
      readonly sheet?: string
      readonly map?: Readonly<Record<string, string>>
      readonly seed?: string
    }
    readonly draw?: {
      readonly seal: string
      readonly run: number
      readonly previous: string | null
      readonly chain: string
      readonly round: number
      readonly randomness: string
      readonly signature: string
      readonly seed: string
      readonly salt?: string
      readonly later?: readonly string[]
    }
    readonly outputs?: readonly { readonly name: string; readonly sha256: string }[]
  }
  readonly window?: unknown
  readonly rules?: readonly { readonly rule: string }[]
  readonly tally: Readonly<Record<string, unknown>>
  readonly awards: readonly StageRecord[]
  readonly totals?: readonly (AccountRecord & { readonly asset: string })[]
}

/** A row of a CSV file of the result, by column, and its line. */
export interface CsvRow {
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}
