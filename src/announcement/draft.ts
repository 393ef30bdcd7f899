import { type Lang, word } from '../model/message.js'
import { sanitiseTerminal } from '../text/sanitise-terminal.js'
import type { AwardReading } from './award-reading.js'
import type { QuotaNeed } from './demands.js'
import { QUESTIONS } from './questions.js'
import type { Found, Quote } from './quote.js'
import type { Reading } from './read-announcement.js'
import type { SplitNeed } from './splits.js'
import { type Question, shorten } from './telling.js'

const WORDS = {
  head: {
    en: 'Drafted by eligo init from the announcement. Every value stands beside the clause that says so; read it before use.',
    zh: '由 eligo init 按公告起草。每个值旁注明所依据的原文；使用前请核对。',
  },
  questions: { en: 'Not announced, or not clear ({count}):', zh: '公告没有写明或不够明确之处（{count}）：' },
  line: { en: 'line {line}: “{text}”', zh: '第 {line} 行：“{text}”' },
  derived: { en: 'the sum of the ladder; not announced', zh: '各档合计；公告没有写明' },
} as const

/** A value as a double-quoted YAML text; plain where it is a simple word. */
function scalar(value: string | number): string {
  if (typeof value === 'number') return String(value)
  if (/^[A-Za-z][A-Za-z0-9_-]*$/.test(value) && !/^(?:y|n|yes|no|true|false|null|on|off)$/i.test(value)) return value
  const quoted = JSON.stringify(value.toWellFormed())
  return quoted.replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]|\p{Bidi_Control}/gu,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
const flow = (values: readonly string[]): string => `[${values.map(scalar).join(', ')}]`

/** Words a question for people; what it quotes follows. */
export function wordQuestion({ id, args }: Question, lang: Lang): string {
  return sanitiseTerminal(word(QUESTIONS[id], args, lang))
}

function speakers(lang: Lang) {
  const quoted = ({ line, text }: Quote) => word(WORDS.line, { line, text: sanitiseTerminal(shorten(text)) }, lang)
  const beside = (text: string, quote: Quote | undefined) => (quote ? `${text}  # ${quoted(quote)}` : text)
  const keyed = (key: string, found: Found<string | number> | undefined): string[] =>
    found ? [beside(`${key}: ${scalar(found.value)}`, found.quote)] : []
  return { quoted, beside, keyed }
}
type Speakers = ReturnType<typeof speakers>

