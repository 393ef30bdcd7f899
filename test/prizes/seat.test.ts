import { describe, expect, it } from 'vitest'
import { type Ranked, seat } from '../../src/prizes/seat.js'

const line = ['a', 'b', 'c', 'd', 'e', 'f'].map(
  (postId, i): Ranked => ({
    candidate: {
      post: i,
      postId,
      user: postId,
      person: postId,
      time: 0,
      values: [],
      shut: [],
      goods: 'pass',
      unknown: [],
    },
    rank: i + 1,
  }),
)

const shown = (places: number, removed: string) => {
  const { seats, alternates } = seat(line, places, ({ postId }) => removed.includes(postId))
  const id = (ranked: Ranked | undefined) => ranked?.candidate.postId ?? '–'
  return [
    seats.map(({ holder, replaces }) => (replaces ? `${id(holder)}<${id(replaces)}` : id(holder))).join(' '),
    alternates.map(id).join(' '),
  ]
}

describe('seat', () => {
  it.each<[string, number, string, string, string]>([
    ['the first of the line', 3, '', 'a b c', 'd e f'],
    ['the next alternate in place of one winner, and moves nobody else', 3, 'b', 'a d<b c', 'e f'],
    ['alternates in their order, in the order of the places', 3, 'ac', 'd<a b e<c', 'f'],
    ['nobody who was removed from the alternates', 3, 'bd', 'a e<b c', 'f'],
    ['nobody where no alternate is left', 5, 'abc', 'f<a –<b –<c d e', ''],
    ['nobody where the line is too short', 8, '', 'a b c d e f – –', ''],
    ['nobody in no places', 0, 'a', '', 'b c d e f'],
  ])('gives %s', (_, places, removed, seats, alternates) => expect(shown(places, removed)).toEqual([seats, alternates]))
})
