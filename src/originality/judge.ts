/** What decides whether shared text is a copy. Shares are of the author's own tokens; all values are in the campaign file. */
export interface Thresholds {
  /** A copy: so large a share and so many tokens from one source ... */
  readonly copyShare: number
  readonly copyTokens: number
  /** ... or nearly all of a short text. */
  readonly wholeShare: number
  readonly wholeTokens: number
  /** In part: so large a share and so many tokens, or one passage of so many. */
  readonly partialShare: number
  readonly partialTokens: number
  readonly passageTokens: number
  /** The announcement posted as one's own: so large a share of all tokens, and fewer own ones than this. */
  readonly announcementShare: number
  readonly announcementOwn: number
  /** Fewer own tokens are too few to judge. */
  readonly leastTokens: number
}

/** A source as far as judging needs it. */
export interface Weighed {
  readonly matched: number
  /** Matches in passages too long to be a coincidence of terms and phrases. */
  readonly solid: number
  /** The most matches of one of its passages. */
  readonly longest: number
  /** Matches that are for a human to judge, and condemn nobody. */
  readonly doubtful: number
}

/** What is to be judged: token counts of a post, and its sources. */
export interface Case {
  readonly tokens: number
  readonly announced: number
  readonly own: number
  readonly sources: readonly Weighed[]
}

export type Judgement = 'own' | 'copy' | 'partial' | 'announcement' | 'insufficient'

/**
 * Judges a post. What condemns comes from one source, or from several of which each would be seen by itself: crumbs from
 * many sources are never added up.
 */
export function judge({ tokens, announced, own, sources }: Case, limits: Thresholds): Judgement {
  if (announced > 0 && announced / tokens >= limits.announcementShare && own < limits.announcementOwn)
    return 'announcement'
  if (own < limits.leastTokens) return 'insufficient'
  // Whatever the thresholds: what comes from nowhere is no copy. So with the announcement, of which there must be something.
  if (sources.length === 0) return 'own'
  const share = ({ matched }: Weighed) => matched / own
  const isCopied = (matched: number) =>
    (matched >= limits.copyTokens && matched / own >= limits.copyShare) ||
    (matched >= limits.wholeTokens && matched / own >= limits.wholeShare)
  const sure = ({ matched, doubtful }: Weighed) => matched - doubtful
  const isPart = (source: Weighed) =>
    (source.solid >= limits.partialTokens && source.solid / own >= limits.partialShare) ||
    source.longest >= limits.passageTokens
  const sum = (list: readonly Weighed[]) => list.reduce((total, source) => total + share(source), 0)
  if (sources.some((source) => isCopied(sure(source)))) return 'copy'
  const standing = sources.filter(isPart)
  const surelyStanding = standing.filter(({ doubtful }) => doubtful === 0)
  if (surelyStanding.length >= 2 && sum(surelyStanding) >= limits.copyShare) return 'copy'
  if (standing.length >= 1 || sources.some(({ matched }) => isCopied(matched))) return 'partial'
  // Halves of two short posts: neither is long enough by itself, together they leave hardly anything.
  const halves = sources.filter(
    (source) => source.matched >= limits.wholeTokens && share(source) >= limits.partialShare,
  )
  return sum(halves) >= limits.copyShare ? 'partial' : 'own'
}
