import type { Inspection, Problem } from './inspection.js'

// Printed into a log, no line of it may hold what a CI system takes for a command. Both stand in strings only.
const COMMAND = /:(?=:)|#(?=#)/g

/** An inspection as JSON of a stable shape; what does not apply is null. `locate` gives the path of a file. */
export function inspectionJsonOf(inspection: Inspection, locate: (file: string) => string): string {
  const { command, sum, counts, problems, warnings } = inspection
  const record = (level: 'error' | 'warning') => (problem: Problem) => {
    const { code, rules, place, message, reasons, post } = problem
    return {
      level,
      code,
      rules,
      file: place.file === undefined ? null : locate(place.file),
      line: place.line ?? null,
      column: place.column ?? null,
      post_id: post?.id ?? null,
      expected: post?.expected ?? null,
      got: post?.got ?? null,
      message,
      reasons,
    }
  }
  const all = [...problems.map(record('error')), ...warnings.map(record('warning'))]
  const json = JSON.stringify({ command, ok: problems.length === 0, sum, counts, problems: all }, undefined, 2)
  return `${json.replace(COMMAND, (character) => `\\u00${character.charCodeAt(0).toString(16)}`)}\n`
}
