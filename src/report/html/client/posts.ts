import { BY_HUMAN, OWN_TIME, type PostRow } from '../page-model.js'
import type { PageWord } from '../page-words.js'
import { type Attributes, el, spoken } from './dom.js'
import { EVERYTHING, type Query, type RowFinder, type SortKey } from './find-rows.js'
import { type Column, rowOf, scrollable } from './long-table.js'
import { idText, type PageView, postAndUser, ruleChip, section, timeOf, verdictMark } from './page-view.js'

const PAGE_ROWS = 50
const PRINTED_ROWS = 1000

/** The table of posts as others on the page use it. */
export interface PostTable {
  readonly element: HTMLElement
  /** Narrows the table to a query and goes there. */
  readonly show: (query: Partial<Query>) => void
  /** Rows that the table is narrowed to, in order. */
  readonly found: () => readonly number[]
}

interface PostColumn extends Column<number> {
  readonly sort?: SortKey
}

const SORTS: readonly (readonly [SortKey, PageWord])[] = [
  ['post', 'post'],
  ['user', 'user'],
  ['time', 'time'],
  ['verdict', 'verdict'],
  ['length', 'length'],
  ['copied', 'copied'],
]

function columnsOf(view: PageView, finder: RowFinder): PostColumn[] {
  const { data, say, count } = view
  const at = (row: number): PostRow => data.posts.rows[row]!
  const notable = (row: number) =>
    data.rules.flatMap(({ id }, rule) => {
      const outcome = finder.outcome(row, rule)
      return outcome === 'pass' ? [] : [ruleChip(id, outcome, view)]
    })
  const reasons = (row: number) =>
    at(row)[5].flatMap((statement) => {
      const [rule, outcome, text] = data.statements[statement]!
      return outcome === 'pass' && rule !== BY_HUMAN ? [] : [el('li', {}, text.replaceAll(OWN_TIME, at(row)[2]))]
    })
  const share = (row: number) => at(row)[6]?.share
  const standing = (row: number) =>
    finder.standings(row).map((status) => el('span', { class: `mark ${status}` }, say(status)))
  return [
    {
      title: say('post'),
      sort: 'post',
      cell: (row) => postAndUser(at(row)[0], at(row)[1]),
    },
    { title: say('user'), sort: 'user', isWide: true, cell: (row) => idText(at(row)[1]) },
    { title: `${say('time')} (${data.manifest.zone})`, sort: 'time', isWide: true, cell: (row) => timeOf(at(row)[2]) },
    {
      title: say('verdict'),
      sort: 'verdict',
      cell: (row) => [verdictMark(at(row)[3], view), el('span', { class: 'chips narrow' }, notable(row))],
    },
    { title: say('rule'), isWide: true, cell: (row) => el('span', { class: 'chips' }, notable(row)) },
    { title: say('reasons'), kind: 'text', isWide: true, cell: (row) => el('ul', { class: 'plain' }, reasons(row)) },
    { title: say('length'), kind: 'number', sort: 'length', isWide: true, cell: (row) => count(at(row)[4]) },
    {
      title: say('copied'),
      kind: 'number',
      sort: 'copied',
      isWide: true,
      cell: (row) => (share(row) === undefined ? '' : `${Math.round(100 * share(row)!)}%`),
    },
    { title: say('standing'), isWide: true, cell: standing },
  ]
}

/** A labelled choice. */
function choice(label: string, options: readonly (readonly [value: string, text: string])[], attributes: Attributes) {
  const select = el(
    'select',
    attributes,
    options.map(([value, text]) => el('option', { value }, text)),
  )
  return { select, element: el('label', {}, el('span', {}, label), select) }
}

/** The controls above the table. `changed` is told of every change; `set` shows a query in them. */
function toolbar({ data, say }: PageView, changed: (query: Query) => void) {
  const search = el('input', {
    type: 'search',
    id: 'search',
    placeholder: say('searchHint'),
    autocomplete: 'off',
    spellcheck: 'false',
  })
  const options = (words: readonly PageWord[]) => words.map((word) => [word, say(word)] as const)
  const any = ['', say('any')] as const
  const verdict = choice(say('verdict'), [any, ...options(['eligible', 'review', 'ineligible'])], { id: 'verdict' })
  const rule = choice(say('rule'), [['-1', say('any')], ...data.rules.map(({ id }, i) => [String(i), id] as const)], {
    id: 'rule',
  })
  const outcome = choice(
    say('outcome'),
    [
      ['notPassed', say('notPassed')],
      ['fail', say('fail')],
      ['review', say('unsure')],
      ['pass', say('pass')],
    ],
    { id: 'outcome' },
  )
  const standing = choice(say('standing'), [any, ...options(['anyPrize', 'awarded', 'held', 'alternate'])], {
    id: 'standing',
  })
  const sort = choice(
    say('sort'),
    [
      ['order', say(data.posts.isWhole ? 'inputOrder' : 'pageOrder')],
      ...SORTS.map(([key, word]) => [key, say(word)] as const),
    ],
    { id: 'sort' },
  )
  const descending = el('input', { type: 'checkbox', id: 'descending' })
  const reset = el('button', { type: 'button', id: 'reset' }, say('reset'))

  const read = (): Query => ({
    search: search.value,
    verdict: verdict.select.value as Query['verdict'],
    rule: Number(rule.select.value),
    outcome: outcome.select.value as Query['outcome'],
    standing: standing.select.value as Query['standing'],
    sort: sort.select.value as SortKey,
    descending: descending.checked,
  })
  const set = (query: Query) => {
    search.value = query.search
    verdict.select.value = query.verdict
    rule.select.value = String(query.rule)
    outcome.select.value = query.outcome
    outcome.select.disabled = query.rule < 0
    standing.select.value = query.standing
    sort.select.value = query.sort
    descending.checked = query.descending
  }
  const element = el(
    'div',
    { class: 'toolbar', role: 'search', 'aria-label': say('allPosts') },
    el('label', { class: 'seek' }, el('span', {}, say('search')), search),
    verdict.element,
    rule.element,
    outcome.element,
    standing.element,
    sort.element,
    el('label', { class: 'check' }, descending, el('span', {}, say('downwards'))),
    reset,
  )
  element.addEventListener('input', () => changed(read()))
  reset.addEventListener('click', () => changed(EVERYTHING))
  set(EVERYTHING)
  return { element, set }
}

