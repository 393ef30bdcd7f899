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

/** Makes a function that says when somebody came, and whether that was at `since` or after; undefined where unknown. */
export function readFirstSeen({ since, by }: FirstSeenOptions, { zone }: Setting) {
  // The campaign file was refused if this is no time.
  const limit = parseInstant(since, zone) as number
  const shown = formatInstant(limit, zone)
  return ({ firstPostAt, registeredAt }: Facts) => {
    const at = by === 'first_post_at' ? firstPostAt : registeredAt
    return at === undefined ? undefined : { isNew: at >= limit, args: { at: formatInstant(at, zone), since: shown } }
  }
}
