import type { Wording } from '../model/message.js'
import { RULES } from './registry.js'

/** What all rules say, by message id (`length.short`): the text, and what a human is asked. */
export function ruleWords(): ReadonlyMap<string, { readonly text: Wording; readonly ask: Wording | undefined }> {
  return new Map(
    RULES.flatMap(({ id, messages }) =>
      Object.entries(messages).map(
        ([message, words]) => [`${id}.${message}`, { text: words, ask: words.ask }] as const,
      ),
    ),
  )
}
