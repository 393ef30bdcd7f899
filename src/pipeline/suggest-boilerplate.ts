import { quotesOf } from '../originality/announcement-mask.js'
import { createNormalizer } from '../originality/normalize.js'
import { findSharedRuns } from '../originality/shared-runs.js'
import { isTemplate } from '../originality/templates.js'
import type { Compared } from './compare-library.js'
import type { Begun } from './settle-campaign.js'

/** A text that many authors have: perhaps an official share text, which then belongs to the announcement. */
export interface Suggestion {
  readonly authors: number
  readonly text: string
  /** The earliest post that has it. */
  readonly postId: string
}

const SHORTEST = 12
const MOST = 20

/** Finds the texts that most authors share. `textAt` reads a post's text again. */
export function suggestBoilerplate(
  { posts, kept, comparison }: Begun,
  { templates, reader, read }: Pick<Compared, 'templates' | 'reader' | 'read'>,
  textAt: (post: number) => string,
): Suggestion[] {
  if (!comparison) return []
  const { library, announcements } = comparison
  // A text that is copied as a whole is no template: the posts that have it have hardly anything else.
  const runs = findSharedRuns(library, kept.length, reader, read, quotesOf(announcements), {
    isTemplate: (low, high) => isTemplate(templates, low, high),
    tokens: SHORTEST,
    most: MOST,
  })
  const normalize = createNormalizer()
  return runs.map(({ text, start, end, authors }) => {
    const post = kept[text]!
    const content = textAt(post)
    const { starts, ends } = normalize(content)
    return { authors, text: content.slice(starts[start]!, ends[end - 1]!), postId: posts.idAt(post) }
  })
}
