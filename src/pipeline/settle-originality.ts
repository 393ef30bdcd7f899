import { type Allocate, allocateHere } from '../model/allocate.js'
import { growingTokens } from '../model/columns.js'
import type { Finding } from '../model/finding.js'
import { byCodeUnits } from '../model/order.js'
import type { SourceKind, SourceText } from '../model/source-text.js'
import type { TextReader } from '../model/text-reader.js'
import { maskedSpans, passagesOf } from '../originality/evidence.js'
import { type Judgement, judge, type Thresholds } from '../originality/judge.js'
import type { Library } from '../originality/library.js'
import { createNormalizer, type TokenStream } from '../originality/normalize.js'
import type { Resolved, SeekOptions } from '../originality/resolve.js'
import type { OriginalityOptions } from '../rules/originality.js'
import type { Posts } from './join-parts.js'
import type { Comparison, Resolution } from './resolve-library.js'

/** Texts that posts are compared with: their tokens, and a way to read them again. */
export interface ComparedTexts {
  readonly posts: TextReader
  readonly sources: readonly SourceText[]
  readonly sourceTexts: TextReader
}

/** What is said of a post: a message of the rule, its arguments and evidence. */
export interface OriginalityFinding {
  readonly post: number
  readonly message: string
  readonly args: Finding['args']
  readonly evidence?: unknown
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

interface Member {
  readonly kind: SourceKind
  readonly id: string
  readonly author: string
  /** Epoch milliseconds; NaN where unknown. */
  readonly time: number
  /** Its place among the posts or among the sources. */
  readonly place: number
}

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
  return {
    count: members.count,
    columns,
    columnOf,
    streamOf,
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

/** Matches from which a passage counts by itself. */
const PASSAGE = 10

const seekOptionsOf = (options: OriginalityOptions): SeekOptions => ({
  passage: PASSAGE,
  templateAuthors: options.template_authors,
  templateTokens: options.template_tokens,
  ownTokens: options.template_own,
  sources: options.sources,
})

const percentOf = (share: number): number => Math.floor(share * 100)

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
  }
}

/** Judges what was found of posts. Gives a finding for each post of which there is something to say. */
export function judgeTexts(
  posts: Posts,
  kept: readonly number[],
  options: OriginalityOptions,
  texts: ComparedTexts,
  resolutions: readonly Resolution[],
): OriginalityFinding[] {
  const limits = thresholdsOf(options)
  const members = membersOf(posts, kept, texts.sources)
  const describe = createDescriber(members, texts, announcementsOf(texts.sources)[0], options)
  return resolutions.flatMap(({ text, resolved }) => {
    const judgement = judge(resolved, limits)
    return judgement === 'own' ? [] : [describe(text, resolved, judgement)]
  })
}

/** Puts a judgement into a message with evidence. */
function createDescriber(
  members: Members,
  texts: ComparedTexts,
  announcement: { readonly id: string; readonly place: number } | undefined,
  { clock_tolerance }: OriginalityOptions,
) {
  const normalizers = [createNormalizer(), createNormalizer()] as const
  const readAgain = ({ kind, place }: Member): string =>
    kind === 'post' ? texts.posts.textAt(place) : texts.sourceTexts.textAt(place)
  const streamOf = (text: string, which: 0 | 1): { text: string; stream: TokenStream } => ({
    text,
    stream: normalizers[which](text),
  })

  const isUncertain = (a: Member, b: Member): boolean =>
    b.kind === 'post' &&
    (Number.isNaN(a.time) || Number.isNaN(b.time) || Math.abs(a.time - b.time) <= clock_tolerance * 1000)

  function messageOf(post: Member, named: readonly Member[], judgement: Judgement): string {
    const main = named[0]!
    if (judgement === 'partial') return isUncertain(post, main) ? 'undated' : 'partial'
    if (isUncertain(post, main)) return 'undated'
    if (named.length > 1 && named.some(({ author }) => author !== post.author)) return 'several'
    if (main.kind === 'reference') return 'reference'
    if (main.author === post.author) return 'self'
    return main.kind === 'previous' ? 'previous' : 'copy'
  }

  return (text: number, resolved: Resolved, judgement: Exclude<Judgement, 'own'>): OriginalityFinding => {
    const post = members.at(text)
    const { own, tokens, announced } = resolved
    const here = streamOf(readAgain(post), 0)
    const masked = maskedSpans(here.text, here.stream, resolved.marks)
    const base = { tokens: own, masked }
    if (judgement === 'insufficient')
      return { post: post.place, message: 'insufficient', args: { own }, evidence: { ...base, share: 0, sources: [] } }
    if (judgement === 'announcement') {
      const share = announced / tokens
      const id = announcement?.id ?? ''
      return {
        post: post.place,
        message: 'announcement',
        args: { percent: percentOf(share), own },
        evidence: {
          ...base,
          share,
          sources: [
            {
              source_id: id,
              source_kind: 'announcement',
              author: '',
              posted_at: null,
              matched: announced,
              share,
              passages: [],
            },
          ],
        },
      }
    }
    const sources = [...resolved.sources].sort((a, b) => b.matched - a.matched)
    const named = sources.filter(({ matched }, i) => i === 0 || matched >= 12)
    const share = Math.min(1, named.reduce((sum, { matched }) => sum + matched, 0) / own)
    const who = named.map(({ text: source }) => members.at(source))
    const evidence = {
      ...base,
      share,
      sources: named.map((source, i) => {
        const member = who[i]!
        const there = streamOf(readAgain(member), 1)
        return {
          source_id: member.id,
          source_kind: member.kind,
          author: member.author,
          posted_at: Number.isNaN(member.time) ? null : member.time,
          matched: source.matched,
          share: source.matched / own,
          passages: passagesOf(source, here, there),
        }
      }),
    }
    const args = {
      percent: percentOf(share),
      source: who.map(({ id }) => id).join(', '),
      author: who[0]!.author,
      post: post.id,
    }
    return { post: post.place, message: messageOf(post, who, judgement), args, evidence }
  }
}
