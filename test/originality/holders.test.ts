import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHolderFinder } from '../../src/originality/holders.js'
import { createRepeatFinder } from '../../src/originality/repeats.js'
import { trials } from '../laws/law.js'

/** Texts as grams, some of none: an author and a rank for each, and which pile it comes in. */
const texts = fc.array(
  fc.record({
    // Few grams, so that most are repeated; as hashes, with which the first bits matter as much as the last.
    grams: fc.array(
      fc.nat(40).map((gram) => Math.imul(gram, 0x9e3779b1) >>> 0),
      { maxLength: 90 },
    ),
    author: fc.nat(5),
    order: fc.nat(),
  }),
  { minLength: 1, maxLength: 30 },
)

interface Told {
  readonly text: number
  readonly place: number
  readonly first: number
  readonly second: number
  readonly authors: number
}

const byPlace = (a: Told, b: Told) => a.place - b.place

describe('who has a gram', () => {
  it('is told as going through all texts for each gram tells it, in whatever order they were piled', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (given, turn) => {
        const ranking = [...given.keys()].sort((a, b) => given[a]!.order - given[b]!.order || a - b)
        const ranks = Uint32Array.from(given, (_, text) => ranking.indexOf(text))
        const authors = Uint32Array.from(given, ({ author }) => author)
        const begins = new Uint32Array(given.length + 1)
        for (const [text, { grams }] of given.entries()) begins[text + 1] = begins[text]! + grams.length

        const told: Told[] = []
        const all = given.flatMap(({ grams }, text) =>
          grams.map((gram, i) => ({ gram, text, place: begins[text]! + i })),
        )
        for (const { gram, text, place } of all) {
          const holders = [...new Set(all.filter((other) => other.gram === gram).map((other) => other.text))].sort(
            (a, b) => ranks[a]! - ranks[b]!,
          )
          if (holders.length < 2) continue
          const [first, second] = holders as [number, number]
          told.push({
            text,
            place,
            first,
            second,
            authors: new Set(holders.map((holder) => authors[holder])).size,
          })
        }

        // In two piles, the later one first.
        const middle = all.length === 0 ? 0 : turn % all.length
        const piles = [all.slice(middle), all.slice(0, middle)].map((some) => {
          const words = Uint32Array.from(some.flatMap(({ gram, place }) => [gram, place]))
          return { words, from: 0, to: words.length }
        })
        const found: Told[] = []
        const find = createHolderFinder({ ranks, authors, begins })
        find(piles, createRepeatFinder()(piles), (text, place, first, second, count) => {
          found.push({ text, place, first, second, authors: count })
        })
        expect(found.sort(byPlace)).toEqual(told.sort(byPlace))
      }),
      trials(0.5),
    )
  })

  it('is told of texts after a long one, and after many without a word', () => {
    const EMPTY = 1000
    const last = 70_000
    const begins = Uint32Array.from([0, ...Array.from({ length: EMPTY }, () => 5), last - 3, last - 1, last])
    const count = begins.length - 1
    const words = Uint32Array.of(7, 0, 9, 4, 7, last - 4, 7, last - 3, 9, last - 2, 7, last - 1)
    const piles = [{ words, from: 0, to: words.length }]
    const numbers = Uint32Array.from({ length: count }, (_, text) => text)
    const found: number[][] = []
    const find = createHolderFinder({ ranks: numbers, authors: numbers, begins })
    find(piles, createRepeatFinder()(piles), (...told) => found.push(told))
    expect(found).toEqual([
      [0, 0, 0, EMPTY, 4],
      [0, 4, 0, EMPTY + 1, 2],
      [EMPTY, last - 4, 0, EMPTY, 4],
      [EMPTY + 1, last - 3, 0, EMPTY, 4],
      [EMPTY + 1, last - 2, 0, EMPTY + 1, 2],
      [EMPTY + 2, last - 1, 0, EMPTY, 4],
    ])
  })
})
