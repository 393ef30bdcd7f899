/** Colours, or none: each takes a text and gives it painted. */
export interface Paint {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly good: (text: string) => string
  readonly bad: (text: string) => string
  readonly warn: (text: string) => string
}

/** Leaves every text as it is. */
export const NO_PAINT: Paint = { bold: String, dim: String, good: String, bad: String, warn: String }
