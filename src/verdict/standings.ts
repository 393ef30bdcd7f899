import type { ActiveRule } from '../model/campaign.js'
import type { Outcome } from '../model/finding.js'
import type { Decision } from '../model/result.js'
import { decide } from './decide.js'

/** Outcomes by their severity, which is what a sheet holds of them. */
export const OUTCOMES: readonly Outcome[] = ['pass', 'review', 'fail']

/** One way in which posts stand: the outcome of each rule, and what it comes to. */
export interface Standing {
  readonly outcomes: readonly Outcome[]
  readonly decision: Decision
}

/** The ways in which posts stand: few, however many posts there are. */
export interface Standings {
  /** The number of the standing that begins at a place of a sheet of severities, a byte a rule. */
  readonly numberOf: (sheet: Uint8Array, from: number) => number
  readonly at: (number: number) => Standing
}

/**
 * Makes the collection of a campaign's standings. Each is decided once, and found again by walking down a tree with a
 * branch for each outcome of each rule: no key is made of a post's outcomes.
 */
export function createStandings(rules: readonly ActiveRule[]): Standings {
  const all: Standing[] = []
  // A node has three places: the first place of the node below, or the number of the standing plus one.
  const tree = [0, 0, 0]
  const addStanding = (sheet: Uint8Array, from: number): number => {
    const outcomes = rules.map((_, at) => OUTCOMES[sheet[from + at]!]!)
    const decision = decide(rules.map(({ id, effect }, at) => ({ rule: id, effect, outcome: outcomes[at]! })))
    return all.push({ outcomes, decision })
  }
  return {
    numberOf(sheet, from) {
      let place = 0
      for (let at = 0; at < rules.length - 1; at++) {
        place += sheet[from + at]!
        if (tree[place] === 0) tree[place] = tree.push(0, 0, 0) - 3
        place = tree[place]!
      }
      if (rules.length > 0) place += sheet[from + rules.length - 1]!
      if (tree[place] === 0) tree[place] = addStanding(sheet, from)
      return tree[place]! - 1
    },
    at: (number) => all[number]!,
  }
}
