import type { Case, Inspection, Suite } from './inspection.js'

// What XML 1.0 has no way to hold (section 2.2), not even as a reference.
const NO_XML = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // Written out, because a parser makes blanks of them in attributes.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replace(NO_XML, '')
    .replace(/[&<>"\t\n\r]/g, (character) => ENTITIES[character]!)
    // Printed into a log, no line of it may hold what a CI system takes for a command.
    .replace(/:(?=:)|#(?=#)/g, (character) => `&#${character.charCodeAt(0)};`)

function tag(name: string, attributes: Readonly<Record<string, string | number | undefined>>): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
  return `<${name}${written.join('')}`
}

function* caseOf({ name, line, outcome, problem }: Case, file: string): Generator<string> {
  const head = tag('testcase', { name, classname: file, file, line })
  if (outcome === 'passed') return yield `    ${head}/>\n`
  yield `    ${head}>\n`
  if (outcome === 'skipped') yield '      <skipped/>\n'
  else if (problem) {
    const { message, rules, code, reasons } = problem
    const mark = outcome === 'error' ? 'error' : 'failure'
    yield `      ${tag(mark, { type: rules.join(' ') || code, message })}>${escapeXml(reasons)}</${mark}>\n`
  }
  yield '    </testcase>\n'
}

const countsOf = (cases: readonly Case[]) => ({
  tests: cases.length,
  failures: cases.filter(({ outcome }) => outcome === 'failed').length,
  errors: cases.filter(({ outcome }) => outcome === 'error').length,
  skipped: cases.filter(({ outcome }) => outcome === 'skipped').length,
})

function* suiteOf({ cases }: Suite, file: string): Generator<string> {
  yield `  ${tag('testsuite', { name: file, ...countsOf(cases) })}>\n`
  for (const given of cases) yield* caseOf(given, file)
  yield '  </testsuite>\n'
}

/**
 * JUnit's XML as CI systems read it, in pieces: a test suite a file, a test case a post. It has no times: the same inputs
 * give the same bytes. `locate` gives the path of a file.
 */
export function* junitOf({ command, suites }: Inspection, locate: (file: string) => string): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield `${tag('testsuites', { name: `eligo ${command}`, ...countsOf(suites.flatMap(({ cases }) => cases)) })}>\n`
  for (const suite of suites) yield* suiteOf(suite, locate(suite.file))
  yield '</testsuites>\n'
}
