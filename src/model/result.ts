import type { DrawEntrants, StageResult } from './award.js'
import type { ActiveRule, Campaign } from './campaign.js'
import type { Reject } from './fault.js'
import type { Effect, Finding, Outcome } from './finding.js'
import type { Ruling } from './ruling.js'

/** What a post is, after all rules. */
export const VERDICTS = ['eligible', 'ineligible', 'review'] as const
export type Verdict = (typeof VERDICTS)[number]

/** A verdict and the rules that made it. Gates and notes never do. */
export interface Decision {
  readonly verdict: Verdict
  readonly failed: readonly string[]
  readonly review: readonly string[]
}

/** A post with all that was found and decided about it. */
export interface Entry {
  /** Position among all posts of the run. */
  readonly post: number
  readonly postId: string
  readonly userId: string
  /** Whose post it is: the user id, or one for all accounts that count as one person. */
  readonly person: string
  /** Epoch milliseconds; undefined where unknown. */
  readonly postedAt: number | undefined
  /** The measured length, in the unit of the campaign. */
  readonly characters: number
  readonly findings: readonly Finding[]
  /** Outcome by rule id: the gravest of the rule's findings. */
  readonly outcomes: ReadonlyMap<string, Outcome>
  /** After what humans decided. */
  readonly decision: Decision
  /** What humans decided of the post or its author: at most one of the verdict. */
  readonly rulings: readonly Ruling[]
  readonly expect: string | undefined
}

/** How one rule fared over all posts. */
export interface FunnelStep {
  readonly rule: string
  readonly effect: Effect
  readonly pass: number
  readonly fail: number
  readonly review: number
  /** Posts that no rejecting rule has failed up to and including this one, in the order of the rules. */
  readonly left: number
}

/** Counts over a whole run. */
export interface Tally {
  /** Rows of the posts' files: each is a post or a reject. */
  readonly rows: number
  readonly posts: number
  readonly people: number
  readonly verdicts: Readonly<Record<Verdict, number>>
  /** Rows that were not taken, of any file, repeated ones included. */
  readonly rejects: number
  /** Rejects that are the same row again, which is no fault. */
  readonly repeated: number
  readonly rejectCodes: Readonly<Record<string, number>>
  readonly funnel: readonly FunnelStep[]
}

/** The whole result. Entries are made when asked for, so that a large run does not hold them all. */
export interface Settled {
  readonly campaign: Campaign
  readonly rules: readonly ActiveRule[]
  /** Positions of the posts that count, in input order. */
  readonly kept: readonly number[]
  readonly entryOf: (post: number) => Entry
  /** The row that a post came from. */
  readonly placeOf: (post: number) => { readonly file: string; readonly line: number }
  /** Posts in review, those who could win first. */
  readonly reviews: readonly number[]
  readonly stages: readonly StageResult[]
  /** Who may be drawn, award by award, with ids made opaque under a salt, blank for none; made when asked for. */
  readonly entrants: (salt?: string) => readonly DrawEntrants[]
  readonly rejects: readonly Reject[]
  /** What humans decided. */
  readonly rulings: readonly Ruling[]
  readonly tally: Tally
}

/** What a file that went into a run turned out to be. */
export interface InputNature {
  readonly format?: string
  /** As the WHATWG Encoding Standard names it. */
  readonly encoding?: string
  /** The sheet of a workbook that was read, and those that were not although nobody chose. */
  readonly sheet?: string
  readonly otherSheets?: readonly string[]
  /** Lines before the header that were passed over. */
  readonly preamble?: { readonly first: number; readonly last: number; readonly shown: string }
}

/** A file that went into a run, as read. */
export interface InputRecord extends InputNature {
  readonly role:
    | 'campaign'
    | 'posts'
    | 'people'
    | 'scores'
    | 'registration'
    | 'excluded'
    | 'decisions'
    | 'previous'
    | 'reference'
    | 'announcement'
    | 'seal'
    | 'beacon'
  readonly name: string
  readonly sha256: string
  readonly bytes: number
}

/** How a run was asked to read its files, as far as that was said; and the seed of its draws. */
export interface RunOptions {
  readonly format?: string
  readonly encoding?: string
  readonly sheet?: string
  /** Field -> column name. */
  readonly map?: Readonly<Record<string, string>>
  readonly seed?: string
}

/** The seal and the beacon that a run drew by: enough to make the seed again. */
export interface DrawBooks {
  /** The digest of the seal, as it was published. */
  readonly seal: string
  /** 1 for the first draw of a campaign, one more for each that repeats it. */
  readonly run: number
  /** The digest of the seal before this one. */
  readonly previous: string | undefined
  /** The chain of the beacon. */
  readonly chain: string
  readonly round: number
  /** When the round came, in the zone of the campaign. */
  readonly at: string
  readonly randomness: string
  readonly signature: string
  readonly seed: string
  /** Blank where ids were made opaque without one. */
  readonly salt: string
  /** Roles of files that have come or changed since the seal, and may: what people said of winners afterwards. */
  readonly later: readonly string[]
}

/** What a result was made of and by: enough to make it again. */
export interface Manifest {
  readonly eligo: string
  /** Versions of the data that verdicts may depend on. */
  readonly unicode: string
  readonly timeZones: string
  readonly options: RunOptions
  readonly campaign: { readonly name: string; readonly digest: string }
  readonly inputs: readonly InputRecord[]
  /** Undefined where nothing was drawn by a seal. */
  readonly draw: DrawBooks | undefined
}
