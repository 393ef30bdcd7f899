import type { ActiveRule } from '../model/campaign.js'
import { codeOf, isHarmless, type Reject } from '../model/fault.js'
import type { Outcome } from '../model/finding.js'
import type { Tally, Verdict } from '../model/result.js'

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

/** As much of a post as counting needs. */
export interface CountedPost {
  readonly verdict: Verdict
  readonly person: string
  readonly outcomeOf: (rule: string) => Outcome
}

/** Counts the posts of a run by verdict and by rule: add them one by one, then ask. */
export function tallyPosts(rules: readonly ActiveRule[], { ofPosts, joined }: Rejected) {
  const rejects = [...ofPosts, ...joined]
  const verdicts = { eligible: 0, ineligible: 0, review: 0 }
  const steps = rules.map(({ id, effect }) => ({ rule: id, effect, pass: 0, fail: 0, review: 0, left: 0 }))
  const people = new Set<string>()
  let posts = 0
  return {
    add({ verdict, outcomeOf, person }: CountedPost) {
      posts++
      verdicts[verdict]++
      people.add(person)
      let isLeft = true
      for (const step of steps) {
        const outcome = outcomeOf(step.rule)
        step[outcome]++
        if (step.effect === 'reject' && outcome === 'fail') isLeft = false
        if (isLeft) step.left++
      }
    },
    done: (): Tally => ({
      rows: posts + ofPosts.length,
      posts,
      people: people.size,
      verdicts,
      rejects: rejects.length,
      repeated: rejects.filter(isHarmless).length,
      rejectCodes: countBy(rejects, codeOf),
      funnel: steps,
    }),
  }
}
