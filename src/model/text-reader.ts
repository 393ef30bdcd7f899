/** Gives texts again that were put aside, by their place in the order in which they were scanned. */
export interface TextReader {
  readonly textAt: (text: number) => string
}
