import { type Allocate, allocateHere } from '../model/allocate.js'
import { growingTokens } from '../model/columns.js'
import { byCodeUnits } from '../model/order.js'
import type { SourceKind, SourceText } from '../model/source-text.js'
import type { TextReader } from '../model/text-reader.js'
import type { Zone } from '../model/zone.js'
import { judge, type Thresholds } from '../originality/judge.js'
import { beginsOf, type Library } from '../originality/library.js'
import type { SeekOptions } from '../originality/resolve.js'
import type { OriginalityOptions } from '../rules/originality.js'
import { formatInstant } from '../time/format-instant.js'
import { createDescriber, type Member, type OriginalityFinding } from './describe-copies.js'
import type { Posts } from './join-parts.js'
import type { Comparison, Resolution } from './resolve-library.js'

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
    authorAt: (text: number) => (isPost(text) ? posts.userAt(kept[text]!) : others[text - kept.length]!.author),
    timeAt: (text: number) =>
      isPost(text) ? posts.timeAt(kept[text]!) : (others[text - kept.length]!.time ?? Number.NaN),
  }
}
type Members = ReturnType<typeof membersOf>

const ERA: Readonly<Record<SourceKind, number>> = { announcement: 0, reference: 1, previous: 2, post: 3 }

/** Published texts and earlier campaigns come first, then posts by time, undated ones last, then by id. */
function ranksOf(members: Members, allocate: Allocate): Uint32Array {
  const { count, kindAt, idAt, timeAt } = members
  const eras = Uint8Array.from({ length: count }, (_, text) => ERA[kindAt(text)])
  const times = Float64Array.from({ length: count }, (_, text) => {
    const time = timeAt(text)
    return Number.isNaN(time) ? Number.MAX_VALUE : time
  })
  const order = Uint32Array.from({ length: count }, (_, text) => text)
  order.sort((a, b) => eras[a]! - eras[b]! || times[a]! - times[b]! || byCodeUnits(idAt(a), idAt(b)) || a - b)
  const ranks = new Uint32Array(allocate(count * 4))
  for (let rank = 0; rank < count; rank++) ranks[order[rank]!] = rank
  return ranks
}

function authorNumbers({ count, kindAt, idAt, authorAt }: Members, allocate: Allocate): Uint32Array {
  const numbers = new Map<string, number>()
  const authors = new Uint32Array(allocate(count * 4))
  for (let text = 0; text < count; text++) {
    // A published text has no author among the people: each counts as one of its own.
    const name = kindAt(text) === 'reference' ? `text ${idAt(text)}` : `user ${authorAt(text)}`
    let number = numbers.get(name)
    if (number === undefined) {
      number = numbers.size
      numbers.set(name, number)
    }
    authors[text] = number
  }
  return authors
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
    authors: authorNumbers(members, allocate),
    ranks: ranksOf(members, allocate),
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

/** Lays out what is to be compared with what. */
export function compareTexts(
  posts: Posts,
  kept: readonly number[],
  options: OriginalityOptions,
  { sources }: ComparedTexts,
  allocate: Allocate = allocateHere,
): Comparison {
  return {
    library: libraryOf(posts, kept, membersOf(posts, kept, sources), allocate),
    posts: kept.length,
    announcements: announcementsOf(sources).map(({ tokens }) => tokens),
    options: seekOptionsOf(options),
    leastTokens: options.least_tokens,
    thorough: options.thorough,
  }
}

/** Judges what was found of posts. Gives a finding for each post of which there is something to say. */
export function judgeTexts(
  { posts, kept, zone }: { readonly posts: Posts; readonly kept: readonly number[]; readonly zone: Zone },
  options: OriginalityOptions,
  texts: ComparedTexts,
  resolutions: readonly Resolution[],
): OriginalityFinding[] {
  const limits = thresholdsOf(options)
  const describe = createDescriber({
    memberAt: membersOf(posts, kept, texts.sources).at,
    announcements: announcementsOf(texts.sources).map((source) => ({ ...source, time: Number.NaN })),
    readText: texts.withPassages
      ? ({ kind, place }) => (kind === 'post' ? texts.posts.textAt(place) : texts.sourceTexts.textAt(place))
      : undefined,
    formatTime: (time) => formatInstant(time, zone),
    tolerance: options.clock_tolerance * 1000,
  })
  return resolutions.flatMap(({ text, resolved }) => {
    const judgement = judge(resolved, limits)
    return judgement === 'own' ? [] : [describe(text, resolved, judgement)]
  })
}
