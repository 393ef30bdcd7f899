/** What a text may have been copied from. */
export type SourceKind = 'post' | 'previous' | 'reference' | 'announcement'

/** A text that posts may have copied, besides the posts themselves. */
export interface SourceText {
  readonly kind: Exclude<SourceKind, 'post'>
  readonly id: string
  /** Blank for published texts. */
  readonly author: string
  /** Epoch milliseconds; undefined where unknown. */
  readonly time: number | undefined
  readonly tokens: Uint16Array
}