/** Buttons that turn the pages of the table. */
function pager({ say }: PageView, turn: (to: (page: number, last: number) => number) => void) {
  const button = (word: PageWord, to: (page: number, last: number) => number) =>
    el('button', { type: 'button', on: { click: () => turn(to) } }, say(word))
  const first = button('first', () => 0)
  const previous = button('previous', (page) => page - 1)
  const next = button('next', (page) => page + 1)
  const last = button('last', (_, end) => end)
  const where = el('span', {})
  const element = el('nav', { class: 'pager', 'aria-label': say('pages') }, first, previous, where, next, last)
  const set = (page: number, end: number, text: string) => {
    first.disabled = previous.disabled = page === 0
    next.disabled = last.disabled = page === end
    element.hidden = end === 0
    where.textContent = text
  }
  return { element, set }
}

function headOf(columns: readonly PostColumn[], sortBy: (key: SortKey) => void) {
  const cells = columns.map(({ title, sort, kind, isWide }) => {
    const button =
      sort &&
      el(
        'button',
        { type: 'button', class: 'sorter', on: { click: () => sortBy(sort) } },
        title,
        el('span', { class: 'arrow', 'aria-hidden': 'true' }),
      )
    const name = [kind ?? '', isWide ? 'wide' : ''].join(' ').trim() || null
    return { sort, cell: el('th', { scope: 'col', class: name }, button ?? title) }
  })
  return {
    element: el(
      'thead',
      {},
      el(
        'tr',
        {},
        cells.map(({ cell }) => cell),
      ),
    ),
    set(query: Query) {
      for (const { sort, cell } of cells)
        if (sort && sort === query.sort) cell.setAttribute('aria-sort', query.descending ? 'descending' : 'ascending')
        else cell.removeAttribute('aria-sort')
    },
  }
}

/** All posts that the page holds: searched, filtered and sorted, a hundred at a time. */
export function postTable(view: PageView, finder: RowFinder): PostTable {
  const { data, say, count } = view
  const total = data.posts.rows.length
  const columns = columnsOf(view, finder)
  let query = EVERYTHING
  let found: readonly number[] = []
  let page = 0

  const body = el('tbody')
  const status = el('p', { role: 'status', 'aria-live': 'polite', class: 'found' })
  const printed = el('p', { class: 'printed' })
  const head = headOf(columns, (sort) =>
    change({ ...query, sort, descending: query.sort === sort ? !query.descending : false }),
  )
  const tools = toolbar(view, (asked) => change(asked))
  const turner = pager(view, (to) => {
    page = to(page, lastPage())
    draw()
    table.scrollIntoView({ block: 'start' })
  })
  const table = el('table', { id: 'posts-table' }, el('caption', {}, spoken(say('allPosts'))), head.element, body)

  const lastPage = () => Math.max(0, Math.ceil(found.length / PAGE_ROWS) - 1)
  const fill = (from: number, to: number) =>
    body.replaceChildren(...found.slice(from, to).map((row) => rowOf(columns, row)))
  function draw(): void {
    const from = page * PAGE_ROWS
    const to = Math.min(found.length, from + PAGE_ROWS)
    fill(from, to)
    turner.set(page, lastPage(), say('shown', { from: count(from + 1), to: count(to), found: count(found.length) }))
  }
  function change(asked: Query): void {
    query = asked
    found = finder.find(query)
    page = 0
    tools.set(query)
    head.set(query)
    draw()
    status.textContent =
      found.length === 0 ? say('none') : say('found', { found: count(found.length), total: count(total) })
  }

  addEventListener('beforeprint', () => {
    fill(0, PRINTED_ROWS)
    printed.textContent =
      found.length > PRINTED_ROWS ? say('printed', { count: count(PRINTED_ROWS), found: count(found.length) }) : ''
  })
  addEventListener('afterprint', draw)
  change(EVERYTHING)

  const cut = data.posts.isWhole
    ? null
    : el('p', { class: 'notice' }, say('cutPosts', { count: count(total), total: count(data.tally.posts) }))
  const element = section(
    'posts',
    say('allPosts'),
    cut,
    tools.element,
    status,
    scrollable(table, say('allPosts')),
    printed,
    turner.element,
  )
  return {
    element,
    found: () => found,
    show(asked) {
      change({ ...EVERYTHING, ...asked })
      element.scrollIntoView({ block: 'start' })
      element.querySelector('h2')?.focus({ preventScroll: true })
    },
  }
}
