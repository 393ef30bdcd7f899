import {
  type AwardPart,
  type AwardRow,
  BY_HUMAN,
  type Excerpt,
  OWN_TIME,
  type PageCopy,
  type PagePassage,
  type PageSource,
  type PostRow,
} from '../page-model.js'
import type { PageWord } from '../page-words.js'
import { type Child, el } from './dom.js'
import type { RowFinder } from './find-rows.js'
import { scrollable } from './long-table.js'
import { idText, outcomeMark, type PageView, postAsked, postLink, showTime, timeOf, verdictMark } from './page-view.js'
import type { PostTable } from './posts.js'
import { sameLetters } from './same-letters.js'

const SOURCE_WORDS: Readonly<Record<PageSource['kind'], PageWord>> = {
  post: 'ofPost',
  previous: 'ofPrevious',
  reference: 'ofReference',
  announcement: 'ofAnnouncement',
}

const percent = (share: number): string => `${Math.round(100 * share)}%`

/** What the two sides have in common stands out; what a copyist changed does not. */
function highlighted({ before, words, after }: Excerpt, same: readonly boolean[]): Child {
  const parts: Child[] = []
  for (let at = 0; at < words.length; ) {
    let end = at + 1
    while (end < words.length && same[end] === same[at]) end++
    const run = words.slice(at, end)
    parts.push(same[at] ? el('mark', {}, run) : run)
    at = end
  }
  return [before, parts, after]
}

function passagePair({ post, source }: PagePassage, { say }: PageView): HTMLElement {
  const [inPost, inSource] = sameLetters(post.words, source.words)
  const side = (title: string, text: Excerpt, same: readonly boolean[]) =>
    el('div', {}, el('h5', {}, title), el('blockquote', {}, highlighted(text, same)))
  return el('div', { class: 'pair' }, side(say('thisPost'), post, inPost), side(say('theSource'), source, inSource))
}

function sourcePart(source: PageSource, view: PageView): HTMLElement {
  const { say } = view
  const { kind, id, author, share, passages } = source
  const time = source.time === '' ? say('noTime') : showTime(source.time)
  return el(
    'article',
    {},
    el('h4', {}, say(SOURCE_WORDS[kind], { id, author: author || '–', time })),
    el(
      'p',
      { class: 'quiet' },
      say('share', { share: percent(share) }),
      kind === 'post' ? [' · ', postLink(id)] : null,
    ),
    passages.map((passage) => passagePair(passage, view)),
  )
}

function copyPart({ sources, text, isCut }: PageCopy, view: PageView): HTMLElement {
  const { say } = view
  return el(
    'section',
    { 'aria-label': say('copies') },
    el('h3', {}, say('copies')),
    sources.map((source) => sourcePart(source, view)),
    isCut ? el('p', { class: 'quiet' }, say('cutPassages')) : null,
    text === null
      ? null
      : el('details', {}, el('summary', {}, say('wholeText')), el('blockquote', { class: 'whole' }, text)),
  )
}

/** What humans decided of a post, if they did. */
function rulingsPart([, , , , , found]: PostRow, { say, data }: PageView): HTMLElement | null {
  const rulings = found.map((statement) => data.statements[statement]!).filter(([rule]) => rule === BY_HUMAN)
  if (rulings.length === 0) return null
  return el(
    'section',
    { 'aria-label': say('rulings') },
    el('h3', {}, say('rulings')),
    el(
      'ul',
      { class: 'plain' },
      rulings.map(([, , text]) => el('li', {}, text)),
    ),
  )
}

function findingsPart([, , time, , , found]: PostRow, view: PageView): HTMLElement {
  const { say, data } = view
  const rows = found.flatMap((statement) => {
    const [rule, outcome, text] = data.statements[statement]!
    if (rule === BY_HUMAN) return []
    const info = data.rules[rule]
    const words = text.replaceAll(OWN_TIME, time)
    return el(
      'tr',
      {},
      el('th', { scope: 'row', class: 'id' }, info?.id ?? ''),
      el('td', {}, outcomeMark(outcome, view)),
      el('td', { class: 'text' }, words, info?.effect === 'gate' ? el('small', {}, say('gateNote')) : null),
    )
  })
  const head = el(
    'tr',
    {},
    (['rule', 'outcome', 'measured'] as const).map((word) => el('th', { scope: 'col' }, say(word))),
  )
  const table = el(
    'table',
    {},
    el('caption', { class: 'spoken' }, say('findings')),
    el('thead', {}, head),
    el('tbody', {}, rows),
  )
  return el(
    'section',
    { 'aria-label': say('findings') },
    el('h3', {}, say('findings')),
    scrollable(table, say('findings')),
  )
}

