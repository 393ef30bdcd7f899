import type { Decimal } from './amount.js'
import type { Effect } from './finding.js'
import type { Lang } from './message.js'
import type { Zone } from './zone.js'

/** A half-open stretch of time in epoch milliseconds: `from` is in, `to` is out. */
export interface Window {
  readonly from: number
  readonly to: number
}

/** A rule that a campaign uses, with its options after defaults. */
export interface ActiveRule {
  readonly id: string
  readonly effect: Effect
  readonly options: Readonly<Record<string, unknown>>
}

/** A key that candidates are ranked by: a numeric column, or `posted_at`. */
export interface RankKey {
  readonly by: string
  readonly order: 'asc' | 'desc'
}

/** A step of a prize ladder: so many places with so much each. */
export interface Prize {
  readonly name: string
  readonly places: number
  readonly amount: Decimal
}

/** One award: its pool and how it is given away. */
export interface Stage {
  readonly name: string
  readonly asset: string
  readonly pool: Decimal
  /** Undefined where the file does not say how winners are chosen: then nothing is awarded, for nothing is guessed. */
  readonly ranking: readonly RankKey[] | undefined
  readonly ladder: readonly Prize[]
  /** How many alternates are listed after the prize slots. */
  readonly alternates: number
  /** What becomes of a prize whose winner has not passed the gates. */
  readonly gated: 'skip' | 'hold'
}

/** A campaign file after validation and defaults. */
export interface Campaign {
  readonly name: string
  readonly lang: Lang | undefined
  readonly zone: Zone
  readonly window: Window | undefined
  /** Field -> column name, from the file's `columns`. */
  readonly columns: ReadonlyMap<string, string>
  readonly excelSerials: boolean
  readonly rules: readonly ActiveRule[]
  readonly stages: readonly Stage[]
  /** Files that the campaign file names, relative to it. */
  readonly files: CampaignFiles
  /** The file's content after defaults, as canonical JSON: what the digest is taken of. */
  readonly canonical: string
}

/** Files and globs that a campaign file names, relative to its folder. */
export interface CampaignFiles {
  readonly announcement: readonly string[]
  readonly reference: readonly string[]
  readonly previous: readonly string[]
  /** Who registered, and who is excluded. */
  readonly registration: readonly string[]
  readonly excluded: readonly string[]
}
