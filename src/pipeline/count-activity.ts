import type { Verdict } from '../model/result.js'
import type { Zone } from '../model/zone.js'
import type { Activity } from '../rules/define-rule.js'

const DAY = 86_400_000
/** Of somebody of whom nothing counts. */
export const NO_ACTIVITY: Activity = { posts: 0, mostPosts: 0, days: 0, mostDays: 0 }

interface Days {
  posts: number
  waiting: number
  readonly certain: Set<number>
  readonly possible: Set<number>
  /** Posts without a time: each might be on a day of its own. */
  undated: number
}

/** As much of a post as counting needs; the time is NaN where it is unknown. */
export interface CountedPost {
  readonly person: string
  readonly verdict: Verdict
  readonly postedAt: number
}

/** The day of the zone's calendar in which an instant lies, as a number that counts days. */
const dayOf = (instant: number, zone: Zone): number => Math.floor((instant + zone.offsetAt(instant)) / DAY)

/**
 * Counts posts and days of each person over verdicts by all other rules: eligible posts certainly count, those that wait
 * for a human may. Days are those of the campaign's zone.
 */
export function countActivity(posts: Iterable<CountedPost>, zone: Zone): (person: string) => Activity {
  const byPerson = new Map<string, Days>()
  for (const { person, verdict, postedAt } of posts) {
    if (verdict === 'ineligible') continue
    const days = byPerson.get(person) ?? { posts: 0, waiting: 0, certain: new Set(), possible: new Set(), undated: 0 }
    byPerson.set(person, days)
    const isCertain = verdict === 'eligible'
    if (isCertain) days.posts++
    else days.waiting++
    if (Number.isNaN(postedAt)) days.undated++
    else (isCertain ? days.certain : days.possible).add(dayOf(postedAt, zone))
  }
  return (person) => {
    const found = byPerson.get(person)
    if (!found) return NO_ACTIVITY
    const { posts, waiting, certain, possible, undated } = found
    const mostDays = new Set([...certain, ...possible]).size + undated
    // A post without a time was still written on some day.
    return { posts, mostPosts: posts + waiting, days: Math.max(certain.size, Math.min(posts, 1)), mostDays }
  }
}
