import type { Screenshots } from '../model/post.js'
import { foldName } from '../text/fold.js'

const YES = new Set(['true', '1', 'yes', 'y', 't', 'verified', 'passed', '是', '已认证', '已完成', '已通过', '通过'])
const NO = new Set(['false', '0', 'no', 'n', 'f', 'unverified', 'none', '否', '未认证', '未完成', '未通过'])
const NOTHING = new Set(['', '-', '0', 'no', 'n', 'none', 'null', 'false', '[]', '无', '無', '没有', '沒有', '否'])
const SOMETHING = new Set(['true', 'yes', 'y', '是', '有', '已上传', '已附', '√', '✓'])
/** One link, and nothing that could part it from another or make it a word. */
const LONE_LINK = /^https?:\/\/[^\s,，;；|｜]{20,}$/
const FILE_OR_LINK = /^(?:https?:\/\/|\/\/)|\.[A-Za-z0-9]{2,5}(?:[?#].*)?$/

const PLAIN_ID = /^[\w-]*$/
const AROUND_ID = /[\p{White_Space}\p{Default_Ignorable_Code_Point}]/u

/** An id without the white space and what nobody sees around it: two spellings of one id must not pass for two. Linear. */
export function readId(cell: string): string {
  if (PLAIN_ID.test(cell)) return cell
  const letters = Array.from(cell)
  const isInside = (letter: string) => !AROUND_ID.test(letter)
  return letters.slice(letters.findIndex(isInside), letters.findLastIndex(isInside) + 1).join('')
}

const DAMAGED_ID = /^[+-]?\d(?:[.,]\d+)?E\+?\d+$/i

/** Whether an id is what a spreadsheet makes of a long number: `1.98E+18`. */
export const isDamagedId = (id: string): boolean => (id.includes('E') || id.includes('e')) && DAMAGED_ID.test(id)

/** Twice the longest word: a link is longer, and most cells of screenshots are links. */
const LONGEST_WORD = 20

/** The form in which the words of a cell are looked up; a long cell is none of them, whatever it folds to. */
const wordOf = (cell: string): string => (cell.length > LONGEST_WORD ? cell : foldName(cell))

/** A yes/no word in English or Chinese; undefined for anything else: unknown. */
export function readYesNo(cell: string): boolean | undefined {
  // Most cells are such a word as it is listed, and need no folding.
  if (YES.has(cell)) return true
  if (NO.has(cell)) return false
  const word = wordOf(cell)
  return YES.has(word) ? true : NO.has(word) ? false : undefined
}

/** The texts of a JSON array, or undefined when the cell is none. */
function jsonTexts(cell: string): string[] | undefined {
  if (!cell.startsWith('[')) return undefined
  try {
    const value: unknown = JSON.parse(cell)
    if (!Array.isArray(value)) return undefined
    return value
      .filter((entry) => entry !== null && entry !== '')
      .map((e) => (typeof e === 'string' ? e : JSON.stringify(e)))
  } catch {
    return undefined
  }
}

/** Links may hold commas (`?resize,w_100`): a piece after a comma that looks like neither link nor file belongs to the link. */
function splitAtCommas(piece: string): string[] {
  const groups: string[][] = []
  for (const part of piece.split(/[,，]/)) {
    const last = groups.at(-1)
    if (last && /^https?:\/\//.test(last[0]!) && !FILE_OR_LINK.test(part)) last.push(part)
    else groups.push([part])
  }
  return groups.map((group) => group.join(','))
}

/**
 * Screenshots of a cell: links or file names parted by `;`, `|`, `,` or white space, a JSON array, or a count.
 * A count or a mere yes has no names by which a second use could be seen.
 */
export function readScreenshots(cell: string): Screenshots {
  if (LONE_LINK.test(cell)) return { count: 1, images: [cell] }
  const trimmed = cell.trim()
  if (NOTHING.has(wordOf(trimmed))) return { count: 0, images: [] }
  // Programs that keep a column of counts as decimals write 2.0.
  if (/^\d{1,6}(?:\.0{1,6})?$/.test(trimmed)) return { count: Number(trimmed), images: [] }
  if (SOMETHING.has(wordOf(trimmed))) return { count: 1, images: [] }
  const pieces = jsonTexts(trimmed) ?? trimmed.split(/[;；|｜\s]+/).flatMap(splitAtCommas)
  const images = [...new Set(pieces.map((piece) => piece.trim()).filter((piece) => !NOTHING.has(wordOf(piece))))]
  return { count: images.length, images }
}

/** Entries of a column of hashtags: those of a JSON array, else the cell as it is; the hashtag rule takes it apart. */
export function readHashtags(cell: string): string[] {
  const trimmed = cell.trim()
  return trimmed === '' ? [] : (jsonTexts(trimmed) ?? [trimmed])
}
