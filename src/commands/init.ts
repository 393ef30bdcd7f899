import { basename } from 'node:path'
import { draftOf, wordQuestion } from '../announcement/draft.js'
import { readAnnouncement } from '../announcement/read-announcement.js'
import { shorten } from '../announcement/telling.js'
import { openInput } from '../io/open-input.js'
import { readText } from '../io/read-text.js'
import { formatPlace } from '../model/fault.js'
import type { Wording } from '../model/message.js'
import { createSpeaker } from '../report/speaker.js'
import { ruleWords } from '../rules/rule-words.js'
import type { Edge } from './edge.js'
import { EXIT } from './exit-code.js'

const WORDS = {
  question: { en: 'to be answered: {text}', zh: '待确认：{text}' },
  contradiction: { en: 'contradiction: {text}', zh: '矛盾：{text}' },
  quoted: { en: 'to be answered: {text} (“{quote}”)', zh: '待确认：{text}（“{quote}”）' },
  sum: {
    en: '{questions} to be answered, {contradictions} contradictions; both are listed above',
    zh: '待确认 {questions} 处，矛盾 {contradictions} 处，均列于上',
  },
} as const satisfies Record<string, Wording>

/** Drafts a campaign file from the text of an announcement; what it does not say, and where it contradicts itself, goes to stderr. */
export async function init(path: string | undefined, edge: Edge): Promise<number> {
  const file = path ?? '-'
  const text = await readText(openInput(file, edge.stdin, { keepBooks: false }))
  const isFile = file !== '-'
  const reading = readAnnouncement([{ file: isFile ? basename(file) : '-', text }])
  const lang = edge.asked.flag ?? reading.language
  const speaker = createSpeaker(lang, ruleWords())
  edge.out(draftOf(reading, lang, isFile ? file : undefined))
  for (const { quote, ...question } of reading.questions) {
    const text = wordQuestion({ ...question, quote }, lang)
    if (!quote) edge.err(speaker.say(WORDS.question, { text }))
    else edge.err(`${formatPlace(quote)}: ${speaker.say(WORDS.quoted, { text, quote: shorten(quote.text) })}`)
  }
  for (const fault of reading.contradictions) edge.err(speaker.say(WORDS.contradiction, { text: speaker.fault(fault) }))
  edge.err(
    speaker.say(WORDS.sum, { questions: reading.questions.length, contradictions: reading.contradictions.length }),
  )
  return EXIT.done
}
