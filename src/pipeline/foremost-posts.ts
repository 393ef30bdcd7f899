import { firstInOrder } from '../model/first-in-order.js'
import type { Order } from '../model/order.js'

/** Which posts may stand in a line, and how often their authors. */
export interface Line {
  readonly order: Order<number>
  /** The number of the person behind a post. */
  readonly personOf: (post: number) => number
  /** Above every such number. */
  readonly persons: number
  /** How often one person may stand in the line. */
  readonly most: number
  /** Whether a person may stand there at all, told by one of their posts; anybody may unless told otherwise. */
  readonly isIn?: ((post: number) => boolean) | undefined
}

/** Posts that stand in a line. */
export interface Standers {
  readonly count: number
  /** From the front. To go through a few at the front does not put the others in order. */
  readonly posts: Iterable<number>
}

/** The best post of each person: one pass, and there are several times fewer people to be put in order than posts. */
function leaders(some: readonly number[], { order, personOf, persons }: Line): Uint32Array {
  // Positions plus one; 0 for nobody.
  const best = new Uint32Array(persons)
  for (const post of some) {
    const person = personOf(post)
    const before = best[person]!
    if (before === 0 || order(post, before - 1) < 0) best[person] = post + 1
  }
  return best.filter((post) => post !== 0).map((post) => post - 1)
}

/** Goes through posts in order, and leaves out those of whom there were enough of the same person. */
function* noMoreThan(some: Uint32Array, { order, personOf, persons, most }: Line): Generator<number, void> {
  const counts = new Uint32Array(persons)
  for (const post of firstInOrder(some, order)) if (++counts[personOf(post)]! <= most) yield post
}

/** How many posts there are if each person has no more than so many. */
function countAtMost(some: Uint32Array, { personOf, persons, most }: Line): number {
  const counts = new Uint32Array(persons)
  for (const post of some) counts[personOf(post)]!++
  return counts.reduce((sum, count) => sum + Math.min(count, most), 0)
}

/** Puts posts in a line, each person no more often than allowed: what `bestOfEach` makes of candidates. */
export function lineOfPosts(some: readonly number[], line: Line): Standers {
  const { most, order, isIn } = line
  const all = most === 1 ? leaders(some, line) : Uint32Array.from(some)
  const posts = isIn ? all.filter(isIn) : all
  if (most === 1) return { count: posts.length, posts: firstInOrder(posts, order) }
  return { count: countAtMost(posts, line), posts: noMoreThan(posts, line) }
}
