import type { Finding } from '../model/finding.js'
import type { SourceKind } from '../model/source-text.js'
import { createAligner, seedTable } from '../originality/align.js'
import { maskedSpans, type PassageEvidence, passagesOf } from '../originality/evidence.js'
import type { Mask } from '../originality/find-masks.js'
import type { Judgement } from '../originality/judge.js'
import { createNormalizer, type TokenStream } from '../originality/normalize.js'
import { type FoundSource, PASSAGE_LIMITS, type Resolved } from '../originality/resolve.js'
import type { Outline, Resolution } from './pack-resolutions.js'

/** What is said of a post: a message of the rule, its arguments and evidence. */
export interface OriginalityFinding {
  readonly post: number
  readonly message: string
  readonly args: Finding['args']
  readonly evidence: OriginalityEvidence
}

/** The evidence of a finding, as it stands in entries.ndjson. Offsets are UTF-16 units of the untouched text. */
export interface OriginalityEvidence {
  /** Tokens of the post outside of masks. */
  readonly tokens: number
  readonly masked: readonly Mask[]
  /** The share of those tokens that stand in the sources. */
  readonly share: number
  readonly sources: readonly SourceEvidence[]
}

export interface SourceEvidence {
  readonly source_id: string
  readonly source_kind: SourceKind
  readonly author: string
  readonly posted_at: string | null
  readonly matched: number
  readonly share: number
  readonly passages: readonly PassageEvidence[]
}

/** A text that takes part, as far as describing needs it. */
export interface Member {
  readonly kind: SourceKind
  readonly id: string
  readonly author: string
  /** Epoch milliseconds; NaN where unknown. */
  readonly time: number
  /** Its place among the posts or among the sources. */
  readonly place: number
}

/** How findings are described. */
export interface Description {
  readonly memberAt: (text: number) => Member
  // What a message depends on, for itself: to read the names of all whom somebody has copied takes its time.
  readonly kindAt: (text: number) => SourceKind
  readonly timeAt: (text: number) => number
  /** The number of the author; a published text's is nobody else's. */
  readonly authorAt: (text: number) => number
  readonly announcements: readonly (Member & { readonly tokens: Uint16Array })[]
  /** Reads a text again; undefined where nobody will ask for passages. */
  readonly readText: ((member: Member) => string) | undefined
  readonly formatTime: (time: number) => string
  /** Milliseconds within which nobody can say which of two posts was first. */
  readonly tolerance: number
}

/** A source with fewer matches besides the main one is not worth naming. */
const LEAST_NAMED = 12

const NO_ANNOUNCEMENT: Member = { kind: 'announcement', id: '', author: '', time: Number.NaN, place: -1 }

const percentOf = (share: number): number => Math.round(share * 100)

/** A source that is worth naming, and what the post has in common with it. */
interface NamedSource extends Pick<FoundSource, 'matched' | 'passages'> {
  readonly member: Member
  readonly share: number
}

/** What is said of a post, without what only reading the texts again tells. */
interface Said extends Pick<OriginalityFinding, 'message' | 'args'> {
  readonly share: number
  readonly sources: readonly NamedSource[]
}

interface Details {
  readonly masked: readonly Mask[]
  /** Source by source. */
  readonly passages: readonly (readonly PassageEvidence[])[]
}

interface Read {
  readonly text: string
  readonly stream: TokenStream
}

