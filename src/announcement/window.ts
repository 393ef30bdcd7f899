import type { Fault } from '../model/fault.js'
import { formatInstant } from '../time/format-instant.js'
import { parseInstant } from '../time/parse-instant.js'
import { fixedZone } from '../time/zone.js'
import { isChinese } from './language.js'
import { type Moment, zonesIn } from './moments.js'
import type { Found, Quote, Source } from './quote.js'
import { ALL_TIMES, type Kind, type Stretch, stretchesOf } from './stretches.js'
import { ask, contradict, type Question, type Told } from './telling.js'

/** The window as a campaign file would write it; an end that the announcement does not give clearly is left out. */
export interface WindowReading extends Told {
  readonly from: Found<string> | undefined
  readonly to: Found<string> | undefined
  /** `+08:00`. */
  readonly zone: Found<string> | undefined
}

const two = (number: number) => String(number).padStart(2, '0')

/** A moment in the campaign file's writing: `2025-10-24 18:00`, or the day alone where no time is given. */
function write({ year, month, day, clock }: Moment): string {
  const date = `${year}-${two(month!)}-${two(day!)}`
  if (!clock) return date
  const seconds = clock.second === undefined ? '' : `:${two(clock.second)}`
  return `${date} ${two(clock.hour)}:${two(clock.minute)}${seconds}`
}

const hasDay = ({ month, day }: Moment): boolean => month !== undefined && day !== undefined
const isAfter = (a: Moment, b: Moment): boolean =>
  a.month! > b.month! || (a.month === b.month && (a.day! > b.day! || (a.day === b.day && minutesOf(a) > minutesOf(b))))
const minutesOf = ({ clock }: Moment): number => (clock ? clock.hour * 60 + clock.minute : 0)

/** Each end takes from the other what it does not say itself; a year passes New Year where the end would come first. */
function complete(from: Moment, to: Moment): readonly [Moment, Moment] {
  const end: Moment = {
    ...to,
    month: to.month ?? from.month,
    day: to.day ?? from.day,
    unclearOrder: to.unclearOrder && !from.year,
  }
  if (!hasDay(from) || !hasDay(end)) return [from, end]
  if (from.year !== undefined && end.year === undefined)
    return [from, { ...end, year: isAfter(from, end) && from.month! > end.month! ? from.year + 1 : from.year }]
  if (from.year === undefined && end.year !== undefined)
    return [{ ...from, year: isAfter(from, end) ? end.year - 1 : end.year }, end]
  return [from, end]
}

interface ReadEnd {
  readonly written: string | undefined
  readonly questions: readonly Question[]
}

/** One end of the window, or what must be asked before it can be written. */
function readEnd(moment: Moment, key: 'from' | 'to', quote: Quote): ReadEnd {
  const args = { key: `window.${key}` }
  if (!hasDay(moment)) return { written: undefined, questions: [ask('window-end-missing', args, quote)] }
  if (moment.unclearOrder) return { written: undefined, questions: [ask('window-order', args, quote)] }
  if (moment.year === undefined) return { written: undefined, questions: [ask('window-year', args, quote)] }
  if (moment.clock?.doubt) return { written: undefined, questions: [ask('window-clock', args, quote)] }
  const written = write(moment)
  const problem = parseInstant(written, fixedZone(0))
  if (problem === 'no-clock')
    return { written, questions: [ask('window-day-only', { ...args, value: written }, quote)] }
  if (typeof problem === 'string')
    return { written: undefined, questions: [ask('window-no-such-time', { ...args, value: written }, quote)] }
  const isAt59 = key === 'to' && moment.clock!.minute === 59
  return { written, questions: isAt59 ? [ask('window-59', { value: written, next: nextMinute(problem) }, quote)] : [] }
}

/** The minute after an instant, as a campaign file writes it; midnight is the end of its day. */
function nextMinute(instant: number): string {
  const next = formatInstant(Math.floor(instant / 60_000) * 60_000 + 60_000, fixedZone(0))
    .slice(0, 16)
    .replace('T', ' ')
  return next.endsWith('00:00') ? `${formatInstant(instant, fixedZone(0)).slice(0, 10)} 24:00` : next
}

const nothing: WindowReading = { from: undefined, to: undefined, zone: undefined, questions: [], contradictions: [] }

interface ReadZone extends Told {
  readonly zone: Found<string> | undefined
}

