import type { ActiveRule } from '../model/campaign.js'
import { codeOf, isHarmless, type Reject } from '../model/fault.js'
import type { FunnelStep, Tally, Verdict } from '../model/result.js'
import type { Standing } from '../verdict/standings.js'

function countBy<T>(items: Iterable<T>, key: (item: T) => string): Record<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Rows that were not taken: those of the posts' own files, and those of files joined to them. */
export interface Rejected {
  readonly ofPosts: readonly Reject[]
  readonly joined: readonly Reject[]
}

/** How many posts stand in one way and have one verdict, which a human may have decided. */
export interface CountedPosts {
  readonly standing: Standing
  readonly verdict: Verdict
  readonly posts: number
}

function funnelOf(rules: readonly ActiveRule[], counted: readonly CountedPosts[]): FunnelStep[] {
  const steps = rules.map(({ id, effect }) => ({ rule: id, effect, pass: 0, fail: 0, review: 0, left: 0 }))
  for (const { standing, posts } of counted) {
    let isLeft = true
    for (const [at, step] of steps.entries()) {
      const outcome = standing.outcomes[at]!
      step[outcome] += posts
      if (step.effect === 'reject' && outcome === 'fail') isLeft = false
      if (isLeft) step.left += posts
    }
  }
  return steps
}

/** The counts of a run: by verdict and by rule, of people and of rows that were not taken. */
export function tallyPosts(
  rules: readonly ActiveRule[],
  counted: readonly CountedPosts[],
  people: number,
  { ofPosts, joined }: Rejected,
): Tally {
  const rejects = [...ofPosts, ...joined]
  const verdicts = { eligible: 0, ineligible: 0, review: 0 }
  for (const { verdict, posts } of counted) verdicts[verdict] += posts
  const posts = verdicts.eligible + verdicts.ineligible + verdicts.review
  return {
    rows: posts + ofPosts.length,
    posts,
    people,
    verdicts,
    rejects: rejects.length,
    repeated: rejects.filter(isHarmless).length,
    rejectCodes: countBy(rejects, codeOf),
    funnel: funnelOf(rules, counted),
  }
}
