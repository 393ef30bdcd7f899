import type { Wording } from '../model/message.js'
import type { Reply } from './define-rule.js'
import { RULES } from './registry.js'

interface Words {
  readonly text: Wording
  readonly ask: Wording | undefined
}

/** What all rules say, by message id (`length.short`): the text, and what a human is asked. By rule id, its summary. */
export function ruleWords(): ReadonlyMap<string, Words> {
  return new Map(
    RULES.flatMap(({ id, summary, messages }): (readonly [string, Words])[] => [
      [id, { text: summary, ask: undefined }],
      ...Object.entries(messages).map(
        ([message, words]) => [`${id}.${message}`, { text: words, ask: words.ask }] as const,
      ),
    ]),
  )
}

/** What authors are told, by message id (`length.short`). */
export function ruleReplies(): ReadonlyMap<string, Reply> {
  return new Map(
    RULES.flatMap(({ id, messages }) =>
      Object.entries(messages).flatMap(([message, { reply }]): (readonly [string, Reply])[] =>
        reply ? [[`${id}.${message}`, reply]] : [],
      ),
    ),
  )
}
