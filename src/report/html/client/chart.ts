import type { Chart, Counts } from '../page-model.js'
import { el, svg } from './dom.js'
import { type Column, longTable } from './long-table.js'
import type { PageView } from './page-view.js'

const HEIGHT = 100
const KINDS = ['eligible', 'review', 'ineligible'] as const

const sumOf = (counts: Counts): number => counts[0] + counts[1] + counts[2]

function drawing({ bars, marks, inside }: Chart, name: string, { say }: PageView): SVGElement {
  const highest = Math.max(1, ...bars.map(({ counts }) => sumOf(counts)))
  const stacks = bars.flatMap(({ label, counts }, at) => {
    let top = HEIGHT
    const words = KINDS.map((kind, i) => `${say(kind)} ${counts[i]}`).join(', ')
    return counts.map((value, i) => {
      const height = (value / highest) * HEIGHT
      top -= height
      const shape = { x: at + 0.08, y: top, width: 0.84, height, class: `fill-${KINDS[i]}` }
      return value === 0 ? null : svg('rect', shape, svg('title', {}, `${label}: ${words}`))
    })
  })
  const [from, to] = inside
  return svg(
    'svg',
    {
      viewBox: `0 0 ${Math.max(1, bars.length)} ${HEIGHT}`,
      preserveAspectRatio: 'none',
      role: 'img',
      'aria-label': name,
    },
    svg('rect', { x: from, y: 0, width: Math.max(0, to - from), height: HEIGHT, class: 'inside' }),
    stacks,
    marks.map(({ at }) => svg('line', { x1: at, x2: at, y1: 0, y2: HEIGHT, class: 'border' })),
  )
}

/** A label at a place along a chart, on the side where there is room. */
function labelAt(at: number, all: number, text: string, isWide = false): HTMLElement {
  const share = (100 * at) / Math.max(1, all)
  const label = el('span', { class: isWide ? 'label wide' : 'label' }, text)
  if (share > 50) label.style.right = `${100 - share}%`
  else label.style.left = `${share}%`
  return label
}

/** A label below a place along a chart. Every second gives way on a narrow screen. */
function tickAt(at: number, all: number, text: string, i: number): HTMLElement {
  const share = (100 * at) / Math.max(1, all)
  const isInside = share > 5 && share < 95
  if (!isInside) return labelAt(at, all, text, i % 2 === 1)
  const label = el('span', { class: i % 2 === 1 ? 'label middle wide' : 'label middle' }, text)
  label.style.left = `${share}%`
  return label
}

/** The figures of a chart, as a table to be unfolded. */
function figures(title: string, { bars, unknown }: Chart, view: PageView): HTMLElement {
  const { say, count } = view
  const rows = [...bars, { label: say('unknown'), counts: unknown }].filter(({ counts }) => sumOf(counts) > 0)
  const columns: Column<Chart['bars'][number]>[] = [
    { title: say('range'), cell: ({ label }) => label },
    ...KINDS.map(
      (kind, i): Column<Chart['bars'][number]> => ({
        title: say(kind),
        kind: 'number',
        cell: ({ counts }) => count(counts[i]!),
      }),
    ),
  ]
  return el('details', {}, el('summary', {}, `${title} · ${say('figures')}`), longTable(view, title, columns, rows))
}

/** A bar chart with its borders, what it says in words, and its figures. */
export function chart(title: string, given: Chart, view: PageView): HTMLElement {
  const { say, count } = view
  const { bars, ticks, marks, inside, unknown } = given
  const total = (from: number, to: number) => bars.slice(from, to).reduce((sum, { counts }) => sum + sumOf(counts), 0)
  const within = total(...inside)
  const says = say('chartSays', {
    inside: count(within),
    outside: count(total(0, bars.length) - within),
    unknown: count(sumOf(unknown)),
    highest: count(Math.max(0, ...bars.map(({ counts }) => sumOf(counts)))),
  })
  const borders = marks.map(({ label }) => label)
  return el(
    'figure',
    {},
    el('figcaption', {}, el('h3', {}, title), el('p', { class: 'quiet' }, says)),
    el(
      'ul',
      { class: 'legend' },
      KINDS.map((kind) => el('li', { class: `key-${kind}` }, say(kind))),
    ),
    el(
      'div',
      { class: 'chart' },
      el(
        'div',
        { class: 'labels marks', 'aria-hidden': 'true' },
        marks.map(({ at, label }) => labelAt(at, bars.length, label)),
      ),
      drawing(given, [title, says, ...borders].join(' · '), view),
      el(
        'div',
        { class: 'labels', 'aria-hidden': 'true' },
        ticks.map(({ at, label }, i) => tickAt(at, bars.length, label, i)),
      ),
    ),
    figures(title, given, view),
  )
}
