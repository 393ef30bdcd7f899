import { el } from './dom.js'
import { longTable } from './long-table.js'
import { type PageView, section } from './page-view.js'

/** Rows that were not taken, with the reason; nothing where there are none. */
export function rejects(view: PageView): HTMLElement | null {
  const { say, count, data } = view
  const { rows, isWhole } = data.rejects
  if (rows.length === 0) return null
  return section(
    'rejects',
    say('rejected'),
    isWhole
      ? null
      : el(
          'p',
          { class: 'notice' },
          say('cutRejects', { count: count(rows.length), total: count(data.tally.rejects) }),
        ),
    longTable(
      view,
      say('rejected'),
      [
        { title: say('line'), kind: 'number', cell: ({ line }) => line },
        { title: say('source'), isWide: true, cell: ({ source }) => source },
        { title: say('post'), isWide: true, cell: ({ post }) => post },
        { title: say('column'), isWide: true, cell: ({ column }) => column },
        { title: say('code'), cell: ({ code }) => code },
        { title: say('message'), kind: 'text', cell: ({ message }) => message },
      ],
      rows,
    ),
  )
}

/** What the result was made of and by. */
export function manifest(view: PageView): HTMLElement {
  const { say, count, data } = view
  const { eligo, unicode, digest, zone, inputs } = data.manifest
  const facts = [
    [say('tool'), `eligo ${eligo}`],
    [say('unicode'), unicode],
    [say('zone'), zone],
    [say('digest'), digest],
  ] as const
  return section(
    'manifest',
    say('manifest'),
    el('p', { class: 'quiet' }, say('manifestHow')),
    el(
      'dl',
      { class: 'facts' },
      facts.map(([term, value]) => el('div', {}, el('dt', {}, term), el('dd', {}, value))),
    ),
    longTable(
      view,
      say('manifest'),
      [
        { title: say('file'), cell: ({ name }) => name },
        { title: say('role'), isWide: true, cell: ({ role }) => role },
        { title: say('bytes'), kind: 'number', cell: ({ bytes }) => count(bytes) },
        { title: 'SHA-256', cell: ({ sha256 }) => el('span', { class: 'long' }, sha256) },
      ],
      inputs,
    ),
  )
}
