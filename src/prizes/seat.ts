import type { Candidate } from './rank.js'

/** A candidate at a place in the order of an award, from 1. */
export interface Ranked {
  readonly candidate: Candidate
  readonly rank: number
}

/** A place among the winners: who takes it, and in whose place where that one was removed. */
export interface Seat {
  readonly holder: Ranked | undefined
  readonly replaces: Ranked | undefined
}

/** Winners and alternates. */
export interface Seating {
  readonly seats: readonly Seat[]
  readonly alternates: readonly Ranked[]
}

/**
 * Seats the first of a line, and puts the next alternate, in order, into the place of each winner who was removed.
 * The line itself stays as it was, so that nobody else moves.
 */
export function seat(line: readonly Ranked[], places: number, isRemoved: (candidate: Candidate) => boolean): Seating {
  const waiting = line.slice(places).filter(({ candidate }) => !isRemoved(candidate))
  let taken = 0
  const seats = Array.from({ length: places }, (_, i): Seat => {
    const first = line[i]
    if (first === undefined) return { holder: undefined, replaces: undefined }
    return isRemoved(first.candidate)
      ? { holder: waiting[taken++], replaces: first }
      : { holder: first, replaces: undefined }
  })
  return { seats, alternates: waiting.slice(taken) }
}
