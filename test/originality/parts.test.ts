import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { growingTokens } from '../../src/model/columns.js'
import { createAligner, createSeedTables, seedTable } from '../../src/originality/align.js'
import { markQuotes, quotesOf } from '../../src/originality/announcement-mask.js'
import { createGrammer, GRAM_SPAN } from '../../src/originality/fingerprint.js'
import { isFormula } from '../../src/originality/formula.js'
import { judge } from '../../src/originality/judge.js'
import { beginsOf, createTokenReader, type Library } from '../../src/originality/library.js'
import { createNormalizer } from '../../src/originality/normalize.js'
import { roomForHits } from '../../src/originality/read-hits.js'
import { createResolver, PASSAGE_LIMITS } from '../../src/originality/resolve.js'
import { createTemplates, isTemplate, mergeTemplates, noteTemplate } from '../../src/originality/templates.js'
import { compareLibrary } from '../../src/pipeline/compare-library.js'
import { trials } from '../laws/law.js'
import { LIMITS } from './limits.js'

const normalize = createNormalizer()
const tokensOf = (text: string): Uint16Array => normalize(text).tokens.slice()

/** A library of streams, the earlier the smaller their position, each by an author of its own unless given. */
function libraryOf(streams: readonly Uint16Array[], authors = streams.map((_, i) => i), published = 0): Library {
  const column = growingTokens()
  for (const stream of streams) column.push(stream)
  const positions = Uint32Array.from(streams, (_, i) => i)
  const all = {
    count: streams.length,
    columns: [column.done()],
    columnOf: new Uint32Array(streams.length),
    streamOf: positions,
  }
  return {
    ...all,
    begins: beginsOf(all),
    authors: Uint32Array.from(authors),
    ranks: positions,
    published,
  }
}

const SEEK = { templateAuthors: 5, templateTokens: 60, ownTokens: 40, sources: 4 }
/** What an index over a library finds. */
const indexed = (library: Library) =>
  compareLibrary({ library, posts: 0, announcements: [], options: SEEK, limits: LIMITS, thorough: false })
const NO_TEMPLATES = createTemplates(SEEK.templateAuthors)
/** Different tokens, those of different streams too. */
const own = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => 0x3400 + from * 1000 + i)

describe('grams', () => {
  it('are the same for the same seven tokens, but for the one in the middle', () => {
    const gramsOf = createGrammer()
    const first = (tokens: number[]) => {
      const { low, high, count } = gramsOf(Uint16Array.from(tokens))
      return count === 0 ? undefined : [low[0], high[0]]
    }
    const gram = first([1, 2, 3, 4, 5, 6, 7])
    expect(first([1, 2, 3, 99, 5, 6, 7])).toEqual(gram)
    for (const at of [0, 1, 2, 4, 5, 6]) {
      const changed = [1, 2, 3, 4, 5, 6, 7]
      changed[at] = 99
      expect(first(changed)).not.toEqual(gram)
    }
    expect(first([1, 2, 3, 4, 5, 6])).toBeUndefined()
  })
})

describe('the index', () => {
  const shared = own(0, GRAM_SPAN)
  /** Of each text that has the shared gram as a hit: who had it first and second, and how many authors do. */
  const hitsOf = (streams: readonly (readonly number[])[], authors?: readonly number[]) => {
    const library = libraryOf(
      streams.map((stream) => Uint16Array.from(stream)),
      authors && [...authors],
    )
    const { read } = indexed(library)
    const hits = roomForHits(1)
    return streams.map((stream, text) => {
      read(text, hits)
      return Array.from({ length: hits.count }, (_, i) => {
        const position = hits.positions[i]!
        expect(stream.slice(position, position + GRAM_SPAN)).toEqual(shared)
        return [hits.firsts[i], hits.seconds[i], hits.authors[i]]
      })
    })
  }

  it.each([
    ['a gram of one text is no hit', [shared, own(1, 9)], undefined, [[], []]],
    ['two texts', [shared, [...own(1, 9), ...shared]], undefined, [[], [[0, 1, 2]]]],
    [
      'the two earliest of many, and the first of them too',
      [own(1, 9), shared, shared, shared],
      undefined,
      [[], [[1, 2, 3]], [[1, 2, 3]], [[1, 2, 3]]],
    ],
    [
      'an author counts once',
      [shared, shared, shared, shared],
      [7, 8, 7, 8],
      [[], [[0, 1, 2]], [[0, 1, 2]], [[0, 1, 2]]],
    ],
    ['three texts of one author', [shared, shared, shared], [7, 7, 7], [[], [[0, 1, 1]], [[0, 1, 1]]]],
    ['twice in one text is one text', [[...shared, ...own(1, 9), ...shared], shared], undefined, [[], [[0, 1, 2]]]],
    ['twice in one text alone', [[...shared, ...own(1, 9), ...shared], own(2, 9)], undefined, [[], []]],
  ] as const)('%s', (_, streams, authors, hits) => {
    expect(hitsOf(streams, authors)).toEqual(hits)
  })
})

