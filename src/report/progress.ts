import type { Wording } from '../model/message.js'
import { displayWidth } from '../text/display-width.js'
import { sanitiseTerminal } from '../text/sanitise-terminal.js'
import { cutColumns, shortenColumns } from '../text/wrap-columns.js'
import type { Speaker } from './speaker.js'

/** How far reading has got. */
export interface Reading {
  readonly file: string
  /** Rows of all files so far. */
  readonly rows: number
  /** Bytes of all files so far, and of all there are; undefined where that cannot be known, as of a pipe. */
  readonly bytes: number
  readonly total: number | undefined
  /** Since the beginning. */
  readonly seconds: number
}

const WORDS = {
  rows: { en: '{rows} posts', zh: '{rows} 条' },
  rate: { en: '{rate}/s', zh: '{rate} 条/秒' },
  left: { en: '{time} left', zh: '剩余 {time}' },
} as const satisfies Record<string, Wording>

const BAR = 20
const NAME = 24

const grouped = (count: number): string => String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',')

/** Minutes and seconds, with hours where there are any. */
function clockTime(seconds: number): string {
  const whole = Math.ceil(seconds)
  const two = (part: number) => String(part).padStart(2, '0')
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}

function bar(share: number): string {
  const full = Math.round(share * BAR)
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${String(Math.floor(share * 100)).padStart(3)} %`
}

/**
 * One line of at most `width` columns: a bar, posts, rate and the time left for files; without the bar where the end is
 * not known.
 */
export function progressLine({ file, rows, bytes, total, seconds }: Reading, width: number, { say }: Speaker): string {
  const share = total === undefined || total === 0 ? undefined : Math.min(1, bytes / total)
  const rate = seconds > 0 ? rows / seconds : 0
  const isSteady = share !== undefined && share > 0 && share < 1 && seconds > 0
  const left = isSteady ? say(WORDS.left, { time: clockTime((seconds / share) * (1 - share)) }) : undefined
  const parts = [
    shortenColumns(sanitiseTerminal(file), NAME),
    ...(share === undefined ? [] : [bar(share)]),
    say(WORDS.rows, { rows: grouped(rows) }),
    ...(rate > 0 ? [say(WORDS.rate, { rate: grouped(rate) })] : []),
    ...(left === undefined ? [] : [left]),
  ]
  // A narrow window loses the end of the line first, never the line's own end.
  while (parts.length > 2 && displayWidth(parts.join('  ')) > width) parts.pop()
  return cutColumns(parts.join('  '), width)
}
