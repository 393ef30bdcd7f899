import type { Wording } from '../model/message.js'
import { displayWidth } from '../text/display-width.js'
import { foldName, foldText } from '../text/fold.js'
import { foldVariants } from '../text/han-variants/fold-variants.js'
import { sanitiseTerminal } from '../text/sanitise-terminal.js'
import type { Paint } from './paint.js'
import type { Speaker } from './speaker.js'

/** What is shown of a source: as it stands in the evidence of entries.ndjson. */
export interface ShownSource {
  readonly source_id: string
  readonly source_kind: string
  readonly author: string
  readonly posted_at: string | null
  readonly matched: number
  readonly share: number
  readonly passages: readonly ShownPassage[]
}

export interface ShownPassage {
  readonly post_start: number
  readonly post_end: number
  readonly post_text: string
  readonly source_text: string
}

const WORDS = {
  source: {
    en: '{kind} {source}{author}{time}: {percent} % of the text, {matched} tokens',
    zh: '{kind} {source}{author}{time}：占全文 {percent}%，{matched} 字',
  },
  post: { en: 'post', zh: '帖子' },
  previous: { en: 'earlier campaign,', zh: '往期活动' },
  reference: { en: 'published text', zh: '已发表文章' },
  announcement: { en: 'announcement', zh: '活动公告' },
  author: { en: ' by {author}', zh: '，作者 {author}' },
  time: { en: ', {time}', zh: '，{time}' },
  here: { en: 'here', zh: '本帖' },
  there: { en: 'there', zh: '来源' },
} as const satisfies Record<string, Wording>

/** A piece of text, and whether it is the same on both sides. */
interface Piece {
  readonly text: string
  readonly isSame: boolean
}

/** The characters of a text that can be seen, blanks in a row as one. */
const charactersOf = (text: string): string[] =>
  Array.from(text.replace(/\s+/gu, ' ').trim()).filter((character) => character === ' ' || foldName(character) !== '')

/** What makes two characters the same: width, case and the forms of Chinese characters do not matter. */
const keyOf = (character: string): string => foldVariants(foldText(character))
/** Longer passages are compared in part only: the table of a comparison grows with the square. */
const MOST_COMPARED = 1500

/** Which characters of two texts belong to their longest common subsequence. */
function common(left: readonly string[], right: readonly string[]): { readonly a: Uint8Array; readonly b: Uint8Array } {
  const [a, b] = [left.map(keyOf), right.map(keyOf)]
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[i] === b[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!)
  const same = { a: new Uint8Array(a.length), b: new Uint8Array(b.length) }
  let i = 0
  let j = 0
  while (i < a.length && j < b.length)
    if (a[i] === b[j]) {
      same.a[i++] = 1
      same.b[j++] = 1
    } else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++
    else j++
  return same
}

function piecesOf(characters: readonly string[], same: Uint8Array): Piece[] {
  const pieces: { text: string; isSame: boolean }[] = []
  for (const [i, character] of characters.entries()) {
    const isSame = same[i] === 1
    const last = pieces.at(-1)
    if (last?.isSame === isSame) last.text += character
    else pieces.push({ text: character, isSame })
  }
  return pieces
}

/** Two texts, piece by piece: what both have, and what only one has. */
export function comparePassage(left: string, right: string): { readonly left: Piece[]; readonly right: Piece[] } {
  const [a, b] = [charactersOf(left).slice(0, MOST_COMPARED), charactersOf(right).slice(0, MOST_COMPARED)]
  const same = common(a, b)
  return { left: piecesOf(a, same.a), right: piecesOf(b, same.b) }
}

/** How what both sides have is shown, and the columns that takes by itself. */
interface Highlight {
  readonly mark: (text: string) => string
  readonly width: number
}

/**
 * Lays pieces out in lines of so many columns. What the other side has too is painted, or put in brackets without colour;
 * wide characters count two columns.
 */
function layOut(pieces: readonly Piece[], columns: number, { mark, width: marked }: Highlight): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  const flush = () => {
    lines.push(line)
    line = ''
    used = 0
  }
  for (const { text, isSame } of pieces) {
    let run = ''
    const close = () => {
      if (run !== '') line += isSame ? mark(run) : run
      run = ''
    }
    const room = isSame ? marked : 0
    if (used + room + 2 > columns) flush()
    used += room
    for (const character of sanitiseTerminal(text)) {
      const width = displayWidth(character)
      if (used + width > columns) {
        close()
        flush()
        used = room
      }
      run += character
      used += width
    }
    close()
  }
  if (line !== '') flush()
  return lines
}

const GUTTER = 8

function passageLines(passage: ShownPassage, speaker: Speaker, columns: number, highlight: Highlight): string[] {
  const { left, right } = comparePassage(passage.post_text, passage.source_text)
  const side = (label: Wording, pieces: readonly Piece[]) =>
    layOut(pieces, columns - GUTTER, highlight).map((line, i) => {
      const name = i === 0 ? speaker.say(label) : ''
      return `  ${name}${' '.repeat(GUTTER - 2 - displayWidth(name))}${line}`
    })
  return [...side(WORDS.here, left), ...side(WORDS.there, right)]
}

/** The copied passages of a post beside their sources, in lines of so many columns. */
export function passagesOf(sources: readonly ShownSource[], speaker: Speaker, paint: Paint, columns = 80): string[] {
  const { say } = speaker
  const isPainted = paint.bad('x') !== 'x'
  const highlight = isPainted ? { mark: paint.bad, width: 0 } : { mark: (text: string) => `[${text}]`, width: 2 }
  return sources.flatMap((source) => {
    const kind = WORDS[source.source_kind as 'post' | 'previous' | 'reference' | 'announcement']
    const head = say(WORDS.source, {
      kind: say(kind),
      source: source.source_id,
      author: source.author === '' ? '' : say(WORDS.author, { author: source.author }),
      time: source.posted_at === null ? '' : say(WORDS.time, { time: source.posted_at }),
      percent: Math.round(source.share * 100),
      matched: source.matched,
    })
    const lines = source.passages.flatMap((passage, i) => [
      ...(i === 0 ? [] : ['']),
      ...passageLines(passage, speaker, columns, highlight),
    ])
    return ['', paint.bold(sanitiseTerminal(head)), ...lines]
  })
}