/** The zone of both ends: beside either, beside both, or said for all times of the announcement. */
function zoneOf({ from, to, zone, quote }: Stretch, sources: readonly Source[]): ReadZone {
  const beside = [from?.zone, to?.zone, zone].filter((found) => found !== undefined)
  const everywhere = sources
    .flatMap(({ lines }) => lines)
    .filter(({ text }) => ALL_TIMES.test(text))
    .flatMap(({ text }) => zonesIn(text))
  const named = beside.length > 0 ? beside : everywhere
  const offsets = [...new Set(named.flatMap((found) => (found.kind === 'offset' ? [found.offset] : [])))]
  const [only] = offsets
  if (offsets.length === 1) return { zone: { value: only!, quote }, questions: [], contradictions: [] }
  if (offsets.length > 1)
    return {
      zone: undefined,
      questions: [ask('window-zones', { values: offsets.join(', ') }, quote)],
      contradictions: [],
    }
  const unclear = named.find((found) => found.kind === 'unclear')
  if (unclear?.kind === 'unclear')
    return {
      zone: undefined,
      questions: [ask('window-zone-letters', { value: unclear.written }, quote)],
      contradictions: [],
    }
  const fault: Fault = {
    code: 'announcement-no-zone',
    args: { quote: quote.text },
    place: { file: quote.file, line: quote.line },
  }
  return { zone: undefined, questions: [ask('window-zone', {}, quote)], contradictions: [fault] }
}

/** Do two moments say the same, as far as both say anything? Times in two zones are the same if they are at once. */
function isSameMoment(a: Moment | undefined, b: Moment | undefined, zones: readonly (string | undefined)[]): boolean {
  if (!a || !b || !hasDay(a) || !hasDay(b)) return true
  const year = a.year ?? b.year ?? 2000
  const instants = [a, b].map((moment, i) => {
    const offset = zones[i] ?? zones[1 - i] ?? '+00:00'
    const written = write({ ...moment, year: moment.year ?? year })
    return moment.clock ? parseInstant(`${written} ${offset}`, fixedZone(0)) : written
  })
  if (a.clock && b.clock) return instants[0] === instants[1]
  return a.month === b.month && a.day === b.day && (a.year ?? year) === (b.year ?? year)
}

const offsetOf = ({ from, to, zone }: Stretch): string | undefined =>
  [to?.zone, zone, from?.zone].flatMap((found) => (found?.kind === 'offset' ? [found.offset] : []))[0]

/** Do two stretches say the same time, as far as both say anything? */
function isSameStretch(a: Stretch, b: Stretch): boolean {
  const [first, second] = [a, b].map(({ from, to }) => (from && to ? complete(from, to) : [from, to]))
  const zones = [offsetOf(a), offsetOf(b)]
  return isSameMoment(first![0], second![0], zones) && isSameMoment(first![1], second![1], zones)
}

/** What another clause says more precisely: the time of day, or the year, of the same end. */
function refine(moment: Moment | undefined, others: readonly (Moment | undefined)[]): Moment | undefined {
  if (!moment) return others.find((other) => other)
  const year = moment.year ?? others.find((other) => other?.year !== undefined)?.year
  const clock = moment.clock ?? others.find((other) => other?.clock)?.clock
  const zone = moment.zone ?? others.find((other) => other?.zone)?.zone
  return { ...moment, year, clock, zone }
}

function finish(chosen: Stretch, ends: readonly Quote[], sources: readonly Source[]): WindowReading {
  const [from, to] = chosen.from && chosen.to ? complete(chosen.from, chosen.to) : [chosen.from, chosen.to]
  const [fromQuote, toQuote] = [ends[0] ?? chosen.quote, ends[1] ?? chosen.quote]
  const start = from
    ? readEnd(from, 'from', fromQuote)
    : { written: undefined, questions: [ask('window-end-missing', { key: 'window.from' }, chosen.quote)] }
  const end = to
    ? readEnd(to, 'to', toQuote)
    : { written: undefined, questions: [ask('window-end-missing', { key: 'window.to' }, chosen.quote)] }
  const { zone, questions, contradictions } = zoneOf(chosen, sources)
  const yearTaken = to && chosen.to?.year === undefined && from?.year !== undefined && to.year !== from.year
  return {
    from: start.written === undefined ? undefined : { value: start.written, quote: fromQuote },
    to: end.written === undefined ? undefined : { value: end.written, quote: toQuote },
    zone,
    questions: [
      ...start.questions,
      ...end.questions,
      ...(yearTaken ? [ask('window-new-year', { value: end.written ?? '' }, chosen.quote)] : []),
      ...questions,
    ],
    contradictions: [...contradictions, ...checkEnds(start.written, end.written, zone, chosen.quote, sources)],
  }
}

