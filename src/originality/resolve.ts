import { byCodeUnits } from '../model/order.js'

/** What a text may have been copied from. */
export type SourceKind = 'post' | 'previous' | 'reference' | 'announcement'

/** A text that takes part: a post of this export, or one that posts may have copied. */
export interface Text {
  readonly kind: SourceKind
  readonly id: string
  readonly author: string
  /** Epoch milliseconds; undefined where unknown. */
  readonly time: number | undefined
  readonly print: readonly [number, number, number]
}

/** A post and the text that it repeats. `certain` is false where nobody can say which of the two came first. */
export interface Match {
  readonly post: number
  readonly source: Text
  readonly certain: boolean
}

/** Shorter streams are nobody's property: "冲冲冲" is not copied from anybody. */
export const SHORTEST = 20

const RANK: Readonly<Record<SourceKind, number>> = { announcement: 0, reference: 1, previous: 2, post: 3 }
const timeOf = ({ kind, time }: Text): number =>
  kind === 'post' ? (time ?? Number.POSITIVE_INFINITY) : Number.NEGATIVE_INFINITY

/** Published texts and earlier campaigns come first, then posts by time, then by id: never by order of arrival. */
function byPriority(a: Text, b: Text): number {
  return timeOf(a) - timeOf(b) || RANK[a.kind] - RANK[b.kind] || byCodeUnits(a.id, b.id)
}

/**
 * Finds the posts whose token stream is the same as that of an earlier text, and names the earliest. Texts of fewer than
 * 20 tokens are never compared.
 */
export function resolve(posts: readonly Text[], sources: readonly Text[]): Match[] {
  const groups = new Map<string, { text: Text; post: number | undefined }[]>()
  const add = (text: Text, post: number | undefined) => {
    if (text.print[2] < SHORTEST) return
    const key = text.print.join()
    const group = groups.get(key)
    if (group) group.push({ text, post })
    else groups.set(key, [{ text, post }])
  }
  posts.forEach((text, post) => void add(text, post))
  for (const text of sources) add(text, undefined)
  return [...groups.values()].flatMap((group) => {
    if (group.length < 2) return []
    const [first, ...copies] = group.sort((a, b) => byPriority(a.text, b.text))
    return copies.flatMap(({ text, post }) => {
      if (post === undefined) return []
      const certain = first!.post === undefined || (text.time !== undefined && text.time !== first!.text.time)
      return [{ post, source: first!.text, certain }]
    })
  })
}
