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

/** A step of a prize ladder: so many places with so much each, or with a piece of goods each. */
export interface Prize {
  readonly name: string
  readonly places: number
  /** 0 where goods are given. */
  readonly amount: Decimal
  readonly goods: Goods | undefined
}

/** Something that is no money: a headset, a voucher. */
export interface Goods {
  readonly item: string
  /** What it is worth in the asset of the award, where it cannot be given. */
  readonly substitute: Decimal | undefined
}

/** A part of a weighted score: which metric, and how many of a hundred points the best can have for it. */
export interface Weight {
  readonly by: string
  readonly points: Decimal
}

/** How metrics of different size become comparable: by the greatest, by the sum, or by the place in their order. */
export type Normalise = 'max' | 'sum' | 'rank'

/** A draw that anyone can recompute. */
export interface Draw {
  readonly over: 'posts' | 'people'
  readonly method: 'hmac' | 'rfc3797'
  /** As the file states it; a seed given to the run outweighs it. */
  readonly seed: string | undefined
}

/** How the order is made in which candidates take the prizes. */
export type Selection =
  | { readonly how: 'rank'; readonly keys: readonly RankKey[] }
  | { readonly how: 'weighted'; readonly normalise: Normalise; readonly weights: readonly Weight[] }
  | ({ readonly how: 'draw' } & Draw)
  | { readonly how: 'first_come' }
  | { readonly how: 'all' }
  /** The file does not say: then nothing is awarded, for nothing is guessed. */
  | { readonly how: 'unstated' }

/** Bounds of a metric, both inclusive. */
export interface Bounds {
  readonly by: string
  readonly min: Decimal | undefined
  readonly max: Decimal | undefined
}

/** Who of the eligible may take part in an award. */
export interface EntrySet {
  /** Rules that must pass for this award. */
  readonly only: readonly string[]
  readonly where: readonly Bounds[]
  /** Names of earlier awards: only their winners. Empty: everybody. */
  readonly from: readonly string[]
  /** Names of earlier awards whose winners are left out. */
  readonly without: readonly string[]
}

/** A pool that is divided among winners. */
export interface Split {
  /** In equal parts, or in proportion to a metric; to the weighted score where none is named. */
  readonly how: 'equal' | 'proportional'
  readonly by: string | undefined
  /** How many have a part of it; undefined: all. */
  readonly places: number | undefined
  /** The most that one person gets. */
  readonly cap: Decimal | undefined
}

/** What becomes of what an award leaves over: it stays, it goes into the next pool, or its winners share it. */
export type Leftover = 'stay' | 'roll' | 'share'

/** One award: its pool and how it is given away. */
export interface Stage {
  readonly name: string
  /** Blank where only goods are given. */
  readonly asset: string
  readonly pool: Decimal
  readonly entry: EntrySet
  readonly selection: Selection
  /** Whether a metric is that of the post, or the sum over all posts of the person that take part. */
  readonly per: 'post' | 'person'
  /** How many places one person may take. */
  readonly perPerson: number
  /** Rules that must pass to be given goods: whoever fails one has the substitute. */
  readonly goodsOnly: readonly string[]
  /** Fixed prizes, best first, or a split of the pool. */
  readonly prizes: readonly Prize[] | Split
  /** How finely the asset is paid out where something is divided. */
  readonly decimals: number
  readonly leftover: Leftover
  /** How many alternates are listed after the prize slots. */
  readonly alternates: number
  /** What becomes of a prize whose winner has not passed the gates. */
  readonly gated: 'skip' | 'hold'
}

/** Fixed prizes, as opposed to a split? */
export const isLadder = (prizes: Stage['prizes']): prizes is readonly Prize[] => Array.isArray(prizes)

/** Names that rank without a column: when and under which id something was posted, and how many posts there are. */
export const BUILT_IN_METRICS: ReadonlySet<string> = new Set(['posted_at', 'post_id', 'posts'])

/** Metrics that an award depends on, each once: what candidates of it are read for. */
export function metricsOf({ selection, entry, prizes }: Stage): readonly string[] {
  const ordering = selection.how === 'rank' ? selection.keys : selection.how === 'weighted' ? selection.weights : []
  const divided = isLadder(prizes) || prizes.by === undefined ? [] : [prizes.by]
  return [...new Set([...ordering.map(({ by }) => by), ...entry.where.map(({ by }) => by), ...divided])]
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
