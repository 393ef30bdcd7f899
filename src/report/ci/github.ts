import { formatPlace, type Place } from '../../model/fault.js'
import type { Wording } from '../../model/message.js'
import { sanitiseTerminal } from '../../text/sanitise-terminal.js'
import type { Speaker } from '../speaker.js'
import { groupProblems, type Inspection, type Problem } from './inspection.js'

/** How a file is called in a report: its path, seen from the root of the repository; undefined for what is no file. */
export type Locate = (file: string) => string | undefined

type Level = 'error' | 'warning'

const WORDS = {
  group: { en: '{name}: {count} in all. The first: {first}', zh: '{name}：共 {count} 处。第一处：{first}' },
  rule: { en: 'rule or code', zh: '规则或代码' },
  count: { en: 'count', zh: '数量' },
  place: { en: 'place', zh: '位置' },
  message: { en: 'message', zh: '说明' },
  cut: {
    en: 'The list is cut here, because a step summary holds 1 MiB: {count} more are in the log.',
    zh: '步骤摘要最多容纳 1 MiB，列表到此为止；另有 {count} 处见日志。',
  },
} as const satisfies Record<string, Wording>

/** Annotations of one level that GitHub shows for one step; the others stay in its log. */
const SHOWN = 10

const inMessage = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const inProperty = (text: string): string => inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

/** The message with its reasons, a line each, with nothing in either that acts. */
const linesOf = ({ message, reasons }: Problem): string[] =>
  [message, reasons].filter((text) => text !== '').map(sanitiseTerminal)

/** A workflow command, by GitHub's escaping (actions/toolkit, packages/core/src/command.ts). */
function annotation(level: Level, title: string, { file, line, column }: Place, message: string, locate: Locate) {
  const path = file === undefined ? undefined : locate(file)
  const properties = {
    file: path,
    line: path === undefined ? undefined : line,
    col: path === undefined || typeof column !== 'number' ? undefined : column,
    title: `eligo: ${title}`,
  }
  const written = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${inProperty(sanitiseTerminal(String(value)))}`)
  return `::${level} ${written.join(',')}::${inMessage(message)}`
}

function annotationsOf(level: Level, problems: readonly Problem[], { say }: Speaker, locate: Locate): string[] {
  const each = problems.map((problem) => {
    const title = problem.rules.length > 0 ? problem.rules.join(' ') : problem.code
    return annotation(level, title, problem.place, linesOf(problem).join('\n'), locate)
  })
  if (each.length <= SHOWN) return each
  const groups = groupProblems(problems).map(({ name, count, first }) => {
    const message = say(WORDS.group, { name: sanitiseTerminal(name), count, first: linesOf(first)[0]! })
    return annotation(level, name, first.place, message, locate)
  })
  return [...groups, ...each]
}

/**
 * Lines for the log of a GitHub workflow: each problem as an annotation of its file and line. Where there are more than
 * GitHub shows for one step, a sum for each rule comes first.
 */
export function githubOf(inspection: Inspection, speaker: Speaker, locate: Locate): string[] {
  return [
    ...annotationsOf('error', inspection.problems, speaker, locate),
    ...annotationsOf('warning', inspection.warnings, speaker, locate),
    sanitiseTerminal(inspection.sum),
  ]
}

/** A text as the cell of a Markdown table: one line, and no mark, link or tag in it. */
const inCell = (text: string): string => sanitiseTerminal(text).replace(/[!-/:-@[-`{-~]/g, '\\$&')

const rowOf = (cells: readonly (string | number)[]): string =>
  `| ${cells.map((cell) => inCell(`${cell}`)).join(' | ')} |\n`
const tableHead = (names: readonly string[]): string => `\n${rowOf(names)}|${names.map(() => ' --- |').join('')}\n`

const bytesOf = (text: string): number => new TextEncoder().encode(text).length

/**
 * The step summary of a GitHub workflow, in Markdown: the sum, a count for each rule, and the whole list. It is cut at
 * whole rows to stay within `room` bytes, and then says so; a room that is too small for that gives a blank text.
 */
export function stepSummaryOf(inspection: Inspection, { say }: Speaker, locate: Locate, room: number): string {
  const { command, sum, problems, warnings } = inspection
  const groups = groupProblems([...problems, ...warnings])
  const list = [...problems, ...warnings]
  const head = [
    `### eligo ${command}\n\n${inCell(sum)}\n`,
    ...(groups.length > 0 ? [tableHead([say(WORDS.rule), say(WORDS.count)])] : []),
    ...groups.map(({ name, count }) => rowOf([name, count])),
    ...(list.length > 0 ? [tableHead([say(WORDS.place), say(WORDS.rule), say(WORDS.message)])] : []),
  ].join('')
  const noteOf = (count: number) => `\n${inCell(say(WORDS.cut, { count }))}\n`
  let left = room - bytesOf(head) - bytesOf(noteOf(list.length))
  if (left < 0) return bytesOf(noteOf(list.length)) <= room && room > 0 ? noteOf(list.length) : ''
  let text = head
  for (const [at, problem] of list.entries()) {
    const { place, rules, code } = problem
    const file = place.file === undefined ? undefined : (locate(place.file) ?? place.file)
    const where = formatPlace({ ...place, ...(file === undefined ? {} : { file }) })
    const row = rowOf([where, rules.join(' ') || code, linesOf(problem).join(' — ')])
    left -= bytesOf(row)
    if (left < 0) return text + noteOf(list.length - at)
    text += row
  }
  return text
}
