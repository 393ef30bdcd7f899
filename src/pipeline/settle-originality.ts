import type { Finding } from '../model/finding.js'
import { byCodeUnits } from '../model/order.js'
import type { SourceKind, SourceText } from '../model/source-text.js'
import type { TextReader } from '../model/text-reader.js'
import { quotesOf } from '../originality/announcement-mask.js'
import { maskedSpans, passagesOf } from '../originality/evidence.js'
import { indexFingerprints, type Library } from '../originality/index-fingerprints.js'
import { type Judgement, judge, type Thresholds } from '../originality/judge.js'
import { createNormalizer, type TokenStream } from '../originality/normalize.js'
import { createResolver, type Resolved, type SeekOptions, type Templates } from '../originality/resolve.js'
import type { OriginalityOptions } from '../rules/originality.js'
import type { Posts } from './join-parts.js'

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

interface Member {
  readonly kind: SourceKind
  readonly id: string
  readonly author: string
  /** Epoch milliseconds; NaN where unknown. */
  readonly time: number
  /** Its place among the posts or among the sources. */
  readonly place: number
}

/** All texts that can be a source: the posts that count, then earlier campaigns and published texts. */
function membersOf(posts: Posts, kept: readonly number[], sources: readonly SourceText[]): Member[] {
  return [
    ...kept.map(
      (post): Member => ({
        kind: 'post',
        id: posts.idAt(post),
        author: posts.userAt(post),
        time: posts.timeAt(post),
        place: post,
      }),
    ),
    ...sources.flatMap(({ kind, id, author, time }, place): Member[] =>
      kind === 'announcement' ? [] : [{ kind, id, author, time: time ?? Number.NaN, place }],
    ),
  ]
}

const ERA: Readonly<Record<SourceKind, number>> = { announcement: 0, reference: 1, previous: 2, post: 3 }
const orderTime = (time: number): number => (Number.isNaN(time) ? Number.POSITIVE_INFINITY : time)

/** Published texts and earlier campaigns come first, then posts by time, undated ones last, then by id. */
function ranksOf(members: readonly Member[]): Uint32Array {
  const order = Uint32Array.from(members, (_, text) => text)
  const compare = (a: Member, b: Member) =>
    ERA[a.kind] - ERA[b.kind] ||
    (orderTime(a.time) === orderTime(b.time) ? 0 : orderTime(a.time) - orderTime(b.time)) ||
    byCodeUnits(a.id, b.id)
  order.sort((a, b) => compare(members[a]!, members[b]!))
  const ranks = new Uint32Array(members.length)
  for (let rank = 0; rank < order.length; rank++) ranks[order[rank]!] = rank
  return ranks
}

function authorNumbers(members: readonly Member[]): Uint32Array {
  const numbers = new Map<string, number>()
  const numberOf = (name: string): number => {
    const known = numbers.get(name)
    if (known !== undefined) return known
    numbers.set(name, numbers.size)
    return numbers.size - 1
  }
  // A published text has no author among the people: each counts as one of its own.
  return Uint32Array.from(members, ({ author, id, kind }) =>
    numberOf(kind === 'reference' ? `text ${id}` : `user ${author}`),
  )
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

/** Resolves all posts: first those that need no knowledge of others' templates, then the rest. */
function* resolveAll(
  library: Library,
  posts: number,
  quotes: ReturnType<typeof quotesOf>,
  options: SeekOptions,
): Generator<[number, Resolved]> {
  const index = indexFingerprints(library)
  const first = createResolver(library, index, quotes, options)
  const put: number[] = []
  for (let post = 0; post < posts; post++) {
    const resolved = first.resolve(post, 1)
    if (resolved) yield [post, resolved]
    else put.push(post)
  }
  const templates: Templates = first.templates
  const second = createResolver(library, index, quotes, options, templates)
  for (const post of put) yield [post, second.resolve(post, 2)!]
}

const percentOf = (share: number): number => Math.floor(share * 100)

/** Compares the texts of all posts with one another and with the sources. Gives one finding for each post that counts. */
export function settleOriginality(
  posts: Posts,
  kept: readonly number[],
  options: OriginalityOptions,
  texts: ComparedTexts,
): OriginalityFinding[] {
  const members = membersOf(posts, kept, texts.sources)
  const library: Library = {
    count: members.length,
    tokensAt: (text) => {
      const { kind, place } = members[text]!
      return kind === 'post' ? posts.printAt(place) : texts.sources[place]!.tokens
    },
    authors: authorNumbers(members),
    ranks: ranksOf(members),
    published: texts.sources.filter(({ kind }) => kind === 'reference').length,
  }
  const announcements = texts.sources.flatMap((source, place) =>
    source.kind === 'announcement' ? [{ ...source, place }] : [],
  )
  const quotes = quotesOf(announcements.map(({ tokens }) => tokens))
  const limits = thresholdsOf(options)
  const describe = createDescriber(members, texts, announcements[0], options)
  const findings: OriginalityFinding[] = []
  for (const [text, resolved] of resolveAll(library, kept.length, quotes, seekOptionsOf(options))) {
    findings.push(describe(text, resolved, judge(resolved, limits)))
  }
  return findings
}

/** Puts a judgement into a message with evidence. */
function createDescriber(
  members: readonly Member[],
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

  return (text: number, resolved: Resolved, judgement: Judgement): OriginalityFinding => {
    const post = members[text]!
    const { own, tokens, announced } = resolved
    if (judgement === 'own') return { post: post.place, message: 'own', args: {} }
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
    const who = named.map(({ text: source }) => members[source]!)
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
