import { collectGraphemes } from 'unicode-segmenter/grapheme'
import { displayWidth } from './display-width.js'

const CLOSES = /^[\p{Pe}\p{Pf}，。、；：！？…,.;:!?]/u

/** May a line end between two clusters? After a blank, and beside a wide character unless a closing mark follows. */
function mayBreak(before: string, after: string): boolean {
  if (before === ' ') return true
  return !CLOSES.test(after) && after !== ' ' && (displayWidth(before) === 2 || displayWidth(after) === 2)
}

/**
 * A text as lines of at most `width` columns, the first of at most `first`. Lines end at blanks and between Chinese
 * characters; what has neither is cut. Runs of blanks at line ends are dropped.
 */
export function wrapColumns(text: string, width: number, first = width): string[] {
  const clusters = [...collectGraphemes(text)]
  const lines: string[] = []
  let start = 0
  let end = 0
  let columns = 0
  let breakAt = 0
  while (end < clusters.length) {
    columns += displayWidth(clusters[end]!)
    if (columns > (lines.length === 0 ? first : width) && end > start && clusters[end] !== ' ') {
      // What does not fit beside what stands before it begins on the next line instead.
      const whole = lines.length === 0 && first < width ? start : end
      const stop = breakAt > start ? breakAt : whole
      lines.push(clusters.slice(start, stop).join('').trimEnd())
      start = stop
      end = stop
      columns = 0
      continue
    }
    end++
    if (end < clusters.length && mayBreak(clusters[end - 1]!, clusters[end]!)) breakAt = end
  }
  return [...lines, clusters.slice(start).join('').trimEnd()]
}

/** The beginning of clusters that takes at most some columns. */
function fitting(clusters: readonly string[], columns: number): string[] {
  let taken = 0
  const end = clusters.findIndex((cluster) => {
    taken += displayWidth(cluster)
    return taken > columns
  })
  return clusters.slice(0, end < 0 ? clusters.length : end)
}

/** A text without the blanks at its end and, where it takes more than `width` columns, with its end left out. */
export function cutColumns(text: string, width: number): string {
  const trimmed = text.trimEnd()
  if (displayWidth(trimmed) <= width) return trimmed
  return `${fitting([...collectGraphemes(trimmed)], width - 1)
    .join('')
    .trimEnd()}…`
}

/** A text of more than `width` columns with its middle left out: its beginning and its end tell most ids apart. */
export function shortenColumns(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  const clusters = [...collectGraphemes(text)]
  const head = fitting(clusters, Math.ceil((width - 1) / 2))
  const tail = fitting(clusters.toReversed(), Math.floor((width - 1) / 2)).toReversed()
  return `${head.join('')}…${tail.join('')}`
}
