/** Shorter texts are gone through as quickly as they are recognised. */
const WORTH_KEEPING = 48

/**
 * Makes a function that keeps what it found in the last long text. Rules and comparison ask the same of a post one after
 * the other.
 */
export function keepLast<T>(find: (text: string) => T): (text: string) => T {
  let kept: { readonly text: string; readonly found: T } | undefined
  return (text) => {
    if (text.length < WORTH_KEEPING) return find(text)
    if (kept?.text !== text) kept = { text, found: find(text) }
    return kept.found
  }
}
