import { failure } from '../model/fault.js'
import type { Wording } from '../model/message.js'
import { createSpeaker } from '../report/speaker.js'
import { beside } from '../report/summary-lines.js'
import type { Rule } from '../rules/define-rule.js'
import { describeOptions } from '../rules/describe-options.js'
import { RULES, ruleOf } from '../rules/registry.js'
import { ruleWords } from '../rules/rule-words.js'
import { nearest } from '../text/edit-distance.js'
import { type Edge, langOf } from './edge.js'
import { EXIT } from './exit-code.js'

const WORDS = {
  options: { en: 'options', zh: '选项' },
  messages: { en: 'says', zh: '结论' },
  none: { en: 'none', zh: '无' },
  needed: { en: 'needed', zh: '必填' },
  default: { en: 'default {value}', zh: '默认 {value}' },
} as const satisfies Record<string, Wording>

/** Prints all rules in a line each, or one with its options and all it can say. */
export async function rules(id: string | undefined, edge: Edge): Promise<number> {
  const { say } = createSpeaker(langOf(edge), ruleWords())
  const { paint } = edge
  if (id === undefined) {
    const all = RULES.map((rule) => [rule.id, say(rule.summary)] as const)
    edge.out(`${beside(all, { paint: paint.bold }).join('\n')}\n`)
    return EXIT.done
  }
  const rule = ruleOf(id)
  if (!rule) throw unknownRule(id)
  const options = describeOptions(rule.options).map(({ name, meaning, standard, isNeeded }) => {
    const note = isNeeded ? say(WORDS.needed) : standard === undefined ? '' : say(WORDS.default, { value: standard })
    return [name, `${meaning ? say(meaning) : ''}${note && ` (${note})`}`] as const
  })
  const messages = Object.entries(rule.messages).map(
    ([name, words]) => [`${words.outcome.padEnd(6)} ${rule.id}.${name}`, say(words)] as const,
  )
  const lines = [
    ...beside([[rule.id, say(rule.summary)]], { paint: paint.bold }),
    '',
    `${say(WORDS.options)}:`,
    ...(options.length > 0 ? beside(options, { indent: 2, paint: paint.bold }) : [`  ${say(WORDS.none)}`]),
    '',
    `${say(WORDS.messages)}:`,
    ...beside(messages, { indent: 2 }),
  ]
  edge.out(`${lines.join('\n')}\n`)
  return EXIT.done
}

function unknownRule(value: string): Error {
  const ids = RULES.map((rule: Rule) => rule.id)
  const suggestion = nearest(value, ids)
  const known = ids.join(', ')
  return suggestion
    ? failure('unknown-rule/near', { value, suggestion, known })
    : failure('unknown-rule', { value, known })
}
