import type { Lang } from '../../model/message.js'
import type { PageWord } from './page-words.js'

// What the page holds as JSON: written by `pageDataOf`, read by the script of the page.

export type PageVerdict = 'eligible' | 'review' | 'ineligible'
export type PageOutcome = 'pass' | 'review' | 'fail'

/** Posts of a bar, by verdict. */
export type Counts = readonly [eligible: number, review: number, ineligible: number]

/** A bar chart. Positions are counted in bars from the left edge. */
export interface Chart {
  readonly bars: readonly { readonly label: string; readonly counts: Counts }[]
  readonly ticks: readonly { readonly at: number; readonly label: string }[]
  /** Borders of what the campaign asks for: the ends of the window, the least length. */
  readonly marks: readonly { readonly at: number; readonly label: string }[]
  /** The stretch of bars that is as the campaign asks for. */
  readonly inside: readonly [from: number, to: number]
  /** Posts whose value is unknown. */
  readonly unknown: Counts
}

export interface RuleInfo {
  readonly id: string
  readonly summary: string
  readonly effect: 'reject' | 'review' | 'gate' | 'note'
  readonly pass: number
  readonly review: number
  readonly fail: number
  readonly left: number
}

export interface AwardRow {
  readonly prize: string
  readonly place: number
  readonly status: 'awarded' | 'held' | 'unfilled' | 'alternate'
  readonly user: string
  readonly post: string
  /** With its asset; goods with what they are worth beside them. */
  readonly amount: string
  readonly reason: string
  /** How a weighted score came about: column, value, points. */
  readonly parts?: readonly (readonly [by: string, value: string, points: string])[]
}

/** What became of a pool, as decimal text. What was rolled or exchanged is blank where nothing was. */
export interface PageAccount {
  readonly asset: string
  readonly pool: string
  readonly rolledIn: string
  readonly exchangedIn: string
  readonly awarded: string
  readonly held: string
  readonly unallocated: string
  readonly rolledOn: string
  readonly exchangedOut: string
  readonly holds: boolean
}

/** A step of checking a draw: what is to be seen, and a command that shows it. */
export interface ProofStep {
  readonly text: string
  readonly command?: string
}

/** One award with the statement that nothing was lost, for its money and for each kind of goods. */
export interface AwardPart {
  readonly name: string
  readonly accounts: readonly PageAccount[]
  /** How many took part, and how they were weighed or drawn. */
  readonly choice: readonly string[]
  /** How an outsider checks its draw; empty where nothing was drawn. */
  readonly proof: readonly ProofStep[]
  readonly rows: readonly AwardRow[]
  readonly passedOver: readonly {
    readonly user: string
    readonly post: string
    readonly rank: number
    readonly rules: string
  }[]
}

export interface QuestionRow {
  readonly post: string
  readonly user: string
  readonly rule: string
  readonly question: string
  readonly evidence: string
}

/** What a human decided of a post, or of all posts of a person. */
export interface RulingRow {
  readonly post: string
  readonly user: string
  readonly rule: string
  /** Who decided what, and why. */
  readonly text: string
}

/** A post that fails by one rule alone. */
export interface NearMissRow {
  readonly post: string
  readonly user: string
  readonly rule: string
  /** By how much; blank where the rule has no measure. */
  readonly missing: string
  readonly reason: string
}

export interface RejectRow {
  readonly source: string
  readonly line: string
  readonly post: string
  readonly column: string
  readonly code: string
  readonly message: string
}

/** A list that may have been cut: what it holds, and whether that is all. */
export interface Cut<Row> {
  readonly rows: readonly Row[]
  readonly isWhole: boolean
}

/** A stretch of a text with what stands around it. */
export interface Excerpt {
  readonly before: string
  readonly words: string
  readonly after: string
}

/** The same words in a post and in its source. */
export interface PagePassage {
  readonly post: Excerpt
  readonly source: Excerpt
}

export interface PageSource {
  readonly kind: 'post' | 'previous' | 'reference' | 'announcement'
  readonly id: string
  readonly author: string
  readonly time: string
  /** Share of the post's own words that comes from this source, from 0 to 1. */
  readonly share: number
  readonly passages: readonly PagePassage[]
}

/** What a post was copied from. */
export interface PageCopy {
  readonly share: number
  readonly sources: readonly PageSource[]
  /** The post's text; null where the run does not hold it. */
  readonly text: string | null
  /** Passages were found, but the page leaves them out to stay small. */
  readonly isCut: boolean
}

/** Stands for the time of the post itself in a statement, so that posts share statements. No text has this character. */
export const OWN_TIME = '\ufdd0'

/** Stands for the position of a rule where a human decided. */
export const BY_HUMAN = -1

/** A distinct statement: position of the rule, outcome, words. */
export type Statement = readonly [rule: number, outcome: PageOutcome, text: string]

/** A post of the table. A tuple, for the page holds up to twenty thousand; `statements` are positions. */
export type PostRow = readonly [
  id: string,
  user: string,
  time: string,
  verdict: PageVerdict,
  characters: number,
  statements: readonly number[],
  copy?: PageCopy,
]

export interface PageManifest {
  readonly eligo: string
  readonly unicode: string
  readonly digest: string
  readonly zone: string
  readonly inputs: readonly {
    readonly role: string
    readonly name: string
    readonly sha256: string
    readonly bytes: number
  }[]
}

export interface PageData {
  readonly lang: Lang
  readonly words: Readonly<Record<PageWord, string>>
  readonly name: string
  readonly window: { readonly from: string; readonly to: string } | null
  readonly tally: {
    readonly rows: number
    readonly posts: number
    readonly people: number
    readonly eligible: number
    readonly review: number
    readonly ineligible: number
    readonly rejects: number
  }
  readonly rules: readonly RuleInfo[]
  readonly times: Chart
  readonly lengths: Chart
  readonly awards: readonly AwardPart[]
  /** What all awards give together, by asset; none where there is one award. */
  readonly totals: readonly PageAccount[]
  readonly questions: Cut<QuestionRow>
  readonly rulings: Cut<RulingRow>
  readonly nearMisses: Cut<NearMissRow>
  readonly rejects: Cut<RejectRow>
  readonly manifest: PageManifest
  readonly statements: readonly Statement[]
  readonly posts: Cut<PostRow>
}
