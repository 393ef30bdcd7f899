import { AWARD_REASONS, type Award, IN_PLACE, STANDS_IN } from '../model/award.js'
import { type Fault, formatPlace, wordFault } from '../model/fault.js'
import type { Finding } from '../model/finding.js'
import { type Args, type Lang, type Wording, word } from '../model/message.js'
import { RULINGS, type Ruling } from '../model/ruling.js'

/** What a rule says to people, by message id (`length.short`); by the id of the rule alone, what it is about. */
export type RuleWords = ReadonlyMap<string, { readonly text: Wording; readonly ask: Wording | undefined }>

/** Words for findings, awards and faults in one language. */
export interface Speaker {
  readonly lang: Lang
  readonly finding: (finding: Finding, postedAt: string) => string
  /** What a human is asked about a finding. */
  readonly question: (finding: Finding, postedAt: string) => string
  readonly award: (
    award: Pick<Award, 'reason'> & {
      readonly replaces?: { readonly user: string } | undefined
      readonly insteadOf?: string | undefined
    },
  ) => string
  /** What a human decided, who did, and why. */
  readonly ruling: (ruling: Pick<Ruling, 'kind' | 'reviewer' | 'reason'>) => string
  /** What a rule is about; blank for a rule that nobody knows. */
  readonly rule: (id: string) => string
  /** A fault with its place in front. */
  readonly fault: (fault: Fault) => string
  /** Several statements as one text. */
  readonly join: (statements: readonly string[]) => string
  /** Picks the text of one language. */
  readonly say: (wording: Wording, args?: Args) => string
}

const STILL_ACCEPT: Wording = { en: 'Accept the post although: {reason}?', zh: '是否仍接受此帖？（{reason}）' }

/** Makes the speaker of a language. `posted_at` in messages is filled with the post's own time. */
export function createSpeaker(lang: Lang, words: RuleWords): Speaker {
  const argsOf = (finding: Finding, postedAt: string): Args => ({ ...finding.args, posted_at: postedAt })
  const wordsOf = ({ message }: Finding) => {
    const found = words.get(message)
    if (!found) throw new Error(`no words for the message ${message}`)
    return found
  }
  const finding = (given: Finding, postedAt: string) => word(wordsOf(given).text, argsOf(given, postedAt), lang)
  return {
    lang,
    finding,
    question(given, postedAt) {
      const { ask } = wordsOf(given)
      return ask
        ? word(ask, argsOf(given, postedAt), lang)
        : word(STILL_ACCEPT, { reason: finding(given, postedAt) }, lang)
    },
    award({ reason, replaces, insteadOf }) {
      const why = word(AWARD_REASONS[reason.id], reason.args, lang)
      const text = insteadOf === undefined ? why : word(IN_PLACE, { reason: why, item: insteadOf }, lang)
      return replaces ? word(STANDS_IN, { reason: text, user: replaces.user }, lang) : text
    },
    ruling: ({ kind, reviewer, reason }) => word(RULINGS[kind], { reviewer, reason }, lang),
    rule: (id) => words.get(id)?.text[lang] ?? '',
    fault(fault) {
      const place = formatPlace(fault.place)
      return place === '' ? wordFault(fault, lang) : `${place}: ${wordFault(fault, lang)}`
    },
    join: (statements) => statements.join(lang === 'zh' ? '；' : '; '),
    say: (wording, args = {}) => word(wording, args, lang),
  }
}
