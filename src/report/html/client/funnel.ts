import type { RuleInfo } from '../page-model.js'
import type { PageWord } from '../page-words.js'
import { el, svg } from './dom.js'
import { longTable, scrollable } from './long-table.js'
import { idText, type PageView, postAndUser, section } from './page-view.js'

const EFFECT_WORDS: Readonly<Record<RuleInfo['effect'], PageWord>> = {
  reject: 'reject',
  review: 'toHuman',
  gate: 'gate',
  note: 'note',
}

/** What passed, is unsure and failed, as parts of one bar. The figures stand beside it. */
function bar({ pass, review, fail }: RuleInfo): SVGElement {
  const total = Math.max(1, pass + review + fail)
  let at = 0
  const part = (value: number, kind: string) => {
    const rect = svg('rect', { x: at, y: 0, width: value, height: 10, class: kind })
    at += value
    return rect
  }
  return svg(
    'svg',
    { class: 'bar', viewBox: `0 0 ${total} 10`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    part(pass, 'fill-eligible'),
    part(review, 'fill-review'),
    part(fail, 'fill-ineligible'),
  )
}

/** Posts that fail by one rule alone, folded; nothing where there are none. */
function nearMisses(view: PageView): HTMLElement | null {
  const { say, count, data } = view
  const { rows, isWhole } = data.nearMisses
  if (rows.length === 0) return null
  const shown = isWhole ? count(rows.length) : `${count(rows.length)}+`
  const title = say('nearMisses', { count: shown })
  return el(
    'details',
    {},
    el('summary', {}, title),
    isWhole ? null : el('p', { class: 'quiet' }, say('cutNearMisses', { count: count(rows.length) })),
    longTable(
      view,
      title,
      [
        { title: say('post'), cell: ({ post, user }) => postAndUser(post, user) },
        { title: say('user'), isWide: true, cell: ({ user }) => idText(user) },
        { title: say('rule'), cell: ({ rule }) => rule },
        { title: say('missing'), kind: 'number', cell: ({ missing }) => missing },
        { title: say('reasons'), kind: 'text', isWide: true, cell: ({ reason }) => reason },
      ],
      rows,
    ),
  )
}

/** How each rule fared, in order; `show` narrows the table of posts to those that did not pass a rule. */
export function funnel(view: PageView, show: (rule: number) => void): HTMLElement {
  const { data, say, count } = view
  const number = (value: number) => el('td', { class: 'number' }, count(value))
  const rows = data.rules.map((rule, i) =>
    el(
      'tr',
      {},
      el(
        'th',
        { scope: 'row', class: 'text' },
        el(
          'button',
          {
            type: 'button',
            class: 'link',
            'aria-label': say('showFails', { rule: rule.id }),
            on: { click: () => show(i) },
          },
          rule.id,
        ),
        el('small', { class: 'wide' }, rule.summary),
      ),
      el('td', { class: 'wide' }, say(EFFECT_WORDS[rule.effect])),
      el('td', { class: 'bar-cell wide' }, bar(rule)),
      number(rule.pass),
      number(rule.review),
      number(rule.fail),
      number(rule.left),
    ),
  )
  const head = el(
    'tr',
    {},
    el('th', { scope: 'col' }, say('rule')),
    el('th', { scope: 'col', class: 'wide' }, say('effect')),
    el('td', { class: 'wide' }),
    (['pass', 'unsure', 'fail', 'left'] as const).map((word) => el('th', { scope: 'col', class: 'number' }, say(word))),
  )
  const table = el(
    'table',
    {},
    el('caption', { class: 'spoken' }, say('funnel')),
    el('thead', {}, head),
    el('tbody', {}, rows),
  )
  return section(
    'rules',
    say('funnel'),
    scrollable(table, say('funnel')),
    el('p', { class: 'quiet' }, say('leftHow')),
    nearMisses(view),
  )
}
