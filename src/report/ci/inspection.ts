import { codeOf, type Fault, type Place, wordFault } from '../../model/fault.js'
import type { Lang } from '../../model/message.js'
import { byCodeUnits } from '../../model/order.js'

/** One thing that is not as it should be: a fault of a file, or a post that did not turn out as expected. */
export interface Problem {
  /** A code of the catalogue of faults; `mismatch` for a post that turned out otherwise. */
  readonly code: string
  /** The rules that it is about; none for faults. */
  readonly rules: readonly string[]
  /** Where; the file as messages call it. */
  readonly place: Place
  readonly message: string
  /** Why the post turned out as it did; blank where there is nothing to say. */
  readonly reasons: string
  /** The post that turned out otherwise, and how, in the words of an `expect` cell. */
  readonly post?: { readonly id: string; readonly expected: string; readonly got: string }
}

/** One thing that was looked at: a post, or a file as a whole. */
export interface Case {
  readonly name: string
  readonly line: number | undefined
  readonly outcome: 'passed' | 'failed' | 'error' | 'skipped'
  readonly problem: Problem | undefined
}

/** What was looked at in one file. */
export interface Suite {
  readonly file: string
  readonly cases: readonly Case[]
}

/** What `validate` or `test` found: everything that the formats for CI tell. */
export interface Inspection {
  readonly command: 'validate' | 'test'
  /** It all in one sentence. */
  readonly sum: string
  readonly counts: Readonly<Record<string, number>>
  readonly problems: readonly Problem[]
  readonly warnings: readonly Problem[]
  readonly suites: readonly Suite[]
}

/** A fault of a file as a problem. */
export function problemOf(fault: Fault, lang: Lang): Problem {
  return { code: codeOf(fault), rules: [], place: fault.place, message: wordFault(fault, lang), reasons: '' }
}

/** Suites for files of which only the faults are known: a case each, or one that passed. Files with faults come besides. */
export function suitesOf(files: readonly string[], problems: readonly Problem[]): Suite[] {
  const byFile = new Map<string, Case[]>(files.map((file) => [file, []]))
  for (const problem of problems) {
    const file = problem.place.file ?? files[0] ?? ''
    const cases = byFile.get(file) ?? []
    byFile.set(file, cases)
    cases.push({ name: problem.code, line: problem.place.line, outcome: 'failed', problem })
  }
  const whole: Case = { name: 'file', line: undefined, outcome: 'passed', problem: undefined }
  return [...byFile].map(([file, cases]) => ({ file, cases: cases.length > 0 ? cases : [whole] }))
}

/** Problems under one heading: a rule, or a code where no rule is concerned. */
export interface Group {
  readonly name: string
  readonly count: number
  readonly first: Problem
}

/** Problems counted by rule or code, the most frequent first. One that is about several rules counts for each. */
export function groupProblems(problems: readonly Problem[]): Group[] {
  const groups = new Map<string, Group>()
  for (const problem of problems)
    for (const name of problem.rules.length > 0 ? problem.rules : [problem.code]) {
      const { count = 0, first = problem } = groups.get(name) ?? {}
      groups.set(name, { name, count: count + 1, first })
    }
  return [...groups.values()].sort((a, b) => b.count - a.count || byCodeUnits(a.name, b.name))
}
