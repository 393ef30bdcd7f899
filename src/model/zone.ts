/** A rule that says how far local time is ahead of UTC at an instant. */
export interface Zone {
  /** As printed: `+08:00` or `Asia/Shanghai`. */
  readonly name: string
  /** Milliseconds that local time is ahead of UTC at an instant (epoch milliseconds). */
  readonly offsetAt: (instant: number) => number
  /** The offset where it never changes. */
  readonly fixed: number | undefined
}
