/**
 * Counts for whom a post's hits speak: so much weight, so many hits, the first and the last of them. Few texts of many are
 * named in one post, so it is a small table and no column of all texts.
 */
export interface Ballot {
  readonly add: (text: number, position: number, weight: number) => void
  /** Calls `take` for each text that was named more than once, and empties the ballot. */
  readonly count: (take: (text: number, vote: Vote) => void) => void
}

/** What speaks for a text. */
export interface Vote {
  readonly weight: number
  readonly hits: number
  /** Positions of the first and the last hit. */
  readonly first: number
  readonly last: number
}

/** Makes a ballot; it grows with what is added. */
export function createBallot(): Ballot {
  let room = roomFor(1 << 8)
  let taken = 0

  /** The slot of a text, or the empty slot where it would go. */
  function slotOf({ texts, mask }: Room, text: number): number {
    let slot = (Math.imul(text, 0x9e3779b1) >>> 7) & mask
    while (texts[slot] !== 0 && texts[slot] !== text + 1) slot = (slot + 1) & mask
    return slot
  }

  function widen(): void {
    const before = room
    room = roomFor((before.mask + 1) * 2)
    for (let i = 0; i < taken; i++) {
      const from = before.slots[i]!
      const to = slotOf(room, before.texts[from]! - 1)
      room.texts[to] = before.texts[from]!
      room.weights[to] = before.weights[from]!
      room.hits[to] = before.hits[from]!
      room.firsts[to] = before.firsts[from]!
      room.lasts[to] = before.lasts[from]!
      room.slots[i] = to
    }
  }

  return {
    add(text, position, weight) {
      if (taken * 2 > room.mask) widen()
      const slot = slotOf(room, text)
      if (room.texts[slot] === 0) {
        room.texts[slot] = text + 1
        room.weights[slot] = 0
        room.hits[slot] = 0
        room.firsts[slot] = position
        room.slots[taken++] = slot
      }
      room.weights[slot]! += weight
      room.hits[slot]!++
      room.lasts[slot] = position
    },
    count(take) {
      const { texts, weights, hits, firsts, lasts, slots } = room
      for (let i = 0; i < taken; i++) {
        const slot = slots[i]!
        const text = texts[slot]! - 1
        texts[slot] = 0
        if (hits[slot]! > 1)
          take(text, { weight: weights[slot]!, hits: hits[slot]!, first: firsts[slot]!, last: lasts[slot]! })
      }
      taken = 0
    },
  }
}

interface Room {
  readonly mask: number
  /** By slot: the text plus one, 0 is nobody, and its vote. */
  readonly texts: Uint32Array
  readonly weights: Float64Array
  readonly hits: Uint32Array
  readonly firsts: Uint32Array
  readonly lasts: Uint32Array
  /** Slots that are taken, in the order in which they were. */
  readonly slots: Uint32Array
}

const roomFor = (size: number): Room => ({
  mask: size - 1,
  texts: new Uint32Array(size),
  weights: new Float64Array(size),
  hits: new Uint32Array(size),
  firsts: new Uint32Array(size),
  lasts: new Uint32Array(size),
  slots: new Uint32Array(size),
})
