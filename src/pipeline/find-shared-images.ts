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

/** Calls `see` with each image of posts that count, in their order: whose, which of that post, and the hashes of its name. */
function eachImage(
  { parts, count }: Posts,
  kept: readonly number[],
  see: (post: number, place: number, low: number, high: number) => void,
): void {
  const isKept = new Uint8Array(count)
  for (const post of kept) isKept[post] = 1
  for (const { part, begin } of parts) {
    const { posts, places, keys } = part.images
    for (let i = 0; i < posts.length; i++) {
      const post = begin + posts[i]!
      if (isKept[post]) see(post, places[i]!, keys[2 * i]!, keys[2 * i + 1]!)
    }
  }
}

/** Images by the two hashes of their names, in a table of open addressing: most are used once, by one post. */
function createImageTable(images: number) {
  const size = 2 ** Math.ceil(Math.log2(2 * images + 1))
  const keys = new Uint32Array(2 * size)
  /** The post that used it first, plus one; 0 where the slot is empty. */
  const firsts = new Uint32Array(size)
  const isRepeated = new Uint8Array(size)
  const slotOf = (low: number, high: number): number => {
    let slot = low & (size - 1)
    while (firsts[slot] !== 0 && (keys[2 * slot] !== low || keys[2 * slot + 1] !== high)) slot = (slot + 1) & (size - 1)
    return slot
  }
  return {
    /** Notes a use; tells whether there was one before. */
    note(post: number, low: number, high: number, order: (a: number, b: number) => number): boolean {
      const slot = slotOf(low, high)
      const before = firsts[slot]!
      keys[2 * slot] = low
      keys[2 * slot + 1] = high
      if (before !== 0) isRepeated[slot] = 1
      if (before === 0 || order(post, before - 1) < 0) firsts[slot] = post + 1
      return before !== 0
    },
    /** The post that used an image first; undefined where it is the only one. */
    firstOf(low: number, high: number): number | undefined {
      const slot = slotOf(low, high)
      return isRepeated[slot] ? firsts[slot]! - 1 : undefined
    },
  }
}

/**
 * Finds images that a second person uses: the earliest user has them by right. One entry a post, its first such image, in
 * the order of posts. `personOf` says which accounts are one person's.
 */
export function findSharedImages(
  posts: Posts,
  kept: readonly number[],
  personOf: (userId: string) => string = (userId) => userId,
): SharedImage[] {
  const order = firstUse(posts)
  const table = createImageTable(posts.parts.reduce((sum, { part }) => sum + part.images.posts.length, 0))
  let isAnyRepeated = false
  eachImage(posts, kept, (post, _, low, high) => {
    if (table.note(post, low, high, order)) isAnyRepeated = true
  })
  const shared: SharedImage[] = []
  if (!isAnyRepeated) return shared
  const person = (post: number) => personOf(posts.userAt(post))
  eachImage(posts, kept, (post, place, low, high) => {
    const first = table.firstOf(low, high)
    // The images of a post come in order.
    if (first === undefined || shared.at(-1)?.post === post || person(post) === person(first)) return
    shared.push({ post, first, place })
  })
  return shared
}
