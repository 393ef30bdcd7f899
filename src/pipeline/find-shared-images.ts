import { ascending, byCodeUnits, inTurn } from '../model/order.js'
import type { Posts } from './join-parts.js'

/** A post with an image that somebody else used first. */
export interface SharedImage {
  readonly post: number
  readonly first: number
  /** Which image of the post, from 1. */
  readonly place: number
}

/** Earlier posts first, undated ones last, then by id: what counts as the first use of an image. */
export const firstUse = (posts: Posts) => {
  const time = (post: number) => (Number.isNaN(posts.timeAt(post)) ? Number.POSITIVE_INFINITY : posts.timeAt(post))
  return inTurn<number>(
    (a, b) => ascending(time(a), time(b)),
    (a, b) => byCodeUnits(posts.idAt(a), posts.idAt(b)),
  )
}

/**
 * Finds images that a second person uses: the earliest user has them by right. One entry a post, its first such image.
 * `personOf` says which accounts are one person's.
 */
export function findSharedImages(
  posts: Posts,
  kept: ReadonlySet<number>,
  personOf: (userId: string) => string = (userId) => userId,
): SharedImage[] {
  const order = firstUse(posts)
  const users = new Map<string, { post: number; place: number }[]>()
  for (const { post, place, key } of posts.images()) {
    if (!kept.has(post)) continue
    const uses = users.get(key)
    if (uses) uses.push({ post, place })
    else users.set(key, [{ post, place }])
  }
  const shared = new Map<number, SharedImage>()
  for (const uses of users.values()) {
    if (uses.length < 2) continue
    const first = uses.map(({ post }) => post).reduce((a, b) => (order(a, b) <= 0 ? a : b))
    const owner = personOf(posts.userAt(first))
    for (const { post, place } of uses) {
      const known = shared.get(post)
      if (personOf(posts.userAt(post)) !== owner && (!known || place < known.place))
        shared.set(post, { post, first, place })
    }
  }
  return [...shared.values()].sort((a, b) => a.post - b.post)
}