/** What a post won, waits for, or was passed over for. */
function prizeLines(id: string, { data, say }: PageView): HTMLElement[] {
  const line = (award: AwardPart, row: AwardRow) =>
    [say(row.status), award.name, row.place > 0 && `${say('place')} ${row.place}`, row.prize, row.amount, row.reason]
      .filter((part) => part !== '' && part !== false)
      .join(' · ')
  return data.awards.flatMap((award) => [
    ...award.rows.filter(({ post }) => post === id).map((row) => el('li', {}, line(award, row))),
    ...award.passedOver
      .filter(({ post }) => post === id)
      .map(({ rank, rules }) => el('li', {}, `${award.name} · ${say('passedOverAt', { rank, rules })}`)),
  ])
}

function factsPart([id, user, time, verdict, characters]: PostRow, view: PageView): HTMLElement {
  const { say, count, data } = view
  const fact = (word: PageWord, ...value: Child[]) => el('div', {}, el('dt', {}, say(word)), el('dd', {}, value))
  const prizes = prizeLines(id, view)
  return el(
    'dl',
    { class: 'facts' },
    fact('user', idText(user)),
    fact('time', timeOf(time), ` (${data.manifest.zone})`),
    fact('verdict', verdictMark(verdict, view)),
    fact('length', count(characters)),
    prizes.length === 0 ? null : fact('standing', el('ul', { class: 'plain' }, prizes)),
  )
}

/** Forgets the post in the address, so that it can be opened again; where the browser forbids that, nothing is lost. */
function forgetAddress(): void {
  try {
    history.replaceState(null, '', location.href.replace(/#.*$/, ''))
  } catch {
    location.hash = ''
  }
}

/** The sheet of one post, opened by any link to it and by the address of the page. */
export function postSheet(view: PageView, finder: RowFinder, table: PostTable): HTMLElement {
  const { data, say } = view
  const title = el('h2', { id: 'sheet-title', tabindex: -1 })
  const content = el('div', { class: 'content' })
  const step = (word: PageWord, by: number) =>
    el('button', { type: 'button', on: { click: () => move(by) } }, say(word))
  const before = step('before', -1)
  const after = step('after', 1)
  const close = el('button', { type: 'button', class: 'close', on: { click: () => dialog.close() } }, say('close'))
  const dialog = el(
    'dialog',
    { id: 'sheet', 'aria-labelledby': 'sheet-title' },
    el('div', { class: 'bar-top' }, title, el('div', { class: 'buttons' }, before, after, close)),
    content,
  )
  let row: number | undefined

  function fillIn(id: string): void {
    row = finder.rowOf(id)
    title.textContent = say('postHead', { post: id })
    const post = row === undefined ? undefined : data.posts.rows[row]
    content.replaceChildren(
      ...(post
        ? [
            factsPart(post, view),
            rulingsPart(post, view),
            findingsPart(post, view),
            post[6] ? copyPart(post[6], view) : null,
          ].filter((part) => part !== null)
        : [el('p', {}, say('notHere', { post: id }))]),
    )
    const found = table.found()
    const at = row === undefined ? -1 : found.indexOf(row)
    before.disabled = at < 1
    after.disabled = at < 0 || at === found.length - 1
  }
  function move(by: number): void {
    const found = table.found()
    const next = row === undefined ? undefined : found[found.indexOf(row) + by]
    if (next === undefined) return
    fillIn(data.posts.rows[next]![0])
    title.focus()
  }
  function open(): void {
    const id = postAsked(location.hash)
    if (id === undefined) return
    fillIn(id)
    if (!dialog.open) dialog.showModal()
    dialog.scrollTop = 0
    title.focus()
    document.documentElement.classList.add('opened')
  }
  dialog.addEventListener('close', () => {
    document.documentElement.classList.remove('opened')
    forgetAddress()
  })
  addEventListener('hashchange', open)
  addEventListener('load', open)
  return dialog
}