/** Puts judgements into messages with evidence. */
export function createDescriber({
  memberAt,
  kindAt,
  timeAt,
  authorAt,
  announcements,
  readText,
  formatTime,
  tolerance,
}: Description) {
  const normalizers = [createNormalizer(), createNormalizer()] as const
  const align = createAligner()
  /** What is read as `which` is good until the next text is read as that. */
  const read = (member: Member, which: 0 | 1): Read | undefined => {
    const text = readText?.(member)
    return text === undefined ? undefined : { text, stream: normalizers[which](text) }
  }

  const isUncertain = (a: number, b: number): boolean => {
    if (kindAt(b) !== 'post') return false
    const between = Math.abs(timeAt(a) - timeAt(b))
    return Number.isNaN(between) || between <= tolerance
  }

  /** `named` are the texts of its sources that are worth naming, the main one first. */
  function messageOfCopy(text: number, named: readonly number[], judgement: Judgement): string {
    const main = named[0]!
    const author = authorAt(text)
    if (isUncertain(text, main)) return 'undated'
    if (judgement === 'partial') return 'partial'
    if (named.length > 1 && named.some((source) => authorAt(source) !== author)) return 'several'
    if (kindAt(main) === 'reference') return 'reference'
    if (authorAt(main) === author) return 'self'
    return kindAt(main) === 'previous' ? 'previous' : 'copy'
  }

  /** What only reading the texts again tells: read when it is first asked for, for many who ask for evidence want no more. */
  function detailsOf(post: Member, { marks }: Resolved, sources: readonly NamedSource[]): () => Details {
    let known: Details | undefined
    return () => {
      if (known) return known
      const here = read(post, 0)
      known = {
        masked: here ? maskedSpans(here.text, here.stream, marks) : [],
        passages: sources.map(({ member, passages }) => {
          const there = here && passages.length > 0 ? read(member, 1) : undefined
          return here && there ? passagesOf(passages, here, there) : []
        }),
      }
      return known
    }
  }

  function describeCopy(post: Member, { text, resolved, judgement }: Resolution): Said {
    const { own } = resolved
    const named = namedOf(resolved.sources)
    const sources = named.map(({ text, matched, passages }): NamedSource => {
      const member = memberAt(text)
      return { member, matched, share: matched / own, passages }
    })
    const members = sources.map(({ member }) => member)
    const share = Math.min(1, sources.reduce((sum, { matched }) => sum + matched, 0) / own)
    const args = {
      percent: percentOf(share),
      source: members.map(({ id }) => id).join(', '),
      author: members[0]!.author,
      post: post.id,
    }
    const message = messageOfCopy(text, textsOf(named), judgement)
    return { message, args, share, sources }
  }

  /** The announcement's own passages in a post: the text among several that explains most of it. */
  function describeAnnouncement(post: Member, { own, tokens, announced }: Resolved): Said {
    const share = announced / tokens
    const here = read(post, 0)
    const found = announcements
      .map((member) => ({
        member,
        passages: here ? align(seedTable(member.tokens), here.stream.tokens, PASSAGE_LIMITS) : [],
      }))
      .sort((a, b) => matches(b.passages) - matches(a.passages))[0]
    const member = found?.member ?? NO_ANNOUNCEMENT
    const source = { member: { ...member, author: '' }, matched: announced, share, passages: found?.passages ?? [] }
    return { message: 'announcement', args: { percent: percentOf(share), own }, share, sources: [source] }
  }

  /** The message alone: it needs no reading of texts. */
  function messageOf({ text, judgement, sources }: Outline): string {
    if (judgement === 'insufficient' || judgement === 'announcement') return judgement
    return messageOfCopy(text, textsOf(namedOf(sources)), judgement)
  }

  function describe(resolution: Resolution): OriginalityFinding {
    const { text, resolved, judgement } = resolution
    const post = memberAt(text)
    const said: Said =
      judgement === 'insufficient'
        ? { message: 'insufficient', args: { own: resolved.own }, share: 0, sources: [] }
        : judgement === 'announcement'
          ? describeAnnouncement(post, resolved)
          : describeCopy(post, resolution)
    const { message, args, share, sources } = said
    const details = detailsOf(post, resolved, sources)
    const evidence: OriginalityEvidence = {
      tokens: resolved.own,
      get masked() {
        return details().masked
      },
      share,
      sources: sources.map((source, i) => ({
        source_id: source.member.id,
        source_kind: source.member.kind,
        author: source.member.author,
        posted_at: Number.isNaN(source.member.time) ? null : formatTime(source.member.time),
        matched: source.matched,
        share: source.share,
        get passages() {
          return details().passages[i]!
        },
      })),
    }
    return { post: post.place, message, args, evidence }
  }

  return { messageOf, describe }
}

/** Sources that are worth naming, the main one first. */
const namedOf = <Source extends Pick<FoundSource, 'matched'>>(sources: readonly Source[]): Source[] =>
  [...sources].sort((a, b) => b.matched - a.matched).filter(({ matched }, i) => i === 0 || matched >= LEAST_NAMED)

const textsOf = (sources: readonly Pick<FoundSource, 'text'>[]): number[] => sources.map(({ text }) => text)

const matches = (passages: readonly { readonly matched: number }[]): number =>
  passages.reduce((sum, { matched }) => sum + matched, 0)
