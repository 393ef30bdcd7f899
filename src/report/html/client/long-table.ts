import { type Child, el } from './dom.js'
import type { PageView } from './page-view.js'

/** A column of a table: its heading, its cell, and whether it may be left out on a narrow screen. */
export interface Column<Row> {
  readonly title: string
  readonly cell: (row: Row) => Child
  readonly kind?: 'number' | 'text' | undefined
  readonly isWide?: boolean
}

const classOf = <Row>({ kind, isWide }: Column<Row>): string | null =>
  [kind ?? '', isWide ? 'wide' : ''].join(' ').trim() || null

/** A row of a table; the first cell names it. */
export const rowOf = <Row>(columns: readonly Column<Row>[], row: Row): HTMLTableRowElement =>
  el(
    'tr',
    {},
    columns.map((column, i) =>
      i === 0
        ? el('th', { scope: 'row', class: classOf(column) }, column.cell(row))
        : el('td', { class: classOf(column) }, column.cell(row)),
    ),
  )

const BATCH = 200

/** A table that shows a part of its rows first and the others when asked. It scrolls sideways where it is too wide. */
export function longTable<Row>(
  { say, count }: PageView,
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): HTMLElement {
  const body = el('tbody')
  const grow = () => {
    const shown = body.rows.length
    body.append(...rows.slice(shown, shown + BATCH).map((row) => rowOf(columns, row)))
    const left = rows.length - body.rows.length
    more.hidden = left === 0
    more.textContent = say('more', { count: count(Math.min(left, BATCH)) })
  }
  const more = el('button', { type: 'button', class: 'more', on: { click: grow } })
  const head = el(
    'tr',
    {},
    columns.map((column) => el('th', { scope: 'col', class: classOf(column) }, column.title)),
  )
  const table = el('table', {}, el('caption', { class: 'spoken' }, caption), el('thead', {}, head), body)
  grow()
  return el('div', { class: 'list' }, scrollable(table, caption), more)
}

/** Something that may be wider than the screen: then it scrolls by itself, and can be reached by keyboard. */
export function scrollable(content: HTMLElement, name: string): HTMLElement {
  const frame = el('div', { class: 'scroll' }, content)
  const whereTooWide = { role: 'group', tabindex: '0', 'aria-label': name }
  new ResizeObserver(() => {
    const isTooWide = frame.scrollWidth > frame.clientWidth
    for (const [attribute, value] of Object.entries(whereTooWide))
      if (isTooWide) frame.setAttribute(attribute, value)
      else frame.removeAttribute(attribute)
  }).observe(frame)
  return frame
}
