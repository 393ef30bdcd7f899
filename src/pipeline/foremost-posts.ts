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
}

/** The best post of each person: one pass, and there are several times fewer people to be put in order than posts. */
function leaders(some: Iterable<number>, { order, personOf, persons }: Line): Uint32Array {
  // Positions plus one; 0 for nobody.
  const best = new Uint32Array(persons)
  for (const post of some) {
    const person = personOf(post)
    const before = best[person]!
    if (before === 0 || order(post, before - 1) < 0) best[person] = post + 1
  }
  return best.filter((post) => post !== 0).map((post) => post - 1)
}

/** Posts in the order of a line, each person no more often than allowed: what `bestOfEach` makes of candidates. */
export function lineOfPosts(some: readonly number[], line: Line): Uint32Array {
  if (line.most === 1) return leaders(some, line).sort(line.order)
  const counts = new Uint32Array(line.persons)
  return Uint32Array.from(some)
    .sort(line.order)
    .filter((post) => ++counts[line.personOf(post)]! <= line.most)
}