/** An end that comes before its start, an end at :59, and a Chinese text that counts in UTC. */
function checkEnds(
  from: string | undefined,
  to: string | undefined,
  zone: Found<string> | undefined,
  quote: Quote,
  sources: readonly Source[],
): Fault[] {
  const place = { file: quote.file, line: quote.line }
  const utc = fixedZone(0)
  const [start, end] = [from, to].map((written) =>
    written === undefined ? undefined : parseInstant(written.length === 10 ? `${written} 00:00` : written, utc),
  )
  const faults: Fault[] = []
  if (typeof start === 'number' && typeof end === 'number' && (end < start || (end === start && to!.length > 10)))
    faults.push({ code: 'announcement-backwards', args: { from: from!, to: to!, quote: quote.text }, place })
  if (to !== undefined && /:59(?::59)?$/.test(to) && typeof end === 'number')
    faults.push({
      code: 'announcement-end-59',
      args: {
        value: to,
        next: nextMinute(end),
        quote: quote.text,
      },
      place,
    })
  const text = sources.find(({ file }) => file === quote.file)?.text ?? ''
  if (zone?.value === '+00:00' && isChinese(text))
    faults.push({ code: 'announcement-utc', args: { quote: quote.text }, place })
  return faults
}

const BEST: readonly Kind[] = ['posting', 'event', 'verb']

/** The stretches to read: those named best, whole ones first. */
function candidatesOf(stretches: readonly Stretch[]): readonly Stretch[] {
  const isWhole = ({ from, to }: Stretch) => from !== undefined && to !== undefined
  const kindOfWhole = BEST.find((kind) => stretches.some((stretch) => stretch.kind === kind && isWhole(stretch)))
  const kind = kindOfWhole ?? BEST.find((wanted) => stretches.some((stretch) => stretch.kind === wanted))
  return stretches.filter((stretch) => stretch.kind === kind)
}

/** A time that nothing names: taken if it is the only one there is, and asked about all the same. */
function readUnlabelled(stretches: readonly Stretch[], sources: readonly Source[]): WindowReading {
  const [only, ...more] = stretches
  if (!only) return { ...nothing, questions: [ask('window')] }
  const question = ask('window-unlabelled', {}, only.quote)
  if (more.length > 0 || !only.from || !only.to) return { ...nothing, questions: [question] }
  const reading = finish(only, [], sources)
  return { ...reading, questions: [question, ...reading.questions] }
}

/**
 * The time in which posts count. What is named as the time of posting goes before what is named as that of the event;
 * times of registration, judging, payment and the like are left alone. Of several that differ none is taken.
 */
export function readWindow(sources: readonly Source[]): WindowReading {
  const stretches = sources.flatMap(stretchesOf)
  const candidates = candidatesOf(stretches)
  const first = candidates.find(({ from, to }) => from && to) ?? candidates[0]
  if (!first) return readUnlabelled(stretches, sources)
  const other = candidates.find((stretch) => !isSameStretch(stretch, first))
  if (other) {
    const questions = [ask('window-several', { other: other.quote.text }, first.quote)]
    return { ...nothing, questions, contradictions: [contradict('announcement-windows', first.quote, other.quote)] }
  }
  const more = candidates.filter((stretch) => stretch !== first)
  const from = refine(
    first.from,
    more.map((stretch) => stretch.from),
  )
  const to = refine(
    first.to,
    more.map((stretch) => stretch.to),
  )
  const zone = first.zone ?? more.find((stretch) => stretch.zone)?.zone
  const quoteOf = (end: 'from' | 'to') =>
    (first[end] ? first : more.find((stretch) => stretch[end]))?.quote ?? first.quote
  const reading = finish({ ...first, from, to, zone }, [quoteOf('from'), quoteOf('to')], sources)
  const elsewhere = stretches.find(
    (stretch) =>
      !candidates.includes(stretch) &&
      stretch.kind !== 'unknown' &&
      stretch.from &&
      stretch.to &&
      !isSameStretch(stretch, first),
  )
  if (!elsewhere) return reading
  return {
    ...reading,
    questions: [...reading.questions, ask('window-other', { other: elsewhere.quote.text }, first.quote)],
  }
}
