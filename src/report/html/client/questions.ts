import { el } from './dom.js'
import { longTable } from './long-table.js'
import { idText, type PageView, postAndUser, section } from './page-view.js'

/** What a human has to decide, those who could win first. */
export function questions(view: PageView): HTMLElement {
  const { say, count, data } = view
  const { rows, isWhole } = data.questions
  if (rows.length === 0) return section('human', say('human'), el('p', { class: 'quiet' }, say('nothingToReview')))
  return section(
    'human',
    say('human'),
    el(
      'p',
      { class: 'quiet' },
      say('reviewHow'),
      isWhole ? null : ` ${say('cutReviews', { count: count(rows.length) })}`,
    ),
    longTable(
      view,
      say('human'),
      [
        { title: say('post'), cell: ({ post, user }) => postAndUser(post, user) },
        { title: say('user'), isWide: true, cell: ({ user }) => idText(user) },
        { title: say('rule'), isWide: true, cell: ({ rule }) => rule.replaceAll(';', ', ') },
        { title: say('question'), kind: 'text', cell: ({ question }) => question },
        { title: say('evidence'), kind: 'text', isWide: true, cell: ({ evidence }) => evidence },
      ],
      rows,
    ),
  )
}

/** What humans have decided, with who did and why; nothing where there is none. */
export function rulings(view: PageView): HTMLElement | null {
  const { say, count, data } = view
  const { rows, isWhole } = data.rulings
  if (rows.length === 0) return null
  return section(
    'rulings',
    say('rulings'),
    el(
      'p',
      { class: 'quiet' },
      say('rulingsHow'),
      isWhole ? null : ` ${say('cutRulings', { count: count(rows.length) })}`,
    ),
    longTable(
      view,
      say('rulings'),
      [
        { title: say('post'), cell: ({ post, user }) => postAndUser(post, user) },
        { title: say('user'), isWide: true, cell: ({ user }) => idText(user) },
        { title: say('rule'), isWide: true, cell: ({ rule }) => rule || '–' },
        { title: say('ruling'), kind: 'text', cell: ({ text }) => text },
      ],
      rows,
    ),
  )
}
