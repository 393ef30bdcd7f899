import type { Finding } from '../model/finding.js'
import type { SourceKind } from '../model/source-text.js'
import { createAligner, seedTable } from '../originality/align.js'
import { maskedSpans, type PassageEvidence, passagesOf } from '../originality/evidence.js'
import type { Judgement } from '../originality/judge.js'
import { createNormalizer, type Mask, type TokenStream } from '../originality/normalize.js'
import { type FoundSource, PASSAGE_LIMITS, type Resolved } from '../originality/resolve.js'

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
  readonly announcements: readonly (Member & { readonly tokens: Uint16Array })[]
  /** Reads a text again; undefined where nobody will ask for passages. */
  readonly readText: ((member: Member) => string) | undefined
  readonly formatTime: (time: number) => string
  /** Milliseconds within which nobody can say which of two posts was first. */
  readonly tolerance: number
}

/** A source with fewer matches besides the main one is not worth naming. */
const LEAST_NAMED = 12

const percentOf = (share: number): number => Math.round(share * 100)

interface Read {
  readonly text: string
  readonly stream: TokenStream
}

/** Puts judgements into messages with evidence. */
export function createDescriber({ memberAt, announcements, readText, formatTime, tolerance }: Description) {
  const normalizers = [createNormalizer(), createNormalizer()] as const
  const align = createAligner()
  /** What is read as `which` is good until the next text is read as that. */
  const read = (member: Member, which: 0 | 1): Read | undefined => {
    const text = readText?.(member)
    return text === undefined ? undefined : { text, stream: normalizers[which](text) }
  }

  const isUncertain = (a: Member, b: Member): boolean =>
    b.kind === 'post' && (Number.isNaN(a.time) || Number.isNaN(b.time) || Math.abs(a.time - b.time) <= tolerance)

  function messageOfCopy(post: Member, named: readonly Member[], judgement: Judgement): string {
    const main = named[0]!
    if (isUncertain(post, main)) return 'undated'
    if (judgement === 'partial') return 'partial'
    if (named.length > 1 && named.some(({ author }) => author !== post.author)) return 'several'
    if (main.kind === 'reference') return 'reference'
    if (main.author === post.author) return 'self'
    return main.kind === 'previous' ? 'previous' : 'copy'
  }

  const sourceEvidence = (member: Member, source: FoundSource, own: number, here: Read | undefined): SourceEvidence => {
    const there = here && read(member, 1)
    return {
      source_id: member.id,
      source_kind: member.kind,
      author: member.author,
      posted_at: Number.isNaN(member.time) ? null : formatTime(member.time),
      matched: source.matched,
      share: source.matched / own,
      passages: here && there ? passagesOf(source.passages, here, there) : [],
    }
  }

  function describeCopy(post: Member, resolved: Resolved, judgement: Judgement, here: Read | undefined) {
    const { own } = resolved
    const named = namedOf(resolved)
    const members = named.map(({ text }) => memberAt(text))
    const share = Math.min(1, named.reduce((sum, { matched }) => sum + matched, 0) / own)
    const args = {
      percent: percentOf(share),
      source: members.map(({ id }) => id).join(', '),
      author: members[0]!.author,
      post: post.id,
    }
    const sources = named.map((source, i) => sourceEvidence(members[i]!, source, own, here))
    return { message: messageOfCopy(post, members, judgement), args, share, sources }
  }

  /** The announcement's own passages in a post: the text among several that explains most of it. */
  function describeAnnouncement({ own, tokens, announced }: Resolved, here: Read | undefined) {
    const share = announced / tokens
    const found = announcements
      .map((member) => ({
        member,
        passages: here ? align(seedTable(member.tokens), here.stream.tokens, PASSAGE_LIMITS) : [],
      }))
      .sort((a, b) => matches(b.passages) - matches(a.passages))[0]
    const there = found && here && read(found.member, 1)
    const source: SourceEvidence = {
      source_id: found?.member.id ?? '',
      source_kind: 'announcement',
      author: '',
      posted_at: null,
      matched: announced,
      share,
      passages: here && there ? passagesOf(found.passages, here, there) : [],
    }
    return { message: 'announcement', args: { percent: percentOf(share), own }, share, sources: [source] }
  }

  /** The message alone: it needs no reading of texts. */
  function messageOf(text: number, resolved: Resolved, judgement: Exclude<Judgement, 'own'>): string {
    if (judgement === 'insufficient' || judgement === 'announcement') return judgement
    const members = namedOf(resolved).map((source) => memberAt(source.text))
    return messageOfCopy(memberAt(text), members, judgement)
  }

  function describe(text: number, resolved: Resolved, judgement: Exclude<Judgement, 'own'>): OriginalityFinding {
    const post = memberAt(text)
    const here = read(post, 0)
    const said =
      judgement === 'insufficient'
        ? { message: 'insufficient', args: { own: resolved.own }, share: 0, sources: [] }
        : judgement === 'announcement'
          ? describeAnnouncement(resolved, here)
          : describeCopy(post, resolved, judgement, here)
    const { message, args, share, sources } = said
    const masked = here ? maskedSpans(here.text, here.stream, resolved.marks) : []
    return { post: post.place, message, args, evidence: { tokens: resolved.own, masked, share, sources } }
  }

  return { messageOf, describe }
}

/** Sources that are worth naming, the main one first. */
const namedOf = ({ sources }: Resolved): FoundSource[] =>
  [...sources].sort((a, b) => b.matched - a.matched).filter(({ matched }, i) => i === 0 || matched >= LEAST_NAMED)

const matches = (passages: readonly { readonly matched: number }[]): number =>
  passages.reduce((sum, { matched }) => sum + matched, 0)
