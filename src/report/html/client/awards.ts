import type { AwardPart, AwardRow, PageAccount } from '../page-model.js'
import { type Child, el, sign } from './dom.js'
import { type Column, longTable } from './long-table.js'
import { idText, type PageView, postAndUser, postLink, section } from './page-view.js'

const STATUS_SIGNS = { awarded: '✓', held: '?', unfilled: '–', alternate: '↑' } as const

/** Pool = awarded + held + unallocated, and what was rolled from one award to the next where something was. */
function statement(account: PageAccount, { say }: PageView): HTMLElement {
  type Moved = 'rolledIn' | 'exchangedIn' | 'rolledOn' | 'exchangedOut'
  const term = (word: 'pool' | 'awarded' | 'held' | 'unallocated' | Moved) =>
    el('span', { class: 'term' }, el('b', {}, account[word]), ' ', el('small', {}, say(word)))
  const moved = (...words: readonly Moved[]) => words.map((word) => (account[word] === '' ? null : [' + ', term(word)]))
  return el(
    'p',
    { class: account.holds ? 'sum' : 'sum broken' },
    el('b', {}, account.asset),
    ' ',
    term('pool'),
    moved('rolledIn', 'exchangedIn'),
    ' = ',
    term('awarded'),
    ' + ',
    term('held'),
    ' + ',
    term('unallocated'),
    moved('rolledOn', 'exchangedOut'),
    ' ',
    el(
      'span',
      { class: `mark ${account.holds ? 'pass' : 'fail'}` },
      sign(account.holds ? '✓' : '✗'),
      ' ',
      say(account.holds ? 'conserved' : 'notConserved'),
    ),
  )
}

/** Why a prize stands as it does; of a weighted score, what each column gave. */
const reasonOf = ({ reason, parts = [] }: AwardRow): Child => [
  reason,
  parts.length === 0
    ? null
    : el('small', {}, parts.map(([by, value, points]) => `${by} ${value} → ${points}`).join(' · ')),
]

function awardPart(part: AwardPart, view: PageView): HTMLElement {
  const { say, count } = view
  const status: Column<AwardRow> = {
    title: say('status'),
    cell: (row) => el('span', { class: `mark ${row.status}` }, sign(STATUS_SIGNS[row.status]), ' ', say(row.status)),
  }
  const place: Column<AwardRow> = { title: say('place'), kind: 'number', cell: (row) => row.place || '–' }
  const post: Column<AwardRow> = { title: say('post'), cell: (row) => postAndUser(row.post, row.user) }
  const user: Column<AwardRow> = { title: say('user'), isWide: true, cell: (row) => idText(row.user) }
  const reason: Column<AwardRow> = { title: say('reasons'), kind: 'text', isWide: true, cell: reasonOf }
  const amountOf = ({ amount }: AwardRow) => amount
  const prize: Column<AwardRow>[] = [
    {
      title: say('prize'),
      cell: (row) => [el('span', { class: 'name' }, row.prize), el('small', { class: 'narrow' }, amountOf(row))],
    },
    { title: say('amount'), kind: 'number', isWide: true, cell: amountOf },
  ]
  const slots = part.rows.filter((row) => row.status !== 'alternate')
  const alternates = part.rows.filter((row) => row.status === 'alternate')
  const folded = (title: string, content: Child) => el('details', {}, el('summary', {}, title), content)
  return el(
    'article',
    {},
    el('h3', {}, part.name),
    part.accounts.map((account) => statement(account, view)),
    part.choice.map((line) => el('p', { class: 'quiet' }, line)),
    longTable(view, say('winners'), [place, ...prize, status, user, post, reason], slots),
    alternates.length === 0
      ? null
      : folded(
          say('alternates', { count: count(alternates.length) }),
          longTable(view, say('alternates', { count: alternates.length }), [place, user, post, reason], alternates),
        ),
    part.proof.length === 0
      ? null
      : folded(
          say('proof'),
          el(
            'ol',
            {},
            part.proof.map(({ text, command }) =>
              el('li', { class: 'step' }, text, command === undefined ? null : el('code', {}, command)),
            ),
          ),
        ),
    part.passedOver.length === 0
      ? null
      : folded(
          say('passedOver', { count: count(part.passedOver.length) }),
          longTable(
            view,
            say('passedOver', { count: part.passedOver.length }),
            [
              { title: say('rank'), kind: 'number', cell: ({ rank }) => rank },
              { title: say('user'), cell: ({ user }) => idText(user) },
              { title: say('post'), cell: ({ post }) => postLink(post) },
              { title: say('rule'), cell: ({ rules }) => rules },
            ],
            part.passedOver,
          ),
        ),
  )
}

/** Prizes, award by award, each with the statement that nothing was lost. */
export const awards = (view: PageView): HTMLElement =>
  section(
    'prizes',
    view.say('prizes'),
    view.data.awards.length === 0 ? el('p', { class: 'quiet' }, view.say('noPrizes')) : null,
    view.data.awards.map((part) => awardPart(part, view)),
    view.data.totals.length === 0
      ? null
      : el(
          'article',
          {},
          el('h3', {}, view.say('inAll')),
          view.data.totals.map((account) => statement(account, view)),
        ),
  )
