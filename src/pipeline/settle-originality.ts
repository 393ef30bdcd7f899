import { type Allocate, allocateHere } from '../model/allocate.js'
import { growingTokens } from '../model/columns.js'
import { once } from '../model/once.js'
import { byCodeUnits, lastAtMost } from '../model/order.js'
import type { SourceKind, SourceText } from '../model/source-text.js'
import type { TextReader } from '../model/text-reader.js'
import type { Zone } from '../model/zone.js'
import type { Thresholds } from '../originality/judge.js'
import { beginsOf, type Library } from '../originality/library.js'
import type { SeekOptions } from '../originality/resolve.js'
import type { OriginalityOptions } from '../rules/originality.js'
import { formatInstant } from '../time/format-instant.js'
import type { LaterFindings } from './collect-findings.js'
import { createDescriber, type Member } from './describe-copies.js'
import type { Posts } from './join-parts.js'
import { countOf, outlineOf, type PackedResolutions, type Resolution, textOf, unpack } from './pack-resolutions.js'
import type { Comparison } from './resolve-library.js'

/** Texts that posts are compared with: their tokens, and a way to read them again. */
export interface ComparedTexts {
  readonly posts: TextReader
  readonly sources: readonly SourceText[]
  readonly sourceTexts: TextReader
  /** Whether the copied passages are wanted: they cost another reading of what was copied. */
  readonly withPassages: boolean
}

/** All texts that can be a source, by position: the posts that count, then earlier campaigns and published texts. */
function membersOf(posts: Posts, kept: readonly number[], sources: readonly SourceText[]) {
  const others = sources.flatMap((source, place) => (source.kind === 'announcement' ? [] : [{ ...source, place }]))
  const isPost = (text: number) => text < kept.length
  return {
    count: kept.length + others.length,
    others,
    at(text: number): Member {
      const post = kept[text]
      if (post === undefined) {
        const { kind, id, author, time, place } = others[text - kept.length]!
        return { kind, id, author, time: time ?? Number.NaN, place }
      }
      return { kind: 'post', id: posts.idAt(post), author: posts.userAt(post), time: posts.timeAt(post), place: post }
    },
    kindAt: (text: number): SourceKind => (isPost(text) ? 'post' : others[text - kept.length]!.kind),
    idAt: (text: number) => (isPost(text) ? posts.idAt(kept[text]!) : others[text - kept.length]!.id),
    timeAt: (text: number) =>
      isPost(text) ? posts.timeAt(kept[text]!) : (others[text - kept.length]!.time ?? Number.NaN),
  }
}
type Members = ReturnType<typeof membersOf>

const ERA: Readonly<Record<SourceKind, number>> = { announcement: 0, reference: 1, previous: 2, post: 3 }

/** Ranks texts: published ones and earlier campaigns come first, then posts by time, undated ones last, then by id. */
function rank({ count, kindAt, idAt, timeAt }: Members, ranks: Uint32Array): void {
  const eras = new Uint8Array(count)
  const times = new Float64Array(count)
  const order = new Uint32Array(count)
  for (let text = 0; text < count; text++) {
    const time = timeAt(text)
    eras[text] = ERA[kindAt(text)]
    times[text] = Number.isNaN(time) ? Number.MAX_VALUE : time
    order[text] = text
  }
  const byTime = (a: number, b: number) => eras[a]! - eras[b]! || times[a]! - times[b]!
  // Most exports are in order already, or in that of something else: then this is quick, or sorts numbers alone.
  if (order.some((text) => text > 0 && byTime(text - 1, text) > 0)) order.sort(byTime)
  for (let from = 0; from < count; ) {
    let to = from + 1
    while (to < count && byTime(order[from]!, order[to]!) === 0) to++
    if (to - from > 1) sortById(order.subarray(from, to), idAt)
    from = to
  }
  for (let rank = 0; rank < count; rank++) ranks[order[rank]!] = rank
}

function sortById(texts: Uint32Array, idAt: (text: number) => string): void {
  const named = Array.from(texts, (text) => ({ text, id: idAt(text) }))
  named.sort((a, b) => byCodeUnits(a.id, b.id) || a.text - b.text)
  for (const [i, { text }] of named.entries()) texts[i] = text
}

/** Numbers authors: those of the accounts that posted, then others. */
function numberAuthors(posts: Posts, kept: readonly number[], members: Members, authors: Uint32Array): void {
  const users = posts.users()
  for (const [text, post] of kept.entries()) authors[text] = users.numbers[post]!
  // Who wrote for an earlier campaign may have posted now.
  const wanted = new Set(members.others.flatMap(({ kind, author }) => (kind === 'reference' ? [] : [author])))
  const numbers = new Map<string, number>()
  if (wanted.size > 0)
    for (let user = 0; user < users.count; user++) {
      const name = users.textOf(user)
      if (wanted.has(name)) numbers.set(name, user)
    }
  let next = users.count
  for (const [i, { kind, author }] of members.others.entries()) {
    // A published text has no author among the people: each counts as one of its own.
    const number = (kind === 'reference' ? undefined : numbers.get(author)) ?? next++
    if (kind !== 'reference') numbers.set(author, number)
    authors[kept.length + i] = number
  }
}