const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`)
const block = (head: string, lines: readonly string[]): string[] => (lines.length > 0 ? [head, ...indent(lines)] : [])

function windowLines({ window }: Reading, { keyed }: Speakers): string[] {
  return block('window:', [...keyed('from', window.from), ...keyed('to', window.to), ...keyed('zone', window.zone)])
}

const quotaLines = ({ posts, days }: QuotaNeed): string[] => [
  ...(posts === undefined ? [] : [`posts: ${posts}`]),
  ...(days === undefined ? [] : [`days: ${days}`]),
]

function ruleLines(reading: Reading, { beside }: Speakers): string[] {
  const { length, hashtag, screenshot, topic, identity, originality, accounts, quota } = reading
  const lines: string[] = []
  if (length) {
    const { min, max, unit, exclude } = length.value
    // Nobody announced a least length where it is none; the file needs the key.
    lines.push('length:', beside(`  min: ${min}`, min === 0 ? undefined : length.quote))
    if (max !== undefined) lines.push(beside(`  max: ${max}`, length.quote))
    lines.push(`  unit: ${unit}`)
    if (exclude.length > 0) lines.push(`  exclude: ${flow(exclude)}`)
  }
  if (hashtag) {
    const { any, all, titleOnly } = hashtag.value
    const [key, tags] = any.length > 0 ? ['any', any] : ['all', all]
    lines.push('hashtag:', beside(`  ${key}: ${flow(tags as readonly string[])}`, hashtag.quote))
    if (titleOnly) lines.push('  in: [title]')
  }
  if (screenshot) lines.push('screenshot:', beside(`  min: ${screenshot.value}`, screenshot.quote))
  if (topic) {
    lines.push('topic:', beside(`  any: ${flow(topic.value.any)}`, topic.quote))
    if (topic.value.links.length > 0)
      lines.push('  links:', ...topic.value.links.map(({ value, quote }) => beside(`    - ${scalar(value)}`, quote)))
  }
  if (identity) {
    lines.push('identity:', beside(`  gate: ${identity.value.gate}`, identity.quote))
    if (identity.value.unverified)
      lines.push(beside(`  unverified: ${identity.value.unverified.value}`, identity.value.unverified.quote))
  }
  if (originality) lines.push(beside('originality:', originality.quote))
  if (accounts) {
    const { master, identity: byIdentity } = accounts.value
    lines.push(
      'accounts:',
      beside(`  master: ${master}`, accounts.quote),
      beside(`  identity: ${byIdentity}`, accounts.quote),
    )
  }
  if (quota) lines.push('quota:', ...quotaLines(quota.value).map((line) => beside(`  ${line}`, quota.quote)))
  return block('rules:', lines)
}

/** How the winners of an award are chosen: as announced for it, or left out. */
function choiceLines(ranking: Reading['ranking'], { beside }: Speakers): string[] {
  if (!ranking) return []
  const { value, quote } = ranking
  if (value.kind === 'rank') return [beside(`rank: ${flow(value.by)}`, quote)]
  if (value.kind === 'draw') return [beside(`draw: { over: ${value.over} }`, quote)]
  // How columns become comparable is asked, and nothing is drafted for it.
  const weights = value.weights.map(({ by, percent }) => `${by}: ${percent}`)
  return [
    'weighted:',
    ...(value.normalise ? [beside(`  normalise: ${value.normalise.value}`, value.normalise.quote)] : []),
    beside(`  weights: { ${weights.join(', ')} }`, quote),
  ]
}

/** How the winners of one award are chosen: as its own clause says, or as the announcement says of all that are ranked. */
function ownChoiceLines(award: AwardReading, at: number, { ranking }: Reading, own: Speakers): string[] {
  const { beside } = own
  const { choice, draw, quote } = award
  switch (choice) {
    case 'ranked':
      return choiceLines(ranking, own)
    case 'first':
      return [beside('first_come: true', quote)]
    case 'split':
      return ['all: true']
    case 'draw':
      return [
        ...(draw?.excludesWinners && at > 0 ? [beside('exclude_winners: true', quote)] : []),
        ...(draw?.over ? [beside(`draw: { over: ${draw.over} }`, quote)] : []),
      ]
  }
}

function splitLines({ how, by, perPerson, cap, decimals, quote }: SplitNeed, { beside }: Speakers): string[] {
  return [
    ...(perPerson ? [beside('per: person', quote)] : []),
    beside(`split: ${how}`, quote),
    ...(by === undefined ? [] : [beside(`by: ${scalar(by)}`, quote)]),
    ...(cap ? [beside(`cap: "${cap.value}"`, cap.quote)] : []),
    ...(decimals ? [beside(`decimals: ${decimals.value}`, decimals.quote)] : []),
  ]
}

function awardLines(award: AwardReading, at: number, reading: Reading, lang: Lang, own: Speakers): string[] {
  const { name, asset, pool, sum, ladder, split } = award
  const { beside, keyed } = own
  const derived = `pool: "${sum}"  # ${word(WORDS.derived, {}, lang)}`
  const steps = ladder.map(({ name, places, amount, goods, quote }) => {
    const prize = amount === undefined ? `goods: ${scalar(goods ?? '')}` : `amount: "${amount}"`
    return beside(`  - { name: ${scalar(name)}, places: ${places}, ${prize} }`, quote)
  })
  return [
    ...(name === undefined ? [] : [`name: ${scalar(name)}`]),
    ...keyed('asset', asset),
    ...(asset === undefined ? [] : pool ? [beside(`pool: "${pool.value}"`, pool.quote)] : [derived]),
    ...ownChoiceLines(award, at, reading, own),
    ...(split ? splitLines(split, own) : ['ladder:', ...steps]),
    ...keyed('alternates', split ? undefined : reading.alternates),
  ]
}

/** A single award as a mapping, several as a list. */
function prizeLines(reading: Reading, lang: Lang, own: Speakers): string[] {
  const lines = reading.prizes.awards.map((award, at) => awardLines(award, at, reading, lang, own))
  if (lines.length <= 1) return block('prizes:', lines[0] ?? [])
  return ['prizes:', ...lines.flatMap((award) => award.map((line, i) => `${i === 0 ? '  - ' : '    '}${line}`))]
}

/**
 * Writes the draft of a campaign file: what the announcement says, each value beside its clause, and at the top what
 * it does not say.
 *
 * @param announcement how the campaign file names the announcement, if it is a file
 */
export function draftOf(reading: Reading, lang: Lang, announcement?: string): string {
  const own = speakers(lang)
  const asked = reading.questions.flatMap((question, i) => [
    `#  ${i + 1}. ${wordQuestion(question, lang)}`,
    ...(question.quote ? [`#     ${own.quoted(question.quote)}`] : []),
  ])
  const parts = [
    [
      `# ${word(WORDS.head, {}, lang)}`,
      ...(asked.length > 0
        ? ['#', `# ${word(WORDS.questions, { count: reading.questions.length }, lang)}`, ...asked]
        : []),
    ],
    [
      ...own.keyed('name', reading.title),
      `language: ${reading.language}`,
      ...(announcement === undefined ? [] : [`announcement: ${scalar(announcement)}`]),
    ],
    windowLines(reading, own),
    ruleLines(reading, own),
    prizeLines(reading, lang, own),
  ]
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`
}
