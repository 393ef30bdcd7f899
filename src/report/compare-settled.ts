import type { Award } from '../model/award.js'
import type { Entry, FunnelStep, Settled, Tally } from '../model/result.js'

/** Something before a change and after it; undefined where it is not there. */
export interface Change<T> {
  readonly before: T | undefined
  readonly after: T | undefined
}

/** What a change of the campaign file changes. */
export interface Difference {
  readonly verdicts: { readonly before: Tally['verdicts']; readonly after: Tally['verdicts'] }
  /** Rules of which a count or the effect changes. */
  readonly funnel: readonly (Change<FunnelStep> & { readonly rule: string })[]
  /** Posts whose verdict changes, or the rules that made it. */
  readonly posts: readonly { readonly before: Entry; readonly after: Entry }[]
  /** Slots that somebody else takes, or that change in status or amount. */
  readonly awards: readonly (Change<Award> & { readonly award: string; readonly place: number })[]
}

const sameText = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

function changedSteps(before: readonly FunnelStep[], after: readonly FunnelStep[]): Difference['funnel'] {
  const rules = [...new Set([...before, ...after].map(({ rule }) => rule))]
  const stepOf = (steps: readonly FunnelStep[], id: string) => steps.find(({ rule }) => rule === id)
  const said = (step: FunnelStep | undefined) => step && [step.effect, step.pass, step.fail, step.review]
  return rules
    .map((rule) => ({ rule, before: stepOf(before, rule), after: stepOf(after, rule) }))
    .filter((step) => !sameText(said(step.before), said(step.after)))
}

function changedPosts(before: Settled, after: Settled): Difference['posts'] {
  const positions = new Map(after.kept.map((post) => [after.entryOf(post).postId, post]))
  return before.kept.flatMap((post) => {
    const entry = before.entryOf(post)
    const position = positions.get(entry.postId)
    if (position === undefined) return []
    const other = after.entryOf(position)
    return sameText(entry.decision, other.decision) ? [] : [{ before: entry, after: other }]
  })
}

/** Slots by award, place and what is given: several kinds of goods may share a place. */
function slotsOf({ stages }: Settled): Map<string, Award> {
  const slots = stages.flatMap(({ awards }) => awards.filter(({ status }) => status !== 'alternate'))
  const counts = new Map<string, number>()
  return new Map(
    slots.map((award) => {
      const key = JSON.stringify([award.stage, award.place])
      const count = (counts.get(key) ?? 0) + 1
      counts.set(key, count)
      return [`${key} ${count}`, award]
    }),
  )
}

function changedAwards(before: Settled, after: Settled): Difference['awards'] {
  const [slots, others] = [slotsOf(before), slotsOf(after)]
  const said = (award: Award | undefined) =>
    award && [award.status, award.user, award.prize, String(award.amount), award.asset]
  return [...new Set([...slots.keys(), ...others.keys()])].flatMap((key) => {
    const [was, is] = [slots.get(key), others.get(key)]
    const { stage: award, place } = (was ?? is)!
    return sameText(said(was), said(is)) ? [] : [{ award, place, before: was, after: is }]
  })
}

/** Holds two results over the same posts against each other. */
export function compareSettled(before: Settled, after: Settled): Difference {
  return {
    verdicts: { before: before.tally.verdicts, after: after.tally.verdicts },
    funnel: changedSteps(before.tally.funnel, after.tally.funnel),
    posts: changedPosts(before, after),
    awards: changedAwards(before, after),
  }
}