function libraryOf(posts: Posts, kept: readonly number[], members: Members, allocate: Allocate): Library {
  const others = growingTokens(allocate)
  for (const { tokens } of members.others) others.push(tokens)
  const columns = [...posts.prints, others.done()]
  const columnOf = new Uint32Array(allocate(members.count * 4))
  const streamOf = new Uint32Array(allocate(members.count * 4))
  for (let text = 0; text < members.count; text++) {
    const post = kept[text]
    const place = post === undefined ? undefined : posts.placeOf(post)
    columnOf[text] = place ? place.part : columns.length - 1
    streamOf[text] = place ? place.index : text - kept.length
  }
  const library = { count: members.count, columns, columnOf, streamOf }
  return {
    ...library,
    begins: beginsOf(library, allocate),
    authors: new Uint32Array(allocate(members.count * 4)),
    ranks: new Uint32Array(allocate(members.count * 4)),
    published: members.others.filter(({ kind }) => kind === 'reference').length,
  }
}

const thresholdsOf = (options: OriginalityOptions): Thresholds => ({
  copyShare: options.copy_share,
  copyTokens: options.copy_tokens,
  wholeShare: options.whole_share,
  wholeTokens: options.whole_tokens,
  partialShare: options.partial_share,
  partialTokens: options.partial_tokens,
  passageTokens: options.passage_tokens,
  announcementShare: options.announcement_share,
  announcementOwn: options.announcement_own,
  leastTokens: options.least_tokens,
})

const seekOptionsOf = (options: OriginalityOptions): SeekOptions => ({
  templateAuthors: options.template_authors,
  templateTokens: options.template_tokens,
  ownTokens: options.template_own,
  sources: options.sources,
})

const announcementsOf = (sources: readonly SourceText[]) =>
  sources.flatMap((source, place) => (source.kind === 'announcement' ? [{ ...source, place }] : []))

/** What is to be compared with what. */
export interface LaidOut {
  readonly comparison: Comparison
  /** Fills in whose each text is and which is earlier: what takes grams out of texts can begin without. */
  readonly complete: () => void
}

/** Lays out what is to be compared with what. */
export function compareTexts(
  posts: Posts,
  kept: readonly number[],
  options: OriginalityOptions,
  { sources }: ComparedTexts,
  allocate: Allocate = allocateHere,
): LaidOut {
  const members = membersOf(posts, kept, sources)
  const library = libraryOf(posts, kept, members, allocate)
  return {
    comparison: {
      library,
      posts: kept.length,
      announcements: announcementsOf(sources).map(({ tokens }) => tokens),
      options: seekOptionsOf(options),
      limits: thresholdsOf(options),
      thorough: options.thorough,
    },
    complete() {
      numberAuthors(posts, kept, members, library.authors)
      rank(members, library.ranks)
    },
  }
}

/** Which resolution is a post's, of all of them one after the other, plus one; and where those of each column begin. */
function placesOf(resolutions: readonly PackedResolutions[], posts: number, kept: readonly number[]) {
  const numbers = new Uint32Array(posts)
  const begins: number[] = []
  let count = 0
  for (const packed of resolutions) {
    begins.push(count)
    for (let i = 0; i < countOf(packed); i++) numbers[kept[textOf(packed, i)]!] = ++count
  }
  return { numbers, begins }
}

/**
 * Words what was found of posts. Says of which posts there is something to say, and what when it is asked: evidence of
 * many copies takes much memory, and reading them again much time.
 */
export function wordTexts(
  {
    posts,
    kept,
    zone,
    authors,
  }: {
    readonly posts: Posts
    readonly kept: readonly number[]
    readonly zone: Zone
    /** Numbers of authors, by text. */
    readonly authors: Uint32Array
  },
  options: OriginalityOptions,
  texts: ComparedTexts,
  resolutions: readonly PackedResolutions[],
): LaterFindings {
  const members = membersOf(posts, kept, texts.sources)
  const { messageOf, describe } = createDescriber({
    memberAt: members.at,
    kindAt: members.kindAt,
    timeAt: members.timeAt,
    authorAt: (text) => authors[text]!,
    announcements: announcementsOf(texts.sources).map((source) => ({ ...source, time: Number.NaN })),
    readText: texts.withPassages
      ? ({ kind, place }) => (kind === 'post' ? texts.posts.textAt(place) : texts.sourceTexts.textAt(place))
      : undefined,
    formatTime: (time) => formatInstant(time, zone),
    tolerance: options.clock_tolerance * 1000,
  })
  // Only who asks of single posts needs it.
  const places = once(() => placesOf(resolutions, posts.count, kept))
  const found = (post: number): Resolution | undefined => {
    const { numbers, begins } = places()
    const number = numbers[post]! - 1
    if (number < 0) return undefined
    const at = lastAtMost(begins.length, (i) => begins[i]!, number)
    return unpack(resolutions[at]!, number - begins[at]!)
  }
  return {
    each(see) {
      for (const packed of resolutions)
        for (let i = 0; i < countOf(packed); i++) {
          const one = outlineOf(packed, i)
          see(kept[one.text]!, messageOf(one))
        }
    },
    of(post) {
      const one = found(post)
      return one && describe(one)
    },
  }
}
