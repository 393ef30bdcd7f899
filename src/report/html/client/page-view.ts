import { fill } from '../../../model/message.js'
import type { PageData, PageOutcome, PageVerdict } from '../page-model.js'
import type { PageWord } from '../page-words.js'
import { type Child, el, sign, spoken } from './dom.js'

/** The data of the page, with what all its parts need to show it. */
export interface PageView {
  readonly data: PageData
  readonly say: (word: PageWord, args?: Readonly<Record<string, string | number>>) => string
  readonly count: (value: number) => string
}

export function createView(data: PageData): PageView {
  return {
    data,
    say: (id, args = {}) => fill(data.words[id], args),
    // By hand, for the browser's own formatter takes longer to load than all else here.
    count: (value) => String(value).replace(/\B(?=(?:\d{3})+$)/g, ','),
  }
}

const SIGNS: Readonly<Record<PageVerdict | PageOutcome, string>> = {
  eligible: '✓',
  pass: '✓',
  review: '?',
  ineligible: '✗',
  fail: '✗',
}

export const verdictMark = (verdict: PageVerdict, { say }: PageView): HTMLElement =>
  el('span', { class: `mark ${verdict}` }, sign(SIGNS[verdict]), ' ', say(verdict))

const OUTCOME_WORDS: Readonly<Record<PageOutcome, PageWord>> = { pass: 'pass', review: 'unsure', fail: 'fail' }

export const outcomeMark = (outcome: PageOutcome, { say }: PageView): HTMLElement =>
  el('span', { class: `mark ${outcome}` }, sign(SIGNS[outcome]), ' ', say(OUTCOME_WORDS[outcome]))

/** A rule with its outcome, as short as can be. */
export const ruleChip = (rule: string, outcome: PageOutcome, { say }: PageView): HTMLElement =>
  el('span', { class: `chip ${outcome}` }, sign(SIGNS[outcome]), ` ${rule} `, spoken(say(OUTCOME_WORDS[outcome])))

/** An instant as people read it. The zone stands elsewhere. */
export const showTime = (time: string): string => time.replace('T', ' ').replace(/(?:Z|[+-]\d\d:\d\d(?::\d\d)?)$/, '')

export const timeOf = (time: string): Child => (time === '' ? '–' : el('time', { datetime: time }, showTime(time)))

const POST_LINK = '#/post/'

const SHORT_ID = 24

/** An id stays in one piece, unless it is longer than ids are. */
const idClass = (id: string): string => (id.length <= SHORT_ID ? 'id' : 'id long')

export const idText = (id: string): Child => (id === '' ? '–' : el('span', { class: idClass(id) }, id))

/** A link that opens a post. */
export const postLink = (id: string): Child =>
  id === '' ? '–' : el('a', { href: POST_LINK + encodeURIComponent(id), class: idClass(id) }, id)

/** A post, and on narrow screens its author below it. */
export const postAndUser = (post: string, user: string): Child => [
  postLink(post),
  user === '' ? null : el('small', { class: 'narrow' }, idText(user)),
]

/** The post that an address asks for. */
export function postAsked(hash: string): string | undefined {
  if (!hash.startsWith(POST_LINK)) return undefined
  try {
    return decodeURIComponent(hash.slice(POST_LINK.length))
  } catch {
    return undefined
  }
}

/** A section with its heading; the heading gives it its name. */
export function section(id: string, title: string, ...children: readonly Child[]): HTMLElement {
  const heading = `${id}-title`
  return el('section', { id, 'aria-labelledby': heading }, el('h2', { id: heading, tabindex: -1 }, title), ...children)
}
