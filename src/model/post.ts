/** Screenshots of a post: how many, and the names by which a second use of the same image is seen. */
export interface Screenshots {
  readonly count: number
  readonly images: readonly string[]
}

/** One post as read. A field that the export does not have is undefined: unknown, never false. */
export interface Post {
  readonly id: string
  readonly userId: string
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly postedAt: number | undefined
  readonly title: string
  /** The text as it came, untouched. */
  readonly content: string
  readonly hashtags: readonly string[] | undefined
  readonly screenshots: Screenshots | undefined
  readonly kyc: boolean | undefined
  /** The columns that the campaign ranks by, in the order in which it names them, as decimal text; blank where unknown. */
  readonly metrics: readonly string[]
  /** The `expect` column of fixtures. */
  readonly expect: string | undefined
}
