import sax from 'sax'
import { describe, expect, it } from 'vitest'
import { speakerOf } from '../../../src/index.js'
import { githubOf, stepSummaryOf } from '../../../src/report/ci/github.js'
import { groupProblems, type Inspection, type Problem, suitesOf } from '../../../src/report/ci/inspection.js'
import { inspectionJsonOf } from '../../../src/report/ci/inspection-json.js'
import { junitOf } from '../../../src/report/ci/junit.js'

const speaker = speakerOf('en')
const same = (file: string) => file
const HOSTILE = 'a\n::error::got you\r##[warning]x <b>|`%0A`,: \u0000\u001b[31m \ud800 \u202e [l](http://e.vil) @all'

const problem = (more: Partial<Problem> = {}): Problem => ({
  code: 'mismatch',
  rules: ['length'],
  place: { file: 'posts.csv', line: 3 },
  message: 'p: expected eligible, got ineligible length:fail',
  reasons: '',
  ...more,
})

const inspection = (problems: readonly Problem[], warnings: readonly Problem[] = []): Inspection => ({
  command: 'test',
  sum: 'a sum',
  counts: { met: 1, missed: problems.length },
  problems,
  warnings,
  suites: suitesOf(['posts.csv'], problems),
})

describe('annotations for GitHub', () => {
  it('name file, line and column, and escape what the syntax needs', () => {
    const place = { file: 'a,b:c%.yaml', line: 2, column: 7 }
    const lines = githubOf(
      inspection([problem({ place, reasons: 'why: 100 %' })], [problem({ rules: [], code: 'window-end', place: {} })]),
      speaker,
      same,
    )
    expect(lines).toEqual([
      '::error file=a%2Cb%3Ac%25.yaml,line=2,col=7,title=eligo%3A length::p: expected eligible, got ineligible length:fail%0Awhy: 100 %25',
      '::warning title=eligo%3A window-end::p: expected eligible, got ineligible length:fail',
      'a sum',
    ])
  })

  it('leave out the place of what is no file, and a column that is a name', () => {
    const given = inspection([
      problem({ place: { file: '-', line: 3 } }),
      problem({ place: { file: 'x', column: 'kyc' } }),
    ])
    expect(githubOf(given, speaker, (file) => (file === '-' ? undefined : file)).slice(0, 2)).toEqual([
      '::error title=eligo%3A length::p: expected eligible, got ineligible length:fail',
      '::error file=x,title=eligo%3A length::p: expected eligible, got ineligible length:fail',
    ])
  })

  it('begin with a sum for each rule where there are more than GitHub shows', () => {
    const ten = Array.from({ length: 10 }, (_, i) => problem({ place: { file: 'posts.csv', line: i + 2 } }))
    expect(githubOf(inspection(ten), speaker, same).length).toBe(11)
    const eleven = [...ten, problem({ rules: ['topic', 'length'], place: { file: 'posts.csv', line: 90 } })]
    const lines = githubOf(inspection(eleven), speaker, same)
    expect(lines.slice(0, 2)).toEqual([
      '::error file=posts.csv,line=2,title=eligo%3A length::length: 11 in all. The first: p: expected eligible, got ineligible length:fail',
      '::error file=posts.csv,line=90,title=eligo%3A topic::topic: 1 in all. The first: p: expected eligible, got ineligible length:fail',
    ])
    expect(lines.length).toBe(2 + 11 + 1)
  })

  it('hold no command, control character or line end from data', () => {
    const hostile = problem({ rules: [HOSTILE], message: HOSTILE, reasons: HOSTILE, place: { file: HOSTILE, line: 1 } })
    for (const count of [1, 11]) {
      const lines = githubOf(inspection(Array.from({ length: count }, () => hostile)), speaker, same)
      for (const line of lines.slice(0, -1)) {
        expect(line).toMatch(/^::error [^:\n\r]*::(?!.*::)[^\n\r]*$/)
        expect(line).not.toMatch(/##\[|\p{Cc}|\p{Bidi_Control}/u)
      }
    }
  })
})

describe('the step summary', () => {
  const MIB = 1024 * 1024

  it('has the sum, a count for each rule, and the whole list', () => {
    const given = inspection([problem(), problem({ rules: [], code: 'ragged-row', place: { file: 'x.csv', line: 9 } })])
    expect(stepSummaryOf(given, speaker, (file) => `data/${file}`, MIB).replaceAll('\\', '')).toBe(
      [
        '### eligo test',
        '',
        'a sum',
        '',
        '| rule or code | count |',
        '| --- | --- |',
        '| length | 1 |',
        '| ragged-row | 1 |',
        '',
        '| place | rule or code | message |',
        '| --- | --- | --- |',
        '| data/posts.csv:3 | length | p: expected eligible, got ineligible length:fail |',
        '| data/x.csv:9 | ragged-row | p: expected eligible, got ineligible length:fail |',
        '',
      ].join('\n'),
    )
    expect(stepSummaryOf(inspection([]), speaker, same, MIB)).toBe('### eligo test\n\na sum\n')
  })

  it('has no mark-up, link or row from data', () => {
    const hostile = problem({ rules: [HOSTILE], message: HOSTILE, place: { file: HOSTILE, line: 1 } })
    const lines = stepSummaryOf(inspection([hostile]), speaker, same, MIB)
      .trimEnd()
      .split('\n')
      .slice(4)
    const bare = lines.map((line) => line.replace(/\\[!-/:-@[-`{-~]/g, ''))
    expect(bare.map((line) => line.split('|').length - 2)).toEqual([2, 2, 2, -1, 3, 3, 3])
    for (const line of bare.filter((text) => !text.includes('---'))) expect(line).toMatch(/^[| —\ufffd\p{L}\p{N}]*$/u)
  })

  it('stays within its room, cut at a row, and says how many are left out', () => {
    const many = inspection(Array.from({ length: 300 }, (_, i) => problem({ place: { file: '字.csv', line: i + 2 } })))
    const whole = stepSummaryOf(many, speaker, same, MIB)
    const rowsOf = (text: string) => text.split('\n').filter((line) => line.includes('字')).length
    expect(rowsOf(whole)).toBe(300)
    for (const room of [10_000, 5000, 1000, 450]) {
      const text = stepSummaryOf(many, speaker, same, room)
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(room)
      expect(Buffer.byteLength(text)).toBeGreaterThan(room - 250)
      expect(text).toContain(`${300 - rowsOf(text)} more are in the log`)
    }
    for (const room of [20, 0, -5]) expect(stepSummaryOf(many, speaker, same, room)).toBe('')
  })
})

describe('problems by rule', () => {
  it('are counted for each rule that they are about, the most frequent first', () => {
    const found = groupProblems([
      problem({ rules: ['topic', 'length'] }),
      problem({ rules: [], code: 'topic' }),
      problem(),
    ])
    expect(found.map(({ name, count }) => [name, count])).toEqual([
      ['length', 2],
      ['topic', 2],
    ])
  })
})

/** The elements of an XML text, as a strict parser sees them. */
function parseXml(xml: string) {
  const elements: { name: string; attributes: Record<string, string>; text: string }[] = []
  const parser = sax.parser(true)
  const open: typeof elements = []
  parser.onopentag = ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '' }
    elements.push(element)
    open.push(element)
  }
  parser.ontext = (text) => {
    if (open.length > 0) open.at(-1)!.text += text
  }
  parser.onclosetag = () => void open.pop()
  parser.onerror = (error) => {
    throw error
  }
  parser.write(xml).close()
  return elements
}

describe('JUnit', () => {
  it('has a suite a file and a case each, with counts that agree', () => {
    const suites = [
      {
        file: 'a.csv',
        cases: [
          { name: 'p1', line: 2, outcome: 'passed' as const, problem: undefined },
          { name: 'p2', line: 3, outcome: 'failed' as const, problem: problem({ reasons: 'because' }) },
          { name: 'p3', line: 4, outcome: 'skipped' as const, problem: undefined },
        ],
      },
      { file: 'b.csv', cases: [{ name: 'p4', line: 2, outcome: 'error' as const, problem: problem({ rules: [] }) }] },
    ]
    const xml = [...junitOf({ ...inspection([]), suites }, (file) => `dir/${file}`)].join('')
    expect(
      parseXml(xml).map(({ name, attributes }) => [name, attributes.tests ?? attributes.name ?? attributes.type]),
    ).toEqual([
      ['testsuites', '4'],
      ['testsuite', '3'],
      ['testcase', 'p1'],
      ['testcase', 'p2'],
      ['failure', 'length'],
      ['testcase', 'p3'],
      ['skipped', undefined],
      ['testsuite', '1'],
      ['testcase', 'p4'],
      ['error', 'mismatch'],
    ])
    const [all, first] = parseXml(xml)
    expect(all!.attributes).toEqual({ name: 'eligo test', tests: '4', failures: '1', errors: '1', skipped: '1' })
    expect(first!.attributes).toEqual({ name: 'dir/a.csv', tests: '3', failures: '1', errors: '0', skipped: '1' })
    expect(parseXml(xml).find(({ name }) => name === 'failure')).toMatchObject({ text: 'because' })
  })

  it('gives back what data holds, but for what XML cannot hold, and no command', () => {
    const hostile = problem({ message: HOSTILE, reasons: HOSTILE, place: { file: HOSTILE } })
    const xml = [...junitOf(inspection([hostile]), same)].join('')
    expect(xml).not.toMatch(/::|##\[/)
    const failure = parseXml(xml).find(({ name }) => name === 'failure')!
    const kept = HOSTILE.replace('\u0000', '').replace('\u001b', '').replace('\ud800', '\ufffd')
    expect(failure.attributes.message).toBe(kept)
    expect(failure.text).toBe(kept)
  })

  it('has a case that passed for a file without faults', () => {
    const cases = parseXml([...junitOf(inspection([]), same)].join('')).filter(({ name }) => name === 'testcase')
    expect(cases.map(({ attributes }) => attributes.name)).toEqual(['file'])
  })
})

describe('JSON', () => {
  it('has a stable shape, with null for what does not apply', () => {
    const post = { id: 'p', expected: 'eligible', got: 'ineligible length:fail' }
    const warning = problem({ code: 'window-end', rules: [], place: {} })
    expect(
      JSON.parse(inspectionJsonOf(inspection([problem({ post, reasons: 'why' })], [warning]), (file) => `d/${file}`)),
    ).toEqual({
      command: 'test',
      ok: false,
      sum: 'a sum',
      counts: { met: 1, missed: 1 },
      problems: [
        {
          level: 'error',
          code: 'mismatch',
          rules: ['length'],
          file: 'd/posts.csv',
          line: 3,
          column: null,
          post_id: 'p',
          expected: 'eligible',
          got: 'ineligible length:fail',
          message: 'p: expected eligible, got ineligible length:fail',
          reasons: 'why',
        },
        {
          level: 'warning',
          code: 'window-end',
          rules: [],
          file: null,
          line: null,
          column: null,
          post_id: null,
          expected: null,
          got: null,
          message: 'p: expected eligible, got ineligible length:fail',
          reasons: '',
        },
      ],
    })
  })

  it('keeps data as it is, and holds no command for a log', () => {
    const text = inspectionJsonOf(inspection([problem({ message: HOSTILE })]), same)
    expect(JSON.parse(text).problems[0].message).toBe(HOSTILE)
    expect(text).not.toMatch(/::|##\[/)
    expect(JSON.parse(inspectionJsonOf(inspection([]), same))).toMatchObject({ ok: true, problems: [] })
  })
})
