import { el } from './dom.js'
import { type PageView, showTime } from './page-view.js'

/** Name, window and the counts that sum a run up. */
export function overview({ data, say, count }: PageView): HTMLElement {
  const { name, window, tally } = data
  const counts = (['posts', 'people', 'eligible', 'review', 'ineligible', 'rejects'] as const).map((key) =>
    el('div', { class: `count count-${key}` }, el('dt', {}, say(key)), el('dd', {}, count(tally[key]))),
  )
  return el(
    'header',
    {},
    el('h1', {}, name),
    window &&
      el(
        'p',
        { class: 'quiet' },
        say('window', { from: showTime(window.from), to: showTime(window.to) }),
        ` (${data.manifest.zone})`,
      ),
    el('dl', { class: 'counts' }, ...counts),
  )
}