describe('the library', () => {
  /** As if all texts were the same, of so many tokens. */
  const sized = (tokens: number, count: number) => ({
    count,
    columns: [{ tokens: new Uint16Array(0), ends: Uint32Array.of(tokens) }],
    columnOf: new Uint32Array(count),
    streamOf: new Uint32Array(count),
  })

  it('tells where texts begin, up to the last place that a number of 32 bits can tell', () => {
    expect([...beginsOf(sized(0x55555555, 3))]).toEqual([0, 0x55555555, 0xaaaaaaaa, 0xffffffff])
  })

  it('refuses more than that', () => {
    expect(() => beginsOf(sized(0x40000000, 4))).toThrow(
      expect.objectContaining({ faults: [expect.objectContaining({ code: 'too-much-text' })] }),
    )
  })
})

describe('templates', () => {
  it('are grams of enough different authors, however many there are and whichever thread saw them', () => {
    const sighting = fc.record({ key: fc.integer({ min: 0, max: 2 ** 53 - 1 }), author: fc.nat(9), thread: fc.nat(2) })
    // Few keys, so that authors meet; many more by the side, so that tables grow.
    const few = fc.record({ key: fc.nat(5), author: fc.nat(9), thread: fc.nat(2) })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.oneof(few, sighting), { maxLength: 3000, size: 'max' }),
        (least, sightings) => {
          const words = (key: number) => [Math.floor(key / 2 ** 32), key >>> 0] as const
          const threads = [0, 1, 2].map(() => createTemplates(least))
          const authors = new Map<number, Set<number>>()
          for (const { key, author, thread } of sightings) {
            noteTemplate(threads[thread]!, ...words(key), author)
            authors.set(key, (authors.get(key) ?? new Set()).add(author))
          }
          const merged = mergeTemplates(least, threads)
          for (const [key, seen] of authors) expect(isTemplate(merged, ...words(key))).toBe(seen.size >= least)
          expect(isTemplate(merged, ...words(7))).toBe((authors.get(7)?.size ?? 0) >= least)
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe('finding the source', () => {
  const shareOf = (post: number[], source: number[]) => {
    const library = libraryOf([Uint16Array.from(source), Uint16Array.from(post)])
    const { resolve } = createResolver(library, createTokenReader(library), indexed(library), quotesOf([]), SEEK)
    return resolve(1, NO_TEMPLATES)!
  }

  it('never misses a run of eleven tokens that an earlier text has', () => {
    fc.assert(
      fc.property(
        fc.nat(200),
        fc.nat(200),
        fc.integer({ min: 11, max: 80 }),
        fc.nat(200),
        (before, after, run, sourceBefore) => {
          const passage = own(0, run)
          const found = shareOf(
            [...own(1, before), ...passage, ...own(2, after)],
            [...own(3, sourceBefore), ...passage, ...own(4, 20)],
          )
          expect(found.sources).toEqual([
            expect.objectContaining({
              text: 0,
              matched: run,
              passages: [
                {
                  postStart: before,
                  postEnd: before + run,
                  sourceStart: sourceBefore,
                  sourceEnd: sourceBefore + run,
                  matched: run,
                },
              ],
            }),
          ])
        },
      ),
      trials(0.2),
    )
  })

  it('names no later text, and the earlier of two that have the same', () => {
    const passage = own(0, 60)
    const library = libraryOf([...Array(3)].map(() => Uint16Array.from(passage)))
    const { resolve } = createResolver(library, createTokenReader(library), indexed(library), quotesOf([]), SEEK)
    expect([0, 1, 2].map((post) => resolve(post, NO_TEMPLATES)!.sources.map(({ text }) => text))).toEqual([
      [],
      [0],
      [0],
    ])
  })

  it('names both sources of a text put together from two', () => {
    const [a, b] = [own(0, 80), own(1, 80)]
    const library = libraryOf([a, b, [...a.slice(0, 40), ...b.slice(40)]].map((s) => Uint16Array.from(s)))
    const { resolve } = createResolver(library, createTokenReader(library), indexed(library), quotesOf([]), SEEK)
    expect(resolve(2, NO_TEMPLATES)!.sources.map(({ text, matched }) => [text, matched])).toEqual([
      [0, 40],
      [1, 40],
    ])
  })
})

describe('copies of copies', () => {
  it('are traced to the original, though the copy between them is nearer', () => {
    const first = own(0, 120)
    const second = first.map((token, i) => (i % 10 === 9 ? 0x9000 + i : token))
    const third = second.map((token, i) => (i % 10 === 4 ? 0xa000 + i : token))
    const library = libraryOf([first, second, third].map((stream) => Uint16Array.from(stream)))
    const { resolve } = createResolver(library, createTokenReader(library), indexed(library), quotesOf([]), SEEK)
    expect([1, 2].map((post) => resolve(post, NO_TEMPLATES)!.sources.map(({ text }) => text))).toEqual([[0], [0]])
  })
})

describe('aligning', () => {
  const align = (post: number[], source: number[]) =>
    createAligner()(seedTable(Uint16Array.from(source)), Uint16Array.from(post), PASSAGE_LIMITS)

  it('goes on over every sixth token replaced', () => {
    const source = own(0, 60)
    const post = source.map((token, i) => (i % 6 === 5 ? 0x9000 + i : token))
    expect(align(post, source)).toEqual([{ postStart: 0, postEnd: 59, sourceStart: 0, sourceEnd: 59, matched: 50 }])
  })

  it('goes on over tokens put in and left out', () => {
    const source = own(0, 40)
    const post = [...source.slice(0, 15), ...own(1, 3), ...source.slice(15, 25), ...source.slice(28)]
    expect(align(post, source)).toEqual([{ postStart: 0, postEnd: 40, sourceStart: 0, sourceEnd: 40, matched: 37 }])
  })

  it('counts a term that both repeat once', () => {
    const term = own(0, 8)
    const post = Array.from({ length: 6 }, (_, i) => [...term, ...own(10 + i, 10)]).flat()
    const source = [...term, ...own(30, 10), ...own(40, 12)]
    expect(align([...post, ...own(40, 12)], source).map(({ matched }) => matched)).toEqual([8, 12])
  })

  it('stays in bounds and on equal tokens, whatever the streams', () => {
    const stream = fc.array(fc.integer({ min: 0x4e00, max: 0x4e06 }), { maxLength: 120 })
    fc.assert(
      fc.property(stream, stream, (post, source) => {
        let end = 0
        for (const passage of align(post, source)) {
          expect(passage.postStart).toBeGreaterThanOrEqual(end)
          expect(passage.postEnd).toBeLessThanOrEqual(post.length)
          expect(passage.sourceStart).toBeGreaterThanOrEqual(0)
          expect(passage.sourceEnd).toBeLessThanOrEqual(source.length)
          expect(passage.matched).toBeLessThanOrEqual(passage.postEnd - passage.postStart)
          expect(passage.matched).toBeLessThanOrEqual(passage.sourceEnd - passage.sourceStart)
          end = passage.postEnd
        }
      }),
      trials(0.2),
    )
  })
})

describe('seed tables', () => {
  const bytes = (words: Int32Array) => Buffer.from(words.buffer, words.byteOffset, words.byteLength)

  it('are those of their texts, kept or made anew, however long these are', () => {
    const tableOf = createSeedTables()
    // Many times what is kept; each tenth text is asked for twice, and one would fill all of the room.
    const texts = Array.from({ length: 2_000 }, (_, i) =>
      Uint16Array.from(own(i, i === 1_000 ? 200_000 : 3 + (i % 400))),
    )
    const wrong = texts.flatMap((tokens, text) => {
      const alone = seedTable(tokens)
      const tables = [tableOf(text, tokens), ...(text % 10 === 0 ? [tableOf(text, tokens)] : [])]
      const isSame = tables.every(
        ({ heads, next, mask, tokens: its }) =>
          its === tokens &&
          mask === alone.mask &&
          bytes(heads).equals(bytes(alone.heads)) &&
          bytes(next).equals(bytes(alone.next)),
      )
      return isSame ? [] : [text]
    })
    expect(wrong).toEqual([])
  })
})

describe('quotes of the announcement', () => {
  const quotes = quotesOf([tokensOf('内容必须原创，禁止抄袭，获奖者需完成身份认证')])
  it.each([
    ['禁止抄袭获奖，说得好', 6],
    ['我今天去质押', 0],
    ['必须原创', 0],
  ])('%s', (text, count) => {
    expect(markQuotes(tokensOf(text), quotes)?.count ?? 0).toBe(count)
  })
})

describe('a formula', () => {
  const isFrame = (post: string, source: string) => {
    const [a, b] = [tokensOf(post), tokensOf(source)]
    const [passage] = createAligner()(seedTable(b), a, PASSAGE_LIMITS)
    return isFormula(passage!, a, b)
  }
  it.each([
    [
      'a bulletin with other figures',
      '截至收盘，甲指数报3120.5点，涨0.71%，成交额8560亿元，较前一日放量320亿元',
      '截至收盘，甲指数报2988.1点，涨1.20%，成交额7012亿元，较前一日放量115亿元',
      'yes',
    ],
    [
      'the same bulletin',
      '截至收盘，甲指数报3120.5点，涨0.71%，成交额8560亿元，较前一日放量320亿元',
      '截至收盘，甲指数报3120.5点，涨0.71%，成交额8560亿元，较前一日放量320亿元',
      'no',
    ],
    [
      'a story with one figure changed',
      '昨天我把闲钱全放进池子里，三个人轮流盯着收益，最后一共拿到15枚，回家路上还请大家喝了豆浆',
      '昨天我把闲钱全放进池子里，三个人轮流盯着收益，最后一共拿到88枚，回家路上还请大家喝了豆浆',
      'no',
    ],
    [
      'a bulletin with other figures and names, more words between them',
      '丙公司晚间公告，董事长李先生计划自公告之日起7个月内增持公司股份，增持金额不低于4250万元，资金来源为自有资金，增持价格不设区间',
      '丁公司晚间公告，董事长周先生计划自公告之日起11个月内增持公司股份，增持金额不低于872万元，资金来源为自有资金，增持价格不设区间',
      'perhaps',
    ],
    [
      'figures put in, none changed',
      '昨天1我把闲钱全放进2池子里，三个人3轮流盯着收益4，最后一共拿到很多',
      '昨天我把闲钱全放进池子里，三个人轮流盯着收益，最后一共拿到很多',
      'no',
    ],
  ])('%s: %#', (_, post, source, expected) => {
    expect(isFrame(post, source)).toBe(expected)
  })
})

describe('judging', () => {
  const source = (matched: number, longest = matched, doubtful = 0) => ({
    matched,
    solid: longest >= 20 ? matched : 0,
    longest,
    doubtful,
  })
  it.each([
    ['nothing shared', { own: 100, sources: [] }, 'own'],
    ['half of it', { own: 100, sources: [source(50)] }, 'copy'],
    ['just under half, one long passage', { own: 100, sources: [source(49)] }, 'partial'],
    ['30 of 60', { own: 60, sources: [source(30)] }, 'copy'],
    ['29 of 58: a human looks', { own: 58, sources: [source(29)] }, 'partial'],
    ['20 of 25', { own: 25, sources: [source(20)] }, 'copy'],
    ['19 of 20', { own: 20, sources: [source(19)] }, 'own'],
    ['a quarter in solid passages', { own: 120, sources: [source(30)] }, 'partial'],
    ['a quarter in crumbs', { own: 120, sources: [source(30, 12)] }, 'own'],
    ['one passage of 40 in a long text', { own: 900, sources: [source(40)] }, 'partial'],
    ['two halves, each to be seen by itself', { own: 100, sources: [source(40), source(35)] }, 'copy'],
    ['a copy, but for what may be a formula', { own: 100, sources: [source(60, 60, 11)] }, 'partial'],
    ['a copy without what may be a formula', { own: 100, sources: [source(61, 61, 11)] }, 'copy'],
    ['two, one of which may be a formula', { own: 100, sources: [source(40), source(35, 35, 35)] }, 'partial'],
    ['crumbs from four sources', { own: 100, sources: [source(18), source(18), source(18), source(18)] }, 'own'],
    ['halves of two short texts', { own: 50, sources: [source(25), source(24)] }, 'partial'],
    ['too little to judge', { own: 19, sources: [source(19)] }, 'insufficient'],
    ['the announcement', { own: 30, announced: 60, tokens: 90, sources: [] }, 'announcement'],
    ['the announcement quoted in a text of its own', { own: 40, announced: 100, tokens: 140, sources: [] }, 'own'],
  ])('%s', (_, given, expected) => {
    expect(judge({ tokens: given.own, announced: 0, ...given }, LIMITS)).toBe(expected)
  })

  it.each([
    ['copyShare', { ...LIMITS, copyShare: 0 }],
    ['announcementShare', { ...LIMITS, announcementShare: 0, announcementOwn: 1000 }],
    ['all shares', { ...LIMITS, copyShare: 0, wholeShare: 0, partialShare: 0, announcementShare: 0 }],
  ])('is its own where nothing is shared, with a %s of 0 too', (_, limits) => {
    expect(judge({ tokens: 30, announced: 0, own: 30, sources: [] }, limits)).toBe('own')
  })
})
