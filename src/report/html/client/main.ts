import type { PageData } from '../page-model.js'
import type { PageWord } from '../page-words.js'
import { awards } from './awards.js'
import { chart } from './chart.js'
import { el } from './dom.js'
import { createRowFinder } from './find-rows.js'
import { funnel } from './funnel.js'
import { overview } from './overview.js'
import { createView, type PageView, section } from './page-view.js'
import { postSheet } from './post-sheet.js'
import { postTable } from './posts.js'
import { questions, rulings } from './questions.js'
import { manifest, rejects } from './record.js'

const LINKS: readonly (readonly [id: string, word: PageWord])[] = [
  ['prizes', 'prizes'],
  ['human', 'human'],
  ['rulings', 'rulings'],
  ['rules', 'funnel'],
  ['charts', 'charts'],
  ['posts', 'allPosts'],
  ['rejects', 'rejected'],
  ['manifest', 'manifest'],
]

const contents = ({ say, data }: PageView): HTMLElement =>
  el(
    'nav',
    { class: 'contents', 'aria-label': say('sections') },
    el(
      'ul',
      {},
      LINKS.filter(([id]) => (id !== 'rejects' && id !== 'rulings') || data[id].rows.length > 0).map(([id, word]) =>
        el('li', {}, el('a', { href: `#${id}` }, say(word))),
      ),
    ),
  )

/** What is folded is printed all the same. */
function unfoldForPrint(): void {
  let opened: HTMLDetailsElement[] = []
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')]
    for (const details of opened) details.open = true
  })
  addEventListener('afterprint', () => {
    for (const details of opened) details.open = false
  })
}

function start(): void {
  const data = JSON.parse(document.getElementById('data')!.textContent!) as PageData
  const view = createView(data)
  const finder = createRowFinder(data)
  const posts = postTable(view, finder)
  document.title = view.say('title', { name: data.name })
  document.body.prepend(
    el('a', { class: 'skip', href: '#posts' }, view.say('skip')),
    overview(view),
    contents(view),
    el(
      'main',
      {},
      awards(view),
      questions(view),
      rulings(view),
      funnel(view, (rule) => posts.show({ rule })),
      section(
        'charts',
        view.say('charts'),
        chart(view.say('times'), data.times, view),
        chart(view.say('lengths'), data.lengths, view),
      ),
      posts.element,
      rejects(view),
      manifest(view),
    ),
    postSheet(view, finder, posts),
  )
  unfoldForPrint()
}

start()
