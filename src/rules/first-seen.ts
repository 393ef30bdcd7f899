import * as z from 'zod/mini'
import { choice, mapping, means, text } from '../model/schema.js'
import { formatInstant } from '../time/format-instant.js'
import { parseInstant } from '../time/parse-instant.js'
import type { Facts, Setting } from './define-rule.js'

/** When somebody came, and by which fact that is told. */
export interface FirstSeenOptions {
  readonly since: string
  readonly by: 'first_post_at' | 'registered_at'
}

/** Options of the rules over when somebody came. */
export const firstSeenOptions = (en: string, zh: string) =>
  mapping({
    since: means(en, zh, text()),
    by: means(
      'which fact tells it: the time of the first post, or of registration',
      '依据哪项：首次发帖时间或注册时间',
      z._default(choice(['first_post_at', 'registered_at']), 'first_post_at'),
    ),
  })

/** What these rules say where nobody knows. */
export const UNKNOWN_SINCE = {
  outcome: 'review',
  en: 'since when the author has been there is unknown',
  zh: '作者始于何时未知',
  reply: {
    shows: [],
    en: 'We could not confirm yet when you came.',
    zh: '您何时加入还有待核实。',
    remedy: { en: 'You need not do anything.', zh: '您无需任何操作。' },
    lasts: true,
  },
} as const

/** Makes the check of these rules: whether somebody came at `since` or later, or was known before. */
export function checkFirstSeen({ since, by }: FirstSeenOptions, { zone }: Setting) {
  // The campaign file was refused if this is no time.
  const limit = parseInstant(since, zone) as number
  const shown = formatInstant(limit, zone)
  return ({ firstPostAt, registeredAt }: Facts) => {
    const at = by === 'first_post_at' ? firstPostAt : registeredAt
    if (at === undefined) return { message: 'unknown', args: {} } as const
    const message: 'new' | 'known' = at >= limit ? 'new' : 'known'
    return { message, args: { at: formatInstant(at, zone), since: shown } }
  }
}
