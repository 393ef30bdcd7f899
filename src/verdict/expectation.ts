import type { Outcome } from '../model/finding.js'
import type { Entry } from '../model/result.js'

/** What a fixture expects of a post: `eligible`, or the rules that must fail or ask for review. */
export interface Expectation {
  readonly text: string
  /** A verdict, where one is named. */
  readonly verdict: string | undefined
  readonly rules: readonly { readonly rule: string; readonly outcome: Outcome | undefined }[]
}

const VERDICTS = new Set(['eligible', 'ineligible', 'review'])

/**
 * Reads an `expect` cell: words parted by `;`, `,`, `|` or blanks, each a verdict or a rule id, the latter with `:fail` or
 * `:review` where it matters which. Gives undefined for a blank cell.
 */
export function parseExpectation(cell: string): Expectation | undefined {
  const words = cell
    .trim()
    .split(/[;,|\s]+/)
    .filter((word) => word !== '')
  if (words.length === 0) return undefined
  return {
    text: cell.trim(),
    verdict: words.find((word) => VERDICTS.has(word)),
    rules: words
      .filter((word) => !VERDICTS.has(word))
      .map((word) => {
        const [rule = '', outcome] = word.split(':')
        return { rule, outcome: outcome as Outcome | undefined }
      }),
  }
}

/**
 * The rules in which a post did not turn out as expected. Those that bear on the verdict must be named exactly; gates and
 * notes (`free`) may be left out of the cell, but once named they too must not have passed.
 */
export function rulesAmiss(
  { outcomes }: Entry,
  { verdict, rules }: Expectation,
  free: ReadonlySet<string>,
): readonly string[] {
  const named = new Map(rules.map(({ rule, outcome }) => [rule, outcome]))
  const wrong = [...named].filter(([rule, outcome]) => {
    const found = outcomes.get(rule)
    return found === undefined || found === 'pass' || (outcome !== undefined && outcome !== found)
  })
  const isSilentVerdict = rules.length === 0 && verdict !== 'eligible'
  const unnamed = [...outcomes].filter(([rule, outcome]) => outcome !== 'pass' && !named.has(rule) && !free.has(rule))
  return [...wrong, ...(isSilentVerdict ? [] : unnamed)].map(([rule]) => rule)
}

/** Does a post turn out as expected, in its verdict and in all rules? */
export function meets(entry: Entry, expectation: Expectation, free: ReadonlySet<string>): boolean {
  const { verdict } = expectation
  const isOther = verdict !== undefined && entry.decision.verdict !== verdict
  return !isOther && rulesAmiss(entry, expectation, free).length === 0
}
